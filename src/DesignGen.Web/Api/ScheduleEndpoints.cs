using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Api;

/// <summary>A brief that a schedule keeps.</summary>
/// <param name="Name">File name; .yaml and .json are forms, others running text.</param>
/// <param name="Text">The text, with variables in double braces.</param>
public sealed record ScheduledBriefShape(string Name, string Text);

/// <summary>How much a schedule may order; what is left out is open.</summary>
/// <param name="BatchesARun">Most batches of one run.</param>
/// <param name="BatchesADay">Most batches on one day.</param>
/// <param name="BatchesAMonth">Most batches in one month.</param>
/// <param name="VariantsARun">Most variants of one run.</param>
/// <param name="VariantsADay">Most variants on one day.</param>
/// <param name="VariantsAMonth">Most variants in one month.</param>
public sealed record ScheduleQuotaShape(int? BatchesARun, int? BatchesADay, int? BatchesAMonth, int? VariantsARun, int? VariantsADay, int? VariantsAMonth);

/// <summary>Who is told how runs ended.</summary>
/// <param name="Webhooks">Addresses that are sent a signed message.</param>
/// <param name="Mails">Addresses that are sent an e-mail.</param>
/// <param name="On">Of what.</param>
public sealed record ScheduleNoticesShape(IReadOnlyList<string> Webhooks, IReadOnlyList<string> Mails, IReadOnlyList<NoticeKind> On);

