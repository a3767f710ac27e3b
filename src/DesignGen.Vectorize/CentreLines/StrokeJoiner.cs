using DesignGen.Vectorize.Fitting;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>How a stroke ends.</summary>
internal enum StrokeEnd
{
    /// <summary>In the open.</summary>
    Free,

    /// <summary>On another stroke.</summary>
    Joined,

    /// <summary>In a solid area.</summary>
    Solid,
}

/// <summary>A stroke before it is fitted, px.</summary>
/// <param name="Sections">Its sections in order; where strokes cross it they are filled in.</param>
/// <param name="Start">Where its centre line begins.</param>
/// <param name="End">Where it ends; for a closed stroke where it begins.</param>
/// <param name="Closed">Whether it is closed.</param>
/// <param name="StartKind">How it begins.</param>
/// <param name="EndKind">How it ends.</param>
/// <param name="Seed">A pixel of it.</param>
internal sealed record RawStroke(Sections Sections, Point Start, Point End, bool Closed, StrokeEnd StartKind, StrokeEnd EndKind, Point Seed);

/// <summary>Joins branches that pass straight through a knot to strokes, and finds where strokes end.</summary>
internal sealed class StrokeJoiner
{
    // Most that a stroke may bend on its way through a knot, radians: 50 degrees.
    private const double MostBend = 0.87;

    private readonly CrossSections _look;
    private readonly SkeletonGraph _graph;
    private readonly Dictionary<Branch, Sections> _sections = [];
    private readonly HashSet<Branch> _stubs = [];
    private readonly Dictionary<(Branch, bool), BranchEnd> _ends = [];

    private StrokeJoiner(SkeletonGraph graph, CrossSections look) => (_graph, _look) = (graph, look);

    /// <summary>One end of a branch at a knot.</summary>
    private sealed class BranchEnd
    {
        public required Branch Branch { get; init; }
        public required bool AtStart { get; init; }
        public Knot Knot => AtStart ? Branch.From! : Branch.To!;
        public Point At { get; set; }
        public Point Outwards { get; set; }
        public double Width { get; set; }
        public bool Known { get; set; }
        public BranchEnd? Through { get; set; }
        public bool AtCorner { get; set; }
        public Point? Place { get; set; }
    }

    /// <summary>The strokes of an ink.</summary>
    public static List<RawStroke> Join(SkeletonGraph graph, CrossSections look, CancellationToken cancel)
    {
        var joiner = new StrokeJoiner(graph, look);
        int count = 0;
        foreach (Branch b in graph.Branches)
        {
            if ((++count & 15) == 0)
                cancel.ThrowIfCancellationRequested();
            joiner._sections[b] = look.Of(b);
            if (b.IsClosed)
                continue;
            joiner.Find(b, true);
            joiner.Find(b, false);
        }
        joiner.UniteCrossings();
        var done = new HashSet<Knot>();
        foreach (Branch b in graph.Branches)
        {
            if (b.IsClosed)
                continue;
            if (done.Add(b.From!))
                joiner.Pair(b.From!);
            if (done.Add(b.To!))
                joiner.Pair(b.To!);
        }
        return joiner.Strokes();
    }

    private void Find(Branch b, bool atStart)
    {
        Sections sections = _sections[b];
        var end = new BranchEnd { Branch = b, AtStart = atStart };
        _ends[(b, atStart)] = end;
        double width = sections.Count == 0 ? 0 : sections.Widths[atStart ? 0 : ^1];
        end.Width = width;
        end.Known = sections.End(atStart, Math.Max(6, width * 2), out Point at, out Point outwards);
        if (end.Known)
        {
            (end.At, end.Outwards) = (at, outwards);
            return;
        }
        // No section is clear of other strokes: the way of the thinned line must do.
        end.At = b.Path[b.Path.Count / 2];
        end.Outwards = (end.Knot.At - end.At).Unit;
        end.Width = 2 * end.Knot.Radius;
    }

