using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Tastes;

namespace DesignGen.Review.Ranking;

/// <summary>One reason as people are told it.</summary>
/// <param name="Feature">What the design has.</param>
/// <param name="Odds">How it changes the odds of approval: 2 doubles them, 0.5 halves them.</param>
public readonly record struct ToldReason(LocalName Feature, double Odds);

/// <summary>What speaks most for a design and against it, few enough to be read.</summary>
/// <param name="For">What raises its odds, the weightiest first.</param>
/// <param name="Against">What lowers them, the weightiest first.</param>
public sealed record ToldReasons(ImmutableArray<ToldReason> For, ImmutableArray<ToldReason> Against)
{
    // What changes the odds by less than a tenth would only fill the list.
    private const double Told = 0.1;

    private const int MostOfEither = 5;

    /// <summary>Whether nothing stands out.</summary>
    public bool IsEmpty => For.IsEmpty && Against.IsEmpty;

    /// <summary>The reasons worth telling, five of either at most.</summary>
    /// <param name="reasons">All reasons, the weightiest first.</param>
    public static ToldReasons Of(ImmutableArray<TasteReason> reasons)
    {
        TasteReason[] weighty = [.. reasons.Where(r => Math.Abs(r.LogOdds) >= Told)];
        return new(Of(weighty.Where(r => r.LogOdds > 0)), Of(weighty.Where(r => r.LogOdds < 0)));

        static ImmutableArray<ToldReason> Of(IEnumerable<TasteReason> some) => [.. some.Take(MostOfEither).Select(r => new ToldReason(r.Name, Math.Exp(r.LogOdds)))];
    }
}
