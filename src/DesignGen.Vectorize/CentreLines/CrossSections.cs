using DesignGen.Vectorize.Fitting;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Places along a branch: the middle of the stroke and its width, as the picture's cover tells them.</summary>
internal sealed class Sections
{
    /// <summary>Middles from the left, px.</summary>
    public List<double> X { get; } = [];

    /// <summary>Middles from the top, px.</summary>
    public List<double> Y { get; } = [];

    /// <summary>Width across, px.</summary>
    public List<double> Widths { get; } = [];

    /// <summary>Which are corners.</summary>
    public List<bool> Sharp { get; } = [];

    /// <summary>How many there are.</summary>
    public int Count => X.Count;

    /// <summary>The middle of one.</summary>
    public Point At(int i) => new(X[i], Y[i]);

    /// <summary>Adds one at the end.</summary>
    public void Add(Point p, double width, bool sharp = false)
    {
        X.Add(p.X);
        Y.Add(p.Y);
        Widths.Add(width);
        Sharp.Add(sharp);
    }

    /// <summary>Keeps a run of them.</summary>
    public void Keep(int first, int count)
    {
        Remove(first + count, Count - first - count);
        Remove(0, first);
    }

    /// <summary>Takes a run of them out.</summary>
    public void Remove(int first, int count)
    {
        X.RemoveRange(first, count);
        Y.RemoveRange(first, count);
        Widths.RemoveRange(first, count);
        Sharp.RemoveRange(first, count);
    }

    /// <summary>Puts a corner in.</summary>
    public void Insert(int at, Point p, double width)
    {
        X.Insert(at, p.X);
        Y.Insert(at, p.Y);
        Widths.Insert(at, width);
        Sharp.Insert(at, true);
    }

    /// <summary>The same of a closed line, from that section on which is nearest to a place.</summary>
    public Sections From(Point start)
    {
        int first = 0;
        for (int i = 1; i < Count; i++)
        {
            if (At(i).DistanceTo(start) < At(first).DistanceTo(start))
                first = i;
        }
        var turned = new Sections();
        for (int k = 0; k < Count; k++)
            turned.Add(At((first + k) % Count), Widths[(first + k) % Count], Sharp[(first + k) % Count]);
        return turned;
    }

    /// <summary>The same from the other end.</summary>
    public Sections Reversed()
    {
        var back = new Sections();
        for (int i = Count - 1; i >= 0; i--)
            back.Add(At(i), Widths[i], Sharp[i]);
        return back;
    }

    /// <summary>Where a line goes at one end, fitted to the sections there.</summary>
    /// <param name="atStart">Which end.</param>
    /// <param name="reach">How far along it the fit looks, px.</param>
    /// <param name="at">The middle at that end.</param>
    /// <param name="outwards">Unit step off that end.</param>
    public bool End(bool atStart, double reach, out Point at, out Point outwards) =>
        Heading(atStart ? 0 : Count - 1, atStart ? 1 : -1, reach, false, out at, out outwards);

    /// <summary>Where the line goes at a section, fitted to those on one side of it.</summary>
    /// <param name="from">The section.</param>
    /// <param name="step">1 to look at those after it, -1 at those before.</param>
    /// <param name="reach">How far the fit looks, px.</param>
    /// <param name="closed">Whether the line goes on at its other end.</param>
    /// <param name="at">The middle there.</param>
    /// <param name="outwards">Unit step away from those looked at.</param>
    public bool Heading(int from, int step, double reach, bool closed, out Point at, out Point outwards)
    {
        (at, outwards) = (default, default);
        if (Count == 0)
            return false;
        at = At(from);
        var x = new List<double>();
        var y = new List<double>();
        var s = new List<double>();
        for (int k = 0; k < Count; k++)
        {
            int i = from + k * step;
            if (closed)
                i = (i % Count + Count) % Count;
            else if (i < 0 || i >= Count)
                break;
            Point p = At(i);
            double way = k == 0 ? 0 : s[^1] + p.DistanceTo(new(x[^1], y[^1]));
            if (way > reach && k > 2)
                break;
            x.Add(p.X);
            y.Add(p.Y);
            s.Add(way);
            if (Sharp[i])
                break;
        }
        if (!LocalFit.At([.. x], [.. y], [.. s], 0, x.Count - 1, 0, bent: x.Count >= 7, out at, out Point inwards))
            return false;
        outwards = -inwards;
        return true;
    }
}

/// <summary>Looks across strokes.</summary>
/// <remarks>
/// The cover along a line across a stroke adds up to the stroke's width, and its centre of gravity is the stroke's middle, wherever on the
/// pixels the stroke lies: blur and anti-aliasing change neither. Where the cover rises again after a fall another stroke begins.
/// </remarks>
internal sealed class CrossSections(InkField field, SkeletonGraph graph)
{
    private const double Step = 0.25;

