using System.Text.Json;

namespace DesignGen.Cli.Tests;

public class ScheduleTests
{
    [Fact]
    public async Task A_schedule_is_made_looked_at_run_and_removed()
    {
        using var cli = new Cli();
        string brief = cli.Write("night.yaml", Briefs.Of(2) + "\nnotes: for {{next-holiday:christmas}} {{year}}, run {{run}}\n");
        string[] times = ["--cron", "0 2 * * mon-fri", "--zone", "Asia/Shanghai"];
        Outcome added = await cli.RunAsync(["schedule", "add", "Night", brief, .. times, "--json"]);
        Assert.Equal(0, added.Code);
        // The clock stands at 2026-01-01 08:00 in Shanghai, a Thursday.
        Assert.Equal("2026-01-01T18:00:00+00:00", added.Json.GetProperty("nextDue").GetString());

        Outcome preview = await cli.RunAsync("schedule", "preview", "Night", "--times", "2", "--lang", "en");
        Assert.Contains("2026-01-02 02:00 Asia/Shanghai", preview.Output, StringComparison.Ordinal);
        Assert.Contains("for christmas 2026, run 2", preview.Output, StringComparison.Ordinal);

        Assert.Contains("paused", (await cli.RunAsync("schedule", "pause", "Night", "--lang", "en")).Output, StringComparison.Ordinal);
        Outcome run = await cli.RunAsync("schedule", "run", "Night", "--json");
        Assert.Equal(0, run.Code);
        JsonElement made = run.Json.GetProperty("runs")[0];
        Assert.Equal("finished", made.GetProperty("state").GetString());
        string batch = made.GetProperty("batches")[0].GetString()!;
        Assert.Contains($"{batch}  in review  2/2", (await cli.RunAsync("status", "--lang", "en")).Output, StringComparison.Ordinal);

        Outcome list = await cli.RunAsync("schedule", "list", "--lang", "en");
        Assert.Contains("finished  " + batch, list.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("schedule", "remove", "Night")).Code);
        Assert.Contains("no schedules yet", (await cli.RunAsync("schedule", "list", "--lang", "en")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_schedule_is_told_and_nothing_is_kept()
    {
        using var cli = new Cli();
        string brief = cli.Write("night.txt", "koi all-over for {{saeson}}, 4 designs");
        Outcome wrong = await cli.RunAsync("schedule", "add", "Night", brief, "--cron", "0 0 2 * * ?", "--zone", "Mars/Olympus");
        Assert.Equal(3, wrong.Code);
        Assert.Contains("Leave out the seconds", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("Mars/Olympus", wrong.Errors, StringComparison.Ordinal);
        wrong = await cli.RunAsync("schedule", "add", "Night", brief, "--cron", "@daily", "--zone", "UTC");
        Assert.Equal(3, wrong.Code);
        Assert.Contains("Did you mean '{{season}}'", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("schedule", "run", "Night")).Code);
        Assert.Equal(2, (await cli.RunAsync("schedule", "add", "Night", brief, "--cron", "@daily", "--overlap", "maybe")).Code);
    }
}
