using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Fitting;

/// <summary>Takes all crossings out of fitted boundaries, each where it is.</summary>
/// <remarks>
/// Gently first: where two steps that meet cross near their common point, that point moves to where they cross, and what lay beyond is cut off;
/// corners that poke through another boundary are drawn back to it.
/// Else both steps yield there towards the edges of the pixels, which cross nowhere: by half, in full, with a joint every other pixel, and at last
/// they run through the middles of those edges. What still crosses then has ever longer stretches drawn so, in the end the whole boundary, nodes at their
/// pixel corners. Every crossing brings the steps that it has one rung nearer to that, so the work ends, and as a rule without one.
/// </remarks>
internal sealed class Untangling
{
    // Farthest that a common point may move, px: of two steps of one boundary, at a node, and a corner that pokes through.
    private const double MostTip = 3, MostNode = 1.5, MostPoke = 2.5;

    // The last where a step beside it is longer than this, px.
    private const double LongStep = 8, MostLean = 0.7;

    // Closed boundaries of no more edges give way as a whole.
    private const int Speck = 24;

    // How far corners that are drawn back stay off the boundary that they crossed, px, and the cosine between sides from which they are corners: 145 degrees.
    private const double Clearance = 0.06, Blunt = -0.82;

    // How much of a step yields on either side of a crossing, px.
    private const double Reach = 3;

    // How far on either side what crosses though it runs through the middles is drawn so too, edges; twice as far each time.
    private const int LeastMore = 12;

    // Rounds in which common points are moved, after which no step yields by less than through the middles, and after which whole boundaries run so.
    private const int Tips = 3, Patience = 24, MostPatience = 60;

    // So many times as many crossings as there were at first, and some, and whole boundaries run so at once: a curve that strays far from its pixels'
    // edges crosses ever more where it yields.
    private const int Runaway = 8, Some = 256;

    // Boundaries tangled at random take some hundred; after these a crossing stays rather than the work go on for ever.
    private const int LastRound = 1000;

    // Rungs: as fitted, halfway to the pixels' edges, along them, through them smoothed, from middle to middle, the whole boundary so.
    private const byte Halfway = 1, Along = 2, Smoothed = 3, Middles = 4, Whole = 5;

    private readonly PlanarMap _map;
    private readonly FittedChain[] _chains;
    private readonly Func<Point, Point> _rounded;
    private readonly double _unit;
    private readonly (int From, int To)[] _nodes;
    private readonly Dictionary<int, List<byte>> _rungs = [];
    private readonly Dictionary<int, PixelPath> _paths = [];
    private readonly bool[] _changed;

    private Untangling(PlanarMap map, FittedChain[] chains, Func<Point, Point> rounded, double unit)
    {
        (_map, _chains, _rounded, _unit) = (map, chains, rounded, unit);
        _nodes = [.. map.Chains.Select(c => (c.From, c.To))];
        _changed = new bool[chains.Length];
    }

    /// <summary>Rounds all places and takes all crossings out.</summary>
    /// <param name="map">The map.</param>
    /// <param name="chains">Its boundaries, px; changed in place.</param>
    /// <param name="rounded">Where a place comes to lie on the page.</param>
    /// <param name="cancel">Stops between rounds.</param>
    /// <param name="unit">How many pixels stand for one of a picture: so many times as far may points move and steps yield.</param>
    public static void Untangle(PlanarMap map, FittedChain[] chains, Func<Point, Point> rounded, CancellationToken cancel, double unit = 1)
    {
        for (int c = 0; c < chains.Length; c++)
            chains[c] = chains[c].Move(rounded);
        var work = new Untangling(map, chains, rounded, unit);
        using var crossings = new Crossings(map.Labels.Width, map.Labels.Height, chains, work._nodes, unit);
        List<Crossing> crossed = crossings.Find();
        crossed.RemoveAll(work.MeetsAtCorner);
        int most = Runaway * crossed.Count + Some;
        for (int round = 0; crossed.Count > 0 && round < LastRound; round++)
        {
            cancel.ThrowIfCancellationRequested();
            work.Ease(crossed, crossed.Count > most ? Math.Max(round, MostPatience) : round);
            crossed = crossings.Find(work._changed);
            crossed.RemoveAll(work.MeetsAtCorner);
        }
    }

