using System.Text.Json;

namespace DesignGen.Cli.Tests;

public sealed class ReviewTests
{
    [Fact]
    public async Task Decisions_come_in_and_what_was_approved_is_produced()
    {
        using Cli cli = await DrawnAsync();
        string[] codes = await CodesAsync(cli);
        cli.Write("decided.csv", $"code,decision,rating,comment\n{codes[0]},approve,5,fine\n{codes[1]},decline,,too busy\n{codes[2]},revise,3,=bigger\n");

        Outcome dry = await cli.RunAsync("review", "import", "decided.csv", "--dry-run", "--json");
        Assert.Equal((3, 0), (dry.Json.GetProperty("taken").GetInt32(), dry.Json.GetProperty("refused").GetInt32()));
        Assert.Equal(6, await CountAsync(cli, "generated"));

        Outcome import = await cli.RunAsync("review", "import", "decided.csv", "--json");
        Assert.True(import.Code == 0, import.Output + import.Errors);
        Assert.Equal((1, 1, 1), (await CountAsync(cli, "approved"), await CountAsync(cli, "declined"), await CountAsync(cli, "revise")));

        Outcome produce = await cli.RunAsync("produce", "--json");
        Assert.True(produce.Code == 0, produce.Output + produce.Errors);
        Assert.Equal(codes[0], Assert.Single(produce.Json.GetProperty("produced").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(1, await CountAsync(cli, "produced"));
        Assert.Equal("done", (await cli.RunAsync("status", "--json")).Json.GetProperty("batches")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_workbook_that_nobody_wrote_in_changes_nothing()
    {
        using Cli cli = await DrawnAsync();
        Outcome import = await cli.RunAsync("review", "import", "out/stripes/review.xlsx", "--json");
        Assert.Equal((0, 0, 0), (import.Code, import.Json.GetProperty("taken").GetInt32(), import.Json.GetProperty("refused").GetInt32()));
    }

    [Fact]
    public async Task Rows_with_mistakes_are_named_and_the_others_are_taken()
    {
        using Cli cli = await DrawnAsync();
        string[] codes = await CodesAsync(cli);
        string edited = codes[1][..^1] + (codes[1][^1] == '7' ? '8' : '7');
        cli.Write("decided.csv", $"code,decision\n{codes[0]},approve\n{edited},approve\n{codes[2]},perhaps\n{codes[3]},approve\n{codes[3]},decline\n");
        Outcome import = await cli.RunAsync("review", "import", "decided.csv");
        Assert.Equal(3, import.Code);
        Assert.Contains("row 3", import.Output, StringComparison.Ordinal);
        Assert.Contains("row 4", import.Output, StringComparison.Ordinal);
        Assert.Contains("row 6", import.Output, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(cli, "approved"));
    }

    [Fact]
    public async Task A_workbook_of_the_decisions_as_they_stand_can_be_exported()
    {
        using Cli cli = await DrawnAsync();
        Outcome export = await cli.RunAsync("review", "export", "--to", "second.xlsx", "--json");
        Assert.True(export.Code == 0, export.Output + export.Errors);
        Assert.Equal(0, (await cli.RunAsync("review", "import", "second.xlsx")).Code);
    }

    [Fact]
    public async Task Variants_can_be_chosen_and_zipped()
    {
        using Cli cli = await DrawnAsync();
        string[] codes = await CodesAsync(cli);
        Outcome produce = await cli.RunAsync("produce", "out/stripes", "--variant", codes[4], codes[1], "--film-dpi", "300", "--mirror", "--zip", "--out", "pack", "--json");
        Assert.True(produce.Code == 0, produce.Output + produce.Errors);
        Assert.True(File.Exists(cli.PathOf("pack.zip")));
        Assert.Equal([codes[1], codes[4]], produce.Json.GetProperty("produced").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("No variant is approved")]
    [InlineData("check characters do not fit", "--variant", "24AKF1PM-0001-ZZ")]
    public async Task What_cannot_be_produced_is_told(string words, params string[] arguments)
    {
        using Cli cli = await DrawnAsync();
        Outcome produce = await cli.RunAsync(["produce", .. arguments]);
        Assert.Equal(3, produce.Code);
        Assert.Contains(words, produce.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.PathOf("out/stripes/press")));
    }

    private static async Task<Cli> DrawnAsync()
    {
        var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        Outcome run = await cli.RunAsync("run", "stripes.yaml", "--top", "0");
        Assert.True(run.Code == 0, run.Errors);
        return cli;
    }

    private static async Task<string[]> CodesAsync(Cli cli)
    {
        JsonElement rows = (await cli.RunAsync("review", "import", "out/stripes/review.xlsx", "--dry-run", "--json")).Json.GetProperty("rows");
        return [.. rows.EnumerateArray().Select(r => r.GetProperty("code").GetString()!)];
    }

    private static async Task<int> CountAsync(Cli cli, string state) =>
        (await cli.RunAsync("status", "--json")).Json.GetProperty("batches")[0].GetProperty("variants").TryGetProperty(state, out JsonElement n) ? n.GetInt32() : 0;
}
