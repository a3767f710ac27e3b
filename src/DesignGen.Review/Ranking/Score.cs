using DesignGen.Core.Colour;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Ranking;

/// <summary>Ranks designs by what can be measured: it orders a batch, it does not judge taste.</summary>
/// <remarks>
/// 100 less what is missed: up to 30 for fewer than three bands of lightness with a real share, 25 for detail outside the usual
/// band of edge density (0.06 to 0.45), 20 for too little reach of lightness, 15 for too many vivid hues, 8 for each warning.
/// The weights are ours, set by looking; no standard is behind them.
/// </remarks>
public static class Score
{
    private const int Levels = 256;
    private const double Vivid = 0.16;

    /// <summary>The score of a design.</summary>
    /// <param name="look">Its composite, a few hundred pixels across.</param>
    /// <param name="findings">What the gates found.</param>
    /// <returns>0 to 100, one decimal.</returns>
    public static double Of(Picture look, IEnumerable<GateFinding> findings)
    {
        int pixels = look.Width * look.Height;
        float[] lightness = new float[pixels];
        double[] vividHues = new double[12];
        int[] bands = new int[5], levels = new int[Levels];
        // A flat design has few colours: each is converted once.
        var known = new Dictionary<int, (float L, int VividHue)>();
        for (int i = 0; i < pixels; i++)
        {
            int code = look.Pixels[i * 3] << 16 | look.Pixels[i * 3 + 1] << 8 | look.Pixels[i * 3 + 2];
            if (!known.TryGetValue(code, out (float L, int VividHue) colour))
                known[code] = colour = Convert(code);
            lightness[i] = colour.L;
            bands[Math.Clamp((int)(colour.L * 5), 0, 4)]++;
            levels[Math.Clamp((int)(colour.L * Levels), 0, Levels - 1)]++;
            if (colour.VividHue >= 0)
                vividHues[colour.VividHue] += 1.0 / pixels;
        }
        int realBands = bands.Count(b => b >= pixels * 0.06);
        double score = 100 - (realBands >= 3 ? 0 : realBands == 2 ? 12 : 30);

        double edges = Edges.Density(lightness, look.Width);
        score -= edges < 0.06 ? 25 * (0.06 - edges) / 0.06 : edges > 0.45 ? 25 * Math.Min(1, (edges - 0.45) / 0.3) : 0;

        double reach = Level(levels, pixels * 0.97) - Level(levels, pixels * 0.03);
        score -= 20 * Math.Clamp((0.45 - reach) / 0.45, 0, 1);
        score -= 7.5 * Math.Clamp(vividHues.Count(h => h > 0.15) - 2, 0, 2);
        score -= 8 * findings.Count(f => f.Verdict == GateVerdict.Warn);
        return Math.Round(Math.Clamp(score, 0, 100), 1);
    }

    // Lightness below which so many pixels lie.
    private static double Level(int[] levels, double pixels)
    {
        int level = 0;
        for (double below = levels[0]; below < pixels && level < Levels - 1; below += levels[level])
            level++;
        return level / (double)Levels;
    }

    private static (float L, int VividHue) Convert(int code)
    {
        Oklch colour = new Srgb((byte)(code >> 16), (byte)(code >> 8), (byte)code).Oklab.Oklch;
        return ((float)colour.L, colour.C > Vivid ? (int)(colour.H / 30) % 12 : -1);
    }
}
