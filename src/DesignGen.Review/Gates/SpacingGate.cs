using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Gates;

/// <summary>Whether a toss is spaced as a designer would: no large hole, no heavy and light patches.</summary>
/// <remarks>
/// The largest empty circle and the spread of coverage over windows of a sixth of a tile, both on the endless repeat. Packed
/// layouts and careless ones separate threefold and twofold in these at equal coverage; the limits move with how full the toss
/// is: 0.09 and 0.55 at a quarter covered, 0.04 and 0.28 at six tenths.
/// </remarks>
internal static class SpacingGate
{
    private const int Across = 192;

    public static IEnumerable<GateFinding> Inspect(Candidate candidate)
    {
        Artwork artwork = candidate.Artwork;
        if (artwork.Repeat is not { } repeat || !candidate.Spec.IsToss)
            yield break;
        (double periodWidth, double periodHeight) = repeat.Period;
        var resolution = Resolution.FromPixelsPerMillimetre(Across / artwork.Page.Width);
        int ground = candidate.Spec.Recipe.Roles.TryGetValue(PaletteRole.Ground, out int ink) ? artwork.Inks.IndexOf(candidate.Spec.Recipe.Inks[ink]) : -1;
        PlateSet plates = PlateRenderer.Render(artwork, resolution, new RenderOptions { Threads = 1, Window = Rect.FromSize(0, 0, periodWidth, periodHeight) });
        int width = plates.Width, height = plates.Height;
        bool[] motif = new bool[width * height];
        for (int i = 0; i < motif.Length; i++)
        {
            int covered = 0;
            for (int p = 0; p < plates.Plates.Count; p++)
                covered += p == ground ? 0 : plates.Plates[p].Coverage[i];
            motif[i] = covered >= 128;
        }
        double share = motif.Count(m => m) / (double)motif.Length;
        double emptiness = LargestEmptyRadius(motif, width, height) / Across;
        double emptyLimit = Between(share, 0.09, 0.04);
        yield return new("empty-area", emptiness <= emptyLimit ? GateVerdict.Pass : emptiness <= emptyLimit * 1.4 ? GateVerdict.Warn : GateVerdict.Reject, emptiness, emptyLimit, "tile widths",
            emptiness <= emptyLimit ? "" : FormattableString.Invariant($"an empty place {emptiness * 2 * artwork.Page.Width:0} mm wide shows in the repeat"),
            emptiness <= emptyLimit ? "" : FormattableString.Invariant($"循环中有约{emptiness * 2 * artwork.Page.Width:0}毫米宽的空档"));
        double unevenness = Unevenness(motif, width, height);
        double unevenLimit = Between(share, 0.55, 0.28);
        yield return new("evenness", unevenness <= unevenLimit ? GateVerdict.Pass : unevenness <= unevenLimit * 1.4 ? GateVerdict.Warn : GateVerdict.Reject, unevenness, unevenLimit, "sd/mean",
            unevenness <= unevenLimit ? "" : "motifs gather in some places and thin out in others",
            unevenness <= unevenLimit ? "" : "花型疏密不匀");
    }

    private static double Between(double share, double airy, double dense) => airy + (dense - airy) * Math.Clamp((share - 0.25) / 0.35, 0, 1);

    // Exact distances on the wrapped grid: columns first, then along rows over the nearest columns within reach.
    private static double LargestEmptyRadius(bool[] motif, int width, int height)
    {
        int[] down = new int[width * height];
        for (int x = 0; x < width; x++)
        {
            int since = height;
            for (int y = -height; y < height; y++)
            {
                int at = (y + height) % height * width + x;
                since = motif[at] ? 0 : Math.Min(since + 1, height);
                down[at] = since;
            }
            since = height;
            for (int y = 2 * height - 1; y >= 0; y--)
            {
                int at = y % height * width + x;
                since = motif[at] ? 0 : Math.Min(since + 1, height);
                down[at] = Math.Min(down[at], since);
            }
        }
        long largest = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                long nearest = (long)down[y * width + x] * down[y * width + x];
                // A place no emptier than the emptiest so far needs no exact distance.
                for (int step = 1; (long)step * step < nearest && nearest > largest; step++)
                {
                    long left = down[y * width + (x - step % width + width) % width], right = down[y * width + (x + step) % width];
                    long side = Math.Min(left, right);
                    nearest = Math.Min(nearest, side * side + (long)step * step);
                }
                largest = Math.Max(largest, nearest);
            }
        }
        return Math.Sqrt(largest);
    }

    private static double Unevenness(bool[] motif, int width, int height)
    {
        const int window = Across / 6;
        var shares = new List<double>();
        for (int top = 0; top < height; top += window)
        {
            for (int left = 0; left < width; left += window)
            {
                int set = 0;
                for (int y = top; y < top + window; y++)
                {
                    for (int x = left; x < left + window; x++)
                        set += motif[y % height * width + x % width] ? 1 : 0;
                }
                shares.Add(set / (double)(window * window));
            }
        }
        double mean = shares.Average();
        return mean == 0 ? 1 : Math.Sqrt(shares.Average(s => (s - mean) * (s - mean))) / mean;
    }
}