    /// <summary>Makes the two knots one that a slanting crossing leaves: with arms that go on straight from one to the other.</summary>
    private void UniteCrossings()
    {
        foreach (Branch b in _graph.Branches.OrderBy(b => b.Length).ToArray())
        {
            if (b.IsGone || b.IsClosed || b.From == b.To || b.From!.Branches.Count != 3 || b.To!.Branches.Count != 3 || b.Length > 3.5 * (b.From.Radius + b.To.Radius) + 2)
                continue;
            Knot from = b.From, to = b.To;
            BranchEnd[] one = [.. EndsAt(from).Where(e => e.Branch != b)], two = [.. EndsAt(to).Where(e => e.Branch != b)];
            if (one.Length != 2 || two.Length != 2 || one.Concat(two).Any(e => !e.Known))
                continue;
            double straight = Math.Max(Bend(one[0], two[0]), Bend(one[1], two[1])), crosswise = Math.Max(Bend(one[0], two[1]), Bend(one[1], two[0]));
            if (Math.Min(straight, crosswise) > 0.3)
                continue;
            from.Branches.Remove(b);
            to.Branches.Remove(b);
            b.IsGone = true;
            from.At = (from.At + to.At) / 2;
            from.Radius = Math.Max(from.Radius, to.Radius);
            foreach (Branch moved in to.Branches)
            {
                from.Branches.Add(moved);
                moved.Replace(to, from);
            }
            to.Branches.Clear();
        }
        _graph.Branches.RemoveAll(b => b.IsGone);
    }

    private IEnumerable<BranchEnd> EndsAt(Knot knot)
    {
        foreach (Branch b in knot.Branches.Distinct())
        {
            if (b.From == knot)
                yield return _ends[(b, true)];
            if (b.To == knot)
                yield return _ends[(b, false)];
        }
    }

    private void Pair(Knot knot)
    {
        BranchEnd[] ends = [.. EndsAt(knot)];
        if (ends.Length < 2)
            return;
        BranchEnd[] arms = Arms(ends);
        if (arms.Length < ends.Length || (ends.Length == 2 && Bend(ends[0], ends[1]) >= MostBend && ends[0].Known && ends[1].Known))
        {
            // Two strokes that end on one another, with at most a stub of their common tip: a corner.
            (arms[0].Through, arms[1].Through) = (arms[1], arms[0]);
            Point apex = _look.Within(Meet(knot, arms), arms[0].At, arms[0].Outwards, arms[1].At, arms[1].Outwards, (arms[0].Width + arms[1].Width) / 2);
            arms[0].Place = arms[1].Place = apex;
            arms[0].AtCorner = arms[1].AtCorner = true;
            foreach (BranchEnd end in ends)
            {
                if (end.Through is null)
                    _stubs.Add(end.Branch);
            }
            return;
        }
        var pairs = new List<(double Bend, int A, int B)>();
        for (int a = 0; a < ends.Length; a++)
        {
            for (int b = a + 1; b < ends.Length; b++)
            {
                double bend = Bend(ends[a], ends[b]);
                if (bend < MostBend)
                    pairs.Add((bend, a, b));
            }
        }
        foreach ((_, int a, int b) in pairs.OrderBy(p => p.Bend).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            if (ends[a].Through is null && ends[b].Through is null)
                (ends[a].Through, ends[b].Through) = (ends[b], ends[a]);
        }
        Point meet = Meet(knot, ends);
        foreach (BranchEnd end in ends)
        {
            if (end.Through is not null)
                continue;
            end.Place = meet;
            // A stroke that ends on another one that passes ends on that one's middle.
            double least = knot.Radius * 2 + 2;
            foreach (BranchEnd other in ends)
            {
                if (other.Through is null || !end.Known)
                    continue;
                Point along = other.Through.At - other.At;
                if (along.Length < 0.5)
                    along = other.Outwards;
                double cross = Point.Cross(end.Outwards, along);
                if (Math.Abs(cross) < 0.15 * along.Length)
                    continue;
                Point place = end.At + end.Outwards * (Point.Cross(other.At - end.At, along) / cross);
                if (place.DistanceTo(meet) < least)
                    (least, end.Place) = (place.DistanceTo(meet), place);
            }
        }
    }