    // How far a width may be above that of the stroke beside it before it counts as part of a junction: a share and px.
    private const double WiderShare = 0.1, WiderPx = 0.2;

    /// <summary>The sections of a branch, about one a pixel, less those where other strokes run in.</summary>
    public Sections Of(Branch branch)
    {
        List<Point> path = Smooth(branch.Path, branch.IsClosed);
        Sections sections = Measure(path, branch.IsClosed, out bool[] sure);
        sections = Measure([.. Enumerable.Range(0, sections.Count).Select(sections.At)], branch.IsClosed, out sure);
        if (branch.IsClosed)
        {
            FindCorners(sections, closed: true);
            return sections;
        }
        int first = 0, last = sections.Count - 1;
        double usual = Usual(sections, sure, branch);
        if (branch.From!.Branches.Count > 1 || branch.From.AtSolid)
            first = Inner(sections, sure, branch.From, usual, 0, 1);
        else
            first = Tip(sections, sure, 0, 1);
        if (branch.To!.Branches.Count > 1 || branch.To.AtSolid)
            last = Inner(sections, sure, branch.To, usual, last, -1);
        else
            last = Tip(sections, sure, last, -1);
        if (first > last)
            sections.Keep(0, 0);
        else
            sections.Keep(first, last - first + 1);
        FindCorners(sections, closed: false);
        return sections;
    }

    /// <summary>Puts a corner in the place of sections that a sharp turn of the stroke makes too wide.</summary>
    private void FindCorners(Sections sections, bool closed)
    {
        int n = sections.Count;
        if (n < 8)
            return;
        double[] sorted = [.. sections.Widths.Order()];
        double usual = sorted[n / 2];
        bool Wide(int i) => sections.Widths[(i % n + n) % n] > Math.Min(usual, Beside(i)) * 1.12 + 0.2;
        double Beside(int i)
        {
            // Where the stroke's width changes on the whole, what is near by counts.
            int far = (int)(usual * 2 + 4);
            int a = closed ? ((i - far) % n + n) % n : Math.Max(0, i - far), b = closed ? (i + far) % n : Math.Min(n - 1, i + far);
            return Math.Max(sections.Widths[a], sections.Widths[b]);
        }

        var runs = new List<(int First, int Last)>();
        for (int i = closed ? 0 : 1; i < (closed ? n : n - 1); i++)
        {
            if (!Wide(i))
                continue;
            int j = i;
            while (j + 1 < n - 1 && Wide(j + 1))
                j++;
            if (runs.Count > 0 && i - runs[^1].Last <= 2)
                runs[^1] = (runs[^1].First, j);
            else
                runs.Add((i, j));
            i = j;
        }
        var corners = new List<(int First, int Last, Point Apex)>();
        foreach ((int first, int last) in runs)
        {
            int before = first - 2, after = last + 2;
            if (before < 2 || after > n - 3)
                continue;
            double reach = Math.Max(5, usual * 1.5);
            if (!sections.Heading(before, -1, reach, closed, out Point a, out Point alongA) || !sections.Heading(after, 1, reach, closed, out Point b, out Point alongB))
                continue;
            // Straight through, or a bump: no corner.
            double turn = Math.Atan2(Point.Cross(alongA, -alongB), Point.Dot(alongA, -alongB));
            if (Math.Abs(turn) < 0.6 || LocalFit.Cross(a, alongA, b, alongB) is not Point apex)
                continue;
            // The middles of a corner's sections come near to where its sides meet, unless it is so sharp that its inside is filled; those of a bend do not.
            double near = double.MaxValue;
            for (int i = first; i <= last; i++)
                near = Math.Min(near, sections.At(i).DistanceTo(apex));
            if (Math.Abs(turn) < 1.9 && near > usual * 0.3 + 0.5)
                continue;
            double most = (after - before) * 1.6 + usual * 1.5;
            if (Point.Dot(apex - a, alongA) < 0 || Point.Dot(apex - b, alongB) < 0 || apex.DistanceTo(a) > most || apex.DistanceTo(b) > most)
                continue;
            corners.Add((before + 1, after - 1, Within(apex, a, alongA, b, alongB, usual)));
        }
        for (int c = corners.Count - 1; c >= 0; c--)
        {
            (int first, int last, Point apex) = corners[c];
            sections.Remove(first, last - first + 1);
            sections.Insert(first, apex, (sections.Widths[first - 1] + sections.Widths[first]) / 2);
        }
    }

