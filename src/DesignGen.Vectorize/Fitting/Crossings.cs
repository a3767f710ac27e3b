using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>Finds boundaries that cross themselves or each other, which fitted curves may do in narrow places though pixels never do.</summary>
/// <remarks>Curves become short lines, lines are listed by the cells of a grid, and those of one cell are tried in pairs. Cost: the length of the boundaries, all but never more.</remarks>
internal sealed class Crossings
{
    // Side of a cell, and length of the lines that stand for curves, px.
    private const int Cell = 4;
    private const double Step = 3;

    private readonly int _columns, _rows;
    private readonly int[] _first;
    private readonly List<(int Line, int Next)> _lists = new(4096);
    private readonly List<(Point From, Point To, (int Chain, int Step) Of)> _lines = new(4096);

    private Crossings(int width, int height)
    {
        (_columns, _rows) = (width / Cell + 2, height / Cell + 2);
        _first = new int[_columns * _rows];
        Array.Fill(_first, -1);
    }

    /// <summary>The steps of chains that cross another or their own chain: number of the chain, of its step, and where.</summary>
    public static List<(int Chain, int Step, Point At)> Find(int width, int height, FittedChain[] chains)
    {
        var grid = new Crossings(width, height);
        for (int c = 0; c < chains.Length; c++)
            grid.Add(chains[c], c);
        return grid.Crossed();
    }

    private void Add(FittedChain chain, int number)
    {
        Point from = chain.Start;
        for (int k = 0; k < chain.Segments.Length; k++)
        {
            Segment s = chain.Segments[k];
            double length = s.IsLine ? 0 : from.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End);
            int steps = s.IsLine ? 1 : Math.Clamp((int)(length / Step), 2, 64);
            Point start = from;
            for (int i = 1; i <= steps; i++)
            {
                Point to = i == steps ? s.End : Contour.PointOn(start, s, (double)i / steps);
                List(from, to, (number, k));
                from = to;
            }
        }
    }

    private void List(Point a, Point b, (int Chain, int Step) of)
    {
        int line = _lines.Count;
        _lines.Add((a, b, of));
        int left = Column(Math.Min(a.X, b.X)), right = Column(Math.Max(a.X, b.X)), top = Row(Math.Min(a.Y, b.Y)), bottom = Row(Math.Max(a.Y, b.Y));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                _lists.Add((line, _first[y * _columns + x]));
                _first[y * _columns + x] = _lists.Count - 1;
            }
        }
    }

    private int Column(double x) => Math.Clamp((int)(x / Cell), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)(y / Cell), 0, _rows - 1);

    private List<(int Chain, int Step, Point At)> Crossed()
    {
        var crossed = new List<(int Chain, int Step, Point At)>();
        var told = new HashSet<(int, int)>();
        foreach (int head in _first)
        {
            for (int i = head; i >= 0; i = _lists[i].Next)
            {
                for (int j = _lists[i].Next; j >= 0; j = _lists[j].Next)
                {
                    (Point a, Point b, (int Chain, int Step) one) = _lines[_lists[i].Line];
                    (Point c, Point d, (int Chain, int Step) other) = _lines[_lists[j].Line];
                    if (!Cross(a, b, c, d, out Point at))
                        continue;
                    if (told.Add(one))
                        crossed.Add((one.Chain, one.Step, at));
                    if (told.Add(other))
                        crossed.Add((other.Chain, other.Step, at));
                }
            }
        }
        return crossed;
    }

    /// <summary>Whether two lines cross within both; those that share an end do not.</summary>
    private static bool Cross(Point a, Point b, Point c, Point d, out Point at)
    {
        at = default;
        if (a == c || a == d || b == c || b == d)
            return false;
        double first = Side(c, d, a), second = Side(c, d, b);
        if (Side(a, b, c) * Side(a, b, d) >= 0 || first * second >= 0)
            return false;
        at = Point.Lerp(a, b, first / (first - second));
        return true;
    }

    private static double Side(Point a, Point b, Point p) => Point.Cross(b - a, p - a);
}
