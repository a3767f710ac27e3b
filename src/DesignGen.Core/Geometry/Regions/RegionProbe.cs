namespace DesignGen.Core.Geometry.Regions;

/// <summary>Answers many questions about one region quickly: what lies inside, where a ray leaves, how far the opposite edge is.</summary>
/// <remarks>A uniform grid of edges, and bands of edges across the page for the inside. Never changes; safe from many threads.</remarks>
public sealed class RegionProbe
{
    private readonly record struct Edge(double X0, double Y0, double X1, double Y1, bool Border);

    private readonly Edge[] _edges;
    private readonly int[] _cellStarts, _cellEdges, _bandStarts, _bandEdges;
    private readonly double _left, _top, _cell, _band;
    private readonly int _columns, _rows, _bands;

    /// <summary>A probe of a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="page">A page that cut the region off: edges along its border, within 0.001 mm, do not count in <see cref="WidthAt"/>.</param>
    public RegionProbe(Region region, Rect? page = null)
    {
        Rect bounds = region.Bounds;
        int n = region.CornerCount, at = 0;
        _edges = new Edge[n];
        double total = 0;
        foreach (GridPoint[] ring in region.Rings)
        {
            Point a = ring[^1].ToPoint();
            foreach (GridPoint corner in ring)
            {
                Point b = corner.ToPoint();
                _edges[at++] = new(a.X, a.Y, b.X, b.Y, page is Rect cut && OnBorder(cut, a, b));
                total += a.DistanceTo(b);
                a = b;
            }
        }
        (_left, _top) = n > 0 ? (bounds.Left, bounds.Top) : (0, 0);
        // About as many cells as the edges pass, but not many more than there are edges.
        double area = Math.Max(bounds.Width * bounds.Height, 1e-6);
        _cell = Math.Max(Math.Max(0.1, total / Math.Max(1, 2 * n)), Math.Sqrt(area / (16.0 * n + 1024)));
        _columns = n > 0 ? (int)(bounds.Width / _cell) + 1 : 1;
        _rows = n > 0 ? (int)(bounds.Height / _cell) + 1 : 1;
        (_cellStarts, _cellEdges) = Sort(_columns * _rows, CellsOf);
        _bands = Math.Clamp(n / 4, 1, 8192);
        _band = n > 0 ? Math.Max(bounds.Height / _bands, 1e-9) : 1;
        (_bandStarts, _bandEdges) = Sort(_bands, (edge, put) =>
        {
            int last = Band(Math.Max(edge.Y0, edge.Y1));
            for (int band = Band(Math.Min(edge.Y0, edge.Y1)); band <= last; band++)
                put(band);
        });
    }

    /// <summary>Whether a place is inside; of places on the boundary itself, some are.</summary>
    public bool Contains(Point place)
    {
        if (!(place.Y >= _top && place.Y <= _top + _band * _bands))
            return false;
        int band = Band(place.Y);
        bool inside = false;
        for (int k = _bandStarts[band]; k < _bandStarts[band + 1]; k++)
        {
            ref readonly Edge e = ref _edges[_bandEdges[k]];
            if (e.Y0 > place.Y != e.Y1 > place.Y && place.X < e.X0 + (place.Y - e.Y0) * (e.X1 - e.X0) / (e.Y1 - e.Y0))
                inside = !inside;
        }
        return inside;
    }

    /// <summary>How far the boundary lies from a place, on whichever side of it.</summary>
    /// <param name="place">The place, mm.</param>
    /// <param name="reachMm">How far to look, mm.</param>
    /// <returns>The distance, mm, or infinity where no boundary lies within reach.</returns>
    public double DistanceTo(Point place, double reachMm)
    {
        double best = reachMm * reachMm;
        bool found = false;
        (int c0, int c1, int r0, int r1) = Cells(place.X - reachMm, place.Y - reachMm, place.X + reachMm, place.Y + reachMm);
        for (int r = r0; r <= r1; r++)
        {
            for (int c = c0; c <= c1; c++)
            {
                int cell = r * _columns + c;
                for (int k = _cellStarts[cell]; k < _cellStarts[cell + 1]; k++)
                {
                    ref readonly Edge e = ref _edges[_cellEdges[k]];
                    double dx = e.X1 - e.X0, dy = e.Y1 - e.Y0, px = place.X - e.X0, py = place.Y - e.Y0;
                    double nearest = Math.Clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
                    double x = px - nearest * dx, y = py - nearest * dy, d = x * x + y * y;
                    if (d <= best)
                        (best, found) = (d, true);
                }
            }
        }
        return found ? Math.Sqrt(best) : double.PositiveInfinity;
    }

