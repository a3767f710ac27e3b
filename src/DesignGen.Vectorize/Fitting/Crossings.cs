using System.Buffers;
using System.Runtime.Intrinsics;
using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A place where a step of a boundary crosses another step, or itself.</summary>
/// <param name="Chain">The boundary.</param>
/// <param name="Step">Its step.</param>
/// <param name="Share">Where on the step, 0 to 1.</param>
/// <param name="OtherChain">The other boundary, or the same.</param>
/// <param name="OtherStep">The other step.</param>
/// <param name="OtherShare">Where on the other step.</param>
/// <param name="At">The place, px.</param>
internal readonly record struct Crossing(int Chain, int Step, double Share, int OtherChain, int OtherStep, double OtherShare, Point At);

/// <summary>Finds boundaries that cross themselves or each other, which fitted curves may do in narrow places though pixels never do.</summary>
/// <remarks>
/// Steps are cut into pieces of about three units, listed by the cells of a grid. Two pieces of one cell whose chords come nearer than the curves may stray
/// from them are halved on and on, until they are apart or straight to <see cref="Straight"/>: so no crossing is too small to be seen.
/// Steps that follow each other, or meet at a node, have that point in common and may touch there; others may not touch.
/// Cost: the length of the boundaries, and about as much again for each place where they all but touch.
/// </remarks>
internal sealed class Crossings : IDisposable
{
    // Side of a cell and length of a piece, units.
    private const int CellUnits = 4;
    private const double LengthUnits = 3;

    // A curve that strays from its chord by so little counts as straight, px.
    private const double Straight = 2e-4;

    // Halvings of one pair: beyond them both follow each other all along, and touch rather than cross.
    private const int MostHalvings = 4000;

    // So many times as many pieces as there are, and some, may be listed; then those that are no more are dropped.
    private const int MostStale = 2, Some = 4096;

    private readonly FittedChain[] _chains;
    private readonly (int From, int To)[] _nodes;
    private readonly double _cell, _length;
    private readonly int _columns, _rows;

    // The pieces, those of a boundary in a row, the latest cut last; which of them each boundary has now; and those of each cell as a chain, the latest first.
    private readonly (int From, int End)[] _ofChain;
    private readonly int[] _first;
    private Piece[] _pieces = ArrayPool<Piece>.Shared.Rent(4096);
    private (int Piece, int Next)[] _lists = ArrayPool<(int, int)>.Shared.Rent(4096);
    private int _count, _live, _listed;

    // The curves of those pieces that were asked for theirs.
    private Cubic[] _curves = ArrayPool<Cubic>.Shared.Rent(1024);
    private int _curved;

    private readonly HashSet<(int, int, int, int)> _told = [];
    private readonly List<long> _beside = [];
    private int[] _cells = new int[64];
    private readonly Stack<(Cubic One, double From, double To, Cubic Other, double OtherFrom, double OtherTo)> _halves = new();

    /// <summary>A part of a step: its chord, how far the curve may stray from it, and the box of both.</summary>
    private struct Piece(int chain, int step, double from, double to, Point begin, Point end, double strays)
    {
        /// <summary>Its least x and y, and its greatest, negative.</summary>
        public readonly Vector256<double> Box = Vector256.Create(
            Math.Min(begin.X, end.X) - strays, Math.Min(begin.Y, end.Y) - strays, -(Math.Max(begin.X, end.X) + strays), -(Math.Max(begin.Y, end.Y) + strays));

        public readonly int Chain = chain, Step = step;
        public readonly double From = from, To = to, Strays = strays;
        public readonly Point Begin = begin, End = end;

        /// <summary>The piece that it was last tried with, and the place of its curve among those asked for; -1 for none.</summary>
        public int Tried = -1, Curve = -1;

        /// <summary>What a box is no more than anywhere if it meets this one's.</summary>
        public readonly Vector256<double> Limits => -Vector256.Shuffle(Box, Vector256.Create(2, 3, 0, 1));
    }

    /// <param name="width">Width of the page, px.</param>
    /// <param name="height">Height of the page, px.</param>
    /// <param name="chains">The boundaries; they may change from one search to the next.</param>
    /// <param name="nodes">The nodes where each begins and ends; -1 for a closed one.</param>
    /// <param name="unit">How many pixels stand for one of a picture, in which boundaries are about as far apart as they are wont to be.</param>
    public Crossings(int width, int height, FittedChain[] chains, (int From, int To)[] nodes, double unit = 1)
    {
        (_chains, _nodes, _ofChain) = (chains, nodes, new (int, int)[chains.Length]);
        (_cell, _length) = (CellUnits * unit, LengthUnits * unit);
        (_columns, _rows) = ((int)(width / _cell) + 2, (int)(height / _cell) + 2);
        _first = new int[_columns * _rows];
    }

