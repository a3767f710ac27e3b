using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>A place where lines of a skeleton end or meet.</summary>
internal sealed class Knot
{
    /// <summary>Where it is, px of the picture.</summary>
    public required Point At { get; set; }

    /// <summary>How far the edge of the ink is from there, px.</summary>
    public required double Radius { get; set; }

    /// <summary>Whether a solid area begins here.</summary>
    public bool AtSolid { get; set; }

    /// <summary>The branches that end here, one entry for each of their ends.</summary>
    public List<Branch> Branches { get; } = [];
}

/// <summary>A line of a skeleton between two knots, or closed in itself.</summary>
internal sealed class Branch
{
    /// <summary>Middles of its pixels in order, px of the picture.</summary>
    public required List<Point> Path { get; set; }

    /// <summary>Where it begins; null where it is closed.</summary>
    public Knot? From { get; set; }

    /// <summary>Where it ends; null where it is closed.</summary>
    public Knot? To { get; set; }

    /// <summary>Whether it is closed in itself, without a knot.</summary>
    public bool IsClosed => From is null;

    /// <summary>Its length, px.</summary>
    public double Length { get; set; }

    /// <summary>Whether it was taken off or joined to another.</summary>
    public bool IsGone { get; set; }

    /// <summary>Sets the length anew.</summary>
    public void Measure()
    {
        Length = 0;
        for (int i = 1; i < Path.Count; i++)
            Length += Path[i].DistanceTo(Path[i - 1]);
    }

    /// <summary>Puts one knot in the place of another.</summary>
    public void Replace(Knot old, Knot by)
    {
        From = From == old ? by : From;
        To = To == old ? by : To;
    }
}

/// <summary>The lines of a skeleton as branches between knots, without the spurs that thinning leaves at every roughness of an edge.</summary>
/// <remarks>
/// A spur is judged by how far it stands out of the stroke that it hangs on. Strokes that cross leave two knots with a short branch
/// between them, the longer the more slanting they cross: these become one knot.
/// </remarks>
internal sealed class SkeletonGraph
{
    private readonly int[] _squared;
    private readonly InkField _field;

    private SkeletonGraph(InkField field, int[] squared) => (_field, _squared) = (field, squared);

    /// <summary>The branches, in the order of their first pixels.</summary>
    public List<Branch> Branches { get; private set; } = [];

    /// <summary>Builds the graph.</summary>
    /// <param name="field">The ink.</param>
    /// <param name="skeleton">Its skeleton, less what lies in solid areas.</param>
    /// <param name="squared">Squared distance of each pixel to the ink's edge.</param>
    /// <param name="solid">Pixels of solid areas; null for none.</param>
    /// <param name="cancel">Stops the work.</param>
    public static SkeletonGraph Build(InkField field, bool[] skeleton, int[] squared, bool[]? solid, CancellationToken cancel)
    {
        var graph = new SkeletonGraph(field, squared);
        graph.Walk(skeleton, solid);
        cancel.ThrowIfCancellationRequested();
        graph.Prune();
        graph.Contract();
        graph.Prune();
        return graph;
    }

    /// <summary>How far the edge is from the middle of a pixel, px.</summary>
    public double RadiusAt(int pixel) => Math.Max(0.5, Math.Sqrt(_squared[pixel]) - 0.5);

    private void Walk(bool[] skeleton, bool[]? solid)
    {
        int width = _field.Width;
        int[] steps = Skeleton.Neighbours(width);
        var knotAt = new Dictionary<int, Knot>();
        var pixels = new List<int>();
        for (int i = 0; i < skeleton.Length; i++)
        {
            if (skeleton[i])
                pixels.Add(i);
        }
        var near = new List<int>(8);
        var cluster = new List<int>();
        foreach (int pixel in pixels)
        {
            if (knotAt.ContainsKey(pixel) || Linked(skeleton, pixel, steps, near) == 2)
                continue;
            cluster.Clear();
            cluster.Add(pixel);
            bool junction = near.Count > 2;
            var knot = new Knot { At = default, Radius = 0 };
            knotAt[pixel] = knot;
            // Neighbours that are forks too belong to the same place.
            for (int c = 0; junction && c < cluster.Count; c++)
            {
                foreach (int step in steps)
                {
                    int next = cluster[c] + step;
                    if (skeleton[next] && !knotAt.ContainsKey(next) && Linked(skeleton, next, steps, near) > 2)
                    {
                        knotAt[next] = knot;
                        cluster.Add(next);
                    }
                }
            }
            Point sum = default;
            foreach (int c in cluster)
            {
                sum += _field.MiddleOf(c);
                knot.Radius = Math.Max(knot.Radius, RadiusAt(c));
                foreach (int step in steps)
                    knot.AtSolid |= solid is not null && solid[c + step];
            }
            knot.At = sum / cluster.Count;
        }

        var walked = new HashSet<int>();
        foreach (int pixel in pixels)
        {
            if (!knotAt.TryGetValue(pixel, out Knot? from))
                continue;
            if (Linked(skeleton, pixel, steps, near) == 0)
            {
                Add([pixel], from, new Knot { At = from.At, Radius = from.Radius, AtSolid = from.AtSolid });
                continue;
            }
            foreach (int first in near.ToArray())
            {
                if (knotAt.TryGetValue(first, out Knot? to))
                {
                    if (to != from && pixel < first)
                        Add([pixel, first], from, to);
                    continue;
                }
                if (!walked.Add(first))
                    continue;
                List<int> path = Follow(pixel, first);
                if (knotAt.TryGetValue(path[^1], out to))
                    Add(path, from, to);
            }
        }
        foreach (int pixel in pixels)
        {
            if (knotAt.ContainsKey(pixel) || !walked.Add(pixel))
                continue;
            Linked(skeleton, pixel, steps, near);
            walked.Add(near[0]);
            List<int> path = Follow(pixel, near[0]);
            var branch = new Branch { Path = [.. path.Select(_field.MiddleOf)] };
            branch.Measure();
            Branches.Add(branch);
        }

        List<int> Follow(int before, int at)
        {
            var path = new List<int> { before, at };
            int start = before;
            while (!knotAt.ContainsKey(at))
            {
                Linked(skeleton, at, steps, near);
                int next = near[0] == before ? near[1] : near[0];
                (before, at) = (at, next);
                if (at == start && !knotAt.ContainsKey(at))
                    break;
                path.Add(at);
                walked.Add(at);
            }
            return path;
        }

        void Add(List<int> path, Knot from, Knot to)
        {
            if (from == to && path.Count <= 4)
                return;
            var branch = new Branch { Path = [.. path.Select(_field.MiddleOf)], From = from, To = to };
            branch.Measure();
            from.Branches.Add(branch);
            to.Branches.Add(branch);
            Branches.Add(branch);
        }
    }

