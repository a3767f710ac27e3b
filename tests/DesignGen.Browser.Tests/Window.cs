using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DesignGen.Browser.Tests;

/// <summary>A window of the browser. When it is closed, nothing may have been complained about: no error of a script, nothing that the content policy stopped.</summary>
internal sealed partial class Window : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly Uri _url;

    private Window(IPage page, Uri url)
    {
        (Page, _url) = (page, url);
        page.Console += (_, message) =>
        {
            // A refusal that a page shows to its reader, or a line that a test cuts, is no fault of the page.
            if (message.Type is "error" or "warning" && !Expected().IsMatch(message.Text))
                _complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.SetDefaultTimeout(20_000);
    }

    internal IPage Page { get; }

    internal static async Task<Window> OpenAsync(IBrowser browser, Uri url, string? state, string language, ColorScheme theme, int width, int height)
    {
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            BaseURL = url.AbsoluteUri,
            StorageState = state,
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
        });
        return new(await context.NewPageAsync(), url);
    }

    internal async Task GoAsync(string path) => await Page.GotoAsync(new Uri(_url, path).AbsoluteUri);

    /// <summary>The state of a tile, as its badge tells it.</summary>
    internal ILocator Badge(string variant) => Page.Locator($".tile[data-code='{variant}'] .badge");

    internal Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

    internal static ILocatorAssertions See(ILocator what) => Assertions.Expect(what);

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(_complaints);
    }

    [GeneratedRegex("status of (401|403|404|409|422|429)|ERR_INTERNET_DISCONNECTED|ERR_INCOMPLETE_CHUNKED")]
    private static partial Regex Expected();
}