    // Rounding may bring a node of the border onto the page's corner, which has a node of its own: their boundaries meet there, and nothing can part them.
    private bool MeetsAtCorner(Crossing x) =>
        x.Share is 0 or 1 && x.OtherShare is 0 or 1 && (_map.Chains[x.Chain].OnBorder || _map.Chains[x.OtherChain].OnBorder);

    private void Ease(List<Crossing> crossed, int round)
    {
        Array.Clear(_changed);
        var touched = new HashSet<(int Chain, int Step)>();
        var yields = new SortedDictionary<(int Chain, int Step), double>();
        foreach (Crossing x in crossed)
        {
            _changed[x.Chain] = _changed[x.OtherChain] = true;
            if (touched.Contains((x.Chain, x.Step)) || touched.Contains((x.OtherChain, x.OtherStep)))
                continue;
            if (round < Tips && (CutTip(x, touched) || CutTip(Swapped(x), touched) || CutNode(x, touched) || DrawBack(x, touched)))
                continue;
            yields.TryAdd((x.Chain, x.Step), x.Share);
            yields.TryAdd((x.OtherChain, x.OtherStep), x.OtherShare);
        }
        // From the end of each boundary backwards, so that numbers of steps hold.
        foreach (IGrouping<int, KeyValuePair<(int Chain, int Step), double>> of in yields.Reverse().GroupBy(y => y.Key.Chain))
        {
            if (_map.Chains[of.Key].OnBorder)
                continue;
            List<int>? edges = null;
            foreach (((_, int step), double share) in of)
            {
                if (touched.Contains((of.Key, step)))
                    continue;
                if (_map.Chains[of.Key].IsLoop && _map.Chains[of.Key].Length <= Speck)
                {
                    if (round >= Patience || Rungs(of.Key)[step] >= Middles)
                        DrawWhole(of.Key);
                    else
                        DrawSpeck(of.Key);
                    break;
                }
                if (round >= Patience || Rungs(of.Key)[step] >= Middles)
                {
                    if (round >= MostPatience || !DrawWide(of.Key, step))
                        DrawWhole(of.Key);
                    break;
                }
                edges ??= [.. Path(of.Key).Edges(_chains[of.Key])];
                Yield(of.Key, step, share, edges);
            }
        }
    }

    private static Crossing Swapped(Crossing x) => new(x.OtherChain, x.OtherStep, x.OtherShare, x.Chain, x.Step, x.Share, x.At);

    /// <summary>Two steps that follow each other: their joint moves to where they cross.</summary>
    private bool CutTip(Crossing x, HashSet<(int, int)> touched)
    {
        if (x.Chain != x.OtherChain || x.Step == x.OtherStep)
            return false;
        int n = _chains[x.Chain].Segments.Length;
        bool around = _map.Chains[x.Chain].IsLoop && x.Step == n - 1 && x.OtherStep == 0;
        if ((x.OtherStep != x.Step + 1 && !around) || _chains[x.Chain].Segments[x.Step].End.DistanceTo(x.At) > MostTip * _unit)
            return false;
        Point at = _rounded(x.At);
        Set(x.Chain, x.OtherStep, CurvePart.Of(StartOf(x.Chain, x.OtherStep), _chains[x.Chain].Segments[x.OtherStep], x.OtherShare, 1).Step);
        Segment before = CurvePart.Of(StartOf(x.Chain, x.Step), _chains[x.Chain].Segments[x.Step], 0, x.Share).Step;
        Set(x.Chain, x.Step, new(before.IsLine, before.Control1, before.Control2, at));
        if (around)
            _chains[x.Chain] = _chains[x.Chain] with { Start = at };
        touched.Add((x.Chain, x.Step));
        touched.Add((x.Chain, x.OtherStep));
        return true;
    }

