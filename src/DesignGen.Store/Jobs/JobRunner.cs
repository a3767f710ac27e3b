using System.Collections.Concurrent;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <summary>What a job does: the state of its batch, the work, and what follows from how that went.</summary>
internal sealed class JobRunner(IBatchStore store, IBatchWork work, BatchSignals signals, JobsOptions options)
{
    private readonly ConcurrentDictionary<string, int> _running = new();

    /// <summary>Set by the queue: schedules the end of a batch, unless it is scheduled.</summary>
    public Func<BatchRecord, Task> ScheduleFinish { get; set; } = _ => Task.CompletedTask;

    /// <summary>Set by the queue: drops what is left of a batch.</summary>
    public Func<string, Task> Drop { get; set; } = _ => Task.CompletedTask;

    /// <summary>Set by the queue: told of a job that found its batch at rest and left.</summary>
    public Action<string> Left { get; set; } = _ => { };

    /// <summary>The batches that jobs work on at this moment.</summary>
    public IReadOnlyList<string> Running => [.. _running.Where(r => r.Value > 0).Select(r => r.Key)];

    public Task DrawAsync(string code, int first, int count, int retry, CancellationToken cancel) => RunAsync(code, retry, cancel, async batch =>
    {
        await work.DrawChunkAsync(code, first, count, cancel).ConfigureAwait(false);
        // A crash from here on leaves the chunk's variants in the database: the chunk runs again, finds them all, and comes here.
        BatchProgress progress = await store.ProgressAsync(code, cancel).ConfigureAwait(false);
        if (progress.Done >= progress.Count)
            await ScheduleFinish(batch).ConfigureAwait(false);
    });

    public Task FinishAsync(string code, int retry, CancellationToken cancel) => RunAsync(code, retry, cancel, async batch =>
    {
        await work.FinishAsync(code, cancel).ConfigureAwait(false);
        // A crash before this move runs the whole end again, which the work allows; after it, nothing of the batch is left to do.
        await store.MoveAsync(code, BatchState.Generating, BatchState.InReview, "", CancellationToken.None).ConfigureAwait(false);
    });

    private async Task RunAsync(string code, int retry, CancellationToken cancel, Func<BatchRecord, Task> body)
    {
        _running.AddOrUpdate(code, 1, (_, n) => n + 1);
        try
        {
            if (await BeginAsync(code, cancel).ConfigureAwait(false) is BatchRecord batch)
                await body(batch).ConfigureAwait(false);
            else
                Left(code);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopped: the batch's state says whether for good. What is missing is queued again when the batch is.
        }
        catch (UnavailableException e) when (retry < options.RetryDelays.Length)
        {
            throw new JobExecutionException(e.Message, e);
        }
        catch (Exception e)
        {
            await FailAsync(code, e).ConfigureAwait(false);
        }
        finally
        {
            _running.AddOrUpdate(code, 0, (_, n) => n - 1);
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
        string message = fault is InputException or UnavailableException
            ? fault.Message
            : $"A defect of DesignGen stopped the batch ({fault.GetType().Name}: {fault.Message}).";
        if (await store.MoveAsync(code, BatchState.Generating, BatchState.Failed, message, CancellationToken.None).ConfigureAwait(false))
        {
            options.OnFault?.Invoke(code, fault);
            await Drop(code).ConfigureAwait(false);
        }
    }
}
