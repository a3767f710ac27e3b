using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Gates;

/// <summary>Whether a toss is spaced as a designer would: no large hole, no heavy and light patches, no alleys and no motifs in line.</summary>
/// <remarks>
/// The largest empty circle and the spread of coverage over windows of a sixth of a tile, both on the endless repeat. Packed
/// layouts and careless ones separate threefold and twofold in these at equal coverage; the limits move with how full the toss
/// is: 0.09 and 0.55 at a quarter covered, 0.04 and 0.28 at six tenths. Alleys and lines are sought in twelve directions that
/// close on the repeat: the emptiest and the fullest strip a twelfth of a tile wide, against the mean. In ogees and diamonds,
/// where a trellis may run, and at the axes of a mirror lines are meant; there these two are not judged.
/// </remarks>
internal static class SpacingGate
{
    private const int Across = 192;
    private const int PatientTries = 2;

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
        yield return new("empty-area", Verdict(emptiness / emptyLimit, 1.4), emptiness, emptyLimit, "tile widths",
            emptiness <= emptyLimit ? "" : FormattableString.Invariant($"an empty place {emptiness * 2 * artwork.Page.Width:0} mm wide shows in the repeat"),
            emptiness <= emptyLimit ? "" : FormattableString.Invariant($"循环中有约{emptiness * 2 * artwork.Page.Width:0}毫米宽的空档"));
        double unevenness = Unevenness(motif, width, height);
        double unevenLimit = Between(share, 0.55, 0.28);
        yield return new("evenness", Verdict(unevenness / unevenLimit, 1.4), unevenness, unevenLimit, "sd/mean",
            unevenness <= unevenLimit ? "" : "motifs gather in some places and thin out in others",
            unevenness <= unevenLimit ? "" : "花型疏密不匀");
        if (repeat.Layout is RepeatLayout.Ogee or RepeatLayout.Diamond or RepeatLayout.Mirror)
            yield break;
        (double alley, double line) = Strips(motif, width, height, periodWidth, periodHeight, artwork.Page.Width / 12);
        double alleyLimit = Between(share, 0.3, 0.6), lineLimit = Between(share, 1.8, 1.35);
        yield return new("alley", Verdict(alleyLimit / Math.Max(alley, 1e-6), 1.6), alley, alleyLimit, "min/mean",
            alley >= alleyLimit ? "" : "a straight empty lane runs through the repeat",
            alley >= alleyLimit ? "" : "循环中有直线空道");
        yield return new("line-up", Verdict(line / lineLimit, 1.3), line, lineLimit, "max/mean",
            line <= lineLimit ? "" : "motifs stand in a straight row that shows in the repeat",
            line <= lineLimit ? "" : "花型排成直线，循环中显露");

        // While tries are left, a toss outside its limits is simply drawn anew; later a little outside will do, marked.
        GateVerdict Verdict(double ofLimit, double far) =>
            ofLimit <= 1 ? GateVerdict.Pass : ofLimit > far || candidate.Spec.Try <= PatientTries ? GateVerdict.Reject : GateVerdict.Warn;
    }

    private static double Between(double share, double airy, double dense) => airy + (dense - airy) * Math.Clamp((share - 0.25) / 0.35, 0, 1);

    // Whole steps across and down whose lines close on the period; the least and the most covered strip of all, against the mean.
    private static (double Least, double Most) Strips(bool[] motif, int width, int height, double periodWidth, double periodHeight, double stripMm)
    {
        (int A, int B)[] directions = [(1, 0), (0, 1), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1), (1, 3), (3, 1), (1, -3), (3, -1)];
        double least = double.PositiveInfinity, most = 0, mean = motif.Count(m => m) / (double)motif.Length;
        if (mean == 0)
            return (0, double.PositiveInfinity);
        foreach ((int a, int b) in directions)
        {
            double across = a / periodWidth, down = b / periodHeight, spacing = 1 / Math.Sqrt(across * across + down * down);
            // Bins of a quarter strip, joined by fours round the circle of phases.
            int bins = Math.Max(8, (int)Math.Round(spacing / stripMm * 4));
            int[] set = new int[bins], all = new int[bins];
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    double phase = a * (x + 0.5) / width + b * (y + 0.5) / height;
                    int bin = Math.Min(bins - 1, (int)((phase - Math.Floor(phase)) * bins));
                    all[bin]++;
                    set[bin] += motif[y * width + x] ? 1 : 0;
                }
            }
            for (int i = 0; i < bins; i++)
            {
                int inStrip = 0, ofStrip = 0;
                for (int k = 0; k < 4; k++)
                {
                    inStrip += set[(i + k) % bins];
                    ofStrip += all[(i + k) % bins];
                }
                double share = inStrip / (double)Math.Max(1, ofStrip) / mean;
                (least, most) = (Math.Min(least, share), Math.Max(most, share));
            }
        }
        return (least, most);
    }

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
