using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using DesignGen.Server.Persons;

namespace DesignGen.Web.Tests;

/// <summary>Who wants to be forgotten is found nowhere any more: not in the data folder, not on any page.</summary>
public sealed class ErasureTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task After_a_person_was_taken_out_nothing_names_them_and_their_batch_can_be_produced()
    {
        const string name = "Odalys Quintero", team = "forgetting";
        HttpClient admin = await server.PersonAsync(team, Role.Admin), person = await server.NamedAsync(team, name, Role.Admin);
        string code = await person.DrawnAsync("Odalys Quintero asks for the Lisbon fair: all-over designs with stripes for a white T-shirt, 120 mm x 120 mm", 2);
        List<JsonObject> variants = await person.VariantsAsync(code);
        (string first, string second) = ((string)variants[0]["code"]!, (string)variants[1]["code"]!);
        Assert.True((await person.DecideAsync(first, 1, "approve", 4, "as I told the printer")).IsSuccessStatusCode);
        Assert.True((await admin.DecideAsync(second, 1, "revise", 0, "bluer, ODALYS QUINTERO says")).IsSuccessStatusCode);
        // What was written over lies about in the file all the same.
        Assert.True((await admin.DecideAsync(second, 2, "approve")).IsSuccessStatusCode);
        Assert.True((await person.PostAsJsonAsync("/api/v1/recipes", new { name = "Stripes of Odalys Quintero", variant = first, note = "my best" })).IsSuccessStatusCode);
        Assert.True((await person.PostAsJsonAsync("/api/v1/schedules", new { name = "Nightly", cron = "0 2 1 1 *", zone = "UTC", briefs = new[] { new { name = "a.txt", text = "all-over stripes for a white T-shirt, for Odalys Quintero" } } })).IsSuccessStatusCode);
        Assert.NotEmpty(Holding(name));
        Assert.NotEmpty(Holding("Lisbon"));
        Assert.Contains(name, await admin.GetStringAsync("/batches/" + code), StringComparison.Ordinal);

        PersonErasure erased = await server.Host.ErasePersonAsync(team, "odalys quintero", new("", "Keeper"), default);
        Assert.Equal((0, null), (erased.Log.Kept, erased.Log.KeptUntil));
        foreach (string gone in new[] { name, "Lisbon", "told the printer", "my best" })
            Assert.Empty(Holding(gone));
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/v1/batches")).StatusCode);
        string[] served =
        [
            "/", "/batches", "/batches/" + code, "/variants/" + first, "/variants/" + second, $"/batches/{code}/production", "/schedules", "/recipes", "/audit", "/people", "/keys",
            "/api/v1/batches", $"/api/v1/batches/{code}/variants", "/api/v1/users", "/api/v1/schedules", "/api/v1/recipes",
        ];
        foreach (string page in served)
            Assert.DoesNotContain("Odalys", await admin.GetStringAsync(page), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Odalys", Unpacked(await admin.GetByteArrayAsync($"/api/v1/batches/{code}/review.xlsx")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(erased.Pseudonym, (string)(await admin.GetJsonAsync("/api/v1/batches/" + code))["requestedBy"]!);
        Assert.Equal(erased.Pseudonym, (string)(await admin.GetJsonAsync("/api/v1/variants/" + first))["decidedBy"]!);
        AuditVerdict verdict = await server.Host.AuditKeeping.VerifyAsync(team, null, default);
        Assert.Null(verdict.Fault);
        Assert.Equal(erased.Log.Parts, verdict.Erased);

        // The facts of the brief are there still, so that what was approved can be printed.
        HttpResponseMessage order = await admin.PostAsJsonAsync($"/api/v1/batches/{code}/productions", new { });
        Assert.True(order.IsSuccessStatusCode, await order.Content.ReadAsStringAsync());
        JsonObject pack = await MadeAsync(admin, (string)(await order.JsonAsync())["id"]!);
        Assert.Equal("done", (string)pack["state"]!);
        Assert.Contains(erased.Pseudonym, Unpacked(await admin.GetByteArrayAsync($"/api/v1/productions/{pack["id"]}/pack.zip")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync(team, name, null, default));
    }

    [Fact]
    public async Task Who_got_press_files_stays_in_the_log_for_half_a_year_and_nowhere_else()
    {
        const string name = "Perpetua Vale", team = "handing out";
        HttpClient admin = await server.PersonAsync(team, Role.Admin), person = await server.NamedAsync(team, name, Role.Admin);
        string code = await admin.DrawnAsync("All-over designs with stripes for a white T-shirt, 120 mm x 120 mm", 1);
        string id = (string)(await (await person.PostAsJsonAsync($"/api/v1/batches/{code}/productions", new { top = 1 })).JsonAsync())["id"]!;
        // While something of theirs is made, a worker would write the name anew.
        if ((string)(await admin.GetJsonAsync("/api/v1/productions/" + id))["state"]! is "queued" or "producing")
            Assert.Contains(code, (await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync(team, name, null, default))).Message, StringComparison.Ordinal);
        Assert.Equal("done", (string)(await MadeAsync(admin, id))["state"]!);

        PersonErasure erased = await server.Host.ErasePersonAsync(team, name, null, default);
        Assert.Equal((1, 1), (erased.Log.Kept, erased.Packs));
        Assert.True(erased.Log.KeptUntil > DateTimeOffset.UtcNow.AddMonths(5));
        Assert.Equal(erased.Pseudonym, (string)(await admin.GetJsonAsync("/api/v1/productions/" + id))["requestedBy"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/v1/productions/{id}/pack.zip")).StatusCode);
        Assert.Contains(name, await admin.GetStringAsync("/audit"), StringComparison.Ordinal);
        foreach (string page in new[] { "/batches/" + code, $"/batches/{code}/production", "/people" })
            Assert.DoesNotContain(name, await admin.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Null((await server.Host.AuditKeeping.VerifyAsync(team, null, default)).Fault);
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_their_ids()
    {
        await server.NamedAsync("twins", "Wei Zhang", Role.Designer);
        await server.NamedAsync("twins", "wei zhang", Role.Designer);
        Assert.Contains("2 people of the team", (await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync("twins", "Wei Zhang", null, default))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync("twins", "W", null, default));
        await server.NamedAsync("twins", "Ana Lima", Role.Admin);
        string self = (await new Store.Database.AccountStore(server.Host.Database).UsersAsync("twins", default)).Single(u => u.Name == "Ana Lima").Id;
        Assert.Contains("yourself", (await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync("twins", "ana lima", new(self, "Ana Lima"), default))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => server.Host.ErasePersonAsync("twins", "Wei", null, default));
    }

    [Fact]
    public async Task The_log_is_looked_through_by_page_person_kind_batch_and_day()
    {
        HttpClient admin = await server.PersonAsync("readers", Role.Admin);
        DateTimeOffset day = new(2026, 5, 1, 20, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 120; i++)
            await server.Host.Audit.AppendAsync(new("readers", day.AddHours(i), i % 40 == 0 ? AuditKind.Exported : AuditKind.Decided, i < 60 ? "7KQ4D2RM" : "9TR5N2WC") { Who = new("u" + i % 3, i % 3 == 0 ? "Li Na" : "Chen") }, default);

        (int[] numbers, string? older, string? newer) = await ReadAsync("/audit");
        Assert.Equal(Enumerable.Range(71, 50).Reverse(), numbers);
        Assert.Null(newer);
        (numbers, older, newer) = await ReadAsync(older!);
        Assert.Equal(Enumerable.Range(21, 50).Reverse(), numbers);
        (numbers, string? none, string? back) = await ReadAsync(older!);
        Assert.Equal(Enumerable.Range(1, 20).Reverse(), numbers);
        Assert.Null(none);
        Assert.Equal(Enumerable.Range(21, 50).Reverse(), (await ReadAsync(back!)).Numbers);
        Assert.Equal(Enumerable.Range(71, 50).Reverse(), (await ReadAsync(newer!)).Numbers);

        Assert.Equal(new[] { 81, 41, 1 }, (await ReadAsync("/audit?kind=Exported")).Numbers);
        Assert.Equal(new[] { 118, 115, 112 }, (await ReadAsync("/audit?person=li+na&batch=9tr5n2wc-0001")).Numbers.Take(3));
        Assert.Empty((await ReadAsync("/audit?person=nobody")).Numbers);
        // The first day by Shanghai's clocks ends sixteen hours before that of UTC.
        Assert.Equal(new[] { 4, 3, 2, 1 }, (await ReadAsync("/audit?to=2026-05-01")).Numbers);
        Assert.Equal(new[] { 20, 19, 18 }, (await ReadAsync("/audit?to=2026-05-02&zone=Asia/Shanghai")).Numbers.Take(3));
        Assert.Equal(120, (await ReadAsync("/audit?from=2026-05-06&kind=Decided&person=chen")).Numbers[0]);

        async Task<(int[] Numbers, string? Older, string? Newer)> ReadAsync(string path)
        {
            string page = await admin.GetStringAsync(path);
            string? Link(string id) => System.Text.RegularExpressions.Regex.Match(page, $"id=\"{id}\" href=\"([^\"]+)\"") is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
            return ([.. System.Text.RegularExpressions.Regex.Matches(page, "<tr><td class=\"number\">(\\d+)</td>").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))], Link("older"), Link("newer"));
        }
    }

    private static async Task<JsonObject> MadeAsync(HttpClient client, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonObject order = await client.GetJsonAsync("/api/v1/productions/" + id);
            if ((string)order["state"]! is not ("queued" or "producing"))
                return order;
            await Task.Delay(50, patience.Token);
        }
    }

    // Every file of the data folder that has a text in it, spreadsheets and packs looked into; whatever its case.
    private string[] Holding(string text) => [.. Directory.GetFiles(server.Host.DataFolder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal) && Content(f).Contains(text, StringComparison.OrdinalIgnoreCase))];

    private static string Content(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return bytes is [(byte)'P', (byte)'K', ..] ? Unpacked(bytes) : Encoding.UTF8.GetString(bytes);
    }

    private static string Unpacked(byte[] zip)
    {
        var text = new StringBuilder();
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (Stream from = entry.Open())
                from.CopyTo(content);
            text.Append(content.ToArray() is [(byte)'P', (byte)'K', ..] ? Unpacked(content.ToArray()) : Encoding.UTF8.GetString(content.ToArray()));
        }
        return text.ToString();
    }
}
