using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;

namespace DesignGen.Server.Desks;

/// <summary>What the team's decisions have taught.</summary>
public sealed partial class Desk
{
    /// <summary>The team's taste: how much each feature counts, and from how many decisions.</summary>
    public Task<Taste> TasteAsync(CancellationToken cancel)
    {
        Require(Deed.See);
        return host.TasteAsync(caller.Team, cancel);
    }

    /// <summary>Lets the team's taste begin anew; batches that were ordered before keep what they followed.</summary>
    public Task ResetTasteAsync(CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.ResetTasteAsync(caller.Team, cancel);
    }

    /// <summary>What a taste says of a variant: how likely it is approved, and why; neither while the taste is not sure.</summary>
    /// <param name="variant">The variant, as it was found here.</param>
    /// <param name="taste">The team's taste, as <see cref="TasteAsync"/> gives it.</param>
    public RankedDesign<VariantRecord> Judge(VariantRecord variant, Taste taste) => host.Judge(variant, taste);

    /// <summary>Some of a batch's variants in an order of one's own, each with its chance where the order is by taste.</summary>
    /// <param name="code">Code of the batch.</param>
    /// <param name="states">States to list; empty for all.</param>
    /// <param name="order">The order.</param>
    /// <param name="after">Place in the batch of the variant to go on after, from 0; -1 to begin.</param>
    /// <param name="limit">Most variants, 1 to 500.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The order is by taste, and too little was decided for that.</exception>
    /// <remarks>The order is made anew for each page: what is decided between two pages can move a variant over the boundary.</remarks>
    public async Task<IReadOnlyList<RankedDesign<VariantRecord>>> VariantsAsync(string code, IReadOnlyList<VariantState> states, VariantOrder order, int after, int limit, CancellationToken cancel)
    {
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        if (order == VariantOrder.Place)
            return [.. (await VariantsAsync(code, states, after, limit, cancel).ConfigureAwait(false)).Select(v => new RankedDesign<VariantRecord>(v, null, []))];
        Taste? taste = order == VariantOrder.Taste ? await TasteAsync(cancel).ConfigureAwait(false) : null;
        if (taste is { IsSure: false })
            throw new InputException("order", null, FormattableString.Invariant($"There is no order by taste yet: it is learned from {taste.Approved} approvals and {taste.Declined} refusals so far, and used from {Taste.LeastDecisions} on, {Taste.LeastOfEither} of either. Order by score, rating or place."));

        // First the order alone, so that a large batch is never held whole; then the variants of the page.
        var ranks = new List<(int Index, double Rank)>();
        await foreach (VariantRecord variant in host.Batches.VariantsAsync(batch.Code, cancel).ConfigureAwait(false))
        {
            if (states.Count == 0 || states.Contains(variant.State))
                ranks.Add((variant.Index, order switch { VariantOrder.Score => variant.Report.Score, VariantOrder.Rating => variant.Rating, _ => host.Judge(variant, taste).Chance ?? 0 }));
        }
        int[] ordered = [.. ranks.OrderByDescending(r => r.Rank).ThenBy(r => r.Index).Select(r => r.Index)];
        var page = new List<RankedDesign<VariantRecord>>();
        foreach (int index in ordered.Skip(after < 0 ? 0 : Array.IndexOf(ordered, after) + 1).Take(limit))
        {
            if (await host.Batches.FindVariantAsync(VariantCode.For(batch.Code, index), cancel).ConfigureAwait(false) is { } found)
                page.Add(host.Judge(found, taste));
        }
        return page;
    }
}
