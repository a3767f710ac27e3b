using DesignGen.Tests;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class HouseTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task A_schedule_is_made_corrected_run_held_and_removed()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/schedules");
        await window.Page.FillAsync("#name", "Night kites");
        await window.Page.FillAsync("#cron", "61 * * * *");
        await window.Page.FillAsync("#brief", "2 all-over designs with kites for a T-shirt");
        await window.Page.ClickAsync("#make [type=submit]");
        await Window.See(window.Page.Locator("[role=alert]")).ToContainTextAsync("61");
        await Window.See(window.Page.Locator("#brief")).ToHaveValueAsync("2 all-over designs with kites for a T-shirt");
        await window.Page.FillAsync("#cron", "0 3 1 1 *");
        await window.Page.ClickAsync("#make [type=submit]");
        ILocator schedule = window.Page.Locator("[data-schedule]", new() { HasTextString = "Night kites" });
        await Window.See(schedule).ToContainTextAsync("Next:");
        await schedule.Locator("button", new() { HasTextString = "Run now" }).ClickAsync();
        await Window.See(schedule.Locator("tbody tr")).ToHaveCountAsync(1);
        await Window.See(schedule).ToContainTextAsync("asked for by Ellen Park");
        await schedule.Locator("button", new() { HasTextString = "Hold" }).ClickAsync();
        await Window.See(schedule).ToContainTextAsync("Held");
        // The server's keeper takes it up within seconds.
        await window.Page.WaitForFunctionAsync("async () => new DOMParser().parseFromString(await (await fetch('/schedules')).text(), 'text/html').querySelector('tbody a') !== null", null, new() { PollingInterval = 500 });
        await schedule.Locator("button", new() { HasTextString = "Remove" }).ClickAsync();
        await Window.See(schedule).ToHaveCountAsync(0);
    }

    [ClientFact("chromium")]
    public async Task A_recipe_is_kept_taken_away_brought_in_and_removed()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with kites for a white T-shirt", 1);
        string variant = (string)(await browsing.Api.VariantsAsync(batch))[0]["code"]!;
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/variants/" + variant);
        await window.Page.FillAsync("#keep-name", "Kites at dusk");
        await window.Page.ClickAsync("#keep button");
        await Window.See(window.Page.Locator("#toasts")).ToContainTextAsync("version 1");
        await window.GoAsync("/recipes");
        ILocator row = window.Page.Locator("tbody tr", new() { HasTextString = "Kites at dusk" });
        await Window.See(row).ToContainTextAsync(variant);
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => row.Locator("a").ClickAsync());
        string file = await download.PathAsync();
        await window.Page.SetInputFilesAsync("#file", file);
        await window.Page.FillAsync("#import #name", "Kites again");
        await window.Page.ClickAsync("#import [type=submit]");
        ILocator again = window.Page.Locator("tbody tr", new() { HasTextString = "Kites again" });
        await Window.See(again).ToHaveCountAsync(1);
        await again.Locator("button").ClickAsync();
        await Window.See(again).ToHaveCountAsync(0);
        await window.Page.SetInputFilesAsync("#file", new FilePayload { Name = "recipe.json", MimeType = "application/json", Buffer = "{}"u8.ToArray() });
        await window.Page.ClickAsync("#import [type=submit]");
        await Window.See(window.Page.Locator("[role=alert]")).ToBeVisibleAsync();
        await window.GoAsync("/taste");
        await Window.See(window.Page.Locator("main")).ToContainTextAsync("from 40 decisions on");
    }

    [ClientFact("chromium")]
    public async Task The_audit_log_tells_who_decided_is_checked_and_taken_away()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with owls for a white T-shirt", 1);
        await using Window window = await browsing.OpenAsync("Iris Audit");
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile [data-act=approve]").ClickAsync();
        await Window.See(window.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(1);
        await window.GoAsync("/audit");
        await Window.See(window.Page.Locator("tbody tr", new() { HasTextString = "Iris Audit" }).First).ToContainTextAsync("Decided");
        await window.Page.ClickAsync("text=Check it");
        await Window.See(window.Page.Locator(".once")).ToContainTextAsync("Whole");
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("text=Export as CSV"));
        using var text = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("number,at,kind", await text.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
