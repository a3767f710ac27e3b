using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;

namespace DesignGen.Web.Tests;

/// <summary>What a team keeps: recipes, schedules, its taste, and the log of its accounts.</summary>
public sealed class KeepingApiTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task A_recipe_is_kept_shared_compared_and_removed()
    {
        HttpClient designer = await server.PersonAsync("recipes", Role.Designer);
        string code = await designer.DrawnAsync("条纹印花T恤，满版，白色衫", 2);
        List<JsonObject> variants = await designer.VariantsAsync(code);
        Assert.Equal(1, (int)(await KeepAsync(designer, new { name = "Night stripes", variant = (string)variants[0]["code"]!, note = "sold out" }))["version"]!);
        Assert.Equal(2, (int)(await KeepAsync(designer, new { name = "Night stripes", variant = (string)variants[1]["code"]! }))["version"]!);

        string file = await designer.GetStringAsync("/api/v1/recipes/Night%20stripes/file?version=1");
        HttpClient theirs = await server.PersonAsync("recipe takers", Role.Designer);
        Assert.Equal("Night stripes", (string)(await KeepAsync(theirs, new { file }))["name"]!);
        Assert.NotEmpty(JsonNode.Parse(await designer.GetStringAsync("/api/v1/recipes/Night%20stripes/differences?version=1&withVersion=2"))!.AsArray());
        Assert.Equal(2, JsonNode.Parse(await designer.GetStringAsync("/api/v1/recipes/Night%20stripes/versions"))!.AsArray().Count);

        Assert.Equal(HttpStatusCode.NoContent, (await designer.DeleteAsync("/api/v1/recipes/Night%20stripes")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("/api/v1/recipes/Night%20stripes")).StatusCode);
        Assert.Single(JsonNode.Parse(await theirs.GetStringAsync("/api/v1/recipes"))!.AsArray());
    }

    [Theory]
    [InlineData("""{"family":"stripes"}""")]
    [InlineData("not json")]
    public async Task A_recipe_that_is_none_is_refused(string file)
    {
        HttpClient designer = await server.PersonAsync("recipe refusals", Role.Designer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await designer.PostAsJsonAsync("/api/v1/recipes", new { name = "x", file })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await designer.PostAsJsonAsync("/api/v1/recipes", new { name = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_schedule_is_made_changed_held_run_and_forgotten()
    {
        HttpClient planner = await server.PersonAsync("planning", Role.Planner);
        object plan = new { name = "Night", cron = "0 2 * * *", zone = "Asia/Shanghai", briefs = new[] { new { name = "night.txt", text = "条纹印花T恤，满版，白色衫，1款" } } };
        HttpResponseMessage made = await planner.PostAsJsonAsync("/api/v1/schedules", plan);
        JsonObject schedule = await made.JsonAsync();
        Assert.True(made.StatusCode == HttpStatusCode.Created, schedule.ToJsonString());
        string path = "/api/v1/schedules/" + schedule["id"];
        Assert.NotNull(schedule["nextDue"]);

        HttpResponseMessage wrong = await planner.PostAsJsonAsync("/api/v1/schedules", new { name = "Bad", cron = "99 * * * *", zone = "Mars/Olympus", briefs = new[] { new { name = "a.txt", text = "{{saeson}}" } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.True((await wrong.JsonAsync())["problems"]!.AsArray().Count >= 2);

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await planner.PutAsJsonAsync(path, plan)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(planner, path, plan, 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PutAsync(planner, path, plan, 1)).StatusCode);
        Assert.True((bool)(await (await planner.PostAsync(path + "/pause", null)).JsonAsync())["isPaused"]!);
        Assert.False((bool)(await (await planner.PostAsync(path + "/resume", null)).JsonAsync())["isPaused"]!);

        Assert.Equal(HttpStatusCode.Accepted, (await planner.PostAsync(path + "/run", null)).StatusCode);
        JsonNode run = await EndOfRunAsync(planner, path);
        Assert.Equal("finished", (string)run["state"]!);
        Assert.Equal("in-review", (string)(await planner.GetJsonAsync("/api/v1/batches/" + run["batches"]![0]))["state"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await planner.DeleteAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await planner.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_taste_is_shown_and_begun_anew()
    {
        HttpClient admin = await server.PersonAsync("tastes", Role.Admin);
        JsonObject taste = await admin.GetJsonAsync("/api/v1/taste");
        Assert.Equal((false, 0, 40), ((bool)taste["isUsed"]!, (int)taste["approved"]!, (int)taste["needed"]!));
        string code = await admin.DrawnAsync("条纹印花T恤，满版，白色衫", 2);
        Assert.True((await admin.DecideAsync((string)(await admin.VariantsAsync(code))[0]["code"]!, 1, "approve")).IsSuccessStatusCode);
        Assert.Equal(1, (int)(await admin.GetJsonAsync("/api/v1/taste"))["approved"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("/api/v1/taste")).StatusCode);
        Assert.Equal(0, (int)(await admin.GetJsonAsync("/api/v1/taste"))["approved"]!);
    }

    [Fact]
    public async Task Variants_stand_by_taste_once_enough_was_decided()
    {
        HttpClient reviewer = await server.PersonAsync("taught", Role.Merchandiser, Role.Designer), beginner = await server.PersonAsync("untaught", Role.Merchandiser, Role.Designer);
        // Drawn before anything was taught, so that the plan follows no taste.
        string code = await reviewer.DrawnAsync("All-over designs for a T-shirt, 120 mm x 120 mm", 6), list = $"/api/v1/batches/{code}/variants";
        HttpResponseMessage refused = await reviewer.GetAsync(list + "?order=taste");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("0 approvals and 0 refusals so far, and used from 40 on", (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reviewer.GetAsync(list + "?order=beauty")).StatusCode);
        await server.TeachAsync("taught");

        var chances = new Dictionary<string, double>();
        foreach (JsonObject variant in await reviewer.VariantsAsync(code))
        {
            Assert.Null(variant["chance"]);
            JsonObject said = await reviewer.GetJsonAsync($"/api/v1/variants/{variant["code"]}/taste");
            Assert.NotEmpty(said["reasons"]!.AsArray());
            chances[(string)variant["code"]!] = (double)said["chance"]!;
        }
        Assert.True(chances.Values.Max() - chances.Values.Min() > 0.1);
        string[] likeliest = [.. chances.OrderByDescending(c => c.Value).Select(c => c.Key)];
        var paged = new List<JsonObject>();
        for (string? after = "-1"; after is not null;)
        {
            JsonObject page = await reviewer.GetJsonAsync($"{list}?order=taste&limit=4&after={after}");
            paged.AddRange(page["items"]!.AsArray().Select(v => v!.AsObject()));
            after = (string?)page["next"];
        }
        Assert.Equal(likeliest, paged.Select(v => (string)v["code"]!));
        Assert.Equal(chances[likeliest[0]], (double)paged[0]["chance"]!);
        double[] scores = [.. (await reviewer.GetJsonAsync(list + "?order=score"))["items"]!.AsArray().Select(v => (double)v!["score"]!)];
        Assert.Equal(scores.OrderDescending(), scores);

        // The pages say which order is shown, and why another can't be.
        string gallery = await reviewer.GetStringAsync("/batches/" + code);
        Assert.Equal(likeliest, System.Text.RegularExpressions.Regex.Matches(gallery, "<li class=\"tile[^>]*data-code=\"([^\"]+)\"").Select(m => m.Groups[1].Value));
        Assert.Contains("by what 60 decisions have taught", gallery, StringComparison.Ordinal);
        Assert.Contains("Likely approved", await reviewer.GetStringAsync("/variants/" + likeliest[0]), StringComparison.Ordinal);
        string untaught = await beginner.DrawnAsync("All-over designs for a T-shirt, 120 mm x 120 mm", 1);
        Assert.Contains("By taste: 0 of 40 decisions so far", await beginner.GetStringAsync("/batches/" + untaught), StringComparison.Ordinal);
        Assert.Contains("0 approvals", await beginner.GetStringAsync($"/variants/{(await beginner.VariantsAsync(untaught))[0]["code"]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_people_and_keys_are_written_down()
    {
        HttpClient admin = await server.PersonAsync("logged", Role.Admin);
        string user = (string)(await (await admin.PostAsJsonAsync("/api/v1/users", new { login = "logged.one", name = "Li Na", roles = new[] { "designer" } })).JsonAsync())["user"]!["id"]!;
        Assert.True((await admin.PatchAsJsonAsync("/api/v1/users/" + user, new { isClosed = true })).IsSuccessStatusCode);
        string key = (string)(await (await admin.PostAsJsonAsync("/api/v1/keys", new { label = "ERP", scopes = new[] { "see" } })).JsonAsync())["key"]!["id"]!;
        Assert.True((await admin.DeleteAsync("/api/v1/keys/" + key)).IsSuccessStatusCode);
        var log = new List<(AuditKind, string)>();
        await foreach (AuditRecord record in server.Host.Audit.ReadAsync("logged", default))
            log.Add((record.Entry.Kind, record.Entry.Subject));
        Assert.Equal([(AuditKind.AccountChanged, user), (AuditKind.AccountChanged, user), (AuditKind.KeyMade, key), (AuditKind.KeyRevoked, key)], log);
        Assert.Null((await server.Host.AuditKeeping.VerifyAsync("logged", null, default)).Fault);
    }

    private static async Task<JsonObject> KeepAsync(HttpClient client, object recipe)
    {
        HttpResponseMessage answer = await client.PostAsJsonAsync("/api/v1/recipes", recipe);
        JsonObject kept = await answer.JsonAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, kept.ToJsonString());
        return kept;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string path, object plan, int revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(plan) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        return client.SendAsync(request);
    }

    private static async Task<JsonNode> EndOfRunAsync(HttpClient client, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonNode run = JsonNode.Parse(await client.GetStringAsync(path + "/runs"))![0]!;
            if ((string)run["state"]! is "finished" or "failed" or "skipped")
                return run;
            await Task.Delay(50, patience.Token);
        }
    }
}
