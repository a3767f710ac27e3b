using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Accounts;

namespace DesignGen.Web.Tests;

public sealed class FollowingApiTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Flowers = "小碎花印花T恤，满版，白色衫，5色以内";

    [Fact]
    public async Task Designs_follow_from_one_and_know_their_parent()
    {
        HttpClient designer = await server.PersonAsync("follow", Role.Designer);
        string code = await designer.DrawnAsync(Flowers, 2);
        string parent = (string)(await designer.VariantsAsync(code))[0]["code"]!;

        JsonObject more = await ChildAsync(designer, parent, new { kind = "more-like-this", count = 3 });
        JsonObject again = await (await designer.PostAsJsonAsync($"/api/v1/variants/{parent}/children", new { kind = "more-like-this", count = 3 })).JsonAsync();
        Assert.Equal((string)more["code"]!, (string)again["batch"]!["code"]!);
        Assert.Equal(parent, (string)more["parent"]!);

        JsonObject colours = await ChildAsync(designer, parent, new { kind = "other-colours", count = 3 });
        List<JsonObject> made = await designer.VariantsAsync((string)colours["code"]!);
        Assert.Equal(3, made.Count);
        JsonNode own = JsonNode.Parse(await designer.GetStringAsync($"/api/v1/variants/{parent}/recipe"))!;
        foreach (JsonObject variant in made)
        {
            JsonNode recipe = JsonNode.Parse(await designer.GetStringAsync($"/api/v1/variants/{variant["code"]}/recipe"))!;
            Assert.Equal((own["seed"]!.ToJsonString(), own["parameters"]!.ToJsonString()), (recipe["seed"]!.ToJsonString(), recipe["parameters"]!.ToJsonString()));
            Assert.NotEqual(own["inks"]!.ToJsonString(), recipe["inks"]!.ToJsonString());
        }

        JsonObject children = await designer.GetJsonAsync($"/api/v1/variants/{parent}/children");
        Assert.Equal(new[] { (string)more["code"]!, (string)colours["code"]! }.Order(), children["items"]!.AsArray().Select(b => (string)b!["code"]!).Order());
    }

    [Fact]
    public async Task Comments_of_a_review_become_batches_and_those_that_say_nothing_are_told()
    {
        HttpClient admin = await server.PersonAsync("revisers", Role.Admin);
        string code = await admin.DrawnAsync(Flowers, 3);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync($"/api/v1/batches/{code}/revisions", null)).StatusCode);
        List<JsonObject> variants = await admin.VariantsAsync(code);
        Assert.True((await admin.DecideAsync((string)variants[0]["code"]!, 1, "revise", comment: "花小一点，底色换藏青")).IsSuccessStatusCode);
        Assert.True((await admin.DecideAsync((string)variants[1]["code"]!, 1, "revise", comment: "嗯")).IsSuccessStatusCode);
        JsonObject revised = await (await admin.PostAsync($"/api/v1/batches/{code}/revisions", null)).JsonAsync();
        JsonObject made = Assert.Single(revised["batches"]!.AsArray())!.AsObject();
        Assert.Equal((string)variants[0]["code"]!, (string)made["batch"]!["parent"]!);
        Assert.Contains(made["remarks"]!.AsArray(), r => ((string)r!).Contains("理解为", StringComparison.Ordinal));
        Assert.Equal((string)variants[1]["code"]!, (string)Assert.Single(revised["problems"]!.AsArray())!["source"]!);
        await EndAsync(admin, (string)made["batch"]!["code"]!);
        Assert.Equal(4, (await admin.VariantsAsync((string)made["batch"]!["code"]!)).Count);
    }

    [Fact]
    public async Task Who_may_neither_submit_nor_decide_orders_nothing()
    {
        HttpClient admin = await server.PersonAsync("closed", Role.Admin);
        string code = await admin.DrawnAsync(Flowers, 1);
        string parent = (string)(await admin.VariantsAsync(code))[0]["code"]!;
        JsonObject key = await (await admin.PostAsJsonAsync("/api/v1/keys", new { label = "looks only", scopes = new[] { "see" } })).JsonAsync();
        using HttpClient looker = server.NewClient((string)key["secret"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await looker.PostAsJsonAsync($"/api/v1/variants/{parent}/children", new { kind = "other-colours" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await looker.PostAsync($"/api/v1/batches/{code}/revisions", null)).StatusCode);
        // One who decides may, though not order briefs.
        HttpClient merchandiser = await server.PersonAsync("closed", Role.Merchandiser);
        Assert.Equal(HttpStatusCode.Accepted, (await merchandiser.PostAsJsonAsync($"/api/v1/variants/{parent}/children", new { kind = "more-like-this", count = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await merchandiser.PostAsJsonAsync($"/api/v1/variants/{parent}/children", new { kind = "revise" })).StatusCode);
    }

    private static async Task<JsonObject> ChildAsync(HttpClient client, string parent, object wish)
    {
        HttpResponseMessage answer = await client.PostAsJsonAsync($"/api/v1/variants/{parent}/children", wish);
        JsonObject ordered = await answer.JsonAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, ordered.ToJsonString());
        await EndAsync(client, (string)ordered["batch"]!["code"]!);
        return ordered["batch"]!.AsObject();
    }

    private static async Task EndAsync(HttpClient client, string code) => Assert.Equal("in-review", (string)(await client.EventsAsync($"/api/v1/batches/{code}/events"))[^1]["state"]!);
}
