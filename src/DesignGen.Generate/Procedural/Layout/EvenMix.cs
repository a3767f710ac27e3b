using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Deals kinds to the places of a repeat so that each kind gets its share and is spread evenly, across the seams too.</summary>
/// <remarks>
/// Independent chance makes clusters, and a cluster shows the repeat. Each place, in random order, takes the kind that is
/// furthest behind its quota and least present nearby (a Gaussian sum over the places already dealt). Cost: places² × images.
/// </remarks>
public sealed class EvenMix
{
    private readonly double[,] _squared;

    /// <summary>Measures the distances between places, over the edges of the repeat.</summary>
    /// <param name="places">Places in the drawn cell, mm.</param>
    /// <param name="repeat">The repeat; null measures on the page alone.</param>
    public EvenMix(IReadOnlyList<Point> places, Repeat? repeat)
    {
        int n = places.Count;
        Count = n;
        _squared = new double[n, n];
        List<Affine> images = [Affine.Identity];
        if (repeat is not null)
        {
            (double width, double height) = repeat.Period;
            images = [.. from map in repeat.Orbit from i in new[] { -1, 0, 1 } from j in new[] { -1, 0, 1 } select map.Then(Affine.Translate(i * width, j * height))];
        }
        for (int a = 0; a < n; a++)
        {
            Point[] around = [.. images.Select(m => m.Apply(places[a]))];
            for (int b = 0; b <= a; b++)
            {
                double least = double.PositiveInfinity;
                foreach (Point p in around)
                {
                    double dx = p.X - places[b].X, dy = p.Y - places[b].Y;
                    least = Math.Min(least, dx * dx + dy * dy);
                }
                _squared[a, b] = _squared[b, a] = least;
            }
        }
    }

    /// <summary>How many places there are.</summary>
    public int Count { get; }

    /// <summary>Distance between two places over the repeat's edges, mm.</summary>
    public double Distance(int a, int b) => Math.Sqrt(_squared[a, b]);

    /// <summary>A kind for every place.</summary>
    /// <param name="quotas">Share of each kind, any positive scale; 0 is never dealt.</param>
    /// <param name="reachMm">How far a kind is felt, mm: about 1.2 times the spacing of places.</param>
    /// <param name="dice">Chance.</param>
    public int[] Deal(IReadOnlyList<double> quotas, double reachMm, Dice dice)
    {
        double total = quotas.Sum();
        int[] kind = new int[Count], dealt = new int[quotas.Count];
        Array.Fill(kind, -1);
        int done = 0;
        foreach (int place in dice.Shuffle(Enumerable.Range(0, Count)))
        {
            double[] felt = new double[quotas.Count];
            for (int other = 0; other < Count; other++)
            {
                if (kind[other] >= 0)
                    felt[kind[other]] += Math.Exp(-_squared[place, other] / (reachMm * reachMm));
            }
            int best = 0;
            double bestCost = double.PositiveInfinity;
            for (int k = 0; k < quotas.Count; k++)
            {
                if (quotas[k] <= 0)
                    continue;
                double share = quotas[k] / total;
                double cost = felt[k] / share * 0.25 + (dealt[k] - share * (done + 1)) / Math.Sqrt(share) + dice.Between(0, 0.15);
                if (cost < bestCost)
                    (best, bestCost) = (k, cost);
            }
            kind[place] = best;
            dealt[best]++;
            done++;
        }
        return kind;
    }

    /// <summary>A few places as far from each other as can be: each next one is the furthest from those before.</summary>
    /// <param name="count">How many; fewer come back where there are not enough candidates.</param>
    /// <param name="candidates">Places that may be chosen.</param>
    /// <param name="dice">Chance; it picks the first.</param>
    public List<int> Spread(int count, IReadOnlyList<int> candidates, Dice dice)
    {
        var chosen = new List<int>();
        if (count <= 0 || candidates.Count == 0)
            return chosen;
        chosen.Add(dice.Pick(candidates));
        while (chosen.Count < Math.Min(count, candidates.Count))
        {
            // A little noise keeps the result off a strict grid, where a row of accents would show as a line.
            int next = candidates.MaxBy(c => chosen.Min(o => Distance(c, o)) * dice.Between(0.7, 1))!;
            if (chosen.Contains(next))
                break;
            chosen.Add(next);
        }
        return chosen;
    }
}
