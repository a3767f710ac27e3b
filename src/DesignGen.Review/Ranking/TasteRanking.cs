using System.Collections.Immutable;
using DesignGen.Core.Tastes;

namespace DesignGen.Review.Ranking;

/// <summary>A design with what a taste makes of it.</summary>
/// <param name="Design">The design.</param>
/// <param name="Chance">How likely it is approved, 0 to 1; null where no taste is sure.</param>
/// <param name="Reasons">What speaks for and against it, the weightiest first; empty where no taste is sure.</param>
public sealed record RankedDesign<T>(T Design, double? Chance, ImmutableArray<TasteReason> Reasons);

/// <summary>Orders designs by how likely they are approved.</summary>
public static class TasteRanking
{
    /// <summary>The designs, the likeliest first; as they came where no taste is sure. Equals stay in the order in which they came.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="taste">The taste; null for none.</param>
    /// <param name="features">What a design has: planned features, and measured ones where it was drawn.</param>
    public static ImmutableArray<RankedDesign<T>> Order<T>(IEnumerable<T> designs, Taste? taste, Func<T, ImmutableArray<DesignFeature>> features) =>
        taste is not { IsSure: true }
            ? [.. designs.Select(d => new RankedDesign<T>(d, null, []))]
            : [.. designs.Select(d => (Design: d, Has: features(d))).Select(d => new RankedDesign<T>(d.Design, taste.Chance(d.Has), taste.Reasons(d.Has))).OrderByDescending(d => d.Chance)];
}
