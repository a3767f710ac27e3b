using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DesignGen.Web.Tests;

public sealed class RuleTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    // What anybody may see: nothing of a team's is among it.
    private static readonly HashSet<string> Open = ["/health/live", "/health/ready", "/openapi/{documentName}.json", "/assets/{hash}/{name}", "login", "welcome"];

    private static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public void Every_endpoint_has_a_rule()
    {
        Assert.NotEmpty(Routes());
        foreach (RouteEndpoint endpoint in Routes())
        {
            bool open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(open ? Open.Contains(endpoint.RoutePattern.RawText!) : DeedOf(endpoint) is not null, $"{Verb(endpoint)} {endpoint.RoutePattern.RawText} has no rule.");
        }
    }

    [Fact]
    public async Task Without_a_key_every_endpoint_is_closed()
    {
        foreach (RouteEndpoint endpoint in Routes().Where(e => DeedOf(e) is not null))
        {
            using HttpResponseMessage answer = await server.Client.SendAsync(Request(endpoint, _ => "x"));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{Verb(endpoint)} {endpoint.RoutePattern.RawText} answered {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task Without_the_right_every_endpoint_is_refused()
    {
        Dictionary<Deed, HttpClient> lacking = [];
        foreach (RouteEndpoint endpoint in Routes())
        {
            if (DeedOf(endpoint) is not { } deed)
                continue;
            if (!lacking.TryGetValue(deed, out HttpClient? client))
                lacking[deed] = client = await server.PersonAsync("lacking", Roles.First(r => !Rights.Of([r]).Contains(deed)));
            using HttpResponseMessage answer = await client.SendAsync(Request(endpoint, _ => "x"));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{Verb(endpoint)} {endpoint.RoutePattern.RawText} answered {answer.StatusCode} to one who may not {deed}.");
        }
    }

    [Fact]
    public async Task What_is_another_teams_is_not_there()
    {
        HttpClient ours = await server.PersonAsync("ours", Role.Admin), theirs = await server.PersonAsync("theirs", Role.Admin);
        string code = await ours.DrawnAsync("向日葵印花T恤 白色", 2);
        string variant = (string)(await ours.VariantsAsync(code))[0]["code"]!;
        Assert.True((await ours.DecideAsync(variant, 1, "approve")).IsSuccessStatusCode);
        string production = ((string)(await (await ours.PostAsJsonAsync($"/api/v1/batches/{code}/productions", new { })).JsonAsync())["id"]!)!;
        string user = (string)JsonNode.Parse(await ours.GetStringAsync("/api/v1/users"))![0]!["id"]!, key = (string)JsonNode.Parse(await ours.GetStringAsync("/api/v1/keys"))![0]!["id"]!;
        int tried = 0;
        foreach (RouteEndpoint endpoint in Routes().Where(e => e.RoutePattern.Parameters.Count > 0 && DeedOf(e) is not null and not Deed.KeepTeams))
        {
            string path = endpoint.RoutePattern.RawText!;
            string Value(string name) => name switch
            {
                "page" => "1",
                "code" => path.Contains("/variants/{code}", StringComparison.Ordinal) ? variant : code,
                _ => path.Contains("/users/", StringComparison.Ordinal) ? user : path.Contains("/keys/", StringComparison.Ordinal) ? key : production,
            };
            using HttpResponseMessage answer = await theirs.SendAsync(Request(endpoint, Value));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{Verb(endpoint)} {path} answered {answer.StatusCode} about another team's.");
            tried++;
        }
        Assert.True(tried > 15);
        Assert.Empty((await theirs.GetJsonAsync("/api/v1/batches"))["items"]!.AsArray());
        Assert.Single(JsonNode.Parse(await theirs.GetStringAsync("/api/v1/users"))!.AsArray());
        Assert.Contains((string)(await ours.GetJsonAsync("/api/v1/variants/" + variant))["state"]!, new[] { "approved", "produced" });

        // The same brief of another team is another batch, which tells nothing of the first.
        Assert.NotEqual(code, await theirs.DrawnAsync("向日葵印花T恤 白色", 2));
    }

    [Fact]
    public async Task A_workbook_of_another_teams_batch_is_of_no_batch_here()
    {
        HttpClient ours = await server.PersonAsync("senders", Role.Admin), theirs = await server.PersonAsync("receivers", Role.Admin);
        string code = await ours.DrawnAsync("条纹印花T恤", 1);
        byte[] workbook = await ours.GetByteArrayAsync($"/api/v1/batches/{code}/review.xlsx");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(workbook), "file", "review.xlsx" } };
        HttpResponseMessage refused = await theirs.PostAsync("/api/v1/reviews", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_key_does_no_more_than_it_was_made_for_and_nothing_once_it_is_withdrawn()
    {
        HttpClient planner = await server.PersonAsync("keys", Role.Planner);
        HttpResponseMessage beyond = await planner.PostAsJsonAsync("/api/v1/keys", new { label = "ERP", scopes = new[] { "see", "decide" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, beyond.StatusCode);
        JsonObject made = await (await planner.PostAsJsonAsync("/api/v1/keys", new { label = "ERP", scopes = new[] { "see" } })).JsonAsync();
        using HttpClient program = server.NewClient((string)made["secret"]!);
        Assert.True((await program.GetAsync("/api/v1/batches")).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.SubmitAsync(new { text = "T恤" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await planner.DeleteAsync("/api/v1/keys/" + made["key"]!["id"])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/batches")).StatusCode);
        using HttpClient guesser = server.NewClient($"dg_{made["key"]!["id"]}_{new string('0', 64)}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync("/api/v1/batches")).StatusCode);
    }

    [Fact]
    public async Task People_are_invited_changed_and_closed_by_their_own_admin_alone()
    {
        HttpClient admin = await server.PersonAsync("people", Role.Admin), operators = await server.PersonAsync("house", Role.Operator);
        JsonObject invited = await (await admin.PostAsJsonAsync("/api/v1/users", new { login = "Li.Na", name = "李娜", roles = new[] { "designer" } })).JsonAsync();
        Assert.Equal("li.na", (string)invited["user"]!["login"]!);
        Assert.Contains("/welcome?token=", (string)invited["link"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync("/api/v1/users", new { login = "li.na", name = "Other", roles = new[] { "designer" } })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync("/api/v1/users", new { login = "op", name = "Other", roles = new[] { "operator" } })).StatusCode);
        string id = (string)invited["user"]!["id"]!;
        JsonObject closed = await (await admin.PatchAsJsonAsync("/api/v1/users/" + id, new { isClosed = true })).JsonAsync();
        Assert.True((bool)closed["isClosed"]!);
        Assert.Equal(HttpStatusCode.Created, (await operators.PostAsJsonAsync("/api/v1/teams", new { id = "north", name = "North", adminLogin = "north.admin", adminName = "Zhang Wei" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await operators.GetAsync("/api/v1/batches")).StatusCode);
    }

    [Fact]
    public async Task The_first_start_gives_one_link_to_become_the_admin()
    {
        Assert.NotNull(server.Server.FirstLink);
        Assert.StartsWith("/welcome", server.Server.FirstLink.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("admin", (await new Store.Database.AccountStore(server.Host.Database).InvitedAsync(Accounts.Secrets.Hash(server.Server.FirstLink.Query[7..]), DateTimeOffset.UtcNow, default))!.Login);
    }

    private IEnumerable<RouteEndpoint> Routes() => server.Server.Endpoints.OfType<RouteEndpoint>();

    private static Deed? DeedOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., { Policy: { } policy }] ? Enum.Parse<Deed>(policy) : null;

    private static string Verb(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.FirstOrDefault() ?? "GET";

    // A request that would do something if it were let: with a body where one is taken.
    private static HttpRequestMessage Request(RouteEndpoint endpoint, Func<string, string> value)
    {
        string path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(c => c.Content == "int") ? "1" : value(parameter.Name),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException(),
        }))));
        var request = new HttpRequestMessage(new HttpMethod(Verb(endpoint)), "/" + path);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Delete)
            request.Content = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true
                ? new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "x.xlsx" } }
                : new StringContent(Bodies.GetValueOrDefault(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", "{}"), Encoding.UTF8, "application/json");
        if (request.Method == HttpMethod.Put)
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return request;
    }

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["decideVariants"] = """{"decisions":[{"variant":"x","revision":1,"decision":"decline"}]}""",
        ["decideVariant"] = """{"decision":"decline"}""",
        ["updateSchedule"] = """{"name":"x","cron":"@daily","zone":"UTC","briefs":[{"name":"a.txt","text":"koi"}]}""",
        ["deriveBatch"] = """{"kind":"other-colours"}""",
    };
}
