using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Tapered strokes: stems, veins, filaments.</summary>
public static class Ribbon
{
    /// <summary>A stroke along a smooth line through points, its width running evenly from one end's to the other's, with round ends.</summary>
    /// <param name="spine">Points of the centre line, two at least.</param>
    /// <param name="from">Width at the first point.</param>
    /// <param name="to">Width at the last point.</param>
    public static Outline Along(ReadOnlySpan<Point> spine, double from, double to)
    {
        int n = spine.Length;
        Span<Point> left = stackalloc Point[n], right = stackalloc Point[n];
        for (int i = 0; i < n; i++)
        {
            Point along = (spine[Math.Min(i + 1, n - 1)] - spine[Math.Max(i - 1, 0)]).Unit;
            double half = (from + (to - from) * i / (n - 1)) / 2;
            left[i] = spine[i] + along.Perpendicular * half;
            right[n - 1 - i] = spine[i] - along.Perpendicular * half;
        }
        var builder = new OutlineBuilder().MoveTo(left[0]);
        Through(builder, left);
        Cap(builder, right[0], (spine[n - 1] - spine[n - 2]).Unit);
        Through(builder, right);
        Cap(builder, left[0], (spine[0] - spine[1]).Unit);
        return builder.Build();
    }

    /// <summary>A stroke with one bow between two points.</summary>
    /// <param name="a">First end.</param>
    /// <param name="b">Last end.</param>
    /// <param name="bow">How far the middle swings to the right of the way, as a share of the distance.</param>
    /// <param name="from">Width at the first end.</param>
    /// <param name="to">Width at the last end.</param>
    public static Outline Bow(Point a, Point b, double bow, double from, double to) => Along(BowPoints(a, b, bow, 2), from, to);

    /// <summary>Points of a bow, ends among them.</summary>
    public static Point[] BowPoints(Point a, Point b, double bow, int steps)
    {
        Point middle = Point.Lerp(a, b, 0.5) + (b - a).Perpendicular * (2 * bow);
        var points = new Point[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            double t = (double)i / steps;
            points[i] = Point.Lerp(Point.Lerp(a, middle, t), Point.Lerp(middle, b, t), t);
        }
        return points;
    }

    private static void Through(OutlineBuilder builder, ReadOnlySpan<Point> points)
    {
        int n = points.Length;
        for (int i = 0; i + 1 < n; i++)
        {
            Point before = points[Math.Max(i - 1, 0)], after = points[Math.Min(i + 2, n - 1)];
            builder.CurveTo(points[i] + (points[i + 1] - before) / 6, points[i + 1] - (after - points[i]) / 6, points[i + 1]);
        }
    }

    // Half a circle's bulge by one cubic: handles of 2/3 of the width.
    private static void Cap(OutlineBuilder builder, Point to, Point outwards)
    {
        Point reach = outwards * ((to - builder.Pen).Length * 2 / 3);
        builder.CurveTo(builder.Pen + reach, to + reach, to);
    }
}
