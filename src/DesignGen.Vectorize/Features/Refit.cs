using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Features;

/// <summary>Draws the boundaries of a map again where fine pixels changed their ink; everywhere else they are the very curves that they were.</summary>
/// <remarks>
/// Boundaries are walked in the fine pixels. Stretches beside which nothing changed are cut out of the earlier curves; between them new curves are
/// fitted to the middles of pixel edges, smoothed along the boundary, and join on without a bend. Everything is fitted as if a unit of some fine pixels were a
/// picture's pixel, so that the tolerances of fitting stay far below the limit.
/// </remarks>
internal sealed class Refit
{
    // How far a fitted boundary may lie from its smoothed points, units.
    private static readonly Tolerance Close = new(0.45, 0.17);

    // Steps next to a change that are drawn anew as well, and the shortest stretch that is kept, steps.
    private const int Apart = 4, Shortest = 40;

    // How far pixel edges lie from the boundary that they stand for at most, and a node from the corner of pixels where acute boundaries part, fine px.
    private const double Near = 1.3, NearNode = 7;

    // Units that stand for a picture's pixel where crossings are taken out: how far points may move there goes by it.
    private const double UnitsPerPixel = 1.5;

    // How much longer than its pixel edges a kept stretch may be, and a part of it of so many edges: what is too thin for fine pixels was left out there. Fine px.
    private const double Detour = 12;
    private const int Pace = 32;

    // How many points at either end of a boundary tell where its node is placed.
    private const int PointsAtNode = 40;

    private readonly FittedCurves _old;
    private readonly BitRows _changed;
    private readonly int _squares;
    private readonly bool[] _near;
    private readonly LabelRuns _after;
    private readonly PlanarMap _map;
    private readonly double _unit;
    private readonly int[] _kept;
    private readonly Point[] _nodes;
    private readonly bool[] _isFree;
    private readonly ChainFitter _fitter = new(Close);

    private Refit(FittedMap old, LabelRuns before, PlanarMap map, IEnumerable<Window> anew, bool tile, double unit)
    {
        (_after, _map, _unit) = (map.Labels, map, unit);
        _changed = new((before.Width + 63) / 64 * 64, before.Height);
        var squares = new Finds(before.Width, before.Height);
        before.Differences(_after, (y, from, end) =>
        {
            _changed.Set(y, from, end);
            squares.Mark(from, y, end - 1, y);
        });
        foreach (Window box in anew)
        {
            int from = Math.Max(0, box.X), end = Math.Min(before.Width, box.X + box.Width);
            for (int y = Math.Max(0, box.Y); y < Math.Min(before.Height, box.Y + box.Height); y++)
                _changed.Set(y, from, end);
            squares.Mark(box.X, box.Y, box.X + box.Width - 1, box.Y + box.Height - 1);
        }
        // A tile's last column and row are its first.
        for (int y = 0; tile && y < before.Height; y++)
        {
            if (_changed[y * _changed.Words * 64])
                _changed.Set(y, before.Width - 1, before.Width);
        }
        if (tile)
        {
            _changed.Row(0).CopyTo(_changed.Row(before.Height - 1));
            squares.Mark(before.Width - 1, 0, before.Width - 1, before.Height - 1);
            squares.Mark(0, before.Height - 1, before.Width - 1, before.Height - 1);
        }
        (_squares, _near) = (squares.Columns, squares.Grown(Finds.Side + 1));
        _old = new(old, before.Width, before.Height);
        _kept = new int[map.Nodes.Length];
        _nodes = new Point[map.Nodes.Length];
        _isFree = new bool[map.Nodes.Length];
    }

    /// <summary>Draws a changed map.</summary>
    /// <param name="old">The map as it was, in the fine pixels.</param>
    /// <param name="before">Its labels.</param>
    /// <param name="after">The labels as they are to be.</param>
    /// <param name="anew">What of it is drawn anew even where nothing changed; it may reach beyond the map.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="unit">Fine pixels to a unit of fitting: about a fifth of the limit.</param>
    /// <param name="tile">Whether the map is a tile, its first column and row repeated at the end.</param>
    /// <param name="page">Where places come to lie on the page.</param>
    /// <param name="cancel">Stops the work.</param>
    public static FittedMap Draw(FittedMap old, LabelRuns before, LabelRuns after, IEnumerable<Window> anew, Inkwell inks, double unit, bool tile, PageGrid page, CancellationToken cancel)
    {
        // Where two inks only touch crosswise the darker one runs through.
        PlanarMap map = MapBuilder.Build(after, (x, y) => inks.Ranks[after[x - 1, y - 1]] > inks.Ranks[after[x, y - 1]], cancel);
        return new Refit(old, before, map, anew, tile, unit).Draw(tile, page, cancel);
    }

