using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>Schedules: made, held, run, and how their last runs went.</summary>
internal sealed class SchedulesModel(Desk desk) : DeskPage(desk)
{
    private const int RunsShown = 5;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Cron { get; set; }

    [BindProperty]
    public string? Zone { get; set; }

    [BindProperty]
    public string? Brief { get; set; }

    [BindProperty]
    public int? Variants { get; set; }

    [BindProperty]
    public Overlap Overlap { get; set; }

    public IReadOnlyList<(Schedule Schedule, IReadOnlyList<ScheduleRun> Runs)> Schedules { get; private set; } = [];

    /// <summary>What is wrong with a schedule that was asked for.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = new List<(Schedule, IReadOnlyList<ScheduleRun>)>();
        foreach (Schedule schedule in await Desk.SchedulesAsync(cancel))
            all.Add((schedule, await Desk.RunsAsync(schedule.Id, RunsShown, cancel)));
        Schedules = all;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            await Desk.ScheduleAsync(
                new() { Name = Name ?? "", Cron = Cron ?? "", Zone = Zone ?? "", Briefs = [new((Name ?? "brief").Trim() + ".txt", Brief ?? "")], Variants = Variants, Overlap = Overlap }, cancel);
            return RedirectToPage();
        }
        catch (InputException e)
        {
            // What was typed stays on the page.
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = [.. e.Problems];
            await OnGetAsync(cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostHoldAsync(string id, bool held, CancellationToken cancel)
    {
        await Desk.HoldScheduleAsync(id, held, cancel);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRunAsync(string id, CancellationToken cancel)
    {
        await Desk.RunScheduleAsync(id, cancel);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancel)
    {
        await Desk.RemoveScheduleAsync(id, cancel);
        return RedirectToPage();
    }

    /// <summary>A moment as scripts read it.</summary>
    public static string Iso(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
