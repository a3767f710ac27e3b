using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace DesignGen.Cli.Tests;

/// <summary>Briefs in running text, with the program as its users start it.</summary>
public sealed class BriefTextTests : IDisposable
{
    private const string Text = "亲，出3款新中式满版T恤，荷花和祥云，红金配色，底色藏青，不要龙和鸟，四色以内，zorbly。";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Explain_shows_each_fact_with_its_words_and_the_form_of_it_makes_the_same_batch()
    {
        string brief = _cli.Write("lotus.txt", Text);
        Outcome told = await _cli.RunAsync("brief", "explain", brief, "--lang", "zh");
        Assert.Equal(0, told.Code);
        Assert.Contains("[荷花]", told.Output, StringComparison.Ordinal);
        Assert.Contains("¿zorbly?", told.Output, StringComparison.Ordinal);
        Assert.Contains("不要的图案: 龙", told.Output, StringComparison.Ordinal);

        JsonElement json = (await _cli.RunAsync("brief", "explain", brief, "--json")).Json;
        JsonElement lotus = json.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("value").GetString() == "lotus");
        Assert.Equal(("motif", "荷花", Text.IndexOf("荷花", StringComparison.Ordinal)), (lotus.GetProperty("slot").GetString(), lotus.GetProperty("words").GetString(), lotus.GetProperty("start").GetInt32()));
        Assert.Equal("zorbly", json.GetProperty("notUnderstood")[0].GetProperty("words").GetString());

