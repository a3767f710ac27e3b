using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using DesignGen.Server.Persons;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>The team's audit log: looked through a page at a time, checked, taken away, and made to forget a person.</summary>
internal sealed class AuditModel(Desk desk) : DeskPage(desk)
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public AuditKind? Kind { get; set; }

    /// <summary>Code of a batch or a variant of it; the log is about batches.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Batch { get; set; }

    /// <summary>First day, by the clocks of <see cref="Zone"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day, by the clocks of <see cref="Zone"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The reader's time zone, as the browser tells it; UTC where it does not.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zone { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<AuditRecord> Records { get; private set; } = [];

    /// <summary>Whether anything is asked for by more than its place.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Person) || Kind is not null || !string.IsNullOrWhiteSpace(Batch) || From is not null || To is not null;

    /// <summary>The number to go on before, to older entries; null where there are none.</summary>
    public long? Older { get; private set; }

    /// <summary>The number to go on after, to newer entries; null where there are none.</summary>
    public long? Newer { get; private set; }

    /// <summary>What a check found; null before one was asked for.</summary>
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>What was taken out for a person; null before anybody was.</summary>
    public PersonErasure? Erased { get; private set; }

    /// <summary>Why nobody was taken out; empty for no such fault.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        TimeZoneInfo zone = WallClock.Find(Zone ?? "") ?? TimeZoneInfo.Utc;
        var query = new AuditQuery("", PerPage + 1)
        {
            Person = Person?.Trim() ?? "",
            Kinds = Kind is { } kind ? [kind] : [],
            Subject = VariantCode.Normalize(Batch ?? "").Split('-')[0],
            From = From is { } from ? WallClock.InstantOf(from.ToDateTime(TimeOnly.MinValue), zone) : null,
            Until = To is { } to ? WallClock.InstantOf(to.AddDays(1).ToDateTime(TimeOnly.MinValue), zone) : null,
            Before = Before,
            After = Before is null ? After : null,
        };
        // One more than is shown tells whether there is another page that way; the other way is where the reader came from.
        IReadOnlyList<AuditRecord> found = await Desk.AuditAsync(query, cancel);
        bool more = found.Count > PerPage;
        Records = !more ? found : query.IsUpwards ? [.. found.Skip(found.Count - PerPage)] : [.. found.Take(PerPage)];
        if (Records.Count == 0)
            return;
        Older = more && !query.IsUpwards || query.IsUpwards ? Records[^1].Entry.Number : null;
        Newer = more && query.IsUpwards || Before is not null ? Records[0].Entry.Number : null;
    }

    public async Task OnPostCheckAsync(CancellationToken cancel)
    {
        Verdict = await Desk.VerifyAuditAsync(cancel);
        await OnGetAsync(cancel);
    }

    /// <summary>Takes a person out of the log and of all records of the team.</summary>
    public async Task OnPostEraseAsync(string? whom, CancellationToken cancel)
    {
        try
        {
            Erased = await Desk.ErasePersonAsync(whom ?? "", cancel);
        }
        catch (InputException e)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = [.. e.Problems];
        }
        await OnGetAsync(cancel);
    }

    /// <summary>The log as a file, written while it is sent: a log of any length needs little memory.</summary>
    public async Task<IActionResult> OnPostExportAsync(bool csv, CancellationToken cancel)
    {
        Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/jsonl";
        Response.Headers.ContentDisposition = csv ? "attachment; filename=audit.csv" : "attachment; filename=audit.jsonl";
        await Desk.ExportAuditAsync(Response.Body, csv, cancel);
        return new EmptyResult();
    }

    /// <summary>The page with the same entries asked for, elsewhere in the log.</summary>
    /// <param name="way"><c>before</c> or <c>after</c>; empty for the newest.</param>
    /// <param name="number">Number of the entry to go on from.</param>
    public Dictionary<string, string> At(string way = "", long number = 0)
    {
        var route = new Dictionary<string, string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                route[name] = value;
        }
        Add("person", Person);
        Add("kind", Kind?.ToString());
        Add("batch", Batch);
        Add("from", Day(From));
        Add("to", Day(To));
        Add("zone", Zone);
        if (way.Length > 0)
            Add(way, number.ToString(CultureInfo.InvariantCulture));
        return route;
    }

    /// <summary>A day as forms have it; null for none.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
