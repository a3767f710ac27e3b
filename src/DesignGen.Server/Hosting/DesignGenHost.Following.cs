using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Generate.Plan;

namespace DesignGen.Server.Hosting;

/// <summary>Batches that follow from a design.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Says which batch follows from a design, for whoever works on this machine; nothing is stored.</summary>
    /// <param name="batch">Code of the design's batch.</param>
    /// <param name="variant">Code of the design.</param>
    /// <param name="wish">How it is to follow.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">There is no such design, or nothing can follow from it.</exception>
    public async Task<Order> FollowAsync(string batch, string variant, FollowingWish wish, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        VariantRecord parent = await _store.FindVariantAsync(VariantCode.Normalize(variant), cancel).ConfigureAwait(false)
            ?? throw new InputException(variant, null, "The batch has no variant of this code yet. Take the code from its review workbook.");
        return await FollowAsync(record, parent, wish, by: null, cancel).ConfigureAwait(false);
    }

    /// <summary>Says which batch follows from a design; nothing is stored.</summary>
    /// <param name="batch">The design's batch.</param>
    /// <param name="parent">The design.</param>
    /// <param name="wish">How it is to follow.</param>
    /// <param name="by">Who orders it; null where it is ordered on one's own machine.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">Nothing can follow from this design, or a value is out of its range.</exception>
    public async Task<Order> FollowAsync(BatchRecord batch, VariantRecord parent, FollowingWish wish, Caller? by, CancellationToken cancel)
    {
        // Only what is near a picture begins from it.
        byte[]? picture = wish.Kind == DerivationKind.MoreLikeThis && parent.Spec.Recipe.Picture is { } order ? await _shelf.FindAsync(order, cancel).ConfigureAwait(false) : null;
        return Orders.Follow(batch, parent, wish, picture, Catalogue, Time.GetUtcNow(), by);
    }

    /// <summary>What should be known of a batch that follows from a design: how its comment was understood, what was not, and what could not be done; empty for others, and where its brief no longer fits the templates.</summary>
    public IReadOnlyList<string> RemarksOf(BatchRecord batch)
    {
        if (batch.Derivation.Length == 0)
            return [];
        try
        {
            return _plans.For(batch).Planner is IDerivedPlanner planner ? planner.Remarks : [];
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return [];
        }
    }

    /// <summary>Says which batches follow from a reviewed batch's comments, one for each variant to revise; nothing is stored.</summary>
    /// <param name="batch">The batch that was reviewed.</param>
    /// <param name="by">Who orders them; null where they are ordered on one's own machine.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Each variant to revise with its order, or with what stands in its way.</returns>
    /// <exception cref="InputException">No variant of it is to be revised.</exception>
    public async Task<IReadOnlyList<(VariantRecord Variant, Order? Order, IReadOnlyList<Problem> Problems)>> RevisionsAsync(BatchRecord batch, Caller? by, CancellationToken cancel)
    {
        var revisions = new List<(VariantRecord, Order?, IReadOnlyList<Problem>)>();
        await foreach (VariantRecord variant in _store.VariantsAsync(batch.Code, cancel).ConfigureAwait(false))
        {
            if (variant.State != VariantState.Revise)
                continue;
            try
            {
                revisions.Add((variant, await FollowAsync(batch, variant, new(DerivationKind.Revise) { Comment = variant.Comment }, by, cancel).ConfigureAwait(false), []));
            }
            catch (InputException e)
            {
                revisions.Add((variant, null, [.. e.Problems.Select(p => p with { Source = variant.Code })]));
            }
        }
        return revisions.Count > 0 ? revisions : throw new InputException(batch.Code, null, "No variant of the batch is to be revised. Decide 'revise' on some, with a comment that says what to change.");
    }
}
