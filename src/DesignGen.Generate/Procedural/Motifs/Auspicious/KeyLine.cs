using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Lines of straight legs with square corners, for key frets and lattices: both edges are exact, so no pen is needed.</summary>
public static class KeyLine
{
    /// <summary>The outline of a line through points.</summary>
    /// <param name="points">Corners of the centre line, two at least.</param>
    /// <param name="width">Width, in the unit of the points.</param>
    /// <param name="longer">How far both ends reach past the last points; half the width makes square corners with what they join.</param>
    public static Outline Along(IReadOnlyList<Point> points, double width, double longer = 0)
    {
        double h = width / 2;
        int last = points.Count - 1;
        Point Way(int i) => (points[i + 1] - points[i]).Unit;
        var edge = new List<Point>();
        foreach (int side in new[] { 1, -1 })
        {
            var run = new List<Point>();
            for (int i = 0; i <= last; i++)
            {
                Point into = Way(Math.Max(0, i - 1)), outOf = Way(Math.Min(last - 1, i));
                Point end = i == 0 ? outOf * -longer : i == last ? into * longer : Point.Zero;
                Point normals = into.Perpendicular + outOf.Perpendicular;
                // A mitre: the sum of both normals, stretched so that its share of each is one.
                Point shift = normals * (2 / Math.Max(0.2, Point.Dot(normals, normals)));
                run.Add(points[i] + shift * (side * h) + end);
            }
            if (side < 0)
                run.Reverse();
            edge.AddRange(run);
        }
        return Outline.Polygon([.. edge]);
    }

    /// <summary>Corners of a square spiral that winds inwards from the top left of a square of side 1; lines and gaps are one cell wide.</summary>
    /// <param name="cells">Lines and gaps across, odd: 5, 7, 9 or 11.</param>
    public static List<Point> Spiral(int cells)
    {
        int x0 = 0, y0 = 0, x1 = cells - 1, y1 = cells - 1;
        var run = new List<Point> { new(0, 0) };
        while (x1 > x0 && y1 > y0)
        {
            run.AddRange([new(x1, y0), new(x1, y1), new(x0, y1)]);
            y0 += 2;
            if (y0 > y1)
                break;
            run.Add(new(x0, y0));
            x0 += 2;
            x1 -= 2;
            y1 -= 2;
        }
        return [.. run.Distinct().Select(p => (p + new Point(0.5, 0.5)) / cells)];
    }
}
