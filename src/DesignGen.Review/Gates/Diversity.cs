using System.Collections.Immutable;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Gates;

/// <summary>How different two designs are to a merchandiser: by their forms, their colours and how they are made.</summary>
/// <remarks>
/// D = 0.4 waves + 0.3 colours + 0.3 traits, each 0 to 1: distances of the fingerprints, and one less the Jaccard index of the
/// traits (family, repeat, structure). Trade trials behind the weights: the same tile shifted measures 0, another seed of one
/// recipe 0.06, another family 0.4 and more. Pixels are not compared: a shifted repeat would look new.
/// </remarks>
public static class Diversity
{
    /// <summary>Two designs of a batch nearer than this look like twins and are drawn anew while tries are left.</summary>
    public const double Twins = 0.12;

    /// <summary>What <see cref="Look"/> is for two pictures with nothing in common.</summary>
    public const double MostLook = 0.7;

    /// <summary>The distance D, 0 (the same) to 1.</summary>
    public static double Distance(DesignSpec a, GateReport reportA, DesignSpec b, GateReport reportB) =>
        Look(reportA, reportB) + 0.3 * (1 - Jaccard(a.Traits, b.Traits));

    /// <summary>The picture's part of D, 0 to <see cref="MostLook"/>: waves and colours, without traits.</summary>
    public static double Look(GateReport a, GateReport b) =>
        0.4 * NearDuplicates.Spectrum(a.Fingerprint, b.Fingerprint) + 0.3 * NearDuplicates.Colour(a.Fingerprint, b.Fingerprint);

    /// <summary>Share of the traits of either that both have; 1 for two without traits.</summary>
    public static double Jaccard(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        int both = a.Count(b.Contains), either = a.Length + b.Length - both;
        return either == 0 ? 1 : both / (double)either;
    }
}
