namespace DesignGen.Core.Geometry.Regions;

/// <summary>Leaves out corners of a ring that lie close to the line through those that stay (Douglas and Peucker 1973).</summary>
internal static class Thinning
{
    /// <summary>A ring through some of a ring's corners.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="tolerance">Farthest that a left-out corner may lie from the new ring, units.</param>
    public static GridPoint[] Thin(GridPoint[] ring, double tolerance)
    {
        int n = ring.Length;
        if (n <= 4)
            return ring;
        // The ring is opened at its first corner and at the one farthest from it.
        int far = 0;
        double most = -1;
        for (int i = 1; i < n; i++)
        {
            double dx = ring[i].X - ring[0].X, dy = ring[i].Y - ring[0].Y, d = dx * dx + dy * dy;
            if (d > most)
                (most, far) = (d, i);
        }
        bool[] keep = new bool[n];
        keep[0] = keep[far] = true;
        var todo = new Stack<(int From, int To)>();
        todo.Push((0, far));
        todo.Push((far, n));
        while (todo.TryPop(out (int From, int To) span))
        {
            GridPoint a = ring[span.From], b = ring[span.To % n];
            int worst = -1;
            double distance = tolerance;
            for (int i = span.From + 1; i < span.To; i++)
            {
                double d = Distance(a, b, ring[i]);
                if (d > distance)
                    (distance, worst) = (d, i);
            }
            if (worst < 0)
                continue;
            keep[worst] = true;
            todo.Push((span.From, worst));
            todo.Push((worst, span.To));
        }
        var kept = new List<GridPoint>();
        for (int i = 0; i < n; i++)
        {
            if (keep[i])
                kept.Add(ring[i]);
        }
        return kept.Count >= 3 ? [.. kept] : ring;
    }

    private static double Distance(GridPoint a, GridPoint b, GridPoint p)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, px = p.X - a.X, py = p.Y - a.Y, length = dx * dx + dy * dy;
        double share = length > 0 ? Math.Clamp((px * dx + py * dy) / length, 0, 1) : 0;
        double x = px - share * dx, y = py - share * dy;
        return Math.Sqrt(x * x + y * y);
    }
}
