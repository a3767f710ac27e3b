using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>Press files of a batch: what to make, and what was made.</summary>
internal sealed class ProductionModel(Desk desk, Tongue tongue) : DeskPage(desk)
{
    private const int Most = 500;

    private static readonly VariantState[] Wanted = [VariantState.Approved, VariantState.Produced];

    public BatchRecord Batch { get; private set; } = null!;

    public IReadOnlyList<Tile> Approved { get; private set; } = [];

    public IReadOnlyList<ProductionRecord> Orders { get; private set; } = [];

    /// <summary>Styles that checks stopped, and whom they can be taken on by.</summary>
    public StoppedStyles Stopped { get; private set; } = new([], "");

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Batch = await Desk.BatchAsync(code, cancel);
        Approved = [.. (await Desk.VariantsAsync(code, Wanted, -1, Most, cancel)).Select(v => Tile.Of(v, tongue.Language))];
        Orders = await Desk.ProductionsAsync(code, cancel);
        Stopped = await StoppedAsync(code, cancel);
    }

    /// <summary>The part of the page about styles that checks stopped, as it stands when an order is done.</summary>
    public async Task<IActionResult> OnGetStoppedAsync(string code, CancellationToken cancel) => Partial("_Stopped", await StoppedAsync(code, cancel));

    private async Task<StoppedStyles> StoppedAsync(string code, CancellationToken cancel) => new(await Desk.StoppedAsync(code, cancel), May(Deed.Produce) ? Desk.Caller.Name : "");
}
