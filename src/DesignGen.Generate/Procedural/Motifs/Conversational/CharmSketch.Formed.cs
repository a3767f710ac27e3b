using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Parts and outlines of which the native motifs are built, and the form that each individual takes.</summary>
public sealed partial class CharmSketch
{
    // Veins and the like crowd a thing smaller than this across.
    private const double LeastVeinedMm = 18;

    /// <summary>A part that was made elsewhere.</summary>
    public CharmSketch Part(CharmPart part)
    {
        _parts.Add(part);
        return this;
    }

    /// <summary>Several parts of the silhouette in one colour.</summary>
    public CharmSketch Bodies(CharmTone tone, params IEnumerable<Outline> shapes) => shapes.Aggregate(this, (sketch, shape) => sketch.Body(tone, shape));

    /// <summary>A part of the silhouette with a rim in another tone, which parts it from its like; where the press would not hold the rim it goes without, unless it is pale: a highlight may have the ground's own colour, and only the rim shows it.</summary>
    public CharmSketch Rimmed(CharmTone tone, CharmTone rim, Outline shape, double wide = 0.035)
    {
        _parts.Add(new(rim, null, pen => tone == CharmTone.Glow || wide * 2.6 >= pen.Hair ? Stroke.Outline(shape.Contours, new StrokeStyle(2 * Math.Max(wide, pen.Hair * 1.05)) { Join = StrokeJoin.Round, ToleranceMm = 0.004 }, closed: true) : null));
        return Body(tone, shape);
    }

    /// <summary>Rimmed parts one over the other.</summary>
    public CharmSketch Rimmed(CharmTone tone, CharmTone rim, IEnumerable<Outline> shapes) => shapes.Aggregate(this, (sketch, shape) => sketch.Rimmed(tone, rim, shape));

    /// <summary>Details of one kind.</summary>
    public CharmSketch Details(CharmTone tone, double fine, IEnumerable<Outline> shapes) => Detail(tone, fine, new([.. shapes.SelectMany(s => s.Contours)]));

    /// <summary>A vein, barb or whisker: as a line, and left out of things too small to carry it.</summary>
    public CharmSketch Vein(CharmTone tone, double width, double space, params double[] xy)
    {
        Point[] spine = Points(xy);
        _parts.Add(new(tone, null, pen => 2 * pen.Unit >= LeastVeinedMm && space >= pen.Hair * 2 + pen.Gap * 0.4 ? Ribbon.Along(spine, pen.Line(width), pen.Line(width * 0.3)) : null));
        return this;
    }

    /// <summary>Fine lines of one kind; see <see cref="Line"/>.</summary>
    public CharmSketch Lines(CharmTone tone, double width, double space, IEnumerable<double[]> lines) => lines.Aggregate(this, (sketch, line) => sketch.Line(tone, width, space, line));

    /// <summary>A coil from its rim inwards, with as many turns as the press keeps apart; left out where not even a hook fits.</summary>
    /// <param name="tone">Its colour.</param>
    /// <param name="width">Width of its line.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Distance of its outer end from the middle.</param>
    /// <param name="degrees">Direction of its outer end, clockwise from the right.</param>
    /// <param name="sense">1 for clockwise, −1 for the other way.</param>
    public CharmSketch Coil(CharmTone tone, double width, double x, double y, double radius, double degrees, double sense)
    {
        _parts.Add(new(tone, null, pen =>
        {
            double line = pen.Line(width), step = line + Math.Max(pen.Gap, line * 0.9), turns = Math.Min(1.5, (radius - line * 0.4) / step);
            if (turns < 0.6)
                return null;
            int points = Math.Max(6, (int)(turns * 9));
            return Ribbon.Along([.. Enumerable.Range(0, points + 1).Select(i => new Point(x, y) + Point.Polar(radius - step * turns * i / points, (degrees + sense * 360 * turns * i / points) * Math.PI / 180))], line, line);
        }));
        return this;
    }

    /// <summary>The charm in a form of its own, moved and sized to fill the square.</summary>
    /// <param name="species">What it is.</param>
    /// <param name="dice">Chance of the form.</param>
    /// <param name="play">How freely it may vary, 0 to 1.</param>
    /// <param name="flips">Whether it may face both ways.</param>
    public Charm Formed(string species, Dice dice, double play = 1, bool flips = true)
    {
        CharmForm form = CharmForm.Of(dice.Fork("form"), play, flips);
        Rect bounds = _parts.Where(p => p.Body is not null).Aggregate(Rect.Empty, (all, p) => all.Union(Drawn(form.Map(p.Body!))));
        double scale = 1.96 / Math.Max(bounds.Width, bounds.Height);
        Affine fit = Affine.Translate(-bounds.Centre.X, -bounds.Centre.Y).Then(Affine.Scale(scale));
        Outline Put(Outline outline) => form.Map(outline).Transform(fit);
        Disc? face = _face is { } f ? new Disc(fit.Apply(form.Map(f.Centre)), f.Radius * scale) : null;
        return new(species, [.. _parts.Select(p => new CharmPart(p.Tone, p.Body is null ? null : Put(p.Body), pen => p.Shape(pen) is { } shape ? Put(shape) : null))], face, form.Least * scale);
    }

    // Handles reach beyond the curve; points of the curve itself tell its size.
    private static Rect Drawn(Outline outline) => outline.Contours.Aggregate(Rect.Empty, (all, c) => c.Flatten(0.01).Aggregate(all, (r, p) => r.Including(p)));

