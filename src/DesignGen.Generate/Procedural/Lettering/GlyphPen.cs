using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>One corner of a ribbon: where its centre line turns, and how far the outer edge rounds there.</summary>
internal readonly record struct Node(double X, double Y, double RadiusX = 0, double RadiusY = 0);

/// <summary>
/// Draws one letter from parts that overlap: stems, bars, ribbons that turn at right angles, rings and polygons. Filled by
/// the non-zero rule the parts are one shape; each part also leaves its middle line, for inline lettering.
/// </summary>
/// <remarks>Units are cap heights: y is 0 at the top of a capital and 1 on the base line.</remarks>
internal sealed class GlyphPen(Face face)
{
    private readonly ImmutableArray<Contour>.Builder _contours = ImmutableArray.CreateBuilder<Contour>();
    private readonly ImmutableArray<Contour>.Builder _spines = ImmutableArray.CreateBuilder<Contour>();

    public Face Face { get; } = face;

    /// <summary>Thickness of upright strokes.</summary>
    public double T { get; } = face.Stem;

    /// <summary>Thickness of level strokes.</summary>
    public double B { get; } = face.Stem * face.Contrast;

    /// <summary>How far round letters pass the cap line and the base line, so that they do not look small.</summary>
    public double Over { get; } = face.Corners == CornerCut.Round ? 0.013 * face.Roundness : 0;

    /// <summary>Length of serifs.</summary>
    public double Serif { get; } = face.Slab;

    /// <summary>Thickness of serifs.</summary>
    public double SerifThickness { get; } = face.Stem * face.Contrast * 0.86;

    /// <summary>Radii of the outer corners of a bowl of a given size.</summary>
    public (double X, double Y) Corner(double width, double height)
    {
        if (Face.Corners == CornerCut.Chamfer)
        {
            double cut = Math.Min(Face.Roundness * 0.4, Math.Min(0.36 * width, 0.34 * height));
            return (cut, cut);
        }
        double x = Face.Roundness * width / 2;
        double y = Math.Min(Face.Roundness * height / 2, x * 1.25);
        return (Math.Min(x, y * 1.4), y);
    }

    /// <summary>Radii of the corners of a bowl that hangs on a stem: it has corners on one side only, so they may reach further in.</summary>
    public (double X, double Y) SideCorner(double width, double height)
    {
        if (Face.Corners == CornerCut.Chamfer)
            return Corner(width, height);
        double y = Face.Roundness * height / 2;
        double x = Math.Min(Math.Min(width * 0.86, y * 1.15), T + (width - 2 * T) * 0.95);
        return (x, Math.Min(y, x * 1.35));
    }

    /// <summary>An upright stroke between two heights.</summary>
    public void Stem(double left, double top = 0, double bottom = 1)
    {
        Poly((left, top), (left + T, top), (left + T, bottom), (left, bottom));
        Spine((left + T / 2, top + T / 2), (left + T / 2, bottom - T / 2));
    }

    /// <summary>A level stroke.</summary>
    public void Bar(double left, double right, double top)
    {
        Poly((left, top), (right, top), (right, top + B), (left, top + B));
        Spine((left + T / 2, top + B / 2), (right - B / 2, top + B / 2));
    }

    /// <summary>A slab at the top or the foot of a stroke; does nothing in a sans.</summary>
    /// <param name="left">Left edge of the stroke.</param>
    /// <param name="right">Right edge of the stroke.</param>
    /// <param name="top">Whether it is at the cap line.</param>
    /// <param name="reachLeft">Share of the serif's length to the left.</param>
    /// <param name="reachRight">Share of the serif's length to the right.</param>
    public void Slab(double left, double right, bool top, double reachLeft = 1, double reachRight = 1)
    {
        if (Serif <= 0)
            return;

        // Without a reach the slab stops inside the stroke, which may lean away from it.
        double y = top ? 0 : 1 - SerifThickness, third = (right - left) / 3;
        double from = reachLeft > 0 ? left - Serif * reachLeft : left + third, to = reachRight > 0 ? right + Serif * reachRight : right - third;
        Poly((from, y), (to, y), (to, y + SerifThickness), (from, y + SerifThickness));
    }

    /// <summary>The share of a serif's length that fits between two strokes so that a clear gap stays.</summary>
    public double InnerReach(double gap) => Serif <= 0 ? 0 : Math.Clamp((gap - 0.1) / 2 / Serif, 0, 1);

    /// <summary>A filled polygon.</summary>
    public void Poly(params ReadOnlySpan<(double X, double Y)> points) => Solid(Path(points));

    /// <summary>A filled polygon whose corners stay sharp, because they lie inside other strokes.</summary>
    public void Sharp(params ReadOnlySpan<(double X, double Y)> points) => _contours.Add(Directed(Path(points), true));