    /// <summary>A corner where the sides meet, or, where that is no ink as in a tight turn, as far out as a round corner of the stroke fits.</summary>
    public Point Within(Point apex, Point a, Point alongA, Point b, Point alongB, double width)
    {
        Point outwards = (alongA + alongB).Unit, middle = (a + b) / 2;
        if (field.At(apex + outwards * Math.Max(0, width * 0.25 - 0.5)) >= 0.4 || field.At(middle) < 0.5)
            return apex;
        double beyond = Beyond(middle, outwards, width + apex.DistanceTo(middle) / 2.5) - width / 2;
        return beyond < Point.Dot(apex - middle, outwards) ? middle + outwards * Math.Max(0, beyond) : apex;
    }

    /// <summary>Looks across at one place.</summary>
    /// <param name="at">A place near the middle, px.</param>
    /// <param name="across">Unit step across.</param>
    /// <param name="reach">How far to look to each side, px.</param>
    /// <param name="offset">How far the middle lies along the step across, px.</param>
    /// <param name="width">Width, px.</param>
    /// <returns>Whether an edge was met on both sides.</returns>
    public bool Across(Point at, Point across, double reach, out double offset, out double width)
    {
        double here = field.At(at);
        bool right = Side(at, across, reach, here, out double rightMass, out double rightMoment);
        bool left = Side(at, -across, reach, here, out double leftMass, out double leftMoment);
        width = rightMass + leftMass;
        offset = width > 1e-6 ? (rightMoment - leftMoment) / width : 0;
        return left && right;
    }

    /// <summary>The true end of a stroke: how far it goes on beyond its last section, px.</summary>
    public double Beyond(Point at, Point outwards, double width)
    {
        double full = Mean(at - outwards), sum = 0, most = width * 2.5 + 3;
        if (full < 0.05)
            return 0;
        double t = Step / 2;
        for (double low = 1; t < most; t += Step)
        {
            double share = Math.Min(1, Mean(at + outwards * t) / full);
            if (share < 0.03)
                break;
            low = Math.Min(low, share);
            if (low < 0.5 && share > low + 0.2)
                break;
            sum += share * Step;
        }
        return sum;

        double Mean(Point p)
        {
            Point side = outwards.Perpendicular * Math.Max(0, width * 0.15 - 0.1);
            return (field.At(p) + field.At(p + side) + field.At(p - side)) / 3;
        }
    }

    private bool Side(Point at, Point along, double reach, double here, out double mass, out double moment)
    {
        (mass, moment) = (0, 0);
        double low = 1, lowMass = 0, lowMoment = 0, high = here;
        for (double t = Step / 2; t < reach; t += Step)
        {
            double cover = field.At(at + along * t);
            high = Math.Max(high, cover);
            if (cover < low)
                (low, lowMass, lowMoment) = (cover, mass, moment);
            if (low < 0.6 * high && cover > low + 0.15)
            {
                (mass, moment) = (lowMass, lowMoment);
                return true;
            }
            if (cover < 0.01 && t > 0.5)
                return true;
            mass += cover * Step;
            moment += cover * t * Step;
        }
        return low < 0.3;
    }

    private Sections Measure(List<Point> path, bool closed, out bool[] sure)
    {
        int n = path.Count;
        double[] x = new double[n], y = new double[n], s = new double[n];
        for (int i = 0; i < n; i++)
        {
            (x[i], y[i]) = (path[i].X, path[i].Y);
            s[i] = i == 0 ? 0 : s[i - 1] + path[i].DistanceTo(path[i - 1]);
        }
        var sections = new Sections();
        sure = new bool[n];
        double[] px = new double[33], py = new double[33], ps = new double[33];
        for (int i = 0; i < n; i++)
        {
            double radius = graph.RadiusAt(field.PixelAt(path[i]));
            int half = (int)Math.Clamp(2 + radius * 0.75, 2, 12);
            if (closed)
                half = Math.Min(half, (n - 1) / 4);
            int from = closed ? i - half : Math.Max(0, i - half), to = closed ? i + half : Math.Min(n - 1, i + half), count = 0;
            for (int k = from; k <= to; k++, count++)
            {
                int at = (k % n + n) % n;
                (px[count], py[count]) = (x[at], y[at]);
                ps[count] = count == 0 ? 0 : ps[count - 1] + Math.Sqrt((px[count] - px[count - 1]) * (px[count] - px[count - 1]) + (py[count] - py[count - 1]) * (py[count] - py[count - 1]));
            }
            Point along;
            if (!LocalFit.At(px, py, ps, 0, count - 1, ps[i - from], bent: count >= 5, out Point on, out along))
                (on, along) = (path[i], count > 1 ? (new Point(px[count - 1], py[count - 1]) - new Point(px[0], py[0])).Unit : new(1, 0));
            Point across = along.Perpendicular;
            sure[i] = Across(on, across, radius * 1.6 + 2.5, out double offset, out double width) && Math.Abs(offset) < radius + 1;
            sections.Add(sure[i] ? on + across * offset : on, width);
        }
        return sections;
    }