    /// <summary>Two steps that meet at a node: the node moves to where they cross.</summary>
    private bool CutNode(Crossing x, HashSet<(int, int)> touched)
    {
        int node = Common(x.Chain, x.Step, x.OtherChain, x.OtherStep);
        if (node < 0 || OnBorder(_map.Nodes[node]))
            return false;
        Point at = _rounded(x.At);
        bool first = BeginsAt(x.Chain, x.Step, node), otherFirst = BeginsAt(x.OtherChain, x.OtherStep, node);
        Point place = first ? _chains[x.Chain].Start : _chains[x.Chain].Segments[^1].End;
        if (place.DistanceTo(x.At) > MostNode * _unit)
            return false;
        for (int direction = 0; direction < 4; direction++)
        {
            if (_map.Nodes[node][direction] is not 0 and int half && touched.Contains((Math.Abs(half) - 1, half > 0 ? 0 : _chains[Math.Abs(half) - 1].Segments.Length - 1)))
                return false;
        }
        Trim(x.Chain, x.Step, x.Share, first);
        Trim(x.OtherChain, x.OtherStep, x.OtherShare, otherFirst);
        MoveNode(node, at, touched);
        return true;

        void Trim(int chain, int step, double share, bool begins) =>
            Set(chain, step, CurvePart.Of(StartOf(chain, step), _chains[chain].Segments[step], begins ? share : 0, begins ? 1 : share).Step);
    }

    /// <summary>A corner that pokes through another boundary, or two that poke through each other where areas touch at a point: they are drawn back.</summary>
    private bool DrawBack(Crossing x, HashSet<(int, int)> touched)
    {
        (int Joint, Point Inwards)? one = Corner(x.Chain, x.Step, x.At), other = Corner(x.OtherChain, x.OtherStep, x.At);
        if ((one is null && other is null) || (x.Chain == x.OtherChain && one?.Joint == other?.Joint))
            return false;
        // Two that poke through each other meet halfway.
        Point to = one is (int j, _) && other is (int k, _) ? Point.Lerp(StartOf(x.Chain, j), StartOf(x.OtherChain, k), 0.5) : x.At;
        Draw(x.Chain, one);
        Draw(x.OtherChain, other);
        return true;

        void Draw(int chain, (int Joint, Point Inwards)? corner)
        {
            if (corner is not (int joint, Point inwards))
                return;
            MoveJoint(chain, joint, _rounded(to + inwards * (Clearance * _unit)));
            touched.Add((chain, joint - 1));
            touched.Add((chain, joint % _chains[chain].Segments.Length));
        }
    }

    /// <summary>The corner of a boundary at an end of a step, where it has one near a place: the joint before it is numbered from 1, and which way lies between its sides.</summary>
    private (int Joint, Point Inwards)? Corner(int chain, int step, Point at)
    {
        Segment[] segments = _chains[chain].Segments;
        bool loop = _map.Chains[chain].IsLoop;
        int joint = StartOf(chain, step).DistanceTo(at) <= segments[step].End.DistanceTo(at) ? step : step + 1;
        if (joint == 0 && loop)
            joint = segments.Length;
        if (joint == 0 || (joint == segments.Length && !loop) || segments.Length < 2)
            return null;
        Segment before = segments[joint - 1], after = segments[joint % segments.Length];
        // What is long would lean over.
        double farthest = Math.Max(StartOf(chain, joint - 1).DistanceTo(before.End), before.End.DistanceTo(after.End)) > LongStep * _unit ? MostLean * _unit : MostPoke * _unit;
        if (before.End.DistanceTo(at) > farthest)
            return null;
        Point back = ((before.IsLine ? StartOf(chain, joint - 1) : before.Control2) - before.End).Unit, on = ((after.IsLine ? after.End : after.Control1) - before.End).Unit;
        return Point.Dot(back, on) > Blunt ? (joint, (back + on).Unit) : null;
    }

    private int Common(int chain, int step, int other, int otherStep)
    {
        foreach (int node in (int[])[_nodes[chain].From, _nodes[chain].To])
        {
            if (node >= 0 && Has(chain, step, node) && Has(other, otherStep, node) && chain != other)
                return node;
        }
        return -1;

        bool Has(int c, int s, int node) => BeginsAt(c, s, node) || (s == _chains[c].Segments.Length - 1 && _nodes[c].To == node);
    }

    private bool BeginsAt(int chain, int step, int node) => step == 0 && _nodes[chain].From == node;

    private bool OnBorder(Node node) => node.X == 0 || node.Y == 0 || node.X == _map.Labels.Width || node.Y == _map.Labels.Height;

