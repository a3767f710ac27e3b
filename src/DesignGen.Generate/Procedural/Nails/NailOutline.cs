using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Turns the proportions of a nail shape into its outline.</summary>
/// <remarks>The nail stands upright about the origin: tip at −length/2, cuticle at +length/2, y down.</remarks>
internal static class NailOutline
{
    // A nail is a little narrower at the cuticle than at its widest place; our own figure, judged by eye on press-on tips.
    private const double CuticleWidth = 0.95;

    /// <summary>The outline of a nail, clockwise on the page, smooth but for the corners that its tip asks for.</summary>
    /// <param name="shape">Proportions.</param>
    /// <param name="width">Widest place, mm.</param>
    /// <param name="length">From cuticle to tip, mm.</param>
    public static Outline Of(NailShape shape, double width, double length)
    {
        double half = width / 2, top = -length / 2, bottom = length / 2;
        double cuticle = Math.Min(shape.CuticleRound * half, length * 0.4), shoulder = bottom - cuticle;
        double waist = Math.Min(bottom - shape.Taper * length, shoulder - length * 0.02), rise = waist - top;

        // The side would run from its widest place to a corner on the free edge; the tip's round then cuts that corner.
        Point widest = new(half, waist), corner = new(Math.Max(shape.TipWidth * half, 0.02 * half), top);
        Point bowStart = new(half, waist - 0.5 * rise), bowEnd = new(corner.X + (half - corner.X) * 0.42, top + 0.26 * rise);
        var side = Segment.Curve(
            Point.Lerp(Point.Lerp(widest, corner, 1.0 / 3), bowStart, shape.SideBow),
            Point.Lerp(Point.Lerp(widest, corner, 2.0 / 3), bowEnd, shape.SideBow), corner);

        // Every corner keeps a trace of round: a cutter's blade and a file leave no sharper one.
        double round = Math.Clamp(shape.TipRound, 0, 1), cut = Math.Min(Math.Max(round * corner.X, 0.25), rise * 0.9);
        (Segment kept, Point end) = CutShort(widest, side, cut);
        Point flat = new(round >= 1 ? 0 : Math.Max(0, corner.X - cut), top);
        Point capFrom = Point.Lerp(end, corner, 0.58), capTo = Point.Lerp(flat, corner, 0.56);

        static Point Flip(Point p) => new(-p.X, p.Y);
        // The cuticle's curve runs on into the side without a bend: at the shoulder both have the same direction.
        Point rim = new(half * CuticleWidth, shoulder), lean = new Point(half - rim.X, (waist - shoulder) * 0.6).Unit;
        const double k = 0.5522847498307936;
        Point rimBelow = rim - lean * (cuticle * k), rimAbove = rim + lean * ((shoulder - waist) * 0.4), low = new(rim.X * k, bottom);
        Point below = widest with { Y = waist + (shoulder - waist) * 0.4 };
        var pen = new OutlineBuilder().MoveTo(new(0, bottom))
            .CurveTo(Flip(low), Flip(rimBelow), Flip(rim))
            .CurveTo(Flip(rimAbove), Flip(below), Flip(widest))
            .CurveTo(Flip(kept.Control1), Flip(kept.Control2), Flip(end))
            .CurveTo(Flip(capFrom), Flip(capTo), Flip(flat));
        if (flat.X > 0)
            pen.LineTo(flat);
        return pen.CurveTo(capTo, capFrom, end)
            .CurveTo(kept.Control2, kept.Control1, widest)
            .CurveTo(below, rimAbove, rim)
            .CurveTo(rimBelow, low, new(0, bottom)).Close().Build();
    }

    /// <summary>The outline moved outwards on every side: a polygon within 0.01 mm of the true parallel curve.</summary>
    /// <param name="outline">One contour, clockwise on the page, without tight hollows.</param>
    /// <param name="by">How far, mm, 0 or more.</param>
    public static Outline Grow(Outline outline, double by)
    {
        List<Point> points = outline.Contours[0].Flatten(0.004);
        for (int i = points.Count - 1; i > 0; i--)
        {
            if (points[i].DistanceTo(points[(i + 1) % points.Count]) < 1e-6)
                points.RemoveAt(i);
        }
        var grown = new List<Point>(points.Count * 2);
        for (int i = 0; i < points.Count; i++)
        {
            Point before = points[(i + points.Count - 1) % points.Count], at = points[i], after = points[(i + 1) % points.Count];
            // Clockwise on a page with y down: the outer normal of a step is its direction turned a quarter anticlockwise.
            Point first = -(at - before).Unit.Perpendicular, second = -(after - at).Unit.Perpendicular;
            double turn = Math.Atan2(Point.Cross(first, second), Point.Dot(first, second));
            int pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(turn) / 0.12));
            for (int j = 0; j < pieces; j++)
                grown.Add(at + Affine.Rotate(turn * (j + 0.5) / pieces).Apply(first) * by);
        }
        return Outline.Polygon([.. grown]);
    }

    // The side without its last stretch of a given length, by de Casteljau's split.
    private static (Segment Kept, Point End) CutShort(Point start, Segment side, double length)
    {
        double share = 1, run = 0;
        Point last = side.End;
        const int steps = 400;
        for (int i = steps - 1; i > 0 && run < length; i--)
        {
            share = (double)i / steps;
            Point next = Contour.PointOn(start, side, share);
            run += next.DistanceTo(last);
            last = next;
        }
        (Segment kept, _) = Crop.Split(start, side, share);
        return (kept, kept.End);
    }
}
