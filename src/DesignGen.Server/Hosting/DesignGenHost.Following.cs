using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

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
        return Orders.Follow(record, parent, wish, Catalogue, Time.GetUtcNow(), by: null);
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
                revisions.Add((variant, Orders.Follow(batch, variant, new(DerivationKind.Revise) { Comment = variant.Comment }, Catalogue, _options.Time.GetUtcNow(), by), []));
            }
            catch (InputException e)
            {
                revisions.Add((variant, null, [.. e.Problems.Select(p => p with { Source = variant.Code })]));
            }
        }
        return revisions.Count > 0 ? revisions : throw new InputException(batch.Code, null, "No variant of the batch is to be revised. Decide 'revise' on some, with a comment that says what to change.");
    }
}
