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
/// A face that touches bare ground has nothing whole beneath it, or that would show round its edge. The ink with most boundary
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

        // The face that goes on whole under each: a neighbour of the lowest ink, unless bare ground is a neighbour or no neighbour is lower.
        var under = new int[map.Faces.Length];
        for (int face = 0; face < under.Length; face++)
        {
            int own = RankOf(face), lowest = own;
            under[face] = -1;
            foreach (int half in fitted.Of(face))
            {
                Chain chain = map.Chains[Math.Abs(half) - 1];
                int other = half > 0 ? chain.Right : chain.Left;
                if (other < 0)
                {
                    if (chain.OnBorder)
                        continue;
                    under[face] = -1;
                    break;
                }
                if (RankOf(other) < lowest)
                    (lowest, under[face]) = (RankOf(other), other);
            }
        }
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

    /// <summary>The curve of a boundary for an ink on its left hand: moved under the neighbour where that is painted later.</summary>
    private static FittedChain Curve(FittedMap fitted, int half, int own, Func<int, int> rankOf, double strip, double grid)
    {
        Chain chain = fitted.Map.Chains[Math.Abs(half) - 1];
        int other = half > 0 ? chain.Right : chain.Left;
        FittedChain curve = fitted.Chains[Math.Abs(half) - 1];
        if (half < 0)
            curve = curve.Reverse();
        return other < 0 || rankOf(other) <= own ? curve : Shift(curve, chain.IsLoop, strip, grid);
    }

    /// <summary>A curve moved to its right hand, its ends left in place.</summary>
    private static FittedChain Shift(FittedChain curve, bool loop, double strip, double grid)
    {
        int n = curve.Segments.Length;
        var moved = new Segment[n];
        Point start = curve.Start, from = curve.Start;
        if (loop && n > 0)
            start += Side(curve, n - 1, 0, strip);
        for (int i = 0; i < n; i++)
        {
            Segment s = curve.Segments[i];
            bool last = i == n - 1;
            Point step = last ? loop ? start - curve.Start : Point.Zero : Side(curve, i, i + 1, strip);
            Point before = i == 0 ? start - curve.Start : moved[i - 1].End - from;
            Point middle = n == 1 && !loop ? Normal(s.End - from) * (strip * 4 / 3) : Point.Zero;
            moved[i] = s.IsLine && n > 1
                ? Segment.Line(s.End + step)
                : s.IsLine
                    ? Segment.Curve(Point.Lerp(from, s.End, 1.0 / 3) + middle, Point.Lerp(from, s.End, 2.0 / 3) + middle, s.End + step)
                    : Segment.Curve(s.Control1 + before + middle, s.Control2 + step + middle, s.End + step);
            from = s.End;
        }
        Point Round(Point p) => new(Math.Round(p.X / grid) * grid, Math.Round(p.Y / grid) * grid);
        for (int i = 0; i < n; i++)
            moved[i] = new(moved[i].IsLine, Round(moved[i].Control1), Round(moved[i].Control2), i == n - 1 && !loop ? moved[i].End : Round(moved[i].End));
        return new(loop ? Round(start) : start, moved);
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