    /// <summary>The crossings, in the order of the boundaries.</summary>
    /// <param name="changed">Which boundaries changed since the last search, whose crossings alone are asked for; null the first time, for all.</param>
    public List<Crossing> Find(bool[]? changed = null)
    {
        var found = new List<Crossing>();
        _told.Clear();
        _beside.Clear();
        if (changed is null || _count > MostStale * _live + Some)
            ListAnew(changed);
        int begun = _count;
        for (int c = 0; c < _chains.Length; c++)
        {
            if (changed is not null && !changed[c])
                continue;
            Cut(c, found);
            for (int p = _ofChain[c].From; p < _ofChain[c].End; p++)
                Try(p, begun, found, list: true, changed);
        }
        // Then the others that came near to one of these, again in the order of the boundaries.
        _beside.Sort();
        for (int i = 0; i < _beside.Count; i++)
        {
            if (i == 0 || _beside[i] != _beside[i - 1])
                Try((int)_beside[i], begun, found, list: false, changed);
        }
        return found;
    }

    /// <summary>Gives back what it worked in.</summary>
    public void Dispose()
    {
        ArrayPool<Piece>.Shared.Return(_pieces);
        ArrayPool<(int, int)>.Shared.Return(_lists);
        ArrayPool<Cubic>.Shared.Return(_curves);
    }

    /// <summary>Lists the pieces of the boundaries that did not change, and none else.</summary>
    private void ListAnew(bool[]? changed)
    {
        Array.Fill(_first, -1);
        Piece[] old = _pieces;
        _pieces = ArrayPool<Piece>.Shared.Rent(old.Length);
        (_count, _live, _listed, _curved) = (0, 0, 0, 0);
        for (int c = 0; c < _chains.Length; c++)
        {
            (int from, int end) = _ofChain[c];
            int begun = _count;
            if (changed is not null && !changed[c])
            {
                for (int p = from; p < end; p++)
                {
                    ref Piece piece = ref old[p];
                    (piece.Tried, piece.Curve) = (-1, -1);
                    foreach (int cell in CellsOf(piece))
                        List(_count, cell);
                    Add(piece);
                }
            }
            _ofChain[c] = (begun, _count);
            _live += _count - begun;
        }
        ArrayPool<Piece>.Shared.Return(old);
    }

