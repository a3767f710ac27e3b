using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;
using DesignGen.Tests;

namespace DesignGen.Store.Tests.Jobs;

/// <summary>Several workers at one queue, and the order that they work it in.</summary>
public sealed class SharedQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<QuartzBatchJobs> started = [];
    private readonly TemporaryFolder folder = new();
    private PostgresPlace? place;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Task.WhenAll(started.Select(jobs => jobs.DisposeAsync().AsTask()));
        folder.Dispose();
    }

    [PostgresFact]
    public async Task Workers_share_a_batch_and_draw_each_variant_once_and_end_it_once()
    {
        (QuartzBatchJobs Jobs, FakeWork Work)[] workers = [await StartAsync(), await StartAsync(), await StartAsync()];
        // Each waits until the others have begun, too, so that no one draws it all.
        var begun = workers.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        foreach (((_, FakeWork work), TaskCompletionSource mine) in workers.Zip(begun))
        {
            work.BeforeVariant = async (_, _, cancel) =>
            {
                mine.TrySetResult();
                await Task.WhenAll(begun.Select(b => b.Task)).WaitAsync(cancel);
            };
        }
        BatchRecord batch = await SubmitAsync(workers[0], Samples.Batch(count: 40));
        BatchProgress end = await workers[1].Jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience);
        Assert.Equal((40, BatchState.InReview), (end.Done, end.State));
        Assert.Equal(Enumerable.Range(0, 40), workers.SelectMany(w => w.Work.Drawn).Select(d => d.Index).Order());
        Assert.Equal(1, workers.Sum(w => w.Work.Finishes));
        Assert.All(workers, w => Assert.NotEmpty(w.Work.Drawn));
    }

    [PostgresFact]
    public async Task A_batch_that_is_only_in_the_database_is_taken_up()
    {
        (QuartzBatchJobs jobs, FakeWork work) = await StartAsync();
        await new BatchStore(PostgresDatabase.Open(place!)).AddAsync(Samples.Batch(), default);
        Assert.Equal(8, (await jobs.WaitAsync("BATCH001", null, default).WaitAsync(Patience)).Done);
        Assert.Equal(8, work.Drawn.Count);
    }

    [PostgresFact]
    public async Task A_worker_that_drains_keeps_the_variant_it_is_at_and_leaves_the_rest_to_others()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) first = await StartAsync(o => o with { Threads = 1 });
        TaskCompletionSource reached = new(), go = new();
        first.Work.BeforeVariant = async (_, _, cancel) =>
        {
            reached.TrySetResult();
            await go.Task.WaitAsync(cancel);
        };
        BatchRecord batch = await SubmitAsync(first, Samples.Batch(count: 6) with { ChunkSize = 6 });
        await reached.Task.WaitAsync(Patience);
        Task drained = first.Jobs.DrainAsync(default);
        Assert.False(drained.IsCompleted);
        go.SetResult();
        await drained.WaitAsync(Patience);
        await first.Jobs.StopAsync(default).WaitAsync(Patience);
        Assert.Equal([0], first.Work.Drawn.Select(d => d.Index));

        (QuartzBatchJobs Jobs, FakeWork Work) second = await StartAsync();
        Assert.Equal(BatchState.InReview, (await second.Jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience)).State);
        Assert.Equal([1, 2, 3, 4, 5], second.Work.Drawn.Select(d => d.Index));
        // Whoever wants to move the batches is told of the one that is at work, and not of the one that has stopped.
        Assert.Single(await JobQueue.On(place!).WorkersAsync(default));
    }

    [PostgresFact]
    public async Task A_drain_lets_go_of_press_files_and_another_worker_makes_them()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) first = await StartAsync();
        var begun = new TaskCompletionSource();
        first.Work.OnProduce = async (_, cancel) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        PostgresDatabase database = PostgresDatabase.Open(place!);
        await new BatchStore(database).AddAsync(Samples.Batch(state: BatchState.InReview), default);
        var productions = new ProductionStore(database);
        var order = new ProductionRecord { Id = "p1", Batch = "BATCH001", RequestedBy = "Li Na", Order = "{}", CreatedAt = Samples.Batch().CreatedAt };
        await productions.AddAsync(order, default);
        await first.Jobs.EnqueueAsync(order, default);
        await begun.Task.WaitAsync(Patience);
        (_, FakeWork second) = await StartAsync();
        await first.Jobs.DrainAsync(default).WaitAsync(Patience);
        using var patience = new CancellationTokenSource(Patience);
        while ((await productions.FindAsync("p1", patience.Token))!.State != ProductionState.Done)
            await Task.Delay(20, patience.Token);
        Assert.Equal(["p1"], second.Produced);
    }

    [PostgresFact]
    public async Task A_cancel_at_one_worker_stops_another_and_the_batch_can_be_queued_again()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) busy = await StartAsync(), idle = await StartAsync(o => o with { Kinds = WorkKinds.Gpu });
        TaskCompletionSource reached = new(), stopped = new();
        busy.Work.BeforeVariant = async (_, _, cancel) =>
        {
            cancel.Register(() => stopped.TrySetResult());
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        BatchRecord batch = await SubmitAsync(idle, Samples.Batch(count: 20));
        await reached.Task.WaitAsync(Patience);
        await idle.Jobs.CancelAsync(batch.Code, default).WaitAsync(Patience);
        await stopped.Task.WaitAsync(Patience);
        Assert.Empty(idle.Work.Drawn);

        busy.Work.BeforeVariant = (_, _, _) => Task.CompletedTask;
        await new BatchStore(PostgresDatabase.Open(place!)).MoveAsync(batch.Code, BatchState.Cancelled, BatchState.Queued, "", default);
        await idle.Jobs.EnqueueAsync(batch, default);
        Assert.Equal(20, (await idle.Jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience)).Done);
    }

    [PostgresFact]
    public async Task A_server_that_restarts_in_the_middle_costs_no_variant()
    {
        using var server = new PostgresServer();
        place = PostgresPlace.Parse(server.NewDatabase());
        (QuartzBatchJobs Jobs, FakeWork Work)[] workers = [await StartAsync(), await StartAsync()];
        var halfway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach ((_, FakeWork work) in workers)
        {
            work.BeforeVariant = async (_, index, cancel) =>
            {
                if (index == 20)
                    halfway.TrySetResult();
                await Task.Delay(20, cancel);
            };
        }
        BatchRecord batch = await SubmitAsync(workers[0], Samples.Batch(count: 60));
        Task<BatchProgress> end = workers[0].Jobs.WaitAsync(batch.Code, null, default);
        await halfway.Task.WaitAsync(Patience);
        server.Stop();
        await Task.Delay(500);
        server.Start();
        Assert.Equal((60, BatchState.InReview), ((await end.WaitAsync(Patience)).Done, (await end).State));
        Assert.Equal(Enumerable.Range(0, 60), await new BatchStore(PostgresDatabase.Open(place)).IndexesAsync(batch.Code, default));
        Assert.Equal(1, workers.Sum(w => w.Work.Finishes));
    }

    [Fact]
    public async Task Teams_get_equal_shares_however_much_one_has_queued()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) one = await StartInFileAsync(o => o with { Threads = 1 });
        TaskCompletionSource reached = new(), go = new();
        one.Work.BeforeVariant = async (_, _, cancel) =>
        {
            reached.TrySetResult();
            await go.Task.WaitAsync(cancel);
        };
        BatchStore store = new(SqliteDatabase.Open(folder.File("designgen.db")));
        BatchRecord[] many = [.. Enumerable.Range(0, 3).Select(i => Samples.Batch($"MANY000{i}", count: 20) with { Team = "many" })];
        foreach (BatchRecord batch in many)
            await SubmitAsync(one, batch, store);
        await reached.Task.WaitAsync(Patience);
        await SubmitAsync(one, Samples.Batch("FEW00001", count: 20) with { Team = "few" }, store);
        go.SetResult();
        foreach (BatchRecord batch in many)
            Assert.Equal(20, (await one.Jobs.WaitAsync(batch.Code, null, default).WaitAsync(Patience)).Done);

        (string Batch, int Index)[] drawn = [.. one.Work.Drawn];
        int few = Array.FindLastIndex(drawn, d => d.Batch == "FEW00001");
        Assert.InRange(few, 38, 44);
        // Whatever comes between, the pieces of a batch come in their order, and the batches of a team one after the other.
        Assert.Equal(Enumerable.Range(0, 20), drawn.Where(d => d.Batch == "FEW00001").Select(d => d.Index));
        Assert.Equal(many.SelectMany(b => Enumerable.Range(0, 20).Select(i => (b.Code, i))), drawn.Where(d => d.Batch != "FEW00001"));
    }

    [Fact]
    public async Task Pictures_from_a_model_of_this_machine_come_one_chunk_at_a_time_beside_other_work()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) one = await StartInFileAsync(o => o with { Threads = 3, NeedsDevice = b => b.Code.StartsWith("GPU", StringComparison.Ordinal) });
        int now = 0, most = 0;
        var others = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Work.BeforeVariant = async (batch, index, cancel) =>
        {
            if (batch == "PLAIN001")
            {
                if (index == 7)
                    others.SetResult();
                return;
            }
            int mine = Interlocked.Increment(ref now);
            lock (folder)
                most = Math.Max(most, mine);
            // The device is held until the other batch is there: it must not wait for the device.
            await others.Task.WaitAsync(cancel);
            Interlocked.Decrement(ref now);
        };
        BatchStore store = new(SqliteDatabase.Open(folder.File("designgen.db")));
        await SubmitAsync(one, Samples.Batch("GPU00001", count: 8), store);
        await SubmitAsync(one, Samples.Batch("PLAIN001", count: 8), store);
        await one.Jobs.WaitAsync("GPU00001", null, default).WaitAsync(Patience);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_card_takes_as_many_chunks_as_it_makes_pictures_at_once()
    {
        (QuartzBatchJobs Jobs, FakeWork Work) one = await StartInFileAsync(o => o with { Threads = 4, NeedsDevice = _ => true, AtDevice = () => 3 });
        int here = 0;
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Work.BeforeVariant = async (_, _, cancel) =>
        {
            if (Interlocked.Increment(ref here) == 3)
                together.SetResult();
            await together.Task.WaitAsync(cancel);
        };
        await SubmitAsync(one, Samples.Batch(count: 6), new(SqliteDatabase.Open(folder.File("designgen.db"))));
        Assert.Equal(6, (await one.Jobs.WaitAsync("BATCH001", null, default).WaitAsync(Patience)).Done);
    }

    private async Task<(QuartzBatchJobs Jobs, FakeWork Work)> StartAsync(Func<JobsOptions, JobsOptions>? change = null)
    {
        place ??= PostgresPlace.Parse(PostgresServer.Shared.NewDatabase());
        return await StartAsync(PostgresDatabase.Open(place), JobQueue.On(place), change ?? (o => o));
    }

    private Task<(QuartzBatchJobs Jobs, FakeWork Work)> StartInFileAsync(Func<JobsOptions, JobsOptions> change) =>
        StartAsync(SqliteDatabase.Open(folder.File("designgen.db")), JobQueue.InFile(folder.File("jobs.db")), change);

    private async Task<(QuartzBatchJobs Jobs, FakeWork Work)> StartAsync(StoreDatabase database, JobQueue queue, Func<JobsOptions, JobsOptions> change)
    {
        var store = new BatchStore(database);
        var work = new FakeWork(store);
        var options = new JobsOptions
        {
            Queue = queue,
            Threads = 2,
            RetryDelays = [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)],
            Poll = TimeSpan.FromMilliseconds(50),
            Sweep = queue.IsShared ? TimeSpan.FromMilliseconds(300) : null,
        };
        var jobs = new QuartzBatchJobs(change(options), store, new ProductionStore(database), work, work);
        started.Add(jobs);
        await jobs.StartAsync(default).WaitAsync(Patience);
        return (jobs, work);
    }

    private async Task<BatchRecord> SubmitAsync((QuartzBatchJobs Jobs, FakeWork Work) worker, BatchRecord batch, BatchStore? store = null)
    {
        await (store ?? new(PostgresDatabase.Open(place!))).AddAsync(batch, default);
        await worker.Jobs.EnqueueAsync(batch, default).WaitAsync(Patience);
        return batch;
    }
}
