using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Views;

/// <summary>Paints a map so that no screen shows a hairline between neighbours: each ink goes on a little under those painted after it.</summary>
/// <remarks>
/// A renderer mixes what two neighbours cover of a pixel, and lets a quarter of what lies beneath through where both only abut. So a lower ink goes
/// under a higher face: whole under that face's lowest neighbour, which therefore has no edge there at all, and by a strip under the others.
/// Where that reaches bare ground it stays back by the strip. The ink with most boundary
/// to other inks, mostly the outlines, is painted first: then the boundaries to it are drawn once, by the inks on top.
/// </remarks>
internal static class ProofLayers
{
    // How far a lower ink goes on under a neighbour, px: enough to fill the pixels that both share.
    private const double Strip = 0.75;

    /// <summary>The inks in the order to paint them.</summary>
    public static int[] Order(PlanarMap map, int inks)
    {
        var shared = new long[inks, inks];
        foreach (Chain chain in map.Chains)
        {
            if (chain.Left < 0 || chain.Right < 0)
                continue;
            int a = map.Faces[chain.Left].Label, b = map.Faces[chain.Right].Label;
            shared[a, b] += chain.Length;
            shared[b, a] += chain.Length;
        }
        var left = new List<int>(Enumerable.Range(0, inks));
        var order = new List<int>(inks);
        while (left.Count > 0)
        {
            int best = left[0];
            long most = -1;
            foreach (int ink in left)
            {
                long sum = left.Sum(other => shared[ink, other]);
                if (sum > most)
                    (most, best) = (sum, ink);
            }
            left.Remove(best);
            order.Add(best);
        }
        return [.. order];
    }

    /// <summary>The outline of each ink, in the order given.</summary>
    /// <param name="fitted">The map, mm.</param>
    /// <param name="order">The inks, first painted first.</param>
    /// <param name="pixelMm">Width of a pixel, mm.</param>
    /// <param name="gridMm">Coordinates are whole multiples of this, mm.</param>
    public static Outline[] Paint(FittedMap fitted, int[] order, double pixelMm, double gridMm)
    {
        PlanarMap map = fitted.Map;
        var rank = new int[order.Length];
        for (int r = 0; r < order.Length; r++)
            rank[order[r]] = r;
        int RankOf(int face) => rank[map.Faces[face].Label];

        int[] under = Grounds(fitted, RankOf);
        var layers = new Outline[order.Length];
        var member = new int[map.Faces.Length];
        for (int r = 0; r < order.Length; r++)
        {
            var faces = new List<int>();
            Array.Fill(member, 0);
            for (int face = 0; face < under.Length; face++)
            {
                for (int at = face; at >= 0 && RankOf(at) >= r; at = under[at])
                {
                    if (RankOf(at) != r)
                        continue;
                    member[face] = 1;
                    faces.Add(face);
                    break;
                }
            }
            int own = r;
            layers[r] = new(fitted.Rings(f => member[f] != 0, faces, half => Curve(fitted, half, own, RankOf, pixelMm * Strip, gridMm)));
        }
        return layers;
    }

    /// <summary>The face that goes on whole under each: a neighbour of the lowest ink, unless no neighbour is lower or bare ground has more of its boundary.</summary>
    private static int[] Grounds(FittedMap fitted, Func<int, int> rankOf)
    {
        PlanarMap map = fitted.Map;
        var under = new int[map.Faces.Length];
        for (int face = 0; face < under.Length; face++)
        {
            int lowest = rankOf(face);
            long bare = 0, shared = 0;
            under[face] = -1;
            foreach (int half in fitted.Of(face))
            {
                Chain chain = map.Chains[Math.Abs(half) - 1];
                int other = half > 0 ? chain.Right : chain.Left;
                if (other < 0)
                {
                    bare += chain.OnBorder ? 0 : chain.Length;
                    continue;
                }
                if (rankOf(other) < lowest)
                    (lowest, under[face], shared) = (rankOf(other), other, 0);
                if (rankOf(other) == lowest)
                    shared += chain.Length;
            }
            if (bare > shared)
                under[face] = -1;
        }
        return under;
    }

