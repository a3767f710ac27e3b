using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Outlines;

/// <summary>The one closed line along which a piece is cut: so far outside its art, without holes.</summary>
/// <remarks>
/// Art is marked on cells of about a quarter of a millimetre; the line is where the distance to marked cells equals the offset, raised by
/// what cells and straightening may lose, so the art is never nearer to it than the offset. Bays narrower than a few millimetres are closed,
/// as far as is needed to join all parts of the art; parts too far from each other are taken in by their convex hull.
/// </remarks>
internal static class PieceOutline
{
    private const double CellMm = 0.25, StraightenMm = 0.05;

    // How far bays are closed, mm; the first makes lines that a blade follows, the others join parts.
    private static readonly double[] Closings = [1.5, 4, 10, 25];

    /// <summary>Finds it.</summary>
    /// <param name="printed">Whether pixels are printed, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="pixelMm">Width of a pixel, mm.</param>
    /// <param name="offsetMm">How far outside the art it runs, mm.</param>
    /// <returns>A simple polygon, mm from the top left pixel's corner; it may reach outside the picture. At least one pixel is printed.</returns>
    public static ImmutableArray<Point> Of(bool[] printed, int width, double pixelMm, double offsetMm)
    {
        int height = printed.Length / width, side = Math.Max((int)Math.Round(CellMm / pixelMm), (Math.Max(width, height) + 1499) / 1500);
        side = Math.Max(1, side);
        double cell = side * pixelMm, level = (offsetMm + StraightenMm) / cell + Math.Sqrt(0.5) + 0.1;
        foreach (double closing in Closings)
        {
            double reach = closing / cell;
            int pad = (int)Math.Ceiling(level + reach) + 3, across = (width + side - 1) / side + 2 * pad, down = (height + side - 1) / side + 2 * pad;
            bool[] marked = Mark(printed, width, side, pad, across, down);
            float[] field = DistanceField.To(marked, across, down);
            for (int i = 0; i < field.Length; i++)
                marked[i] = field[i] > level + reach;
            float[] outside = DistanceField.To(marked, across, down);
            for (int i = 0; i < field.Length; i++)
                field[i] = Math.Min(field[i] - (float)level, (float)reach + 0.5f - outside[i]);
            List<ImmutableArray<Point>> lines = LevelLines.Outer(field, across);
            if (lines.Count > 1)
                lines.RemoveAll(inner => lines.Any(outer => outer != inner && Inside(outer, inner[0])));
            if (lines.Count == 1)
                return Scaled(Straighten(lines[0], StraightenMm / cell), cell, pad);
            if (closing == Closings[^1])
                return Scaled(Hull([.. lines.SelectMany(l => l)]), cell, pad);
        }
        throw new InvalidOperationException("The last closing always gives a line.");
    }

    private static bool[] Mark(bool[] printed, int width, int side, int pad, int across, int down)
    {
        var marked = new bool[across * down];
        for (int i = 0; i < printed.Length; i++)
        {
            if (printed[i])
                marked[(i / width / side + pad) * across + i % width / side + pad] = true;
        }
        return marked;
    }

    // Cells are numbered from their middle.
    private static ImmutableArray<Point> Scaled(ImmutableArray<Point> line, double cell, int pad) => [.. line.Select(p => new Point((p.X - pad + 0.5) * cell, (p.Y - pad + 0.5) * cell))];

    private static bool Inside(ImmutableArray<Point> line, Point at)
    {
        bool inside = false;
        for (int i = 0; i < line.Length; i++)
        {
            (Point a, Point b) = (line[i], line[(i + 1) % line.Length]);
            if (a.Y <= at.Y != b.Y <= at.Y && at.X < a.X + (b.X - a.X) * ((at.Y - a.Y) / (b.Y - a.Y)))
                inside = !inside;
        }
        return inside;
    }

    /// <summary>Fewer corners, none of the old ones further away than the tolerance (Douglas and Peucker, 1973).</summary>
    private static ImmutableArray<Point> Straighten(ImmutableArray<Point> line, double tolerance)
    {
        var kept = new bool[line.Length];
        // Two corners far apart are sure to stay.
        int far = Enumerable.Range(0, line.Length).MaxBy(i => line[i].DistanceTo(line[0]));
        (kept[0], kept[far]) = (true, true);
        var parts = new Stack<(int From, int To)>([(0, far), (far, line.Length)]);
        while (parts.TryPop(out var part))
        {
            Point a = line[part.From], b = line[part.To % line.Length];
            (double worst, int at) = (tolerance, -1);
            for (int i = part.From + 1; i < part.To; i++)
            {
                double length = Point.Dot(b - a, b - a), share = length > 0 ? Math.Clamp(Point.Dot(line[i] - a, b - a) / length, 0, 1) : 0;
                if (line[i].DistanceTo(a + (b - a) * share) is var off && off > worst)
                    (worst, at) = (off, i);
            }
            if (at < 0)
                continue;
            kept[at] = true;
            parts.Push((part.From, at));
            parts.Push((at, part.To));
        }
        return [.. line.Where((_, i) => kept[i])];
    }

    /// <summary>The convex hull (Andrew's monotone chain, 1979).</summary>
    private static ImmutableArray<Point> Hull(Point[] points)
    {
        Point[] sorted = [.. points.OrderBy(p => p.X).ThenBy(p => p.Y)];
        List<Point> hull = [.. Half(sorted), .. Half([.. sorted.Reverse()])];
        return [.. hull];

        static IEnumerable<Point> Half(Point[] sorted)
        {
            var half = new List<Point>();
            foreach (Point p in sorted)
            {
                while (half.Count > 1 && Point.Cross(half[^1] - half[^2], p - half[^2]) <= 0)
                    half.RemoveAt(half.Count - 1);
                half.Add(p);
            }
            return half.SkipLast(1);
        }
    }
}
