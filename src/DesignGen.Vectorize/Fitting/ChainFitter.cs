using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A boundary as lines and curves, in pixels.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Segments">Its steps; those of a loop end where it begins.</param>
internal sealed record FittedChain(Point Start, Segment[] Segments)
{
    /// <summary>The same walked the other way.</summary>
    public FittedChain Reverse()
    {
        var back = new Segment[Segments.Length];
        for (int i = 0; i < back.Length; i++)
        {
            Segment s = Segments[^(i + 1)];
            back[i] = new(s.IsLine, s.Control2, s.Control1, i + 1 < back.Length ? Segments[^(i + 2)].End : Start);
        }
        return new(Segments.Length > 0 ? Segments[^1].End : Start, back);
    }

    /// <summary>The same with every point moved, less the steps that shrink to nothing.</summary>
    public FittedChain Move(Func<Point, Point> place)
    {
        var segments = new Segment[Segments.Length];
        int count = 0;
        Point start = place(Start), from = start;
        foreach (Segment s in Segments)
        {
            Segment moved = s.IsLine ? Segment.Line(place(s.End)) : Segment.Curve(place(s.Control1), place(s.Control2), place(s.End));
            if (moved.End == from && (moved.IsLine || IsFold(moved.Control1 - from, moved.Control2 - from)))
                continue;
            segments[count++] = moved;
            from = moved.End;
        }
        return new(start, count == segments.Length ? segments : segments[..count]);

        // Out and back on all but the same way.
        static bool IsFold(Point one, Point two) => Math.Abs(Point.Cross(one, two)) <= 0.15 * one.Length * two.Length;
    }
}

/// <summary>Fits lines and curves to the points of a boundary, each boundary once.</summary>
/// <remarks>
/// Corners first (<see cref="CornerFinder"/>). What lies between two corners, a section, is cut into short pieces whose joins
/// are placed by a local fit of position and direction; neighbours are then merged, least error first, for as long as the merged piece
/// holds the tolerance. So joins inside a section are smooth, and straight parts stay straight where the points are.
/// </remarks>
internal sealed class ChainFitter(Tolerance tolerance)
{
    // Points nearer than this to a corner or node are mixes of more than two inks, or rounded by the pixel.
    private const double Blind = 0.9;

    // Way between the joins that merging begins from, px, and half the way that places them.
    private const double Spacing = 4, JoinReach = 4;

    private readonly PieceFitter _fitter = new(refinements: 3);
    private readonly CornerFinder _corners = new();
    private readonly List<Segment> _out = [];
    private double[] _x = new double[256], _y = new double[256], _s = new double[256];

    /// <summary>Fits a chain, or a stretch of one, between two places.</summary>
    /// <param name="points">The points between them.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="into">Unit step that it must begin with; null, as at nodes, where it may choose.</param>
    /// <param name="back">Unit step back from its end, in the same way.</param>
    public FittedChain FitBetween(ChainPoints points, Point from, Point to, Point? into = null, Point? back = null)
    {
        _out.Clear();
        int n = Load(points, 0, points.Count, from, to);
        if (n < 4)
        {
            _out.Add(Segment.Line(to));
            return new(from, [.. _out]);
        }
        Sections(_corners.Find(_x.AsSpan(0, n), _y.AsSpan(0, n), _s.AsSpan(0, n), 0), n, into, back);
        return new(from, [.. _out]);
    }

    /// <summary>Fits a closed chain.</summary>
    public FittedChain FitLoop(ChainPoints points)
    {
        _out.Clear();
        int n = points.Count;
        if (n < 3)
            return Tiny(points);
        // The loop with its ends repeated, so that corners are seen from both sides everywhere.
        int margin = Math.Min(n, 16);
        Grow(n + 2 * margin);
        Repeated(points.X, margin, _x);
        Repeated(points.Y, margin, _y);
        Lengths(n + 2 * margin);
        List<Corner> corners = _corners.Find(_x.AsSpan(0, n + 2 * margin), _y.AsSpan(0, n + 2 * margin), _s.AsSpan(0, n + 2 * margin), margin);
        if (corners.Count > 0)
        {
            Corner first = corners[0];
            int begin = first.Index - margin;
            // From the first corner round to itself.
            int count = Load(points, begin, n, first.Apex, first.Apex);
            var rest = new List<Corner>(corners.Count);
            foreach (Corner c in corners.Skip(1))
            {
                int at = IndexNear(c.Apex, c.Index - first.Index, count);
                if (at > 0 && at < count - 1)
                    rest.Add(c with { Index = at });
            }
            Sections(rest, count, null, null);
            return new(first.Apex, [.. _out]);
        }
        // Smooth all round: it begins where the first point lies, with one direction for both ends.
        LocalFit.At(_x.AsSpan(), _y.AsSpan(), _s.AsSpan(), Math.Max(0, margin - 4), Math.Min(n + 2 * margin - 1, margin + 4), _s[margin], bent: true, out Point start, out Point tangent);
        if (tangent == Point.Zero)
            return Tiny(points);
        int all = Load(points, 0, n, start, start, blind: 0.3);
        Sections([], all, tangent, -tangent);
        return new(start, [.. _out]);
    }