    /// <summary>The ends at a knot less a stub: a short branch with a free tip, where two arms run together in a sharp corner.</summary>
    private static BranchEnd[] Arms(BranchEnd[] ends)
    {
        if (ends.Length != 3)
            return ends;
        foreach (BranchEnd stub in ends)
        {
            Knot tip = stub.AtStart ? stub.Branch.To! : stub.Branch.From!;
            if (tip.Branches.Count != 1 || tip.AtSolid)
                continue;
            BranchEnd[] arms = [.. ends.Where(e => e != stub)];
            double width = (arms[0].Width + arms[1].Width) / 2;
            if (!arms[0].Known || !arms[1].Known || arms[0].Branch == arms[1].Branch || stub.Branch.Length > 3 * width + 3)
                continue;
            if (LocalFit.Cross(arms[0].At, arms[0].Outwards, arms[1].At, arms[1].Outwards) is not Point apex)
                continue;
            // The arms, made longer, reach as far as the stub does.
            if (Point.Dot(apex - arms[0].At, arms[0].Outwards) > 0 && Point.Dot(apex - arms[1].At, arms[1].Outwards) > 0 && apex.DistanceTo(tip.At) < width * 0.75 + 1.5)
                return arms;
        }
        return ends;
    }

    private static double Bend(BranchEnd a, BranchEnd b)
    {
        if (a.Branch == b.Branch && a.AtStart == b.AtStart)
            return double.MaxValue;
        Point gap = b.At - a.At;
        double bend = Angle(a.Outwards, -b.Outwards);
        if (gap.Length > 1.5)
            bend = Math.Max(bend, (Angle(a.Outwards, gap) + Angle(gap, -b.Outwards)) * 0.8);
        double wider = Math.Max(a.Width, b.Width) + 1, narrower = Math.Min(a.Width, b.Width) + 1;
        return bend + 0.15 * Math.Log(wider / narrower);

        static double Angle(Point u, Point v) => Math.Abs(Math.Atan2(Point.Cross(u, v), Point.Dot(u, v)));
    }

    /// <summary>Where the lines of all ends meet best, held near the knot.</summary>
    private static Point Meet(Knot knot, BranchEnd[] ends)
    {
        if (ends.Length == 2 && LocalFit.Cross(ends[0].At, ends[0].Outwards, ends[1].At, ends[1].Outwards) is Point apex && apex.DistanceTo(knot.At) < knot.Radius * 4 + 3)
            return apex;

        const double pull = 0.05;
        double xx = pull, xy = 0, yy = pull, rx = pull * knot.At.X, ry = pull * knot.At.Y;
        foreach (BranchEnd end in ends)
        {
            if (!end.Known)
                continue;
            Point n = end.Outwards.Perpendicular;
            double d = Point.Dot(n, end.At);
            xx += n.X * n.X;
            xy += n.X * n.Y;
            yy += n.Y * n.Y;
            rx += n.X * d;
            ry += n.Y * d;
        }
        double det = xx * yy - xy * xy, most = knot.Radius + 1.5;
        var place = new Point((rx * yy - ry * xy) / det, (xx * ry - xy * rx) / det);
        Point move = place - knot.At;
        return move.Length > most ? knot.At + move.Unit * most : place;
    }