        Outcome form = await _cli.RunAsync("brief", "explain", brief, "--form");
        string saved = _cli.Write("lotus.yaml", form.Output);
        Outcome fromText = await _cli.RunAsync("run", brief, "--top", "0", "--out", "text", "--json"), fromForm = await _cli.RunAsync("run", saved, "--top", "0", "--out", "form", "--json");
        Assert.Equal((0, 0), (fromText.Code, fromForm.Code));
        Assert.Equal(3, fromText.Json.GetProperty("count").GetInt32());
        Assert.Equal(fromText.Json.GetProperty("batch").GetString(), fromForm.Json.GetProperty("batch").GetString());
    }

    [Fact]
    public async Task A_run_tells_what_it_did_not_understand_before_it_draws_and_the_workbook_tells_how_it_read_the_text()
    {
        string brief = _cli.Write("lotus.txt", Text);
        Outcome run = await _cli.RunAsync("run", brief, "--top", "0", "--out", "out");
        Assert.Equal(0, run.Code);
        Assert.Contains("未理解：zorbly", run.Errors, StringComparison.Ordinal);
        Assert.True(run.Errors.IndexOf("zorbly", StringComparison.Ordinal) < run.Errors.IndexOf("0/3", StringComparison.Ordinal), run.Errors);
        string[] summary = [.. Sheets.Reading.SpreadsheetReader.Read("review.xlsx", new MemoryStream(File.ReadAllBytes(_cli.PathOf("out/review.xlsx")))).SelectMany(s => s.Rows).SelectMany(r => r.Cells).Select(c => c.Text)];
        Assert.Contains(summary, t => t.Contains("原文“荷花”", StringComparison.Ordinal));
        Assert.Contains(summary, t => t == "对需求文字的理解");
    }

    [Fact]
    public async Task A_term_of_the_house_list_stops_a_brief_and_one_that_it_says_no_to_does_not()
    {
        Outcome stopped = await _cli.RunAsync("run", _cli.Write("mouse.txt", "20款米老鼠T恤"), "--top", "0");
        Assert.Equal(3, stopped.Code);
        Assert.Contains("mouse.txt:1: '米老鼠'", stopped.Errors, StringComparison.Ordinal);
        Outcome told = await _cli.RunAsync("brief", "explain", _cli.Write("star.txt", "20款星星T恤，不要迪士尼"));
        Assert.Equal(0, told.Code);
        Assert.Contains("says no to it", told.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_text_in_GB_18030_is_read_and_what_is_no_text_is_refused()
    {
        Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        File.WriteAllBytes(_cli.PathOf("gb.txt"), chinese.GetBytes(Text));
        Assert.Contains("[荷花]", (await _cli.RunAsync("brief", "explain", "gb.txt")).Output, StringComparison.Ordinal);
        File.WriteAllBytes(_cli.PathOf("noise.txt"), [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * i * 7 + i * 13))]);
        Outcome noise = await _cli.RunAsync("brief", "explain", "noise.txt");
        Assert.Equal(3, noise.Code);
        Assert.Contains("not UTF-8 text", noise.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_model_adds_what_points_at_the_text_and_takes_no_ban_away()
    {
        using var service = new ChatService("""{"facts":[{"slot":"motif","value":"wave","quote":"zorbly"},{"slot":"motif","value":"dragon","quote":"龙"},{"slot":"motif","value":"skull","quote":"not there"}],"suggestions":[]}""");
        Outcome told = await ExplainAsync(service.Base);
        Assert.Equal(0, told.Code);
        JsonElement[] facts = [.. told.Json.GetProperty("facts").EnumerateArray()];
        Assert.Contains(facts, f => f.GetProperty("value").GetString() == "wave" && f.GetProperty("source").GetString() == "model");
        Assert.Contains(facts, f => f.GetProperty("slot").GetString() == "no-motif" && f.GetProperty("value").GetString() == "dragon");
        Assert.DoesNotContain(facts, f => f.GetProperty("slot").GetString() == "motif" && f.GetProperty("value").GetString() is "dragon" or "skull");
        Assert.Contains("荷花", service.Asked.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", told.Output + told.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_model_that_talks_nonsense_leaves_the_built_in_reading_with_a_warning()
    {
        using var service = new ChatService("I would rather talk about the weather.");
        Outcome told = await ExplainAsync(service.Base);
        Assert.Equal(0, told.Code);
        Assert.Contains(told.Json.GetProperty("facts").EnumerateArray(), f => f.GetProperty("value").GetString() == "lotus");
        Assert.Contains(told.Json.GetProperty("notes").EnumerateArray(), n => n.GetProperty("message").GetString()!.Contains("local", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_with_a_chat_model_asks_once_and_makes_the_batch_of_the_form_that_it_shows()
    {
        string brief;
        Outcome first, form;
        using (var service = new ChatService("""{"facts":[{"slot":"motif","value":"wave","quote":"zorbly"}],"suggestions":[]}"""))
        {
            brief = Model(service.Base);
            first = await _cli.RunAsync("run", brief, "--model", "local", "--top", "0", "--out", "a", "--json");
            form = await _cli.RunAsync("brief", "explain", brief, "--model", "local", "--form");
            Assert.Equal(2, service.Asked.Count);
        }
        Assert.Equal((0, 0), (first.Code, form.Code));
        Assert.DoesNotContain("sesame", first.Output + first.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Json.GetProperty("remarks").EnumerateArray(), r => r.GetString()!.Contains("未理解", StringComparison.Ordinal));
        Outcome saved = await _cli.RunAsync("run", _cli.Write("saved.yaml", form.Output), "--top", "0", "--out", "b", "--json"), alone = await _cli.RunAsync("run", brief, "--top", "0", "--out", "c", "--json");
        Assert.Equal(BatchOf(first), BatchOf(saved));
        Assert.NotEqual(BatchOf(first), BatchOf(alone));

        // The model answers otherwise now, and then not at all: the batch stays what it was.
        using (var service = new ChatService("""{"facts":[{"slot":"motif","value":"star","quote":"zorbly"}],"suggestions":[]}"""))
        {
            Model(service.Base);
            Outcome again = await _cli.RunAsync("run", brief, "--model", "local", "--top", "0", "--out", "a", "--json");
            Assert.Empty(service.Asked);
            Assert.Equal((BatchOf(first), true), (BatchOf(again), again.Json.GetProperty("wasComplete").GetBoolean()));
            Assert.Contains("--fresh", Assert.Single(again.Json.GetProperty("remarks").EnumerateArray()).GetString(), StringComparison.Ordinal);
            Outcome fresh = await _cli.RunAsync("run", brief, "--model", "local", "--top", "0", "--out", "a", "--fresh", "--json");
            Assert.Single(service.Asked);
            Assert.NotEqual(BatchOf(first), BatchOf(fresh));
        }
        Outcome without = await _cli.RunAsync("run", brief, "--model", "local", "--top", "0", "--out", "d", "--json");
        Assert.Equal(BatchOf(alone), BatchOf(without));
        Assert.Contains(without.Json.GetProperty("remarks").EnumerateArray(), r => r.GetString()!.Contains("只用内置方式理解", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_model_for_many_briefs_at_once_or_one_that_is_not_there_is_refused()
    {
        string brief = Model("http://127.0.0.1:1/v1");
        Directory.CreateDirectory(_cli.PathOf("many"));
        File.Copy(_cli.PathOf(brief), _cli.PathOf("many/lotus.txt"));
        Outcome many = await _cli.RunAsync("run", "many", "--model", "local"), none = await _cli.RunAsync("run", brief, "--model", "nobody");
        Assert.Equal((3, 3), (many.Code, none.Code));
        Assert.Contains("--model reads one brief", many.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no chat model 'nobody'", none.Errors, StringComparison.Ordinal);
    }

    private static string BatchOf(Outcome outcome) => outcome.Json.GetProperty("batch").GetString()!;

    private async Task<Outcome> ExplainAsync(string address) => await _cli.RunAsync("brief", "explain", Model(address), "--model", "local", "--json");

    // A shop with one chat model, at an address; the brief to be read.
    private string Model(string address)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (string file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
            _cli.Write(Path.Combine("templates", Path.GetRelativePath(shipped, file)), File.ReadAllText(file));
        _cli.Write("templates/chat-models/local.yaml", $"id: local\nname: {{ en: local, zh: local }}\nbase: {address}\nmodel: tiny\nkey-from: LOCAL_KEY\njson: object\n");
        _cli.Environment["LOCAL_KEY"] = "sesame-123456";
        _cli.Environment["DESIGNGEN_TEMPLATES"] = _cli.PathOf("templates");
        _cli.Environment["DESIGNGEN_HOME"] = _cli.PathOf("home");
        return _cli.Write("lotus.txt", Text);
    }

    // Speaks the protocol of chat completions on this machine, and always says the same.
    private sealed class ChatService : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string _says;

        public ChatService(string says)
        {
            _says = says;
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            Base = $"http://127.0.0.1:{port}/v1";
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            _listener.Start();
            _ = ServeAsync();
        }

        public string Base { get; }

        public List<string> Asked { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext call;
                try
                {
                    call = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
                using JsonDocument body = JsonDocument.Parse(await reader.ReadToEndAsync());
                Asked.Add(string.Join('\n', body.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString())));
                byte[] answer = JsonSerializer.SerializeToUtf8Bytes(new { id = "1", choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = _says } } }, usage = new { prompt_tokens = 10, completion_tokens = 10 } });
                call.Response.ContentType = "application/json";
                await call.Response.OutputStream.WriteAsync(answer);
                call.Response.Close();
            }
        }
    }
}