    /// <summary>The pixels' path without its steps, in steps of about a pixel.</summary>
    private static List<Point> Smooth(List<Point> path, bool closed)
    {
        var smooth = new List<Point>(path);
        int n = smooth.Count;
        for (int pass = 0; pass < 3 && n > 2; pass++)
        {
            var next = new List<Point>(smooth);
            for (int i = closed ? 0 : 1; i < (closed ? n : n - 1); i++)
                next[i] = (smooth[(i + n - 1) % n] + smooth[i] * 2 + smooth[(i + 1) % n]) / 4;
            smooth = next;
        }
        if (closed)
            smooth.Add(smooth[0]);
        double length = 0;
        for (int i = 1; i < smooth.Count; i++)
            length += smooth[i].DistanceTo(smooth[i - 1]);
        int count = Math.Max(1, (int)Math.Round(length));
        var even = new List<Point>(count + 1);
        double way = 0;
        for (int i = 1, k = 0; i < smooth.Count; i++)
        {
            double step = smooth[i].DistanceTo(smooth[i - 1]);
            for (; k <= count && length * k / count <= way + step + 1e-9; k++)
                even.Add(Point.Lerp(smooth[i - 1], smooth[i], step < 1e-12 ? 0 : Math.Clamp((length * k / count - way) / step, 0, 1)));
            way += step;
        }
        if (even.Count == 0)
            even.Add(smooth[0]);
        if (closed && even.Count > 1)
            even.RemoveAt(even.Count - 1);
        return even;
    }

    /// <summary>The width of a branch away from its knots.</summary>
    private static double Usual(Sections sections, bool[] sure, Branch branch)
    {
        var clear = new List<double>();
        var all = new List<double>();
        for (int i = 0; i < sections.Count; i++)
        {
            if (!sure[i])
                continue;
            all.Add(sections.Widths[i]);
            Point p = sections.At(i);
            if (p.DistanceTo(branch.From!.At) > branch.From.Radius * 2 + 1 && p.DistanceTo(branch.To!.At) > branch.To.Radius * 2 + 1)
                clear.Add(sections.Widths[i]);
        }
        clear.Sort();
        all.Sort();
        return clear.Count >= 3 ? clear[clear.Count / 2] : all.Count > 0 ? all[all.Count / 4] : 0;
    }

    /// <summary>The first section, seen from a knot, that no other stroke runs into.</summary>
    private static int Inner(Sections sections, bool[] sure, Knot knot, double usual, int start, int step)
    {
        // From well outside towards the knot, until the stroke widens.
        int at = start;
        while (InRange(at) && (sections.At(at).DistanceTo(knot.At) < knot.Radius * 2.5 + 3 || !Narrow(at, usual)))
            at += step;
        if (!InRange(at))
        {
            // Too short for that: whatever is no wider than usual.
            int best = -1;
            for (at = start; InRange(at); at += step)
            {
                if (Narrow(at, usual) && sections.At(at).DistanceTo(knot.At) > knot.Radius)
                {
                    best = at;
                    break;
                }
            }
            return best >= 0 ? best : step > 0 ? sections.Count : -1;
        }
        double beside = sections.Widths[at];
        while (InRange(at - step) && Narrow(at - step, beside) && sections.At(at - step).DistanceTo(knot.At) > knot.Radius * 0.8)
        {
            at -= step;
            beside += (sections.Widths[at] - beside) * 0.2;
        }
        return at;

        bool InRange(int i) => i >= 0 && i < sections.Count;
        bool Narrow(int i, double than) => sure[i] && sections.Widths[i] <= than * (1 + WiderShare) + WiderPx;
    }

    /// <summary>The first section of a free end that is worth something: what is nearer to the end of the ink than half a width was bent into a corner of it by thinning.</summary>
    private int Tip(Sections sections, bool[] sure, int start, int step)
    {
        int n = sections.Count, inner = start, most = n / 2;
        while (Math.Abs(inner - start) < most && (!sure[inner] || Math.Abs(inner - start) < sections.Widths[inner]))
            inner += step;
        int first = inner;
        // Twice, as a bent stroke's end is found only from near by.
        for (int pass = 0; pass < 2; pass++)
        {
            double width = sections.Widths[inner];
            if (!sections.Heading(inner, step, Math.Max(6, width * 1.5), false, out Point at, out Point outwards))
                return inner;
            double tip = Beyond(at, outwards, width);
            first = start;
            while (first != inner && (!sure[first] || Point.Dot(sections.At(first) - at, outwards) > tip - 0.55 * width))
                first += step;
            inner = first;
        }
        return first;
    }
}
