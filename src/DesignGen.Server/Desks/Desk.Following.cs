using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Desks;

/// <summary>Batches that follow from a design: more like it, it in other colours, or revised.</summary>
public sealed partial class Desk
{
    /// <summary>Orders a batch that follows from a design. Who may submit briefs or decide may do it.</summary>
    /// <param name="variant">Code of the design.</param>
    /// <param name="wish">How the batch is to follow.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The batch, and what should be known before it is drawn. Asked for again with the same words, number and seed it is the same batch.</returns>
    /// <exception cref="MissingException">There is no such design here.</exception>
    /// <exception cref="InputException">Nothing can follow from this design, or a value is out of its range.</exception>
    public async Task<(BatchRecord Batch, IReadOnlyList<string> Remarks)> DeriveAsync(string variant, FollowingWish wish, CancellationToken cancel)
    {
        VariantRecord parent = await VariantAsync(variant, cancel).ConfigureAwait(false);
        RequireSubmitOrDecide();
        if (wish.Comment is { Length: > MostComment } words)
            throw new InputException("comment", null, FormattableString.Invariant($"The comment has {words.Length} characters; at most {MostComment} are read. Shorten it."));
        Order order = await host.FollowAsync(await BatchAsync(parent.Batch, cancel).ConfigureAwait(false), parent, wish, caller, cancel).ConfigureAwait(false);
        await host.SubmitAsync(order, fresh: false, cancel).ConfigureAwait(false);
        return (await BatchAsync(order.Batch.Code, cancel).ConfigureAwait(false), order.Remarks);
    }

    /// <summary>What should be known of a batch that follows from a design: how its comment was understood, what was not, and what could not be done; empty for others.</summary>
    /// <param name="batch">The batch, as it was found here.</param>
    public IReadOnlyList<string> RemarksOf(BatchRecord batch) => host.RemarksOf(batch);

    /// <summary>Orders a batch for each variant that was decided to be revised: takes of one comment stand together beside their parent's code.</summary>
    /// <param name="code">Code of the batch that was reviewed.</param>
    /// <param name="cancel">Gives up between two orders; asked for again, those that are there stay one.</param>
    /// <returns>The batches, each with how its comment was understood, and the comments that can't be followed, by their variants' codes.</returns>
    /// <exception cref="MissingException">There is no such batch here.</exception>
    /// <exception cref="InputException">No variant of it is to be revised.</exception>
    public async Task<(IReadOnlyList<(BatchRecord Batch, IReadOnlyList<string> Remarks)> Ordered, IReadOnlyList<Problem> Problems)> ReviseAsync(string code, CancellationToken cancel)
    {
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        RequireSubmitOrDecide();
        var ordered = new List<(BatchRecord, IReadOnlyList<string>)>();
        var problems = new List<Problem>();
        foreach ((_, Order? order, IReadOnlyList<Problem> wrong) in await host.RevisionsAsync(batch, caller, cancel).ConfigureAwait(false))
        {
            problems.AddRange(wrong);
            if (order is null)
                continue;
            await host.SubmitAsync(order, fresh: false, cancel).ConfigureAwait(false);
            ordered.Add((await BatchAsync(order.Batch.Code, cancel).ConfigureAwait(false), order.Remarks));
        }
        return (ordered, problems);
    }

    /// <summary>The batches that follow from a design, the newest first.</summary>
    /// <param name="variant">Code of the design.</param>
    /// <param name="after">Code of the batch to go on after; null to begin.</param>
    /// <param name="limit">Most batches, 1 to 200.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">There is no such design here.</exception>
    public async Task<IReadOnlyList<BatchStatus>> ChildrenAsync(string variant, string? after, int limit, CancellationToken cancel)
    {
        VariantRecord parent = await VariantAsync(variant, cancel).ConfigureAwait(false);
        var all = new List<BatchStatus>();
        foreach (BatchRecord batch in await host.Batches.PageAsync(new BatchQuery(caller.Team, [], "", after, limit) { Parent = parent.Code }, cancel).ConfigureAwait(false))
            all.Add(host.StatusOf(batch, await host.Batches.TallyAsync(batch.Code, cancel).ConfigureAwait(false)));
        return all;
    }

    private void RequireSubmitOrDecide()
    {
        if (!caller.May(Deed.Submit))
            Require(Deed.Decide);
    }
}
