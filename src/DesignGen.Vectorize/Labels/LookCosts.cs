using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>How unlike each ink the colours of a picture look.</summary>
internal static class LookCosts
{
    /// <summary>The squared OKLab distance of each bin to each ink, bin by bin, and the nearest ink of each bin.</summary>
    public static float[] Of(LookBins bins, Sources sources, out byte[] nearest)
    {
        int inks = sources.Values.Length;
        var costs = new float[bins.Looks.Length * inks];
        nearest = new byte[bins.Looks.Length];
        for (int ink = 0; ink < inks; ink++)
        {
            (int r, int g, int b) = SourcePixels.Straight(sources.Values[ink]);
            Vector3 look = Looks.Of(r, g, b);
            for (int bin = 0; bin < bins.Looks.Length; bin++)
            {
                float cost = Looks.Squared(bins.Looks[bin], look);
                costs[bin * inks + ink] = cost;
                if (cost < costs[bin * inks + nearest[bin]])
                    nearest[bin] = (byte)ink;
            }
        }
        return costs;
    }
}
