using System.Collections.Concurrent;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Jobs;

/// <summary>What a job for press files does: the state of its order, the work, and what follows from how that went.</summary>
internal sealed class ProductionRunner(IProductionStore productions, IProductionWork work, JobsOptions options, Retries retries)
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
        // Not disposed: whoever stops the order may hold it still.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        string batch = "";
        try
        {
            ProductionRecord? order = null;
            await retries.RunAsync(id, async () =>
            {
                if (await productions.MoveAsync(id, Open, ProductionState.Producing, "", stop.Token).ConfigureAwait(false))
                    order = await productions.FindAsync(id, stop.Token).ConfigureAwait(false);
            }, stop.Token, stop.Token).ConfigureAwait(false);
            if (order is null)
                return;
            batch = order.Batch;
            _running[id] = stop;
            options.OnBegin?.Invoke(batch, 0, 0);
            await retries.RunAsync(batch, () => work.ProduceAsync(order, stop.Token), stop.Token, stop.Token).ConfigureAwait(false);
            // A crash before this move makes the pack again, to the same bytes and the same place.
            await retries.RunAsync(batch, () => productions.MoveAsync(id, [ProductionState.Producing], ProductionState.Done, "", CancellationToken.None), stop.Token, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped for good by a person, whose move is made already; or with this program, and taken up at its next start.
            await EndAsync(id, ProductionState.Queued, "").ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (await EndAsync(id, ProductionState.Failed, Retries.Words(e, "the press files")).ConfigureAwait(false))
                options.OnFault?.Invoke(batch, e);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    // Where the database is away the order stays as it was, and is taken up as after a crash.
    private async Task<bool> EndAsync(string id, ProductionState state, string fault)
    {
        try
        {
            return await productions.MoveAsync(id, [ProductionState.Producing], state, fault, CancellationToken.None).ConfigureAwait(false);
        }
        catch (UnavailableException)
        {
            return false;
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
