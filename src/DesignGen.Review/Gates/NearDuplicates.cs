using System.Collections.Immutable;

namespace DesignGen.Review.Gates;

/// <summary>How far two designs look apart, by their fingerprints.</summary>
public static class NearDuplicates
{
    // Starting values from trials: the same tile shifted measures 0.001 in both, another seed of one recipe 0.13 and 0.02.
    private const double SpectrumLimit = 0.03, ColourLimit = 0.05;

    /// <summary>Whether a merchandiser would take two designs for one.</summary>
    /// <param name="a">Fingerprint of a gate report; an empty one is like nothing.</param>
    /// <param name="b">Another.</param>
    public static bool Near(ImmutableArray<float> a, ImmutableArray<float> b) =>
        !a.IsDefaultOrEmpty && a.Length == b.Length && Spectrum(a, b) < SpectrumLimit && Colour(a, b) < ColourLimit;

    /// <summary>Distance of the waves, 0 (the same) to 1.</summary>
    public static double Spectrum(ImmutableArray<float> a, ImmutableArray<float> b) => HalfSum(a, b, 0, Fingerprint.WaveCount);

    /// <summary>Distance of the colours, 0 (the same) to 1.</summary>
    public static double Colour(ImmutableArray<float> a, ImmutableArray<float> b) => HalfSum(a, b, Fingerprint.WaveCount, a.Length);

    private static double HalfSum(ImmutableArray<float> a, ImmutableArray<float> b, int from, int to)
    {
        double sum = 0;
        for (int i = from; i < to; i++)
            sum += Math.Abs(a[i] - b[i]);
        return sum / 2;
    }
}
