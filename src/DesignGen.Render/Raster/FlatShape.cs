using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Raster;

/// <summary>A corner of a flattened outline in 1/1024 pixel.</summary>
internal readonly record struct GridPoint(int X, int Y);

/// <summary>A shape as straight edges on the pixel grid.</summary>
/// <remarks>
/// Points are rounded to 1/1024 px before curves are split, and curves are split from their first point on, so a shape moved
/// by whole pixels gives the same edges, moved: that is why tiles meet without a seam.
/// </remarks>
internal sealed class FlatShape
{
    /// <summary>Sub-pixel steps in a pixel, as a power of two.</summary>
    public const int Bits = 10;

    /// <summary>Sub-pixel steps in a pixel.</summary>
    public const int One = 1 << Bits;

    /// <summary>Furthest place from the window's corner that an edge may have, px; further ones are pulled in to it.</summary>
    private const int Far = 524_288;

    /// <summary>Chords stay this close to their curve, px.</summary>
    private const double Tolerance = 0.025;

    private FlatShape(GridPoint[] points, int[] contourEnds, Shape shape, PixelGrid grid)
    {
        Points = points;
        ContourEnds = contourEnds;
        EvenOdd = shape.Rule == FillRule.EvenOdd;
        Ink = shape.Ink;
        Ramp = PixelRamp.For(shape.Coverage, grid);
        int left = int.MaxValue, top = int.MaxValue, right = int.MinValue, bottom = int.MinValue;
        foreach (GridPoint p in points)
        {
            left = Math.Min(left, p.X);
            right = Math.Max(right, p.X);
            top = Math.Min(top, p.Y);
            bottom = Math.Max(bottom, p.Y);
        }
        (Left, Top, Right, Bottom) = (left >> Bits, top >> Bits, (right + One - 1) >> Bits, (bottom + One - 1) >> Bits);
    }

    /// <summary>Corners of all contours, one after another.</summary>
    public GridPoint[] Points { get; }

    /// <summary>For each contour, the place after its last point; each closes from its last point to its first.</summary>
    public int[] ContourEnds { get; }

    public bool EvenOdd { get; }

    public int? Ink { get; }

    /// <summary>How coverage changes from pixel to pixel; null for solid.</summary>
    public PixelRamp? Ramp { get; }

    /// <summary>Whole pixels that the shape touches: left and top are inside, right and bottom are the first outside.</summary>
    public int Left { get; }

    public int Top { get; }

    public int Right { get; }

    public int Bottom { get; }

    /// <summary>The shape on a grid; null where nothing of it shows in the window.</summary>
    /// <exception cref="InputException">A coordinate is not a number.</exception>
    public static FlatShape? From(Shape shape, PixelGrid grid, List<GridPoint> scratch)
    {
        if (!shape.Outline.Bounds.Overlaps(grid.Window))
        {
            Rect bounds = shape.Outline.Bounds;
            if (double.IsNaN(bounds.Left + bounds.Top + bounds.Right + bounds.Bottom) && !shape.Outline.IsEmpty)
                throw new InputException("artwork", "shapes", "A shape has a coordinate that is not a number. Draw it again without that point.");
            return null;
        }
        scratch.Clear();
        var ends = new int[shape.Outline.Contours.Length];
        for (int i = 0; i < ends.Length; i++)
        {
            Flatten(shape.Outline.Contours[i], grid, scratch);
            ends[i] = scratch.Count;
        }
        return new(scratch.ToArray(), ends, shape, grid);
    }

    private static void Flatten(Contour contour, PixelGrid grid, List<GridPoint> points)
    {
        GridPoint from = Place(contour.Start, grid);
        points.Add(from);
        foreach (Segment s in contour.Segments)
        {
            GridPoint to = Place(s.End, grid);
            if (!s.IsLine)
                Split(from, Place(s.Control1, grid), Place(s.Control2, grid), to, points);
            if (to != from)
                points.Add(to);
            from = to;
        }
    }

    /// <summary>Adds the inner points of a curve.</summary>
    private static void Split(GridPoint p0, GridPoint p1, GridPoint p2, GridPoint p3, List<GridPoint> points)
    {
        // Power basis from the first point: B(t) = p0 + c t + b t² + a t³, all whole numbers but t.
        double cx = 3.0 * (p1.X - p0.X), cy = 3.0 * (p1.Y - p0.Y);
        double bx = 3.0 * ((double)p2.X - 2.0 * p1.X + p0.X), by = 3.0 * ((double)p2.Y - 2.0 * p1.Y + p0.Y);
        double ax = (double)p3.X - p0.X - cx - bx, ay = (double)p3.Y - p0.Y - cy - by;
        // Wang's bound on the second differences (Goldman, Pyramid Algorithms, 2003): of the first, b/3; of the second, b/3 + a.
        double first = bx * bx + by * by, ex = bx + 3 * ax, ey = by + 3 * ay, bend = Math.Sqrt(Math.Max(first, ex * ex + ey * ey)) / 3;
        int steps = Math.Clamp((int)Math.Ceiling(Math.Sqrt(0.75 * bend / (Tolerance * One))), 1, 1024);
        GridPoint last = p0;
        for (int i = 1; i < steps; i++)
        {
            double t = (double)i / steps;
            var p = new GridPoint(
                p0.X + (int)Math.Round(((ax * t + bx) * t + cx) * t),
                p0.Y + (int)Math.Round(((ay * t + by) * t + cy) * t));
            if (p == last)
                continue;
            points.Add(p);
            last = p;
        }
    }

    private static GridPoint Place(Point p, PixelGrid grid) =>
        new(OnGrid((p.X - grid.Window.Left) * grid.ScaleX), OnGrid((p.Y - grid.Window.Top) * grid.ScaleY));

    /// <summary>Rounds to the sub-pixel grid; places halfway between two steps, which whole tiles often give, all go the same way.</summary>
    internal static int OnGrid(double pixels) => (int)Math.Floor(Math.Clamp(pixels, -Far, Far) * One + 0.50001);
}