    /// <summary>Moves a node with all that ends there.</summary>
    private void MoveNode(int node, Point to, HashSet<(int, int)>? touched)
    {
        for (int direction = 0; direction < 4; direction++)
        {
            if (_map.Nodes[node][direction] is not 0 and int half)
            {
                int chain = Math.Abs(half) - 1;
                if (_chains[chain].Segments.Length == 0)
                {
                    // Both ends lay on one place.
                    Point still = _chains[chain].Start;
                    _chains[chain] = half > 0 ? new(to, [Segment.Line(still)]) : new(still, [Segment.Line(to)]);
                    _rungs.Remove(chain);
                    _changed[chain] = true;
                    continue;
                }
                MoveJoint(chain, half > 0 ? 0 : _chains[chain].Segments.Length, to);
                touched?.Add((chain, half > 0 ? 0 : _chains[chain].Segments.Length - 1));
            }
        }
    }

    /// <summary>Moves a joint of a boundary and the handles beside it; in a loop the first and the last are one.</summary>
    private void MoveJoint(int chain, int joint, Point to)
    {
        FittedChain curve = _chains[chain];
        Segment[] segments = [.. curve.Segments];
        int n = segments.Length;
        bool loop = _map.Chains[chain].IsLoop;
        int before = joint > 0 ? joint - 1 : loop ? n - 1 : -1, after = joint < n ? joint : loop ? 0 : -1;
        Point step = to - (joint == 0 ? curve.Start : segments[joint - 1].End);
        if (after >= 0 && !segments[after].IsLine)
            segments[after] = segments[after] with { Control1 = _rounded(segments[after].Control1 + step) };
        if (before >= 0)
            segments[before] = segments[before].IsLine ? Segment.Line(to) : segments[before] with { Control2 = _rounded(segments[before].Control2 + step), End = to };
        _chains[chain] = new(joint == 0 || (loop && joint == n) ? to : curve.Start, segments);
        _changed[chain] = true;
    }

    /// <summary>Lets a step give way at a place, by one rung.</summary>
    private void Yield(int chain, int step, double share, List<int> edges)
    {
        List<byte> rungs = Rungs(chain);
        byte rung = (byte)(rungs[step] + 1);
        step = Isolate(chain, step, share, edges);
        PixelPath path = Path(chain);
        bool loop = _map.Chains[chain].IsLoop;
        int n = _chains[chain].Segments.Length;
        if (rung >= Smoothed)
        {
            Through(chain, step, edges[step], Math.Max(edges[step], edges[step + 1]), rung);
            return;
        }
        if (rung == Along)
        {
            if (loop || step > 0)
                MoveJoint(chain, step, _rounded(path.Smooth(edges[step])));
            if (loop || step < n - 1)
                MoveJoint(chain, step + 1, _rounded(path.Smooth(edges[step + 1])));
        }
        Point start = StartOf(chain, step);
        Segment s = _chains[chain].Segments[step];
        if (s.IsLine)
            s = Segment.Curve(Point.Lerp(start, s.End, 1.0 / 3), Point.Lerp(start, s.End, 2.0 / 3), s.End);
        Point aside = (path.Smooth((edges[step] + edges[step + 1]) / 2.0) - Contour.PointOn(start, s, 0.5)) * (4.0 / 3 * (rung == Halfway ? 0.5 : 1));
        Set(chain, step, Segment.Curve(s.Control1 + aside, s.Control2 + aside, s.End));
        rungs[step] = rung;
    }

    /// <summary>Draws a step through what it was traced from: curves through the smoothed edges, or lines through their middles.</summary>
    private void Through(int chain, int step, int first, int last, byte rung)
    {
        PixelPath path = Path(chain);
        bool loop = _map.Chains[chain].IsLoop, moveBegin = loop || step > 0, moveEnd = loop || step < _chains[chain].Segments.Length - 1;
        Point At(int edge) => rung == Middles ? path.Middle(edge) : _rounded(path.Smooth(edge));
        if (moveBegin)
            MoveJoint(chain, step, At(first));
        if (moveEnd)
            MoveJoint(chain, step + 1, At(last));
        FittedChain curve = _chains[chain];
        var points = new List<Point> { StartOf(chain, step) };
        int pace = rung == Middles ? 1 : 2;
        for (int e = moveBegin ? first + pace : first; moveEnd ? e <= last - pace : e <= last; e += pace)
            points.Add(At(e));
        points.Add(curve.Segments[step].End);
        Segment[] through = rung == Middles ? [.. points.Skip(1).Select(Segment.Line)] : Smooth(points, closed: false);
        _chains[chain] = curve with { Segments = [.. curve.Segments.AsSpan(0, step), .. through, .. curve.Segments.AsSpan(step + 1)] };
        List<byte> rungs = Rungs(chain);
        rungs.RemoveAt(step);
        rungs.InsertRange(step, Enumerable.Repeat(rung, through.Length));
    }

