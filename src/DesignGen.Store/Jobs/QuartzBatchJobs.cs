using System.Collections.Concurrent;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using Microsoft.Data.Sqlite;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <summary>Runs batches over Quartz, whose queue lies in an SQLite file of its own.</summary>
/// <remarks>
/// Each chunk is one job named after its batch and place, so asking twice queues once. What is done is counted in
/// <see cref="IBatchStore"/>, never in the queue: at the start whatever is missing of an unfinished batch is queued again, so
/// even a lost queue loses no work. One program at a time may work a queue.
/// </remarks>
public sealed class QuartzBatchJobs : IBatchJobs, IAsyncDisposable
{
    private readonly JobsOptions options;
    private readonly IBatchStore store;
    private readonly BatchSignals signals = new();
    private readonly JobRunner runner;
    private readonly ConcurrentDictionary<string, bool> dropped = new();
    private readonly SemaphoreSlim queueing = new(1);
    private readonly CancellationTokenSource stopping = new();
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;
    private WorkerLock? workerLock;
    private Task watch = Task.CompletedTask;

    /// <summary>Prepares the queue; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Where the queue lies and how it runs.</param>
    /// <param name="store">What is done so far.</param>
    /// <param name="work">What the jobs do.</param>
    public QuartzBatchJobs(JobsOptions options, IBatchStore store, IBatchWork work)
    {
        this.options = options with { DatabasePath = Path.GetFullPath(options.DatabasePath) };
        this.store = store;
        runner = new(store, work, signals, this.options) { ScheduleFinish = ScheduleFinishAsync, Drop = DropAsync };
    }

