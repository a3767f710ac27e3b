using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DesignGen.Cli.Tests.Server;
using DesignGen.Core.Pictures;
using DesignGen.Sheets.Reading;

namespace DesignGen.Cli.Tests;

/// <summary>Briefs that an online service draws, with the program as its users start it and a service on this machine.</summary>
public sealed class PictureServiceTests : IDisposable
{
    private const string Brief = """
        title: Koi
        product: t-shirt
        placement: left-chest
        print: screen
        engine: remote
        model: local
        subject: 一条锦鲤
        seed: 5
        """;

    private readonly Cli _cli = new();
    private readonly HttpListener _service = new();
    private readonly List<JsonElement> _asked = [];
    private readonly CancellationTokenSource _stop = new();
    private int _refusals;

    public PictureServiceTests()
    {
        int port = FreePort();
        _service.Prefixes.Add($"http://127.0.0.1:{port}/");
        _service.Start();
        _ = ServeAsync();
        string templates = _cli.PathOf("templates");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*", SearchOption.AllDirectories))
            _cli.Write(Path.Combine("templates", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "templates"), file)), File.ReadAllText(file));
        Service(port, perBatch: 5);
        _cli.Environment["DESIGNGEN_TEMPLATES"] = templates;
        _cli.Environment["DESIGNGEN_HOME"] = _cli.PathOf("home");
        _cli.Environment["LOCAL_KEY"] = "sesame-123456";
    }

    public void Dispose()
    {
        _stop.Cancel();
        _service.Close();
        _stop.Dispose();
        _cli.Dispose();
    }

    [Fact]
    public async Task A_brief_goes_from_words_to_press_files_and_says_what_it_cost()
    {
        string brief = _cli.Write("koi.yaml", Brief);
        Outcome run = await _cli.RunAsync("run", brief, "--count", "2", "--top", "1", "--out", "out", "--json");
        Assert.True(run.Code == 0, run.Output + run.Errors);
        Assert.Equal(0.5m * _asked.Count, run.Json.GetProperty("spent")[0].GetProperty("amount").GetDecimal());
        Assert.Equal("CNY", run.Json.GetProperty("spent")[0].GetProperty("currency").GetString());
        Assert.NotEmpty(Directory.EnumerateFiles(_cli.PathOf("out/press"), "*.tif", SearchOption.AllDirectories));
        Assert.Single(Directory.EnumerateFiles(_cli.PathOf("out/press"), "source.png", SearchOption.AllDirectories));
        Assert.Contains("trainedAlgorithmicMedia", File.ReadAllText(_cli.PathOf("out/press/manifest.json")), StringComparison.Ordinal);
        Assert.All(_asked, a => Assert.Contains("锦鲤", a.GetProperty("prompt").GetString(), StringComparison.Ordinal));

        // The review tells it, too, and its decisions come back.
        IReadOnlyList<ReadSheet> review = SpreadsheetReader.Read("review.xlsx", new MemoryStream(File.ReadAllBytes(_cli.PathOf("out/review.xlsx"))));
        Assert.All(review[0].Rows.Skip(1), r => Assert.Contains(r.Cells, c => c.Text == "0.5 CNY"));
        Assert.All(review[0].Rows.Skip(1), r => Assert.Contains(r.Cells, c => c.Text.Contains("一条锦鲤", StringComparison.Ordinal)));
        string total = FormattableString.Invariant($"{0.5m * _asked.Count:0.##} CNY  local");
        Assert.Contains(review[1].Rows, r => r.Cells.Any(c => c.Text == total));
        string code = review[0].Rows[1][2].Text;
        Outcome import = await _cli.RunAsync("review", "import", _cli.Write("decided.csv", $"Code,Decision\n{code},Approve\n"), "--data", "out/.designgen", "--json");
        Assert.True(import.Code == 0, import.Output + import.Errors);
        Assert.Equal(1, import.Json.GetProperty("taken").GetInt32());
        Outcome approved = await _cli.RunAsync("produce", "out", "--out", "approved", "--json");
        Assert.True(approved.Code == 0, approved.Output + approved.Errors);
        Assert.Equal(code, approved.Json.GetProperty("produced")[0].GetProperty("code").GetString());

        // Drawn anew from the kept pictures: nothing is asked again, nothing more is paid.
        int asked = _asked.Count;
        Outcome again = await _cli.RunAsync("run", brief, "--count", "2", "--top", "1", "--out", "out", "--fresh", "--json");
        Assert.True(again.Code == 0, again.Output + again.Errors);
        Assert.Equal(asked, _asked.Count);
        Assert.DoesNotContain("sesame", string.Concat(Directory.EnumerateFiles(_cli.Folder, "*.json*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_costs_a_try_and_a_limit_of_cost_ends_the_batch()
    {
        _refusals = 1;
        string brief = _cli.Write("koi.yaml", Brief);
        Outcome run = await _cli.RunAsync("run", brief, "--count", "1", "--top", "0", "--out", "out", "--json");
        Assert.True(run.Code == 0, run.Output + run.Errors);
        Assert.Equal(2, _asked.Count);

        Service(new Uri(_service.Prefixes.First()).Port, perBatch: 0.4);
        Outcome dear = await _cli.RunAsync("run", brief, "--count", "1", "--top", "0", "--seed", "6", "--out", "dear", "--json");
        Assert.Equal(3, dear.Code);
        Assert.Contains("0.4 CNY", dear.Output, StringComparison.Ordinal);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task A_missing_key_is_told_with_its_variable()
    {
        _cli.Environment["LOCAL_KEY"] = "";
        Outcome run = await _cli.RunAsync("run", _cli.Write("koi.yaml", Brief), "--count", "1", "--top", "0", "--out", "out");
        Assert.Equal(3, run.Code);
        Assert.Contains("LOCAL_KEY", run.Errors, StringComparison.Ordinal);
        Outcome list = await _cli.RunAsync("models", "list");
        Assert.Contains("LOCAL_KEY", list.Output, StringComparison.Ordinal);
        Assert.Contains("LOCAL_KEY is not set", (await _cli.RunAsync("doctor")).Output, StringComparison.Ordinal);
        _cli.Environment["LOCAL_KEY"] = "sesame-123456";
        Outcome doctor = await _cli.RunAsync("doctor", "--json");
        Assert.Contains("LOCAL_KEY is set", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_manifest_is_wrong_is_told_and_can_be_removed()
    {
        string manifest = _cli.Write("home/models/old.yaml", "id: old\nfamily: [\n");
        Outcome list = await _cli.RunAsync("models", "list", "--home", "home");
        Assert.Equal(3, list.Code);
        Assert.Contains("old.yaml", list.Errors, StringComparison.Ordinal);
        Outcome removed = await _cli.RunAsync("models", "remove", "old", "--home", "home");
        Assert.Equal(0, removed.Code);
        Assert.False(File.Exists(Path.Combine(_cli.Folder, manifest)));
        Assert.Equal(3, (await _cli.RunAsync("models", "remove", "../old", "--home", "home")).Code);
    }

    private void Service(int port, double perBatch) => _cli.Write("templates/image-services/local.yaml", FormattableString.Invariant($$"""
        id: local
        name: { en: Local, zh: 本机 }
        form: openai
        base: http://127.0.0.1:{{port}}/v1
        model: painter
        key-from: LOCAL_KEY
        sizes: [256x256]
        price: 0.5 CNY
        spending: { per-batch: {{perBatch}} }
        """));

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext call;
            try
            {
                call = await _service.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            JsonElement order = (await JsonDocument.ParseAsync(call.Request.InputStream)).RootElement;
            lock (_asked)
                _asked.Add(order);
            bool known = call.Request.Headers["Authorization"] == "Bearer sesame-123456" && call.Request.Url!.AbsolutePath == "/v1/images/generations";
            bool refused = known && Interlocked.Decrement(ref _refusals) >= 0;
            string answer = !known ? """{"error":{"code":"invalid_api_key","message":"no such key"}}"""
                : refused ? """{"error":{"code":"moderation_blocked","message":"not shown here"}}"""
                : JsonSerializer.Serialize(new { data = new[] { new { b64_json = Convert.ToBase64String(await PaintAsync(order)) } } });
            call.Response.StatusCode = !known ? 401 : refused ? 400 : 200;
            call.Response.ContentType = "application/json";
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            call.Response.Close();
        }
    }

    // Every prompt has a picture of its own, as from a model that takes no seed.
    private static async Task<byte[]> PaintAsync(JsonElement order)
    {
        uint seed = (uint)Encoding.UTF8.GetBytes(order.GetProperty("prompt").GetString()!).Sum(b => b);
        PictureAnswer painted = await new PaintedPictures("painter").MakeAsync(new(order.GetProperty("prompt").GetString()!, new(256, 256), seed), default);
        return painted.Pictures[0].Picture.Bytes.ToArray();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
