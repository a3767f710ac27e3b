using DesignGen.Core.Batches;
using DesignGen.Core.Reviews;

namespace DesignGen.Store.Tests.Jobs;

/// <summary>A store whose moves a test may refuse or break.</summary>
internal sealed class FailingStore(IBatchStore store) : IBatchStore
{
    public Func<BatchState, bool> OnMove { get; init; } = _ => true;

    public Task<bool> MoveAsync(string code, BatchState from, BatchState to, string fault, CancellationToken cancel) =>
        OnMove(to) ? store.MoveAsync(code, from, to, fault, cancel) : Task.FromResult(false);

    public Task<BatchRecord> AddAsync(BatchRecord batch, CancellationToken cancel) => store.AddAsync(batch, cancel);

    public Task<BatchRecord?> FindAsync(string code, CancellationToken cancel) => store.FindAsync(code, cancel);

    public Task<IReadOnlyList<BatchRecord>> ListAsync(CancellationToken cancel) => store.ListAsync(cancel);

    public Task<IReadOnlyList<BatchRecord>> PageAsync(BatchQuery query, CancellationToken cancel) => store.PageAsync(query, cancel);

    public Task<IReadOnlyList<VariantRecord>> PageAsync(VariantQuery query, CancellationToken cancel) => store.PageAsync(query, cancel);

    public Task<VariantRecord?> FindVariantAsync(string code, CancellationToken cancel) => store.FindVariantAsync(code, cancel);

    public Task RemoveAsync(string code, CancellationToken cancel) => store.RemoveAsync(code, cancel);

    public Task<bool> AddVariantAsync(VariantRecord variant, CancellationToken cancel) => store.AddVariantAsync(variant, cancel);

    public Task<bool> ReplaceVariantAsync(VariantRecord variant, int expectedRevision, CancellationToken cancel) => store.ReplaceVariantAsync(variant, expectedRevision, cancel);

    public Task<IReadOnlyList<int>> IndexesAsync(string batch, CancellationToken cancel) => store.IndexesAsync(batch, cancel);

    public IAsyncEnumerable<VariantRecord> VariantsAsync(string batch, CancellationToken cancel) => store.VariantsAsync(batch, cancel);

    public Task<BatchProgress> ProgressAsync(string batch, CancellationToken cancel) => store.ProgressAsync(batch, cancel);

    public Task<IReadOnlyDictionary<VariantState, int>> TallyAsync(string batch, CancellationToken cancel) => store.TallyAsync(batch, cancel);

    public Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, string by, DateTimeOffset at, CancellationToken cancel) => store.DecideAsync(batch, decisions, by, at, cancel);
}
