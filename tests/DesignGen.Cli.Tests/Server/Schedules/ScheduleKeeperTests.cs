using DesignGen.Core.Batches;
using DesignGen.Core.Schedules;
using DesignGen.Server.Schedules;

namespace DesignGen.Cli.Tests.Server.Schedules;

public class ScheduleKeeperTests
{
    [Fact]
    public async Task A_run_begins_when_it_is_due_and_ends_with_its_batch()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly("{{season}}锦鲤满版，{{next-holiday:chinese}}款，4款"));
        Assert.Equal(Bench.Shanghai(11, 30, 2), schedule.NextDue);
        ScheduleKeeper keeper = bench.Keeper();
        await keeper.LookAsync(default);
        Assert.Empty(await bench.RunsAsync(schedule));

        bench.Time.Now = Bench.Shanghai(11, 30, 2).AddSeconds(2);
        await keeper.LookAsync(default);
        ScheduleRun run = Assert.Single(await bench.RunsAsync(schedule));
        Assert.Equal((RunState.Started, 1, 4, Bench.Shanghai(11, 30, 2)), (run.State, run.Number, run.Variants, run.Due));
        BatchRecord batch = await bench.Host.FindAsync(Assert.Single(run.Batches), default);
        Assert.Equal(("秋锦鲤满版，冬至款，4款", "Li Na", BatchPace.Bulk, "koi.txt"), (batch.BriefText, batch.RequestedBy, batch.Pace, batch.BriefName));
        Assert.Equal(Bench.Shanghai(12, 1, 2), (await bench.Book.FindAsync("", schedule.Id, default)).NextDue);

        await keeper.LookAsync(default);
        Assert.Equal(RunState.Started, Assert.Single(await bench.RunsAsync(schedule)).State);
        await bench.EndAsync(batch.Code);
        await keeper.LookAsync(default);
        run = Assert.Single(await bench.RunsAsync(schedule));
        Assert.Equal((RunState.Finished, "", bench.Time.Now), (run.State, run.Message, run.EndedAt!.Value));
    }

    [Fact]
    public async Task Each_run_draws_other_designs_and_the_same_run_always_the_same()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        ScheduleKeeper keeper = bench.Keeper();
        for (int day = 1; day <= 2; day++)
        {
            bench.Time.Now = Bench.Shanghai(12, day, 2);
            await keeper.LookAsync(default);
            await bench.EndAsync((await bench.RunsAsync(schedule))[0].Batches[0]);
            await keeper.LookAsync(default);
        }
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([2, 1, 0], runs.Select(r => r.Number));
        Assert.NotEqual(runs[0].Batches[0], runs[1].Batches[0]);
    }

    [Fact]
    public async Task Of_several_keepers_one_begins_a_run()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        bench.Time.Now = Bench.Shanghai(11, 30, 2);
        ScheduleKeeper[] keepers = [.. Enumerable.Range(0, 4).Select(_ => bench.Keeper())];
        await Task.WhenAll(keepers.Select(k => Task.Run(() => k.LookAsync(default))));
        Assert.Single(await bench.RunsAsync(schedule));
        Assert.Single(await bench.Host.Batches.ListAsync(default));
        // Nor does another one end it, tell of it or begin it anew.
        await bench.EndAsync((await bench.Host.Batches.ListAsync(default))[0].Code);
        await Task.WhenAll(keepers.Select(k => Task.Run(() => k.LookAsync(default))));
        Assert.Equal(RunState.Finished, Assert.Single(await bench.RunsAsync(schedule)).State);
    }

    [Fact]
    public async Task A_run_whose_keeper_is_gone_is_taken_up_by_another()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        bench.Time.Now = Bench.Shanghai(11, 30, 2);
        await bench.Keeper().LookAsync(default);
        ScheduleRun run = Assert.Single(await bench.RunsAsync(schedule));
        await bench.ReopenAsync();
        await bench.EndAsync(run.Batches[0]);
        ScheduleKeeper other = bench.Keeper();
        await other.LookAsync(default);
        Assert.Equal(RunState.Started, Assert.Single(await bench.RunsAsync(schedule)).State);
        bench.Time.Now = bench.Time.Now.AddMinutes(1);
        await other.LookAsync(default);
        Assert.Equal(RunState.Finished, Assert.Single(await bench.RunsAsync(schedule)).State);
    }

    [Fact]
    public async Task Times_without_a_server_are_recorded_and_the_last_is_made_up_for_within_the_grace()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        bench.Time.Now = Bench.Shanghai(12, 2, 2, 40);
        await bench.Keeper().LookAsync(default);
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([(Bench.Shanghai(12, 2, 2), RunState.Started), (Bench.Shanghai(11, 30, 2), RunState.Skipped)], runs.Select(r => (r.Due, r.State)));
        Assert.Contains("2 次到时没有服务", runs[1].Message, StringComparison.Ordinal);
        Assert.Equal(Bench.Shanghai(12, 3, 2), (await bench.Book.FindAsync("", schedule.Id, default)).NextDue);
    }

    [Fact]
    public async Task While_a_run_goes_on_the_next_is_left_out()
    {
        await using var bench = new Bench();
        (Schedule schedule, ScheduleKeeper keeper) = await TwoNightsAsync(bench, Overlap.Skip);
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([RunState.Skipped, RunState.Started], runs.Select(r => r.State));
        Assert.Contains("尚未结束", runs[0].Message, StringComparison.Ordinal);
        await bench.EndAsync(runs[1].Batches[0]);
        await keeper.LookAsync(default);
        Assert.Equal([RunState.Skipped, RunState.Finished], (await bench.RunsAsync(schedule)).Select(r => r.State));
    }

    [Fact]
    public async Task While_a_run_goes_on_the_next_waits_where_that_is_wanted()
    {
        await using var bench = new Bench();
        (Schedule schedule, ScheduleKeeper keeper) = await TwoNightsAsync(bench, Overlap.Queue);
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([RunState.Waiting, RunState.Started], runs.Select(r => r.State));
        await bench.EndAsync(runs[1].Batches[0]);
        await keeper.LookAsync(default);
        await keeper.LookAsync(default);
        Assert.Equal([RunState.Started, RunState.Finished], (await bench.RunsAsync(schedule)).Select(r => r.State));
    }

    [Fact]
    public async Task While_a_run_goes_on_the_next_puts_an_end_to_it_where_that_is_wanted()
    {
        await using var bench = new Bench();
        (Schedule schedule, _) = await TwoNightsAsync(bench, Overlap.CancelBefore);
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([RunState.Started, RunState.Failed], runs.Select(r => r.State));
        Assert.Equal(BatchState.Cancelled, (await bench.Host.FindAsync(runs[1].Batches[0], default)).State);
        Assert.Contains("取消", runs[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_schedule_does_not_come_due_and_runs_when_asked()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        Assert.Null((await bench.Book.PauseAsync(Bench.Planner, schedule.Id, true, default)).NextDue);
        ScheduleKeeper keeper = bench.Keeper();
        bench.Time.Now = Bench.Shanghai(12, 5, 2);
        await keeper.LookAsync(default);
        Assert.Empty(await bench.RunsAsync(schedule));

        ScheduleRun asked = await bench.Book.RunNowAsync(Bench.Planner, schedule.Id, default);
        Assert.NotEqual(asked.Due, (await bench.Book.RunNowAsync(Bench.Planner, schedule.Id, default)).Due);
        await keeper.LookAsync(default);
        Assert.All(await bench.RunsAsync(schedule), r => Assert.Equal((RunState.Started, "Li Na"), (r.State, r.AskedBy)));
        Assert.Equal(2, (await bench.Host.Batches.ListAsync(default)).Count);

        Schedule resumed = await bench.Book.PauseAsync(Bench.Planner, schedule.Id, false, default);
        Assert.Equal((Bench.Shanghai(12, 6, 2), 3), (resumed.NextDue, resumed.Revision));
    }

    [Fact]
    public async Task A_quota_takes_whole_batches_and_the_next_run_goes_on_in_the_list()
    {
        await using var bench = new Bench();
        string list = Directory.CreateDirectory(Path.Combine(bench.Folder, "list")).FullName;
        foreach (string name in new[] { "a", "b", "c", "d", "e" })
            File.WriteAllText(Path.Combine(list, name + ".txt"), $"koi all-over on navy, {{{{season}}}} {name}, 4 designs");
        Schedule schedule = await bench.CreateAsync(new() { Name = "list", Cron = "0 * * * *", Zone = "UTC", Source = list, Quota = new() { BatchesARun = 2, VariantsADay = 20 } });
        ScheduleKeeper keeper = bench.Keeper();
        var taken = new List<string>();
        for (int hour = 2; hour <= 5; hour++)
        {
            bench.Time.Now = new(2026, 11, 29, hour, 0, 0, TimeSpan.Zero);
            await keeper.LookAsync(default);
            ScheduleRun run = (await bench.RunsAsync(schedule))[0];
            foreach (string code in run.Batches)
            {
                taken.Add((await bench.Host.FindAsync(code, default)).BriefName);
                await bench.EndAsync(code);
            }
            await keeper.LookAsync(default);
        }
        Assert.Equal(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"], taken);
        ScheduleRun[] runs = await bench.RunsAsync(schedule);
        Assert.Equal([RunState.Skipped, RunState.Finished, RunState.Finished, RunState.Finished], runs.Select(r => r.State));
        Assert.Contains("20 variants a day is used up", runs[0].Message, StringComparison.Ordinal);
        bench.Time.Now = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);
        await keeper.LookAsync(default);
        Assert.Equal(2, (await bench.RunsAsync(schedule))[0].Batches.Length);
    }

    [Fact]
    public async Task A_brief_that_is_wrong_does_not_keep_the_others_and_fails_the_run()
    {
        await using var bench = new Bench();
        string list = Directory.CreateDirectory(Path.Combine(bench.Folder, "list")).FullName;
        File.WriteAllText(Path.Combine(list, "good.txt"), "koi all-over on navy, 4 designs");
        Schedule schedule = await bench.CreateAsync(new() { Name = "list", Cron = "0 * * * *", Zone = "UTC", Source = list });
        File.WriteAllText(Path.Combine(list, "bad.yaml"), "product: spaceship\n");
        File.WriteAllText(Path.Combine(list, "worse.txt"), "koi for {{saeson}}");
        ScheduleKeeper keeper = bench.Keeper();
        bench.Time.Now = new(2026, 11, 29, 2, 0, 0, TimeSpan.Zero);
        await keeper.LookAsync(default);
        ScheduleRun run = Assert.Single(await bench.RunsAsync(schedule));
        Assert.Equal((RunState.Started, 2), (run.State, run.Refused));
        await bench.EndAsync(Assert.Single(run.Batches));
        await keeper.LookAsync(default);
        run = Assert.Single(await bench.RunsAsync(schedule));
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("bad.yaml", run.Message, StringComparison.Ordinal);
        Assert.Contains("{{season}}", run.Message, StringComparison.Ordinal);
        Directory.Delete(list, recursive: true);
        bench.Time.Now = new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero);
        await keeper.LookAsync(default);
        Assert.Equal((RunState.Failed, 0), ((await bench.RunsAsync(schedule))[0].State, (await bench.RunsAsync(schedule))[0].Batches.Length));
    }

    [Theory]
    [InlineData(BatchState.Failed, "失败 1")]
    [InlineData(BatchState.Cancelled, "取消 1")]
    public async Task A_batch_that_was_not_drawn_fails_the_run(BatchState end, string words)
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly());
        ScheduleKeeper keeper = bench.Keeper();
        bench.Time.Now = Bench.Shanghai(11, 30, 2);
        await keeper.LookAsync(default);
        await bench.EndAsync((await bench.RunsAsync(schedule))[0].Batches[0], end);
        await keeper.LookAsync(default);
        ScheduleRun run = Assert.Single(await bench.RunsAsync(schedule));
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains(words, run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_brief_of_two_teams_is_two_batches_in_the_names_of_those_who_asked()
    {
        await using var bench = new Bench();
        var ours = new DesignGen.Core.Accounts.Caller("u1", "Li Na", "ours", []);
        var theirs = new DesignGen.Core.Accounts.Caller("u2", "Wang Wei", "theirs", []);
        SchedulePlan plan = Bench.Nightly() with { KeepsSeed = true };
        await bench.CreateAsync(plan, ours);
        await bench.CreateAsync(plan, theirs);
        bench.Time.Now = Bench.Shanghai(11, 30, 2);
        await bench.Keeper().LookAsync(default);
        IReadOnlyList<BatchRecord> batches = await bench.Host.Batches.ListAsync(default);
        Assert.Equal([("ours", "u1", "Li Na"), ("theirs", "u2", "Wang Wei")], batches.Select(b => (b.Team, b.OrderedBy, b.RequestedBy)).Order());
    }

    private static async Task<(Schedule Schedule, ScheduleKeeper Keeper)> TwoNightsAsync(Bench bench, Overlap overlap)
    {
        Schedule schedule = await bench.CreateAsync(Bench.Nightly() with { Overlap = overlap });
        ScheduleKeeper keeper = bench.Keeper();
        bench.Time.Now = Bench.Shanghai(11, 30, 2);
        await keeper.LookAsync(default);
        bench.Time.Now = Bench.Shanghai(12, 1, 2);
        await keeper.LookAsync(default);
        return (schedule, keeper);
    }
}
