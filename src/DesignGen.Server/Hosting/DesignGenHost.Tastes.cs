using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;

namespace DesignGen.Server.Hosting;

/// <summary>What a team approves as a rule.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>The taste of a team, learned from its decisions; it is used once it is <see cref="Taste.IsSure"/>.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Taste> TasteAsync(string team, CancellationToken cancel) => _tastes.OfAsync(team, cancel);

    /// <summary>Lets a team's taste begin anew: what was decided until now no longer counts. Batches that were ordered before keep what they followed.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="cancel">Gives up.</param>
    public Task ResetTasteAsync(string team, CancellationToken cancel) => _tastes.ResetAsync(team, cancel);

    /// <summary>An order whose plan follows its team's taste; as it came where there is no sure one, and where it follows one already or is made from another design.</summary>
    /// <param name="order">A batch that is not stored yet.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<BatchRecord> FollowTasteAsync(BatchRecord order, CancellationToken cancel)
    {
        if (order.Taste.Length > 0 || order.Derivation.Length > 0)
            return order;
        Taste taste = await _tastes.OfAsync(order.Team, cancel).ConfigureAwait(false);
        return taste.IsSure ? order with { Taste = TasteJson.Write(taste) } : order;
    }

    /// <summary>What a taste says of a variant: its chance, and what speaks for and against it; neither where no taste is sure.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="taste">The taste; null for none.</param>
    public RankedDesign<VariantRecord> Judge(VariantRecord variant, Taste? taste) => _tastes.Judge(variant, taste);

    /// <summary>Variants in the order in which their team will likely want them, each with its chance and what speaks for and against it; as they came while no taste is sure.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="variants">The variants.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ImmutableArray<RankedDesign<VariantRecord>>> RankAsync(string team, IReadOnlyList<VariantRecord> variants, CancellationToken cancel) =>
        TasteRanking.Order(variants, await _tastes.OfAsync(team, cancel).ConfigureAwait(false), v => _tastes.Subjects.All(v.Spec, v.Report));
}
