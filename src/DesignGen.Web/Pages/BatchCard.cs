using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;

namespace DesignGen.Web.Pages;

/// <summary>A batch in a list, with a few of its pictures.</summary>
/// <param name="Status">The batch.</param>
/// <param name="Pictures">Where its first pictures are.</param>
internal sealed record BatchCard(BatchStatus Status, IReadOnlyList<string> Pictures)
{
    private const int Shown = 4;

    private static readonly VariantState[] Drawn = [.. Enum.GetValues<VariantState>().Where(s => s != VariantState.Rejected)];

    /// <summary>The cards of batches.</summary>
    public static async Task<IReadOnlyList<BatchCard>> OfAsync(Desk desk, IReadOnlyList<BatchStatus> batches, CancellationToken cancel)
    {
        var cards = new List<BatchCard>();
        foreach (BatchStatus status in batches)
        {
            IReadOnlyList<VariantRecord> first = await desk.VariantsAsync(status.Batch.Code, Drawn, -1, Shown, cancel);
            cards.Add(new(status, [.. first.Select(v => Tile.Of(v, status.Batch.Language).Thumbnail)]));
        }
        return cards;
    }
}