    private FittedMap Draw(bool tile, PageGrid page, CancellationToken cancel)
    {
        Keep(tile);
        var walks = new Walk?[_map.Chains.Length];
        var points = new ChainPoints?[walks.Length];
        for (int c = 0; c < walks.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Chain chain = _map.Chains[c];
            if (chain.OnBorder)
                continue;
            walks[c] = new(this, chain);
            if (!chain.IsLoop && (walks[c]!.HasNew || _kept[chain.From] < 0 || _kept[chain.To] < 0))
                points[c] = walks[c]!.PointsAtNodes();
        }
        Point[] placed = Junctions.Place(_map, points, _unit);
        for (int n = 0; n < placed.Length; n++)
        {
            if (_isFree[n])
                _nodes[n] = tile ? TileBorder.Inside(_map, placed[n] * _unit) : placed[n] * _unit;
        }
        var chains = new FittedChain[walks.Length];
        for (int c = 0; c < chains.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Chain chain = _map.Chains[c];
            chains[c] = walks[c] is Walk walk ? walk.Draw(tile) : new(_nodes[chain.From], [Segment.Line(_nodes[chain.To])]);
        }
        Untangling.Untangle(_map, chains, page.Rounded, cancel, UnitsPerPixel * _unit);
        return new(_map, chains);
    }

    /// <summary>Puts nodes round which nothing changed where they were.</summary>
    private void Keep(bool tile)
    {
        int width = _after.Width, height = _after.Height;
        // By earlier node, which takes its place, and how far it is.
        var taken = new Dictionary<int, (int By, double Distance, Point At)>();
        for (int n = 0; n < _kept.Length; n++)
        {
            Node node = _map.Nodes[n];
            bool onX = node.X == 0 || node.X == width, onY = node.Y == 0 || node.Y == height;
            _kept[n] = -1;
            ulong inks = 0;
            bool changed = false;
            for (int y = Math.Max(0, node.Y - 1); y < Math.Min(height, node.Y + 1); y++)
            {
                for (int x = Math.Max(0, node.X - 1); x < Math.Min(width, node.X + 1); x++)
                {
                    inks |= FittedCurves.Set(_after[x, y]);
                    changed |= IsChanged(x, y);
                }
            }
            Point corner = tile ? TileBorder.Inside(_map, new(node.X, node.Y)) : new(node.X, node.Y);
            if (onX && onY)
                _nodes[n] = corner;
            else if (!changed && _old.FindNode(corner, inks, onX || onY ? Near : NearNode, out Point at, out double distance) is int old && old >= 0
                && (!taken.TryGetValue(old, out var other) || distance < other.Distance))
                taken[old] = (n, distance, at);
            _isFree[n] = onX || onY ? !tile && onX != onY : true;
            if (!tile || onX == onY)
                continue;
            // Opposite borders look at the same one, whose pixels they share.
            Point place = corner;
            if (!changed && _old.FindNode(TileBorder.Inside(_map, new(onX ? 0 : node.X, onY ? 0 : node.Y)), inks, Near, out Point first, out _) >= 0)
                place = first;
            _nodes[n] = TileBorder.Inside(_map, new(onX ? node.X : place.X, onY ? node.Y : place.Y));
        }
        foreach ((int old, (int by, _, Point at)) in taken)
        {
            _kept[by] = old;
            if (!_isFree[by])
                continue;
            _nodes[by] = at;
            _isFree[by] = false;
        }
    }

    private bool IsChanged(int x, int y) => _changed[y * _changed.Words * 64 + x];

    // Whether anything changed within a square of a pixel corner.
    private bool IsNear(int x, int y) => _near[Math.Min(y, _after.Height - 1) / Finds.Side * _squares + Math.Min(x, _after.Width - 1) / Finds.Side];