    private IScheduler Scheduler => scheduler ?? throw new InvalidOperationException("The workers are not started.");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancel)
    {
        workerLock = WorkerLock.Take(options.DatabasePath + ".lock");
        try
        {
            scheduler = await SqliteFaults.GuardAsync(options.DatabasePath, () => BuildAsync(cancel)).ConfigureAwait(false);
            foreach (BatchRecord batch in await store.ListAsync(cancel).ConfigureAwait(false))
            {
                if (batch.State is BatchState.Queued or BatchState.Generating)
                    await EnqueueAsync(batch, cancel).ConfigureAwait(false);
            }
        }
        catch
        {
            await StopAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        watch = WatchAsync();
    }

    /// <inheritdoc/>
    public async Task EnqueueAsync(BatchRecord batch, CancellationToken cancel)
    {
        await queueing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var there = (await store.IndexesAsync(batch.Code, cancel).ConfigureAwait(false)).ToHashSet();
            await SettleAsync(batch.Code, cancel).ConfigureAwait(false);
            var queued = (await Scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(batch.Code), cancel).ConfigureAwait(false)).ToHashSet();
            var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>();
            for (int first = 0; first < batch.Count; first += batch.ChunkSize)
            {
                bool missing = Enumerable.Range(first, Math.Min(batch.ChunkSize, batch.Count - first)).Any(i => !there.Contains(i));
                if (missing && !queued.Contains(BatchJob.ChunkKey(batch.Code, first)))
                    Add(BatchJob.Chunk(batch, first));
            }
            if (there.Count >= batch.Count && !queued.Contains(BatchJob.FinishKey(batch.Code)))
                Add(BatchJob.Finish(batch));
            if (jobs.Count > 0)
                await GuardAsync(() => Scheduler.ScheduleJobs(jobs, cancellationToken: cancel)).ConfigureAwait(false);

            void Add((IJobDetail Job, ITrigger Trigger) one) => jobs.Add(one.Job, [one.Trigger]);
        }
        finally
        {
            queueing.Release();
        }
        signals.Raise(batch.Code);
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string batch, CancellationToken cancel)
    {
        BatchRecord? record = await store.FindAsync(batch, cancel).ConfigureAwait(false);
        if (record is null || !Moves.Allowed(record.State, BatchState.Cancelled))
            return;
        if (await store.MoveAsync(batch, record.State, BatchState.Cancelled, "", cancel).ConfigureAwait(false))
        {
            await DropAsync(batch).ConfigureAwait(false);
            await SettleAsync(batch, cancel).ConfigureAwait(false);
        }
        else
        {
            await CancelAsync(batch, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<BatchProgress> WaitAsync(string batch, IProgress<BatchProgress>? progress, CancellationToken cancel)
    {
        BatchProgress? last = null;
        while (true)
        {
            Task news = signals.Next(batch);
            BatchProgress now = await store.ProgressAsync(batch, cancel).ConfigureAwait(false);
            if (now != last)
                progress?.Report(now);
            last = now;
            if (Moves.AtRest(now.State))
                return now;
            await Task.WhenAny(news, Task.Delay(options.Poll, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Chunks under way end after the variant that they are at; what is missing of them is queued again at the next start.</remarks>
    public async Task StopAsync(CancellationToken cancel)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        if (scheduler is not null)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancel).ConfigureAwait(false);
        if (factory is not null)
            await factory.DisposeAsync().ConfigureAwait(false);
        scheduler = null;
        factory = null;
        workerLock?.Dispose();
    }

    /// <summary>Stops the workers.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        stopping.Dispose();
        queueing.Dispose();
    }

    private async Task<IScheduler> BuildAsync(CancellationToken cancel)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = options.DatabasePath, DefaultTimeout = 30 }.ToString();
        await using (var database = new SqliteConnection(connection))
        {
            // The file remembers this: with a write-ahead log each step of the queue costs one flush instead of several.
            await database.OpenAsync(cancel).ConfigureAwait(false);
            await using SqliteCommand command = database.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = wal;";
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        factory = QuartzSchedulerBuilder.Create(quartz => quartz
            .ConfigureScheduler(s =>
            {
                s.InstanceName = "DesignGen";
                s.IdleWaitTime = TimeSpan.FromSeconds(1);
                s.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                s.PropagateTraceContext = false;
            })
            // One more than a pace may use, so that an interactive batch finds a worker beside bulk work.
            .UseDefaultThreadPool(options.Threads + 1)
            .UseExecutionLimits(limits => limits
                .ForGroup(nameof(BatchPace.Interactive), options.Threads)
                .ForGroup(nameof(BatchPace.Bulk), options.Threads))
            .UseDefaultRetryPolicy(options.RetryDelays.IsEmpty ? RetryPolicy.None : RetryPolicy.Explicit(options.RetryDelays))
            .UseJobFactory(new BatchJob.Factory(runner))
            .UsePersistentStore(jobs =>
            {
                jobs.UseSqlite(connection);
                jobs.ProvisionSchema();
                jobs.ConfigureStore(s => s.StoreJobDataAsStrings = true);
            })).Build();
        IScheduler built = await factory.GetScheduler(cancel).ConfigureAwait(false);
        await built.Start(cancel).ConfigureAwait(false);
        return built;
    }

    private async Task ScheduleFinishAsync(BatchRecord batch)
    {
        await queueing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!await Scheduler.Exists(BatchJob.FinishKey(batch.Code)).ConfigureAwait(false))
            {
                (IJobDetail job, ITrigger trigger) = BatchJob.Finish(batch);
                await GuardAsync(async () => await Scheduler.ScheduleJob(job, trigger).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        finally
        {
            queueing.Release();
        }
    }

    private Task GuardAsync(Func<ValueTask> work) => SqliteFaults.GuardAsync(options.DatabasePath, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });

    // Takes a batch's waiting jobs out of the queue, and stops those that run.
    private async Task DropAsync(string batch)
    {
        dropped[batch] = true;
        List<JobKey> keys = await Scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(batch)).ConfigureAwait(false);
        foreach (JobKey key in keys)
            await Scheduler.Interrupt(key).ConfigureAwait(false);
        await Scheduler.DeleteJobs(keys).ConfigureAwait(false);
        signals.Raise(batch);
    }

    // Waits until the jobs that were dropped are gone: a job's key stays taken for some milliseconds after its work has
    // ended, and a chunk queued again meanwhile would be lost.
    private async Task SettleAsync(string batch, CancellationToken cancel)
    {
        if (!dropped.ContainsKey(batch))
            return;
        var all = new FireInstanceQuery { Take = PagedQuery.All };
        while ((await Scheduler.QueryFireInstances(all, cancel).ConfigureAwait(false)).Items.Any(i => i.JobKey?.Group == batch))
            await Task.Delay(5, cancel).ConfigureAwait(false);
        dropped.TryRemove(batch, out _);
    }

    // Another program may have cancelled or paused a batch in the database: its jobs are stopped here.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(options.Poll);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false);
                foreach (string batch in runner.Running)
                {
                    if (await store.FindAsync(batch, stopping.Token).ConfigureAwait(false) is not { State: BatchState.Queued or BatchState.Generating })
                        await DropAsync(batch).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // The workers stop.
            }
            catch (UnavailableException)
            {
                // The store can't be read just now: the jobs meet the same, and their retries tell of it.
            }
        }
    }
}
