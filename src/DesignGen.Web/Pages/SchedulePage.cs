using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>What the pages of schedules share: the form, and what can be done with one that is there.</summary>
internal abstract class SchedulePage(Desk desk) : DeskPage(desk)
{
    [BindProperty]
    public ScheduleForm Form { get; set; } = ScheduleForm.New();

    /// <summary>What is wrong with what was typed.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Time zones to choose from, by their IANA names.</summary>
    public static IEnumerable<string> Zones => TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).Order(StringComparer.Ordinal);

    /// <summary>Why the folder or workbook of a source is looked for where it is.</summary>
    public bool HasOwnFolder => Desk.Caller.Team.Length > 0;

    public async Task<IActionResult> OnPostHoldAsync(string id, bool held, CancellationToken cancel)
    {
        await Desk.HoldScheduleAsync(id, held, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostRunAsync(string id, CancellationToken cancel)
    {
        await Desk.RunScheduleAsync(id, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancel)
    {
        await Desk.RemoveScheduleAsync(id, cancel);
        return RedirectToPage("/Schedules");
    }

    /// <summary>A moment as scripts read it.</summary>
    public static string Iso(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Where to go when something was done to the schedule.</summary>
    protected abstract IActionResult Back();

    /// <summary>Whether what was typed can be read at all; else the page says what can't.</summary>
    protected bool IsReadable()
    {
        if (ModelState.IsValid)
            return true;
        Problems = [.. ModelState.SelectMany(f => f.Value!.Errors, (f, e) => new Problem("schedule", null, f.Key, e.ErrorMessage))];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
