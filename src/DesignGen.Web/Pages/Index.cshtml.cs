using DesignGen.Core.Batches;
using DesignGen.Server.Desks;

namespace DesignGen.Web.Pages;

/// <summary>The first page: write a brief, and see how the latest batches are.</summary>
internal sealed class IndexModel(Desk desk) : DeskPage(desk)
{
    private const int Latest = 6;

    public IReadOnlyList<BatchCard> Batches { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Batches = await BatchCard.OfAsync(Desk, await Desk.BatchesAsync([], "", null, Latest, cancel), cancel);
}
