using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Pictures;

/// <summary>What came of an order for pictures.</summary>
/// <param name="Pictures">The pictures in order of seed, at least one.</param>
/// <param name="Refusals">Why others of the order were not made, in the engine's or the service's words; empty where all were. Together with the pictures they make up the order's count.</param>
/// <param name="Cost">What the order cost or may have cost, attempts that failed on the way among it; null for engines that cost nothing.</param>
public sealed record PictureAnswer(ImmutableArray<MadePicture> Pictures, ImmutableArray<string> Refusals, Money? Cost);

/// <summary>A picture that an engine made.</summary>
/// <param name="Picture">The picture; it has been read once, so it is whole. Its size is the engine's and may differ from the order's.</param>
/// <param name="Seed">The seed that it was made with; null where the engine takes none, so that it can't be made again.</param>
/// <param name="RevisedPrompt">The words that it was made from, where the engine changed those of the order; else null.</param>
/// <param name="RequestId">What the service calls the request, for asking its support; empty for local engines.</param>
/// <param name="Cost">What this picture alone costs; null for engines that cost nothing.</param>
public sealed record MadePicture(EncodedPicture Picture, uint? Seed, string? RevisedPrompt, string RequestId, Money? Cost)
{
    /// <summary>What else is worth knowing of how it was made, by name: what it ran on, how many steps, how well a tile's edges meet.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