    /// <summary>Curves through points, at each in the direction of its neighbours.</summary>
    private Segment[] Smooth(List<Point> points, bool closed)
    {
        var curves = new Segment[points.Count - 1];
        int n = curves.Length;
        for (int i = 0; i < n; i++)
            curves[i] = Segment.Curve(_rounded(points[i] + Way(i)), _rounded(points[i + 1] - Way(i + 1)), points[i + 1]);
        return curves;

        Point Way(int i) => i > 0 && i < n ? (points[i + 1] - points[i - 1]) / 6
            : closed ? (points[1] - points[n - 1]) / 6
            : i == 0 ? (points[1] - points[0]) / 3 : (points[n] - points[n - 1]) / 3;
    }

    /// <summary>Draws a speck through its smoothed edges.</summary>
    private void DrawSpeck(int chain)
    {
        PixelPath path = Path(chain);
        int pace = path.Count > 8 ? 2 : 1;
        List<Point> points = [.. Enumerable.Range(0, path.Count / pace).Select(i => _rounded((path.Middle(pace * i - 1) + path.Middle(pace * i) * 2 + path.Middle(pace * i + 1)) / 4))];
        points.Add(points[0]);
        _chains[chain] = new(points[0], Smooth(points, closed: true));
        _rungs[chain] = [.. Enumerable.Repeat(Middles, _chains[chain].Segments.Length)];
    }

