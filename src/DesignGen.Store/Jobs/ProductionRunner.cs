using System.Collections.Concurrent;
using DesignGen.Core.Batches;

namespace DesignGen.Store.Jobs;

/// <summary>What a job for press files does: the state of its order, the work, and what follows from how that went.</summary>
internal sealed class ProductionRunner(IProductionStore productions, IProductionWork work, JobsOptions options)
{
    private static readonly ProductionState[] Open = [ProductionState.Queued, ProductionState.Producing];
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();

    /// <summary>The orders that jobs work on at this moment.</summary>
    public IReadOnlyList<string> Running => [.. _running.Keys];

    /// <summary>Stops an order that is worked on here.</summary>
    public void Stop(string id)
    {
        if (_running.TryGetValue(id, out CancellationTokenSource? stop))
            stop.Cancel();
    }

    public async Task RunAsync(string id, CancellationToken cancel)
    {
        if (!await productions.MoveAsync(id, Open, ProductionState.Producing, "", cancel).ConfigureAwait(false) || await productions.FindAsync(id, cancel).ConfigureAwait(false) is not { } order)
            return;
        // Not disposed: whoever stops the order may hold it still.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _running[id] = stop;
        options.OnBegin?.Invoke(order.Batch, 0, 0);
        try
        {
            await Retries.RunAsync(options.RetryDelays, () => work.ProduceAsync(order, stop.Token), stop.Token, stop.Token).ConfigureAwait(false);
            // A crash before this move makes the pack again, to the same bytes and the same place.
            await productions.MoveAsync(id, [ProductionState.Producing], ProductionState.Done, "", CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped for good by a person, whose move is made already; or with this program, and taken up at its next start.
            await productions.MoveAsync(id, [ProductionState.Producing], ProductionState.Queued, "", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (await productions.MoveAsync(id, [ProductionState.Producing], ProductionState.Failed, Retries.Words(e, "the press files"), CancellationToken.None).ConfigureAwait(false))
                options.OnFault?.Invoke(order.Batch, e);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    /// <summary>Marks an order as stopped by a person, and stops it where it is worked on here.</summary>
    public async Task<bool> CancelAsync(string id, CancellationToken cancel)
    {
        bool moved = await productions.MoveAsync(id, Open, ProductionState.Cancelled, "", cancel).ConfigureAwait(false);
        Stop(id);
        return moved;
    }

    /// <summary>Stops what another program has cancelled in the database meanwhile.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        foreach (string id in Running)
        {
            if (await productions.FindAsync(id, cancel).ConfigureAwait(false) is not { State: ProductionState.Producing })
                Stop(id);
        }
    }
}
