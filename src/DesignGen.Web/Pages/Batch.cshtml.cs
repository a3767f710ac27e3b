using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Tastes;
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

    /// <summary>What the team's decisions have taught; null while the batch is drawn, when places alone tell what came.</summary>
    public Taste? Taste { get; private set; }

    /// <summary>Whether tiles begin in the order of taste.</summary>
    public bool IsByTaste => Taste is { IsSure: true };

    /// <summary>The tag of the batch as it is shown: what changes from then on is asked for by it.</summary>
    public string Tag => BatchAnswer.Tag(Status);

    /// <summary>How the comment was understood that the batch follows; empty for others.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>The tiles for the script; no markup can hide in it.</summary>
    public string Data => JsonSerializer.Serialize(Tiles, Safe(json.Value.SerializerOptions));

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Status = await Desk.StatusAsync(code, cancel);
        Remarks = Desk.RemarksOf(Status.Batch);
        Taste = Status.Batch.State is BatchState.Queued or BatchState.Generating ? null : await Desk.TasteAsync(cancel);
        Tiles = await TilesAsync(code, -1, First, Taste, cancel);
        // The rest comes when the page is there, and finds its place then.
        if (IsByTaste)
            Tiles = [.. Tiles.OrderByDescending(t => t.Chance).ThenBy(t => t.Index)];
    }

    /// <summary>The tiles after a place.</summary>
    /// <param name="code">Code of the batch.</param>
    /// <param name="after">The place, from 0; -1 to begin.</param>
    /// <param name="chances">Whether their chances are wanted, for which the taste may have to be learned first.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IActionResult> OnGetTilesAsync(string code, int after = -1, bool chances = false, CancellationToken cancel = default) =>
        new JsonResult(await TilesAsync(code, after, Most, chances ? await Desk.TasteAsync(cancel) : null, cancel), json.Value.SerializerOptions);

    private async Task<IReadOnlyList<Tile>> TilesAsync(string code, int after, int most, Taste? taste, CancellationToken cancel) =>
        [.. (await Desk.VariantsAsync(code, [], after, most, cancel)).Select(v => Tile.Of(v, tongue.Language) with { Chance = taste is null || v.State == VariantState.Rejected ? null : Desk.Judge(v, taste).Chance })];

    // The encoder for APIs leaves < as it is; within a page it would end the block.
    private static JsonSerializerOptions Safe(JsonSerializerOptions options) => new(options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
}
