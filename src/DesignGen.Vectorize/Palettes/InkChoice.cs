using DesignGen.Core.Colour;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Which ink each source is printed in.</summary>
/// <param name="Of">For each source the number of its ink.</param>
/// <param name="Colours">The colour of each ink, most used first: that of its heaviest source, never an average.</param>
/// <param name="Weights">Flat pixels of each ink.</param>
/// <param name="Roots">The heaviest source of each ink.</param>
internal sealed record InkChoice(int[] Of, Srgb[] Colours, long[] Weights, int[] Roots)
{
    // Found unasked, a colour counts as an ink of its own where leaving it out costs more than this: share of the picture times squared CIEDE2000.
    private const double WorthAnInk = 0.04;

    /// <summary>Joins sources until no more than so many inks are left; the pair goes first whose lighter-weighted part is changed least.</summary>
    /// <param name="sources">The colours of the picture.</param>
    /// <param name="most">Most inks; null lets the picture decide.</param>
    public static InkChoice Choose(Sources sources, int? most)
    {
        int n = sources.Values.Length;
        double total = Math.Max(1, sources.Weights.Sum(w => (double)w));
        var parent = Enumerable.Range(0, n).ToArray();
        var weights = sources.Weights.Select(w => w / total).ToArray();
        double[,] squared = Differences(sources);
        int left = n, limit = most ?? Math.Min(n, 12);
        while (left > 1)
        {
            int keep = -1, drop = -1;
            double least = double.MaxValue;
            for (int a = 0; a < n; a++)
            {
                if (parent[a] != a)
                    continue;
                for (int b = 0; b < n; b++)
                {
                    if (b == a || parent[b] != b || weights[b] > weights[a] || (weights[b] == weights[a] && b < a))
                        continue;
                    double cost = weights[b] * squared[a, b];
                    if (cost < least)
                        (least, keep, drop) = (cost, a, b);
                }
            }
            if (left <= limit && (most is not null || least > WorthAnInk))
                break;
            parent[drop] = keep;
            weights[keep] += weights[drop];
            left--;
        }
        int[] roots = [.. Enumerable.Range(0, n).Where(i => parent[i] == i).OrderByDescending(i => weights[i])];
        var of = new int[n];
        var inkWeights = new long[roots.Length];
        for (int i = 0; i < n; i++)
        {
            int root = i;
            while (parent[root] != root)
                root = parent[root];
            of[i] = Array.IndexOf(roots, root);
            inkWeights[of[i]] += sources.Weights[i];
        }
        Reassign(sources, squared, roots, of, inkWeights);
        return new(of, [.. roots.Select(sources.Colour)], inkWeights, roots);
    }

    /// <summary>The ink of each pixel, from the source of each.</summary>
    public LabelMap Label(LabelMap sources)
    {
        Span<byte> of = stackalloc byte[256];
        of.Fill(LabelMap.Clear);
        for (int s = 0; s < Of.Length; s++)
            of[s] = (byte)Of[s];
        byte[] from = sources.Labels, labels = GC.AllocateUninitializedArray<byte>(from.Length);
        for (int i = 0; i < labels.Length; i++)
            labels[i] = of[from[i]];
        return new(sources.Width, sources.Height, labels);
    }

    /// <summary>Each source goes to the ink that looks most like it, which joining step by step may have missed.</summary>
    private static void Reassign(Sources sources, double[,] squared, int[] roots, int[] of, long[] weights)
    {
        for (int i = 0; i < of.Length; i++)
        {
            int best = of[i];
            for (int r = 0; r < roots.Length; r++)
            {
                if (squared[i, roots[r]] < squared[i, roots[best]])
                    best = r;
            }
            weights[of[i]] -= sources.Weights[i];
            weights[best] += sources.Weights[i];
            of[i] = best;
        }
    }

    private static double[,] Differences(Sources sources)
    {
        int n = sources.Values.Length;
        CieLab[] labs = [.. Enumerable.Range(0, n).Select(i => sources.Colour(i).CieLab)];
        var squared = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double difference = labs[a].DifferenceTo(labs[b]);
                squared[a, b] = squared[b, a] = difference * difference;
            }
        }
        return squared;
    }
}
