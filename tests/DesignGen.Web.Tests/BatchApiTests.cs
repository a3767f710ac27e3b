using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DesignGen.Core.Audits;

namespace DesignGen.Web.Tests;

public sealed class BatchApiTests(LocalServer server) : IClassFixture<LocalServer>
{
    private const string Koi = "新中式锦鲤印花T恤，三色以内，黑色衫";
    private readonly HttpClient client = server.Client;

    [Fact]
    public async Task A_brief_is_explained_with_the_words_that_state_each_fact()
    {
        JsonObject report = await (await client.PostAsJsonAsync("/api/v1/briefs/explain", new { text = Koi })).JsonAsync();
        JsonObject motif = report["facts"]!.AsArray().Select(f => f!.AsObject()).Single(f => (string)f["slot"]! == "motif");
        Assert.Equal(("koi", "锦鲤", 3), ((string)motif["value"]!, (string)motif["words"]!, (int)motif["start"]!));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/briefs/explain", new { name = "a.yaml", text = "title: Spring\nproduct: t-shirt\nplacement: all-over\ngarment: white\nprint: screen\nsize: 160mm x 160mm" })).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_drawn_decided_on_and_produced()
    {
        string code = await client.DrawnAsync(Koi + " 甲", 3);
        JsonObject batch = await client.GetJsonAsync("/api/v1/batches/" + code);
        Assert.Equal(("in-review", 3, Environment.UserName), ((string)batch["state"]!, (int)batch["drawn"]!, (string)batch["requestedBy"]!));
        List<JsonObject> variants = await client.VariantsAsync(code);
        Assert.Equal([0, 1, 2], variants.Select(v => (int)v["index"]!));
        string first = (string)variants[0]["code"]!;

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await client.DecideAsync(first, null, "approve")).StatusCode);
        JsonObject approved = await (await client.DecideAsync(first, 1, "approve", 5, "好")).JsonAsync();
        Assert.Equal(("approved", 5, "好", 2), ((string)approved["state"]!, (int)approved["rating"]!, (string)approved["comment"]!, (int)approved["revision"]!));
        Assert.Equal(Environment.UserName, (string)approved["decidedBy"]!);

        HttpResponseMessage ordered = await client.PostAsJsonAsync($"/api/v1/batches/{code}/productions", new { });
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        string production = ordered.Headers.Location!.OriginalString;
        JsonObject state = await EndOfAsync(production);
        Assert.Equal(("done", 1, 1), ((string)state["state"]!, (int)state["done"]!, (int)state["count"]!));
        using var pack = new ZipArchive(await client.GetStreamAsync(production + "/pack.zip"));
        Assert.Contains(pack.Entries, e => e.FullName.EndsWith("/artwork.svg", StringComparison.Ordinal));
        Assert.Contains(pack.Entries, e => e.FullName == "manifest.json");
        Assert.Equal("done", (string)(await client.GetJsonAsync("/api/v1/batches/" + code))["state"]!);

