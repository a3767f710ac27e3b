using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Draws a charm part by part, upright in a square of ±1, y down.</summary>
public sealed partial class CharmSketch
{
    private readonly ImmutableArray<CharmPart>.Builder _parts = ImmutableArray.CreateBuilder<CharmPart>();
    private Disc? _face;

    /// <summary>A part of the silhouette.</summary>
    public CharmSketch Body(CharmTone tone, Outline shape)
    {
        _parts.Add(new(tone, shape, _ => shape));
        return this;
    }

    /// <summary>A stroke that belongs to the silhouette: a stalk, a handle.</summary>
    public CharmSketch Stalk(CharmTone tone, double from, double to, params double[] xy)
    {
        Point[] spine = Points(xy);
        _parts.Add(new(tone, Ribbon.Along(spine, from, to), pen => Ribbon.Along(spine, pen.Line(from), pen.Line(to))));
        return this;
    }

    /// <summary>A detail inside the silhouette, left out where it is too fine.</summary>
    /// <param name="tone">Its colour.</param>
    /// <param name="fine">Its narrowest breadth or gap, in units.</param>
    /// <param name="shape">Its outline.</param>
    public CharmSketch Detail(CharmTone tone, double fine, Outline shape)
    {
        _parts.Add(new(tone, null, pen => fine >= pen.Hair ? shape : null));
        return this;
    }

    /// <summary>A fine line inside the silhouette, as thick as the press needs; left out where that would fill the space beside it.</summary>
    public CharmSketch Line(CharmTone tone, double width, double space, params double[] xy)
    {
        Point[] spine = Points(xy);
        _parts.Add(new(tone, null, pen => space >= pen.Hair * 2 + pen.Gap * 0.4 ? Ribbon.Along(spine, pen.Line(width), pen.Line(width * 0.7)) : null));
        return this;
    }

    /// <summary>Round dots inside the silhouette.</summary>
    public CharmSketch Dots(CharmTone tone, double radius, params double[] xy)
    {
        Point[] at = Points(xy);
        return Detail(tone, radius * 1.6, new Outline([.. at.SelectMany(p => Outline.Circle(p, radius).Contours)]));
    }

    /// <summary>Where a face would go.</summary>
    public CharmSketch Face(double x, double y, double half)
    {
        _face = new(new(x, y), half);
        return this;
    }

    /// <summary>Points from pairs of numbers.</summary>
    public static Point[] Points(params double[] xy) => [.. Enumerable.Range(0, xy.Length / 2).Select(i => new Point(xy[2 * i], xy[2 * i + 1]))];

    /// <summary>A closed smooth curve through points.</summary>
    public static Outline Smooth(params double[] xy) => Outline.Smooth(Points(xy));

    /// <summary>A disc.</summary>
    public static Outline Round(double x, double y, double radius) => Outline.Circle(new(x, y), radius);

    /// <summary>A ring.</summary>
    public static Outline Ring(double x, double y, double outer, double inner) => Arcs.Ring(new(x, y), inner, outer);

    /// <summary>An upright ellipse.</summary>
    public static Outline Oval(double x, double y, double across, double down, double turnDegrees = 0) =>
        Outline.Ellipse(Point.Zero, across, down).Transform(Affine.Rotate(turnDegrees * Math.PI / 180).Then(Affine.Translate(x, y)));

    /// <summary>A closed curve with corners: smooth runs, each beginning where the last one ended.</summary>
    public static Outline Joined(params double[][] runs)
    {
        var builder = new OutlineBuilder().MoveTo(new(runs[0][0], runs[0][1]));
        foreach (double[] run in runs)
        {
            Point[] p = Points(run);
            for (int i = 0; i + 1 < p.Length; i++)
            {
                Point before = p[Math.Max(i - 1, 0)], after = p[Math.Min(i + 2, p.Length - 1)];
                builder.CurveTo(p[i] + (p[i + 1] - before) / 6, p[i + 1] - (after - p[i]) / 6, p[i + 1]);
            }
        }
        return builder.Close().Build();
    }

