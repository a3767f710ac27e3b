using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;
using Microsoft.Data.Sqlite;

namespace DesignGen.Store.Tests.Jobs;

public sealed class QuartzBatchJobsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A second on a free machine; tests share theirs.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private readonly TemporaryFolder folder = new();
    private readonly List<QuartzBatchJobs> started = [];
    private readonly BatchStore store;
    private readonly ProductionStore productions;
    private readonly FakeWork work;

    public QuartzBatchJobsTests()
    {
        SqliteDatabase database = SqliteDatabase.Open(folder.File("designgen.db"));
        store = new(database);
        productions = new(database);
        work = new(store);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (QuartzBatchJobs jobs in started)
            await jobs.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_batch_is_drawn_whole_and_finished_once()
    {
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch(count: 7));
        BatchProgress end = await WaitAsync(jobs);
        Assert.Equal(new BatchProgress(7, 0, 7, BatchState.InReview), end);
        Assert.Equal(4, work.Chunks);
        Assert.Equal(1, work.Finishes);
    }

    [Fact]
    public async Task Progress_is_reported_as_it_comes()
    {
        QuartzBatchJobs jobs = await StartAsync();
        var reports = new List<BatchProgress>();
        await SubmitAsync(jobs, Samples.Batch(count: 4));
        await jobs.WaitAsync("BATCH001", new Direct(reports.Add), default).WaitAsync(Patience);
        Assert.Equal(BatchState.InReview, reports[^1].State);
        Assert.Equal(reports.Select(r => r.Done).Order(), reports.Select(r => r.Done));
        Assert.Equal(reports.Distinct(), reports);
    }

    [Fact]
    public async Task Enqueueing_twice_queues_each_chunk_once()
    {
        var held = new TaskCompletionSource();
        work.BeforeVariant = (_, _, cancel) => held.Task.WaitAsync(cancel);
        QuartzBatchJobs jobs = await StartAsync();
        BatchRecord batch = await SubmitAsync(jobs, Samples.Batch(count: 10));
        await jobs.EnqueueAsync(batch, default);
        await jobs.EnqueueAsync(batch, default);
        held.SetResult();
        await WaitAsync(jobs);
        Assert.Equal(5, work.Chunks);
        Assert.Equal(1, work.Finishes);
    }

    [Fact]
    public async Task A_program_that_dies_in_a_chunk_leaves_it_to_the_next()
    {
        var reached = new TaskCompletionSource();
        work.BeforeVariant = async (_, index, cancel) =>
        {
            if (index != 3)
                return;
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        await SubmitAsync(await StartAsync(o => o with { Threads = 1 }), Samples.Batch(count: 8));
        await reached.Task.WaitAsync(Patience);

        // What lies on the disk at this moment is what a kill would leave.
        using var copy = new TemporaryFolder();
        foreach (string name in new[] { "designgen.db", "jobs.db" })
            Snapshot(folder.File(name), copy.File(name));
        BatchStore secondStore = new BatchStore(SqliteDatabase.Open(copy.File("designgen.db")));
        var secondWork = new FakeWork(secondStore);
        await using var second = new QuartzBatchJobs(Options(copy), secondStore, new ProductionStore(SqliteDatabase.Open(copy.File("designgen.db"))), secondWork, secondWork);
        await second.StartAsync(default);
        BatchProgress end = await second.WaitAsync("BATCH001", null, default).WaitAsync(Patience);
        Assert.Equal((8, BatchState.InReview), (end.Done, end.State));
        Assert.Equal(secondWork.Drawn.Select(d => d.Index).Distinct().Count(), secondWork.Drawn.Count);
        Assert.DoesNotContain(2, secondWork.Drawn.Select(d => d.Index));
        Assert.Equal(1, secondWork.Finishes);
    }

    [Fact]
    public async Task A_batch_whose_queue_was_lost_is_taken_up_from_the_database()
    {
        await store.AddAsync(Samples.Batch(count: 6, state: BatchState.Generating), default);
        await store.AddVariantAsync(Samples.Variant("BATCH001", 2), default);
        BatchProgress end = await WaitAsync(await StartAsync());
        Assert.Equal((6, BatchState.InReview), (end.Done, end.State));
        Assert.Equal([0, 1, 3, 4, 5], work.Drawn.Select(d => d.Index).Order());
    }

    [Fact]
    public async Task A_crash_between_the_last_variant_and_the_end_still_finishes_the_batch_once()
    {
        await store.AddAsync(Samples.Batch(count: 4, state: BatchState.Generating), default);
        for (int i = 0; i < 4; i++)
            await store.AddVariantAsync(Samples.Variant("BATCH001", i), default);
        Assert.Equal(BatchState.InReview, (await WaitAsync(await StartAsync())).State);
        Assert.Equal((0, 1), (work.Chunks, work.Finishes));
    }

    [Fact]
    public async Task Many_chunks_that_end_together_finish_the_batch_once()
    {
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 8 });
        int here = 0;
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        work.BeforeVariant = (_, _, _) =>
        {
            if (Interlocked.Increment(ref here) == 8)
                together.SetResult();
            return together.Task.WaitAsync(Patience);
        };
        await SubmitAsync(jobs, Samples.Batch(count: 8) with { ChunkSize = 1 });
        await WaitAsync(jobs);
        await jobs.StopAsync(default);
        Assert.Equal(1, work.Finishes);
    }

    [Fact]
    public async Task Stopping_ends_a_chunk_at_its_variant_and_the_next_start_draws_the_rest()
    {
        var reached = new TaskCompletionSource();
        work.BeforeVariant = async (_, _, cancel) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch(count: 4));
        await reached.Task.WaitAsync(Patience);
        await jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(BatchState.Generating, (await store.FindAsync("BATCH001", default))!.State);
        work.BeforeVariant = (_, _, _) => Task.CompletedTask;
        Assert.Equal(4, (await WaitAsync(await StartAsync())).Done);
    }

    [Fact]
    public async Task Cancelling_stops_the_chunk_under_way_and_keeps_what_was_drawn()
    {
        var reached = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        work.BeforeVariant = async (_, index, cancel) =>
        {
            if (index != 1)
                return;
            cancel.Register(stopped.SetResult);
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 1 });
        await SubmitAsync(jobs, Samples.Batch(count: 100));
        await reached.Task.WaitAsync(Patience);
        await jobs.CancelAsync("BATCH001", default).WaitAsync(Soon);
        await stopped.Task.WaitAsync(Soon);
        Assert.Equal(BatchState.Cancelled, (await WaitAsync(jobs)).State);
        Assert.Equal([0], await store.IndexesAsync("BATCH001", default));
    }

    [Fact]
    public async Task A_cancel_written_by_another_program_is_noticed()
    {
        var reached = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        work.BeforeVariant = async (_, _, cancel) =>
        {
            cancel.Register(() => stopped.TrySetResult());
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch());
        await reached.Task.WaitAsync(Patience);
        await new BatchStore(SqliteDatabase.Open(folder.File("designgen.db"))).MoveAsync("BATCH001", BatchState.Generating, BatchState.Cancelled, "", default);
        await stopped.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_cancelled_batch_can_be_queued_again_at_once()
    {
        var reached = new TaskCompletionSource();
        work.BeforeVariant = async (_, _, cancel) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync();
        BatchRecord batch = await SubmitAsync(jobs, Samples.Batch(count: 12));
        await reached.Task.WaitAsync(Patience);
        await jobs.CancelAsync(batch.Code, default);
        work.BeforeVariant = (_, _, _) => Task.CompletedTask;
        Assert.True(await store.MoveAsync(batch.Code, BatchState.Cancelled, BatchState.Queued, "", default));
        await jobs.EnqueueAsync(batch, default);
        BatchProgress end = await WaitAsync(jobs);
        Assert.Equal((12, BatchState.InReview), (end.Done, end.State));
    }

    [Fact]
    public async Task What_is_unavailable_is_tried_again_and_then_goes_well()
    {
        int tries = 0;
        work.BeforeVariant = (_, index, _) => index == 5 && Interlocked.Increment(ref tries) < 3
            ? throw new UnavailableException("the disk is full") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Equal(BatchState.InReview, (await WaitAsync(jobs)).State);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task What_stays_unavailable_fails_the_batch_with_its_message()
    {
        int tries = 0;
        work.BeforeVariant = (_, index, _) => index == 5 && Interlocked.Increment(ref tries) > 0
            ? throw new UnavailableException("the disk is full") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Equal(BatchState.Failed, (await WaitAsync(jobs)).State);
        Assert.Equal("the disk is full", (await store.FindAsync("BATCH001", default))!.Fault);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_a_fault_that_could_not_even_be_written()
    {
        var full = new UnavailableException("the disk is full");
        var failing = new FailingStore(store) { OnMove = to => to == BatchState.Failed ? throw full : true };
        var failingWork = new FakeWork(failing) { BeforeVariant = (_, _, _) => throw full };
        var jobs = new QuartzBatchJobs(Options(folder), failing, productions, failingWork, failingWork);
        started.Add(jobs);
        await jobs.StartAsync(default).WaitAsync(Patience);
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Same(full, await Assert.ThrowsAsync<UnavailableException>(() => WaitAsync(jobs)));

        failingWork.BeforeVariant = (_, _, _) => Task.CompletedTask;
        await jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(8, (await WaitAsync(await StartAsync())).Done);
    }

    [Fact]
    public async Task Whoever_waits_is_told_when_the_queue_itself_can_not_go_on()
    {
        var held = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        work.BeforeVariant = (_, _, cancel) =>
        {
            reached.TrySetResult();
            return held.Task.WaitAsync(cancel);
        };
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 1, StallLimit = TimeSpan.FromMilliseconds(100) });
        await SubmitAsync(jobs, Samples.Batch());
        await reached.Task.WaitAsync(Patience);
        await ChangeQueueAsync("CREATE TRIGGER broken BEFORE INSERT ON QRTZ_FIRED_TRIGGERS BEGIN SELECT RAISE(ABORT, 'broken'); END");
        held.SetResult();
        InvalidOperationException told = await Assert.ThrowsAsync<InvalidOperationException>(() => WaitAsync(jobs));
        Assert.Contains("broken", told.InnerException!.ToString());

        await ChangeQueueAsync("DROP TRIGGER broken");
        await jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(BatchState.InReview, (await WaitAsync(await StartAsync())).State);
    }

    [Fact]
    public async Task What_is_wrong_with_the_input_is_never_tried_again()
    {
        int tries = 0;
        work.BeforeVariant = (_, _, _) => Interlocked.Increment(ref tries) > 0 ? throw new InputException("koi.yaml", "inks.max", "0 inks") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 1 });
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Equal(BatchState.Failed, (await WaitAsync(jobs)).State);
        Assert.Equal("koi.yaml: inks.max: 0 inks", (await store.FindAsync("BATCH001", default))!.Fault);
        await jobs.StopAsync(default);
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_defect_fails_the_batch_and_is_handed_on_for_replay()
    {
        var faults = new List<(string Batch, Exception Fault)>();
        work.BeforeVariant = (_, index, _) => index == 0 ? throw new FormatException("a bug") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 1, OnFault = (b, e) => faults.Add((b, e)) });
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Equal(BatchState.Failed, (await WaitAsync(jobs)).State);
        Assert.Contains("a bug", (await store.FindAsync("BATCH001", default))!.Fault, StringComparison.Ordinal);
        await jobs.StopAsync(default);
        (string code, Exception fault) = Assert.Single(faults);
        Assert.Equal("BATCH001", code);
        Assert.IsType<FormatException>(fault);
    }

    [Fact]
    public async Task A_failed_batch_can_be_queued_again()
    {
        work.BeforeVariant = (_, index, _) => index == 2 ? throw new FormatException("a bug") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync();
        BatchRecord batch = await SubmitAsync(jobs, Samples.Batch());
        await WaitAsync(jobs);
        work.BeforeVariant = (_, _, _) => Task.CompletedTask;
        await store.MoveAsync(batch.Code, BatchState.Failed, BatchState.Queued, "", default);
        await jobs.EnqueueAsync(batch, default);
        Assert.Equal(8, (await WaitAsync(jobs)).Done);
    }

    [Fact]
    public async Task The_end_of_a_batch_is_tried_again_too()
    {
        int tries = 0;
        work.OnFinish = _ => Interlocked.Increment(ref tries) < 2 ? throw new UnavailableException("locked") : Task.CompletedTask;
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch());
        Assert.Equal(BatchState.InReview, (await WaitAsync(jobs)).State);
        Assert.Equal(2, work.Finishes);
    }

    [Fact]
    public async Task An_interactive_batch_is_not_stuck_behind_a_bulk_one()
    {
        var held = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        work.BeforeVariant = async (batch, _, cancel) =>
        {
            if (batch == "NIGHT")
            {
                reached.TrySetResult();
                await held.Task.WaitAsync(cancel);
            }
        };
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 1 });
        await SubmitAsync(jobs, Samples.Batch("NIGHT", count: 50, pace: BatchPace.Bulk));
        await reached.Task.WaitAsync(Patience);
        await SubmitAsync(jobs, Samples.Batch("BATCH001", count: 4));
        Assert.Equal(BatchState.InReview, (await WaitAsync(jobs)).State);
        Assert.Empty(await store.IndexesAsync("NIGHT", default));
        held.SetResult();
        Assert.Equal(50, (await jobs.WaitAsync("NIGHT", null, default).WaitAsync(Patience)).Done);
    }

    [Fact]
    public async Task No_more_chunks_run_at_once_than_threads()
    {
        int now = 0, most = 0;
        work.BeforeVariant = async (_, _, _) =>
        {
            int mine = Interlocked.Increment(ref now);
            lock (folder)
                most = Math.Max(most, mine);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };
        QuartzBatchJobs jobs = await StartAsync(o => o with { Threads = 2 });
        await SubmitAsync(jobs, Samples.Batch(count: 40));
        await WaitAsync(jobs);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_second_program_may_not_work_the_same_queue()
    {
        QuartzBatchJobs first = await StartAsync();
        UnavailableException refusal = await Assert.ThrowsAsync<UnavailableException>(() => StartAsync());
        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        await first.StopAsync(default);
        await StartAsync();
    }

    [Fact]
    public async Task A_wait_that_is_given_up_leaves_the_batch_at_work()
    {
        var held = new TaskCompletionSource();
        work.BeforeVariant = (_, _, cancel) => held.Task.WaitAsync(cancel);
        QuartzBatchJobs jobs = await StartAsync();
        await SubmitAsync(jobs, Samples.Batch());
        using var giveUp = new CancellationTokenSource();
        Task wait = jobs.WaitAsync("BATCH001", null, giveUp.Token);
        giveUp.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        held.SetResult();
        Assert.Equal(BatchState.InReview, (await WaitAsync(jobs)).State);
    }

    [Fact]
    public async Task Press_files_are_made_once_and_told_as_done()
    {
        QuartzBatchJobs jobs = await StartAsync();
        ProductionRecord order = await OrderAsync();
        await jobs.EnqueueAsync(order, default);
        await jobs.EnqueueAsync(order, default);
        await EndAsync(ProductionState.Done);
        Assert.Equal(["p1"], work.Produced);
    }

    [Fact]
    public async Task Press_files_that_fail_keep_their_reason()
    {
        work.OnProduce = (_, _) => throw new InputException("batch", null, "No variant is approved.");
        QuartzBatchJobs jobs = await StartAsync();
        await jobs.EnqueueAsync(await OrderAsync(), default);
        Assert.Contains("No variant is approved", (await EndAsync(ProductionState.Failed)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_files_stop_when_any_program_says_so()
    {
        var begun = new TaskCompletionSource();
        work.OnProduce = async (_, cancel) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync();
        await jobs.EnqueueAsync(await OrderAsync(), default);
        await begun.Task.WaitAsync(Patience);
        // As a program would that works no queue.
        await productions.MoveAsync("p1", [ProductionState.Producing], ProductionState.Cancelled, "", default);
        await jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(ProductionState.Cancelled, (await productions.FindAsync("p1", default))!.State);
    }

    [Fact]
    public async Task Press_files_under_way_at_a_stop_are_made_at_the_next_start()
    {
        var begun = new TaskCompletionSource();
        work.OnProduce = async (_, cancel) =>
        {
            if (begun.TrySetResult())
                await Task.Delay(Timeout.Infinite, cancel);
        };
        QuartzBatchJobs jobs = await StartAsync();
        await jobs.EnqueueAsync(await OrderAsync(), default);
        await begun.Task.WaitAsync(Patience);
        await jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal(ProductionState.Queued, (await productions.FindAsync("p1", default))!.State);
        await StartAsync();
        await EndAsync(ProductionState.Done);
        Assert.Equal(["p1", "p1"], work.Produced);
    }

    private async Task<ProductionRecord> OrderAsync()
    {
        await store.AddAsync(Samples.Batch(state: BatchState.InReview), default);
        var order = new ProductionRecord { Id = "p1", Batch = "BATCH001", RequestedBy = "Li Na", Order = "{}", CreatedAt = Samples.Batch().CreatedAt };
        await productions.AddAsync(order, default);
        return order;
    }

    private async Task<ProductionRecord> EndAsync(ProductionState end)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            ProductionRecord now = (await productions.FindAsync("p1", patience.Token))!;
            if (now.State is not (ProductionState.Queued or ProductionState.Producing))
            {
                Assert.Equal(end, now.State);
                return now;
            }
            await Task.Delay(20, patience.Token);
        }
    }

    [Fact]
    public async Task Work_waits_for_a_store_that_is_away_for_hours_and_goes_on_by_itself()
    {
        var time = new HurriedTime();
        DateTimeOffset back = time.GetUtcNow() + TimeSpan.FromHours(8);
        ConcurrentQueue<StoreWait> waits = new(), over = new();
        int moves = 0;
        // The database is away when a batch is to begin, then the files are when its first variant is to be written.
        var away = new FailingStore(store) { OnMove = to => to != BatchState.Generating || Interlocked.Increment(ref moves) > 20 || time.GetUtcNow() >= back ? true : throw new StoreAwayException("db can't be reached.") };
        work.BeforeVariant = (_, _, _) => time.GetUtcNow() >= back ? Task.CompletedTask : throw new StoreAwayException("s3://prints can't be reached.");
        var jobs = new QuartzBatchJobs(Options(folder) with { Threads = 1, WaitsForStore = true, Time = time, OnWait = waits.Enqueue, OnGoOn = over.Enqueue }, away, productions, work, work);
        started.Add(jobs);
        await jobs.StartAsync(default).WaitAsync(Patience);
        BatchRecord batch = await SubmitAsync(jobs, Samples.Batch(count: 3));
        BatchProgress end = await jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience);
        Assert.Equal((BatchState.InReview, 3), (end.State, end.Done));
        Assert.Contains(waits, w => w.Message.StartsWith("db", StringComparison.Ordinal));
        Assert.Contains(waits, w => w.Message.StartsWith("s3", StringComparison.Ordinal));
        // Ever longer, two minutes at most: eight hours are some 250 tries.
        Assert.InRange(waits.Count, 230, 300);
        Assert.Equal(TimeSpan.FromMinutes(2), time.LongestWait);
        Assert.All(over, w => Assert.Equal((batch.Code, true), (w.Batch, w.Tries > 0)));
        Assert.Equal(waits.Count, over.Sum(w => w.Tries));
        Assert.Empty(jobs.Waits);
    }

    [Fact]
    public async Task A_batch_that_waits_for_its_files_says_so_and_can_be_cancelled()
    {
        var told = new TaskCompletionSource();
        work.BeforeVariant = (_, _, _) => throw new StoreAwayException("s3://prints can't be reached.");
        using var measures = new Measures();
        QuartzBatchJobs jobs = await StartAsync(o => o with { WaitsForStore = true, OnWait = w => { if (w.Tries > 8) told.TrySetResult(); } });
        BatchRecord batch = await SubmitAsync(jobs, Samples.Batch(count: 1));
        await told.Task.WaitAsync(Patience);
        measures.Read();
        Assert.True(measures["designgen.store.waiting"] >= 1);
        Assert.True(measures["designgen.store.waiting.duration"] > 0);
        Assert.True(measures["designgen.store.tries"] > 8);
        StoreWait wait = Assert.Single(jobs.Waits);
        Assert.Equal((batch.Code, "s3://prints can't be reached."), (wait.Batch, wait.Message));
        Assert.Equal(BatchState.Generating, (await store.FindAsync(batch.Code, default))!.State);
        await jobs.CancelAsync(batch.Code, default).WaitAsync(Patience);
        Assert.Equal(BatchState.Cancelled, (await jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience)).State);
        // The try that was under way ends a little after its batch.
        Assert.True(SpinWait.SpinUntil(() => jobs.Waits.Count == 0, Patience));
    }

    // What the program's meters say; other tests of the process may wait meanwhile.
    private sealed class Measures : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, double> _values = new();

        public Measures()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "DesignGen")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((i, v, _, _) => _values[i.Name] = v);
            _listener.SetMeasurementEventCallback<double>((i, v, _, _) => _values[i.Name] = v);
            _listener.SetMeasurementEventCallback<long>((i, v, _, _) => _values.AddOrUpdate(i.Name, v, (_, sum) => sum + v));
            _listener.Start();
        }

        public double this[string name] => _values[name];

        public void Read() => _listener.RecordObservableInstruments();

        public void Dispose() => _listener.Dispose();
    }

    // A clock whose waits are over at once, as if their time had passed.
    private sealed class HurriedTime : TimeProvider
    {
        private long _ticks = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks, _longest;

        public TimeSpan LongestWait => new(Interlocked.Read(ref _longest));

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            Interlocked.Exchange(ref _longest, Math.Max(Interlocked.Read(ref _longest), dueTime.Ticks));
            return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ChangeQueueAsync(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={folder.File("jobs.db")}");
        await database.OpenAsync();
        await using SqliteCommand command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static JobsOptions Options(TemporaryFolder folder) => new()
    {
        Queue = JobQueue.InFile(folder.File("jobs.db")),
        Threads = 2,
        RetryDelays = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)],
        Poll = TimeSpan.FromMilliseconds(50),
    };

    private async Task<QuartzBatchJobs> StartAsync(Func<JobsOptions, JobsOptions>? change = null)
    {
        var jobs = new QuartzBatchJobs((change ?? (o => o))(Options(folder)), store, productions, work, work);
        started.Add(jobs);
        await jobs.StartAsync(default).WaitAsync(Patience);
        return jobs;
    }

    private async Task<BatchRecord> SubmitAsync(QuartzBatchJobs jobs, BatchRecord batch)
    {
        await store.AddAsync(batch, default);
        await jobs.EnqueueAsync(batch, default).WaitAsync(Patience);
        return batch;
    }

    private static void Snapshot(string from, string to)
    {
        using var source = new SqliteConnection("Data Source=" + from);
        using var target = new SqliteConnection("Data Source=" + to);
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static Task<BatchProgress> WaitAsync(QuartzBatchJobs jobs) => jobs.WaitAsync("BATCH001", null, default).WaitAsync(Patience);

    private sealed class Direct(Action<BatchProgress> report) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => report(value);
    }
}