    /// <summary>Cuts a long step so that only what is near a place gives way; returns the number of that part.</summary>
    private int Isolate(int chain, int step, double share, List<int> edges)
    {
        Point start = StartOf(chain, step);
        Segment s = _chains[chain].Segments[step];
        double length = s.IsLine ? start.DistanceTo(s.End) : start.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End);
        double from = share - Reach * _unit / length, to = share + Reach * _unit / length;
        from = from * length < 1 ? 0 : from;
        to = (1 - to) * length < 1 ? 1 : to;
        if (from == 0 && to == 1)
            return step;
        List<byte> rungs = Rungs(chain);
        Segment[] all = _chains[chain].Segments;
        var parts = new List<Segment>(3);
        if (from > 0)
            parts.Add(Rounded(CurvePart.Of(start, s, 0, from).Step));
        parts.Add(Rounded(CurvePart.Of(start, s, from, to).Step));
        if (to < 1)
            parts.Add(Rounded(CurvePart.Of(start, s, to, 1).Step));
        _chains[chain] = _chains[chain] with { Segments = [.. all.AsSpan(0, step), .. parts, .. all.AsSpan(step + 1)] };
        rungs.InsertRange(step, Enumerable.Repeat(rungs[step], parts.Count - 1));
        int begin = edges[step], edgesOf = edges[step + 1] - begin;
        if (to < 1)
            edges.Insert(step + 1, begin + (int)Math.Round(to * edgesOf));
        if (from > 0)
            edges.Insert(step + 1, begin + (int)Math.Round(from * edgesOf));
        return from > 0 ? step + 1 : step;
    }

    /// <summary>Draws what lies on both sides of a step through the middles of its pixels' edges as well, as far again as already is.</summary>
    /// <returns>False where that would be the whole boundary; nothing is done then.</returns>
    private bool DrawWide(int chain, int step)
    {
        PixelPath path = Path(chain);
        int[] edges = path.Edges(_chains[chain]);
        List<byte> rungs = Rungs(chain);
        int first = step, last = step;
        while (first > 0 && rungs[first - 1] >= Middles)
            first--;
        while (last < rungs.Count - 1 && rungs[last + 1] >= Middles)
            last++;
        int more = Math.Max(LeastMore, edges[last + 1] - edges[first]), begin = edges[first] - more, end = edges[last + 1] + more;
        if (end - begin >= edges[^1] - edges[0])
            return false;
        (begin, end) = (Math.Max(begin, edges[0]), Math.Min(end, edges[^1]));
        while (first > 0 && edges[first] > begin)
            first--;
        while (last < rungs.Count - 1 && edges[last + 1] < end)
            last++;
        if (!_map.Chains[chain].IsLoop && begin == edges[0])
            ToCorner(_nodes[chain].From, path.Begin);
        if (!_map.Chains[chain].IsLoop && end == edges[^1])
            ToCorner(_nodes[chain].To, path.End);
        FittedChain curve = _chains[chain];
        var parts = new List<Segment>();
        Segment head = curve.Segments[first], tail = curve.Segments[last];
        bool hasHead = begin > edges[first], hasTail = end < edges[last + 1];
        if (hasHead)
        {
            Segment part = CurvePart.Of(StartOf(chain, first), head, 0, (double)(begin - edges[first]) / (edges[first + 1] - edges[first])).Step;
            Point to = path.Middle(begin);
            parts.Add(Rounded(part.IsLine ? Segment.Line(to) : Segment.Curve(part.Control1, part.Control2 + (to - part.End), to)));
        }
        int before = parts.Count;
        for (int e = begin + (hasHead ? 1 : 0); e < end; e++)
            parts.Add(Segment.Line(path.Middle(e)));
        parts.Add(Segment.Line(hasTail ? path.Middle(end) : tail.End));
        int after = parts.Count;
        if (hasTail)
        {
            (Point start, Segment part) = CurvePart.Of(StartOf(chain, last), tail, (double)(end - edges[last]) / (edges[last + 1] - edges[last]), 1);
            parts.Add(part.IsLine ? part : Rounded(Segment.Curve(part.Control1 + (path.Middle(end) - start), part.Control2, part.End)));
        }
        byte headRung = rungs[first], tailRung = rungs[last];
        rungs.RemoveRange(first, last - first + 1);
        rungs.InsertRange(first, parts.Select((_, i) => i < before ? headRung : i < after ? Middles : tailRung));
        _chains[chain] = curve with { Segments = [.. curve.Segments.AsSpan(0, first), .. parts, .. curve.Segments.AsSpan(last + 1)] };
        return true;
    }

    /// <summary>Puts a node at its pixel corner. Nodes of the picture's border stay: opposite ones of a tile are the same point.</summary>
    private void ToCorner(int node, Point corner)
    {
        if (!OnBorder(_map.Nodes[node]))
            MoveNode(node, corner, null);
    }

    /// <summary>Draws a boundary through the middles of its pixels' edges, from pixel corner to pixel corner.</summary>
    private void DrawWhole(int chain)
    {
        PixelPath path = Path(chain);
        if (_map.Chains[chain].IsLoop)
        {
            _chains[chain] = new(path.Middle(0), [.. Enumerable.Range(1, path.Count).Select(e => Segment.Line(path.Middle(e)))]);
        }
        else
        {
            ToCorner(_nodes[chain].From, path.Begin);
            ToCorner(_nodes[chain].To, path.End);
            _chains[chain] = new(_chains[chain].Start, [.. Enumerable.Range(0, path.Count).Select(e => Segment.Line(path.Middle(e))), Segment.Line(EndOf(chain))]);
        }
        _rungs[chain] = [.. Enumerable.Repeat(Whole, _chains[chain].Segments.Length)];
        _changed[chain] = true;
    }

    private Point EndOf(int chain) => StartOf(chain, _chains[chain].Segments.Length);

    private void Set(int chain, int step, Segment to)
    {
        Segment[] segments = [.. _chains[chain].Segments];
        segments[step] = Rounded(to);
        _chains[chain] = _chains[chain] with { Segments = segments };
    }

    private Segment Rounded(Segment s) => s.IsLine ? Segment.Line(_rounded(s.End)) : Segment.Curve(_rounded(s.Control1), _rounded(s.Control2), _rounded(s.End));

    private Point StartOf(int chain, int step) => step == 0 ? _chains[chain].Start : _chains[chain].Segments[step - 1].End;

    private PixelPath Path(int chain)
    {
        if (!_paths.TryGetValue(chain, out PixelPath? path))
            _paths[chain] = path = new(_map, _map.Chains[chain], _rounded);
        return path;
    }

    private List<byte> Rungs(int chain)
    {
        if (!_rungs.TryGetValue(chain, out List<byte>? rungs))
            _rungs[chain] = rungs = [.. new byte[_chains[chain].Segments.Length]];
        return rungs;
    }
}