    /// <summary>The places of a loop, as many again of its end before them and of its begin behind.</summary>
    private static void Repeated(double[] from, int margin, double[] to)
    {
        from.AsSpan(from.Length - margin).CopyTo(to);
        from.CopyTo(to, margin);
        from.AsSpan(0, margin).CopyTo(to.AsSpan(margin + from.Length));
    }

    private static FittedChain Tiny(ChainPoints points)
    {
        var segments = new Segment[points.Count];
        for (int i = 0; i < segments.Length; i++)
            segments[i] = Segment.Line(points.At((i + 1) % points.Count));
        return new(points.Count > 0 ? points.At(0) : Point.Zero, segments);
    }

    /// <summary>Takes the points of a run with its two ends, less those too near to an end.</summary>
    private int Load(ChainPoints points, int begin, int count, Point from, Point to, double blind = Blind)
    {
        int all = points.Count;
        Grow(count + 2);
        (_x[0], _y[0]) = (from.X, from.Y);
        int n = 1, first = 0, last = count - 1;
        while (first < count && points.At((begin + first) % all).DistanceTo(from) < blind)
            first++;
        while (last > first && points.At((begin + last) % all).DistanceTo(to) < blind)
            last--;
        for (int i = first; i <= last;)
        {
            // Up to where a loop begins again.
            int at = (begin + i) % all, run = Math.Min(last + 1 - i, all - at);
            points.X.AsSpan(at, run).CopyTo(_x.AsSpan(n));
            points.Y.AsSpan(at, run).CopyTo(_y.AsSpan(n));
            (i, n) = (i + run, n + run);
        }
        (_x[n], _y[n]) = (to.X, to.Y);
        n++;
        Lengths(n);
        return n;
    }

    private int IndexNear(Point p, int guess, int count)
    {
        int best = Math.Clamp(guess, 0, count - 1);
        double least = double.MaxValue;
        for (int i = Math.Max(1, guess - 6); i < Math.Min(count - 1, guess + 7); i++)
        {
            double d = new Point(_x[i], _y[i]).DistanceTo(p);
            if (d < least)
                (least, best) = (d, i);
        }
        return best;
    }

    private void Lengths(int n)
    {
        _s[0] = 0;
        for (int i = 1; i < n; i++)
        {
            double dx = _x[i] - _x[i - 1], dy = _y[i] - _y[i - 1];
            _s[i] = _s[i - 1] + Math.Sqrt(dx * dx + dy * dy);
        }
    }

    private void Grow(int n)
    {
        if (_x.Length >= n)
            return;
        Array.Resize(ref _x, n * 2);
        Array.Resize(ref _y, n * 2);
        Array.Resize(ref _s, n * 2);
    }

    /// <summary>Fits what lies between corners.</summary>
    private void Sections(List<Corner> corners, int n, Point? into, Point? back)
    {
        int from = 0;
        var start = new Point(_x[0], _y[0]);
        foreach (Corner corner in corners)
        {
            Section(from, corner.Index, start, corner.Apex, into, null);
            (from, start, into) = (corner.Index, corner.Apex, null);
        }
        Section(from, n - 1, start, new(_x[n - 1], _y[n - 1]), into, back);
    }

    private double[] _px = new double[256], _py = new double[256], _ps = new double[256];
    private readonly List<Joint> _joints = [];

    // What each joint's piece merged with the next one would be, and, as a tree of which each place has the least of the two below it, the errors.
    private Piece[] _offers = new Piece[64];
    private double[] _errors = new double[128];
    private int _leaves;

    private struct Joint
    {
        public int Index;
        public Point At;
        public Point? Into, Back;
        public int Next, Previous;
        public Piece Piece;
        public bool Fitted;
    }

