using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DesignGen.Plugin.Tests;

public sealed class StdioPluginTests(StdioConnection connection) : PluginTests(connection), IClassFixture<StdioConnection>
{
    [OfficialClientFact]
    public async Task Files_are_saved_nowhere_else()
    {
        (string batch, _) = await DrawnAsync(41, 2);
        string order = (await Client.DataAsync("produce", new { batch, top = 1 })).GetProperty("order").GetProperty("id").GetString()!;
        await Client.DataAsync("wait_for_press_files", new { order, seconds = 200 });
        Assert.Contains("not below", await Client.RefusalAsync("save_press_files", new { order, folder = "../elsewhere" }), StringComparison.Ordinal);
        Assert.Contains("not below", await Client.RefusalAsync("save_press_files", new { order, folder = Path.GetTempPath() }), StringComparison.Ordinal);
        string outside = Directory.CreateDirectory(Path.Combine(connection.Folder, "outside")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(connection.Folder, "saved")).FullName, "way"), outside);
        Assert.Contains("is a link", await Client.RefusalAsync("save_press_files", new { order, folder = "way/out" }), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }
}

public sealed class HttpPluginTests(HttpConnection connection) : PluginTests(connection), IClassFixture<HttpConnection>
{
    [OfficialClientFact]
    public async Task Two_teams_see_nothing_of_each_other()
    {
        (string batch, JsonElement[] variants) = await DrawnAsync(51, 2);
        string variant = variants[0].GetProperty("code").GetString()!;
        await using OfficialClient other = await OfficialClient.ConnectAsync(connection.Server.Url, connection.OtherKey);
        Assert.Empty((await other.DataAsync("list_batches")).GetProperty("items").EnumerateArray());
        foreach ((string tool, object arguments) in new (string, object)[]
            {
                ("get_batch", new { batch }), ("wait_for_batch", new { batch, seconds = 1 }), ("cancel_batch", new { batch }), ("show_variants", new { batch }), ("show_variants", new { variants = new[] { variant } }),
                ("show_contact_sheet", new { batch }), ("produce", new { batch, top = 1 }), ("decide_variants", new { batch, decisions = new[] { new { variant, revision = 0, decision = "approve" } } }),
            })
        {
            Assert.Contains("here", await other.RefusalAsync(tool, arguments), StringComparison.Ordinal);
        }
        foreach (string uri in new[] { $"designgen://variants/{variant}/recipe", $"designgen://batches/{batch}/review.xlsx", $"designgen://batches/{batch}/contact-sheets/1" })
            Assert.Contains("here", await other.FailAsync(new() { ["step"] = "read", ["uri"] = uri }), StringComparison.Ordinal);
        Assert.Contains(batch, (await Client.DataAsync("list_batches")).ToString(), StringComparison.Ordinal);
    }

    [OfficialClientFact]
    public async Task Each_tool_asks_for_its_own_right()
    {
        (string batch, JsonElement[] variants) = await DrawnAsync(52, 2);
        await using OfficialClient looking = await OfficialClient.ConnectAsync(connection.Server.Url, connection.LookingKey);
        await looking.DataAsync("get_batch", new { batch });
        Assert.Contains("may not do this (Submit)", await looking.RefusalAsync("submit_brief", new { text = Brief(53, 2), name = "b.yaml" }), StringComparison.Ordinal);
        Assert.Contains("may not do this (Schedule)", await looking.RefusalAsync("add_schedule", new { name = "n", cron = "0 2 * * *", zone = "UTC", brief = "koi" }), StringComparison.Ordinal);
        Assert.Contains("may not do this (Submit)", await looking.RefusalAsync("cancel_batch", new { batch }), StringComparison.Ordinal);
        Assert.Contains("may not do this (Produce)", await looking.RefusalAsync("produce", new { batch, top = 1 }), StringComparison.Ordinal);
        Assert.Contains("may not do this (Decide)", await looking.RefusalAsync("decide_variants", new { batch, decisions = new[] { new { variant = variants[0].GetProperty("code").GetString(), revision = 0, decision = "approve" } } }), StringComparison.Ordinal);
    }
}

