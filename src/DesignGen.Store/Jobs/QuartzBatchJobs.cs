using System.Collections.Concurrent;
using System.Diagnostics;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <summary>Runs batches over Quartz, whose queue lies in an SQLite file of its own, or for many workers on a PostgreSQL server.</summary>
/// <remarks>
/// Each chunk is one job named after its batch and place, so asking twice queues once. What is done is counted in
/// <see cref="IBatchStore"/>, never in the queue: at the start whatever is missing of an unfinished batch is queued again, so
/// even a lost queue loses no work. One program at a time may work a queue in a file; a shared one is worked by many, who look for what is
/// missing from time to time, and take up what a worker had that died. Two that draw one variant all the same store it once.
/// </remarks>
public sealed class QuartzBatchJobs : IBatchJobs, IAsyncDisposable
{
    /// <summary>Name of the scheduler in the queue's tables, which all workers share.</summary>
    internal const string SchedulerName = "DesignGen";

    /// <summary>How long the queue may take over what is a matter of milliseconds; a variant under way ends within it too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly JobsOptions _options;
    private readonly IBatchStore _store;
    private readonly BatchSignals _signals = new();
    private readonly JobRunner _runner;
    private readonly IProductionStore _productions;
    private readonly ProductionRunner _producing;
    private readonly Retries _retries;
    private readonly QueueFaults _faults = new();
    private readonly ConcurrentDictionary<string, bool> _dropped = new();
    private readonly SemaphoreSlim _queueing = new(1);
    private readonly CancellationTokenSource _stopping = new(), _draining = new();
    private readonly FairShares _shares;
    private int _atDevice;
    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;
    private IDisposable? _workerLock;
    private Task _watch = Task.CompletedTask;

    /// <summary>Prepares the queue; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Where the queue lies and how it runs.</param>
    /// <param name="store">What is done so far.</param>
    /// <param name="productions">The orders for press files.</param>
    /// <param name="work">What the jobs of batches do.</param>
    /// <param name="production">What the jobs for press files do.</param>
    public QuartzBatchJobs(JobsOptions options, IBatchStore store, IProductionStore productions, IBatchWork work, IProductionWork production)
    {
        _options = options;
        _shares = new(options.Queue);
        _store = store;
        _productions = productions;
        _retries = new(_options);
        _producing = new(productions, production, _options, _retries);
        _runner = new(store, work, _signals, _options, _retries, _draining.Token)
        {
            ScheduleFinish = ScheduleFinishAsync,
            Drop = DropAsync,
            Left = batch => _dropped[batch] = true,
            Began = _faults.Clear,
            AtDevice = WidenAsync,
        };
    }

