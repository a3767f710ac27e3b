using System.Net.Http.Headers;
using DesignGen.Core.Accounts;
using DesignGen.Store.Database;
using DesignGen.Web.Accounts;

namespace DesignGen.Plugin.Tests;

/// <summary>A client and what it is connected to; made once for a class of tests.</summary>
public abstract class Connection : IAsyncLifetime
{
    /// <summary>A folder for the tests alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-plugin-").FullName;

    /// <summary>The client; there only where the official one can be run.</summary>
    internal OfficialClient Client { get; set; } = null!;

    /// <summary>The press files of an order that is done.</summary>
    internal abstract Task<byte[]> PackAsync(string order, string fetch);

    public virtual async Task InitializeAsync()
    {
        if (OfficialClient.IsThere)
            await StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (Client is not null)
            await Client.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected abstract Task StartAsync();
}

/// <summary>The plugin on standard input and output of a program that the client starts.</summary>
public sealed class StdioConnection : Connection
{
    protected override async Task StartAsync() => Client = await OfficialClient.StartAsync(Folder, "mcp", "--data", "data", "--save", "saved");

    internal override async Task<byte[]> PackAsync(string order, string fetch)
    {
        Assert.Contains("save_press_files", fetch, StringComparison.Ordinal);
        string path = (await Client.DataAsync("save_press_files", new { order, folder = "spring/press" })).GetProperty("path").GetString()!;
        Assert.Equal(Path.Combine(Folder, "saved", "spring", "press"), Path.GetDirectoryName(path));
        return await File.ReadAllBytesAsync(path);
    }
}

/// <summary>A server with accounts, and people of two teams with keys.</summary>
public class HttpConnection : Connection
{
    internal ServerProcess Server { get; private set; } = null!;

    /// <summary>A key of a person of the first team who may do everything there.</summary>
    internal string Key { get; private set; } = "";

    /// <summary>A key of the same person that is for looking alone.</summary>
    internal string LookingKey { get; private set; } = "";

    /// <summary>A key of a person of the other team.</summary>
    internal string OtherKey { get; private set; } = "";

    internal override async Task<byte[]> PackAsync(string order, string fetch)
    {
        Uri address = new(fetch.Split(' ').Single(w => w.StartsWith("http://", StringComparison.Ordinal)));
        Assert.Equal(Server.Url.Authority, address.Authority);
        return await Http(Key).GetByteArrayAsync(address);
    }

    /// <summary>A plain client with a key.</summary>
    internal HttpClient Http(string? key)
    {
        var client = new HttpClient { BaseAddress = Server.Url };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public override async Task DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async Task StartAsync()
    {
        await ServeAsync();
        Client = await ClientAsync(Key);
    }

    /// <summary>Starts the server alone.</summary>
    internal async Task ServeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        var accounts = new AccountStore(SqliteDatabase.Open(Path.Combine(Folder, "data", "designgen.db")));
        (Key, LookingKey) = (await PersonAsync(accounts, "prints", "lin", Enum.GetValues<Deed>()), await KeyAsync(accounts, "lin", [Deed.See]));
        OtherKey = await PersonAsync(accounts, "nails", "mei", Enum.GetValues<Deed>());
        Server = await ServerProcess.ServeAsync(Folder, "--accounts", "--data", "data");
    }

    /// <summary>Connects the official client to it.</summary>
    internal virtual Task<OfficialClient> ClientAsync(string key) => OfficialClient.ConnectAsync(Server.Url, key);

    private static async Task<string> PersonAsync(AccountStore accounts, string team, string login, Deed[] scopes)
    {
        await accounts.AddTeamAsync(new(team, team), default);
        await accounts.AddAsync(new() { Id = login, Team = team, Login = login, Name = login + " of " + team, Roles = [Role.Admin, Role.Designer, Role.Merchandiser, Role.Planner], CreatedAt = DateTimeOffset.UnixEpoch }, default);
        return await KeyAsync(accounts, login, scopes);
    }

    private static async Task<string> KeyAsync(AccountStore accounts, string login, Deed[] scopes)
    {
        string secret = Secrets.NewToken();
        var key = new ApiKey { Id = Secrets.NewId(), User = login, Label = "tests", Scopes = [.. scopes], SecretHash = Secrets.Hash(secret), CreatedAt = DateTimeOffset.UnixEpoch };
        await accounts.AddKeyAsync(key, default);
        return Secrets.WholeKey(key.Id, secret);
    }
}

/// <summary>A server that a program on standard input and output passes messages on to.</summary>
public sealed class BridgeConnection : HttpConnection
{
    internal override Task<OfficialClient> ClientAsync(string key)
    {
        Environment.SetEnvironmentVariable("DESIGNGEN_TEST_KEY", key);
        return OfficialClient.StartAsync(Folder, "mcp", "--server", Server.Url.AbsoluteUri, "--key", "DESIGNGEN_TEST_KEY");
    }
}

/// <summary>A server with accounts alone, for tests that need no client but HTTP.</summary>
public sealed class PlainConnection : HttpConnection
{
    public override Task InitializeAsync() => ServeAsync();
}
