using System.Collections.Immutable;

namespace DesignGen.Core.Schedules;

/// <summary>Where a run is on its way. The names are stored: never rename one.</summary>
public enum RunState
{
    /// <summary>Asked for; it begins when a server takes it, or when the run before is over.</summary>
    Waiting,

    /// <summary>Its briefs are being read and ordered.</summary>
    Begun,

    /// <summary>Its batches are ordered and not all at rest.</summary>
    Started,

    /// <summary>All its batches are drawn.</summary>
    Finished,

    /// <summary>A brief was refused, or a batch failed or was cancelled; the message says which.</summary>
    Failed,

    /// <summary>It was left out; the message says why.</summary>
    Skipped,
}

/// <summary>Something to be sent to one address about the end of a run.</summary>
/// <param name="IsMail">Whether the address is one of e-mail; else it is a webhook's.</param>
/// <param name="Address">The address.</param>
public sealed record Delivery(bool IsMail, string Address)
{
    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next; null where it is over.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Whether it arrived.</summary>
    public bool Arrived { get; init; }

    /// <summary>Why the last try failed; empty where it did not.</summary>
    public string Fault { get; init; } = "";
}

/// <summary>One run of a schedule.</summary>
public sealed record ScheduleRun
{
    /// <summary>Id of the schedule.</summary>
    public required string Schedule { get; init; }

    /// <summary>When it was due, UTC, whole milliseconds; with the schedule's id its key.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Id of the team.</summary>
    public required string Team { get; init; }

    /// <summary>Which run of the schedule it is, from 1; 0 for times when no server was up.</summary>
    public required int Number { get; init; }

    /// <summary>Where it is on its way.</summary>
    public required RunState State { get; init; }

    /// <summary>Name of who asked for it there and then; empty where the time came.</summary>
    public string AskedBy { get; init; } = "";

    /// <summary>When it began, UTC; null before.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When it ended, UTC; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Codes of its batches, in the order of their briefs.</summary>
    public ImmutableArray<string> Batches { get; init; } = [];

    /// <summary>Variants that were ordered.</summary>
    public int Variants { get; init; }

    /// <summary>How many of its briefs were refused.</summary>
    public int Refused { get; init; }

    /// <summary>What went wrong or was left out, in whole sentences; empty for nothing.</summary>
    public string Message { get; init; } = "";

    /// <summary>The last brief of its list, where a quota left others for the next run; empty where none are left.</summary>
    public string Through { get; init; } = "";

    /// <summary>What is to be sent about its end.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [];

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is RunState.Finished or RunState.Failed or RunState.Skipped;

    /// <summary>Whether nothing more is to be done about it, notices among that.</summary>
    public bool IsSettled => IsOver && Deliveries.All(d => d.NextTry is null);
}
