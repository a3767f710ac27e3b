using System.Text;
using DesignGen.Tests;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

[Collection(BrowsingCollection.Name)]
public sealed class SubmitTests(Browsing browsing)
{
    [ClientFact("chromium")]
    public async Task Facts_are_marked_on_the_text_and_a_value_changed_by_hand_stands_over_it()
    {
        await using Window window = await browsing.OpenAsync(language: "zh");
        await window.GoAsync("/submit");
        await window.Page.FillAsync("#text", "帮忙出24款新中式满版印花T恤，荷花和祥云，底色藏青，不要龙，四色以内，楞格");
        await Window.See(window.Page.Locator("#marks mark", new() { HasTextString = "荷花" })).ToBeVisibleAsync();
        await Window.See(window.Page.Locator("#marks mark.no", new() { HasTextString = "龙" })).ToBeVisibleAsync();
        await Window.See(window.Page.Locator("#marks mark.lost", new() { HasTextString = "楞格" })).ToBeVisibleAsync();
        await Window.See(window.Page.Locator("#chips li", new() { HasTextString = "莲花" })).ToBeVisibleAsync();
        await Window.See(window.Page.Locator("#key-count")).ToHaveValueAsync("24");

        await window.Page.FillAsync("#key-count", "2");
        await window.Page.PressAsync("#key-count", "Tab");
        await Window.See(window.Page.Locator("#key-count")).ToHaveClassAsync("is-own");
        await window.Page.ClickAsync("#send");
        await window.Page.WaitForURLAsync("**/batches/*", new() { WaitUntil = WaitUntilState.Commit });
        await Window.See(window.Page.Locator("#gallery .tile")).ToHaveCountAsync(2);
        await Window.See(window.Page.Locator("#state")).ToHaveTextAsync("待审");
    }

    [ClientFact("chromium")]
    public async Task What_is_wrong_is_told_and_what_was_written_stays()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/submit?text=" + Uri.EscapeDataString("Badges for a T-shirt, black garment, words NORTH RIDGE"));
        await Window.See(window.Page.Locator("#key-garment")).ToHaveValueAsync("black");
        await window.Page.FillAsync("#key-garment", "colour of the wind");
        await window.Page.PressAsync("#key-garment", "Tab");
        await Window.See(window.Page.Locator("#wrong")).ToContainTextAsync("colour of the wind");
        await Window.See(window.Page.Locator("#text")).ToHaveValueAsync("Badges for a T-shirt, black garment, words NORTH RIDGE");
    }

    [ClientFact("chromium")]
    public async Task Several_files_are_ordered_together_and_a_wrong_one_orders_none()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/submit");
        await window.Page.SetInputFilesAsync("#pick", [File("stars.txt", "2 all-over designs with stars for a T-shirt"), File("moons.yaml", "product: no-such-thing")]);
        await window.Page.ClickAsync("#send");
        await Window.See(window.Page.Locator("#wrong")).ToContainTextAsync("no-such-thing");
        Assert.DoesNotContain("stars", await browsing.Api.GetStringAsync("/api/v1/batches"), StringComparison.Ordinal);

        await window.Page.ClickAsync("[aria-label='Remove moons.yaml']");
        await using IJSHandle dropped = await window.Page.EvaluateHandleAsync("() => { const d = new DataTransfer(); d.items.add(new File(['2 all-over designs with moons for a T-shirt'], 'moons.txt')); return d; }");
        await window.Page.DispatchEventAsync("#write", "drop", new Dictionary<string, object> { ["dataTransfer"] = dropped });
        await Window.See(window.Page.Locator("#files li")).ToHaveCountAsync(2);
        await window.Page.ClickAsync("#send");
        await Window.See(window.Page.Locator("#ordered a")).ToHaveCountAsync(2);
    }

    [ClientFact("chromium")]
    public async Task Pictures_appear_while_the_batch_is_drawn_and_a_stop_keeps_them()
    {
        await using Window window = await browsing.OpenAsync();
        await window.GoAsync("/");
        await window.Page.FillAsync("#brief", "40 all-over designs with daisies and leaves for a T-shirt");
        await window.Page.ClickAsync(".ask button");
        await window.Page.WaitForURLAsync("**/submit?*", new() { WaitUntil = WaitUntilState.Commit });
        await Window.See(window.Page.Locator("#key-count")).ToHaveValueAsync("40");
        await window.Page.ClickAsync("#send");
        await window.Page.WaitForURLAsync("**/batches/*", new() { WaitUntil = WaitUntilState.Commit });
        await Window.See(window.Page.Locator("#gallery .tile").First).ToBeVisibleAsync();
        await window.Page.ClickAsync("#cancel");
        await Window.See(window.Page.Locator("#state")).ToHaveTextAsync("Stopped");
        int drawn = await window.Page.Locator("#gallery .tile").CountAsync();
        Assert.InRange(drawn, 1, 39);
        await Window.See(window.Page.Locator("#resume")).ToBeVisibleAsync();
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };
}