    /// <summary>A polygon cut out of the parts drawn so far: each place of it must be inside exactly one of them.</summary>
    public void Hole(params ReadOnlySpan<(double X, double Y)> points) => _contours.Add(Directed(Path(points), false));

    /// <summary>A middle line of any kind, for inline lettering.</summary>
    public void Spine(Contour spine) => _spines.Add(spine);

    /// <summary>A middle line through points, for inline lettering.</summary>
    public void Spine(params ReadOnlySpan<(double X, double Y)> points)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        foreach ((double x, double y) in points[1..])
            segments.Add(Segment.Line(new(x, y)));
        _spines.Add(new(new(points[0].X, points[0].Y), segments.ToImmutable()));
    }

    /// <summary>A closed contour of any kind, taken as solid.</summary>
    public void Solid(Contour contour)
    {
        Contour directed = Directed(contour, true);
        _contours.Add(Face.Soften > 0 ? Softening.Round(directed, Face.Soften) : directed);
    }

    /// <summary>A bowl closed on itself, given by its outer edges.</summary>
    public void Ring(double left, double top, double right, double bottom)
    {
        (double rx, double ry) = Corner(right - left, bottom - top);
        double l = left + T / 2, r = right - T / 2, t = top + B / 2, b = bottom - B / 2;
        Node[] nodes = [new(l, t, rx, ry), new(r, t, rx, ry), new(r, b, rx, ry), new(l, b, rx, ry)];
        _contours.Add(Directed(RibbonSides.Closed(this, nodes, -1), true));
        _contours.Add(Directed(RibbonSides.Closed(this, nodes, 1), false));
        _spines.Add(RibbonSides.Closed(this, nodes, 0));
    }

    /// <summary>A stroke that runs level and upright by turns; its ends are cut square across the path.</summary>
    public void Ribbon(params ReadOnlySpan<Node> nodes)
    {
        (Point start, List<Segment> left) = RibbonSides.Open(this, nodes, -1);
        (Point otherStart, List<Segment> right) = RibbonSides.Open(this, nodes, 1);
        Contour back = new Contour(otherStart, [.. right]).Reverse();
        Solid(new(start, [.. left, Segment.Line(back.Start), .. back.Segments]));
        (Point middle, List<Segment> spine) = RibbonSides.Open(this, nodes, 0);
        _spines.Add(new(middle, [.. spine]));
    }

    /// <summary>Lines of one thickness along middle lines of any kind.</summary>
    /// <param name="lines">The middle lines.</param>
    /// <param name="thickness">How thick they are drawn.</param>
    /// <param name="closed">Whether each line ends where it began.</param>
    public void Lines(ImmutableArray<Contour> lines, double thickness, bool closed)
    {
        var style = new StrokeStyle(thickness) { StartCap = StrokeCap.Butt, EndCap = StrokeCap.Butt, Join = StrokeJoin.Miter, ToleranceMm = 0.002 };
        foreach (Contour line in lines)
        {
            // The outline of a stroke is right by the non-zero rule; it only has to run the way that the other parts run.
            Outline stroke = Stroke.Outline([line], style, closed);
            double twice = stroke.Contours.Sum(c => Turning(c));
            _contours.AddRange(twice > 0 ? stroke.Contours : stroke.Reverse().Contours);
            _spines.Add(line);
        }
    }

    /// <summary>The finished letter, moved so that its ink begins at x 0.</summary>
    public (Outline Shape, ImmutableArray<Contour> Spines) Finish()
    {
        var shape = new Outline(_contours.ToImmutable());
        Affine move = Affine.Translate(-InkLeft(shape), 0);
        return (shape.Transform(move), [.. _spines.Select(s => s.Transform(move))]);
    }

    private static double InkLeft(Outline shape) => shape.Contours.Min(c => c.Flatten(0.002).Min(p => p.X));

    private static Contour Path(ReadOnlySpan<(double X, double Y)> points)
    {
        var builder = new OutlineBuilder().MoveTo(new(points[0].X, points[0].Y));
        foreach ((double x, double y) in points[1..])
            builder.LineTo(new(x, y));
        return builder.Close().Build().Contours[0];
    }

    // Solid contours run clockwise on the page and holes the other way, so that the non-zero rule adds and subtracts them.
    private static Contour Directed(Contour contour, bool clockwise)
    {
        return Turning(contour) > 0 == clockwise ? contour : contour.Reverse();
    }

    // Twice the area inside, above 0 for a contour that runs clockwise on the page.
    private static double Turning(Contour contour)
    {
        List<Point> points = contour.Flatten(0.01);
        double twice = 0;
        for (int i = 0; i < points.Count; i++)
            twice += Point.Cross(points[i], points[(i + 1) % points.Count]);
        return twice;
    }
}
