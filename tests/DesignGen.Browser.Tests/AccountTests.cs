using DesignGen.Core.Accounts;
using DesignGen.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class AccountTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task An_invited_person_chooses_a_password_by_a_link_that_holds_once()
    {
        await using Window admin = await browsing.OpenAsync();
        await admin.GoAsync("/people");
        await admin.Page.FillAsync("#name", "李娜");
        await admin.Page.FillAsync("#login", "li.na");
        await admin.Page.CheckAsync("#invite [value=merchandiser]");
        await admin.Page.ClickAsync("#invite [type=submit]");
        string link = (await admin.Page.Locator("#secret").TextContentAsync())!;
        string path = "/welcome" + new Uri(link).Query;

        await using Window invited = await browsing.StrangerAsync();
        await invited.GoAsync(path);
        await invited.Page.FillAsync("#password", "kites over the river");
        await invited.Page.ClickAsync("main button[type=submit]");
        await Window.See(invited.Page.Locator(".who")).ToHaveTextAsync("李娜");
        // A merchandiser orders no batches and keeps no accounts.
        await Window.See(invited.Page.Locator("nav a[href='/submit']")).ToHaveCountAsync(0);
        IResponse? refused = await invited.Page.GotoAsync(new Uri(browsing.Server.Url, "/people").AbsoluteUri);
        Assert.Equal(403, refused!.Status);
        await Window.See(invited.Page.Locator("h1")).ToHaveTextAsync("Not allowed");

        await using Window late = await browsing.StrangerAsync();
        await late.GoAsync(path);
        await Window.See(late.Page.Locator("[role=alert]")).ToContainTextAsync("does not hold any more");
    }

    [ClientFact("chromium")]
    public async Task Whoever_keeps_the_installation_comes_to_the_teams_and_makes_one()
    {
        string login = await browsing.PersonAsync("Olga Keeper", Role.Operator);
        await using Window keeper = await browsing.StrangerAsync();
        await keeper.GoAsync("/login");
        await keeper.Page.FillAsync("#login", login);
        await keeper.Page.FillAsync("#password", "a long password");
        await keeper.Page.ClickAsync("main button[type=submit]");
        await Window.See(keeper.Page.Locator("h1")).ToHaveTextAsync("Teams");
        await keeper.Page.FillAsync("#team-name", "Knitwear");
        await keeper.Page.FillAsync("#team-id", "knitwear");
        await keeper.Page.FillAsync("#name", "Anna Berg");
        await keeper.Page.FillAsync("#login", "anna.berg");
        await keeper.Page.ClickAsync("#team [type=submit]");
        await Window.See(keeper.Page.Locator("tbody tr", new() { HasTextString = "knitwear" })).ToHaveCountAsync(1);
        Assert.Contains("/welcome?", await keeper.Page.Locator("#secret").TextContentAsync(), StringComparison.Ordinal);
        await keeper.Page.ClickAsync("#team [type=submit]");
        await keeper.GoAsync("/teams");
        await Window.See(keeper.Page.Locator("tbody tr", new() { HasTextString = "Knitwear" })).ToHaveCountAsync(1);
    }

    [ClientFact("chromium")]
    public async Task Who_is_unknown_and_whose_password_is_wrong_get_one_answer_and_guessing_is_slowed_down()
    {
        string login = await browsing.PersonAsync("Zhang Wei", Role.Designer);
        await using Window window = await browsing.StrangerAsync();
        await window.GoAsync("/batches");
        Assert.Contains("/login?ReturnUrl=%2Fbatches", window.Page.Url, StringComparison.Ordinal);
        string unknown = await TryAsync(window, "nobody.here", "a wrong password");
        Assert.Equal(unknown, await TryAsync(window, login, "a wrong password"));
        for (int i = 0; i < 9; i++)
            await TryAsync(window, login, "a wrong password");
        Assert.Contains("Too many tries", await TryAsync(window, login, "a long password"), StringComparison.Ordinal);
    }

    [ClientFact("chromium")]
    public async Task Whoever_logs_out_is_out()
    {
        await using Window window = await browsing.OpenAsync("Leaving Soon");
        await window.GoAsync("/");
        await window.Page.ClickAsync(".top form button");
        await window.Page.WaitForURLAsync("**/login");
        await window.GoAsync("/batches");
        Assert.Contains("/login", window.Page.Url, StringComparison.Ordinal);
    }

    [ClientFact("chromium")]
    public async Task A_key_is_shown_once_and_withdrawn()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/keys");
        await window.Page.FillAsync("#label", "ERP");
        await window.Page.CheckAsync("#make [value=see]");
        await window.Page.ClickAsync("#make [type=submit]");
        string key = (await window.Page.Locator("#secret").TextContentAsync())!;
        using HttpClient program = browsing.Server.NewClient(key);
        Assert.True((await program.GetAsync("/api/v1/batches")).IsSuccessStatusCode);
        await window.GoAsync("/keys");
        await Window.See(window.Page.Locator("main")).Not.ToContainTextAsync(key);
        await window.Page.Locator("tr", new() { HasTextString = "ERP" }).Locator("[data-act=revoke]").ClickAsync();
        await Window.See(window.Page.Locator("tr", new() { HasTextString = "ERP" })).ToContainTextAsync("Withdrawn");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/batches")).StatusCode);
    }

    private static async Task<string> TryAsync(Window window, string login, string password)
    {
        await window.Page.FillAsync("#login", login);
        await window.Page.FillAsync("#password", password);
        await window.Page.RunAndWaitForResponseAsync(() => window.Page.ClickAsync("main button[type=submit]"), r => r.Request.Method == "POST");
        await window.Page.WaitForLoadStateAsync();
        return (await window.Page.Locator("[role=alert]").TextContentAsync())!;
    }
}