    /// <summary>Fits the points strictly between two of them, from one place to another.</summary>
    private void Section(int i, int j, Point from, Point to, Point? into, Point? back)
    {
        if (_px.Length < j - i + 3)
        {
            int size = (j - i + 3) * 2;
            (_px, _py, _ps) = (new double[size], new double[size], new double[size]);
        }
        int n = 0;
        (_px[n], _py[n]) = (from.X, from.Y);
        n++;
        for (int k = i + 1; k < j; k++)
        {
            var p = new Point(_x[k], _y[k]);
            if (into is null && ((k - i < 4 && p.DistanceTo(from) < Blind) || (j - k < 4 && p.DistanceTo(to) < Blind)))
                continue;
            (_px[n], _py[n]) = (p.X, p.Y);
            n++;
        }
        (_px[n], _py[n]) = (to.X, to.Y);
        n++;
        _ps[0] = 0;
        for (int k = 1; k < n; k++)
            _ps[k] = _ps[k - 1] + Math.Sqrt((_px[k] - _px[k - 1]) * (_px[k] - _px[k - 1]) + (_py[k] - _py[k - 1]) * (_py[k] - _py[k - 1]));
        if (n <= 3 && into is null)
        {
            if (from.DistanceTo(to) > 1e-9)
                _out.Add(Segment.Line(to));
            return;
        }
        PlaceJoints(n, from, to, into, back);
        Merge(n);
        for (int joint = 0; _joints[joint].Next >= 0; joint = _joints[joint].Next)
        {
            Joint left = _joints[joint];
            // Pieces that never merged are fitted now.
            _out.Add((left.Fitted ? left.Piece : Fit(n, left, _joints[left.Next])).Segment);
        }
    }

    private void PlaceJoints(int n, Point from, Point to, Point? into, Point? back)
    {
        _joints.Clear();
        _joints.Add(new() { Index = 0, At = from, Into = into, Back = null, Previous = -1, Next = 1 });
        double length = _ps[n - 1];
        int pieces = Math.Max(into is null ? 1 : 3, (int)Math.Round(length / Spacing));
        int last = 0;
        ReadOnlySpan<double> x = _px.AsSpan(0, n), y = _py.AsSpan(0, n), s = _ps.AsSpan(0, n);
        for (int p = 1; p < pieces; p++)
        {
            double at = length * p / pieces;
            int index = s.BinarySearch(at);
            if (index < 0)
                index = ~index;
            if (index > 0 && at - s[index - 1] < s[Math.Min(index, n - 1)] - at)
                index--;
            if (index <= last + 1 || index >= n - 2)
                continue;
            int low = index, high = index;
            while (low > 1 && s[index] - s[low - 1] <= JoinReach)
                low--;
            while (high < n - 2 && s[high + 1] - s[index] <= JoinReach)
                high++;
            if (!LocalFit.At(x, y, s, low, high, s[index], bent: high - low >= 4, out Point position, out Point tangent))
                continue;
            _joints.Add(new() { Index = index, At = position, Into = tangent, Back = -tangent, Previous = _joints.Count - 1, Next = _joints.Count + 1 });
            last = index;
        }
        _joints.Add(new() { Index = n - 1, At = to, Into = null, Back = back, Previous = _joints.Count - 1, Next = -1 });
    }

    private void Merge(int n)
    {
        Span<Joint> joints = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_joints);
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)joints.Length);
        if (_offers.Length < joints.Length)
            _offers = new Piece[_leaves];
        if (_errors.Length < 2 * _leaves)
            _errors = new double[2 * _leaves];
        for (int k = 0; k < _leaves; k++)
            _errors[_leaves + k] = k < joints.Length - 2 ? Offer(n, joints, k) : double.PositiveInfinity;
        for (int i = _leaves - 1; i > 0; i--)
            _errors[i] = Math.Min(_errors[2 * i], _errors[2 * i + 1]);
        while (_errors[1] <= 1)
        {
            int at = 1;
            while (at < _leaves)
                at = _errors[2 * at] <= _errors[2 * at + 1] ? 2 * at : 2 * at + 1;
            int number = at - _leaves;
            ref Joint left = ref joints[number];
            int middle = left.Next, right = joints[middle].Next;
            left.Piece = _offers[number];
            left.Fitted = true;
            left.Next = right;
            joints[right].Previous = number;
            SetError(middle, double.PositiveInfinity);
            SetError(number, Offer(n, joints, number));
            if (left.Previous >= 0)
                SetError(left.Previous, Offer(n, joints, left.Previous));
        }
    }

    private void SetError(int joint, double error)
    {
        int at = _leaves + joint;
        _errors[at] = error;
        for (at /= 2; at > 0; at /= 2)
            _errors[at] = Math.Min(_errors[2 * at], _errors[2 * at + 1]);
    }

    /// <summary>Tries a joint's piece together with the next one.</summary>
    /// <returns>Its error; infinite where there is no next one or the tolerance does not hold.</returns>
    private double Offer(int n, Span<Joint> joints, int left)
    {
        int right = joints[joints[left].Next].Next;
        if (right < 0)
            return double.PositiveInfinity;
        Piece piece = Fit(n, joints[left], joints[right]);
        if (!(piece.Error <= 1))
            return double.PositiveInfinity;
        _offers[left] = piece;
        return piece.Error;
    }

    private Piece Fit(int n, in Joint from, in Joint to) =>
        _fitter.Fit(_px.AsSpan(0, n), _py.AsSpan(0, n), _ps.AsSpan(0, n), from.Index, to.Index, new(from.At, from.Into), new(to.At, to.Back), tolerance);
}
