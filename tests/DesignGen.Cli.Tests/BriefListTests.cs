using System.Text.Json;
using DesignGen.Cli.Tests.Intake;

namespace DesignGen.Cli.Tests;

public sealed class BriefListTests
{
    private static readonly object?[][] Rows =
    [
        ["title", "product", "placement", "print", "families", "size", "count"],
        ["Stripes", "t-shirt", "all-over", "screen", "stripes", "64mm x 64mm", 2],
        ["Tartan / two", "t-shirt", "all-over", "screen", "tartan", "64mm x 64mm", 3],
    ];

    [Fact]
    public async Task A_workbook_becomes_a_batch_for_each_row_and_one_that_fails_does_not_stop_the_others()
    {
        using var cli = new Cli();
        using var book = new BriefBook();
        File.Copy(book.Write("briefs.xlsx", "Briefs", Rows), cli.PathOf("briefs.xlsx"));
        // A file where the first batch's folder should be.
        cli.Write("out/briefs/Stripes", "in the way");
        Outcome run = await cli.RunAsync("run", "briefs.xlsx", "--top", "0", "--json");
        Assert.Equal((4, ""), (run.Code, run.Errors));
        JsonElement[] batches = [.. run.Json.GetProperty("batches").EnumerateArray()];
        Assert.Equal(["briefs.xlsx row 2", "briefs.xlsx row 3"], batches.Select(b => b.GetProperty("brief").GetString()));
        Assert.Equal("unavailable", batches[0].GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal(3, batches[1].GetProperty("count").GetInt32());
        Assert.True(File.Exists(cli.PathOf("out/briefs/Tartan - two/review.xlsx")));

        Outcome told = await cli.RunAsync("run", "briefs.xlsx", "--top", "0");
        Assert.Equal(4, told.Code);
        Assert.Contains("Brief 2 of 2: drawing", told.Errors, StringComparison.Ordinal);
        Assert.Contains("briefs.xlsx row 2 (Stripes): ", told.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 2 batches are ready", told.Output, StringComparison.Ordinal);

        File.Delete(cli.PathOf("out/briefs/Stripes"));
        Outcome again = await cli.RunAsync("run", "briefs.xlsx", "--top", "0", "--json");
        Assert.Equal(0, again.Code);
        Assert.Equal([false, true], again.Json.GetProperty("batches").EnumerateArray().Select(b => b.GetProperty("wasComplete").GetBoolean()));
        Assert.Equal(2, (await cli.RunAsync("status", "--json")).Json.GetProperty("batches").GetArrayLength());
    }

    [Fact]
    public async Task A_list_that_is_stopped_goes_on_where_it_stopped()
    {
        using var cli = new Cli();
        cli.Write("tees/a.yaml", Briefs.Of(2));
        cli.Write("tees/b.yaml", Briefs.Of(60).Replace("Small stripes", "Large stripes", StringComparison.Ordinal));
        using (Cli.Running running = cli.Start("run", "tees", "--top", "0"))
        {
            await running.SaysAsync("Brief 2 of 2");
            await running.ReachAsync(6);
            running.Interrupt();
            Assert.Equal(5, (await running.EndAsync()).Code);
        }
        Outcome again = await cli.RunAsync("run", "tees", "--top", "0", "--json");
        JsonElement[] batches = [.. again.Json.GetProperty("batches").EnumerateArray()];
        Assert.Equal([true, false], batches.Select(b => b.GetProperty("wasComplete").GetBoolean()));
        Assert.Equal([2, 60], batches.Select(b => b.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Nothing_is_drawn_while_any_row_is_wrong()
    {
        using var cli = new Cli();
        using var book = new BriefBook();
        File.Copy(book.Write("briefs.xlsx", "Briefs", [.. Rows, ["Wrong", "t-shirt", "all-over", null, null, "1mm x 1mm", 3]]), cli.PathOf("briefs.xlsx"));
        Outcome run = await cli.RunAsync("run", "briefs.xlsx");
        Assert.Equal(3, run.Code);
        Assert.Contains("briefs.xlsx: Briefs!F4: ", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.PathOf("out")));
    }

    [Fact]
    public async Task A_template_is_written_once_and_replaced_only_where_asked_for()
    {
        using var cli = new Cli();
        Assert.Equal(0, (await cli.RunAsync("brief", "template")).Code);
        byte[] english = File.ReadAllBytes(cli.PathOf("briefs.xlsx"));
        Outcome refused = await cli.RunAsync("brief", "template");
        Assert.Equal(3, refused.Code);
        Assert.Contains("--replace", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("brief", "template", "--replace", "--lang", "zh")).Code);
        Assert.NotEqual(english, File.ReadAllBytes(cli.PathOf("briefs.xlsx")));
        Assert.Equal(3, (await cli.RunAsync("brief", "template", "briefs.ods")).Code);
    }
}
