using System.Collections.Immutable;
using DesignGen.Core.Chance;

namespace DesignGen.Core.Colour;

/// <summary>A colour of a picture and how much of it is that.</summary>
/// <param name="Colour">The mean of its pixels, in OKLab.</param>
/// <param name="Share">Part of all pixels, 0 to 1.</param>
public sealed record ColourShare(Srgb Colour, double Share);

/// <summary>Finds the few colours that a picture is made of.</summary>
/// <remarks>
/// k-means in OKLab over a histogram of 32 steps a channel, begun by k-means++ (Arthur and Vassilvitskii 2007) with fixed dice, so
/// that the same pixels give the same colours. A bin pulls by the square root of its pixels, else a small bright note would be
/// drowned by its ground; shares are of true pixels. Clusters nearer than 0.045 become one. Cost: bins × colours × 24 passes, well
/// under a second. Fine texture and gradients are cut into steps, as by any such method.
/// </remarks>
public sealed class ColourClusters
{
    private const double SameColour = 0.045;
    private const int Passes = 24;

    private readonly Dictionary<int, (double L, double A, double B, long Pixels)> _bins = [];

    /// <summary>Pixels added so far.</summary>
    public long Pixels { get; private set; }

    /// <summary>Adds a pixel.</summary>
    public void Add(Srgb pixel)
    {
        int key = (pixel.R >> 3) << 10 | (pixel.G >> 3) << 5 | pixel.B >> 3;
        Oklab at = pixel.Oklab;
        (double l, double a, double b, long n) = _bins.GetValueOrDefault(key);
        _bins[key] = (l + at.L, a + at.A, b + at.B, n + 1);
        Pixels++;
    }

    /// <summary>The colours, the largest share first.</summary>
    /// <param name="most">Most colours, 1 or more; there are fewer where the picture has fewer.</param>
    public ImmutableArray<ColourShare> Find(int most)
    {
        (Oklab At, double Pull, long Pixels)[] bins =
            [.. _bins.OrderBy(b => b.Key).Select(b => (new Oklab(b.Value.L / b.Value.Pixels, b.Value.A / b.Value.Pixels, b.Value.B / b.Value.Pixels), Math.Sqrt(b.Value.Pixels), b.Value.Pixels))];
        if (bins.Length == 0)
            return [];
        List<Oklab> centres = Begin(bins, most);
        var nearest = new int[bins.Length];
        for (int pass = 0; pass < Passes; pass++)
        {
            var sums = new (double L, double A, double B, double Pull)[centres.Count];
            for (int i = 0; i < bins.Length; i++)
            {
                nearest[i] = Nearest(centres, bins[i].At);
                (double l, double a, double b, double pull) = sums[nearest[i]];
                double w = bins[i].Pull;
                sums[nearest[i]] = (l + bins[i].At.L * w, a + bins[i].At.A * w, b + bins[i].At.B * w, pull + w);
            }
            for (int c = 0; c < centres.Count; c++)
            {
                if (sums[c].Pull > 0)
                    centres[c] = new(sums[c].L / sums[c].Pull, sums[c].A / sums[c].Pull, sums[c].B / sums[c].Pull);
            }
        }
        return Merge(bins, nearest, centres.Count);
    }

    private static List<Oklab> Begin((Oklab At, double Pull, long Pixels)[] bins, int most)
    {
        var dice = new Dice(20270101);
        var centres = new List<Oklab> { bins.MaxBy(b => b.Pixels).At };
        var far = new double[bins.Length];
        Array.Fill(far, double.PositiveInfinity);
        while (centres.Count < most)
        {
            double total = 0;
            for (int i = 0; i < bins.Length; i++)
            {
                double d = bins[i].At.DistanceTo(centres[^1]);
                far[i] = Math.Min(far[i], d * d * bins[i].Pull);
                total += far[i];
            }
            if (total < 1e-9)
                break;
            double at = dice.Unit() * total;
            int chosen = 0;
            while (chosen < bins.Length - 1 && (at -= far[chosen]) >= 0)
                chosen++;
            centres.Add(bins[chosen].At);
        }
        return centres;
    }

    private static int Nearest(List<Oklab> centres, Oklab at)
    {
        int best = 0;
        for (int c = 1; c < centres.Count; c++)
        {
            if (centres[c].DistanceTo(at) < centres[best].DistanceTo(at))
                best = c;
        }
        return best;
    }

    private ImmutableArray<ColourShare> Merge((Oklab At, double Pull, long Pixels)[] bins, int[] nearest, int count)
    {
        var found = new List<(Oklab At, long Pixels)>();
        for (int c = 0; c < count; c++)
        {
            (double l, double a, double b, long n) = (0, 0, 0, 0);
            for (int i = 0; i < bins.Length; i++)
            {
                if (nearest[i] == c)
                    (l, a, b, n) = (l + bins[i].At.L * bins[i].Pixels, a + bins[i].At.A * bins[i].Pixels, b + bins[i].At.B * bins[i].Pixels, n + bins[i].Pixels);
            }
            if (n > 0)
                found.Add((new(l / n, a / n, b / n), n));
        }
        var merged = new List<(Oklab At, long Pixels)>();
        foreach ((Oklab at, long pixels) in found.OrderByDescending(f => f.Pixels))
        {
            int twin = merged.FindIndex(m => m.At.DistanceTo(at) < SameColour);
            if (twin < 0)
            {
                merged.Add((at, pixels));
                continue;
            }
            (Oklab to, long had) = merged[twin];
            double share = (double)pixels / (had + pixels);
            merged[twin] = (new(to.L + (at.L - to.L) * share, to.A + (at.A - to.A) * share, to.B + (at.B - to.B) * share), had + pixels);
        }
        return [.. merged.OrderByDescending(m => m.Pixels).Select(m => new ColourShare(m.At.Oklch.Srgb, (double)m.Pixels / Pixels))];
    }
}
