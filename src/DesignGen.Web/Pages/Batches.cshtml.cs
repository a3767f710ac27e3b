using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>All batches of the team, a page at a time.</summary>
internal sealed class BatchesModel(Desk desk) : DeskPage(desk)
{
    private const int PerPage = 24;

    [BindProperty(SupportsGet = true)]
    public BatchState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<BatchCard> Batches { get; private set; } = [];

    /// <summary>Code to go on after; null where these are the last.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IReadOnlyList<Server.Hosting.BatchStatus> found = await Desk.BatchesAsync(State is { } state ? [state] : [], Words?.Trim() ?? "", After, PerPage, cancel);
        Batches = await BatchCard.OfAsync(Desk, found, cancel);
        Next = found.Count == PerPage ? found[^1].Batch.Code : null;
    }
}
