using System.Collections.Concurrent;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Jobs;

/// <summary>What a job does: the state of its batch, the work, and what follows from how that went.</summary>
/// <param name="store">What is done so far.</param>
/// <param name="work">What the jobs do.</param>
/// <param name="signals">Told of news.</param>
/// <param name="options">How the work runs.</param>
/// <param name="retries">Tries again what met something unavailable.</param>
/// <param name="drain">Ends chunks between two variants.</param>
internal sealed class JobRunner(IBatchStore store, IBatchWork work, BatchSignals signals, JobsOptions options, Retries retries, CancellationToken drain)
{
    private readonly ConcurrentDictionary<CancellationTokenSource, string> _running = new();
    private readonly ConcurrentDictionary<string, Exception> _lost = new();

    /// <summary>Set by the queue: schedules the end of a batch, unless it is scheduled.</summary>
    public Func<BatchRecord, Task> ScheduleFinish { get; set; } = _ => Task.CompletedTask;

    /// <summary>Set by the queue: drops what is left of a batch.</summary>
    public Func<string, Task> Drop { get; set; } = _ => Task.CompletedTask;

    /// <summary>Set by the queue: told of a job that found its batch at rest and left.</summary>
    public Action<string> Left { get; set; } = _ => { };

    /// <summary>Set by the queue: told of each job that starts.</summary>
    public Action Began { get; set; } = () => { };

    /// <summary>Set by the queue: a job is about to use the device of this machine.</summary>
    public Func<ValueTask> AtDevice { get; set; } = () => default;

    /// <summary>The batches that jobs work on at this moment.</summary>
    public IReadOnlyList<string> Running => [.. _running.Values.Distinct()];

    /// <summary>Stops the jobs that work on a batch at this moment, here. It asks nothing of the queue, whose record of what runs can be gone before the job is.</summary>
    public void Stop(string code)
    {
        foreach ((CancellationTokenSource stop, _) in _running.Where(r => r.Value == code))
            stop.Cancel();
    }

    /// <summary>What failed a batch so badly that not even its state could be written; null where nothing did.</summary>
    public Exception? LostOf(string code) => _lost.GetValueOrDefault(code);

    /// <summary>Forgets what failed a batch: it is tried again.</summary>
    public void Forgive(string code) => _lost.TryRemove(code, out _);

    public Task DrawAsync(string code, int first, int count, CancellationToken cancel) => RunAsync(code, cancel, async (batch, cancel) =>
    {
        options.OnBegin?.Invoke(code, first, count);
        await work.DrawChunkAsync(code, first, count, drain, cancel).ConfigureAwait(false);
        // A crash from here on leaves the chunk's variants in the database: the chunk runs again, finds them all, and comes here.
        BatchProgress progress = await store.ProgressAsync(code, cancel).ConfigureAwait(false);
        if (progress.Done >= progress.Count)
            await ScheduleFinish(batch).ConfigureAwait(false);
    });

    public Task FinishAsync(string code, CancellationToken cancel) => RunAsync(code, cancel, async (batch, cancel) =>
    {
        options.OnBegin?.Invoke(code, 0, 0);
        await work.FinishAsync(code, cancel).ConfigureAwait(false);
        // A crash before this move runs the whole end again, which the work allows; after it, nothing of the batch is left to do.
        await store.MoveAsync(code, BatchState.Generating, BatchState.InReview, "", CancellationToken.None).ConfigureAwait(false);
    });

    private async Task RunAsync(string code, CancellationToken stopped, Func<BatchRecord, CancellationToken, Task> body)
    {
        Began();
        // Not disposed: whoever stops the batch may hold it still.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        CancellationToken cancel = stop.Token;
        _running[stop] = code;
        try
        {
            await retries.RunAsync(code, async () =>
            {
                if (await BeginAsync(code, cancel).ConfigureAwait(false) is BatchRecord batch)
                    await body(batch, cancel).ConfigureAwait(false);
                else
                    Left(code);
            }, drain, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested || drain.IsCancellationRequested)
        {
            // Stopped: the batch's state says whether for good. What is missing is queued again when the batch is.
        }
        catch (Exception e)
        {
            await FailAsync(code, e).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(stop, out _);
            signals.Raise(code);
        }
    }

    // The batch if it is to be worked on: the first of its chunks moves it from Queued to Generating.
    private async Task<BatchRecord?> BeginAsync(string code, CancellationToken cancel)
    {
        if (await store.MoveAsync(code, BatchState.Queued, BatchState.Generating, "", cancel).ConfigureAwait(false))
            signals.Raise(code);
        BatchRecord? batch = await store.FindAsync(code, cancel).ConfigureAwait(false);
        return batch?.State == BatchState.Generating ? batch : null;
    }

    private async Task FailAsync(string code, Exception fault)
    {
        try
        {
            if (!await store.MoveAsync(code, BatchState.Generating, BatchState.Failed, Retries.Words(fault, "the batch"), CancellationToken.None).ConfigureAwait(false))
                return;
            options.OnFault?.Invoke(code, fault);
            await Drop(code).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Nothing can be written: whoever waits is told, and the next start finds the batch as it was.
            _lost[code] = fault is UnavailableException ? fault : new AggregateException(fault, e);
        }
    }
}
