using System.Buffers;
using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>Finds boundaries that cross themselves or each other, which fitted curves may do in narrow places though pixels never do.</summary>
/// <remarks>Curves become short lines, lines are listed by the cells of a grid, and those of one cell are tried in pairs. Cost: the length of the boundaries, all but never more.</remarks>
internal sealed class Crossings : IDisposable
{
    // Side of a cell, and length of the lines that stand for curves, px.
    private const int Cell = 4;
    private const double Step = 3;

    private readonly int _columns, _rows;

    // For each cell the last of its entries, 0 for none. All three are lent: boundaries are looked at up to five times.
    private readonly int[] _last;
    private (int Line, int Before)[] _entries = ArrayPool<(int Line, int Before)>.Shared.Rent(4096);
    private Line[] _lines = ArrayPool<Line>.Shared.Rent(4096);
    private int _entryCount = 1, _lineCount;

    private readonly record struct Line(Point From, Point To, int Chain, int Step);

    private Crossings(int width, int height)
    {
        (_columns, _rows) = (width / Cell + 2, height / Cell + 2);
        _last = ArrayPool<int>.Shared.Rent(_columns * _rows);
        Array.Clear(_last, 0, _columns * _rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_last);
        ArrayPool<(int Line, int Before)>.Shared.Return(_entries);
        ArrayPool<Line>.Shared.Return(_lines);
    }

    /// <summary>The steps of chains that cross another or their own chain: number of the chain, of its step, and where.</summary>
    public static List<(int Chain, int Step, Point At)> Find(int width, int height, FittedChain[] chains)
    {
        using var grid = new Crossings(width, height);
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
                Enter(new(from, to, number, k));
                from = to;
            }
        }
    }

    private void Enter(in Line line)
    {
        if (_lineCount == _lines.Length)
            Grow(ref _lines);
        _lines[_lineCount] = line;
        Point a = line.From, b = line.To;
        int left = Column(Math.Min(a.X, b.X)), right = Column(Math.Max(a.X, b.X)), top = Row(Math.Min(a.Y, b.Y)), bottom = Row(Math.Max(a.Y, b.Y));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                if (_entryCount == _entries.Length)
                    Grow(ref _entries);
                ref int last = ref _last[y * _columns + x];
                _entries[_entryCount] = (_lineCount, last);
                last = _entryCount++;
            }
        }
        _lineCount++;
    }

    private static void Grow<T>(ref T[] rented)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(rented.Length * 2);
        rented.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(rented);
        rented = larger;
    }

    private int Column(double x) => Math.Clamp((int)(x / Cell), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)(y / Cell), 0, _rows - 1);

    private List<(int Chain, int Step, Point At)> Crossed()
    {
        var crossed = new List<(int Chain, int Step, Point At)>();
        var told = new HashSet<(int, int)>();
        foreach (int last in _last.AsSpan(0, _columns * _rows))
        {
            for (int i = last; i > 0; i = _entries[i].Before)
            {
                ref readonly Line one = ref _lines[_entries[i].Line];
                for (int j = _entries[i].Before; j > 0; j = _entries[j].Before)
                {
                    ref readonly Line other = ref _lines[_entries[j].Line];
                    if (!Cross(one.From, one.To, other.From, other.To, out Point at))
                        continue;
                    if (told.Add((one.Chain, one.Step)))
                        crossed.Add((one.Chain, one.Step, at));
                    if (told.Add((other.Chain, other.Step)))
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
        if (Same(a, c) || Same(a, d) || Same(b, c) || Same(b, d))
            return false;
        double first = Side(c, d, a), second = Side(c, d, b);
        if (Side(a, b, c) * Side(a, b, d) >= 0 || first * second >= 0)
            return false;
        at = Point.Lerp(a, b, first / (first - second));
        return true;
    }

    // Most lines of a cell follow one another, so this is asked more than all else.
    private static bool Same(Point a, Point b) => a.X == b.X && a.Y == b.Y;

    private static double Side(Point a, Point b, Point p) => Point.Cross(b - a, p - a);
}