/// <summary>What a schedule does.</summary>
public sealed record ScheduleRequest
{
    /// <summary>Its name, one of its own in the team.</summary>
    [Description("Its name, one of its own in the team.")]
    [Required, StringLength(80, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>When: five fields of cron, or a word like @daily.</summary>
    [Description("When: five fields of cron (minute, hour, day, month, weekday), or a word like @daily.")]
    [Required, StringLength(200)]
    public required string Cron { get; init; }

    /// <summary>The IANA time zone whose clocks it goes by.</summary>
    [Description("The IANA time zone whose clocks it goes by, like Asia/Shanghai.")]
    [Required, StringLength(80)]
    public required string Zone { get; init; }

    /// <summary>Briefs that it keeps.</summary>
    [Description("Briefs that it keeps; left out where it has a source.")]
    public IReadOnlyList<ScheduledBriefShape>? Briefs { get; init; }

    /// <summary>A folder or workbook of briefs on the server.</summary>
    [Description("A folder or workbook of briefs on the server, read anew for each run; left out where it keeps briefs.")]
    [StringLength(400)]
    public string? Source { get; init; }

    /// <summary>Variants of each batch in place of the brief's number, 1 to 2000.</summary>
    [Description("Variants of each batch in place of the brief's number, 1 to 2000.")]
    [Range(1, 2000)]
    public int? Variants { get; init; }

    /// <summary>Whether each run draws by the brief's own seed.</summary>
    [Description("Whether each run draws by the brief's own seed; else each run gives other designs.")]
    public bool KeepsSeed { get; init; }

    /// <summary>How much it may order.</summary>
    [Description("How much it may order; left out, as much as it wants.")]
    public ScheduleQuotaShape? Quota { get; init; }

    /// <summary>What happens while the run before still goes on.</summary>
    [Description("What happens while the run before still goes on.")]
    public Overlap Overlap { get; init; } = Overlap.Skip;

    /// <summary>How late a run may begin after a time when no server was up, minutes.</summary>
    [Description("How late a run may begin after a time when no server was up, 0 to 10080 minutes.")]
    [Range(0, 10_080)]
    public int GraceMinutes { get; init; } = 60;

    /// <summary>Who is told how it went.</summary>
    [Description("Who is told how it went; left out, nobody.")]
    public ScheduleNoticesShape? Notices { get; init; }

    /// <summary>Language of its variables and messages.</summary>
    [Description("Language of its variables and messages; left out, that of each brief.")]
    public Language? Language { get; init; }

    /// <summary>The plan for the desk.</summary>
    internal SchedulePlan ToPlan() => new()
    {
        Name = Name,
        Cron = Cron,
        Zone = Zone,
        Briefs = [.. (Briefs ?? []).Select(b => new ScheduledBrief(b.Name, b.Text))],
        Source = Source ?? "",
        Variants = Variants,
        KeepsSeed = KeepsSeed,
        Quota = Quota is null ? ScheduleQuota.None : new()
        {
            BatchesARun = Quota.BatchesARun,
            BatchesADay = Quota.BatchesADay,
            BatchesAMonth = Quota.BatchesAMonth,
            VariantsARun = Quota.VariantsARun,
            VariantsADay = Quota.VariantsADay,
            VariantsAMonth = Quota.VariantsAMonth,
        },
        Overlap = Overlap,
        GraceMinutes = GraceMinutes,
        Notices = Notices is null ? ScheduleNotices.None : new([.. Notices.Webhooks], [.. Notices.Mails], [.. Notices.On]),
        Language = Language,
    };

    /// <summary>What a schedule that is there does.</summary>
    internal static ScheduleRequest Of(SchedulePlan p) => new()
    {
        Name = p.Name,
        Cron = p.Cron,
        Zone = p.Zone,
        Briefs = [.. p.Briefs.Select(b => new ScheduledBriefShape(b.Name, b.Text))],
        Source = p.Source.Length == 0 ? null : p.Source,
        Variants = p.Variants,
        KeepsSeed = p.KeepsSeed,
        Quota = new(p.Quota.BatchesARun, p.Quota.BatchesADay, p.Quota.BatchesAMonth, p.Quota.VariantsARun, p.Quota.VariantsADay, p.Quota.VariantsAMonth),
        Overlap = p.Overlap,
        GraceMinutes = p.GraceMinutes,
        Notices = new([.. p.Notices.Webhooks], [.. p.Notices.Mails], [.. p.Notices.On]),
        Language = p.Language,
    };
}

/// <summary>A schedule.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Plan">What it does.</param>
/// <param name="By">In whose name its batches are ordered.</param>
/// <param name="IsPaused">Whether it is held.</param>
/// <param name="NextDue">When it comes due next, UTC; null while it is held.</param>
/// <param name="Revision">Rises with every change; changes name it.</param>
public sealed record ScheduleAnswer(string Id, ScheduleRequest Plan, string By, bool IsPaused, DateTimeOffset? NextDue, int Revision)
{
    /// <summary>The answer about a schedule.</summary>
    public static ScheduleAnswer Of(Schedule s) => new(s.Id, ScheduleRequest.Of(s.Plan), s.By, s.IsPaused, s.NextDue, s.Revision);
}

/// <summary>A run of a schedule.</summary>
/// <param name="Due">When it came due, UTC.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Batches">Codes of its batches.</param>
/// <param name="Variants">Variants that it ordered.</param>
/// <param name="Refused">Briefs that were refused.</param>
/// <param name="Message">How it went.</param>
/// <param name="BegunAt">When it began, UTC; null before.</param>
/// <param name="EndedAt">When it ended, UTC; null before.</param>
public sealed record ScheduleRunAnswer(DateTimeOffset Due, RunState State, IReadOnlyList<string> Batches, int Variants, int Refused, string Message, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt)
{
    /// <summary>The answer about a run.</summary>
    public static ScheduleRunAnswer Of(ScheduleRun r) => new(r.Due, r.State, [.. r.Batches], r.Variants, r.Refused, r.Message, r.BegunAt, r.EndedAt);
}

/// <summary>Briefs that come again by themselves.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/schedules").WithTags("schedules");
        group.MapGet("", async (Desk desk, CancellationToken cancel) => TypedResults.Ok<IReadOnlyList<ScheduleAnswer>>([.. (await desk.SchedulesAsync(cancel)).Select(ScheduleAnswer.Of)]))
            .Needs(Deed.See).WithName("listSchedules").WithSummary("The team's schedules, by name.");
        group.MapPost("", CreateAsync).Needs(Deed.Schedule).WithName("createSchedule").WithSummary("Makes a schedule; its batches are ordered in your name.").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/{id}", GetAsync).Needs(Deed.See).WithName("getSchedule").WithSummary("A schedule.").Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{id}", UpdateAsync).Needs(Deed.Schedule).WithName("updateSchedule").WithSummary("Changes what a schedule does; its tag as it was seen is in If-Match.")
            .Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        group.MapPost("/{id}/pause", async (string id, Desk desk, CancellationToken cancel) => TypedResults.Ok(ScheduleAnswer.Of(await desk.HoldScheduleAsync(id, held: true, cancel))))
            .Needs(Deed.Schedule).WithName("pauseSchedule").WithSummary("Holds a schedule: it does not come due.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/resume", async (string id, Desk desk, CancellationToken cancel) => TypedResults.Ok(ScheduleAnswer.Of(await desk.HoldScheduleAsync(id, held: false, cancel))))
            .Needs(Deed.Schedule).WithName("resumeSchedule").WithSummary("Lets a schedule that is held come due again.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id}/run", async (string id, Desk desk, CancellationToken cancel) => TypedResults.Accepted("/api/v1/schedules/" + Uri.EscapeDataString(id) + "/runs", ScheduleRunAnswer.Of(await desk.RunScheduleAsync(id, cancel))))
            .Needs(Deed.Schedule).WithName("runSchedule").WithSummary("Asks for a run there and then.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/runs", RunsAsync).Needs(Deed.See).WithName("listRuns").WithSummary("The latest runs of a schedule, the newest first.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("/{id}", RemoveAsync).Needs(Deed.Schedule).WithName("removeSchedule").WithSummary("Forgets a schedule; batches that it ordered stay.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<ScheduleAnswer>> CreateAsync(ScheduleRequest request, Desk desk, CancellationToken cancel)
    {
        Schedule made = await desk.ScheduleAsync(request.ToPlan(), cancel);
        return TypedResults.Created("/api/v1/schedules/" + made.Id, ScheduleAnswer.Of(made));
    }

    private static async Task<IResult> GetAsync(string id, Desk desk, HttpContext context, CancellationToken cancel)
    {
        Schedule schedule = await desk.FindScheduleAsync(id, cancel);
        context.Response.Headers.ETag = Tag(schedule);
        return TypedResults.Ok(ScheduleAnswer.Of(schedule));
    }

    private static async Task<IResult> UpdateAsync(string id, ScheduleRequest request, Desk desk, [FromHeader(Name = "If-Match")] string? seen, HttpContext context, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(seen))
            return Results.Problem("Say in If-Match which state of the schedule is changed: the ETag that it came with.", statusCode: StatusCodes.Status428PreconditionRequired, title: "If-Match is missing");
        if (!int.TryParse(seen.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int revision))
            throw new InputException("If-Match", null, $"'{seen}' is no tag of a schedule. Take the ETag that it came with.");
        Schedule changed = await desk.UpdateScheduleAsync(id, request.ToPlan(), revision, cancel);
        context.Response.Headers.ETag = Tag(changed);
        return TypedResults.Ok(ScheduleAnswer.Of(changed));
    }

    private static async Task<Ok<IReadOnlyList<ScheduleRunAnswer>>> RunsAsync(string id, int? limit, Desk desk, CancellationToken cancel)
    {
        Schedule schedule = await desk.FindScheduleAsync(id, cancel);
        return TypedResults.Ok<IReadOnlyList<ScheduleRunAnswer>>([.. (await desk.RunsAsync(schedule.Id, Limits.Checked(limit, Limits.MostBatches), cancel)).Select(ScheduleRunAnswer.Of)]);
    }

    private static async Task<NoContent> RemoveAsync(string id, Desk desk, CancellationToken cancel)
    {
        await desk.RemoveScheduleAsync(id, cancel);
        return TypedResults.NoContent();
    }

    private static string Tag(Schedule schedule) => string.Create(CultureInfo.InvariantCulture, $"\"{schedule.Revision}\"");
}
