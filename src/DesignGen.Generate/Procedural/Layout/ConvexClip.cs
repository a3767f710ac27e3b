using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Cuts drawings to a convex window (Sutherland and Hodgman 1974).</summary>
/// <remarks>
/// Curves become short lines, so the window should be drawn over by a frame or be large against the tolerance. A contour that
/// leaves and re-enters the window keeps a line of no width along its edge, which fills nothing.
/// </remarks>
public static class ConvexClip
{
    /// <summary>The part of an outline inside a window.</summary>
    /// <param name="outline">Any outline, mm.</param>
    /// <param name="window">Corners of a convex polygon, clockwise on the page.</param>
    /// <param name="toleranceMm">Flattening tolerance, mm.</param>
    public static Outline Clip(Outline outline, IReadOnlyList<Point> window, double toleranceMm = 0.02)
    {
        Rect frame = window.Aggregate(Rect.Empty, (r, p) => r.Including(p));
        if (!outline.Bounds.Overlaps(frame))
            return Outline.Empty;
        var contours = ImmutableArray.CreateBuilder<Contour>();
        foreach (Contour contour in outline.Contours)
        {
            List<Point> run = contour.Flatten(toleranceMm);

            // A contour wholly inside keeps its curves.
            if (run.TrueForAll(p => Inside(p, window)))
            {
                contours.Add(contour);
                continue;
            }
            for (int i = 0; i < window.Count && run.Count > 0; i++)
                run = Half(run, window[i], window[(i + 1) % window.Count]);
            if (run.Count >= 3)
                contours.Add(new(run[0], [.. run.Skip(1).Select(Segment.Line)]));
        }
        return new(contours.ToImmutable());
    }

    private static bool Inside(Point p, IReadOnlyList<Point> window)
    {
        for (int i = 0; i < window.Count; i++)
        {
            if (Point.Cross(window[(i + 1) % window.Count] - window[i], p - window[i]) < 0)
                return false;
        }
        return true;
    }

    private static List<Point> Half(List<Point> run, Point a, Point b)
    {
        var kept = new List<Point>(run.Count + 4);
        Point edge = b - a, last = run[^1];
        double lastSide = Point.Cross(edge, last - a);
        foreach (Point p in run)
        {
            double side = Point.Cross(edge, p - a);
            if (side >= 0 != lastSide >= 0)
                kept.Add(Point.Lerp(last, p, lastSide / (lastSide - side)));
            if (side >= 0)
                kept.Add(p);
            (last, lastSide) = (p, side);
        }
        return kept;
    }
}