    /// <summary>The curve of a boundary for an ink that covers what is on its left hand: moved under the neighbour where that is painted later, and back from bare ground where another ink's edge is there.</summary>
    private static FittedChain Curve(FittedMap fitted, int half, int own, Func<int, int> rankOf, double strip, double grid)
    {
        Chain chain = fitted.Map.Chains[Math.Abs(half) - 1];
        (int here, int other) = half > 0 ? (chain.Left, chain.Right) : (chain.Right, chain.Left);
        FittedChain curve = fitted.Chains[Math.Abs(half) - 1];
        if (half < 0)
            curve = curve.Reverse();
        if (chain.OnBorder)
            return curve;
        if (other < 0)
            return rankOf(here) == own ? curve : Shift(curve, chain.IsLoop, -strip, grid);
        return rankOf(other) <= own ? curve : Shift(curve, chain.IsLoop, strip, grid);
    }

    /// <summary>A curve moved to its right hand; where it has ends they stay in place, and it reaches its way within two strips.</summary>
    private static FittedChain Shift(FittedChain curve, bool loop, double strip, double grid)
    {
        if (curve.Segments.Length == 0)
            return curve;
        if (!loop)
            curve = SplitEnds(curve, Math.Abs(strip) * 2);
        int n = curve.Segments.Length;
        var moved = new Segment[n];
        Point Round(Point p) => new(Math.Round(p.X / grid) * grid, Math.Round(p.Y / grid) * grid);
        Point start = curve.Start, from = curve.Start;
        if (loop)
            start = Round(start + Side(curve, n - 1, 0, strip));
        Point at = start;
        for (int i = 0; i < n; i++)
        {
            Segment s = curve.Segments[i];
            Point end = i < n - 1 ? Round(s.End + Side(curve, i, i + 1, strip)) : loop ? start : s.End;
            bool straight = s.IsLine || (!loop && (i == 0 || i == n - 1));
            moved[i] = straight ? Segment.Line(end) : Segment.Curve(Round(s.Control1 + at - from), Round(s.Control2 + end - s.End), end);
            (at, from) = (end, s.End);
        }
        return new(start, moved);
    }

    /// <summary>The curve with a short piece of its own at each end.</summary>
    private static FittedChain SplitEnds(FittedChain curve, double length)
    {
        var pieces = new List<Segment>(curve.Segments);
        Split(0, curve.Start, first: true);
        Split(pieces.Count - 1, pieces.Count > 1 ? pieces[^2].End : curve.Start, first: false);
        return new(curve.Start, [.. pieces]);

        void Split(int at, Point from, bool first)
        {
            Segment s = pieces[at];
            double all = s.IsLine ? from.DistanceTo(s.End) : from.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End);
            double share = all <= 0 ? 0.5 : Math.Min(0.5, length / all);
            if (!first)
                share = 1 - share;
            Point a = Point.Lerp(from, s.Control1, share), b = Point.Lerp(s.Control1, s.Control2, share), c = Point.Lerp(s.Control2, s.End, share);
            Point d = Point.Lerp(a, b, share), e = Point.Lerp(b, c, share), middle = s.IsLine ? Point.Lerp(from, s.End, share) : Point.Lerp(d, e, share);
            pieces[at] = s.IsLine ? Segment.Line(middle) : Segment.Curve(a, d, middle);
            pieces.Insert(at + 1, s.IsLine ? Segment.Line(s.End) : Segment.Curve(e, c, s.End));
        }
    }

    private static Point Side(FittedChain curve, int before, int after, double strip)
    {
        Point joint = curve.Segments[before].End;
        Point start = before == 0 ? curve.Start : curve.Segments[before - 1].End;
        Point arriving = Direction(curve.Segments[before], start, atEnd: true), leaving = Direction(curve.Segments[after], joint, atEnd: false);
        Point normal = Normal(arriving) + Normal(leaving);
        double square = Point.Dot(normal, normal);
        // The mitre at a join, no longer than twice the strip.
        return square < 0.5 ? Normal(leaving) * strip : normal * (2 * strip / square);
    }

    private static Point Direction(Segment s, Point start, bool atEnd)
    {
        Point step = s.IsLine ? s.End - start : atEnd ? s.End - s.Control2 : s.Control1 - start;
        return step.Length > 1e-6 ? step.Unit : (s.End - start).Unit;
    }

    /// <summary>A unit step to the right hand.</summary>
    private static Point Normal(Point along)
    {
        Point unit = along.Unit;
        return new(-unit.Y, unit.X);
    }
}
