using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>How a batch is to follow from a design.</summary>
/// <param name="Kind">How.</param>
public sealed record FollowingWish(DerivationKind Kind)
{
    /// <summary>Most designs that follow from one.</summary>
    public const int MostCount = 200;

    // A page of designs to choose from; of a change that was asked for a few takes are enough.
    private const int UsualCount = 12, UsualRevisions = 4;

    // Longer words are cut in titles alone.
    private const int MostTitleWords = 40;

    /// <summary>What to change, in the reviewer's words; null or empty for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>How many designs, 1 to <see cref="MostCount"/>; null for 12, of revisions 4.</summary>
    public int? Count { get; init; }

    /// <summary>Seed of what varies; null for the parent's batch's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of designs.</summary>
    /// <exception cref="InputException">It is out of its range.</exception>
    internal int CheckedCount() => Count is < 1 or > MostCount
        ? throw new InputException("count", null, FormattableString.Invariant($"{Count} designs can't follow from one. Ask for 1 to {MostCount}."))
        : Count ?? (Kind == DerivationKind.Revise ? UsualRevisions : UsualCount);

    /// <summary>What the batch is called: the brief's title and what it is.</summary>
    internal static string Title(Brief brief, Derivation derivation)
    {
        bool zh = brief.Language == Language.Chinese;
        string code = derivation.Parent, words = derivation.Comment ?? "";
        if (words.Length > MostTitleWords)
            words = words[..(char.IsHighSurrogate(words[MostTitleWords - 1]) ? MostTitleWords - 1 : MostTitleWords)] + "…";
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return derivation.Kind switch
        {
            DerivationKind.OtherColours => zh ? $"{brief.Title}：{code} 换色" : $"{brief.Title}: {code} in other colours",
            DerivationKind.Revise => zh ? $"{brief.Title}：{code} 修改（{words}）" : $"{brief.Title}: {code} revised ({words})",
            _ => zh ? $"{brief.Title}：更多类似 {code}" : $"{brief.Title}: more like {code}",
        };
    }
}
