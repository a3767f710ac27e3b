using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Web.Texts;

namespace DesignGen.Web.Pages;

/// <summary>Press files of a batch: what to make, and what was made.</summary>
internal sealed class ProductionModel(Desk desk, Tongue tongue) : DeskPage(desk)
{
    private const int Most = 500;

    private static readonly VariantState[] Wanted = [VariantState.Approved, VariantState.Produced];

    public BatchRecord Batch { get; private set; } = null!;

    public IReadOnlyList<Tile> Approved { get; private set; } = [];

    public IReadOnlyList<ProductionRecord> Orders { get; private set; } = [];

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Batch = await Desk.BatchAsync(code, cancel);
        Approved = [.. (await Desk.VariantsAsync(code, Wanted, -1, Most, cancel)).Select(v => Tile.Of(v, tongue.Language))];
        Orders = await Desk.ProductionsAsync(code, cancel);
    }
}
