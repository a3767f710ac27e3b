using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Interpret;
using DesignGen.Review.Workbook;
using DesignGen.Server.Hosting;
using DesignGen.Store.Database;

namespace DesignGen.Server.Desks;

/// <summary>All that one caller may see and do, whichever face asks: the HTTP API, the web pages or the plugin.</summary>
/// <remarks>Every call checks the caller's right and team: what belongs to another team is not there for this one. Cheap to make, one for each request.</remarks>
/// <param name="host">The batches and the workers.</param>
/// <param name="caller">Who asks.</param>
/// <param name="time">The clock.</param>
public sealed partial class Desk(DesignGenHost host, Caller caller, TimeProvider time)
{
    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>Says how a brief's text is understood; null where it is a form, which has no text to understand.</summary>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    public ExplanationReport? Explain(SentBrief brief)
    {
        Require(Deed.See);
        return BriefReader.Read(brief.Name, brief.Text, host.Catalogue).Reading is { } reading ? ExplanationReport.Of(reading) : null;
    }

    /// <summary>Orders the batch of a brief.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="key">A key that the caller chose for this request: sent again with it, nothing new is ordered. Null for none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The batch, and what should be known before it is drawn. One that the team ordered before is taken up where it stopped, or left alone where it is complete.</returns>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    public async Task<(BatchRecord Batch, IReadOnlyList<string> Remarks)> SubmitAsync(SentBrief brief, string? key, CancellationToken cancel)
    {
        Require(Deed.Submit);
        Order order = Orders.Take(brief, host.Catalogue, time.GetUtcNow(), caller);
        if (key is not null)
            order = order with { Batch = order.Batch with { Code = await AnsweredAsync(key, brief, order.Batch.Code, cancel).ConfigureAwait(false) } };
        await host.SubmitAsync(order, fresh: false, cancel).ConfigureAwait(false);
        return (await BatchAsync(order.Batch.Code, cancel).ConfigureAwait(false), order.Remarks);
    }

    /// <summary>The caller's batches, the newest first.</summary>
    /// <param name="states">States to list; empty for all.</param>
    /// <param name="words">What the title or the code must hold; empty for anything.</param>
    /// <param name="after">Code of the batch to go on after; null to begin.</param>
    /// <param name="limit">Most batches, 1 to 200.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<BatchStatus>> BatchesAsync(IReadOnlyList<BatchState> states, string words, string? after, int limit, CancellationToken cancel)
    {
        Require(Deed.See);
        var all = new List<BatchStatus>();
        foreach (BatchRecord batch in await host.Batches.PageAsync(new BatchQuery(caller.Team, states, words, after, limit), cancel).ConfigureAwait(false))
            all.Add(host.StatusOf(batch, await host.Batches.TallyAsync(batch.Code, cancel).ConfigureAwait(false)));
        return all;
    }

    /// <summary>A batch by its code.</summary>
    /// <exception cref="MissingException">There is none, or it is another team's.</exception>
    public async Task<BatchRecord> BatchAsync(string code, CancellationToken cancel)
    {
        Require(Deed.See);
        return await host.Batches.FindAsync(VariantCode.Normalize(code), cancel).ConfigureAwait(false) is { } found && found.Team == caller.Team
            ? found
            : throw new MissingException(code, "There is no batch of this code here. Take it from the list of batches.");
    }

    /// <summary>A batch and how its variants stand.</summary>
    /// <exception cref="MissingException">There is none, or it is another team's.</exception>
    public async Task<BatchStatus> StatusAsync(string code, CancellationToken cancel)
    {
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        return host.StatusOf(batch, await host.Batches.TallyAsync(batch.Code, cancel).ConfigureAwait(false));
    }