    /// <summary>A sickle along a circle: its back on the circle, tapered at both ends.</summary>
    /// <param name="x">Centre of the circle.</param>
    /// <param name="y">Centre of the circle.</param>
    /// <param name="radius">Radius of its back.</param>
    /// <param name="middleDegrees">Direction of its middle, clockwise from the right.</param>
    /// <param name="spanDegrees">Angle from end to end.</param>
    /// <param name="thick">Greatest thickness.</param>
    /// <param name="squash">Height of the circle as a share of its width.</param>
    public static Outline Sickle(double x, double y, double radius, double middleDegrees, double spanDegrees, double thick, double squash = 1)
    {
        const int Steps = 8;
        Point At(double u, double r)
        {
            Point p = Point.Polar(r, (middleDegrees + spanDegrees * (u - 0.5)) * Math.PI / 180);
            return new(x + p.X, y + p.Y * squash);
        }
        double[] Run(Func<double, Point> at) => [.. Enumerable.Range(0, Steps + 1).SelectMany(i => at((double)i / Steps) is var p ? new[] { p.X, p.Y } : [])];
        return Joined(Run(u => At(u, radius)), Run(u => At(1 - u, radius - thick * Math.Sin(Math.PI * u))));
    }

    /// <summary>A star with softened points.</summary>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="points">How many points.</param>
    /// <param name="outer">Radius of the points.</param>
    /// <param name="inner">Radius of the valleys.</param>
    /// <param name="soft">How far the points are blunted, 0 to 0.4.</param>
    /// <param name="turnDegrees">Turn of the first point from upright.</param>
    public static Outline Star(double x, double y, int points, double outer, double inner, double soft, double turnDegrees = 0)
    {
        var builder = new OutlineBuilder();
        Point At(double k, double r) => new Point(x, y) + Point.Polar(r, (turnDegrees - 90) * Math.PI / 180 + k * Math.PI / points);
        for (int i = 0; i < points; i++)
        {
            Point tip = At(2 * i, outer), before = At(2 * i - 1, inner), after = At(2 * i + 1, inner);
            Point a = Point.Lerp(tip, before, soft), b = Point.Lerp(tip, after, soft);
            Point c = Point.Lerp(before, tip, soft * 0.5), d = Point.Lerp(after, tip, soft * 0.5);
            if (i == 0)
                builder.MoveTo(c);
            builder.LineTo(a).QuadTo(tip, b).LineTo(d).QuadTo(after, Point.Lerp(after, At(2 * i + 2, outer), soft * 0.5));
        }
        return builder.Close().Build();
    }

    /// <summary>A leaf blade from a foot towards a tip.</summary>
    public static Outline Blade(double x, double y, double toX, double toY, double width, double bend = 0)
    {
        Point foot = new(x, y), step = new Point(toX, toY) - foot;
        return new PetalForm(width, 0.45, 0.9, 0.5, Bend: bend).Loop(12).Map(Affine.Scale(step.Length).Then(Affine.Rotate(step.Direction)).Then(Affine.Translate(foot))).Outline;
    }

    /// <summary>A heart with its point down, about a radius high and wide.</summary>
    public static Outline Heart(double x, double y, double r) => new OutlineBuilder().MoveTo(new(x, y + 0.92 * r))
        .CurveTo(new(x - 0.45 * r, y + 0.55 * r), new(x - 1.02 * r, y + 0.22 * r), new(x - 1.02 * r, y - 0.32 * r))
        .CurveTo(new(x - 1.02 * r, y - 0.98 * r), new(x - 0.2 * r, y - 1.05 * r), new(x, y - 0.45 * r))
        .CurveTo(new(x + 0.2 * r, y - 1.05 * r), new(x + 1.02 * r, y - 0.98 * r), new(x + 1.02 * r, y - 0.32 * r))
        .CurveTo(new(x + 1.02 * r, y + 0.22 * r), new(x + 0.45 * r, y + 0.55 * r), new(x, y + 0.92 * r)).Close().Build();
}
