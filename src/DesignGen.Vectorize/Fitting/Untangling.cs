using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Fitting;

/// <summary>Takes a crossing of fitted boundaries apart where it is: a tip that pokes through its neighbour is drawn back, a curve that bulges through it is drawn straight.</summary>
internal static class Untangling
{
    // Longest curve that may be drawn straight, px.
    private const double Short = 5;

    // How far a tip is drawn back the first time, and how near to the crossing it must be, px; both double each time.
    private const double Back = 0.1, Near = 0.7;

    /// <summary>Changes one step of a chain that crosses something, in place.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="loop">Whether it is closed.</param>
    /// <param name="step">The step.</param>
    /// <param name="at">Where it crosses, px.</param>
    /// <param name="attempt">How often the boundaries were changed before, from 0.</param>
    public static FittedChain Ease(FittedChain chain, bool loop, int step, Point at, int attempt)
    {
        int n = chain.Segments.Length;
        double reach = Near * (1 << attempt), back = Back * (1 << attempt);
        Point start = step == 0 ? chain.Start : chain.Segments[step - 1].End, end = chain.Segments[step].End;
        bool mayStart = step > 0 || loop, mayEnd = step < n - 1 || loop;
        double toStart = start.DistanceTo(at), toEnd = end.DistanceTo(at);
        if (n > 1 && mayStart && toStart <= reach && (toStart <= toEnd || !mayEnd))
            return DrawBack(chain, (step + n - 1) % n, step, back);
        if (n > 1 && mayEnd && toEnd <= reach)
            return DrawBack(chain, step, (step + 1) % n, back);
        // A long curve would leave its edge.
        if (chain.Segments[step].IsLine || start.DistanceTo(end) > Short)
            return chain;
        chain.Segments[step] = Segment.Line(end);
        return chain;
    }

    /// <summary>Draws some steps of a chain through what it was fitted to: lines from point to point.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="loop">Whether it is closed.</param>
    /// <param name="steps">The steps to replace.</param>
    /// <param name="points">All points of the chain in order.</param>
    public static FittedChain Trace(FittedChain chain, bool loop, HashSet<int> steps, ChainPoints points)
    {
        Point[] through = [.. Enumerable.Range(0, points.Count).Select(points.At)];
        var segments = new List<Segment>(chain.Segments.Length);
        Point from = chain.Start;
        for (int k = 0; k < chain.Segments.Length; k++)
        {
            Segment s = chain.Segments[k];
            if (steps.Contains(k) && through.Length > 0)
            {
                int first = Nearest(through, from), last = Nearest(through, s.End);
                if (last < first && loop)
                    last += through.Length;
                for (int i = first + 1; i < last; i++)
                    segments.Add(Segment.Line(through[i % through.Length]));
                s = Segment.Line(s.End);
            }
            segments.Add(s);
            from = s.End;
        }
        return chain with { Segments = [.. segments] };
    }

    private static int Nearest(ReadOnlySpan<Point> points, Point to)
    {
        int best = 0;
        double least = double.MaxValue;
        for (int i = 0; i < points.Length; i++)
        {
            double distance = points[i].DistanceTo(to);
            if (distance < least)
                (least, best) = (distance, i);
        }
        return best;
    }

    /// <summary>Moves the join of two steps inwards, between its sides.</summary>
    private static FittedChain DrawBack(FittedChain chain, int before, int after, double by)
    {
        Segment[] segments = chain.Segments;
        Segment one = segments[before], two = segments[after];
        Point join = one.End;
        Point from = before == 0 ? chain.Start : segments[before - 1].End;
        Point back = (one.IsLine ? from : one.Control2) - join, on = (two.IsLine ? two.End : two.Control1) - join;
        Point inwards = (back.Unit + on.Unit).Unit * Math.Min(by, 0.4 * Math.Min(from.DistanceTo(join), two.End.DistanceTo(join)));
        segments[before] = one.IsLine ? Segment.Line(join + inwards) : Segment.Curve(one.Control1, one.Control2 + inwards, join + inwards);
        if (!two.IsLine)
            segments[after] = Segment.Curve(two.Control1 + inwards, two.Control2, two.End);
        // The join of a loop's end with its begin.
        return before == segments.Length - 1 && after == 0 ? chain with { Start = join + inwards } : chain;
    }
}