    /// <summary>The pixels that one is joined to: those beside it, and those cornerwise where no pixel beside both joins them already.</summary>
    private static int Linked(bool[] skeleton, int pixel, int[] steps, List<int> near)
    {
        near.Clear();
        for (int k = 0; k < 8; k++)
        {
            int next = pixel + steps[k];
            if (skeleton[next] && ((k & 1) == 0 || !(skeleton[pixel + steps[k - 1]] || skeleton[pixel + steps[(k + 1) & 7]])))
                near.Add(next);
        }
        return near.Count;
    }

    /// <summary>Takes spurs off, the smallest first.</summary>
    private void Prune()
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            var spurs = new List<(double Out, int Number, Branch Branch, Knot Root)>();
            for (int i = 0; i < Branches.Count; i++)
            {
                Branch b = Branches[i];
                if (b.IsClosed || b.From == b.To)
                    continue;
                (Knot tip, Knot root) = b.From!.Branches.Count == 1 ? (b.From, b.To!) : (b.To!, b.From);
                if (tip.Branches.Count != 1 || tip.AtSolid || root.Branches.Count < 3)
                    continue;
                double stands = b.Length + tip.Radius - root.Radius;
                if (stands < Math.Max(1.1, root.Radius))
                    spurs.Add((stands, i, b, root));
            }
            ILookup<Knot, Branch> at = spurs.ToLookup(s => s.Root, s => s.Branch);
            foreach ((_, _, Branch b, Knot root) in spurs.OrderBy(s => s.Out).ThenBy(s => s.Number))
            {
                // The last two branches of a knot are one line.
                if (root.Branches.Count < 3 || b.IsGone)
                    continue;
                // At the end of a stroke two spurs reach for its corners: neither is the line.
                List<Branch> fork = [.. at[root].Where(s => !s.IsGone)];
                if (fork.Count == 2 && root.Branches.Count == 3)
                    fork.ForEach(Remove);
                else
                    Remove(b);
                changed = true;
            }
            changed |= Join();
        }
    }

    private void Remove(Branch b)
    {
        b.From!.Branches.Remove(b);
        b.To!.Branches.Remove(b);
        b.IsGone = true;
    }

    /// <summary>Joins two branches where nothing else meets them.</summary>
    private bool Join()
    {
        bool any = false;
        for (int i = 0; i < Branches.Count; i++)
        {
            Branch b = Branches[i];
            while (!b.IsGone && !b.IsClosed && (Plain(b.To!) || Plain(b.From!)))
            {
                any = true;
                if (!Plain(b.To!))
                    Turn(b);
                Knot knot = b.To!;
                if (b.From == knot)
                {
                    (b.From, b.To) = (null, null);
                    if (b.Path[^1] == b.Path[0])
                        b.Path.RemoveAt(b.Path.Count - 1);
                    break;
                }
                Branch other = knot.Branches[0] == b ? knot.Branches[1] : knot.Branches[0];
                if (other.From != knot)
                    Turn(other);
                b.Path.AddRange(other.Path[0] == b.Path[^1] ? other.Path.Skip(1) : other.Path);
                b.To = other.To;
                b.Measure();
                knot.Branches.Clear();
                b.To!.Branches.Remove(other);
                b.To.Branches.Add(b);
                other.IsGone = true;
            }
        }
        Branches.RemoveAll(b => b.IsGone);
        return any;

        static bool Plain(Knot knot) => knot.Branches.Count == 2 && !knot.AtSolid;

        static void Turn(Branch b)
        {
            b.Path.Reverse();
            (b.From, b.To) = (b.To, b.From);
        }
    }

    /// <summary>Makes knots one that lie within the width of the strokes that meet there.</summary>
    private void Contract()
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (Branch b in Branches.OrderBy(b => b.Length).ToArray())
            {
                if (b.IsGone || b.IsClosed || b.From!.Branches.Count < 3 || b.To!.Branches.Count < 3)
                    continue;
                Knot from = b.From, to = b.To;
                if (b.Length > (from.Radius + to.Radius) * 0.9 + 0.6)
                    continue;
                Remove(b);
                changed = true;
                if (from == to)
                    continue;
                from.At = (from.At + to.At) / 2;
                from.Radius = Math.Max(from.Radius, to.Radius);
                from.AtSolid |= to.AtSolid;
                foreach (Branch moved in to.Branches)
                {
                    from.Branches.Add(moved);
                    moved.Replace(to, from);
                }
                to.Branches.Clear();
            }
            Join();
        }
    }
}