    private static FittedChain Scaled(FittedChain chain, double by) =>
        new(chain.Start * by, [.. chain.Segments.Select(s => new Segment(s.IsLine, s.Control1 * by, s.Control2 * by, s.End * by))]);

    /// <summary>One boundary, walked along the fine pixels.</summary>
    private sealed class Walk
    {
        private readonly Refit _of;
        private readonly Chain _chain;
        private readonly byte _left, _right;
        private readonly bool[] _new;

        // The pixel corner where every sixteenth step begins.
        private readonly (int X, int Y)[] _corners;

        public Walk(Refit of, Chain chain)
        {
            (_of, _chain) = (of, chain);
            (_left, _right) = (of._map.LabelOf(chain.Left), of._map.LabelOf(chain.Right));
            ReadOnlySpan<byte> steps = of._map.Of(chain);
            int n = steps.Length;
            _new = new bool[n];
            _corners = new (int, int)[(n + Finds.Side - 1) / Finds.Side];
            int x = chain.StartX, y = chain.StartY;
            for (int i = 0; i < n;)
            {
                _corners[i / Finds.Side] = (x, y);
                bool near = of.IsNear(x, y);
                for (int end = Math.Min(n, i + Finds.Side); i < end; i++)
                {
                    (int startX, int startY) = (x, y);
                    (x, y) = (x + PlanarMap.StepX[steps[i]], y + PlanarMap.StepY[steps[i]]);
                    if (!near)
                        continue;
                    (int lx, int ly, int rx, int ry) = MapBuilder.Beside(startX, startY, steps[i]);
                    if (!of.IsChanged(lx, ly) && !of.IsChanged(rx, ry))
                        continue;
                    HasNew = true;
                    for (int k = -Apart; k <= Apart; k++)
                    {
                        if (chain.IsLoop)
                            _new[((i + k) % n + n) % n] = true;
                        else if (i + k >= 0 && i + k < n)
                            _new[i + k] = true;
                    }
                }
            }
        }

        /// <summary>Whether any of it changed.</summary>
        public bool HasNew { get; }

        /// <summary>Its points near its ends, about one a unit.</summary>
        public ChainPoints PointsAtNodes()
        {
            int n = _new.Length, hop = Math.Max(1, (int)Math.Round(_of._unit)), all = (n + hop - 1) / hop;
            if (all <= 2 * PointsAtNode)
                return Points(0, n);
            int skip = (n - 1 - (all - 1) * hop) / 2, span = (PointsAtNode - 1) * hop + 1;
            ChainPoints first = Points(skip, skip + span), last = Points(skip + (all - PointsAtNode) * hop, skip + (all - PointsAtNode) * hop + span);
            return new([.. first.X, .. last.X], [.. first.Y, .. last.Y]);
        }

        /// <summary>Draws it.</summary>
        public FittedChain Draw(bool tile)
        {
            int n = _new.Length;
            List<Stretch> kept = Kept();
            if (kept.Count == 1 && kept[0].Length == n && kept[0].Whole)
                return kept[0].Curve;
            if (_chain.IsLoop && kept.Count == 0)
                return WithoutTails(Fit(0, n, default, default, null, null, tile, true), true);
            var segments = new List<Segment>();
            Point start = _chain.IsLoop ? kept[0].Curve.Start : _of._nodes[_chain.From], at = start;
            Point? into = null;
            int done = _chain.IsLoop ? kept[0].From : 0;
            int end = done + n;
            foreach (Stretch stretch in kept)
            {
                if (stretch.Curve.Start != at || stretch.From > done)
                    segments.AddRange(Fit(done, stretch.From, at, stretch.Curve.Start, into, -Leaves(stretch.Curve), tile, false).Segments);
                segments.AddRange(stretch.Curve.Segments);
                at = stretch.Curve.Segments[^1].End;
                into = Arrives(stretch.Curve);
                done = stretch.From + stretch.Length;
            }
            Point last = _chain.IsLoop ? start : _of._nodes[_chain.To];
            if (at != last || done < end)
                segments.AddRange(Fit(done, end, at, last, into, _chain.IsLoop ? -Leaves(kept[0].Curve) : null, tile, false).Segments);
            return WithoutTails(new(start, [.. segments]), _chain.IsLoop);
        }

