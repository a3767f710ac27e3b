using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Tests;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class AccessTests(Browsing browsing)
{
    private static readonly string Axe = typeof(AccessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Axe").Value!;

    [AxeFact]
    public async Task No_page_has_a_serious_barrier_in_either_theme()
    {
        (string[] paths, string batch) = await PathsAsync();
        string axe = await File.ReadAllTextAsync(Axe);
        var found = new List<string>();
        foreach ((ColorScheme theme, string language) in new[] { (ColorScheme.Light, "en"), (ColorScheme.Dark, "zh") })
        {
            await using Window window = await browsing.OpenAsync(language: language, theme: theme);
            foreach (string path in paths)
            {
                await window.GoAsync(path);
                if (path.StartsWith("/submit?", StringComparison.Ordinal))
                    await Window.See(window.Page.Locator("#form")).ToBeVisibleAsync();
                await CheckAsync(window, axe, $"{path} {theme}", found);
            }
            await window.GoAsync("/batches/" + batch);
            foreach ((string key, string dialog) in new[] { ("?", "#keys"), ("z", "#stage"), ("r", "#say") })
            {
                await window.Page.Locator(".tile a").First.FocusAsync();
                await window.KeyAsync(key);
                await Window.See(window.Page.Locator(dialog)).ToBeVisibleAsync();
                await CheckAsync(window, axe, $"{dialog} {theme}", found);
                await window.KeyAsync("Escape");
            }
            await using Window stranger = await browsing.StrangerAsync();
            await stranger.GoAsync("/login");
            await CheckAsync(stranger, axe, "/login", found);
            JsonObject invited = await (await browsing.Api.PostAsJsonAsync("/api/v1/users", new { login = "welcome." + language, name = "Wei Lan", roles = new[] { "designer" } })).JsonAsync();
            await stranger.GoAsync(new Uri((string)invited["link"]!).PathAndQuery);
            await Window.See(stranger.Page.Locator("#password")).ToBeVisibleAsync();
            await CheckAsync(stranger, axe, "/welcome", found);
        }
        Assert.Empty(found);
    }

    [ClientFact("chromium")]
    public async Task On_a_tablet_nothing_runs_off_the_side_and_fingers_find_what_they_touch()
    {
        (string[] paths, _) = await PathsAsync();
        await using Window window = await browsing.OpenAsync(width: 768, height: 1024);
        foreach (string path in paths)
        {
            await window.GoAsync(path);
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), path + " runs off the side.");
            string[] small = await window.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('button, .button, select, input:not([type=checkbox], [type=radio], .sr, [type=hidden])')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => `${e.tagName} ${e.id} ${e.textContent.trim()} ${e.getBoundingClientRect().height}`)");
            Assert.True(small.Length == 0, $"{path}: {string.Join("; ", small)}");
        }
    }

    [ClientFact("chromium")]
    public async Task The_language_and_the_theme_that_are_chosen_stay()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches");
        await window.Page.ClickAsync("a[hreflang=zh-CN]");
        Assert.Equal("zh-CN", await window.Page.GetAttributeAsync("html", "lang"));
        await window.Page.ClickAsync("#theme");
        await window.GoAsync("/models");
        Assert.Equal("zh-CN", await window.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal("dark", await window.Page.GetAttributeAsync("html", "data-theme"));
        await Window.See(window.Page.Locator("h1")).ToHaveTextAsync("模型");
    }

    private async Task<(string[] Paths, string Batch)> PathsAsync()
    {
        string batch = await browsing.Api.DrawnAsync("All-over designs with cherries for a white T-shirt, 3 colourways", 3);
        string variant = (string)(await browsing.Api.VariantsAsync(batch))[0]["code"]!;
        await browsing.Api.DecideAsync(variant, 1, "approve");
        JsonObject schedule = await (await browsing.Api.PostAsJsonAsync("/api/v1/schedules", new
        {
            name = "Access " + Guid.NewGuid().ToString("N")[..8],
            cron = "0 2 1 1 *",
            zone = "Asia/Shanghai",
            briefs = new[] { new { name = "a.txt", text = "All-over designs with cherries for a white T-shirt" } },
            quota = new { batchesARun = 3 },
            notices = new { webhooks = new[] { "https://erp.example.com/night" }, mails = Array.Empty<string>(), on = new[] { "finished" } },
        })).JsonAsync();
        string words = Uri.EscapeDataString("帮忙出24款新中式满版印花T恤，荷花和祥云，不要龙，底色藏青，楞格");
        return (["/", "/submit", "/submit?text=" + words, "/batches", "/batches/" + batch, "/variants/" + variant, $"/batches/{batch}/production", "/models", "/schedules", "/schedules/" + (string)schedule["id"]!, "/recipes", "/taste", "/audit", "/people", "/keys", "/no-such-page"], batch);
    }

    private static async Task CheckAsync(Window window, string axe, string where, List<string> found)
    {
        // By the debugger, as the pages' own policy lets no script in.
        await window.Page.EvaluateAsync(axe);
        JsonElement result = await window.Page.EvaluateAsync<JsonElement>("() => axe.run({ resultTypes: ['violations'] })");
        found.AddRange(result.GetProperty("violations").EnumerateArray()
            .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => $"{where}: {v.GetProperty("id").GetString()} {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Take(3).Select(n => n.GetProperty("html").GetString() + " " + n.GetProperty("failureSummary").GetString()))}"));
    }

    /// <summary>A test that needs axe-core beside chromium; npm brings it.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AxeFactAttribute : FactAttribute
    {
        public AxeFactAttribute()
        {
            bool required = Environment.GetEnvironmentVariable("DESIGNGEN_REQUIRE_CLIENTS") == "1";
            if (!File.Exists(Axe) || (!required && ClientFactAttribute.Find("chromium") is null))
                Skip = "needs chromium on the PATH, and axe-core, which the build fetches with npm";
        }
    }
}
