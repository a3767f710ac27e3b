using System.IO.Compression;
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
        await Window.See(window.Page.Locator("main")).ToContainTextAsync("min-line");
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
