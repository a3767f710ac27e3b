using System.Collections.Immutable;
using DesignGen.Core.Batches;

namespace DesignGen.Store.Jobs;

/// <summary>How the background work runs.</summary>
public sealed record JobsOptions
{
    /// <summary>Where the queue lies.</summary>
    public required JobQueue Queue { get; init; }

    /// <summary>Chunks of one pace that are worked at once, 1 to 64; one more runs while an interactive batch meets bulk work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Waits before each retry of work that met something unavailable; after the last, the batch fails.</summary>
    public required ImmutableArray<TimeSpan> RetryDelays { get; init; }

    /// <summary>Whether work waits for a database or files that are away until they are back or it is cancelled, with ever longer waits up to two minutes; else they count as anything unavailable.</summary>
    public bool WaitsForStore { get; init; }

    /// <summary>Told of each wait for the store, on any thread.</summary>
    public Action<StoreWait>? OnWait { get; init; }

    /// <summary>Told of work that waited for the store and went on, on any thread.</summary>
    public Action<StoreWait>? OnGoOn { get; init; }

    /// <summary>The clock of the waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often the database is asked for what another program may have changed, and for progress inside a chunk.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long no job may start after the queue itself met a fault, before whoever waits is told of it.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called at the start once this program alone works the queue, and before anything runs.</summary>
    public Func<CancellationToken, Task>? BeforeStart { get; init; }

    /// <summary>Told of each fault that failed a batch, with the batch's code, so that what is needed to replay it can be kept.</summary>
    public Action<string, Exception>? OnFault { get; init; }

    /// <summary>Told what is begun here: the batch, and the chunk by its first variant and number of variants, (0, 0) being the batch's end or press files.</summary>
    public Action<string, int, int>? OnBegin { get; init; }

    /// <summary>How often unfinished batches are looked for that others have put into the database without queueing them, or that a worker let go of; null for never. A shared queue needs it.</summary>
    public TimeSpan? Sweep { get; init; }

    /// <summary>Whether a batch needs the device that runs image models; such chunks have workers of their own. Null where none does.</summary>
    public Func<BatchRecord, bool>? NeedsDevice { get; init; }

    /// <summary>How many chunks may be at the device of this machine at once, 1 or more; asked when the first one is about to be. Until then it is 1.</summary>
    public Func<int>? AtDevice { get; init; }

    /// <summary>The kinds of work that are done here.</summary>
    public WorkKinds Kinds { get; init; } = WorkKinds.All;
}

/// <summary>Kinds of work, as workers may choose among them.</summary>
[Flags]
public enum WorkKinds
{
    /// <summary>None: what is queued here, others do.</summary>
    None = 0,

    /// <summary>What somebody waits for: smaller batches, the ends of batches, press files.</summary>
    Interactive = 1,

    /// <summary>Large batches.</summary>
    Bulk = 2,

    /// <summary>Batches with pictures from an image model of this machine.</summary>
    Gpu = 4,

    /// <summary>All of them.</summary>
    All = Interactive | Bulk | Gpu,
}
