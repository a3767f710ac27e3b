using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Cuts what a mirror repeat would otherwise print twice: symmetric pieces that lie across a mirror axis.</summary>
/// <remarks>
/// A lattice whose symmetry axes fall on the mirror axes continues through them, but a piece on the axis is its own mirror
/// image, and drawing both lays every edge down twice. Kept is the drawn cell's half and a hair of overlap, so that both
/// halves fuse. Sutherland and Hodgman 1974, against four lines; curves are flattened.
/// </remarks>
public static class AxisTrim
{
    /// <summary>How far a half reaches over the axis, mm: hidden under its own image, and enough to leave no hairline.</summary>
    public const double OverlapMm = 0.25;

    /// <summary>The part of an outline that is drawn; the outline itself where the repeat is no mirror or no axis is near.</summary>
    /// <remarks>The canvas trims all that it is given; a family calls this only where it wants less overlap.</remarks>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="outline">What is to be drawn, mm.</param>
    /// <param name="overlapMm">How far over the axis, mm; less for slanted edges, whose overlap shows as a notch.</param>
    public static Outline Trim(DesignCanvas canvas, Outline outline, double overlapMm = OverlapMm)
    {
        if (canvas.Repeat?.Layout != RepeatLayout.Mirror)
            return outline;
        Rect cell = canvas.Cell.Grow(overlapMm), bounds = outline.Bounds;
        if (bounds.Left >= cell.Left && bounds.Top >= cell.Top && bounds.Right <= cell.Right && bounds.Bottom <= cell.Bottom)
            return outline;
        var kept = ImmutableArray.CreateBuilder<Contour>();
        foreach (Contour contour in outline.Contours)
        {
            List<Point> points = Inside(contour.Flatten(0.004), cell);
            if (points.Count >= 3)
                kept.AddRange(Outline.Polygon([.. points]).Contours);
        }
        return new(kept.ToImmutable());
    }

    /// <summary>The part of a polygon inside a rectangle; parts that fall apart stay joined along the rectangle's edge.</summary>
    public static List<Point> Inside(List<Point> polygon, Rect r)
    {
        List<Point> left = Keep(polygon, p => p.X - r.Left);
        List<Point> right = Keep(left, p => r.Right - p.X);
        List<Point> top = Keep(right, p => p.Y - r.Top);
        return Keep(top, p => r.Bottom - p.Y);
    }

    /// <summary>The part of a polygon where a straight-line function of the place is at least 0.</summary>
    public static List<Point> Keep(List<Point> polygon, Func<Point, double> side)
    {
        var kept = new List<Point>(polygon.Count + 4);
        for (int i = 0; i < polygon.Count; i++)
        {
            Point a = polygon[i], b = polygon[(i + 1) % polygon.Count];
            double sa = side(a), sb = side(b);
            if (sa >= 0)
                kept.Add(a);
            if ((sa >= 0) != (sb >= 0))
                kept.Add(Point.Lerp(a, b, sa / (sa - sb)));
        }
        return kept;
    }
}
