using System.Runtime.InteropServices;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Features;

/// <summary>A place on a fitted boundary.</summary>
/// <param name="Chain">The boundary.</param>
/// <param name="Along">Its step, counted from 0, and how far into it, 0 to 1.</param>
/// <param name="Way">How far along the boundary that is from its begin, px.</param>
internal readonly record struct CurvePlace(int Chain, double Along, double Way);

/// <summary>The boundaries of a fitted map, to be found by place and cut to pieces.</summary>
internal sealed class FittedCurves
{
    // Side of a cell of the grid that pieces are found by, and length of a piece, px.
    private const int Cell = 8;
    private const double Step = 3;

    private readonly FittedMap _map;
    private readonly int _columns, _rows;
    private readonly int[] _first;
    private readonly List<Chord> _pieces;
    private readonly double[] _lengths;
    private readonly List<(Point At, int Node, int Next)> _nodes = [];
    private readonly Dictionary<int, int> _firstNode = [];
    private readonly Dictionary<int, Point> _placeOfNode = [];

    /// <param name="map">The map.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public FittedCurves(FittedMap map, int width, int height)
    {
        _map = map;
        (_columns, _rows) = (width / Cell + 2, height / Cell + 2);
        _first = GC.AllocateUninitializedArray<int>(_columns * _rows);
        Array.Fill(_first, -1);
        _lengths = new double[map.Chains.Length];
        int pieces = 0;
        for (int c = 0; c < map.Chains.Length; c++)
        {
            Point from = map.Chains[c].Start;
            foreach (Segment s in map.Chains[c].Segments)
            {
                pieces += map.Map.Chains[c].OnBorder ? 0 : Steps(from, s);
                from = s.End;
            }
        }
        _pieces = new(pieces);
        for (int c = 0; c < map.Chains.Length; c++)
        {
            FittedChain curve = map.Chains[c];
            Chain chain = map.Map.Chains[c];
            if (!chain.IsLoop)
            {
                Place(chain.From, curve.Start);
                Place(chain.To, curve.Segments.Length > 0 ? curve.Segments[^1].End : curve.Start);
            }
            if (chain.OnBorder)
                continue;
            Point from = curve.Start;
            double way = 0;
            for (int k = 0; k < curve.Segments.Length; k++)
            {
                Segment s = curve.Segments[k];
                Point start = from;
                int steps = Steps(start, s);
                for (int i = 1; i <= steps; i++)
                {
                    Point to = i == steps ? s.End : Contour.PointOn(start, s, (double)i / steps);
                    int cell = CellOf((from + to) / 2);
                    _pieces.Add(new(from, to, c, k + (i - 1) / (float)steps, k + i / (float)steps, way, _first[cell]));
                    _first[cell] = _pieces.Count - 1;
                    way += from.DistanceTo(to);
                    from = to;
                }
            }
            _lengths[c] = way;
        }
    }

