using System.Collections.Concurrent;
using System.Diagnostics;
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
    /// <summary>How long the queue may take over what is a matter of milliseconds; a variant under way ends within it too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly JobsOptions _options;
    private readonly IBatchStore _store;
    private readonly BatchSignals _signals = new();
    private readonly JobRunner _runner;
    private readonly IProductionStore _productions;
    private readonly ProductionRunner _producing;
    private readonly QueueFaults _faults = new();
    private readonly ConcurrentDictionary<string, bool> _dropped = new();
    private readonly SemaphoreSlim _queueing = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;
    private WorkerLock? _workerLock;
    private Task _watch = Task.CompletedTask;

    /// <summary>Prepares the queue; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Where the queue lies and how it runs.</param>
    /// <param name="store">What is done so far.</param>
    /// <param name="productions">The orders for press files.</param>
    /// <param name="work">What the jobs of batches do.</param>
    /// <param name="production">What the jobs for press files do.</param>
    public QuartzBatchJobs(JobsOptions options, IBatchStore store, IProductionStore productions, IBatchWork work, IProductionWork production)
    {
        _options = options with { DatabasePath = Path.GetFullPath(options.DatabasePath) };
        _store = store;
        _productions = productions;
        _producing = new(productions, production, _options);
        _runner = new(store, work, _signals, _options) { ScheduleFinish = ScheduleFinishAsync, Drop = DropAsync, Left = batch => _dropped[batch] = true, Began = _faults.Clear };
    }

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("The workers are not started.");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancel)
    {
        _workerLock = WorkerLock.Take(_options.DatabasePath + ".lock");
        try
        {
            if (_options.BeforeStart is not null)
                await _options.BeforeStart(cancel).ConfigureAwait(false);
            _scheduler = await SqliteFaults.GuardAsync(_options.DatabasePath, () => BuildAsync(cancel)).ConfigureAwait(false);
            foreach (BatchRecord batch in await _store.ListAsync(cancel).ConfigureAwait(false))
            {
                if (batch.State is BatchState.Queued or BatchState.Generating)
                    await EnqueueAsync(batch, cancel).ConfigureAwait(false);
            }
            foreach (ProductionRecord production in await _productions.UnfinishedAsync(cancel).ConfigureAwait(false))
                await EnqueueAsync(production, cancel).ConfigureAwait(false);
        }
        catch
        {
            await StopAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        _watch = WatchAsync();
    }

    /// <inheritdoc/>
    public async Task EnqueueAsync(BatchRecord batch, CancellationToken cancel)
    {
        await _queueing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            _runner.Forgive(batch.Code);
            var there = (await _store.IndexesAsync(batch.Code, cancel).ConfigureAwait(false)).ToHashSet();
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
            _queueing.Release();
        }
        _signals.Raise(batch.Code);
    }

    /// <inheritdoc/>
    public async Task EnqueueAsync(ProductionRecord production, CancellationToken cancel)
    {
        await _queueing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (await Scheduler.Exists(BatchJob.ProductionKey(production.Id), cancel).ConfigureAwait(false))
                return;
            (IJobDetail job, ITrigger trigger) = BatchJob.Production(production.Id);
            await GuardAsync(async () => await Scheduler.ScheduleJob(job, trigger, cancellationToken: cancel).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _queueing.Release();
        }
    }

    /// <inheritdoc/>
    public Task<bool> CancelProductionAsync(string production, CancellationToken cancel) => _producing.CancelAsync(production, cancel);

    /// <inheritdoc/>
    public async Task CancelAsync(string batch, CancellationToken cancel)
    {
        BatchRecord? record = await _store.FindAsync(batch, cancel).ConfigureAwait(false);
        if (record is null || !Moves.Allowed(record.State, BatchState.Cancelled))
            return;
        if (await _store.MoveAsync(batch, record.State, BatchState.Cancelled, "", cancel).ConfigureAwait(false))
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
        var idle = Stopwatch.StartNew();
        while (true)
        {
            Task news = _signals.Next(batch);
            BatchProgress now = await _store.ProgressAsync(batch, cancel).ConfigureAwait(false);
            if (now != last)
                progress?.Report(now);
            last = now;
            if (Moves.AtRest(now.State))
                return now;
            if (_runner.LostOf(batch) is Exception lost)
                throw lost;
            if (_runner.Running.Count > 0)
                idle.Restart();
            if (idle.Elapsed > _options.StallLimit && _faults.Last is Exception fault)
                throw SqliteFaults.Explain(fault, _options.DatabasePath) ?? new InvalidOperationException("The queue met a fault and starts no more jobs.", fault);
            await Task.WhenAny(news, Task.Delay(_options.Poll, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Chunks under way end after the variant that they are at; what is missing of them is queued again at the next start.</remarks>
    public async Task StopAsync(CancellationToken cancel)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(false);
        await ShutDownAsync(_scheduler, _factory, cancel).ConfigureAwait(false);
        _scheduler = null;
        _factory = null;
        _workerLock?.Dispose();
    }

    /// <summary>Stops the workers.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _stopping.Dispose();
        _queueing.Dispose();
    }

    private async Task<IScheduler> BuildAsync(CancellationToken cancel)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = _options.DatabasePath, DefaultTimeout = 30 }.ToString();
        await using (var database = new SqliteConnection(connection))
        {
            // The file remembers this: with a write-ahead log each step of the queue costs one flush instead of several.
            await database.OpenAsync(cancel).ConfigureAwait(false);
            await using SqliteCommand command = database.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = wal;";
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        _factory = QuartzSchedulerBuilder.Create(quartz => quartz
            .ConfigureScheduler(s =>
            {
                s.InstanceName = "DesignGen";
                s.IdleWaitTime = TimeSpan.FromSeconds(1);
                s.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                s.PropagateTraceContext = false;
            })
            // One more than a pace may use, so that an interactive batch finds a worker beside bulk work.
            .UseDefaultThreadPool(_options.Threads + 1)
            .UseExecutionLimits(limits => limits
                .ForGroup(nameof(BatchPace.Interactive), _options.Threads)
                .ForGroup(nameof(BatchPace.Bulk), _options.Threads))
            .UseJobFactory(new BatchJob.Factory(_runner, _producing))
            .UsePersistentStore(jobs =>
            {
                jobs.UseSqlite(connection);
                jobs.ProvisionSchema();
                jobs.ConfigureStore(s =>
                {
                    s.StoreJobDataAsStrings = true;
                    // A queue that was given up on does not keep the program alive.
                    s.UseBackgroundThreads = true;
                });
            })).Build();
        IScheduler built = await _factory.GetScheduler(cancel).ConfigureAwait(false);
        built.ListenerManager.AddSchedulerListener(_faults);
        await built.Start(cancel).ConfigureAwait(false);
        return built;
    }

    // A queue whose disk is full writes and writes again: it is left to itself then. It has nothing that the next start needs.
    // Its factory waits for the scheduler without end, so both are given up on together.
    private static async Task ShutDownAsync(IScheduler? scheduler, StandaloneSchedulerFactory? factory, CancellationToken cancel)
    {
        try
        {
            await EndAsync().WaitAsync(Patience, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        async Task EndAsync()
        {
            if (scheduler is not null)
                await scheduler.Shutdown(waitForJobsToComplete: true, cancel).ConfigureAwait(false);
            if (factory is not null)
                await factory.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ScheduleFinishAsync(BatchRecord batch)
    {
        await _queueing.WaitAsync().ConfigureAwait(false);
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
            _queueing.Release();
        }
    }

    private Task GuardAsync(Func<ValueTask> work) => SqliteFaults.GuardAsync(_options.DatabasePath, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });

    // Takes a batch's waiting jobs out of the queue, and stops those that run.
    private async Task DropAsync(string batch)
    {
        _dropped[batch] = true;
        List<JobKey> keys = await Scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(batch)).ConfigureAwait(false);
        foreach (JobKey key in keys)
            await Scheduler.Interrupt(key).ConfigureAwait(false);
        await Scheduler.DeleteJobs(keys).ConfigureAwait(false);
        _signals.Raise(batch);
    }

    // Waits until the jobs that were dropped are gone: a job's key stays taken for some milliseconds after its work has
    // ended, and a chunk queued again meanwhile would be lost.
    private async Task SettleAsync(string batch, CancellationToken cancel)
    {
        if (!_dropped.ContainsKey(batch))
            return;
        var all = new FireInstanceQuery { Take = PagedQuery.All };
        var watch = Stopwatch.StartNew();
        while ((await Scheduler.QueryFireInstances(all, cancel).ConfigureAwait(false)).Items.Any(i => i.JobKey?.Group == batch))
        {
            if (watch.Elapsed > Patience)
                throw new UnavailableException($"The queue {_options.DatabasePath} does not settle. Check that its disk is not full, then try again.");
            await Task.Delay(5, cancel).ConfigureAwait(false);
        }
        _dropped.TryRemove(batch, out _);
    }

    // Another program may have cancelled or paused a batch in the database: its jobs are stopped here.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(_options.Poll);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false);
                foreach (string batch in _runner.Running)
                {
                    if (await _store.FindAsync(batch, _stopping.Token).ConfigureAwait(false) is not { State: BatchState.Queued or BatchState.Generating })
                        await DropAsync(batch).ConfigureAwait(false);
                }
                await _producing.LookAsync(_stopping.Token).ConfigureAwait(false);
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