    /// <summary>A closed smooth curve, the same left and right.</summary>
    /// <param name="xy">Points of the right half from the top down, the first and last on the axis or beside it.</param>
    public static Outline Even(params double[] xy)
    {
        Point[] right = Points(xy);
        return Outline.Smooth([.. right, .. right.Reverse().Where(p => Math.Abs(p.X) > 1e-9).Select(p => new Point(-p.X, p.Y))]);
    }

    /// <summary>A closed curve with corners, the same left and right.</summary>
    /// <param name="runs">Smooth runs of the right half from the axis down to the axis.</param>
    public static Outline EvenCut(params double[][] runs) =>
        Joined([.. runs, .. runs.Reverse().Select(run => (double[])[.. Points(run).Reverse().SelectMany(p => new[] { -p.X, p.Y })])]);

    /// <summary>A polygon with softened corners.</summary>
    /// <param name="soft">How much of each edge the rounding takes, 0 to 0.5.</param>
    /// <param name="xy">Its corners.</param>
    public static Outline Angular(double soft, params double[] xy) => Emblem.Rounded(Points(xy), soft);

    /// <summary>A box with round corners.</summary>
    public static Outline Box(double left, double top, double right, double bottom, double corner = 0) => Outline.RoundedRectangle(new(left, top, right, bottom), corner);

    /// <summary>A limb or tail: a smooth line whose width swells and tapers.</summary>
    /// <param name="widths">Widths at even steps from end to end, two at least.</param>
    /// <param name="xy">Points of its middle line.</param>
    public static Outline Limb(double[] widths, params double[] xy)
    {
        const int Fine = 5;
        Point[] p = Points(xy);
        int steps = (p.Length - 1) * Fine;
        Point On(int k)
        {
            int i = Math.Min(k / Fine, p.Length - 2);
            double t = (double)(k - i * Fine) / Fine;
            Point a = p[Math.Max(i - 1, 0)], b = p[i], c = p[i + 1], d = p[Math.Min(i + 2, p.Length - 1)];
            return (b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * (t * t) + (b * 3 - a - c * 3 + d) * (t * t * t)) * 0.5;
        }
        double Wide(int k)
        {
            double at = (double)k / steps * (widths.Length - 1);
            int i = Math.Min((int)at, widths.Length - 2);
            double t = at - i, eased = t * t * (3 - 2 * t);
            return widths[i] + (widths[i + 1] - widths[i]) * eased;
        }
        var left = new Point[steps + 1];
        var right = new Point[steps + 1];
        for (int k = 0; k <= steps; k++)
        {
            Point along = (On(Math.Min(k + 1, steps)) - On(Math.Max(k - 1, 0))).Unit;
            (left[k], right[k]) = (On(k) + along.Perpendicular * (Wide(k) / 2), On(k) - along.Perpendicular * (Wide(k) / 2));
        }
        Point tip = On(steps) + (On(steps) - On(steps - 1)).Unit * (Wide(steps) * 0.42), foot = On(0) + (On(0) - On(1)).Unit * (Wide(0) * 0.42);
        return Outline.Smooth([.. left, tip, .. right.Reverse(), foot]);
    }

    /// <summary>A petal or blade by its form, from a foot in a direction.</summary>
    /// <param name="form">Its proportions.</param>
    /// <param name="x">Foot.</param>
    /// <param name="y">Foot.</param>
    /// <param name="length">Its length.</param>
    /// <param name="degrees">Direction of its tip, clockwise from the right: −90 is up.</param>
    /// <param name="points">Points of its edge; more for ruffled ones.</param>
    public static Outline Petal(PetalForm form, double x, double y, double length, double degrees, int points = 14) =>
        form.Loop(points).Map(Affine.Scale(length).Then(Affine.Rotate(degrees * Math.PI / 180)).Then(Affine.Translate(x, y))).Outline;

    /// <summary>A ring of petals, each from near the middle outwards.</summary>
    public static IEnumerable<Outline> Petals(PetalForm form, int count, double x, double y, double foot, double length, double turnDegrees = -90, int points = 14) =>
        Enumerable.Range(0, count).Select(i => turnDegrees + 360.0 * i / count).Select(a => Petal(form, x + foot * Math.Cos(a * Math.PI / 180), y + foot * Math.Sin(a * Math.PI / 180), length, a, points));

    /// <summary>An outline moved, sized, turned and perhaps mirrored.</summary>
    public static Outline Put(Outline outline, double x, double y, double scale = 1, double turnDegrees = 0, bool mirror = false) =>
        outline.Transform(Affine.Scale(mirror ? -scale : scale, scale).Then(Affine.Rotate(turnDegrees * Math.PI / 180)).Then(Affine.Translate(x, y)));

    /// <summary>The outline and its image across the upright axis.</summary>
    public static Outline[] Both(Outline outline) => [outline, outline.Transform(Affine.Scale(-1, 1))];

    /// <summary>Lines of even width as one outline, drawn with a pen: for signs and knots.</summary>
    public static Outline Penned(double width, bool round, params double[][] lines) => Stroke.Outline(
        lines.Select(line => new Contour(new(line[0], line[1]), [.. Points(line).Skip(1).Select(Segment.Line)])),
        new StrokeStyle(width) { StartCap = round ? StrokeCap.Round : StrokeCap.Butt, EndCap = round ? StrokeCap.Round : StrokeCap.Butt, Join = round ? StrokeJoin.Round : StrokeJoin.Miter, ToleranceMm = 0.002 });
}
