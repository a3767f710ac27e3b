using DesignGen.Diffusion.Tests.Onnx;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

/// <summary>A model of random numbers, added, checked and used by the program as its users start it: no art, but the whole way.</summary>
public sealed class LocalModelTests : IDisposable
{
    private const string Brief = """
        title: Dots
        product: t-shirt
        engine: diffusion
        model: tiny
        subject: round dots
        print: screen
        count: 2
        seed: 5
        """;

    private readonly Cli _cli = new();

    public LocalModelTests()
    {
        _cli.Environment["DESIGNGEN_HOME"] = _cli.PathOf("home");
        TinyModels.Write(_cli.PathOf("weights"), TinyDialect.Stable1);
    }

    public void Dispose() => _cli.Dispose();

    [RuntimeFact]
    public async Task A_model_is_added_checked_and_draws_a_tile_up_to_its_films()
    {
        await DoneAsync("models", "add", "weights", "--licence", "made by a test", "--id", "tiny");
        Outcome check = await DoneAsync("models", "check", "tiny", "--json");
        Outcome again = await DoneAsync("models", "check", "tiny", "--json");
        Assert.Equal(check.Json.GetProperty("sha256").GetString(), again.Json.GetProperty("sha256").GetString());
        Assert.Contains("made by a test", (await DoneAsync("models", "list")).Output, StringComparison.Ordinal);

        string brief = _cli.Write("dots.yaml", Brief + "\nplacement: all-over\nuse: picture\nsize: 120mm x 120mm\n");
        await DoneAsync("run", brief, "--top", "1", "--out", "out");
        Assert.NotEmpty(Directory.EnumerateFiles(_cli.PathOf("out/press"), "*.tif", SearchOption.AllDirectories));
        // A tile says how well its edges meet.
        string record = File.ReadAllText(Directory.EnumerateFiles(_cli.PathOf("out/press"), "source.json", SearchOption.AllDirectories).Single());
        Assert.Contains("\"seamScore\": \"", record, StringComparison.Ordinal);
        Assert.Contains("round dots", record, StringComparison.Ordinal);
        // The same again in another folder, on one thread: the same drawing.
        await DoneAsync("run", brief, "--top", "1", "--out", "other", "--threads", "1");
        Assert.Equal(Drawing("out"), Drawing("other"));

        await DoneAsync("run", _cli.Write("drop.yaml", Brief + "\nplacement: all-over\nuse: picture\nrepeat: half-drop\nsize: 120mm x 120mm\n"), "--top", "1", "--out", "drop");
        Assert.Contains("\"tiling\": \"half-drop\"", File.ReadAllText(Directory.EnumerateFiles(_cli.PathOf("drop/press"), "source.json", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);

        await DoneAsync("models", "remove", "tiny");
        Outcome gone = await _cli.RunAsync("run", brief, "--seed", "9", "--out", "gone");
        Assert.Equal(3, gone.Code);
        Assert.Contains("designgen models add", gone.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(_cli.PathOf("weights/unet/model.onnx")));
    }

    [RuntimeFact]
    public async Task A_changed_file_is_told_by_check_and_every_run_and_a_missing_library_too()
    {
        await DoneAsync("models", "add", "weights", "--licence", "made by a test", "--id", "tiny");
        string merges = _cli.PathOf("weights/tokenizer/merges.txt"), text = File.ReadAllText(merges);
        File.WriteAllText(merges, text[..^1] + "x");
        Outcome changed = await _cli.RunAsync("models", "check", "tiny");
        Assert.Equal(3, changed.Code);
        Assert.Contains("merges.txt", changed.Errors, StringComparison.Ordinal);
        Assert.Contains("its hash differs", changed.Errors, StringComparison.Ordinal);

        string brief = _cli.Write("dots.yaml", Brief + "\nplacement: left-chest\n");
        Outcome refused = await _cli.RunAsync("run", brief, "--out", "out");
        Assert.Equal(3, refused.Code);
        Assert.Contains("merges.txt", refused.Errors, StringComparison.Ordinal);

        File.WriteAllText(merges, text);
        _cli.Environment["ORT_LIB"] = _cli.PathOf("nowhere");
        Outcome missing = await _cli.RunAsync("run", brief, "--out", "out");
        Assert.Equal(4, missing.Code);
        Assert.Contains("nowhere", missing.Errors, StringComparison.Ordinal);
    }

    [RuntimeFact]
    public async Task A_run_waits_for_the_program_that_has_the_device_and_says_so()
    {
        await DoneAsync("models", "add", "weights", "--licence", "made by a test", "--id", "tiny");
        string brief = _cli.Write("dots.yaml", Brief + "\nplacement: left-chest\n");
        Directory.CreateDirectory(_cli.PathOf("home/devices"));
        // Whatever models run on here, another program has it.
        FileStream[] taken = [.. new[] { "CPU", "CUDA-0", "DML-0", "CoreML" }.Select(d => new FileStream(_cli.PathOf($"home/devices/{d}.turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))];
        using Cli.Running run = _cli.Start("run", brief, "--top", "0", "--out", "out");
        await run.SaysAsync("another program makes pictures");
        Assert.False(Directory.Exists(_cli.PathOf("out/.designgen/blobs/pictures")));
        foreach (FileStream one in taken)
            one.Dispose();
        Outcome end = await run.EndAsync();
        Assert.True(end.Code == 0, end.Output + end.Errors);
    }

    [Fact]
    public async Task What_is_no_model_is_not_added()
    {
        File.Delete(_cli.PathOf("weights/unet/model.onnx"));
        Outcome wrong = await _cli.RunAsync("models", "add", "weights", "--licence", "x");
        Assert.Equal(3, wrong.Code);
        Assert.Contains("unet", wrong.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathOf("home/models")));
        Outcome unnamed = await _cli.RunAsync("models", "add", "weights");
        Assert.Equal(2, unnamed.Code);
    }

    [Fact]
    public async Task A_wrong_manifest_stops_briefs_for_models_and_no_others()
    {
        _cli.Write("home/models/tiny.yaml", "id: tiny\nfamily: sd-9\n");
        Outcome model = await _cli.RunAsync("run", _cli.Write("dots.yaml", Brief + "\nplacement: left-chest\n"), "--out", "out");
        Assert.Equal(3, model.Code);
        Assert.Contains("tiny.yaml", model.Errors, StringComparison.Ordinal);
        Assert.Contains("sd-9", model.Errors, StringComparison.Ordinal);
        await DoneAsync("run", _cli.Write("stripes.yaml", Briefs.Of(1)), "--top", "0", "--out", "plain");
        Assert.Contains("sd-9", (await DoneAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_draws_no_picture_from_words_reads_no_manifest_and_writes_no_ledger()
    {
        // A manifest that nobody can read: a link to nothing.
        Directory.CreateDirectory(_cli.PathOf("home/models"));
        File.CreateSymbolicLink(_cli.PathOf("home/models/tiny.yaml"), _cli.PathOf("nowhere.yaml"));
        await DoneAsync("run", _cli.Write("stripes.yaml", Briefs.Of(1)), "--top", "1", "--out", "plain");
        await DoneAsync("review", "export", "plain");
        await DoneAsync("status", "--data", "plain/.designgen");
        Assert.False(File.Exists(_cli.PathOf("home/spending.jsonl")));
        Outcome model = await _cli.RunAsync("run", _cli.Write("dots.yaml", Brief + "\nplacement: left-chest\n"), "--out", "out");
        Assert.Equal(4, model.Code);
        Assert.Contains("tiny.yaml can't be read", model.Errors, StringComparison.Ordinal);
    }

    private string Drawing(string folder) => File.ReadAllText(Directory.EnumerateFiles(_cli.PathOf(folder + "/press"), "artwork.svg", SearchOption.AllDirectories).Single());

    private async Task<Outcome> DoneAsync(params string[] arguments)
    {
        Outcome outcome = await _cli.RunAsync(arguments);
        Assert.True(outcome.Code == 0, outcome.Output + outcome.Errors);
        return outcome;
    }
}
