using DesignGen.Core.Catalogue;
using DesignGen.Core.Schedules;
using DesignGen.Store.Database;

namespace DesignGen.Store.Tests.Database;

public sealed class ScheduleStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly ScheduleStore store;

    public ScheduleStoreTests() => store = new(SqliteDatabase.Open(folder.File("designgen.db")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_schedule_comes_back_whole()
    {
        Schedule schedule = Nightly("s1") with
        {
            IsPaused = true,
            NextDue = null,
            ById = "u1",
            Plan = Nightly("s1").Plan with
            {
                Variants = 12,
                KeepsSeed = true,
                Overlap = Overlap.CancelBefore,
                GraceMinutes = 5,
                Language = Language.Chinese,
                Quota = new() { BatchesADay = 3, VariantsAMonth = 900 },
                Notices = new(["https://example.com/hook"], ["lina@example.com"], [NoticeKind.Failed, NoticeKind.Skipped]),
            },
        };
        Assert.True(await store.AddAsync(schedule, default));
        Schedule found = (await store.FindAsync("ours", "s1", default))!;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(schedule), System.Text.Json.JsonSerializer.Serialize(found));
        Assert.Null(await store.FindAsync("theirs", "s1", default));
        Assert.False(await store.AddAsync(Nightly("s2"), default));
        Assert.True(await store.AddAsync(Nightly("s2") with { Team = "theirs" }, default));
    }

    [Fact]
    public async Task A_change_counts_once_and_takes_nobodys_name()
    {
        await store.AddAsync(Nightly("s1"), default);
        await store.AddAsync(Nightly("s2", "other"), default);
        Assert.True(await store.ReplaceAsync(Nightly("s1", "new"), 1, default));
        Assert.False(await store.ReplaceAsync(Nightly("s1", "late"), 1, default));
        Assert.False(await store.ReplaceAsync(Nightly("s2", "new"), 1, default));
        Assert.False(await store.ReplaceAsync(Nightly("s2", "mine") with { Team = "theirs" }, 1, default));
        Assert.Equal([("new", 2), ("other", 1)], (await store.ListAsync("ours", default)).Select(s => (s.Plan.Name, s.Revision)));
    }

    [Fact]
    public async Task Of_several_who_move_a_due_time_or_add_its_run_one_wins()
    {
        await store.AddAsync(Nightly("s1"), default);
        Assert.Equal("s1", Assert.Single(await store.DueAsync(Now, default)).Id);
        Assert.Empty(await store.DueAsync(Now.AddMilliseconds(-1), default));
        ScheduleRun?[] added = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => store.AddRunAsync(Run("s1", Now), $"h{i}", Now.AddMinutes(1), default))));
        Assert.Single(added, r => r is not null);
        bool[] moved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => store.AdvanceAsync("s1", Now, Now.AddDays(1), default))));
        Assert.Single(moved, m => m);
        Assert.Empty(await store.DueAsync(Now, default));
    }

    [Fact]
    public async Task Runs_are_numbered_but_for_those_left_out()
    {
        await store.AddAsync(Nightly("s1"), default);
        Assert.Equal(1, (await store.AddRunAsync(Run("s1", Now), "", Now, default))!.Number);
        Assert.Equal(0, (await store.AddRunAsync(Run("s1", Now.AddHours(1)) with { Number = 0, State = RunState.Skipped }, "", Now, default))!.Number);
        Assert.Equal(2, (await store.AddRunAsync(Run("s1", Now.AddHours(2)), "", Now, default))!.Number);
        Assert.Equal([2, 0], (await store.RunsAsync("ours", "s1", null, 2, default)).Select(r => r.Number));
        Assert.Equal([1], (await store.RunsAsync("ours", "s1", Now.AddHours(1), 10, default)).Select(r => r.Number));
        Assert.Empty(await store.RunsAsync("theirs", "s1", null, 10, default));
    }

    [Fact]
    public async Task A_run_is_held_by_one_until_its_time_is_over_and_let_go_when_it_is_settled()
    {
        await store.AddAsync(Nightly("s1"), default);
        ScheduleRun run = (await store.AddRunAsync(Run("s1", Now), "a", Now.AddMinutes(1), default))!;
        Assert.Empty(await store.TakeRunsAsync("b", Now.AddSeconds(59), Now.AddMinutes(9), default));
        Assert.Single(await store.TakeRunsAsync("a", Now.AddSeconds(59), Now.AddMinutes(2), default));
        Assert.Empty(await store.TakeRunsAsync("b", Now.AddSeconds(100), Now.AddMinutes(9), default));
        Assert.Single(await store.TakeRunsAsync("b", Now.AddMinutes(2), Now.AddMinutes(9), default));
        Assert.False(await store.ChangeRunAsync(run with { State = RunState.Started }, "a", default));
        ScheduleRun ended = run with { State = RunState.Failed, Batches = ["B1", "B2"], Variants = 24, BegunAt = Now, EndedAt = Now.AddHours(1), Refused = 1, Message = "no ink", Through = "b.txt", Deliveries = [new(true, "a@b.c") { Tries = 1, NextTry = Now.AddHours(2), Fault = "busy" }] };
        Assert.True(await store.ChangeRunAsync(ended, "b", default));
        ScheduleRun found = Assert.Single(await store.TakeRunsAsync("b", Now, Now.AddMinutes(9), default));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(ended), System.Text.Json.JsonSerializer.Serialize(found));
        Assert.Empty(await store.OpenRunsAsync("s1", default));
        Assert.True(await store.ChangeRunAsync(ended with { Deliveries = [] }, "b", default));
        Assert.Empty(await store.TakeRunsAsync("b", Now.AddDays(1), Now.AddDays(2), default));
        Assert.Equal((2, 24), await store.OrderedAsync("s1", Now, Now.AddSeconds(1), default));
        Assert.Equal((0, 0), await store.OrderedAsync("s1", Now.AddSeconds(1), Now.AddDays(1), default));
    }

    [Fact]
    public async Task A_schedule_takes_its_runs_along()
    {
        await store.AddAsync(Nightly("s1"), default);
        await store.AddRunAsync(Run("s1", Now), "", Now, default);
        Assert.False(await store.RemoveAsync("theirs", "s1", default));
        Assert.True(await store.RemoveAsync("ours", "s1", default));
        Assert.Empty(await store.RunsAsync("ours", "s1", null, 10, default));
        Assert.Empty(await store.TakeRunsAsync("a", Now.AddDays(1), Now.AddDays(2), default));
    }

    private static Schedule Nightly(string id, string name = "夜间锦鲤") => new()
    {
        Id = id,
        Team = "ours",
        Plan = new() { Name = name, Cron = "0 2 * * *", Zone = "Asia/Shanghai", Briefs = [new("koi.txt", "锦鲤 {{season}}")] },
        By = "Li Na",
        NextDue = Now,
        CreatedAt = Now,
    };

    private static ScheduleRun Run(string schedule, DateTimeOffset due) => new() { Schedule = schedule, Due = due, Team = "ours", Number = 1, State = RunState.Waiting };
}
