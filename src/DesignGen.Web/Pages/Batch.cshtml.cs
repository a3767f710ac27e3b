using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Api;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace DesignGen.Web.Pages;

/// <summary>A batch: its progress while it is drawn, then its gallery.</summary>
internal sealed class BatchModel(Desk desk, Tongue tongue, IOptions<JsonOptions> json) : DeskPage(desk)
{
    /// <summary>Tiles that come with the page; further ones are fetched.</summary>
    private const int First = 200;

    private const int Most = 500;

    public BatchStatus Status { get; private set; } = null!;

    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    /// <summary>The tag of the batch as it is shown: what changes from then on is asked for by it.</summary>
    public string Tag => BatchAnswer.Tag(Status);

    /// <summary>The tiles for the script; no markup can hide in it.</summary>
    public string Data => JsonSerializer.Serialize(Tiles, Safe(json.Value.SerializerOptions));

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Status = await Desk.StatusAsync(code, cancel);
        Tiles = await TilesAsync(code, -1, First, cancel);
    }

    /// <summary>The tiles after a place.</summary>
    public async Task<IActionResult> OnGetTilesAsync(string code, int after = -1, CancellationToken cancel = default) =>
        new JsonResult(await TilesAsync(code, after, Most, cancel), json.Value.SerializerOptions);

    private async Task<IReadOnlyList<Tile>> TilesAsync(string code, int after, int most, CancellationToken cancel) =>
        [.. (await Desk.VariantsAsync(code, [], after, most, cancel)).Select(v => Tile.Of(v, tongue.Language))];

    // The encoder for APIs leaves < as it is; within a page it would end the block.
    private static JsonSerializerOptions Safe(JsonSerializerOptions options) => new(options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
}