    /// <summary>The work that waits for the database or the files at this moment, the longest wait first.</summary>
    public IReadOnlyList<StoreWait> Waits => _retries.Waits;

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("The workers are not started.");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancel)
    {
        _workerLock = _options.Queue.Take();
        try
        {
            if (_options.BeforeStart is not null)
                await _options.BeforeStart(cancel).ConfigureAwait(false);
            _scheduler = await _options.Queue.GuardAsync(() => BuildAsync(cancel)).ConfigureAwait(false);
            await SweepAsync(cancel).ConfigureAwait(false);
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
            // Of a shared queue, others may take any time to let go; what would be lost so is found at the next sweep.
            if (!_options.Queue.IsShared)
                await SettleAsync(batch.Code, cancel).ConfigureAwait(false);
            await QueueMissingAsync(batch, cancel).ConfigureAwait(false);
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
            await _options.Queue.GuardAsync(async () =>
            {
                if (await Scheduler.Exists(BatchJob.ProductionKey(production.Id), cancel).ConfigureAwait(false))
                    return false;
                string team = (await _store.FindAsync(production.Batch, cancel).ConfigureAwait(false))?.Team ?? "";
                IReadOnlyList<DateTimeOffset> due = await _shares.TagsAsync(new Lane(BatchPace.Interactive, OnDevice: false), team, [Math.Max(1, production.Count)], cancel).ConfigureAwait(false);
                return await ScheduleAsync([BatchJob.Production(production.Id, team, due[0])], cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
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
        Stopwatch idle = Stopwatch.StartNew(), away = Stopwatch.StartNew();
        while (true)
        {
            Task news = _signals.Next(batch);
            BatchProgress now;
            try
            {
                now = await _store.ProgressAsync(batch, cancel).ConfigureAwait(false);
            }
            catch (UnavailableException e) when ((_options.WaitsForStore && e is StoreAwayException) || away.Elapsed < _options.RetryDelays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay))
            {
                // The jobs meet the same and try as long: a server that restarts comes back.
                await Task.Delay(_options.Poll, cancel).ConfigureAwait(false);
                continue;
            }
            away.Restart();
            if (now != last)
                progress?.Report(now);
            last = now;
            if (Moves.AtRest(now.State))
                return now;
            if (_runner.LostOf(batch) is Exception lost)
                throw lost;
            if (_runner.Running.Count > 0)
                idle.Restart();
            // Of a shared queue, others may well do the work; a server that is away shows above.
            if (!_options.Queue.IsShared && idle.Elapsed > _options.StallLimit && _faults.Last is Exception fault)
                throw _options.Queue.Explain(fault) ?? new InvalidOperationException("The queue met a fault and starts no more jobs.", fault);
            await Task.WhenAny(news, Task.Delay(_options.Poll, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancel)
    {
        if (_scheduler is not { } scheduler)
            return;
        await _draining.CancelAsync().ConfigureAwait(false);
        await scheduler.Standby(cancel).ConfigureAwait(false);
        while (_runner.Running.Count > 0 || _producing.Running.Count > 0)
        {
            foreach (string production in _producing.Running)
                _producing.Stop(production);
            await Task.Delay(20, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
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
        _draining.Dispose();
        _queueing.Dispose();
    }

    private async ValueTask<IScheduler> BuildAsync(CancellationToken cancel)
    {
        await using IAsyncDisposable? alone = await _options.Queue.PrepareAsync(cancel).ConfigureAwait(false);
        _factory = QuartzSchedulerBuilder.Create(quartz => quartz
            .ConfigureScheduler(s =>
            {
                s.InstanceName = SchedulerName;
                s.IdleWaitTime = TimeSpan.FromSeconds(1);
                s.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                s.PropagateTraceContext = false;
            })
            // One more than a pace may use, so that an interactive batch finds a worker beside bulk work.
            .UseDefaultThreadPool(_options.Threads + 1)
            .UseExecutionLimits(limits => Limit(limits, atDevice: 1))
            .RefuseExecutionGroups(GroupsOf(WorkKinds.All & ~_options.Kinds))
            .UseJobFactory(new BatchJob.Factory(_runner, _producing))
            .UsePersistentStore(jobs =>
            {
                _options.Queue.Keep(jobs);
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
            await _options.Queue.GuardAsync(async () =>
                !await Scheduler.Exists(BatchJob.FinishKey(batch.Code)).ConfigureAwait(false) && await ScheduleAsync([BatchJob.Finish(batch)], CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _queueing.Release();
        }
    }

    private void Limit(ExecutionLimitsBuilder limits, int atDevice) => limits
        .ForGroup(nameof(BatchPace.Interactive), _options.Threads)
        .ForGroup(nameof(BatchPace.Bulk), _options.Threads)
        .ForGroup(Lane.DeviceGroup, atDevice);

    private static string[] GroupsOf(WorkKinds kinds) =>
        [.. new[] { (WorkKinds.Interactive, nameof(BatchPace.Interactive)), (WorkKinds.Bulk, nameof(BatchPace.Bulk)), (WorkKinds.Gpu, Lane.DeviceGroup) }.Where(k => kinds.HasFlag(k.Item1)).Select(k => k.Item2)];

    // Which device there is costs a second or so to find out, so it is asked when it is needed. Graphics cards make several pictures at once;
    // where there is one, more chunks may come to it. The turn at a device among programs of one machine is the engine's own.
    private async ValueTask WidenAsync()
    {
        if (_options.AtDevice is null || Interlocked.Exchange(ref _atDevice, 1) == 1)
            return;
        try
        {
            var limits = ExecutionLimitsBuilder.Create();
            Limit(limits, Math.Clamp(_options.AtDevice(), 1, _options.Threads));
            await Scheduler.SetExecutionLimits(limits.Build()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            // No device can be used: the chunk itself meets that, and its batch tells of it.
        }
    }

    // Queues the chunks of a batch that are neither done nor queued, or its end.
    private Task<bool> QueueMissingAsync(BatchRecord batch, CancellationToken cancel) => _options.Queue.GuardAsync(async () =>
    {
        // The queue first: a chunk that ends in between has left its variants behind by the time they are counted.
        var queued = (await Scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(batch.Code), cancel).ConfigureAwait(false)).ToHashSet();
        var there = (await _store.IndexesAsync(batch.Code, cancel).ConfigureAwait(false)).ToHashSet();
        var missing = new List<int>();
        for (int first = 0; first < batch.Count; first += batch.ChunkSize)
        {
            if (!queued.Contains(BatchJob.ChunkKey(batch.Code, first)) && Enumerable.Range(first, BatchJob.SizeOf(batch, first)).Any(i => !there.Contains(i)))
                missing.Add(first);
        }
        var jobs = new List<(IJobDetail, ITrigger)>();
        if (missing.Count > 0)
        {
            var lane = new Lane(batch.Pace, _options.NeedsDevice?.Invoke(batch) ?? false);
            IReadOnlyList<DateTimeOffset> due = await _shares.TagsAsync(lane, batch.Team, [.. missing.Select(first => BatchJob.SizeOf(batch, first))], cancel).ConfigureAwait(false);
            jobs.AddRange(missing.Select((first, i) => BatchJob.Chunk(batch, first, lane, due[i])));
        }
        if (there.Count >= batch.Count && !queued.Contains(BatchJob.FinishKey(batch.Code)))
            jobs.Add(BatchJob.Finish(batch));
        return jobs.Count == 0 || await ScheduleAsync(jobs, cancel).ConfigureAwait(false);
    });

    // Of two programs that queue one job, one does; for the other all is well, too.
    private async Task<bool> ScheduleAsync(IReadOnlyList<(IJobDetail Job, ITrigger Trigger)> jobs, CancellationToken cancel)
    {
        try
        {
            await Scheduler.ScheduleJobs(jobs.ToDictionary(j => j.Job, j => (IReadOnlyCollection<ITrigger>)[j.Trigger]), cancellationToken: cancel).ConfigureAwait(false);
            return true;
        }
        catch (ObjectAlreadyExistsException) when (_options.Queue.IsShared)
        {
            return false;
        }
    }

    // Queues what is missing of everything that is not at rest: what a crash left, what a worker let go of, what others put into the database.
    private async Task SweepAsync(CancellationToken cancel)
    {
        var unfinished = new BatchQuery(null, [BatchState.Queued, BatchState.Generating], "", null, 200);
        var batches = new List<BatchRecord>();
        IReadOnlyList<BatchRecord> page;
        do
        {
            page = await _store.PageAsync(unfinished with { After = batches.LastOrDefault()?.Code }, cancel).ConfigureAwait(false);
            batches.AddRange(page);
        }
        while (page.Count == unfinished.Limit);
        // They come newest first, and are done oldest first.
        foreach (BatchRecord batch in Enumerable.Reverse(batches))
            await EnqueueAsync(batch, cancel).ConfigureAwait(false);
        foreach (ProductionRecord production in await _productions.UnfinishedAsync(cancel).ConfigureAwait(false))
            await EnqueueAsync(production, cancel).ConfigureAwait(false);
    }

    // Takes a batch's waiting jobs out of the queue, and stops those that run.
    private async Task DropAsync(string batch)
    {
        _dropped[batch] = true;
        // One that begins after this finds its batch at rest, and leaves.
        _runner.Stop(batch);
        await _options.Queue.GuardAsync(async () => await Scheduler.DeleteJobs(await Scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(batch)).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
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
        while (await _options.Queue.GuardAsync(async () => (await Scheduler.QueryFireInstances(all, cancel).ConfigureAwait(false)).Items.Any(i => i.JobKey?.Group == batch)).ConfigureAwait(false))
        {
            // A worker that died in the meantime holds its jobs until the others take them up.
            if (watch.Elapsed > Patience && _options.Queue.IsShared)
                break;
            if (watch.Elapsed > Patience)
                throw new UnavailableException($"The queue {_options.Queue.Place} does not settle. Check that its disk is not full, then try again.");
            await Task.Delay(_options.Queue.IsShared ? 50 : 5, cancel).ConfigureAwait(false);
        }
        _dropped.TryRemove(batch, out _);
    }

    // Another program may have cancelled or paused a batch in the database: its jobs are stopped here.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(_options.Poll);
        var sinceSweep = Stopwatch.StartNew();
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
                if (_options.Sweep is { } sweep && sinceSweep.Elapsed >= sweep && !_draining.IsCancellationRequested)
                {
                    await SweepAsync(_stopping.Token).ConfigureAwait(false);
                    sinceSweep.Restart();
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
            catch (Exception e)
            {
                // A worker runs for weeks, and others' batches must not wait for a defect that one of them met.
                _options.OnFault?.Invoke("queue", e);
            }
        }
    }
}
