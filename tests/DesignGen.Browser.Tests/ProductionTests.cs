using System.IO.Compression;
using System.Text.Json.Nodes;
using DesignGen.Core.Batches;
using DesignGen.Core.Reviews;
using DesignGen.Tests;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class ProductionTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task What_is_approved_becomes_press_files_that_are_downloaded()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with lemons for a white T-shirt", 2);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile [data-act=approve]").First.ClickAsync();
        await Window.See(window.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("#to-production");
        await Window.See(window.Page.Locator("[name=variant]:checked")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("#order [type=submit]");
        ILocator link = window.Page.Locator("#orders .get a");
        await Window.See(link).ToBeVisibleAsync(new() { Timeout = 60_000 });
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.StartsWith("press-" + batch, download.SuggestedFilename, StringComparison.Ordinal);
        using ZipArchive pack = ZipFile.OpenRead(await download.PathAsync());
        Assert.Contains(pack.Entries, e => e.FullName == "manifest.json");
        Assert.Contains(pack.Entries, e => e.FullName.EndsWith("/artwork.svg", StringComparison.Ordinal));
    }

    [ClientFact("chromium")]
    public async Task A_style_that_a_check_stopped_is_told_and_made_when_a_person_takes_it_on()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with limes for a white T-shirt", 2);
        string[] codes = [.. (await browsing.Api.VariantsAsync(batch)).Select(v => (string)v["code"]!)];
        foreach (string code in codes)
            Assert.True((await browsing.Api.DecideAsync(code, 1, "approve")).IsSuccessStatusCode);
        // As a gate of another press would have it.
        VariantRecord first = (await browsing.Server.Host.Batches.FindVariantAsync(codes[0], default))!;
        var thin = new GateFinding("min-line", GateVerdict.Reject, 0.1, 0.2, "mm", "0.1 mm is too thin.", "0.1 mm 过细。");
        Assert.True(await browsing.Server.Host.Batches.ReplaceVariantAsync(first with { Report = first.Report with { Findings = [.. first.Report.Findings.Where(f => f.Gate != "min-line"), thin] } }, first.Revision, default));

        await using Window window = await browsing.OpenAsync();
        await window.GoAsync($"/batches/{batch}/production");
        await window.Page.ClickAsync("#order [type=submit]");
        ILocator stopped = window.Page.Locator("#stopped");
        await Window.See(stopped).ToContainTextAsync("0.1 mm is too thin.", new() { Timeout = 60_000 });
        await Window.See(stopped).ToContainTextAsync("Thicken the lines");
        await Window.See(stopped.Locator($"[data-style='{codes[0]}']")).ToHaveCountAsync(1);
        await Window.See(stopped.Locator($"[data-style='{codes[1]}']")).ToHaveCountAsync(0);
        await window.Page.ClickAsync("#override summary");
        await window.Page.ClickAsync("#override [type=submit]");
        await Window.See(window.Page.Locator("#override .problem")).ToContainTextAsync("Write a reason");
        await window.Page.FillAsync("#why-min-line", "The customer has seen a proof.");
        await window.Page.ClickAsync("#override [type=submit]");
        await Window.See(window.Page.Locator("#orders .get a")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Window.See(stopped).ToBeHiddenAsync();
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("#orders .get a").First.ClickAsync());
        using ZipArchive pack = ZipFile.OpenRead(await download.PathAsync());
        using var manifest = new StreamReader(pack.GetEntry("manifest.json")!.Open());
        JsonNode told = JsonNode.Parse(await manifest.ReadToEndAsync())!;
        Assert.Equal((codes[0], "The customer has seen a proof.", "Ellen Park"), ((string)told["overrides"]![0]!["style"]!, (string)told["overrides"]![0]!["reason"]!, (string)told["overrides"]![0]!["by"]!));
    }

    [ClientFact("chromium")]
    public async Task Nothing_chosen_is_told_before_anything_is_ordered()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with pears for a white T-shirt", 1);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync($"/batches/{batch}/production");
        await window.Page.ClickAsync("#order [type=submit]");
        await Window.See(window.Page.Locator("#wrong")).ToContainTextAsync("Choose a variant first");
        await Window.See(window.Page.Locator("#none")).ToBeVisibleAsync();
    }

    [ClientFact("chromium")]
    public async Task A_variant_has_its_recipe_gates_and_origin_and_is_decided_on_there()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with plums for a white T-shirt, 3 colourways", 1);
        string code = (string)(await browsing.Api.VariantsAsync(batch))[0]["code"]!;
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/variants/" + code);
        await Window.See(window.Page.Locator("main")).ToContainTextAsync("Thin lines");
        await Window.See(window.Page.Locator("main")).ToContainTextAsync("procedural");
        ILocator way = window.Page.Locator("[data-way]").Nth(1);
        await way.ClickAsync();
        await Window.See(window.Page.Locator("#picture")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("/colourways/"));
        await window.Page.WaitForFunctionAsync("() => document.getElementById('picture').complete && document.getElementById('picture').naturalWidth > 300");
        await window.Page.SelectOptionAsync("#rating", "5");
        await window.Page.ClickAsync("#decide [data-act=approve]");
        await Window.See(window.Page.Locator(".head .badge")).ToHaveTextAsync("Approved");
        Assert.Equal(5, (int)(await browsing.Api.GetJsonAsync("/api/v1/variants/" + code))["rating"]!);
    }
}
