using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Strokes;

/// <summary>Lines to draw with a pen. An open line is a contour whose last point is not joined to its first.</summary>
public static class Centreline
{
    /// <summary>Straight steps through points, two at least.</summary>
    public static Contour Lines(params ReadOnlySpan<Point> points)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(points.Length - 1);
        foreach (Point p in points[1..])
            segments.Add(Segment.Line(p));
        return new(points[0], segments.MoveToImmutable());
    }

    /// <summary>An open smooth curve through points (Catmull-Rom, tension 0.5), two at least; it leaves its ends towards the neighbours.</summary>
    public static Contour Smooth(params ReadOnlySpan<Point> points)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(points.Length - 1);
        for (int i = 0; i < points.Length - 1; i++)
        {
            Point before = points[Math.Max(0, i - 1)], from = points[i], to = points[i + 1], after = points[Math.Min(points.Length - 1, i + 2)];
            segments.Add(Segment.Curve(from + (to - before) / 6, to - (after - from) / 6, to));
        }
        return new(points[0], segments.MoveToImmutable());
    }

    /// <summary>One cubic curve.</summary>
    public static Contour Curve(Point start, Point control1, Point control2, Point end) => new(start, [Segment.Curve(control1, control2, end)]);
}
