using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Store.Database;

namespace DesignGen.Cli.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_brief_becomes_review_files_and_press_files()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        Outcome run = await cli.RunAsync("run", "stripes.yaml", "--json", "--top", "2");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.True(File.Exists(cli.PathOf("out/stripes/review.xlsx")));
        Assert.True(File.Exists(cli.PathOf("out/stripes/contact-sheet.png")));
        Assert.True(File.Exists(cli.PathOf("out/stripes/press/manifest.json")));
        Assert.True(File.Exists(cli.PathOf("out/stripes/press/production.xlsx")));
        Assert.Equal(2, run.Json.GetProperty("produced").GetArrayLength());
        Assert.Equal(2, Directory.GetDirectories(cli.PathOf("out/stripes/press")).Length);

        Outcome again = await cli.RunAsync("run", "stripes.yaml", "--json");
        Assert.True(again.Json.GetProperty("wasComplete").GetBoolean());
        Assert.Equal(run.Json.GetProperty("batch").GetString(), again.Json.GetProperty("batch").GetString());
    }

    [Fact]
    public async Task Press_files_of_another_brief_do_not_stand_in_for_this_ones()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(1));
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "1")).Code);
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--seed", "6", "--top", "0")).Code);
        Outcome again = await cli.RunAsync("run", "stripes.yaml", "--seed", "6", "--top", "1", "--json");
        Assert.True(again.Json.GetProperty("wasComplete").GetBoolean());
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(cli.PathOf("out/stripes/press/manifest.json")));
        Assert.Equal(again.Json.GetProperty("batch").GetString(), manifest.RootElement.GetProperty("batch").GetString());
    }

    [Fact]
    public async Task A_run_killed_five_times_ends_with_the_files_of_one_that_never_was()
    {
        const int count = 60;
        using var killed = new Cli();
        using var calm = new Cli();
        foreach (Cli cli in new[] { killed, calm })
            cli.Write("stripes.yaml", Briefs.Of(count));
        string[] command = ["run", "stripes.yaml", "--top", "1", "--threads", "2"];

        var dice = new Core.Chance.Dice(20261122);
        for (int kill = 0; kill < 5; kill++)
        {
            using Cli.Running running = killed.Start(command);
            // Somewhere in the next tenth of the batch, at no particular line of the code.
            await running.ReachAsync(6 + kill * 10);
            await Task.Delay(dice.Whole(0, 150));
            await running.KillAsync();
        }
        Outcome last = await killed.RunAsync(command);
        Assert.True(last.Code == 0, last.Errors);
        Outcome once = await calm.RunAsync(command);
        Assert.True(once.Code == 0, once.Errors);

        BatchStore store = new BatchStore(SqliteDatabase.Open(killed.PathOf("out/stripes/.designgen/designgen.db")));
        BatchRecord batch = Assert.Single(await store.ListAsync(default));
        Assert.Equal(BatchState.InReview, batch.State);
        Assert.Equal(Enumerable.Range(0, count), await store.IndexesAsync(batch.Code, default));
        Assert.Equal(calm.Hashes("out"), killed.Hashes("out"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task The_same_brief_gives_the_same_bytes_on_one_thread_and_two_in_any_language()
    {
        SortedDictionary<string, string>? first = null;
        foreach ((string threads, string language) in new[] { ("1", "C.UTF-8"), ("2", "tr_TR.UTF-8"), ("2", "zh_CN.UTF-8") })
        {
            using var cli = new Cli();
            cli.Environment["LC_ALL"] = cli.Environment["LANG"] = language;
            cli.Write("stripes.yaml", Briefs.Of(12));
            Outcome run = await cli.RunAsync("run", "stripes.yaml", "--threads", threads, "--top", "2");
            Assert.True(run.Code == 0, run.Errors);
            Assert.Equal(language.StartsWith("zh", StringComparison.Ordinal), run.Output.Contains("批次", StringComparison.Ordinal));
            SortedDictionary<string, string> hashes = cli.Hashes("out");
            Assert.Contains(hashes.Keys, k => k.EndsWith("techpack.xlsx", StringComparison.Ordinal));
            Assert.Equal(first ??= hashes, hashes);
        }
    }

    [Fact]
    public async Task Ctrl_C_stops_in_good_order_and_the_same_command_goes_on()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(40));
        using (Cli.Running running = cli.Start("run", "stripes.yaml", "--top", "0"))
        {
            await running.ReachAsync(4);
            running.Interrupt();
            Outcome stopped = await running.EndAsync();
            Assert.Equal(5, stopped.Code);
            Assert.Contains("goes on where it stopped", stopped.Errors, StringComparison.Ordinal);
        }
        Assert.InRange(await DrawnAsync(cli), 4, 39);
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "0")).Code);
        Assert.Equal(40, await DrawnAsync(cli));
    }

    [Fact]
    public async Task Cancel_from_another_terminal_stops_a_run()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(400));
        using Cli.Running running = cli.Start("run", "stripes.yaml", "--top", "0");
        await running.ReachAsync(4);
        Outcome cancel = await cli.RunAsync("cancel", "--json");
        Assert.True(cancel.Json.GetProperty("cancelled").GetBoolean());
        Assert.Equal(5, (await running.EndAsync()).Code);
        JsonElement batch = (await cli.RunAsync("status", "--json")).Json.GetProperty("batches")[0];
        Assert.Equal("cancelled", batch.GetProperty("state").GetString());
        Assert.InRange(batch.GetProperty("drawn").GetInt32(), 4, 399);
        Assert.False((await cli.RunAsync("cancel", "--json")).Json.GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public async Task Two_runs_in_one_folder_do_not_mix()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(400));
        using Cli.Running running = cli.Start("run", "stripes.yaml", "--top", "0");
        await running.ReachAsync(4);
        Outcome second = await cli.RunAsync("run", "stripes.yaml", "--top", "0");
        Assert.Equal(4, second.Code);
        Assert.Contains("Another DesignGen is at work", second.Errors, StringComparison.Ordinal);
        await running.KillAsync();
    }

    [Fact]
    public async Task A_changed_brief_is_another_batch_and_the_unfinished_one_waits()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(400));
        using (Cli.Running running = cli.Start("run", "stripes.yaml", "--top", "0"))
        {
            await running.ReachAsync(4);
            await running.KillAsync();
        }
        cli.Write("stripes.yaml", Briefs.Small);
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "0")).Code);
        JsonElement batches = (await cli.RunAsync("status", "--json")).Json.GetProperty("batches");
        Assert.Equal(["in-review 6", "paused 400"], batches.EnumerateArray()
            .Select(b => $"{b.GetProperty("state").GetString()} {b.GetProperty("count").GetInt32().ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fresh_draws_a_batch_anew()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        await cli.RunAsync("run", "stripes.yaml", "--top", "0");
        SortedDictionary<string, string> before = cli.Hashes("out");
        File.AppendAllText(cli.PathOf("out/stripes/review.xlsx"), "x");
        Outcome fresh = await cli.RunAsync("run", "stripes.yaml", "--top", "0", "--fresh", "--json");
        Assert.False(fresh.Json.GetProperty("wasComplete").GetBoolean());
        Assert.Equal(before, cli.Hashes("out"));
    }

    [Fact]
    public async Task A_workbook_that_people_wrote_in_is_not_overwritten()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        await cli.RunAsync("run", "stripes.yaml", "--top", "0");
        File.AppendAllText(cli.PathOf("out/stripes/review.xlsx"), "a comment");
        byte[] written = File.ReadAllBytes(cli.PathOf("out/stripes/review.xlsx"));
        Outcome again = await cli.RunAsync("run", "stripes.yaml", "--top", "0", "--json");
        Assert.Equal(written, File.ReadAllBytes(cli.PathOf("out/stripes/review.xlsx")));
        Assert.True(File.Exists(again.Json.GetProperty("review").GetString()));
    }

    private static async Task<int> DrawnAsync(Cli cli) =>
        (await cli.RunAsync("status", "--json")).Json.GetProperty("batches")[0].GetProperty("drawn").GetInt32();
}
