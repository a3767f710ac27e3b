using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The trellis of an ogee or diamond repeat: it parts the cloth into compartments that a toss is packed into.</summary>
/// <remarks>
/// A compartment stands about every place of the lattice (0, 0), (w/2, h/2). Its sides are straight for diamonds; for ogees
/// they are sine waves that touch their neighbours, drawn as cubics with handles of 0.3642 of the half wave, which keeps within
/// 1 % of the sine. Two sides and one joint in the drawn cell make all others by the repeat.
/// </remarks>
public sealed class Compartments
{
    private const double SineHandle = 0.3642;
    private readonly DesignCanvas _canvas;
    private readonly Point[][] _sides;
    private readonly double _breadth;
    private readonly int _look;
    private readonly PaletteRole _main, _detail;

    private Compartments(DesignCanvas canvas, bool ogee)
    {
        _canvas = canvas;
        double w = canvas.Page.Width, h = canvas.Page.Height;
        Joint = new(w / 2, 0);
        _sides = [Side(new(w / 2, 0), -1), Side(new(w / 2, 0), 1)];
        Dice dice = canvas.Dice.Fork("trellis");
        _look = dice.Whole(0, 2);
        double fine = Math.Max(canvas.MinLine, canvas.MinGap);
        _breadth = Math.Max(_look == 0 ? 2 * canvas.MinLine * 1.2 + fine * 1.1 : 2.2 * canvas.MinLine, w * (_look == 1 ? 0.012 : 0.009));
        _main = canvas.Bold(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Line, PaletteRole.Hero, PaletteRole.Shade);
        _detail = canvas.Against(PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Hero, _main);

        // From a joint down to the one at the left or right, in even steps.
        Point[] Side(Point from, int way)
        {
            Point to = from + new Point(way * w / 2, h / 2);
            Point one = ogee ? from + new Point(0, h / 2 * SineHandle) : Point.Lerp(from, to, 1 / 3.0), two = ogee ? to - new Point(0, h / 2 * SineHandle) : Point.Lerp(from, to, 2 / 3.0);
            int steps = Math.Max(12, (int)(from.DistanceTo(to) / 3));
            return [.. Enumerable.Range(0, steps + 1).Select(i => Contour.PointOn(from, Segment.Curve(one, two, to), (double)i / steps))];
        }
    }

    /// <summary>Where four compartments meet, mm.</summary>
    public Point Joint { get; }

    /// <summary>The middle of a compartment, mm: where its largest motif stands best.</summary>
    public Point Middle => new(_canvas.Page.Width / 2, _canvas.Page.Height / 2);

    /// <summary>The trellis of a canvas; null where its repeat has none.</summary>
    public static Compartments? For(DesignCanvas canvas) => canvas.Repeat?.Layout switch
    {
        RepeatLayout.Ogee => new(canvas, ogee: true),
        RepeatLayout.Diamond => new(canvas, ogee: false),
        _ => null,
    };

    /// <summary>Takes the trellis's room from a packing, so that motifs keep off it.</summary>
    public void Reserve(TorusPacking packing)
    {
        // Leaves and beads stand out a little on both sides.
        double radius = _breadth / 2 + (_look == 0 ? 0 : _breadth * 0.9);
        packing.Place([.. _sides.SelectMany(s => s).Select(p => new Disc(p, radius)), new(Joint, JointRadius)], Affine.Identity, kind: -1);
    }

    /// <summary>Draws the trellis: a double line, a line with beads, or a stem with leaves; a rosette on the joint.</summary>
    public void Draw()
    {
        foreach (Point[] side in _sides)
        {
            _canvas.Fill(_main, Ribbon.Along(side, _breadth, _breadth));
            if (_look == 0)
                _canvas.Fill(PaletteRole.Ground, Ribbon.Along(side, _breadth - 2.4 * _canvas.MinLine, _breadth - 2.4 * _canvas.MinLine));
        }
        if (_look > 0)
            Along();
        _canvas.Fill(_main, Petals(JointRadius, 8));
        if (_canvas.Differ(_detail, _main))
            _canvas.Fill(_detail, Petals(JointRadius * 0.66, 8));
        _canvas.Fill(_canvas.Against(_detail, _main, PaletteRole.Ground, PaletteRole.Light), Outline.Circle(Joint, Math.Max(_canvas.MinLine, JointRadius * 0.24)));
    }

    private double JointRadius => Math.Max(2.6 * _breadth, _canvas.Page.Width * 0.034);

    private void Along()
    {
        double pitch = _look == 1 ? Math.Max(_breadth * 2.6, 2 * (_breadth + _canvas.MinGap)) : _breadth * 5;
        Outline all = Outline.Empty;
        foreach (Point[] side in _sides)
        {
            double length = 0, next = JointRadius + pitch / 2, total = side.Zip(side.Skip(1), (a, b) => a.DistanceTo(b)).Sum();
            int turn = 1;
            for (int i = 0; i + 1 < side.Length; i++)
            {
                double step = side[i].DistanceTo(side[i + 1]);
                for (; next < length + step && next < total - JointRadius - pitch * 0.3; next += pitch, turn = -turn)
                {
                    Point at = Point.Lerp(side[i], side[i + 1], (next - length) / step), along = (side[i + 1] - side[i]).Unit;
                    all = all.With(_look == 1 ? Outline.Circle(at, _breadth * 0.95) : Leaf(at, along, turn));
                }
                length += step;
            }
        }
        _canvas.Fill(_look == 1 && _canvas.Differ(_detail, PaletteRole.Ground) ? _detail : _main, all);
    }

    private Outline Leaf(Point foot, Point along, int turn)
    {
        double length = _breadth * 3.4, width = Math.Max(_canvas.MinLine * 1.6, _breadth * 0.9);
        Affine place = new Affine(along.X, along.Y, -along.Y, along.X, foot.X, foot.Y);
        return new OutlineBuilder().MoveTo(new(0, 0)).CurveTo(new(length * 0.2, turn * width * 0.2), new(length * 0.3, turn * width * 2), new(length * 0.85, turn * width * 1.7))
            .CurveTo(new(length * 0.8, turn * width * 0.6), new(length * 0.4, -turn * width * 0.1), new(0, 0)).Close().Build().Transform(place);
    }

    private Outline Petals(double radius, int count)
    {
        var builder = new OutlineBuilder().MoveTo(Joint + Point.Polar(radius * 0.72, -Math.PI / count));
        for (int i = 0; i < count; i++)
        {
            double middle = Math.Tau * i / count, half = Math.PI / count;
            builder.CurveTo(Joint + Point.Polar(radius * 1.08, middle - half * 0.7), Joint + Point.Polar(radius * 1.08, middle + half * 0.7), Joint + Point.Polar(radius * 0.72, middle + half));
        }
        return builder.Close().Build();
    }
}
