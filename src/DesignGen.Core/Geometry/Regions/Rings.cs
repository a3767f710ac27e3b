namespace DesignGen.Core.Geometry.Regions;

/// <summary>Joins directed pieces of boundary, inside on their right hand, into simple rings.</summary>
internal static class Rings
{
    /// <summary>The rings; each begins at its leftmost, then uppermost corner, and no corner lies on the line through its neighbours.</summary>
    /// <param name="pieces">As many begin as end at every point, and none cross.</param>
    public static GridPoint[][] Join(List<(GridPoint From, GridPoint To)> pieces)
    {
        // Pieces by where they begin; which one follows is found by search only at corners where several begin.
        int n = pieces.Count;
        var ids = new Dictionary<GridPoint, int>(n);
        int[] from = new int[n], to = new int[n];
        var points = new List<GridPoint>(n);
        for (int i = 0; i < n; i++)
        {
            from[i] = Id(pieces[i].From);
            to[i] = Id(pieces[i].To);
        }
        int[] starts = new int[points.Count + 1], leaving = new int[n];
        for (int i = 0; i < n; i++)
            starts[from[i] + 1]++;
        for (int v = 0; v < points.Count; v++)
            starts[v + 1] += starts[v];
        int[] fill = starts.AsSpan(0, points.Count).ToArray();
        for (int i = 0; i < n; i++)
            leaving[fill[from[i]]++] = i;

        var rings = new List<GridPoint[]>();
        bool[] used = new bool[n];
        int[] placeOnPath = new int[points.Count];
        Array.Fill(placeOnPath, -1);
        var path = new List<int>();
        for (int first = 0; first < n; first++)
        {
            if (used[first])
                continue;
            int piece = first;
            while (piece >= 0)
            {
                used[piece] = true;
                placeOnPath[from[piece]] = path.Count;
                path.Add(from[piece]);
                int at = to[piece];
                int place = placeOnPath[at];
                if (place >= 0)
                {
                    // A corner met again closes a ring; what came before it goes on.
                    Emit(path, place);
                    for (int k = place; k < path.Count; k++)
                        placeOnPath[path[k]] = -1;
                    path.RemoveRange(place, path.Count - place);
                    if (place == 0)
                        break;
                }
                piece = Next(piece, at);
            }
            foreach (int v in path)
                placeOnPath[v] = -1;
            path.Clear();
        }
        rings.Sort((a, b) => (a[0].X, a[0].Y, a[1].X, a[1].Y).CompareTo((b[0].X, b[0].Y, b[1].X, b[1].Y)));
        return [.. rings];

        int Id(GridPoint p)
        {
            if (!ids.TryGetValue(p, out int id))
            {
                id = points.Count;
                ids.Add(p, id);
                points.Add(p);
            }
            return id;
        }

        int Next(int arriving, int at)
        {
            int best = -1;
            GridPoint corner = points[at], back = points[from[arriving]];
            for (int k = starts[at]; k < starts[at + 1]; k++)
            {
                int candidate = leaving[k];
                if (!used[candidate] && (best < 0 || Sooner(corner, back, points[to[candidate]], points[to[best]])))
                    best = candidate;
            }
            return best;
        }

        void Emit(List<int> path, int start)
        {
            var ring = new List<GridPoint>(path.Count - start);
            for (int k = start; k < path.Count; k++)
                ring.Add(points[path[k]]);
            if (Tidy(ring) is { Length: >= 3 } tidy)
                rings.Add(tidy);
        }
    }

    /// <summary>Whether, turning anticlockwise on the page about a corner from the direction one came from, p is met before q.</summary>
    private static bool Sooner(GridPoint corner, GridPoint back, GridPoint p, GridPoint q)
    {
        bool pLate = corner.Cross(back, p) > 0, qLate = corner.Cross(back, q) > 0;
        return pLate != qLate ? qLate : corner.Cross(p, q) < 0;
    }

    /// <summary>Leaves out corners on the line through their neighbours and begins at the leftmost, then uppermost corner.</summary>
    private static GridPoint[] Tidy(List<GridPoint> ring)
    {
        var kept = new List<GridPoint>(ring.Count);
        int n = ring.Count, least = 0;
        for (int i = 1; i < n; i++)
        {
            if (ring[i].X < ring[least].X || (ring[i].X == ring[least].X && ring[i].Y < ring[least].Y))
                least = i;
        }
        // The least corner is never on such a line, except in a ring without area.
        for (int i = 0; i < n; i++)
        {
            GridPoint p = ring[(least + i) % n];
            while (kept.Count > 1 && kept[^2].Cross(kept[^1], p) == 0)
                kept.RemoveAt(kept.Count - 1);
            kept.Add(p);
        }
        while (kept.Count > 2 && kept[^2].Cross(kept[^1], kept[0]) == 0)
            kept.RemoveAt(kept.Count - 1);
        return [.. kept];
    }
}
