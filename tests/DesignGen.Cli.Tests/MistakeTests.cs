using System.Text.Json;

namespace DesignGen.Cli.Tests;

/// <summary>Every mistake gives one clear message, the right exit code, and leaves nothing behind.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("colour: red", "colour", "bad.yaml:")]
    [InlineData("size: 64 furlongs x 64", "size", "bad.yaml:")]
    [InlineData("inks: 13", "inks", "bad.yaml:")]
    [InlineData("size: 5m x 5m", "size", "bad.yaml:")]
    [InlineData("count: many", "count", "bad.yaml:")]
    [InlineData("families: [stripez]", "stripez", "stripes")]
    public async Task A_brief_with_a_mistake_is_named_by_line_and_key(string line, string place, string words)
    {
        using var cli = new Cli();
        string key = line.Split(':')[0] + ":";
        cli.Write("bad.yaml", string.Join('\n', Briefs.Small.Split('\n').Where(l => !l.StartsWith(key, StringComparison.Ordinal)).Append(line)));
        Outcome run = await cli.RunAsync("run", "bad.yaml");
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains(place, run.Errors, StringComparison.Ordinal);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.PathOf("out")));
    }

    [Fact]
    public async Task All_mistakes_of_a_brief_are_told_at_once_and_as_json_where_asked_for()
    {
        using var cli = new Cli();
        cli.Write("bad.yaml", "product: t-shirt\ncount: 0\ncolour: red\n");
        Outcome run = await cli.RunAsync("run", "bad.yaml", "--json");
        JsonElement error = run.Json.GetProperty("error");
        Assert.Equal((3, "", "input"), (run.Code, run.Errors, error.GetProperty("kind").GetString()));
        Assert.Equal(2, error.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_brief_that_is_missing_a_folder_or_not_text_is_refused()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.PathOf("folder"));
        File.WriteAllBytes(cli.PathOf("gbk.yaml"), [0xB1, 0xEA, 0xCC, 0xE2, 0xFF, 0x0A]);
        await Refused(cli, 3, "no such file", "run", "none.yaml");
        await Refused(cli, 3, "no brief in this folder", "run", "folder");
        await Refused(cli, 3, "UTF-8", "run", "gbk.yaml");
    }

    [Fact]
    public async Task A_template_with_a_mistake_is_named()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        string templates = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (string file in Directory.GetFiles(templates, "*", SearchOption.AllDirectories))
            cli.Write(Path.Combine("shop", Path.GetRelativePath(templates, file)), File.ReadAllText(file));
        File.AppendAllText(cli.PathOf("shop/methods/screen.yaml"), "\nmesh: fine\n");
        await Refused(cli, 3, "methods/screen.yaml", "run", "stripes.yaml", "--templates", "shop");
        await Refused(cli, 3, "--templates", "run", "stripes.yaml", "--templates", "nowhere");
        Outcome doctor = await cli.RunAsync("doctor", "--templates", "shop");
        Assert.Equal(3, doctor.Code);
        Assert.Contains("mesh", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_is_not_one_is_refused()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "0", "--count", "1")).Code);
        cli.Write("poem.xlsx", "no zip");
        File.WriteAllBytes(cli.PathOf("cut.xlsx"), File.ReadAllBytes(cli.PathOf("out/stripes/review.xlsx"))[..2000]);
        await Refused(cli, 3, "poem.xlsx", "review", "import", "poem.xlsx");
        await Refused(cli, 3, "cut.xlsx", "review", "import", "cut.xlsx");
        await Refused(cli, 3, "no such file", "review", "import", "none.xlsx");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_unavailable()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        cli.Write("taken", "a file where a folder should be");
        await Refused(cli, 4, "taken", "run", "stripes.yaml", "--out", "taken/here");
    }

    [Fact]
    public async Task Batches_that_are_not_there_are_told()
    {
        using var cli = new Cli();
        await Refused(cli, 3, "designgen run", "produce");
        await Refused(cli, 3, "--data", "status", "--data", "nowhere");
        Assert.Equal(0, (await cli.RunAsync("status")).Code);
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("run")]
    [InlineData("run", "a.yaml", "--cuont", "3")]
    [InlineData("run", "a.yaml", "--count", "0")]
    [InlineData("run", "a.yaml", "--count", "3.5")]
    [InlineData("run", "a.yaml", "--threads", "65")]
    [InlineData("run", "a.yaml", "--lang", "fr")]
    [InlineData("produce", "--film-dpi", "100")]
    [InlineData("produce", "--top", "2", "--variant", "X")]
    [InlineData("produce", "--zip", "--zip-styles")]
    [InlineData("produce", "--index-dots", "20")]
    [InlineData("produce", "--sheet-language", "fr")]
    public async Task A_wrong_command_line_is_told_with_where_to_find_help(params string[] arguments)
    {
        using var cli = new Cli();
        await Refused(cli, 2, "--help", arguments);
    }

    [Theory]
    [InlineData("`designgen review import --help`", "review", "import")]
    [InlineData("--seed: -1 is out of range. Give a number from 0 to 2147483647.", "run", "a.yaml", "--seed", "-1")]
    [InlineData("--each: 'many' is no number. Give one from 1 to 24.", "families", "--each", "many")]
    [InlineData("--each: 0 is out of range. Give a number from 1 to 24.", "families", "--each", "0")]
    [InlineData("--seed: 'x' is no number. Give one from 0 to 2147483647.", "families", "--seed", "x")]
    [InlineData("--dpi: 'fine' is no number. Give one from 72 to 1200, with a point for decimals.", "recipe", "draw", "a.json", "--dpi", "fine")]
    [InlineData("--count: 1.5 is no whole number. Give one from 1 to 2000.", "run", "a.yaml", "--count", "1.5")]
    public async Task A_wrong_command_line_is_told_in_the_users_words(string words, params string[] arguments)
    {
        using var cli = new Cli();
        await Refused(cli, 2, words, arguments);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("produce", "-h")]
    [InlineData("doctor")]
    public async Task Help_and_doctor_succeed(params string[] arguments)
    {
        using var cli = new Cli();
        Outcome outcome = await cli.RunAsync(arguments);
        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.NotEmpty(outcome.Output);
    }

    [Fact]
    public async Task Doctor_says_what_image_models_can_run_on()
    {
        using var cli = new Cli();
        string found = (await cli.RunAsync("doctor")).Output;
        Assert.True(found.Contains("image models on CPU: works", StringComparison.Ordinal) || found.Contains("off   ONNX Runtime: ONNX Runtime is not installed", StringComparison.Ordinal), found);
        Outcome set = await cli.RunAsync("doctor", "--onnx-runtime", cli.PathOf("gone.so"));
        Assert.Equal(4, set.Code);
        Assert.Contains($"FAIL  ONNX Runtime: ONNX Runtime can't be used, so local image models can't run: setting: {cli.PathOf("gone.so")} (there is no such file)", set.Output, StringComparison.Ordinal);
        cli.Environment["ORT_LIB"] = cli.PathOf("elsewhere");
        Outcome variable = await cli.RunAsync("doctor");
        Assert.Equal(0, variable.Code);
        Assert.Contains("environment variable ORT_LIB: " + cli.PathOf("elsewhere"), variable.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_no_number_is_refused()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Small);
        cli.Environment["SOURCE_DATE_EPOCH"] = "yesterday";
        await Refused(cli, 3, "SOURCE_DATE_EPOCH", "run", "stripes.yaml");
    }

    private static async Task Refused(Cli cli, int code, string words, params string[] arguments)
    {
        Outcome outcome = await cli.RunAsync(arguments);
        Assert.True(outcome.Code == code, $"{outcome.Code}: {outcome.Output}{outcome.Errors}");
        Assert.Equal("", outcome.Output);
        Assert.Contains(words, outcome.Errors, StringComparison.Ordinal);
    }
}