    private List<RawStroke> Strokes()
    {
        var strokes = new List<RawStroke>();
        var used = new HashSet<Branch>();
        // Strokes with ends first, then those that close through knots, then those without a knot.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (Branch b in _graph.Branches)
            {
                if (used.Contains(b) || b.IsClosed || _stubs.Contains(b))
                    continue;
                BranchEnd? first = _ends[(b, true)].Through is null ? _ends[(b, true)] : _ends[(b, false)].Through is null ? _ends[(b, false)] : pass == 1 ? _ends[(b, true)] : null;
                if (first is not null)
                    strokes.Add(Chain(first, used));
            }
        }
        foreach (Branch b in _graph.Branches)
        {
            if (b.IsClosed)
                strokes.Add(new(_sections[b], default, default, true, StrokeEnd.Joined, StrokeEnd.Joined, b.Path[0]));
        }
        return strokes;
    }

    private RawStroke Chain(BranchEnd first, HashSet<Branch> used)
    {
        var all = new Sections();
        BranchEnd begin = first, at = first;
        bool closed = false;
        while (true)
        {
            used.Add(at.Branch);
            Sections own = at.AtStart ? _sections[at.Branch] : _sections[at.Branch].Reversed();
            for (int i = 0; i < own.Count; i++)
                all.Add(own.At(i), own.Widths[i], own.Sharp[i]);
            if (own.Count == 0 && at.Branch.Length > 2 * at.Knot.Radius)
                all.Add(at.At, all.Count > 0 ? all.Widths[^1] : 2 * at.Knot.Radius);
            BranchEnd far = _ends[(at.Branch, !at.AtStart)];
            if (far.Through is not BranchEnd next)
            {
                first = far;
                break;
            }
            Bridge(all, far, next);
            if (used.Contains(next.Branch))
            {
                closed = next == begin;
                first = next;
                break;
            }
            at = next;
        }
        Point seed = begin.Branch.Path[begin.Branch.Path.Count / 2];
        if (closed)
            return new(all, default, default, true, StrokeEnd.Joined, StrokeEnd.Joined, seed);
        (Point start, StrokeEnd startKind) = Outer(begin, all, true);
        (Point end, StrokeEnd endKind) = Outer(first, all, false);
        return new(all, start, end, false, startKind, endKind, seed);
    }

    /// <summary>Fills in the way through a knot.</summary>
    private static void Bridge(Sections all, BranchEnd from, BranchEnd to)
    {
        if (from.AtCorner)
        {
            if (from.Place is Point apex)
                all.Add(apex, (from.Width + to.Width) / 2, sharp: true);
            return;
        }
        double gap = from.At.DistanceTo(to.At);
        int count = (int)(gap / 1.25);
        if (!from.Known || !to.Known || Point.Dot(from.Outwards, to.At - from.At) < 0.5 * gap)
            return;
        for (int i = 1; i <= count; i++)
        {
            double t = i / (count + 1.0), u = 1 - t;
            Point one = from.At + from.Outwards * (gap / 3), two = to.At + to.Outwards * (gap / 3);
            all.Add(from.At * (u * u * u) + one * (3 * u * u * t) + two * (3 * u * t * t) + to.At * (t * t * t), from.Width + (to.Width - from.Width) * t);
        }
    }

    /// <summary>Where a stroke's centre line ends: at a free end half a width before the ink does, so that a round end reaches as far as the ink.</summary>
    private (Point At, StrokeEnd Kind) Outer(BranchEnd end, Sections all, bool atStart)
    {
        Point at = all.Count > 0 ? all.At(atStart ? 0 : all.Count - 1) : end.At, outwards = end.Outwards;
        double width = all.Count > 0 ? all.Widths[atStart ? 0 : ^1] : end.Width;
        if (end.Knot.AtSolid)
            return (end.Knot.At + outwards * Math.Min(width / 2, end.Knot.Radius), StrokeEnd.Solid);
        if (end.Knot.Branches.Count > 1)
            return (end.Place ?? end.Knot.At, StrokeEnd.Joined);
        if (!end.Known)
            return (end.Knot.At, StrokeEnd.Free);
        double beyond = _look.Beyond(end.At, outwards, width) - width / 2;
        return (end.At + outwards * beyond, StrokeEnd.Free);
    }
}
