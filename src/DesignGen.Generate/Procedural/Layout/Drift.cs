using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Deals kinds to places somewhere between an even mix and a slow drift over the cloth.</summary>
public static class Drift
{
    /// <summary>A kind for every place; each kind keeps its share whatever the drift.</summary>
    /// <remarks>The even mix and a <see cref="Current"/> are added as scores; ranks, cut at the quotas, give the kinds.</remarks>
    /// <param name="canvas">Chance and repeat.</param>
    /// <param name="mix">Distances between the places.</param>
    /// <param name="places">The places, mm, in the order of the mix.</param>
    /// <param name="quotas">Share of each kind, any positive scale.</param>
    /// <param name="reachMm">How far a kind is felt, mm.</param>
    /// <param name="drift">0 an even mix, 1 areas that follow the current.</param>
    /// <param name="name">What is dealt: names the dice.</param>
    public static int[] Deal(DesignCanvas canvas, EvenMix mix, IReadOnlyList<Point> places, IReadOnlyList<double> quotas, double reachMm, double drift, string name)
    {
        int[] even = mix.Deal(quotas, reachMm, canvas.Dice.Fork(name));
        if (drift < 0.01 || quotas.Count(q => q > 0) < 2)
            return even;
        double total = quotas.Sum();
        double[] until = new double[quotas.Count];
        for (int k = 0; k < quotas.Count; k++)
            until[k] = (k > 0 ? until[k - 1] : 0) + quotas[k] / total;
        var current = new Current(canvas);

        // The current's ranks, so that both scores run evenly from 0 to 1.
        double[] flow = [.. places.Select(current.At)];
        double[] rank = new double[places.Count];
        int[] byFlow = [.. Enumerable.Range(0, places.Count).OrderBy(i => Math.Round(flow[i], 9)).ThenBy(i => i)];
        for (int r = 0; r < byFlow.Length; r++)
            rank[byFlow[r]] = (r + 0.5) / byFlow.Length;
        double Score(int i) => (1 - drift) * (until[even[i]] - quotas[even[i]] / total / 2) + drift * rank[i];
        int[] order = [.. Enumerable.Range(0, places.Count).OrderBy(i => Math.Round(Score(i), 9)).ThenBy(i => i)];
        int[] result = new int[places.Count];
        int kind = 0;
        for (int r = 0; r < order.Length; r++)
        {
            while (kind < quotas.Count - 1 && (r + 0.5) / order.Length > until[kind])
                kind++;
            result[order[r]] = kind;
        }
        return result;
    }
}
