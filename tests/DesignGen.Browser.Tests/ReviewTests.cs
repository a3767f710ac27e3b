using System.Text;
using System.Text.Json.Nodes;
using DesignGen.Tests;
using DesignGen.Web.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class ReviewTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task A_batch_is_reviewed_by_the_keyboard_alone()
    {
        (string batch, string[] codes) = await DrawnAsync("stripes", 4);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        // Deciding moves on to the next.
        await window.KeyAsync("a");
        await window.KeyAsync("d");
        await window.KeyAsync("r");
        await window.Page.Keyboard.TypeAsync("less busy, blue instead of red");
        await window.KeyAsync("Control+Enter");
        await window.KeyAsync("4");
        await Window.See(window.Page.Locator(".tile.is-pending")).ToHaveCountAsync(0);
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Approved");
        Assert.Equal([("approved", 0, ""), ("declined", 0, ""), ("revise", 0, "less busy, blue instead of red"), ("generated", 4, "")], await StandAsync(batch));

        // Back to the first, and changed there; then undone, with all before it.
        await window.KeyAsync("Home");
        await window.KeyAsync("3");
        await window.KeyAsync("d");
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Declined");
        await window.KeyAsync("u");
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Approved");
        await window.KeyAsync("u");
        await window.KeyAsync("u");
        await Window.See(window.Page.Locator(".stars:not([hidden])")).ToHaveCountAsync(0);
        await Window.See(window.Page.Locator(".tile.is-pending")).ToHaveCountAsync(0);
        Assert.Equal([("approved", 0, ""), ("declined", 0, ""), ("revise", 0, "less busy, blue instead of red"), ("generated", 0, "")], await StandAsync(batch));
    }

    [ClientFact("chromium")]
    public async Task A_design_is_followed_up_in_other_colours_and_as_its_comment_says()
    {
        (string batch, string[] codes) = await DrawnAsync("polka dots", 1);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/variants/" + codes[0]);
        // Without words there is nothing to revise.
        await window.Page.Locator("[data-follow=revise]").ClickAsync();
        await Window.See(window.Page.Locator("#comment")).ToBeFocusedAsync();
        await window.Page.Locator("[data-follow=other-colours]").ClickAsync();
        await window.Page.WaitForURLAsync("**/batches/*", new() { WaitUntil = WaitUntilState.Commit });
        Assert.DoesNotContain(batch, window.Page.Url, StringComparison.Ordinal);
        await Window.See(window.Page.Locator("h1")).ToContainTextAsync("in other colours");
        await Window.See(window.Page.Locator($"a[href='/variants/{codes[0]}']")).ToBeVisibleAsync();
        await window.GoAsync("/variants/" + codes[0]);
        await window.Page.Locator("#comment").FillAsync("bigger dots, on navy, for grandma");
        await window.Page.Locator("[data-follow=revise]").ClickAsync();
        await window.Page.WaitForURLAsync("**/batches/*", new() { WaitUntil = WaitUntilState.Commit });
        await Window.See(window.Page.Locator("h1")).ToContainTextAsync("revised (bigger dots, on navy, for grandma)");
        await Window.See(window.Page.Locator("#remarks")).ToContainTextAsync("'navy' = ground navy");
        await Window.See(window.Page.Locator("#remarks")).ToContainTextAsync("Not understood: grandma");
    }

    [ClientFact("chromium")]
    public async Task Of_wishes_that_overtake_each_other_the_last_one_stands()
    {
        (string batch, string[] codes) = await DrawnAsync("zigzags", 1);
        await using Window window = await browsing.OpenAsync();
        await window.Page.RouteAsync("**/decision", async route =>
        {
            // Answers come while the next keys are pressed.
            await Task.Delay(150);
            await route.ContinueAsync();
        });
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        foreach (string key in (string[])["d", "4", "n", "a", "2", "d", "a", "5"])
        {
            await window.KeyAsync(key);
            await window.Page.WaitForTimeoutAsync(70);
        }
        Assert.Equal("Approved", await window.Badge(codes[0]).TextContentAsync());
        await Window.See(window.Page.Locator(".tile.is-pending")).ToHaveCountAsync(0);
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Approved");
        Assert.Equal([("approved", 5, "")], await StandAsync(batch));
    }

    [ClientFact("chromium")]
    public async Task Several_are_decided_at_once_filtered_and_put_back()
    {
        (string batch, _) = await DrawnAsync("dots", 4);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        await window.KeyAsync("x");
        await window.KeyAsync("ArrowRight");
        await window.KeyAsync("ArrowRight");
        await window.KeyAsync("Shift+X");
        await Window.See(window.Page.Locator("#chosen")).ToHaveTextAsync("3 chosen");
        await window.Page.ClickAsync("[data-bulk=approve]");
        await Window.See(window.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(3);
        await window.Page.SelectOptionAsync("#filter", "generated");
        await Window.See(window.Page.Locator("#gallery .tile")).ToHaveCountAsync(1);
        await window.Page.SelectOptionAsync("#filter", "");
        await window.Page.ClickAsync("#undo");
        await Window.See(window.Page.Locator(".tile.is-generated:not(.is-pending)")).ToHaveCountAsync(4);
        Assert.All(await StandAsync(batch), v => Assert.Equal("generated", v.State));
    }

    [ClientFact("chromium")]
    public async Task A_design_is_looked_at_in_its_repeat_on_a_shirt_in_other_colours_and_beside_another()
    {
        (string batch, string[] codes) = await DrawnAsync("half-drop flowers, 2 colourways", 2);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        await window.KeyAsync("z");
        ILocator canvas = window.Page.Locator("#stage canvas").First;
        await Window.See(canvas).ToHaveAttributeAsync("data-shows", codes[0] + " picture");
        string picture = await PixelsAsync(canvas);
        await window.KeyAsync("z");
        await Window.See(canvas).ToHaveAttributeAsync("data-shows", codes[0] + " repeat");
        string repeat = await PixelsAsync(canvas);
        await window.KeyAsync("z");
        await Window.See(canvas).ToHaveAttributeAsync("data-shows", codes[0] + " product");
        string shirt = await PixelsAsync(canvas);
        await window.KeyAsync("z");
        await window.KeyAsync("w");
        await Window.See(canvas).ToHaveAttributeAsync("data-shows", new System.Text.RegularExpressions.Regex(codes[0] + " picture .+"));
        Assert.Equal(4, new HashSet<string> { picture, repeat, shirt, await PixelsAsync(canvas) }.Count);
        await window.KeyAsync("Escape");
        await window.KeyAsync("c");
        await Window.See(window.Page.Locator("#stage figure:visible")).ToHaveCountAsync(2);
        await window.KeyAsync("ArrowRight");
        await window.KeyAsync("a");
        await window.KeyAsync("Escape");
        await Window.See(window.Badge(codes[1])).ToHaveTextAsync("Approved");
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Open");
    }

    [ClientFact("chromium")]
    public async Task Of_two_reviewers_neither_writes_over_the_other_unseen()
    {
        (string batch, string[] codes) = await DrawnAsync("anchors", 2);
        await using Window first = await browsing.OpenAsync("Mia Chen"), second = await browsing.OpenAsync("Tom Alvarez");
        foreach (Window window in (Window[])[first, second])
        {
            await window.GoAsync("/batches/" + batch);
            await window.Page.Locator(".tile a").First.FocusAsync();
        }
        await second.Page.RouteAsync("**/api/v1/batches/*", route => route.AbortAsync("internetdisconnected"));
        await first.KeyAsync("a");
        await Window.See(first.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(1);
        await second.KeyAsync("d");
        ILocator dialog = second.Page.Locator("#conflict");
        await Window.See(dialog).ToContainTextAsync("Mia Chen");
        await Window.See(dialog).ToContainTextAsync("Approved");
        await Window.See(dialog).ToContainTextAsync("Declined");
        await second.Page.ClickAsync("#conflict [value=theirs]");
        await Window.See(second.Badge(codes[0])).ToHaveTextAsync("Approved");
        Assert.Equal("approved", (await StandAsync(batch))[0].State);

        await first.Page.Locator($".tile[data-code='{codes[1]}'] [data-act=approve]").ClickAsync();
        await Window.See(first.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(2);
        await second.Page.Locator($".tile[data-code='{codes[1]}'] [data-act=decline]").ClickAsync();
        await second.Page.ClickAsync("#conflict [value=mine]");
        await Window.See(second.Page.Locator(".tile.is-declined:not(.is-pending)")).ToHaveCountAsync(1);
        Assert.Equal("declined", (await StandAsync(batch))[1].State);
        // The other sees it without asking.
        await Window.See(first.Badge(codes[1])).ToHaveTextAsync("Declined");
    }

    [ClientFact("chromium")]
    public async Task Where_theirs_is_kept_what_was_wished_on_top_of_ones_own_goes_with_it()
    {
        (string batch, string[] codes) = await DrawnAsync("spirals", 1);
        await using Window window = await browsing.OpenAsync();
        await window.Page.RouteAsync("**/decision", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        Assert.True((await browsing.Api.DecideAsync(codes[0], 1, "approve", 2, "theirs")).IsSuccessStatusCode);
        await window.KeyAsync("d");
        await window.KeyAsync("5");
        await window.Page.ClickAsync("#conflict [value=theirs]");
        await Window.See(window.Page.Locator(".tile.is-pending")).ToHaveCountAsync(0);
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Approved");
        Assert.Equal([("approved", 2, "theirs")], await StandAsync(batch));
    }

    [ClientFact("chromium")]
    public async Task A_reviewed_sheet_shows_what_it_would_change_before_it_does()
    {
        (string batch, string[] codes) = await DrawnAsync("feathers", 2);
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/batches/" + batch);
        await window.Page.SetInputFilesAsync("#workbook", new FilePayload { Name = "review.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Code,Decision,Rating,Comment\n{codes[0]},Approve,5,lovely\n{codes[1]},perhaps,,\n") });
        await Window.See(window.Page.Locator("#import-rows tbody tr")).ToHaveCountAsync(2);
        await Window.See(window.Page.Locator("#import-sum")).ToContainTextAsync("To change: 1");
        await Window.See(window.Page.Locator("#import-rows tr.is-refused")).ToContainTextAsync("perhaps");
        Assert.Equal("generated", (await StandAsync(batch))[0].State);
        await window.Page.ClickAsync("#apply");
        await Window.See(window.Badge(codes[0])).ToHaveTextAsync("Approved");
        Assert.Equal(("approved", 5, "lovely"), (await StandAsync(batch))[0]);
    }

    [ClientFact("chromium")]
    public async Task On_a_slow_line_decisions_show_at_once_and_without_a_line_they_are_put_back_and_told()
    {
        (string batch, string[] codes) = await DrawnAsync("shells", 3);
        await using Window window = await browsing.OpenAsync();
        ICDPSession line = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 600, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 20_000 });
        await window.GoAsync("/batches/" + batch);
        await window.Page.Locator(".tile a").First.FocusAsync();
        await window.KeyAsync("a");
        // Shown before the server can have answered.
        Assert.Equal("Approved", await window.Badge(codes[0]).TextContentAsync());
        await Window.See(window.Page.Locator(".tile.is-pending")).ToHaveCountAsync(1);
        await window.KeyAsync("a");
        await Window.See(window.Page.Locator(".tile.is-approved:not(.is-pending)")).ToHaveCountAsync(2);

        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await window.KeyAsync("d");
        await Window.See(window.Page.Locator(".toast.fault").First).ToContainTextAsync("can't be reached");
        await Window.See(window.Badge(codes[2])).ToHaveTextAsync("Open");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        Assert.Equal(["approved", "approved", "generated"], (await StandAsync(batch)).Select(v => v.State));
    }

    private static Task<string> PixelsAsync(ILocator canvas) => canvas.EvaluateAsync<string>("c => c.toDataURL()");

    private async Task<(string Batch, string[] Codes)> DrawnAsync(string motif, int count)
    {
        string batch = await browsing.Api.DrawnAsync($"All-over designs with {motif} for a white T-shirt", count);
        return (batch, [.. (await browsing.Api.VariantsAsync(batch)).Select(v => (string)v["code"]!)]);
    }

    private async Task<(string State, int Rating, string Comment)[]> StandAsync(string batch) =>
        [.. (await browsing.Api.VariantsAsync(batch)).Select(v => ((string)v["state"]!, (int)v["rating"]!, (string)v["comment"]!))];
}
