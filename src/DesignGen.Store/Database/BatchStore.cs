using System.Runtime.CompilerServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps batches and variants in a database.</summary>
/// <param name="database">The database.</param>
public sealed class BatchStore(StoreDatabase database) : IBatchStore
{
    private const int Page = 32;

    /// <inheritdoc/>
    public Task<BatchRecord> AddAsync(BatchRecord batch, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        await RowInsert.IfMissingAsync(context, RowMapping.ToRow(batch), cancel).ConfigureAwait(false);
        return RowMapping.ToRecord(await context.Batches.SingleAsync(row => row.Code == batch.Code, cancel).ConfigureAwait(false));
    });

    /// <inheritdoc/>
    public Task<BatchRecord?> FindAsync(string code, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Batches.SingleOrDefaultAsync(b => b.Code == code, cancel).ConfigureAwait(false) is BatchRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchRecord>> ListAsync(CancellationToken cancel) => database.InContextAsync(async context =>
    {
        List<BatchRow> rows = await context.Batches.OrderByDescending(b => b.CreatedAtMs).ThenBy(b => b.Code).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<BatchRecord>)[.. rows.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchRecord>> PageAsync(BatchQuery query, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        IQueryable<BatchRow> rows = context.Batches;
        if (query.Team is not null)
            rows = rows.Where(b => b.Team == query.Team);
        if (query.Parent is not null)
            rows = rows.Where(b => b.Parent == query.Parent);
        if (query.States.Count > 0)
        {
            string[] states = [.. query.States.Select(s => s.ToString())];
            rows = rows.Where(b => states.Contains(b.State));
        }
        if (query.Words.Length > 0)
        {
            string words = "%" + Like(query.Words) + "%";
            rows = rows.Where(b => EF.Functions.Like(b.Title.ToLower(), words, "\\") || EF.Functions.Like(b.Code.ToLower(), words, "\\"));
        }
        if (query.After is not null && await context.Batches.SingleOrDefaultAsync(b => b.Code == query.After, cancel).ConfigureAwait(false) is BatchRow last)
            rows = rows.Where(b => b.CreatedAtMs < last.CreatedAtMs || (b.CreatedAtMs == last.CreatedAtMs && string.Compare(b.Code, last.Code) > 0));
        List<BatchRow> page = await rows.OrderByDescending(b => b.CreatedAtMs).ThenBy(b => b.Code).Take(query.Limit).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<BatchRecord>)[.. page.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<bool> MoveAsync(string code, BatchState from, BatchState to, string fault, CancellationToken cancel)
    {
        if (!Moves.Allowed(from, to))
            return Task.FromResult(false);
        string old = from.ToString(), next = to.ToString();
        return database.InContextAsync(async context => await context.Batches
            .Where(b => b.Code == code && b.State == old)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, next).SetProperty(b => b.Fault, fault), cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string code, CancellationToken cancel) => database.InContextAsync(context =>
        context.Batches.Where(b => b.Code == code).ExecuteDeleteAsync(cancel));

    /// <inheritdoc/>
    public Task<bool> AddVariantAsync(VariantRecord variant, CancellationToken cancel) => database.InContextAsync(context => RowInsert.IfMissingAsync(context, RowMapping.ToRow(variant), cancel));

    /// <inheritdoc/>
    public Task<bool> ReplaceVariantAsync(VariantRecord variant, int expectedRevision, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        VariantRow v = RowMapping.ToRow(variant);
        return await context.Variants
            .Where(row => row.Batch == v.Batch && row.Index == v.Index && row.Revision == expectedRevision)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, v.State).SetProperty(row => row.Spec, v.Spec).SetProperty(row => row.Report, v.Report)
                    .SetProperty(row => row.Rejected, v.Rejected).SetProperty(row => row.Error, v.Error).SetProperty(row => row.Rating, v.Rating)
                    .SetProperty(row => row.Comment, v.Comment).SetProperty(row => row.Revision, expectedRevision + 1),
                cancel).ConfigureAwait(false) == 1;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> IndexesAsync(string batch, CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<int>)await context.Variants.Where(v => v.Batch == batch).Select(v => v.Index).OrderBy(i => i).ToListAsync(cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    /// <remarks>Read a page at a time, so that a slow reader holds no transaction open.</remarks>
    public async IAsyncEnumerable<VariantRecord> VariantsAsync(string batch, [EnumeratorCancellation] CancellationToken cancel)
    {
        int last = -1;
        while (true)
        {
            int after = last;
            List<VariantRow> page = await database.InContextAsync(context => context.Variants
                .Where(v => v.Batch == batch && v.Index > after).OrderBy(v => v.Index).Take(Page).ToListAsync(cancel)).ConfigureAwait(false);
            foreach (VariantRow row in page)
            {
                last = row.Index;
                yield return RowMapping.ToRecord(row);
            }
            if (page.Count < Page)
                yield break;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VariantRecord>> PageAsync(VariantQuery query, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        IQueryable<VariantRow> rows = context.Variants.Where(v => v.Batch == query.Batch && v.Index > query.After);
        if (query.States.Count > 0)
        {
            string[] states = [.. query.States.Select(s => s.ToString())];
            rows = rows.Where(v => states.Contains(v.State));
        }
        List<VariantRow> page = await rows.OrderBy(v => v.Index).Take(query.Limit).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<VariantRecord>)[.. page.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<VariantRecord?> FindVariantAsync(string code, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Variants.SingleOrDefaultAsync(v => v.Code == code, cancel).ConfigureAwait(false) is VariantRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<BatchProgress> ProgressAsync(string batch, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        string rejected = VariantState.Rejected.ToString();
        var found = await context.Batches.Where(b => b.Code == batch)
            .Select(b => new
            {
                b.Count,
                b.State,
                Done = context.Variants.Count(v => v.Batch == batch),
                Rejected = context.Variants.Count(v => v.Batch == batch && v.State == rejected),
            })
            .SingleOrDefaultAsync(cancel).ConfigureAwait(false) ?? throw UnknownBatch(batch);
        return new BatchProgress(found.Done, found.Rejected, found.Count, Enum.Parse<BatchState>(found.State));
    });

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<VariantState, int>> TallyAsync(string batch, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        var counts = await context.Variants.Where(v => v.Batch == batch).GroupBy(v => v.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyDictionary<VariantState, int>)counts.ToDictionary(c => Enum.Parse<VariantState>(c.Key), c => c.Count);
    });

    /// <inheritdoc/>
    public Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, string by, DateTimeOffset at, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        long atMs = at.ToUnixTimeMilliseconds();
        var problems = new List<Problem>();
        foreach (DecisionEntry entry in decisions)
        {
            string? refusal = await RefusalAsync(entry).ConfigureAwait(false);
            // Another program may decide between the look and the change, which counts only where the revision still is the one expected.
            if (refusal is null && !await ApplyAsync(entry).ConfigureAwait(false))
                refusal = await RefusalAsync(entry).ConfigureAwait(false) ?? "It was changed at the same moment. Look at it again, then decide.";
            if (refusal is not null)
                problems.Add(new(entry.Code, null, null, refusal));
        }
        if (problems.Count > 0)
            throw new ChangedException(problems);
        if (await context.Batches.Where(b => b.Code == batch).ExecuteUpdateAsync(set => set.SetProperty(b => b.Revision, b => b.Revision + 1), cancel).ConfigureAwait(false) == 0)
            throw UnknownBatch(batch);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;

        async Task<string?> RefusalAsync(DecisionEntry entry)
        {
            VariantRow? row = await context.Variants.SingleOrDefaultAsync(v => v.Batch == batch && v.Index == entry.Index, cancel).ConfigureAwait(false);
            return Decisions.Refusal(entry, row is null ? null : RowMapping.ToRecord(row));
        }

        async Task<bool> ApplyAsync(DecisionEntry entry)
        {
            string state = Decisions.State(entry.Decision).ToString();
            return await context.Variants.Where(v => v.Batch == batch && v.Index == entry.Index && v.Revision == entry.ExpectedRevision).ExecuteUpdateAsync(
                set => set.SetProperty(v => v.State, state).SetProperty(v => v.Rating, entry.Rating).SetProperty(v => v.Comment, entry.Comment)
                    .SetProperty(v => v.DecidedBy, by).SetProperty(v => v.DecidedAtMs, atMs).SetProperty(v => v.Revision, v => v.Revision + 1),
                cancel).ConfigureAwait(false) == 1;
        }
    });

    // What LIKE would take for a sign of its own stands for itself.
    private static string Like(string words) => words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static InputException UnknownBatch(string batch) =>
        new(batch, null, "There is no batch of this code here. `designgen status` lists the batches that there are.");
}