    /// <summary>Cuts a boundary to pieces, which take the place of those that it had.</summary>
    private void Cut(int number, List<Crossing> found)
    {
        FittedChain chain = _chains[number];
        int begun = _count;
        Point from = chain.Start;
        for (int k = 0; k < chain.Segments.Length; k++)
        {
            Segment s = chain.Segments[k];
            if (s.IsLine)
            {
                Add(new(number, k, 0, 1, from, s.End, 0));
            }
            else
            {
                if (Loop(from, s, out double one, out double other))
                    found.Add(new(number, k, one, number, k, other, Contour.PointOn(from, s, one)));
                double length = from.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End);
                int parts = Math.Clamp((int)(length / _length), 1, 64);
                Point bend1 = from - s.Control1 * 2 + s.Control2, bend2 = s.Control1 - s.Control2 * 2 + s.End;
                // An eighth of the squared step times the greatest second derivative.
                double strays = 0.75 / (parts * parts) * Math.Max(bend1.Length, bend2.Length);
                Point start = from;
                for (int i = 1; i <= parts; i++)
                {
                    Point to = i == parts ? s.End : Contour.PointOn(from, s, (double)i / parts);
                    Add(new(number, k, (i - 1.0) / parts, (double)i / parts, start, to, strays));
                    start = to;
                }
            }
            from = s.End;
        }
        _live += _count - begun - (_ofChain[number].End - _ofChain[number].From);
        _ofChain[number] = (begun, _count);
    }

    private void Add(in Piece piece)
    {
        MakeRoom(ref _pieces, _count);
        _pieces[_count++] = piece;
    }

    private static void MakeRoom<T>(ref T[] array, int count)
    {
        if (count < array.Length)
            return;
        T[] longer = ArrayPool<T>.Shared.Rent(2 * count);
        array.CopyTo(longer, 0);
        ArrayPool<T>.Shared.Return(array);
        array = longer;
    }

    /// <summary>Whether a cubic crosses itself: with B(t) = at³ + bt² + ct + d, where B(t) = B(u), the sum and product of t and u follow from two linear equations.</summary>
    private static bool Loop(Point start, Segment s, out double one, out double other)
    {
        Point a = s.End - start + (s.Control1 - s.Control2) * 3, b = (start - s.Control1 * 2 + s.Control2) * 3, c = (s.Control1 - start) * 3;
        (one, other) = (0, 0);
        double across = Point.Cross(b, a), square = Point.Dot(a, a);
        if (Math.Abs(across) < 1e-12 || square < 1e-12)
            return false;
        double sum = -Point.Cross(c, a) / across, product = sum * sum + Point.Dot(b * sum + c, a) / square, root = sum * sum - 4 * product;
        if (root <= 0)
            return false;
        (one, other) = ((sum - Math.Sqrt(root)) / 2, (sum + Math.Sqrt(root)) / 2);
        return one > 0 && other < 1;
    }

    /// <summary>Tries a piece with those listed in its cells since a search began, and lists it there; of those listed before, it notes which come near.</summary>
    private void Try(int number, int begun, List<Crossing> found, bool list, bool[]? changed)
    {
        ref readonly Piece p = ref _pieces[number];
        Vector256<double> limits = p.Limits;
        foreach (int cell in CellsOf(p))
        {
            for (int i = _first[cell]; i >= 0;)
            {
                (int other, i) = _lists[i];
                if (other < begun && !list)
                    break;
                ref Piece q = ref _pieces[other];
                if (Vector256.GreaterThanAny(q.Box, limits) || q.Tried == number)
                    continue;
                q.Tried = number;
                if (other >= begun)
                    Try(number, other, found);
                else if (!changed![q.Chain] && other >= _ofChain[q.Chain].From)
                    _beside.Add((long)q.Chain << 32 | (uint)other);
            }
            if (list)
                List(number, cell);
        }
    }

    private void Try(int number, int other, List<Crossing> found)
    {
        ref readonly Piece p = ref _pieces[number], q = ref _pieces[other];
        if ((p.Chain == q.Chain && p.Step == q.Step) || Beside(p, q) || Beside(q, p))
            return;
        if (Cross(number, other, out double at, out double otherAt, out Point place) && _told.Add((p.Chain, p.Step, q.Chain, q.Step)))
            found.Add(new(p.Chain, p.Step, at, q.Chain, q.Step, otherAt, place));
    }

    /// <summary>The cells that a piece comes into, row by row.</summary>
    private ReadOnlySpan<int> CellsOf(in Piece p)
    {
        Point a = p.Begin, b = p.End;
        int left = Column(p.Box[0]), right = Column(-p.Box[2]), top = Row(p.Box[1]), bottom = Row(-p.Box[3]), count = 0;
        double dx = b.X - a.X, dy = b.Y - a.Y, far = (p.Strays + _cell) * Math.Sqrt(dx * dx + dy * dy);
        int most = (right - left + 1) * (bottom - top + 1);
        if (most > _cells.Length)
            _cells = new int[2 * most];
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                // Cells that a long line passes by.
                if (right > left && bottom > top && Math.Abs(dx * ((y + 0.5) * _cell - a.Y) - dy * ((x + 0.5) * _cell - a.X)) > far)
                    continue;
                _cells[count++] = y * _columns + x;
            }
        }
        return _cells.AsSpan(0, count);
    }

    private void List(int piece, int cell)
    {
        MakeRoom(ref _lists, _listed);
        _lists[_listed] = (piece, _first[cell]);
        _first[cell] = _listed++;
    }

    /// <summary>Whether all of a piece lies on one side of another's chord, farther off than both stray.</summary>
    private static bool Beside(in Piece a, in Piece b)
    {
        double dx = a.End.X - a.Begin.X, dy = a.End.Y - a.Begin.Y, reach = (a.Strays + b.Strays) * Math.Sqrt(dx * dx + dy * dy);
        double first = dx * (b.Begin.Y - a.Begin.Y) - dy * (b.Begin.X - a.Begin.X), second = dx * (b.End.Y - a.Begin.Y) - dy * (b.End.X - a.Begin.X);
        return (first > reach && second > reach) || (first < -reach && second < -reach);
    }

    private int Column(double x) => Math.Clamp((int)(x / _cell), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)(y / _cell), 0, _rows - 1);

    /// <summary>Whether two steps follow each other or meet at a node.</summary>
    private bool Meet(in Piece a, in Piece b)
    {
        int n = _chains[a.Chain].Segments.Length;
        if (a.Chain == b.Chain)
        {
            int between = Math.Abs(a.Step - b.Step);
            if (between <= 1 || (between == n - 1 && (_nodes[a.Chain].From < 0 || _nodes[a.Chain].From == _nodes[a.Chain].To)))
                return true;
            return false;
        }
        (int from, int to) = _nodes[a.Chain];
        return (a.Step == 0 && from >= 0 && Has(b, from)) || (a.Step == n - 1 && to >= 0 && Has(b, to));
    }

    private bool Has(in Piece p, int node) =>
        (p.Step == 0 && _nodes[p.Chain].From == node) || (p.Step == _chains[p.Chain].Segments.Length - 1 && _nodes[p.Chain].To == node);

    /// <summary>The place of a piece's curve.</summary>
    private int CurveOf(int number)
    {
        ref Piece piece = ref _pieces[number];
        if (piece.Curve < 0)
        {
            MakeRoom(ref _curves, _curved);
            _curves[_curved] = CurveOf(piece);
            piece.Curve = _curved++;
        }
        return piece.Curve;
    }

    private Cubic CurveOf(in Piece p)
    {
        FittedChain chain = _chains[p.Chain];
        Point start = p.Step == 0 ? chain.Start : chain.Segments[p.Step - 1].End;
        Segment s = chain.Segments[p.Step];
        if (s.IsLine)
            return new(p.Begin, Point.Lerp(p.Begin, p.End, 1.0 / 3), Point.Lerp(p.Begin, p.End, 2.0 / 3), p.End, 0);
        (Point begin, Segment part) = p.From == 0 && p.To == 1 ? (start, s) : CurvePart.Of(start, s, p.From, p.To);
        return Cubic.Of(p.From == 0 ? start : p.Begin, part.Control1, part.Control2, p.To == 1 ? s.End : p.End);
    }

    private bool Cross(int number, int otherNumber, out double at, out double otherAt, out Point place)
    {
        (at, otherAt, place) = (0, 0, default);
        ref readonly Piece a = ref _pieces[number], b = ref _pieces[otherNumber];
        int curve = CurveOf(number), otherCurve = CurveOf(otherNumber);
        ref readonly Cubic whole = ref _curves[curve], otherWhole = ref _curves[otherCurve];
        bool meet = Meet(a, b);
        // Most that come so near have one end in common and part from there.
        if ((meet && Cubic.Part(whole, otherWhole)) || Cubic.Apart(whole, otherWhole))
            return false;
        _halves.Clear();
        _halves.Push((whole, a.From, a.To, otherWhole, b.From, b.To));
        for (int halvings = 0; _halves.TryPop(out var pair) && halvings < MostHalvings; halvings++)
        {
            (Cubic one, double from, double to, Cubic other, double otherFrom, double otherTo) = pair;
            if (Cubic.Apart(one, other) || (meet && Cubic.Part(one, other)))
                continue;
            if (one.Strays <= Straight && other.Strays <= Straight)
            {
                if (!Lines(one.A, one.D, other.A, other.D, meet, out double share, out double otherShare))
                    continue;
                (at, otherAt, place) = (from + (to - from) * share, otherFrom + (otherTo - otherFrom) * otherShare, Point.Lerp(one.A, one.D, share));
                return true;
            }
            if (one.Strays >= other.Strays)
            {
                double middle = (from + to) / 2;
                (Cubic first, Cubic second) = one.Halve();
                _halves.Push((second, middle, to, other, otherFrom, otherTo));
                _halves.Push((first, from, middle, other, otherFrom, otherTo));
            }
            else
            {
                double middle = (otherFrom + otherTo) / 2;
                (Cubic first, Cubic second) = other.Halve();
                _halves.Push((one, from, to, second, middle, otherTo));
                _halves.Push((one, from, to, first, otherFrom, middle));
            }
        }
        return false;
    }

    /// <summary>Whether two lines cross within both; those that meet may share an end or follow each other, others may not touch.</summary>
    private static bool Lines(Point a, Point b, Point c, Point d, bool meet, out double share, out double otherShare)
    {
        (share, otherShare) = (0, 0);
        if (meet && (a == c || a == d || b == c || b == d))
            return false;
        double first = Point.Cross(d - c, a - c), second = Point.Cross(d - c, b - c), third = Point.Cross(b - a, c - a), fourth = Point.Cross(b - a, d - a);
        if (first * second > 0 || third * fourth > 0)
            return false;
        // On one line they may lie on each other, as the two sides of a face do that shrank to nothing.
        if (first == second || third == fourth)
            return false;
        (share, otherShare) = (first / (first - second), third / (third - fourth));
        return true;
    }

    /// <summary>A cubic, and how far at most it strays from its chord, px.</summary>
    private readonly record struct Cubic(Point A, Point B, Point C, Point D, double Strays)
    {
        public static Cubic Of(Point a, Point b, Point c, Point d) =>
            new(a, b, c, d, Math.Max((b - Point.Lerp(a, d, 1.0 / 3)).Length, (c - Point.Lerp(a, d, 2.0 / 3)).Length));

        public (Cubic First, Cubic Second) Halve()
        {
            Point ab = Point.Lerp(A, B, 0.5), bc = Point.Lerp(B, C, 0.5), cd = Point.Lerp(C, D, 0.5);
            Point abc = Point.Lerp(ab, bc, 0.5), bcd = Point.Lerp(bc, cd, 0.5), middle = Point.Lerp(abc, bcd, 0.5);
            return (Of(A, ab, abc, middle), Of(middle, bcd, cd, D));
        }

        /// <summary>Whether a line along the one's chord, or a box, has all of the one on one side and all of the other on the other.</summary>
        public static bool Apart(in Cubic one, in Cubic other) => BoxesApart(one, other) || Beside(one, other) || Beside(other, one);

        private static bool BoxesApart(in Cubic one, in Cubic other)
        {
            (double left, double right) = Span(one.A.X, one.B.X, one.C.X, one.D.X);
            (double otherLeft, double otherRight) = Span(other.A.X, other.B.X, other.C.X, other.D.X);
            if (right < otherLeft || otherRight < left)
                return true;
            (double top, double bottom) = Span(one.A.Y, one.B.Y, one.C.Y, one.D.Y);
            (double otherTop, double otherBottom) = Span(other.A.Y, other.B.Y, other.C.Y, other.D.Y);
            return bottom < otherTop || otherBottom < top;
        }

        private static bool Beside(in Cubic one, in Cubic other)
        {
            Point along = one.D - one.A, normal = new(-along.Y, along.X);
            (double least, double most) = Span(0, Point.Dot(one.B - one.A, normal), Point.Dot(one.C - one.A, normal), 0);
            (double otherLeast, double otherMost) = Span(Point.Dot(other.A - one.A, normal), Point.Dot(other.B - one.A, normal), Point.Dot(other.C - one.A, normal), Point.Dot(other.D - one.A, normal));
            return most < otherLeast || otherMost < least;
        }

        private static (double Least, double Most) Span(double a, double b, double c, double d) =>
            (Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));

        /// <summary>Whether two that have an end in common go apart from there: a line through it has each on its side.</summary>
        public static bool Part(in Cubic one, in Cubic other)
        {
            if (one.A == other.A)
                return GoApart(one.B - one.A, one.C - one.B, one.D - one.C, other.B - other.A, other.C - other.B, other.D - other.C);
            if (one.D == other.A)
                return GoApart(one.C - one.D, one.B - one.C, one.A - one.B, other.B - other.A, other.C - other.B, other.D - other.C);
            if (one.A == other.D)
                return GoApart(one.B - one.A, one.C - one.B, one.D - one.C, other.C - other.D, other.B - other.C, other.A - other.B);
            return one.D == other.D && GoApart(one.C - one.D, one.B - one.C, one.A - one.B, other.C - other.D, other.B - other.C, other.A - other.B);
        }

        private static bool GoApart(Point a1, Point a2, Point a3, Point b1, Point b2, Point b3)
        {
            Point a = (a1 + a2 + a3).Unit, b = (b1 + b2 + b3).Unit;
            return Split(a - b) || Split(a.Perpendicular) || Split(b.Perpendicular) || Split((a + b).Perpendicular);

            bool Split(Point across)
            {
                (double leastA, double mostA) = Span(Point.Dot(a1, across), Point.Dot(a2, across), Point.Dot(a3, across), 0);
                (double leastB, double mostB) = Span(Point.Dot(b1, across), Point.Dot(b2, across), Point.Dot(b3, across), 0);
                return (leastA >= 0 && mostB <= 0 && mostA > leastB) || (mostA <= 0 && leastB >= 0 && mostB > leastA);
            }
        }
    }
}
