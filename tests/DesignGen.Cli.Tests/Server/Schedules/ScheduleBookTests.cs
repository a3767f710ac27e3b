using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Schedules;

namespace DesignGen.Cli.Tests.Server.Schedules;

public class ScheduleBookTests
{
    private static readonly Caller Ours = new("u1", "Li Na", "ours", []), Theirs = new("u2", "Wang Wei", "theirs", []);

    [Fact]
    public async Task Nothing_of_a_team_is_seen_or_changed_by_another()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly(), Ours);
        await bench.Book.RunNowAsync(Ours, schedule.Id, default);
        Assert.Empty(await bench.Book.ListAsync("theirs", default));
        Assert.Empty(await bench.Book.RunsAsync("theirs", schedule.Id, null, 10, default));
        Assert.Null(await bench.Book.FindRunAsync("theirs", schedule.Id, (await bench.RunsAsync(schedule))[0].Due, default));
        Func<Task>[] calls =
        [
            () => bench.Book.FindAsync("theirs", schedule.Id, default), () => bench.Book.FindAsync("theirs", schedule.Plan.Name, default), () => bench.Book.UpdateAsync(Theirs, schedule.Id, schedule.Plan, 1, default),
            () => bench.Book.PauseAsync(Theirs, schedule.Id, true, default), () => bench.Book.RunNowAsync(Theirs, schedule.Id, default), () => bench.Book.RemoveAsync(Theirs, schedule.Id, default),
        ];
        foreach (Func<Task> call in calls)
            Assert.Contains("There is no schedule", (await Assert.ThrowsAsync<MissingException>(call)).Message, StringComparison.Ordinal);
        Assert.Equal(schedule, await bench.Book.FindAsync("ours", schedule.Id, default) with { Plan = schedule.Plan });
        // A name is a team's own.
        await bench.CreateAsync(Bench.Nightly(), Theirs);
        Assert.Contains("already", (await Assert.ThrowsAsync<InputException>(() => bench.CreateAsync(Bench.Nightly(), Theirs))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_counts_once_and_names_who_was_faster()
    {
        await using var bench = new Bench();
        Schedule schedule = await bench.CreateAsync(Bench.Nightly(), Ours);
        Schedule changed = await bench.Book.UpdateAsync(Ours with { Name = "Wei" }, schedule.Id, schedule.Plan with { Cron = "30 6 * * *" }, 1, default);
        Assert.Equal((2, Bench.Shanghai(11, 30, 6, 30)), (changed.Revision, changed.NextDue));
        ChangedException late = await Assert.ThrowsAsync<ChangedException>(() => bench.Book.UpdateAsync(Ours, schedule.Id, schedule.Plan, 1, default));
        Assert.Contains("revision 2, last by Wei", late.Message, StringComparison.Ordinal);
        Assert.Equal("30 6 * * *", (await bench.Book.FindAsync("ours", schedule.Id, default)).Plan.Cron);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_plan_is_told_together()
    {
        await using var bench = new Bench();
        var plan = new SchedulePlan
        {
            Name = "",
            Cron = "0 25 * * *",
            Zone = "Mars/Olympus",
            Variants = 0,
            Quota = new() { BatchesADay = 0 },
            Notices = new(["http://10.0.0.1/"], ["nobody"], [NoticeKind.Failed]),
        };
        InputException e = await Assert.ThrowsAsync<InputException>(() => bench.CreateAsync(plan));
        Assert.Equal(["briefs", "hour", "name", "notices.mails", "notices.mails", "notices.webhooks", "quota.batchesADay", "variants", "zone"], e.Problems.Select(p => p.Place).Order(StringComparer.Ordinal));
        Assert.Empty(await bench.Book.ListAsync("", default));
    }

    [Theory]
    [InlineData("brief.txt", "koi {{saeson}}", "Did you mean")]
    [InlineData("brief.yaml", "product: spaceship", "spaceship")]
    [InlineData("../brief.txt", "koi", "no name of a brief")]
    [InlineData("brief.xlsx", "koi", "no name of a brief")]
    [InlineData("brief.yaml", "product: tshirt\nengine: diffusion\nsubject: koi\nreference: /etc/passwd", "")]
    public async Task A_brief_that_could_not_run_is_not_kept(string name, string text, string words)
    {
        await using var bench = new Bench();
        InputException e = await Assert.ThrowsAsync<InputException>(() => bench.CreateAsync(Bench.Nightly() with { Briefs = [new(name, text)] }));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_the_next_texts_and_stores_nothing()
    {
        await using var bench = new Bench();
        IReadOnlyList<SchedulePreview> previews = bench.Book.Preview("", Bench.Nightly("{{season}}锦鲤满版，{{date:M月d日}}第{{run}}批，4款", "0 2 1 * *"), 3);
        Assert.Equal(["冬锦鲤满版，12月1日第1批，4款", "冬锦鲤满版，1月1日第2批，4款", "冬锦鲤满版，2月1日第3批，4款"], previews.Select(p => Assert.Single(p.Briefs).Text));
        Assert.All(previews, p => Assert.Equal(4, p.Variants));
        Assert.Empty(await bench.Book.ListAsync("", default));
    }

    [Theory]
    [InlineData("../theirs")]
    [InlineData("/etc")]
    [InlineData("link")]
    [InlineData("link/briefs")]
    [InlineData("a/../../theirs")]
    public async Task A_source_lies_in_the_teams_own_folder(string source)
    {
        await using var bench = new Bench();
        string ours = Directory.CreateDirectory(bench.Book.SourceFolder("ours")!).FullName, theirs = Directory.CreateDirectory(Path.Combine(bench.Book.SourceFolder("theirs")!, "briefs")).FullName;
        File.WriteAllText(Path.Combine(theirs, "koi.txt"), "koi all-over, 4 designs");
        Directory.CreateSymbolicLink(Path.Combine(ours, "link"), Path.GetDirectoryName(theirs)!);
        SchedulePlan plan = new() { Name = "list", Cron = "@daily", Zone = "UTC", Source = source };
        Assert.Contains("not in the team's folder", (await Assert.ThrowsAsync<InputException>(() => bench.CreateAsync(plan, Ours))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(ours, "night"));
        await bench.CreateAsync(plan with { Source = "night" }, Ours);
    }
}
