using DesignGen.Core.Batches;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps orders for press files in a database.</summary>
/// <param name="database">The database.</param>
public sealed class ProductionStore(StoreDatabase database) : IProductionStore
{
    /// <inheritdoc/>
    public Task AddAsync(ProductionRecord production, CancellationToken cancel) => database.InContextAsync(context => RowInsert.IfMissingAsync(context, RowMapping.ToRow(production), cancel));

    /// <inheritdoc/>
    public Task<ProductionRecord?> FindAsync(string id, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Productions.SingleOrDefaultAsync(p => p.Id == id, cancel).ConfigureAwait(false) is ProductionRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductionRecord>> OfBatchAsync(string batch, CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<ProductionRecord>)[.. (await context.Productions.Where(p => p.Batch == batch).OrderByDescending(p => p.CreatedAtMs).ThenBy(p => p.Id).ToListAsync(cancel).ConfigureAwait(false)).Select(RowMapping.ToRecord)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductionRecord>> UnfinishedAsync(CancellationToken cancel) => database.InContextAsync(async context =>
    {
        string queued = ProductionState.Queued.ToString(), producing = ProductionState.Producing.ToString();
        List<ProductionRow> rows = await context.Productions.Where(p => p.State == queued || p.State == producing).OrderBy(p => p.CreatedAtMs).ThenBy(p => p.Id).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<ProductionRecord>)[.. rows.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task ReportAsync(string id, int done, int count, CancellationToken cancel) => database.InContextAsync(context => context.Productions
        .Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Done, done).SetProperty(p => p.Count, count), cancel));

    /// <inheritdoc/>
    public Task<bool> MoveAsync(string id, IReadOnlyList<ProductionState> from, ProductionState to, string fault, CancellationToken cancel)
    {
        string[] old = [.. from.Select(s => s.ToString())];
        string next = to.ToString();
        return database.InContextAsync(async context => await context.Productions
            .Where(p => p.Id == id && old.Contains(p.State))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, next).SetProperty(p => p.Fault, fault), cancel).ConfigureAwait(false) == 1);
    }
}