        /// <summary>Cuts sharp tips off where their two sides cross before they meet.</summary>
        private static FittedChain WithoutTails(FittedChain chain, bool loop)
        {
            Segment[] steps = chain.Segments;
            for (int k = 0; k < steps.Length - (loop ? 0 : 1) && steps.Length > 1; k++)
            {
                int after = (k + 1) % steps.Length;
                Point start = k == 0 ? chain.Start : steps[k - 1].End, joint = steps[k].End;
                if (Crossing(start, steps[k], joint, steps[after]) is not (double a, double b))
                    continue;
                Segment one = FittedCurves.Between(start, steps[k], 0, a);
                steps[after] = FittedCurves.Between(joint, steps[after], b, 1);
                steps[k] = one;
                if (after == 0)
                    chain = chain with { Start = one.End };
            }
            return chain;
        }

        // Where two steps that follow each other cross, as shares of them, nearest to the begin of the first.
        private static (double A, double B)? Crossing(Point start, Segment one, Point joint, Segment two)
        {
            const int pieces = 10;
            if ((one.IsLine && two.IsLine) || IsApart(start, one, joint, two))
                return null;
            Point from = start;
            for (int i = 0; i < pieces; i++)
            {
                Point to = Contour.PointOn(start, one, (i + 1.0) / pieces), other = joint;
                for (int k = 0; k < pieces; k++)
                {
                    Point next = Contour.PointOn(joint, two, (k + 1.0) / pieces), way = to - from, across = next - other;
                    double cross = Point.Cross(way, across);
                    if (Math.Abs(cross) > 1e-12 && (i < pieces - 1 || k > 0))
                    {
                        double t = Point.Cross(other - from, across) / cross, u = Point.Cross(other - from, way) / cross;
                        if (t is >= 0 and <= 1 && u is >= 0 and <= 1 && i + t > 0.01 && k + u < pieces - 0.01)
                            return ((i + t) / pieces, (k + u) / pieces);
                    }
                    other = next;
                }
                from = to;
            }
            return null;
        }

        // Whether a line through their joint parts two steps.
        private static bool IsApart(Point start, Segment one, Point joint, Segment two)
        {
            Point back = ((one.IsLine ? start : one.Control2) - joint).Unit, on = ((two.IsLine ? two.End : two.Control1) - joint).Unit, across = on - back;
            if (across.Length < 0.1)
                return false;
            return Behind(start) <= 0 && (one.IsLine || (Behind(one.Control1) <= 0 && Behind(one.Control2) <= 0))
                && Behind(two.End) >= 0 && (two.IsLine || (Behind(two.Control1) >= 0 && Behind(two.Control2) >= 0));

            double Behind(Point p) => Point.Dot(p - joint, across);
        }

        // A stretch of steps that is cut out of an earlier curve.
        private readonly record struct Stretch(int From, int Length, FittedChain Curve, bool Whole);

        private List<Stretch> Kept()
        {
            var kept = new List<Stretch>();
            int n = _new.Length, begin = 0;
            if (_chain.IsLoop)
            {
                begin = Array.IndexOf(_new, true);
                if (begin < 0)
                {
                    if (Detoured(0, n + 1, out int before, out int after))
                        KeepSome(after, before + n + 1, kept);
                    else if (Loop() is Stretch loop)
                        kept.Add(loop);
                    return kept;
                }
            }
            for (int i = begin; i < begin + n;)
            {
                int end = Next(i, begin + n, false);
                if (end > i)
                {
                    i = end;
                    continue;
                }
                end = Next(i, begin + n, true);
                KeepSome(i, end, kept);
                i = end;
            }
            return kept;
        }

        // The first step from one on, before another, that is new or not; that other where there is none.
        private int Next(int from, int end, bool isNew)
        {
            int n = _new.Length;
            while (from < end)
            {
                int until = Math.Min(end, (from / n + 1) * n), at = _new.AsSpan(from % n, until - from).IndexOf(isNew);
                if (at >= 0)
                    return from + at;
                from = until;
            }
            return end;
        }

        // Keeps a stretch in which nothing changed, cut where the earlier curve goes another way than its pixels do.
        private void KeepSome(int from, int end, List<Stretch> kept)
        {
            while (Detoured(from, end, out int before, out int after))
            {
                if (Cut(from, before + 1) is Stretch part)
                    kept.Add(part);
                from = after;
            }
            if (Cut(from, end) is Stretch stretch)
                kept.Add(stretch);
        }

