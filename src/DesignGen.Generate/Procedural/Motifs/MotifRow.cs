using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>A row of small motifs along a stripe, evenly spaced so that it runs on over the tile's edge.</summary>
public sealed class MotifRow
{
    private readonly DesignCanvas _canvas;
    private readonly Striping _striping;
    private readonly PaletteRole _on, _main, _second, _small;
    private readonly double _size, _breadth;

    /// <summary>A row on stripes of a role.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="striping">Where stripes lie.</param>
    /// <param name="on">Colour of the stripe.</param>
    /// <param name="size">Size of a motif across the stripe, mm.</param>
    /// <param name="breadth">Breadth of the stripe, mm.</param>
    public MotifRow(DesignCanvas canvas, Striping striping, PaletteRole on, double size, double breadth)
    {
        (_canvas, _striping, _on, _size, _breadth) = (canvas, striping, on, size, breadth);
        List<PaletteRole> seen = canvas.Distinct(on, on == PaletteRole.Ground
            ? [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Line]
            : [PaletteRole.Ground, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Line]);
        _main = seen.Count > 0 ? seen[0] : PaletteRole.Line;
        _second = seen.Count > 1 ? seen[1] : _main;
        _small = canvas.Against(_main, PaletteRole.Accent, PaletteRole.Light, _on);
    }

    /// <summary>Draws one row.</summary>
    /// <param name="motif">As the parameter <c>motif</c> of the stripes, from 1.</param>
    /// <param name="phase">Phase of the row's middle line.</param>
    public void Draw(int motif, double phase)
    {
        if (motif == 6)
        {
            Zigzag(phase);
            return;
        }
        double pitch = motif switch { 1 => 1.25, 3 => 0.62, _ => 1.5 } * _size / _striping.AlongScale;
        int count = Math.Max(1, (int)Math.Round(_striping.Length / pitch / 2)) * 2;
        if (motif == 3)
            Vine(phase, count);
        for (int i = 0; i < count; i++)
        {
            // Only leaves follow the stripe: hearts and stars stay upright.
            Affine place = Affine.Rotate(motif == 3 ? _striping.Angle : 0).Then(Affine.Translate(_striping.At(phase, (i + 0.5) * _striping.Length / count)));
            void Fill(PaletteRole role, Outline outline) => _canvas.Fill(role, outline.Transform(place));
            double r = _size / 2;
            switch (motif)
            {
                case 1:
                    Fill(i % 2 == 0 ? _main : _second, Outline.Circle(Point.Zero, i % 2 == 0 ? r * 0.8 : r * 0.42));
                    break;
                case 2:
                    Daisy(Fill, i % 2 == 0 ? r : r * 0.72, i);
                    break;
                case 3:
                    Leaf(Fill, i, count);
                    break;
                case 4:
                    Fill(i % 2 == 0 ? _main : _second, Star(i % 2 == 0 ? r : r * 0.6));
                    break;
                default:
                    Fill(i % 2 == 0 ? _main : _second, Heart(i % 2 == 0 ? r : r * 0.62));
                    break;
            }
        }
    }

    private void Daisy(Action<PaletteRole, Outline> fill, double r, int index)
    {
        PaletteRole role = index % 2 == 0 ? _main : _second;
        if (r < _canvas.MinLine * 6)
        {
            // Petals would be finer than the press holds.
            fill(role, Outline.Circle(Point.Zero, r * 0.7));
            return;
        }
        int petals = r > 4 ? 9 : 6;
        double half = Math.PI / petals * 0.86;
        Outline all = Outline.Empty;
        for (int k = 0; k < petals; k++)
        {
            double a = Math.Tau * k / petals + (index % 2) * 0.3;
            Point tip = Point.Polar(r, a), left = Point.Polar(r * 0.78, a - half * 0.8), right = Point.Polar(r * 0.78, a + half * 0.8);
            Point root = Point.Polar(r * 0.12, a);
            all = all.With(new OutlineBuilder().MoveTo(root).CurveTo(Point.Polar(r * 0.45, a - half * 0.7), left, tip + (left - tip) * 0.55)
                .CurveTo(tip + (left - tip) * 0.1, tip + (right - tip) * 0.1, tip + (right - tip) * 0.55)
                .CurveTo(right, Point.Polar(r * 0.45, a + half * 0.7), root).Close().Build());
        }
        fill(role, all);
        PaletteRole eye = _canvas.Against(role, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line, _on);
        if (r * 0.3 > _canvas.MinLine)
            fill(eye, Outline.Circle(Point.Zero, r * 0.3));
        if (r > 5)
            fill(_canvas.Against(eye, role, _on, PaletteRole.Line), Outline.Circle(Point.Zero, r * 0.13));
    }

