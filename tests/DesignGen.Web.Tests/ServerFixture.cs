using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Accounts;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;
using DesignGen.Store.Database;
using DesignGen.Web.Accounts;
using DesignGen.Web.Serving;

namespace DesignGen.Web.Tests;

/// <summary>A server that listens, over a folder of its own.</summary>
public abstract class ServerFixture(bool accounts) : IAsyncLifetime
{
    private static readonly Lazy<TemplateCatalogue> Templates = new(() => TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates")) with
    {
        // A service that briefs can name; no test of this project has it make anything.
        PictureModels = ImmutableSortedDictionary<string, PictureModel>.Empty.Add("studio", new("studio", new("Studio", "画室"), PictureModel.Online, Language.English, PromptManner.Sentences, new(1024, 1024), new([], false, false, true, true, false), "")),
    });
    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-web-").FullName;
    private DesignGenServer? _server;

    internal DesignGenServer Server => _server!;

    internal DesignGenHost Host { get; private set; } = null!;

    internal Uri Url => Server.Url;

    /// <summary>Speaks as nobody, or where there are no accounts as the person at the machine.</summary>
    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = DesignGenHost.Open(new() { DataFolder = _folder, Catalogue = Templates.Value, Threads = 2 });
        _server = DesignGenServer.Build(Host, _folder, new ServeOptions { Url = new("http://127.0.0.1:0"), Accounts = accounts }, TimeProvider.System);
        await _server.StartAsync(default);
        Client = NewClient(null);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.StopAsync(default);
        await Server.DisposeAsync();
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal HttpClient NewClient(string? key)
    {
        var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(100) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>A client of a new person with some roles, by a key that may do all that they may.</summary>
    internal Task<HttpClient> PersonAsync(string team, params Role[] roles) => NamedAsync(team, null, roles);

    /// <summary>The same of a person with a name of their own.</summary>
    internal async Task<HttpClient> NamedAsync(string team, string? name, params Role[] roles)
    {
        var store = new AccountStore(Host.Database);
        await store.AddTeamAsync(new(team, team), default);
        string id = Secrets.NewId(), secret = Secrets.NewToken();
        Assert.True(await store.AddAsync(new() { Id = id, Team = team, Login = "u" + id, Name = name ?? "User " + id, Roles = [.. roles], CreatedAt = DateTimeOffset.UnixEpoch }, default));
        await store.AddKeyAsync(new() { Id = "k" + id, User = id, Label = "test", Scopes = [.. Enum.GetValues<Deed>()], SecretHash = Secrets.Hash(secret), CreatedAt = DateTimeOffset.UnixEpoch }, default);
        return NewClient(Secrets.WholeKey("k" + id, secret));
    }
}

/// <summary>Without accounts: whoever reaches it is the person at the machine.</summary>
public sealed class LocalServer() : ServerFixture(accounts: false);

/// <summary>With accounts.</summary>
public sealed class AccountsServer() : ServerFixture(accounts: true);

/// <summary>Short ways to speak to the API.</summary>
internal static class Speaking
{
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        return JsonNode.Parse(text) as JsonObject ?? throw new InvalidOperationException($"{(int)response.StatusCode}: {text}");
    }

    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string path) => await (await client.GetAsync(path)).JsonAsync();

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, object brief, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/batches") { Content = JsonContent.Create(brief) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    /// <summary>Orders a batch and waits until it is drawn.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> DrawnAsync(this HttpClient client, string text, int count)
    {
        HttpResponseMessage answer = await client.SubmitAsync(new { text, count });
        JsonObject submitted = await answer.JsonAsync();
        Assert.True(answer.IsSuccessStatusCode, submitted.ToJsonString());
        string code = (string)submitted["batch"]!["code"]!;
        JsonObject last = (await client.EventsAsync($"/api/v1/batches/{code}/events"))[^1];
        Assert.Equal("in-review", (string)last["state"]!);
        return code;
    }

    /// <summary>The events of a stream, to its end.</summary>
    public static async Task<List<JsonObject>> EventsAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var events = new List<JsonObject>();
        while (await reader.ReadLineAsync() is string line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                events.Add(JsonNode.Parse(line[6..])!.AsObject());
        }
        return events;
    }

    public static Task<HttpResponseMessage> DecideAsync(this HttpClient client, string variant, int? revision, string decision, int rating = 0, string comment = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/variants/{variant}/decision") { Content = JsonContent.Create(new { decision, rating, comment }) };
        if (revision is int seen)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));
        return client.SendAsync(request);
    }

    public static async Task<List<JsonObject>> VariantsAsync(this HttpClient client, string batch) =>
        [.. (await client.GetJsonAsync($"/api/v1/batches/{batch}/variants"))["items"]!.AsArray().Select(v => v!.AsObject())];
}