        // Whether the earlier curve leaves the pixel edges between two of a stretch, and which: it runs round a bay whose mouth is too thin for fine pixels,
        // so that the edges pass it by, or they join what it keeps apart.
        private bool Detoured(int from, int end, out int before, out int after)
        {
            FittedCurves old = _of._old;
            int n = _new.Length;
            CurvePlace? last = null;
            (before, after) = (from, from);
            for (int i = from; i < end; i = i == end - 1 ? end : Math.Min(i + Pace, end - 1))
            {
                if (old.Find(Middle(i % n), _left, _right, Near) is not CurvePlace place)
                    continue;
                if (last is CurvePlace known)
                {
                    double way = known.Chain == place.Chain ? old.Way(known, place, old.LeftOf(place.Chain) == _left, 0.85 * (i - before)) : double.MaxValue;
                    after = i;
                    if (way > i - before + Detour || way < (i - before) / 2.0 - Detour)
                        return true;
                }
                (last, before) = (place, i);
            }
            return false;
        }

        private Stretch? Loop()
        {
            if (_of._old.Find(Middle(0), _left, _right, Near) is not CurvePlace place || !_of._old.Chain(place.Chain).IsLoop)
                return null;
            FittedChain curve = _of._old.Curve(place.Chain);
            if (_of._old.LeftOf(place.Chain) != _left)
                curve = curve.Reverse();
            return curve.Segments.Length > 0 && IsAlike(curve, _new.Length) ? new(0, _new.Length, curve, true) : null;
        }

        private Stretch? Cut(int from, int end)
        {
            FittedCurves old = _of._old;
            int n = _new.Length, nodeFrom = -1, nodeTo = -1;
            bool first = !_chain.IsLoop && from == 0, last = !_chain.IsLoop && end == n;
            if (first && (nodeFrom = _of._kept[_chain.From]) < 0)
                from += 2 * Apart;
            if (last && (nodeTo = _of._kept[_chain.To]) < 0)
                end -= 2 * Apart;
            bool whole = nodeFrom >= 0 && nodeTo >= 0;
            if (end - from < (whole ? 1 : Shortest) || old.Find(Middle((from + end - 1) / 2 % n), _left, _right, Near) is not CurvePlace middle)
                return null;
            int c = middle.Chain;
            Chain chain = old.Chain(c);
            bool forward = old.LeftOf(c) == _left;
            int count = old.Curve(c).Segments.Length;
            double a = 0, b = 0;
            // Nodes are the same at both ends of the earlier boundary, or the cut is a little way in.
            if (nodeFrom >= 0 && (chain.IsLoop || nodeFrom != (forward ? chain.From : chain.To)))
                (nodeFrom, from) = (-1, from + 2 * Apart);
            if (nodeTo >= 0 && (chain.IsLoop || nodeTo != (forward ? chain.To : chain.From)))
                (nodeTo, end) = (-1, end - 2 * Apart);
            whole = nodeFrom >= 0 && nodeTo >= 0;
            if (end - from < (whole ? 1 : Shortest))
                return null;
            if (nodeFrom >= 0)
                a = forward ? 0 : count;
            else if (old.Find(Middle(from % n), _left, _right, Near) is CurvePlace p && p.Chain == c)
                a = p.Along;
            else
                return null;
            if (nodeTo >= 0)
                b = forward ? count : 0;
            else if (old.Find(Middle((end - 1) % n), _left, _right, Near) is CurvePlace p && p.Chain == c)
                b = p.Along;
            else
                return null;
            if (!chain.IsLoop && (forward ? a >= b : b >= a))
                return null;
            FittedChain piece = whole ? (forward ? old.Curve(c) : old.Curve(c).Reverse()) : old.Piece(c, a, b, forward);
            return piece.Segments.Length > 0 && IsAlike(piece, end - from) ? new(from, end - from, piece, whole) : null;
        }

        // Whether a curve is no longer than so many pixel edges, but for a tip.
        private static bool IsAlike(FittedChain curve, int steps) => FittedCurves.Length(curve) <= steps + Detour;

