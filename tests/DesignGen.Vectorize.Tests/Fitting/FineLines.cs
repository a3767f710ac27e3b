using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Fitting;

/// <summary>Boundaries as lines of a twentieth of a pixel, all of which near each other are tried in pairs: slow, and with nothing in common with the tracer's own search.</summary>
internal static class FineLines
{
    private const double Step = 0.05;

    /// <summary>Where boundaries cross, px; places that steps have in common do not count.</summary>
    public static List<Point> Crossings(IEnumerable<InkEdge> edges, double pixelMm)
    {
        var lines = new List<(Point From, Point To)>();
        foreach (InkEdge edge in edges)
        {
            Point from = Px(edge.Start);
            foreach (Segment s in edge.Segments)
            {
                Segment step = new(s.IsLine, Px(s.Control1), Px(s.Control2), Px(s.End));
                double length = from.DistanceTo(step.Control1) + step.Control1.DistanceTo(step.Control2) + step.Control2.DistanceTo(step.End);
                int n = (int)Math.Ceiling(length / Step) + 1;
                Point start = from;
                for (int i = 1; i <= n; i++)
                {
                    Point to = i == n ? step.End : step.IsLine ? Point.Lerp(from, step.End, (double)i / n) : Contour.PointOn(from, step, (double)i / n);
                    lines.Add((start, to));
                    start = to;
                }
                from = step.End;
            }
        }
        var cells = new Dictionary<(int, int), List<int>>();
        var found = new List<Point>();
        for (int i = 0; i < lines.Count; i++)
        {
            (Point a, Point b) = lines[i];
            foreach ((int, int) cell in new HashSet<(int, int)> { Cell(a.X, a.Y), Cell(b.X, b.Y), Cell(a.X, b.Y), Cell(b.X, a.Y) })
            {
                if (!cells.TryGetValue(cell, out List<int>? near))
                    cells[cell] = near = [];
                foreach (int j in near)
                {
                    (Point c, Point d) = lines[j];
                    if (a != c && a != d && b != c && b != d && Sides(a, b, c, d) && Sides(c, d, a, b))
                        found.Add(a);
                }
                near.Add(i);
            }
        }
        return found;

        Point Px(Point mm) => new(mm.X / pixelMm, mm.Y / pixelMm);
        static (int, int) Cell(double x, double y) => ((int)Math.Floor(x * 4), (int)Math.Floor(y * 4));
        static bool Sides(Point a, Point b, Point c, Point d) => Point.Cross(b - a, c - a) * Point.Cross(b - a, d - a) < 0;
    }
}
