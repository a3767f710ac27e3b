using System.Collections.Immutable;
using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Schedules;

/// <summary>What happens when a schedule comes due while its run before still goes on. The names are stored: never rename one.</summary>
public enum Overlap
{
    /// <summary>The new run is left out, and recorded so.</summary>
    Skip,

    /// <summary>The new run waits until the one before is over.</summary>
    Queue,

    /// <summary>The batches of the run before are cancelled, and the new run begins.</summary>
    CancelBefore,
}

/// <summary>What people are told of. The names are stored: never rename one.</summary>
public enum NoticeKind
{
    /// <summary>All batches of a run are there.</summary>
    Finished,

    /// <summary>A brief was refused, a batch failed or was cancelled, or a run could not begin.</summary>
    Failed,

    /// <summary>A run was left out.</summary>
    Skipped,
}

/// <summary>A brief that a schedule keeps.</summary>
/// <param name="Name">File name; its ending says how the text is read: <c>.yaml</c> and <c>.json</c> are forms, others running text.</param>
/// <param name="Text">The text, with variables in double braces.</param>
public sealed record ScheduledBrief(string Name, string Text);

/// <summary>How much a schedule may order; null leaves it open.</summary>
public sealed record ScheduleQuota
{
    /// <summary>Nothing is limited.</summary>
    public static ScheduleQuota None { get; } = new();

    /// <summary>Most batches of one run, 1 to 1000. Of a longer list, the next run goes on where this one stopped.</summary>
    public int? BatchesARun { get; init; }

    /// <summary>Most batches on one day of the schedule's time zone.</summary>
    public int? BatchesADay { get; init; }

    /// <summary>Most batches in one month of the schedule's time zone.</summary>
    public int? BatchesAMonth { get; init; }

    /// <summary>Most variants of one run.</summary>
    public int? VariantsARun { get; init; }

    /// <summary>Most variants on one day.</summary>
    public int? VariantsADay { get; init; }

    /// <summary>Most variants in one month.</summary>
    public int? VariantsAMonth { get; init; }
}

/// <summary>Who is told how a schedule's runs ended.</summary>
/// <param name="Webhooks">Addresses that are sent a signed message.</param>
/// <param name="Mails">Addresses that are sent an e-mail.</param>
/// <param name="On">Of what; empty for nothing.</param>
public sealed record ScheduleNotices(ImmutableArray<string> Webhooks, ImmutableArray<string> Mails, ImmutableArray<NoticeKind> On)
{
    /// <summary>Nobody is told anything.</summary>
    public static ScheduleNotices None { get; } = new([], [], []);
}

/// <summary>What a person says about a schedule.</summary>
public sealed record SchedulePlan
{
    /// <summary>Its name, 1 to 80 characters, one of its own in the team.</summary>
    public required string Name { get; init; }

    /// <summary>When, as <see cref="CronTimes"/> reads it.</summary>
    public required string Cron { get; init; }

    /// <summary>The IANA time zone whose clocks it goes by, like <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Briefs that it keeps; empty where it has a source.</summary>
    public ImmutableArray<ScheduledBrief> Briefs { get; init; } = [];

    /// <summary>A folder or a workbook of briefs on the server, read anew for each run; empty where it keeps briefs.</summary>
    public string Source { get; init; } = "";

    /// <summary>Variants of each batch in place of the brief's number, 1 to 2000; null leaves it.</summary>
    public int? Variants { get; init; }

    /// <summary>Whether each run draws by the brief's own seed; else by a seed of the run, so that each gives other designs.</summary>
    public bool KeepsSeed { get; init; }

    /// <summary>How much it may order.</summary>
    public ScheduleQuota Quota { get; init; } = ScheduleQuota.None;

    /// <summary>What happens while the run before still goes on.</summary>
    public Overlap Overlap { get; init; } = Overlap.Skip;

    /// <summary>How late a run may begin after a time when no server was up, 0 to 10,080 minutes.</summary>
    public int GraceMinutes { get; init; } = 60;

    /// <summary>Who is told how it went.</summary>
    public ScheduleNotices Notices { get; init; } = ScheduleNotices.None;

    /// <summary>Language of its variables and messages; null takes that of each brief, and of the schedule's name for messages.</summary>
    public Language? Language { get; init; }
}

/// <summary>A schedule as it is stored.</summary>
public sealed record Schedule
{
    /// <summary>Its key, 12 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the team that it belongs to; empty on one's own machine without accounts.</summary>
    public required string Team { get; init; }

    /// <summary>What it does.</summary>
    public required SchedulePlan Plan { get; init; }

    /// <summary>Name of who made it, or changed it last: its batches are ordered in this name.</summary>
    public required string By { get; init; }

    /// <summary>Id of that user; empty without accounts.</summary>
    public string ById { get; init; } = "";

    /// <summary>Whether it is held: it does not come due.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it comes due next; null while it is paused.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Rises with every change of what a person says about it.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
