using System.Collections.Concurrent;
using DesignGen.Core.Accounts;
using DesignGen.Store.Database;
using DesignGen.Tests;
using DesignGen.Web.Accounts;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

/// <summary>One server and one browser for all tests; each person has cookies of their own.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private const string Team = "house", Password = "a long password";

    private readonly ConcurrentDictionary<string, Task<string>> _entered = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal AccountsServer Server { get; } = new();

    /// <summary>A client of the API who may do all.</summary>
    internal HttpClient Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ClientFactAttribute.Find("chromium") is not { } chromium)
            return;
        await Server.InitializeAsync();
        Api = await Server.PersonAsync(Team, Role.Admin);
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        _playwright!.Dispose();
        Api.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A window of a person who is logged in.</summary>
    internal async Task<Window> OpenAsync(string person = "Ellen Park", string language = "en", ColorScheme theme = ColorScheme.Light, int width = 1440, int height = 900) =>
        await Window.OpenAsync(_browser!, Server.Url, await _entered.GetOrAdd(person, EnterAsync), language, theme, width, height);

    /// <summary>A window of somebody who is not logged in.</summary>
    internal Task<Window> StrangerAsync() => Window.OpenAsync(_browser!, Server.Url, null, "en", ColorScheme.Light, 1440, 900);

    /// <summary>Makes a person.</summary>
    /// <returns>What the person types at log-in.</returns>
    internal async Task<string> PersonAsync(string name, params Role[] roles)
    {
        string login = name.Replace(' ', '.').ToLowerInvariant();
        var user = new User { Id = Secrets.NewId(), Team = Team, Login = login, Name = name, Roles = [.. roles], CreatedAt = DateTimeOffset.UnixEpoch };
        Assert.True(await new AccountStore(Server.Host.Database).AddAsync(user with { PasswordHash = Secrets.HashPassword(user, Password) }, default));
        return login;
    }

    private async Task<string> EnterAsync(string person)
    {
        string login = await PersonAsync(person, Role.Admin);
        await using Window window = await StrangerAsync();
        await window.GoAsync("/login");
        await window.Page.FillAsync("#login", login);
        await window.Page.FillAsync("#password", Password);
        await window.Page.ClickAsync("main button[type=submit]");
        await window.Page.WaitForURLAsync(new Uri(Server.Url, "/").AbsoluteUri);
        return await window.Page.Context.StorageStateAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowsingCollection : ICollectionFixture<Browsing>
{
    public const string Name = "browser";
}