    // How many pieces a step is cut into.
    private static int Steps(Point start, Segment s)
    {
        double length = s.IsLine ? start.DistanceTo(s.End) : start.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End);
        return Math.Max(1, (int)Math.Ceiling(length / Step));
    }

    /// <summary>The fitted boundary of a number.</summary>
    public FittedChain Curve(int chain) => _map.Chains[chain];

    /// <summary>The boundary of a number.</summary>
    public Chain Chain(int chain) => _map.Map.Chains[chain];

    /// <summary>The ink on the left hand of a boundary.</summary>
    public byte LeftOf(int chain) => _map.Map.LabelOf(_map.Map.Chains[chain].Left);

    /// <summary>The nearest place on a boundary between two inks.</summary>
    /// <param name="p">Where to look.</param>
    /// <param name="one">An ink beside it.</param>
    /// <param name="other">The other.</param>
    /// <param name="most">How far off it may be, px.</param>
    /// <returns>Null where there is none so near.</returns>
    public CurvePlace? Find(Point p, byte one, byte other, double most)
    {
        CurvePlace? best = null;
        double least = most, reach = most + Step / 2;
        int left = Math.Max(0, (int)((p.X - reach) / Cell)), right = Math.Min(_columns - 1, (int)((p.X + reach) / Cell));
        int top = Math.Max(0, (int)((p.Y - reach) / Cell)), bottom = Math.Min(_rows - 1, (int)((p.Y + reach) / Cell));
        ReadOnlySpan<Chord> pieces = CollectionsMarshal.AsSpan(_pieces);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                for (int i = _first[y * _columns + x]; i >= 0; i = pieces[i].Next)
                {
                    ref readonly Chord piece = ref pieces[i];
                    Point way = piece.To - piece.From;
                    double square = Point.Dot(way, way), t = square > 0 ? Math.Clamp(Point.Dot(p - piece.From, way) / square, 0, 1) : 0;
                    double distance = (piece.From + way * t).DistanceTo(p);
                    if (distance >= least || !IsBetween(piece.Chain, one, other))
                        continue;
                    (least, best) = (distance, new(piece.Chain, piece.Begin + (piece.End - piece.Begin) * t, piece.Way + Math.Sqrt(square) * t));
                }
            }
        }
        return best;
    }

    /// <summary>How far it is along a boundary from one place on it to another, px; below 0 where the other lies behind.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    /// <param name="forward">Whether to go the way that it runs, or back.</param>
    /// <param name="about">About how far it should be: of the ways round a loop the one nearest to that counts.</param>
    public double Way(CurvePlace from, CurvePlace to, bool forward, double about)
    {
        double way = forward ? to.Way - from.Way : from.Way - to.Way, all = _lengths[from.Chain];
        return _map.Map.Chains[from.Chain].IsLoop && all > 0 ? way + all * Math.Round((about - way) / all) : way;
    }

    /// <summary>The nearest node where just these inks meet; -1 where there is none so near.</summary>
    public int FindNode(Point p, ulong inks, double most, out Point at, out double distance)
    {
        int best = -1;
        (at, distance) = (default, most);
        (int column, int row) = ((int)(p.X / Cell), (int)(p.Y / Cell));
        for (int y = Math.Max(0, row - 1); y <= Math.Min(_rows - 1, row + 1); y++)
        {
            for (int x = Math.Max(0, column - 1); x <= Math.Min(_columns - 1, column + 1); x++)
            {
                for (int i = _firstNode.GetValueOrDefault(y * _columns + x, -1); i >= 0; i = _nodes[i].Next)
                {
                    (Point place, int node, _) = _nodes[i];
                    double d = place.DistanceTo(p);
                    if (d < distance && InksOf(node) == inks)
                        (best, at, distance) = (node, place, d);
                }
            }
        }
        return best;
    }

    /// <summary>A set of inks; bare ground is one of them.</summary>
    public static ulong Set(byte ink) => 1ul << (ink & 63);

    private ulong InksOf(int number)
    {
        Node node = _map.Map.Nodes[number];
        ulong inks = 0;
        for (int direction = 0; direction < 4; direction++)
        {
            if (node[direction] == 0)
                continue;
            Chain chain = _map.Map.Chains[Math.Abs(node[direction]) - 1];
            if (chain.OnBorder)
                continue;
            inks |= Set(_map.Map.LabelOf(chain.Left)) | Set(_map.Map.LabelOf(chain.Right));
        }
        return inks;
    }

    /// <summary>A piece of a boundary, from one place to another, the way that it runs or back; round a loop where it must.</summary>
    public FittedChain Piece(int chain, double from, double to, bool forward)
    {
        FittedChain curve = _map.Chains[chain];
        int n = curve.Segments.Length;
        if (!forward)
            return Piece(chain, to, from, true).Reverse();
        var segments = new List<Segment>();
        Point start = At(chain, from);
        if (to < from || (to == from && _map.Map.Chains[chain].IsLoop))
        {
            Part(curve, from, n, segments);
            Part(curve, 0, to, segments);
        }
        else
        {
            Part(curve, from, to, segments);
        }
        return new(start, [.. segments]);
    }

    /// <summary>Where a place on a boundary is.</summary>
    public Point At(int chain, double along)
    {
        FittedChain curve = _map.Chains[chain];
        int k = Math.Clamp((int)along, 0, curve.Segments.Length - 1);
        return Contour.PointOn(k == 0 ? curve.Start : curve.Segments[k - 1].End, curve.Segments[k], along - k);
    }

    /// <summary>How long a piece is, px, the handles' way of curves.</summary>
    public static double Length(FittedChain piece)
    {
        double sum = 0;
        Point from = piece.Start;
        foreach (Segment s in piece.Segments)
        {
            double chord = from.DistanceTo(s.End);
            sum += s.IsLine ? chord : (chord + from.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End)) / 2;
            from = s.End;
        }
        return sum;
    }

    private void Place(int node, Point at)
    {
        if (!_placeOfNode.TryAdd(node, at))
            return;
        int cell = CellOf(at);
        _nodes.Add((at, node, _firstNode.GetValueOrDefault(cell, -1)));
        _firstNode[cell] = _nodes.Count - 1;
    }

    private bool IsBetween(int chain, byte one, byte other)
    {
        Chain c = _map.Map.Chains[chain];
        byte left = _map.Map.LabelOf(c.Left), right = _map.Map.LabelOf(c.Right);
        return (left == one && right == other) || (left == other && right == one);
    }

    private int CellOf(Point p) => Math.Clamp((int)(p.Y / Cell), 0, _rows - 1) * _columns + Math.Clamp((int)(p.X / Cell), 0, _columns - 1);

    private static void Part(FittedChain curve, double from, double to, List<Segment> into)
    {
        const double nothing = 1e-9;
        for (int k = (int)from; k < curve.Segments.Length && k < to - nothing; k++)
        {
            double begin = Math.Max(0, from - k), end = Math.Min(1, to - k);
            if (end - begin <= nothing)
                continue;
            Segment s = curve.Segments[k];
            into.Add(begin == 0 && end == 1 ? s : Between(k == 0 ? curve.Start : curve.Segments[k - 1].End, s, begin, end));
        }
    }

    /// <summary>A part of a step.</summary>
    /// <param name="start">Where the step begins.</param>
    /// <param name="s">The step.</param>
    /// <param name="begin">Where the part begins, 0 to 1.</param>
    /// <param name="end">Where it ends, above that, to 1.</param>
    /// <remarks>De Casteljau, twice.</remarks>
    public static Segment Between(Point start, Segment s, double begin, double end)
    {
        if (s.IsLine)
            return Segment.Line(Point.Lerp(start, s.End, end));
        Point ab = Point.Lerp(start, s.Control1, end), bc = Point.Lerp(s.Control1, s.Control2, end), cd = Point.Lerp(s.Control2, s.End, end);
        Point abc = Point.Lerp(ab, bc, end), bcd = Point.Lerp(bc, cd, end), last = Point.Lerp(abc, bcd, end);
        double cut = begin / end;
        Point e = Point.Lerp(start, ab, cut), f = Point.Lerp(ab, abc, cut), g = Point.Lerp(abc, last, cut);
        Point ef = Point.Lerp(e, f, cut), fg = Point.Lerp(f, g, cut);
        return Segment.Curve(fg, g, last);
    }

    // A piece of a boundary as a line: which one's, from where to where on it, how far from its begin, and the next piece in its cell.
    private readonly record struct Chord(Point From, Point To, int Chain, float Begin, float End, double Way, int Next);
}