        // The pixel corner where a step begins.
        private (int X, int Y) Corner(int step)
        {
            ReadOnlySpan<byte> steps = _of._map.Of(_chain);
            (int x, int y) = _corners[step / Finds.Side];
            for (int i = step / Finds.Side * Finds.Side; i < step; i++)
                (x, y) = (x + PlanarMap.StepX[steps[i]], y + PlanarMap.StepY[steps[i]]);
            return (x, y);
        }

        // The middle of a pixel edge.
        private Point Middle(int step)
        {
            (int x, int y) = Corner(step);
            byte way = _of._map.Of(_chain)[step];
            return new(x + PlanarMap.StepX[way] / 2.0, y + PlanarMap.StepY[way] / 2.0);
        }

        // The middles of a stretch of edges, which of a loop may go on past its end, smoothed along the boundary.
        private Point[] Smoothed(int from, int end)
        {
            ReadOnlySpan<byte> steps = _of._map.Of(_chain);
            int n = steps.Length, reach = Math.Max(1, (int)Math.Round(_of._unit)), first = from - 2 * reach, last = end + 2 * reach;
            if (!_chain.IsLoop)
                (first, last) = (Math.Max(0, first), Math.Min(n, last));
            var middles = new Point[last - first];
            int step = ((first % n) + n) % n;
            (int x, int y) = Corner(step);
            for (int i = 0; i < middles.Length; i++)
            {
                (int dx, int dy) = (PlanarMap.StepX[steps[step]], PlanarMap.StepY[steps[step]]);
                middles[i] = new(x + dx / 2.0, y + dy / 2.0);
                (x, y) = (x + dx, y + dy);
                step = step + 1 == n ? 0 : step + 1;
            }
            return Smooth(Smooth(middles, first, reach), first, reach)[(from - first)..(end - first)];
        }

        private FittedChain Fit(int from, int end, Point start, Point last, Point? into, Point? back, bool tile, bool loop)
        {
            double unit = _of._unit;
            ChainPoints points = Points(from, end);
            for (int i = 0; tile && i < points.Count; i++)
            {
                Point inside = TileBorder.Inside(_of._map, points.At(i) * unit) / unit;
                (points.X[i], points.Y[i]) = (inside.X, inside.Y);
            }
            return Scaled(loop ? _of._fitter.FitLoop(points) : _of._fitter.FitBetween(points, start / unit, last / unit, into, back), unit);
        }

        private ChainPoints Points(int from, int end)
        {
            double unit = _of._unit;
            int hop = Math.Max(1, (int)Math.Round(unit)), count = Math.Max(0, end - from), all = (count + hop - 1) / hop;
            Point[] smooth = count == 0 ? [] : Smoothed(from, end);
            var x = new double[all];
            var y = new double[all];
            // The same from both ends.
            int skip = (count - 1 - (all - 1) * hop) / 2;
            for (int i = 0; i < all; i++)
            {
                Point p = smooth[skip + i * hop] / unit;
                (x[i], y[i]) = (p.X, p.Y);
            }
            return new(x, y);
        }

        // Means over so many steps to each side, towards the ends over fewer; what lies that near to where the points were cut out is not yet right.
        private Point[] Smooth(Point[] points, int first, int reach)
        {
            int n = _new.Length;
            var smooth = new Point[points.Length];
            for (int i = 0; i < points.Length; i++)
            {
                int most = _chain.IsLoop ? Math.Min(reach, (n - 1) / 2) : Math.Min(reach, Math.Min(first + i, n - 1 - first - i));
                most = Math.Min(most, Math.Min(i, points.Length - 1 - i));
                Point sum = points[i];
                for (int k = 1; k <= most; k++)
                    sum = sum + points[i + k] + points[i - k];
                smooth[i] = sum / (2 * most + 1);
            }
            return smooth;
        }

        private static Point Leaves(FittedChain curve)
        {
            Segment s = curve.Segments[0];
            Point step = s.Control1 - curve.Start;
            return (step.Length > 1e-6 ? step : s.End - curve.Start).Unit;
        }

        private static Point Arrives(FittedChain curve)
        {
            Segment s = curve.Segments[^1];
            Point start = curve.Segments.Length > 1 ? curve.Segments[^2].End : curve.Start, step = s.IsLine ? s.End - start : s.End - s.Control2;
            return (step.Length > 1e-6 ? step : s.End - start).Unit;
        }
    }
}
