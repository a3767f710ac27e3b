using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>Schedules: made, held, run, and how their last runs went.</summary>
internal sealed class SchedulesModel(Desk desk, Tongue tongue, TimeProvider time) : SchedulePage(desk)
{
    private const int RunsShown = 5, TimesShown = 3;

    public IReadOnlyList<(Schedule Schedule, IReadOnlyList<ScheduleRun> Runs)> Schedules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = new List<(Schedule, IReadOnlyList<ScheduleRun>)>();
        foreach (Schedule schedule in await Desk.SchedulesAsync(cancel))
            all.Add((schedule, await Desk.RunsAsync(schedule.Id, RunsShown, cancel)));
        Schedules = all;
    }

    /// <summary>When a schedule with these times would run next, or what is wrong with them; for whoever is writing them.</summary>
    public IActionResult OnGetTimes(string? cron, string? zone)
    {
        try
        {
            CronTimes times = CronTimes.Parse(cron ?? "");
            return WallClock.Find(zone?.Trim() ?? "") is { } known
                ? new JsonResult(new { Times = times.From(time.GetUtcNow(), known).Take(TimesShown).Select(t => TimeZoneInfo.ConvertTime(t, known).ToString(tongue.Language == Language.Chinese ? "M月d日 ddd HH:mm" : "ddd d MMM HH:mm", tongue.Culture)), Fault = (string?)null })
                : new JsonResult(new { Times = Array.Empty<string>(), Fault = (string?)tongue["schedule.no-zone"] });
        }
        catch (InputException e)
        {
            return new JsonResult(new { Times = Array.Empty<string>(), Fault = (string?)e.Message });
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            if (IsReadable())
            {
                await Desk.ScheduleAsync(Form.ToPlan(), cancel);
                return RedirectToPage();
            }
        }
        catch (InputException e)
        {
            // What was typed stays on the page.
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = [.. e.Problems];
        }
        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>What limits a schedule and whom it tells, in a line; empty for neither.</summary>
    public string Bounds(SchedulePlan plan) => string.Join(
        " · ", ScheduleForm.Facts(plan, tongue).Where(f => f.Value.Length > 0 && (f.Label.StartsWith("quota.", StringComparison.Ordinal) || f.Label is "schedule.mails" or "schedule.webhooks" or "schedule.source")).Select(f => $"{tongue[f.Label]}: {f.Value}"));

    protected override IActionResult Back() => RedirectToPage();
}