public sealed class BridgePluginTests(BridgeConnection connection) : PluginTests(connection), IClassFixture<BridgeConnection>;

/// <summary>What the official client sees of the plugin, whichever way it reaches it.</summary>
public abstract class PluginTests(Connection connection)
{
    private protected OfficialClient Client => connection.Client;

    [OfficialClientFact]
    public async Task Tools_have_words_schemas_and_hints()
    {
        JsonElement[] tools = [.. (await Client.AskAsync(new() { ["step"] = "tools" })).GetProperty("tools").EnumerateArray()];
        string[] expected =
            ["explain_brief", "submit_brief", "list_batches", "get_batch", "wait_for_batch", "cancel_batch", "show_variants", "show_contact_sheet", "decide_variants", "follow_design", "revise_batch", "produce", "wait_for_press_files", "list_families", "list_motifs", "list_palettes", "list_schedules", "add_schedule", "run_schedule", "pause_schedule"];
        Assert.Empty(expected.Except(tools.Select(t => t.GetProperty("name").GetString())));
        Assert.Equal(connection is StdioConnection, tools.Any(t => t.GetProperty("name").GetString() == "save_press_files"));
        foreach (JsonElement tool in tools)
        {
            Assert.InRange(tool.GetProperty("description").GetString()!.Length, 20, 500);
            JsonElement hints = tool.GetProperty("annotations");
            Assert.False(hints.GetProperty("openWorldHint").GetBoolean());
            Assert.Equal(tool.GetProperty("name").GetString() is "decide_variants" or "cancel_batch", hints.GetProperty("destructiveHint").GetBoolean());
            Assert.Equal(tool.GetProperty("name").GetString() is not ("submit_brief" or "cancel_batch" or "decide_variants" or "follow_design" or "revise_batch" or "produce" or "save_press_files" or "add_schedule" or "run_schedule" or "pause_schedule"), hints.GetProperty("readOnlyHint").GetBoolean());
            foreach (JsonProperty argument in tool.GetProperty("inputSchema").TryGetProperty("properties", out JsonElement arguments) ? arguments.EnumerateObject() : default)
            {
                Assert.True(argument.Value.TryGetProperty("description", out _), $"{tool.GetProperty("name")}.{argument.Name} is not described");
                Assert.Equal(JsonValueKind.String, argument.Value.GetProperty("type").ValueKind);
            }
        }
        JsonElement count = tools.Single(t => t.GetProperty("name").GetString() == "submit_brief").GetProperty("inputSchema").GetProperty("properties").GetProperty("count");
        Assert.Equal((1, 2000), (count.GetProperty("minimum").GetInt32(), count.GetProperty("maximum").GetInt32()));
        JsonElement decision = tools.Single(t => t.GetProperty("name").GetString() == "decide_variants").GetProperty("inputSchema").GetProperty("properties").GetProperty("decisions").GetProperty("items").GetProperty("properties");
        Assert.Equal(["none", "approve", "decline", "revise"], decision.GetProperty("decision").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(5, decision.GetProperty("rating").GetProperty("maximum").GetInt32());
        JsonElement press = tools.Single(t => t.GetProperty("name").GetString() == "produce").GetProperty("inputSchema").GetProperty("properties");
        Assert.Equal(["brief", "en", "zh", "both"], press.GetProperty("sheetLanguage").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(["sizes", "shapes", "lengths", "hands", "sheets", "printers"], press.GetProperty("nails").GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    [OfficialClientFact]
    public async Task A_brief_is_explained_word_by_word()
    {
        JsonElement answer = await Client.DataAsync("explain_brief", new { text = "锦鲤T恤，三色以内，黑色衫，12款，不要骷髅" });
        Assert.False(answer.GetProperty("isForm").GetBoolean());
        JsonElement reading = answer.GetProperty("reading");
        Assert.Contains(reading.GetProperty("facts").EnumerateArray(), f => f.GetProperty("slot").GetString() == "motif" && f.GetProperty("words").GetString()!.Contains("锦鲤", StringComparison.Ordinal));
        Assert.Contains(reading.GetProperty("facts").EnumerateArray(), f => f.GetProperty("slot").GetString() == "count" && f.GetProperty("value").GetString() == "12");
        Assert.True((await Client.DataAsync("explain_brief", new { text = Brief(1, 2), name = "b.yaml" })).GetProperty("isForm").GetBoolean());
    }

    [OfficialClientFact]
    public async Task A_design_is_followed_by_others_like_it_and_by_what_its_comment_asks_for()
    {
        (string batch, JsonElement[] variants) = await DrawnAsync(21, 2);
        string first = variants[0].GetProperty("code").GetString()!;
        JsonElement follows = await Client.DataAsync("follow_design", new { variant = first, kind = "revise", comment = "make it bigger", count = 1 });
        Assert.NotEqual(batch, follows.GetProperty("batch").GetProperty("code").GetString());
        Assert.Equal(1, follows.GetProperty("batch").GetProperty("count").GetInt32());
        Assert.Contains("what to change", await Client.RefusalAsync("follow_design", new { variant = first, kind = "revise", comment = "xyzzy" }), StringComparison.Ordinal);

        await Client.DataAsync("decide_variants", new { batch, decisions = new[] { new { variant = first, revision = variants[0].GetProperty("revision").GetInt32(), decision = "revise", comment = "less busy" } } });
        JsonElement all = await Client.DataAsync("revise_batch", new { batch });
        Assert.Single(all.GetProperty("batches").EnumerateArray());
        Assert.Empty(all.GetProperty("problems").EnumerateArray());
    }

    [OfficialClientFact]
    public async Task A_wrong_brief_is_told_with_its_line()
    {
        string words = await Client.RefusalAsync("submit_brief", new { text = "product: t-shirt\nplacement: all-over\ncount: many\n", name = "spring.yaml" });
        Assert.Contains("spring.yaml:3", words, StringComparison.Ordinal);
        Assert.Contains("count", words, StringComparison.Ordinal);
    }

    [OfficialClientFact]
    public async Task Wrong_arguments_are_named_all_at_once()
    {
        string words = await Client.RefusalAsync("submit_brief", new { text = "", count = 9000, seed = 5, colour = "red" });
        Assert.Contains("text: 0 characters can't be taken", words, StringComparison.Ordinal);
        Assert.Contains("count: 9000 can't be taken. Give 1 to 2000.", words, StringComparison.Ordinal);
        Assert.Contains("seed: 5 does not fit. Give a text.", words, StringComparison.Ordinal);
        Assert.Contains("colour: There is no such argument.", words, StringComparison.Ordinal);
        Assert.Contains("text: It is missing.", await Client.RefusalAsync("submit_brief"), StringComparison.Ordinal);
        Assert.Contains("text: It is missing.", await Client.RefusalAsync("submit_brief", new { text = (string?)null, count = (int?)null }), StringComparison.Ordinal);
        words = await Client.RefusalAsync("decide_variants", new { batch = "X", decisions = new[] { new { variant = "X", decision = "perhaps", rating = 9 } } });
        Assert.Contains("decisions[0].decision: \"perhaps\" is none of the words", words, StringComparison.Ordinal);
        Assert.Contains("decisions[0].rating: 9 can't be taken. Give 0 to 5.", words, StringComparison.Ordinal);
        Assert.Contains("decisions[0].revision: It is missing.", words, StringComparison.Ordinal);
    }

    [OfficialClientFact]
    public async Task A_batch_goes_from_brief_to_press_files()
    {
        JsonElement ordered = await Client.DataAsync("submit_brief", new { text = Brief(11, 6), name = "b.yaml" });
        string batch = ordered.GetProperty("batch").GetProperty("code").GetString()!;
        JsonElement waited = await Client.CallAsync("wait_for_batch", new { batch, seconds = 200 }, progress: true);
        Assert.True(waited.GetProperty("structuredContent").GetProperty("atRest").GetBoolean());
        double[] steps = [.. waited.GetProperty("progress").EnumerateArray().Select(p => p.GetProperty("progress").GetDouble())];
        Assert.Equal(steps.Distinct().Order(), steps);
        // A step that comes together with the answer is let go of by the client.
        Assert.InRange(steps.Length, 1, 7);
        Assert.All(waited.GetProperty("progress").EnumerateArray(), p => Assert.Equal(6, p.GetProperty("total").GetDouble()));

        JsonElement shown = await Client.CallAsync("show_variants", new { batch });
        JsonElement[] variants = [.. shown.GetProperty("structuredContent").GetProperty("variants").EnumerateArray()];
        string[] codes = [.. variants.Select(v => v.GetProperty("code").GetString()!)];
        Assert.Equal(6, codes.Length);
        (int Width, int Height)[] sizes = Pictures(shown);
        Assert.Equal(6, sizes.Length);
        Assert.All(sizes, s => Assert.InRange(Math.Max(s.Width, s.Height), 300, 330));
        string[] texts = [.. shown.GetProperty("content").EnumerateArray().Where(c => c.GetProperty("type").GetString() == "text").Select(c => c.GetProperty("text").GetString()!)];
        Assert.All(codes.Zip(texts), v => Assert.StartsWith(v.First + " · ", v.Second, StringComparison.Ordinal));
        (int Width, int Height) large = Pictures(await Client.CallAsync("show_variants", new { variants = new[] { codes[2] }, preview = true })).Single();
        Assert.InRange(Math.Max(large.Width, large.Height), 950, 1030);
        Assert.Contains("preview", await Client.RefusalAsync("show_variants", new { variants = codes[..2], preview = true }), StringComparison.Ordinal);
        Assert.Single(Pictures(await Client.CallAsync("show_contact_sheet", new { batch })));
        JsonElement part = await Client.DataAsync("show_variants", new { batch, limit = 4 });
        JsonElement rest = await Client.DataAsync("show_variants", new { batch, limit = 4, after = part.GetProperty("next").GetInt32() });
        Assert.Equal(codes, part.GetProperty("variants").EnumerateArray().Concat(rest.GetProperty("variants").EnumerateArray()).Select(v => v.GetProperty("code").GetString()));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);

        object decisions = variants[..2].Select(v => new { variant = v.GetProperty("code").GetString(), revision = v.GetProperty("revision").GetInt32(), decision = "approve", rating = 4, comment = "好看" });
        JsonElement now = await Client.DataAsync("decide_variants", new { batch, decisions });
        Assert.Equal(2, now.GetProperty("variants").GetProperty("approved").GetInt32());
        string stale = await Client.RefusalAsync("decide_variants", new { batch, decisions = new[] { new { variant = codes[0], revision = variants[0].GetProperty("revision").GetInt32(), decision = "decline" } } });
        Assert.Contains("Nothing was applied", stale, StringComparison.Ordinal);
        Assert.Contains($"{codes[0]} now: revision {variants[0].GetProperty("revision").GetInt32() + 1}, approved, rating 4", stale, StringComparison.Ordinal);
        Assert.Equal(2, (await Client.DataAsync("get_batch", new { batch })).GetProperty("variants").GetProperty("approved").GetInt32());

        string wrong = await Client.RefusalAsync("produce", new { batch, press = "letterpress", indexDots = 180, overrides = new Dictionary<string, object> { ["print-area"] = 5 } });
        Assert.Contains("overrides.print-area", wrong, StringComparison.Ordinal);
        Assert.Contains("Take one of auto-screen", await Client.RefusalAsync("produce", new { batch, press = "letterpress" }), StringComparison.Ordinal);
        JsonElement produced = await Client.DataAsync("produce", new { batch, sheetLanguage = "both", overrides = new Dictionary<string, string> { ["print-area"] = "asked for" }, overriddenBy = "Chen" });
        string order = produced.GetProperty("order").GetProperty("id").GetString()!;
        JsonElement made = await Client.CallAsync("wait_for_press_files", new { order, seconds = 200 }, progress: true);
        Assert.Equal("done", made.GetProperty("structuredContent").GetProperty("order").GetProperty("state").GetString());
        Assert.All(made.GetProperty("progress").EnumerateArray(), p => Assert.Equal(2, p.GetProperty("total").GetDouble()));
        using var pack = new ZipArchive(new MemoryStream(await connection.PackAsync(order, produced.GetProperty("fetch").GetString()!)));
        Assert.Contains(pack.Entries, e => e.Name == "production.xlsx" && e.Length > 0);

        JsonObject recipe = JsonNode.Parse(await TextAsync($"designgen://variants/{codes[0]}/recipe"))!.AsObject();
        Assert.True(recipe.ContainsKey("family") && recipe.ContainsKey("seed"));
        JsonNode manifest = JsonNode.Parse(await TextAsync($"designgen://productions/{order}/manifest"))!;
        Assert.Contains(manifest["files"]!.AsArray(), f => f!["role"]!.GetValue<string>().Length > 0);
        Assert.Equal("PK"u8.ToArray(), (await BytesAsync($"designgen://batches/{batch}/review.xlsx"))[..2]);
        Assert.Equal(large, SizeOfPng(await BytesAsync($"designgen://variants/{codes[2]}/preview")));
        Assert.True(SizeOfPng(await BytesAsync($"designgen://batches/{batch}/contact-sheets/1")).Width > 0);
    }

    [OfficialClientFact]
    public async Task A_wait_ends_when_its_time_is_up_and_giving_it_up_stops_no_batch()
    {
        string batch = (await Client.DataAsync("submit_brief", new { text = Brief(21, 1500), name = "b.yaml" })).GetProperty("batch").GetProperty("code").GetString()!;
        JsonElement waited = await Client.DataAsync("wait_for_batch", new { batch, seconds = 1 });
        Assert.False(waited.GetProperty("atRest").GetBoolean());
        JsonObject aborted = new()
        {
            ["step"] = "call",
            ["name"] = "wait_for_batch",
            ["args"] = new JsonObject { ["batch"] = batch, ["seconds"] = 500 },
            ["progress"] = true,
            ["abortAfterProgress"] = true,
        };
        Assert.Contains("enough", await Client.FailAsync(aborted), StringComparison.Ordinal);
        Assert.Contains((await Client.DataAsync("get_batch", new { batch })).GetProperty("state").GetString(), (string[])["queued", "generating"]);
        Assert.Equal("cancelled", (await Client.DataAsync("cancel_batch", new { batch })).GetProperty("state").GetString());
    }

    [OfficialClientFact]
    public async Task The_catalogue_is_searched_in_both_languages()
    {
        Assert.Contains((await Client.DataAsync("list_motifs", new { words = "锦鲤" })).GetProperty("items").EnumerateArray(), m => m.GetProperty("id").GetString() == "koi");
        JsonElement few = await Client.DataAsync("list_families", new { limit = 3 });
        Assert.Equal(3, few.GetProperty("items").GetArrayLength());
        Assert.True(few.GetProperty("found").GetInt32() > 50);
        Assert.NotEmpty((await Client.DataAsync("list_palettes", new { words = "dark" })).GetProperty("items").EnumerateArray());
    }

    [OfficialClientFact]
    public async Task Schedules_are_added_held_run_and_listed()
    {
        string name = "Night " + GetType().Name;
        JsonElement added = await Client.DataAsync("add_schedule", new { name, cron = "0 2 * * mon", zone = "Asia/Shanghai", brief = "{{season}} T-shirt, 2 designs", paused = true });
        Assert.True(added.GetProperty("isPaused").GetBoolean());
        Assert.Equal(JsonValueKind.Null, added.GetProperty("nextDue").ValueKind);
        JsonElement going = await Client.DataAsync("pause_schedule", new { schedule = name, paused = false });
        Assert.Equal(18, going.GetProperty("nextDue").GetDateTimeOffset().Hour);
        Assert.Equal("waiting", (await Client.DataAsync("run_schedule", new { schedule = name })).GetProperty("state").GetString());
        JsonElement listed = (await Client.DataAsync("list_schedules")).GetProperty("schedules").EnumerateArray().Single(s => s.GetProperty("name").GetString() == name);
        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("lastRun").ValueKind);
        string words = await Client.RefusalAsync("add_schedule", new { name = "Bad", cron = "61 2 * * *", zone = "Mars/Crater", brief = "koi" });
        Assert.Contains("Mars/Crater", words, StringComparison.Ordinal);
        Assert.Contains("61", words, StringComparison.Ordinal);
    }

    [OfficialClientFact]
    public async Task Resources_and_prompts_are_listed_and_what_is_not_there_is_told()
    {
        string[] templates = [.. (await Client.AskAsync(new() { ["step"] = "resources" })).GetProperty("resourceTemplates").EnumerateArray().Select(t => t.GetProperty("uriTemplate").GetString()!)];
        Assert.Contains("designgen://variants/{code}/recipe", templates);
        Assert.Contains("designgen://productions/{order}/manifest", templates);
        Assert.Contains("check characters do not fit", await Client.FailAsync(new() { ["step"] = "read", ["uri"] = "designgen://variants/NONE/recipe" }), StringComparison.Ordinal);
        Assert.Contains("no order", await Client.FailAsync(new() { ["step"] = "read", ["uri"] = "designgen://productions/none/manifest" }), StringComparison.Ordinal);
        JsonElement[] prompts = [.. (await Client.AskAsync(new() { ["step"] = "prompts" })).GetProperty("prompts").EnumerateArray()];
        Assert.Equal(["make_press_files", "review_batch", "write_brief"], prompts.Select(p => p.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        JsonElement prompt = await Client.AskAsync(new() { ["step"] = "prompt", ["name"] = "write_brief", ["args"] = new JsonObject { ["wish"] = "koi for spring" } });
        Assert.Contains("My wish: koi for spring", prompt.GetProperty("messages")[0].GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A brief whose designs draw fast; the seed makes the batch.</summary>
    private protected static string Brief(int seed, int count) => FormattableString.Invariant(
        $"""
        title: Small stripes
        product: t-shirt
        placement: all-over
        print: screen
        families: [stripes, tartan]
        size: 64mm x 64mm
        count: {count}
        seed: {seed}
        """);

    /// <summary>A batch that is drawn.</summary>
    private protected async Task<(string Batch, JsonElement[] Variants)> DrawnAsync(int seed, int count)
    {
        string batch = (await Client.DataAsync("submit_brief", new { text = Brief(seed, count), name = "b.yaml" })).GetProperty("batch").GetProperty("code").GetString()!;
        Assert.True((await Client.DataAsync("wait_for_batch", new { batch, seconds = 200 })).GetProperty("atRest").GetBoolean());
        return (batch, [.. (await Client.DataAsync("show_variants", new { batch })).GetProperty("variants").EnumerateArray()]);
    }

    private async Task<string> TextAsync(string uri) => (await Client.AskAsync(new() { ["step"] = "read", ["uri"] = uri })).GetProperty("contents")[0].GetProperty("text").GetString()!;

    private async Task<byte[]> BytesAsync(string uri) => (await Client.AskAsync(new() { ["step"] = "read", ["uri"] = uri })).GetProperty("contents")[0].GetProperty("blob").GetBytesFromBase64();

    private static (int Width, int Height)[] Pictures(JsonElement result) =>
        [.. result.GetProperty("content").EnumerateArray().Where(c => c.GetProperty("type").GetString() == "image").Select(c => SizeOfPng(c.GetProperty("data").GetBytesFromBase64()))];

    // PNG, ISO/IEC 15948, 11.2.2: after the signature comes IHDR, with width and height first.
    private static (int Width, int Height) SizeOfPng(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        Assert.Equal("IHDR"u8, file.AsSpan(12, 4));
        Assert.Equal("IEND"u8, file.AsSpan(file.Length - 8, 4));
        return (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
    }
}