    /// <summary>How far a batch is, told whenever that changes, until it is at rest.</summary>
    public async IAsyncEnumerable<BatchProgress> FollowAsync(string code, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        var news = System.Threading.Channels.Channel.CreateUnbounded<BatchProgress>(new() { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<BatchProgress> end = host.WaitAsync(batch.Code, new Told(news.Writer), stop.Token);
        _ = end.ContinueWith(t => news.Writer.TryComplete(t.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await foreach (BatchProgress progress in news.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
                yield return progress;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stops a batch; what was drawn stays.</summary>
    /// <returns>Whether there was anything to stop.</returns>
    public async Task<bool> CancelAsync(string code, CancellationToken cancel)
    {
        Require(Deed.Submit);
        return await host.CancelAsync((await BatchAsync(code, cancel).ConfigureAwait(false)).Code, new(caller.Id, caller.Name), cancel).ConfigureAwait(false);
    }

    /// <summary>Takes up a batch that was stopped or failed.</summary>
    public async Task<BatchRecord> ResumeAsync(string code, CancellationToken cancel)
    {
        Require(Deed.Submit);
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        await host.SubmitAsync(batch, fresh: false, cancel).ConfigureAwait(false);
        return await BatchAsync(code, cancel).ConfigureAwait(false);
    }

    /// <summary>Some of a batch's variants in order of place.</summary>
    /// <param name="code">Code of the batch.</param>
    /// <param name="states">States to list; empty for all.</param>
    /// <param name="after">Place to go on after, from 0; -1 to begin.</param>
    /// <param name="limit">Most variants, 1 to 500.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<VariantRecord>> VariantsAsync(string code, IReadOnlyList<VariantState> states, int after, int limit, CancellationToken cancel) =>
        await host.Batches.PageAsync(new VariantQuery((await BatchAsync(code, cancel).ConfigureAwait(false)).Code, states, after, limit), cancel).ConfigureAwait(false);

    /// <summary>A variant by its code.</summary>
    /// <exception cref="MissingException">There is none, or it is another team's.</exception>
    public async Task<VariantRecord> VariantAsync(string code, CancellationToken cancel)
    {
        Require(Deed.See);
        string normal = VariantCode.Normalize(code);
        if (await host.Batches.FindVariantAsync(normal, cancel).ConfigureAwait(false) is { } found && (await host.Batches.FindAsync(found.Batch, cancel).ConfigureAwait(false))?.Team == caller.Team)
            return found;
        throw new MissingException(code, VariantCode.IsSound(normal) ? "There is no variant of this code here. Take it from its batch." : "The code's check characters do not fit: a character is wrong. Copy the code from its batch.");
    }

    /// <summary>Applies decisions on variants of one batch, all or none.</summary>
    /// <exception cref="ChangedException">A variant changed since the caller saw it; the message says how it stands now.</exception>
    public async Task DecideAsync(string code, IReadOnlyList<DecisionEntry> decisions, CancellationToken cancel)
    {
        Require(Deed.Decide);
        BatchRecord batch = await BatchAsync(code, cancel).ConfigureAwait(false);
        await host.DecideAsync(batch.Code, Checked(decisions), new(caller.Id, caller.Name), cancel).ConfigureAwait(false);
    }

    /// <summary>Says what a reviewed workbook would change; nothing is applied.</summary>
    /// <exception cref="InputException">The file can't be used.</exception>
    public ReviewImport ReadReview(string name, Stream workbook)
    {
        Require(Deed.Decide);
        return host.ReadReview(name, workbook, caller.Team);
    }

    /// <summary>Writes a batch's review workbook with the decisions as they stand.</summary>
    public async Task WriteReviewAsync(string code, Stream to, CancellationToken cancel) =>
        await host.WriteReviewAsync(await BatchAsync(code, cancel).ConfigureAwait(false), to, cancel).ConfigureAwait(false);

    /// <summary>A variant's picture, or null where there is none.</summary>
    /// <param name="variant">The variant, as it was found here.</param>
    /// <param name="large">The preview instead of the thumbnail.</param>
    public Stream? Picture(VariantRecord variant, bool large) => host.Blobs.Open(large ? BlobKeys.Preview(variant.Batch, variant.Index) : BlobKeys.Thumbnail(variant.Batch, variant.Index));

    /// <summary>A page of a batch's pictures side by side, from 1; null where there is none.</summary>
    public async Task<Stream?> ContactSheetAsync(string code, int page, CancellationToken cancel) => host.Blobs.Open(BlobKeys.ContactSheet((await BatchAsync(code, cancel).ConfigureAwait(false)).Code, page));

    /// <summary>Orders press files of a batch.</summary>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, or a code or a setting is wrong.</exception>
    public async Task<ProductionRecord> ProduceAsync(string code, PackOrder order, CancellationToken cancel)
    {
        Require(Deed.Produce);
        return await host.OrderProductionAsync(await BatchAsync(code, cancel).ConfigureAwait(false), order, caller.Name, caller.Id, cancel).ConfigureAwait(false);
    }

    /// <summary>The orders for press files of a batch, the newest first.</summary>
    public async Task<IReadOnlyList<ProductionRecord>> ProductionsAsync(string code, CancellationToken cancel) =>
        await host.ProductionsAsync((await BatchAsync(code, cancel).ConfigureAwait(false)).Code, cancel).ConfigureAwait(false);

    /// <summary>An order for press files.</summary>
    /// <exception cref="MissingException">There is none, or it is another team's.</exception>
    public async Task<ProductionRecord> ProductionAsync(string id, CancellationToken cancel)
    {
        Require(Deed.See);
        return await host.FindProductionAsync(id, cancel).ConfigureAwait(false) is { } found && (await host.Batches.FindAsync(found.Batch, cancel).ConfigureAwait(false))?.Team == caller.Team
            ? found
            : throw new MissingException(id, "There is no order for press files with this number here. Take it from its batch.");
    }

    /// <summary>Stops an order for press files.</summary>
    /// <returns>Whether there was anything to stop.</returns>
    public async Task<bool> CancelProductionAsync(string id, CancellationToken cancel)
    {
        Require(Deed.Produce);
        return await host.CancelProductionAsync((await ProductionAsync(id, cancel).ConfigureAwait(false)).Id, cancel).ConfigureAwait(false);
    }

    /// <summary>The pack of an order that is done, as a zip file.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="isPart">Whether only a part of it is asked for, as by a download that goes on where it broke off: within an hour that is one download, and one entry of the audit.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The order is not done, or the file is gone.</exception>
    public async Task<Stream> PackAsync(string id, bool isPart, CancellationToken cancel)
    {
        Require(Deed.Produce);
        ProductionRecord order = await ProductionAsync(id, cancel).ConfigureAwait(false);
        Stream pack = Open(order);
        try
        {
            if (host.Downloads.IsNew(caller.Id, order.Id, isPart))
                await host.Audit.AppendAsync(new(caller.Team, time.GetUtcNow(), AuditKind.Downloaded, order.Batch) { Who = new(caller.Id, caller.Name), Recipients = [caller.Name], Details = "pack " + order.Id }, cancel).ConfigureAwait(false);
            return pack;
        }
        catch
        {
            await pack.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The pack of one style of an order that is done, ready to be written as a zip file.</summary>
    /// <param name="id">The order's number.</param>
    /// <param name="variant">Code of the variant.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The order is not done, the file is gone, or the style is not in it.</exception>
    public async Task<StylePack> StylePackAsync(string id, string variant, CancellationToken cancel)
    {
        Require(Deed.Produce);
        ProductionRecord order = await ProductionAsync(id, cancel).ConfigureAwait(false);
        StylePack pack = await StylePack.OpenAsync(Open(order), VariantCode.Normalize(variant), cancel).ConfigureAwait(false);
        try
        {
            await host.Audit.AppendAsync(new(caller.Team, time.GetUtcNow(), AuditKind.Downloaded, order.Batch) { Who = new(caller.Id, caller.Name), Recipients = [caller.Name], Details = $"pack {order.Id} style {pack.Style}" }, cancel).ConfigureAwait(false);
            return pack;
        }
        catch
        {
            await pack.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Stream Open(ProductionRecord order) => (order.State == ProductionState.Done ? host.Blobs.Open(BlobKeys.Pack(order.Batch, order.Id)) : null)
        ?? throw new MissingException(order.Id, order.State is ProductionState.Queued or ProductionState.Producing ? "The press files are not ready yet. Wait until the order is done." : "There are no press files of this order. Order them again.");

    private static IReadOnlyList<DecisionEntry> Checked(IReadOnlyList<DecisionEntry> decisions)
    {
        var problems = new List<Problem>();
        if (decisions.GroupBy(d => d.Index).FirstOrDefault(g => g.Count() > 1) is { } twice)
            problems.Add(new(twice.First().Code, null, null, "The variant is decided on twice. Send one decision for it."));
        foreach (DecisionEntry entry in decisions)
        {
            if (entry.Rating is < 0 or > 5)
                problems.Add(new(entry.Code, null, "rating", FormattableString.Invariant($"{entry.Rating} is no rating. Give 1 to 5, or 0 for none.")));
            if (entry.Comment.Length > MostComment)
                problems.Add(new(entry.Code, null, "comment", FormattableString.Invariant($"The comment has {entry.Comment.Length} characters; at most {MostComment} are kept. Shorten it.")));
        }
        return problems.Count > 0 ? throw new InputException(problems) : decisions;
    }

    // As a cell of the review workbook holds.
    private const int MostComment = 2000;

    private async Task<string> AnsweredAsync(string key, SentBrief brief, string code, CancellationToken cancel)
    {
        if (key.Length is 0 or > 200)
            throw new InputException("Idempotency-Key", null, "Choose a key of 1 to 200 characters for the request, for example a UUID.");
        return await new SubmissionStore(host.Database).AnswerAsync(caller.Team, key, brief.Hash(), code, time.GetUtcNow(), cancel).ConfigureAwait(false);
    }

    private void Require(Deed deed)
    {
        if (!caller.May(deed))
            throw new ForbiddenException($"{caller.Name} may not do this ({deed}). An admin of the team can give the right.");
    }

    private sealed class Told(System.Threading.Channels.ChannelWriter<BatchProgress> to) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => to.TryWrite(value);
    }
}
