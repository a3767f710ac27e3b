using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Accounts;
using DesignGen.Core.Schedules;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>One run of a schedule.</summary>
/// <param name="Due">When it was due, UTC.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Batches">Codes of its batches.</param>
/// <param name="Variants">Variants that were ordered.</param>
/// <param name="Message">What went wrong, or why it was left out; empty where all is well.</param>
public sealed record RunAnswer(DateTimeOffset Due, RunState State, IReadOnlyList<string> Batches, int Variants, string Message)
{
    /// <summary>The answer about a run.</summary>
    public static RunAnswer Of(ScheduleRun run) => new(run.Due, run.State, run.Batches, run.Variants, run.Message);
}

/// <summary>A schedule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cron">When it comes due, by the clock of its zone.</param>
/// <param name="Zone">Its time zone.</param>
/// <param name="IsPaused">Whether it is held.</param>
/// <param name="NextDue">When it comes due next, UTC; null while it is held.</param>
/// <param name="By">Who made it or changed it last.</param>
/// <param name="Briefs">Names of the briefs that it keeps.</param>
/// <param name="Source">The folder or workbook of briefs that it reads; empty where it keeps briefs.</param>
/// <param name="LastRun">Its newest run; null where there was none.</param>
public sealed record ScheduleAnswer(string Id, string Name, string Cron, string Zone, bool IsPaused, DateTimeOffset? NextDue, string By, IReadOnlyList<string> Briefs, string Source, RunAnswer? LastRun);

/// <summary>The schedules of a team.</summary>
/// <param name="Schedules">The schedules, by name.</param>
public sealed record SchedulesAnswer(IReadOnlyList<ScheduleAnswer> Schedules);

/// <summary>Tools for schedules: briefs that are drawn again and again by the clock.</summary>
internal sealed class ScheduleTools(Desk desk, DesignGenHost host)
{
    private const string WhichSays = "Name or id of the schedule.";

    [McpServerTool(Name = "list_schedules", Title = "List schedules", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("The team's schedules, each with when it comes due next and how its last run went.")]
    public async Task<SchedulesAnswer> ListAsync(CancellationToken cancel = default)
    {
        ScheduleBook book = Open(Deed.See);
        var all = new List<ScheduleAnswer>();
        foreach (Schedule schedule in await book.ListAsync(desk.Caller.Team, cancel))
            all.Add(await AnswerAsync(book, schedule, cancel));
        return new(all);
    }

    [McpServerTool(Name = "add_schedule", Title = "Add a schedule", ReadOnly = false, Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Has a brief drawn again and again by the clock, each time with other designs. The brief may hold variables such as {{date}}, {{season}} and {{next-holiday}}. It orders work until it is paused, so ask the person first.")]
    public async Task<ScheduleAnswer> AddAsync(
        [Description("Name of the schedule, one of its own in the team."), StringLength(80, MinimumLength = 1)] string name,
        [Description("When: five fields of cron (minute, hour, day of month, month, day of week), for example '0 2 * * mon' for Mondays at 2."), StringLength(200, MinimumLength = 1)] string cron,
        [Description("The IANA time zone whose clock it goes by, for example Asia/Shanghai."), StringLength(60, MinimumLength = 1)] string zone,
        [Description("The brief: running text in English or Chinese, or a form in YAML."), StringLength(1_000_000, MinimumLength = 1)] string brief,
        [Description("File name of the brief; .yaml at its end makes it a form, .txt running text."), StringLength(100)] string briefName = "brief.txt",
        [Description("Variants of each batch in place of the brief's number, 1 to 2000."), Range(1, 2000)] int? variants = null,
        [Description("Most batches in a month, 1 to 100000; left out, as many as come due."), Range(1, 100_000)] int? batchesAMonth = null,
        [Description("Whether it is held at first.")] bool paused = false,
        CancellationToken cancel = default)
    {
        ScheduleBook book = Open(Deed.Schedule);
        var plan = new SchedulePlan { Name = name, Cron = cron, Zone = zone, Briefs = [new(briefName, brief)], Variants = variants, Quota = new() { BatchesAMonth = batchesAMonth } };
        return await AnswerAsync(book, await book.CreateAsync(desk.Caller, plan, paused, cancel), cancel);
    }

    [McpServerTool(Name = "run_schedule", Title = "Run a schedule now", ReadOnly = false, Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Asks for a run of a schedule there and then, paused or not; quotas hold. list_schedules says how it goes.")]
    public async Task<RunAnswer> RunAsync([Description(WhichSays), StringLength(80)] string schedule, CancellationToken cancel = default)
    {
        ScheduleBook book = Open(Deed.Schedule);
        return RunAnswer.Of(await book.RunNowAsync(desk.Caller, (await book.FindAsync(desk.Caller.Team, schedule, cancel)).Id, cancel));
    }

    [McpServerTool(Name = "pause_schedule", Title = "Pause a schedule", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Holds a schedule, or lets it come due again from its next time on.")]
    public async Task<ScheduleAnswer> PauseAsync(
        [Description(WhichSays), StringLength(80)] string schedule,
        [Description("True holds it, false lets it go on.")] bool paused = true,
        CancellationToken cancel = default)
    {
        ScheduleBook book = Open(Deed.Schedule);
        return await AnswerAsync(book, await book.PauseAsync(desk.Caller, (await book.FindAsync(desk.Caller.Team, schedule, cancel)).Id, paused, cancel), cancel);
    }

    private ScheduleBook Open(Deed deed)
    {
        desk.Caller.Require(deed);
        return new(host);
    }

    private static async Task<ScheduleAnswer> AnswerAsync(ScheduleBook book, Schedule schedule, CancellationToken cancel)
    {
        ScheduleRun? last = (await book.RunsAsync(schedule.Team, schedule.Id, null, 1, cancel)).FirstOrDefault();
        return new(
            schedule.Id, schedule.Plan.Name, schedule.Plan.Cron, schedule.Plan.Zone, schedule.IsPaused, schedule.NextDue?.ToUniversalTime(), schedule.By, [.. schedule.Plan.Briefs.Select(b => b.Name)],
            schedule.Plan.Source, last is null ? null : RunAnswer.Of(last));
    }
}