    /// <summary>How far a ray goes before it meets the boundary.</summary>
    /// <param name="from">Where it begins, mm.</param>
    /// <param name="direction">Its direction, a unit vector.</param>
    /// <param name="beyondMm">Boundary nearer than this is passed over, mm.</param>
    /// <param name="reachMm">How far it is followed, mm.</param>
    /// <returns>The distance, mm, or infinity where nothing is met within reach.</returns>
    public double RayLength(Point from, Point direction, double beyondMm, double reachMm)
    {
        double best = double.PositiveInfinity;
        Point to = from + direction * reachMm;
        (int c0, int c1, int r0, int r1) = Cells(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y));
        for (int r = r0; r <= r1; r++)
        {
            for (int c = c0; c <= c1; c++)
            {
                int cell = r * _columns + c;
                for (int k = _cellStarts[cell]; k < _cellStarts[cell + 1]; k++)
                {
                    ref readonly Edge e = ref _edges[_cellEdges[k]];
                    Point a = new Point(e.X0, e.Y0) - from, b = new Point(e.X1, e.Y1) - from;
                    double sideA = Point.Cross(direction, a), sideB = Point.Cross(direction, b);
                    if (sideA > 0 == sideB > 0)
                        continue;
                    double alongA = Point.Dot(direction, a), alongB = Point.Dot(direction, b);
                    double distance = alongA + (alongB - alongA) * (sideA / (sideA - sideB));
                    if (distance >= beyondMm && distance <= reachMm && distance < best)
                        best = distance;
                }
            }
        }
        return best;
    }

    /// <summary>How far the nearest edge lies that faces a place on the boundary: the region's local width there.</summary>
    /// <param name="at">A place on the boundary, mm.</param>
    /// <param name="inwards">The direction into the region, a unit vector square to the boundary.</param>
    /// <param name="reachMm">How far to look, mm.</param>
    /// <param name="spread">Half the opening of the cone that is looked into, as a tangent: 0.58 for 30 degrees either way.</param>
    /// <param name="facing">How squarely an edge must face, as the cosine: 0 counts all but those that look away, 1 only parallel ones.</param>
    /// <returns>The distance, mm, or infinity where no such edge lies within reach.</returns>
    public double WidthAt(Point at, Point inwards, double reachMm, double spread, double facing)
    {
        double best = reachMm * reachMm;
        bool found = false;
        // The triangle that holds the cone.
        Point far = at + inwards * reachMm, side = inwards.Perpendicular * (spread * reachMm);
        (Point one, Point two) = (far + side, far - side);
        (int c0, int c1, int r0, int r1) = Cells(
            Math.Min(at.X, Math.Min(one.X, two.X)), Math.Min(at.Y, Math.Min(one.Y, two.Y)), Math.Max(at.X, Math.Max(one.X, two.X)), Math.Max(at.Y, Math.Max(one.Y, two.Y)));
        for (int r = r0; r <= r1; r++)
        {
            for (int c = c0; c <= c1; c++)
            {
                int cell = r * _columns + c;
                for (int k = _cellStarts[cell]; k < _cellStarts[cell + 1]; k++)
                {
                    ref readonly Edge e = ref _edges[_cellEdges[k]];
                    if (e.Border)
                        continue;
                    double dx = e.X1 - e.X0, dy = e.Y1 - e.Y0;
                    // The region lies to the right of its edges: inwards of this one is (-dy, dx).
                    double look = inwards.Y * dx - inwards.X * dy;
                    if (look >= 0 || look * look <= facing * facing * (dx * dx + dy * dy))
                        continue;
                    Point a = new Point(e.X0, e.Y0) - at, b = new Point(e.X1, e.Y1) - at;
                    double heightA = Point.Dot(inwards, a), heightB = Point.Dot(inwards, b);
                    double sideA = Point.Cross(inwards, a), sideB = Point.Cross(inwards, b);
                    double from = 0, to = 1;
                    if (!Clip(spread * heightA - sideA, spread * heightB - sideB, ref from, ref to) ||
                        !Clip(spread * heightA + sideA, spread * heightB + sideB, ref from, ref to))
                        continue;
                    double length = dx * dx + dy * dy;
                    double nearest = Math.Clamp(-(a.X * dx + a.Y * dy) / length, from, to);
                    double x = a.X + nearest * dx, y = a.Y + nearest * dy, d = x * x + y * y;
                    if (d < best)
                        (best, found) = (d, true);
                }
            }
        }
        return found ? Math.Sqrt(best) : double.PositiveInfinity;
    }

    /// <summary>Shortens a stretch of a line to where a value that changes evenly along it is 0 or more.</summary>
    private static bool Clip(double atStart, double atEnd, ref double from, ref double to)
    {
        if (atStart < 0 && atEnd < 0)
            return false;
        if (atStart < 0)
            from = Math.Max(from, atStart / (atStart - atEnd));
        else if (atEnd < 0)
            to = Math.Min(to, atStart / (atStart - atEnd));
        return from <= to;
    }

    private static bool OnBorder(Rect page, Point a, Point b)
    {
        const double near = 0.001;
        static bool Both(double side, double one, double two) => Math.Abs(one - side) <= near && Math.Abs(two - side) <= near;
        return Both(page.Left, a.X, b.X) || Both(page.Right, a.X, b.X) || Both(page.Top, a.Y, b.Y) || Both(page.Bottom, a.Y, b.Y);
    }

    private int Band(double y) => Math.Clamp((int)((y - _top) / _band), 0, _bands - 1);

    private (int C0, int C1, int R0, int R1) Cells(double left, double top, double right, double bottom)
    {
        // What lies wholly beside the grid looks into no cell.
        if (!(right >= _left && bottom >= _top && left <= _left + _columns * _cell && top <= _top + _rows * _cell))
            return (0, -1, 0, -1);
        return (Math.Max(0, (int)((left - _left) / _cell)), Math.Min(_columns - 1, (int)((right - _left) / _cell)),
            Math.Max(0, (int)((top - _top) / _cell)), Math.Min(_rows - 1, (int)((bottom - _top) / _cell)));
    }

    /// <summary>Every cell that an edge passes, row by row, with a little to spare.</summary>
    private void CellsOf(Edge e, Action<int> put)
    {
        (int _, int _, int r0, int r1) = Cells(Math.Min(e.X0, e.X1), Math.Min(e.Y0, e.Y1), Math.Max(e.X0, e.X1), Math.Max(e.Y0, e.Y1));
        double slope = e.Y1 != e.Y0 ? (e.X1 - e.X0) / (e.Y1 - e.Y0) : 0;
        for (int r = r0; r <= r1; r++)
        {
            double x0 = Math.Min(e.X0, e.X1), x1 = Math.Max(e.X0, e.X1);
            if (r0 != r1)
            {
                double upper = e.X0 + (_top + r * _cell - e.Y0) * slope, lower = e.X0 + (_top + (r + 1) * _cell - e.Y0) * slope;
                (x0, x1) = (Math.Max(x0, Math.Min(upper, lower)), Math.Min(x1, Math.Max(upper, lower)));
            }
            int c0 = Math.Max(0, (int)((x0 - 1e-6 - _left) / _cell)), c1 = Math.Min(_columns - 1, (int)((x1 + 1e-6 - _left) / _cell));
            for (int c = c0; c <= c1; c++)
                put(r * _columns + c);
        }
    }

    private (int[] Starts, int[] Edges) Sort(int places, Action<Edge, Action<int>> placesOf)
    {
        int[] starts = new int[places + 1];
        void Count(int place) => starts[place + 1]++;
        foreach (Edge e in _edges)
            placesOf(e, Count);
        for (int i = 0; i < places; i++)
            starts[i + 1] += starts[i];
        int[] edges = new int[starts[places]], next = starts.AsSpan(0, places).ToArray();
        int current = 0;
        void Place(int place) => edges[next[place]++] = current;
        for (; current < _edges.Length; current++)
            placesOf(_edges[current], Place);
        return (starts, edges);
    }
}
