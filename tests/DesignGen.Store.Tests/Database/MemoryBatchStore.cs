using System.Runtime.CompilerServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;

namespace DesignGen.Store.Tests.Database;

/// <summary>The store in memory: the shortest thing that keeps the port's promises.</summary>
internal sealed class MemoryBatchStore : IBatchStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, BatchRecord> batches = [];
    private readonly Dictionary<string, SortedDictionary<int, VariantRecord>> variants = [];

    public Task<BatchRecord> AddAsync(BatchRecord batch, CancellationToken cancel) => Locked(() =>
    {
        batches.TryAdd(batch.Code, batch);
        variants.TryAdd(batch.Code, []);
        return batches[batch.Code];
    });

    public Task<BatchRecord?> FindAsync(string code, CancellationToken cancel) => Locked(() => batches.GetValueOrDefault(code));

    public Task<IReadOnlyList<BatchRecord>> ListAsync(CancellationToken cancel) => Locked(() =>
        (IReadOnlyList<BatchRecord>)[.. batches.Values.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Code, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<BatchRecord>> PageAsync(BatchQuery query, CancellationToken cancel) => Locked(() =>
    {
        IEnumerable<BatchRecord> all = batches.Values.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Code, StringComparer.Ordinal);
        if (query.After is not null && batches.ContainsKey(query.After))
            all = all.SkipWhile(b => b.Code != query.After).Skip(1);
        return (IReadOnlyList<BatchRecord>)[.. all
            .Where(b => (query.Team is null || b.Team == query.Team) && (query.States.Count == 0 || query.States.Contains(b.State)))
            .Where(b => b.Title.Contains(query.Words, StringComparison.OrdinalIgnoreCase) || b.Code.Contains(query.Words, StringComparison.OrdinalIgnoreCase))
            .Take(query.Limit)];
    });

    public Task<IReadOnlyList<VariantRecord>> PageAsync(VariantQuery query, CancellationToken cancel) => Locked(() =>
        (IReadOnlyList<VariantRecord>)[.. variants[query.Batch].Values.Where(v => v.Index > query.After && (query.States.Count == 0 || query.States.Contains(v.State))).Take(query.Limit)]);

    public Task<VariantRecord?> FindVariantAsync(string code, CancellationToken cancel) => Locked(() => variants.Values.SelectMany(v => v.Values).SingleOrDefault(v => v.Code == code));

    public Task<bool> MoveAsync(string code, BatchState from, BatchState to, string fault, CancellationToken cancel) => Locked(() =>
    {
        if (!Moves.Allowed(from, to) || !batches.TryGetValue(code, out BatchRecord? batch) || batch.State != from)
            return false;
        batches[code] = batch with { State = to, Fault = fault };
        return true;
    });

    public Task RemoveAsync(string code, CancellationToken cancel) => Locked(() => batches.Remove(code) | variants.Remove(code));

    public Task<bool> AddVariantAsync(VariantRecord variant, CancellationToken cancel) => Locked(() => variants[variant.Batch].TryAdd(variant.Index, variant));

    public Task<bool> ReplaceVariantAsync(VariantRecord variant, int expectedRevision, CancellationToken cancel) => Locked(() =>
    {
        if (variants[variant.Batch].GetValueOrDefault(variant.Index)?.Revision != expectedRevision)
            return false;
        variants[variant.Batch][variant.Index] = variant with { Revision = expectedRevision + 1 };
        return true;
    });

    public Task<IReadOnlyList<int>> IndexesAsync(string batch, CancellationToken cancel) => Locked(() =>
        (IReadOnlyList<int>)[.. variants.GetValueOrDefault(batch)?.Keys ?? Enumerable.Empty<int>()]);

    public async IAsyncEnumerable<VariantRecord> VariantsAsync(string batch, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (VariantRecord variant in await Locked(() => variants[batch].Values.ToList()))
            yield return variant;
    }

    public Task<BatchProgress> ProgressAsync(string batch, CancellationToken cancel) => Locked(() => batches.TryGetValue(batch, out BatchRecord? record)
        ? new BatchProgress(variants[batch].Count, variants[batch].Values.Count(v => v.State == VariantState.Rejected), record.Count, record.State)
        : throw new InputException(batch, null, "unknown"));

    public Task<IReadOnlyDictionary<VariantState, int>> TallyAsync(string batch, CancellationToken cancel) => Locked(() =>
        (IReadOnlyDictionary<VariantState, int>)variants[batch].Values.CountBy(v => v.State).ToDictionary());

    public Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, string by, DateTimeOffset at, CancellationToken cancel) => Locked(() =>
    {
        var problems = decisions
            .Select(d => (d.Code, Refusal: Decisions.Refusal(d, variants[batch].GetValueOrDefault(d.Index))))
            .Where(d => d.Refusal is not null).Select(d => new Problem(d.Code, null, null, d.Refusal!)).ToList();
        if (problems.Count > 0)
            throw new ChangedException(problems);
        foreach (DecisionEntry d in decisions)
        {
            VariantRecord v = variants[batch][d.Index];
            variants[batch][d.Index] = v with { State = Decisions.State(d.Decision), Rating = d.Rating, Comment = d.Comment, DecidedBy = by, DecidedAt = at, Revision = v.Revision + 1 };
        }
        batches[batch] = batches[batch] with { Revision = batches[batch].Revision + 1 };
        return true;
    });

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            try
            {
                return Task.FromResult(work());
            }
            catch (InputException e)
            {
                return Task.FromException<T>(e);
            }
        }
    }
}
