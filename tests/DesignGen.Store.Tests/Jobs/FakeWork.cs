using System.Collections.Concurrent;
using DesignGen.Core.Batches;

namespace DesignGen.Store.Tests.Jobs;

/// <summary>Work that takes no time, unless a test holds it; it skips what is there, as the real work does.</summary>
internal sealed class FakeWork(IBatchStore store) : IBatchWork, IProductionWork
{
    private int chunks, finishes;

    /// <summary>Called before each variant, with its place; it may throw or wait.</summary>
    public Func<string, int, CancellationToken, Task> BeforeVariant { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Called at the end of a batch; it may throw or wait.</summary>
    public Func<CancellationToken, Task> OnFinish { get; set; } = _ => Task.CompletedTask;

    /// <summary>Places in the order in which they were drawn.</summary>
    public ConcurrentQueue<(string Batch, int Index)> Drawn { get; } = new();

    public int Chunks => chunks;

    public int Finishes => finishes;

    public async Task DrawChunkAsync(string batch, int first, int count, CancellationToken drain, CancellationToken cancel)
    {
        Interlocked.Increment(ref chunks);
        var there = (await store.IndexesAsync(batch, cancel)).ToHashSet();
        for (int index = first; index < first + count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            if (there.Contains(index))
                continue;
            if (drain.IsCancellationRequested)
                return;
            await BeforeVariant(batch, index, cancel);
            if (await store.AddVariantAsync(Samples.Variant(batch, index), cancel))
                Drawn.Enqueue((batch, index));
        }
    }

    public async Task FinishAsync(string batch, CancellationToken cancel)
    {
        Interlocked.Increment(ref finishes);
        await OnFinish(cancel);
    }

    /// <summary>Called for each order for press files; it may throw or wait.</summary>
    public Func<ProductionRecord, CancellationToken, Task> OnProduce { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Orders for press files whose making began.</summary>
    public ConcurrentQueue<string> Produced { get; } = new();

    public async Task ProduceAsync(ProductionRecord order, CancellationToken cancel)
    {
        Produced.Enqueue(order.Id);
        await OnProduce(order, cancel);
    }
}
