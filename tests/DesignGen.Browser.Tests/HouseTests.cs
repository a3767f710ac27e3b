using DesignGen.Tests;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class HouseTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task A_schedule_is_made_corrected_run_changed_by_two_and_removed()
    {
        await using Window window = await browsing.OpenAsync();
        window.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await window.GoAsync("/schedules");
        await window.Page.FillAsync("#name", "Night kites");
        await window.Page.FillAsync("#cron", "61 * * * *");
        await Window.See(window.Page.Locator("#times")).ToContainTextAsync("61");
        await window.Page.FillAsync("#brief", "2 all-over designs with kites for a T-shirt");
        await window.Page.ClickAsync("#make [type=submit]");
        await Window.See(window.Page.Locator("[role=alert]")).ToContainTextAsync("61");
        await Window.See(window.Page.Locator("#brief")).ToHaveValueAsync("2 all-over designs with kites for a T-shirt");
        await window.Page.ClickAsync("[data-cron='0 6 1 * *']");
        await Window.See(window.Page.Locator("#times")).ToContainTextAsync("06:00");
        await window.Page.ClickAsync("#more-briefs");
        await window.Page.FillAsync("#brief1", "1 all-over design with kites for a white T-shirt");
        await window.Page.SelectOptionAsync("#overlap", "Queue");
        await window.Page.ClickAsync("#limits summary");
        await window.Page.FillAsync("#BatchesARun", "1");
        await window.Page.ClickAsync("#notices summary");
        await window.Page.FillAsync("#webhooks", "https://erp.example.com/night");
        await window.Page.ClickAsync("#make [type=submit]");
        ILocator schedule = window.Page.Locator("[data-schedule]", new() { HasTextString = "Night kites" });
        await Window.See(schedule).ToContainTextAsync("Batches a run: 1");
        await schedule.Locator("button", new() { HasTextString = "Run now" }).ClickAsync();
        await Window.See(schedule.Locator("tbody tr")).ToHaveCountAsync(1);
        await Window.See(schedule).ToContainTextAsync("asked for by Ellen Park");
        // The server's keeper takes it up within seconds.
        await window.Page.WaitForFunctionAsync("async () => new DOMParser().parseFromString(await (await fetch('/schedules')).text(), 'text/html').querySelector('tbody a') !== null", null, new() { PollingInterval = 500 });

        // What was said is on its own page, all of it, and stays where something else is changed.
        await schedule.Locator("a", new() { HasTextString = "Change" }).ClickAsync();
        await Window.See(window.Page.Locator("#brief1")).ToHaveValueAsync("1 all-over design with kites for a white T-shirt");
        await Window.See(window.Page.Locator("#overlap")).ToHaveValueAsync("Queue");
        await Window.See(window.Page.Locator("#webhooks")).ToHaveValueAsync("https://erp.example.com/night");
        await Window.See(window.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        string path = new Uri(window.Page.Url).AbsolutePath;
        await using Window other = await browsing.OpenAsync("Otto Planner", language: "zh");
        await other.GoAsync(path);
        await other.Page.FillAsync("#VariantsADay", "40");
        await other.Page.ClickAsync("#change [type=submit]");
        await Window.See(other.Page.Locator("#saved")).ToHaveTextAsync("已保存");

        await window.Page.FillAsync("#BatchesARun", "2");
        await window.Page.ClickAsync("#change [type=submit]");
        ILocator clash = window.Page.Locator("#clash");
        await Window.See(clash).ToContainTextAsync("Otto Planner changed this schedule meanwhile");
        await Window.See(clash.Locator("tbody tr", new() { HasTextString = "Variants a day" })).ToContainTextAsync("40");
        await Window.See(window.Page.Locator("#BatchesARun")).ToHaveValueAsync("2");
        await window.Page.FillAsync("#VariantsADay", "40");
        await window.Page.ClickAsync("text=Save mine all the same");
        await Window.See(window.Page.Locator("#saved")).ToBeVisibleAsync();
        await Window.See(window.Page.Locator("#VariantsADay")).ToHaveValueAsync("40");
        await Window.See(window.Page.Locator("#BatchesARun")).ToHaveValueAsync("2");
        await window.Page.ClickAsync("text=Hold");
        await Window.See(window.Page.Locator("#due")).ToHaveTextAsync("Held");
        await window.Page.ClickAsync("text=Remove");
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
        await window.Page.FillAsync("#person", "iris");
        await window.Page.SelectOptionAsync("#kind", "Decided");
        await window.Page.FillAsync("#from", "2020-01-01");
        await window.Page.ClickAsync("#filters [type=submit]");
        await Window.See(window.Page.Locator("#log tbody tr")).ToHaveCountAsync(1);
        await window.Page.FillAsync("#to", "2020-01-02");
        await window.Page.ClickAsync("#filters [type=submit]");
        await Window.See(window.Page.Locator("main")).ToContainTextAsync("No entry fits");
        await window.Page.ClickAsync("text=Show all");
        await window.Page.ClickAsync("text=Check it");
        await Window.See(window.Page.Locator(".once")).ToContainTextAsync("Whole");
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("text=Export as CSV"));
        using var text = new StreamReader(await download.CreateReadStreamAsync());
        string csv = await text.ReadToEndAsync();
        Assert.StartsWith("number,at,kind", csv, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", csv, StringComparison.Ordinal);

        // Another admin takes her out: her name is gone, her decision is not.
        await using Window other = await browsing.OpenAsync();
        await other.GoAsync("/audit");
        await other.Page.ClickAsync("#erase summary");
        await other.Page.FillAsync("#whom", "Nobody Of This Name");
        await other.Page.CheckAsync("#erase [type=checkbox]");
        await other.Page.ClickAsync("#erase [type=submit]");
        await Window.See(other.Page.Locator("[role=alert]")).ToContainTextAsync("Nobody is called so");
        await other.Page.FillAsync("#whom", "iris audit");
        await other.Page.CheckAsync("#erase [type=checkbox]");
        await other.Page.ClickAsync("#erase [type=submit]");
        await Window.See(other.Page.Locator(".once")).ToContainTextAsync("now say former-");
        await Window.See(other.Page.Locator("main")).Not.ToContainTextAsync("Iris Audit");
        await other.GoAsync("/batches/" + batch);
        await Window.See(other.Page.Locator(".tile.is-approved .said")).ToContainTextAsync("former-");
    }
}