    // The stem sways once for two leaves; each leaf grows from the outside of a bend.
    private void Vine(double phase, int count)
    {
        double thick = Math.Max(_canvas.MinLine * 1.5, _size * 0.05), sway = _size * 0.16;
        int steps = count * 6;
        double over = 0.2;
        var points = new List<Point>();
        Point On(double along, double side) => _striping.At(phase, along) + _striping.Normal * (Math.Sin(Math.PI * count * along / _striping.Length) * sway + side);
        for (int i = 0; i <= steps; i++)
            points.Add(On(i * (_striping.Length + 2 * over) / steps - over, -thick / 2));
        for (int i = steps; i >= 0; i--)
            points.Add(On(i * (_striping.Length + 2 * over) / steps - over, thick / 2));
        _canvas.Fill(_second, Outline.Polygon([.. points]));
    }

    private void Leaf(Action<PaletteRole, Outline> fill, int index, int count)
    {
        // In place coordinates x runs along the stripe; the stem's bend lies on alternate sides.
        double side = Math.Sign(Math.Sin(Math.PI * (index + 0.5))) * (Point.Dot(_striping.Normal, Affine.Rotate(_striping.Angle).Apply(new Point(0, 1))) >= 0 ? 1 : -1);
        double length = Math.Min(_size * 0.62, _striping.Length * _striping.AlongScale / count * 0.85), width = length * (length < _canvas.MinLine * 9 ? 0.46 : 0.36);
        Affine grow = Affine.Rotate(side > 0 ? 0.75 : -0.75).Then(Affine.Translate(-length * 0.3, side * _size * 0.15));
        Outline whole = new OutlineBuilder().MoveTo(new(0, 0)).CurveTo(new(length * 0.25, -width), new(length * 0.75, -width * 0.9), new(length, 0))
            .CurveTo(new(length * 0.75, width * 0.9), new(length * 0.25, width), new(0, 0)).Close().Build();
        Outline half = new OutlineBuilder().MoveTo(new(0, 0)).CurveTo(new(length * 0.25, -width), new(length * 0.75, -width * 0.9), new(length, 0))
            .CurveTo(new(length * 0.6, -width * 0.12), new(length * 0.3, -width * 0.1), new(0, 0)).Close().Build();
        fill(_main, whole.Transform(grow));
        if (length > _canvas.MinLine * 24 && _canvas.Differ(_small, _main))
            fill(_canvas.Against(_main, PaletteRole.Shade, PaletteRole.Light, _small), half.Transform(grow));
        // A berry across the stem keeps the row's edges even.
        if (_size > 5)
            fill(_small, Outline.Circle(new(length * 0.1, -side * _size * 0.26), Math.Max(_canvas.MinLine * 1.1, _size * 0.075)));
    }

    private void Zigzag(double phase)
    {
        int teeth = Math.Max(1, (int)Math.Round(_striping.Length * _striping.AlongScale / (_size * 0.9)));
        double high = _size * 0.32, thick = Math.Max(_size * 0.2, Math.Max(_canvas.MinLine, _canvas.MinGap));
        var points = new List<Point>();
        Point On(double half, double side) =>
            _striping.At(phase, half * _striping.Length / (2 * teeth)) + _striping.Normal * (((int)Math.Round(half) % 2 == 0 ? high : -high) + side);
        // One corner past each end: the ends hide under the next image, so the joint has no notch.
        for (int i = -1; i <= 2 * teeth + 1; i++)
            points.Add(On(i, -thick / 2));
        for (int i = 2 * teeth + 1; i >= -1; i--)
            points.Add(On(i, thick / 2));
        _canvas.Fill(_main, Outline.Polygon([.. points]));
        for (int i = 0; i < 2 * teeth && _size > 5; i++)
        {
            Point between = On(i, 0) - _striping.Normal * ((i % 2 == 0 ? 1 : -1) * high * 2.05);
            if (_breadth / 2 > high + _size * 0.09)
                _canvas.Fill(_second, Outline.Circle(between, Math.Max(_canvas.MinLine, _size * 0.085)));
        }
    }

    private static Outline Star(double r)
    {
        Point[] points = new Point[10];
        for (int k = 0; k < 10; k++)
            points[k] = Point.Polar(k % 2 == 0 ? r : r * 0.44, Math.Tau * k / 10 - Math.PI / 2);
        return Outline.Polygon(points);
    }

    private static Outline Heart(double r) => new OutlineBuilder().MoveTo(new(0, r * 0.9))
        .CurveTo(new(-r * 0.5, r * 0.45), new(-r, r * 0.05), new(-r, -r * 0.35)).CurveTo(new(-r, -r * 0.95), new(-r * 0.2, -r * 1.0), new(0, -r * 0.45))
        .CurveTo(new(r * 0.2, -r * 1.0), new(r, -r * 0.95), new(r, -r * 0.35)).CurveTo(new(r, r * 0.05), new(r * 0.5, r * 0.45), new(0, r * 0.9)).Close().Build();
}
