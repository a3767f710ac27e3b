using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Review.Workbook;

/// <summary>What a review tells of pictures that image models made.</summary>
/// <param name="Of">How the picture of a variant was made; null where that is not kept.</param>
/// <param name="Spent">What services have cost for the batch, tries that were turned down among it, one sum each; null where that can't be told.</param>
public sealed record ReviewPictures(Func<VariantRecord, PictureRecord?> Of, ImmutableArray<(string Service, Money Spent)>? Spent)
{
    /// <summary>Nothing is kept and nothing was spent.</summary>
    public static ReviewPictures None { get; } = new(_ => null, []);
}