        var some = new HttpRequestMessage(HttpMethod.Get, production + "/pack.zip");
        some.Headers.Range = new RangeHeaderValue(0, 3);
        HttpResponseMessage part = await client.SendAsync(some);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await part.Content.ReadAsByteArrayAsync())[..2]);
        // The parts of a download are one download; whoever fetches all of it again has fetched it twice.
        Assert.Single(await AuditedAsync(AuditKind.Downloaded, code));
        await client.GetByteArrayAsync(production + "/pack.zip");
        Assert.Equal(2, (await AuditedAsync(AuditKind.Downloaded, code)).Count);
    }

    [Fact]
    public async Task Press_files_are_ordered_as_on_the_command_line_and_fetched_style_by_style()
    {
        string code = await client.DrawnAsync(Koi + " 癸", 2);
        string order = $"/api/v1/batches/{code}/productions";
        foreach ((object wrong, string[] says) in new (object, string[])[]
            {
                (new { top = 1, press = "letterpress", indexDots = 20, filmDpi = 99 }, ["press", "'letterpress'", "auto-screen", "indexDots", "60 to 400", "filmDpi", "150 to 2400"]),
                (new { top = 1, press = "dtf-film" }, ["press", "printed by screen", "auto-screen, butt-screen"]),
                (new { top = 1, nails = new { sizes = new[] { "M" } } }, ["nails", "is none"]),
                (new { top = 1, overrides = new Dictionary<string, string> { ["beauty"] = "it is" } }, ["overrides", "'beauty'", "print-area"]),
                (new { top = 1, sheetLanguage = "fr" }, ["sheetLanguage"]),
            })
        {
            HttpResponseMessage refused = await client.PostAsJsonAsync(order, wrong);
            string told = await refused.Content.ReadAsStringAsync();
            Assert.True((int)refused.StatusCode is 400 or 422, told);
            Assert.All(says, s => Assert.Contains(s, System.Text.RegularExpressions.Regex.Unescape(told.Replace("\\\"", "", StringComparison.Ordinal)), StringComparison.Ordinal));
        }
        Assert.Equal("[]", await client.GetStringAsync(order));
        HttpResponseMessage ordered = await client.PostAsJsonAsync(order, new
        {
            top = 2,
            press = "butt-screen",
            indexDots = 100,
            filmDpi = 200,
            sheetLanguage = "both",
            overriddenBy = "Chen",
            overrides = new Dictionary<string, string> { ["print-area"] = "the customer wants it so large" },
        });
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        string production = ordered.Headers.Location!.OriginalString;
        Assert.Equal("done", (string)(await EndOfAsync(production))["state"]!);
        Assert.Contains("override print-area by Chen: the customer wants it so large", Assert.Single(await AuditedAsync(AuditKind.Produced, code)).Words, StringComparison.Ordinal);
        string variant = (string)(await client.VariantsAsync(code))[1]["code"]!, style = $"{production}/styles/{variant}/pack.zip";
        byte[] file = await client.GetByteArrayAsync(style);
        Assert.Equal(file, await client.GetByteArrayAsync(style));
        using var pack = new ZipArchive(new MemoryStream(file));
        Assert.Contains(pack.Entries, e => e.FullName.EndsWith("/films/dots.png", StringComparison.Ordinal));
        Assert.All(pack.Entries, e => Assert.True(e.FullName == "manifest.json" || e.FullName.Contains(variant, StringComparison.Ordinal), e.FullName));
        HttpResponseMessage none = await client.GetAsync($"{production}/styles/7KQ4D2RM-0001-XX/pack.zip");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains(variant, await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_files_of_nothing_approved_are_refused_before_anything_is_queued()
    {
        string code = await client.DrawnAsync(Koi + " 乙", 2);
        HttpResponseMessage refused = await client.PostAsJsonAsync($"/api/v1/batches/{code}/productions", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("No variant is approved", (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Equal("[]", await client.GetStringAsync($"/api/v1/batches/{code}/productions"));
    }

    [Fact]
    public async Task Whoever_decides_second_is_shown_how_it_stands_and_nothing_is_lost()
    {
        string code = await client.DrawnAsync(Koi + " 丙", 2);
        string first = (string)(await client.VariantsAsync(code))[0]["code"]!, second = (string)(await client.VariantsAsync(code))[1]["code"]!;
        Assert.True((await client.DecideAsync(first, 1, "approve")).IsSuccessStatusCode);
        HttpResponseMessage late = await client.DecideAsync(first, 1, "decline", comment: "too busy");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("approved", (string)(await late.JsonAsync())["current"]![0]!["state"]!);

        // All or none: the second of the two is still open afterwards.
        HttpResponseMessage bulk = await client.PostAsJsonAsync($"/api/v1/batches/{code}/decisions", new { decisions = new object[] { new { variant = first, revision = 1, decision = "decline" }, new { variant = second, revision = 1, decision = "decline" } } });
        Assert.Equal(HttpStatusCode.Conflict, bulk.StatusCode);
        Assert.Equal(["approved", "generated"], (await client.VariantsAsync(code)).Select(v => (string)v["state"]!));
    }

    [Fact]
    public async Task A_reviewed_workbook_shows_what_it_would_change_and_changes_nothing_until_it_is_applied()
    {
        string code = await client.DrawnAsync(Koi + " 丁", 2);
        byte[] workbook = await client.GetByteArrayAsync($"/api/v1/batches/{code}/review.xlsx");
        JsonObject unchanged = await UploadAsync(workbook, "review.xlsx");
        Assert.Equal(code, (string)unchanged["batch"]!);
        Assert.Empty(unchanged["decisions"]!.AsArray());
        List<JsonObject> variants = await client.VariantsAsync(code);
        string csv = "code,decision,rating,comment\n" + $"{variants[0]["code"]},approve,4,fine\n{variants[1]["code"]},wat,,\n";
        JsonObject preview = await UploadAsync(Encoding.UTF8.GetBytes(csv), "review.csv");
        Assert.Equal(["taken", "refused"], preview["rows"]!.AsArray().Select(r => (string)r!["outcome"]!));
        Assert.All(await client.VariantsAsync(code), v => Assert.Equal("generated", (string)v["state"]!));

        HttpResponseMessage applied = await client.PostAsJsonAsync($"/api/v1/batches/{code}/decisions", new { decisions = preview["decisions"] });
        Assert.True(applied.IsSuccessStatusCode, await applied.Content.ReadAsStringAsync());
        Assert.Equal(["approved", "generated"], (await client.VariantsAsync(code)).Select(v => (string)v["state"]!));
    }

    [Fact]
    public async Task The_same_request_orders_once_and_a_key_is_for_one_request()
    {
        JsonObject one = await (await client.SubmitAsync(new { text = Koi, count = 1, seed = "7" }, "key-1")).JsonAsync();
        JsonObject two = await (await client.SubmitAsync(new { text = Koi, count = 1, seed = "7" }, "key-1")).JsonAsync();
        Assert.Equal((string)one["batch"]!["code"]!, (string)two["batch"]!["code"]!);
        HttpResponseMessage other = await client.SubmitAsync(new { text = Koi, count = 2, seed = "7" }, "key-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("Idempotency-Key", (string)(await other.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_in_pages_and_are_searched_by_words()
    {
        string text = "印花T恤 向日葵 ";
        var codes = new List<string>();
        for (int i = 0; i < 3; i++)
            codes.Add((string)(await (await client.SubmitAsync(new { text, count = 1, seed = (90 + i).ToString(System.Globalization.CultureInfo.InvariantCulture) })).JsonAsync())["batch"]!["code"]!);
        JsonObject page = await client.GetJsonAsync("/api/v1/batches?words=向日葵&limit=2");
        JsonObject rest = await client.GetJsonAsync($"/api/v1/batches?words=向日葵&limit=2&after={page["next"]}");
        Assert.Equal(codes.Order(), page["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(b => (string)b!["code"]!).Order());
        Assert.Null(rest["next"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync("/api/v1/batches?limit=9999")).StatusCode);
    }

    [Fact]
    public async Task What_the_asker_has_already_is_not_sent_again()
    {
        string code = await client.DrawnAsync(Koi + " 戊", 1);
        string variant = (string)(await client.VariantsAsync(code))[0]["code"]!;
        foreach (string path in new[] { "/api/v1/batches/" + code, "/api/v1/variants/" + variant, $"/api/v1/variants/{variant}/thumbnail" })
        {
            HttpResponseMessage first = await client.GetAsync(path);
            Assert.True(first.IsSuccessStatusCode);
            var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
        byte[] png = await client.GetByteArrayAsync($"/api/v1/variants/{variant}/preview");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Contains("\"family\"", await client.GetStringAsync($"/api/v1/variants/{variant}/recipe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_stopped_and_taken_up_again()
    {
        string code = (string)(await (await client.SubmitAsync(new { text = Koi, count = 60, seed = "11" })).JsonAsync())["batch"]!["code"]!;
        JsonObject stopped = await (await client.PostAsync($"/api/v1/batches/{code}/cancel", null)).JsonAsync();
        Assert.Equal("cancelled", (string)stopped["state"]!);
        Assert.Equal([Environment.UserName], (await AuditedAsync(AuditKind.BatchCancelled, code)).Select(r => r.Who?.Name));
        JsonObject resumed = await (await client.PostAsync($"/api/v1/batches/{code}/resume", null)).JsonAsync();
        Assert.Contains((string)resumed["state"]!, new[] { "queued", "generating" });
        await client.PostAsync($"/api/v1/batches/{code}/cancel", null);
    }

    [Fact]
    public async Task What_is_wrong_with_a_brief_is_told_all_at_once_with_its_lines()
    {
        HttpResponseMessage refused = await client.SubmitAsync(new { name = "spring.yaml", text = "title: Spring\nproduct: spaceship\ncount: -3\n" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        JsonObject problem = await refused.JsonAsync();
        Assert.Contains(problem["problems"]!.AsArray(), p => (string)p!["source"]! == "spring.yaml" && (int?)p["line"] == 2);
        Assert.True(problem["problems"]!.AsArray().Count > 1);
    }

    [Theory]
    [InlineData("{\"text\": 5}", "$.text")]
    [InlineData("{", "The JSON does not fit")]
    [InlineData("{\"name\": \"a.txt\"}", "lacks 'text'")]
    public async Task A_body_that_does_not_fit_says_where(string body, string words)
    {
        HttpResponseMessage refused = await client.PostAsync("/api/v1/batches", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(words, (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_shop_has_is_listed_and_found_in_both_languages()
    {
        Assert.True(JsonNode.Parse(await client.GetStringAsync("/api/v1/families"))!.AsArray().Count > 60);
        Assert.Contains(JsonNode.Parse(await client.GetStringAsync("/api/v1/motifs?words=莲花"))!.AsArray(), m => (string)m!["id"]! == "lotus" && (bool)m["itself"]!);
        Assert.NotEmpty(JsonNode.Parse(await client.GetStringAsync("/api/v1/palettes?words=dark"))!.AsArray());
        Assert.NotEmpty(JsonNode.Parse(await client.GetStringAsync("/api/v1/products"))!.AsArray());
        Assert.Equal(["studio"], JsonNode.Parse(await client.GetStringAsync("/api/v1/models"))!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Fact]
    public async Task Health_is_open_and_measures_are_text()
    {
        Assert.Equal("alive", await client.GetStringAsync("/health/live"));
        Assert.Equal("ready", await client.GetStringAsync("/health/ready"));
        await client.DrawnAsync(Koi + " 己", 1);
        string text = await client.GetStringAsync("/metrics");
        Assert.Contains("http_server_request_duration_seconds_count{", text, StringComparison.Ordinal);
        Assert.Contains("designgen_variants_total{state=\"generated\"} ", text, StringComparison.Ordinal);
        Assert.Matches("\ndesigngen_store_waiting \\d+\n(.*\n)*designgen_store_waiting_duration_seconds ", text);
    }

    private async Task<JsonObject> EndOfAsync(string production)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonObject now = await client.GetJsonAsync(production);
            if ((string)now["state"]! is not ("queued" or "producing"))
                return now;
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<JsonObject> UploadAsync(byte[] file, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        return await (await client.PostAsync("/api/v1/reviews", form)).JsonAsync();
    }

    private async Task<IReadOnlyList<AuditRecord>> AuditedAsync(AuditKind kind, string code)
    {
        var found = new List<AuditRecord>();
        await foreach (AuditRecord record in server.Host.Audit.ReadAsync("", default))
        {
            if (record.Entry.Kind == kind && record.Entry.Subject == code)
                found.Add(record);
        }
        return found;
    }
}
