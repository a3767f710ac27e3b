using DesignGen.Core.Tastes;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>What the team's decisions have taught, and a way to let it begin anew.</summary>
internal sealed class TasteModel(Desk desk) : DeskPage(desk)
{
    private const int Shown = 12;

    public Taste Taste { get; private set; } = null!;

    /// <summary>What speaks most for a design, the weightiest first.</summary>
    public IReadOnlyList<TasteWeight> Liked { get; private set; } = [];

    /// <summary>What speaks most against one.</summary>
    public IReadOnlyList<TasteWeight> Disliked { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Taste = await Desk.TasteAsync(cancel);
        TasteWeight[] weighty = [.. Taste.Weights.OrderByDescending(w => Math.Abs(w.Weight)).ThenBy(w => w.Key, StringComparer.Ordinal)];
        Liked = [.. weighty.Where(w => w.Weight > 0).Take(Shown)];
        Disliked = [.. weighty.Where(w => w.Weight < 0).Take(Shown)];
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancel)
    {
        await Desk.ResetTasteAsync(cancel);
        return RedirectToPage();
    }

    /// <summary>How the odds of approval change where a design has the feature: 2 doubles them.</summary>
    public static double Odds(TasteWeight weight) => Math.Exp(weight.Weight);
}
