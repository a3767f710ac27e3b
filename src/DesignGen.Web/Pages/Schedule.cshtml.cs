using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>One schedule: changed, held, run, removed, and how its runs went.</summary>
internal sealed class ScheduleModel(Desk desk, Tongue tongue) : SchedulePage(desk)
{
    private const int RunsShown = 30;

    public Schedule Schedule { get; private set; } = null!;

    public IReadOnlyList<ScheduleRun> Runs { get; private set; } = [];

    /// <summary>Where what somebody else saved meanwhile differs from what was typed; empty where nobody did.</summary>
    public IReadOnlyList<(string Label, string Theirs, string Yours)> Clash { get; private set; } = [];

    /// <summary>What the plan says, for those who may not change it.</summary>
    public IEnumerable<(string Label, string Value)> Facts => ScheduleForm.Facts(Schedule.Plan, tongue).Where(f => f.Value.Length > 0);

    public async Task OnGetAsync(string id, CancellationToken cancel)
    {
        await ShowAsync(id, cancel);
        Form = ScheduleForm.Of(Schedule);
    }

    public async Task<IActionResult> OnPostSaveAsync(string id, CancellationToken cancel)
    {
        try
        {
            if (IsReadable())
            {
                Schedule saved = await Desk.UpdateScheduleAsync(id, Form.ToPlan(), Form.Revision, cancel);
                return RedirectToPage(new { id = saved.Id, saved = true });
            }
        }
        catch (ChangedException)
        {
            // Nothing was overwritten: both sides are shown, and saving again is a choice made with both in sight.
            await ShowAsync(id, cancel);
            Clash = [.. ScheduleForm.Differences(Schedule.Plan, Form.ToPlan(), tongue)];
            if (Clash.Count == 0)
                return RedirectToPage(new { id = Schedule.Id, saved = true });
            Response.StatusCode = StatusCodes.Status409Conflict;
            Form.Revision = Schedule.Revision;
            ModelState.Clear();
            return Page();
        }
        catch (InputException e)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = [.. e.Problems];
        }
        await ShowAsync(id, cancel);
        return Page();
    }

    protected override IActionResult Back() => RedirectToPage();

    private async Task ShowAsync(string id, CancellationToken cancel)
    {
        Schedule = await Desk.FindScheduleAsync(id, cancel);
        Runs = await Desk.RunsAsync(Schedule.Id, RunsShown, cancel);
    }
}
