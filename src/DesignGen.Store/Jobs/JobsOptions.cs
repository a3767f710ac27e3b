using System.Collections.Immutable;

namespace DesignGen.Store.Jobs;

/// <summary>How the background work runs.</summary>
public sealed record JobsOptions
{
    /// <summary>The queue's database file; a file beside it, <c>.lock</c> added, keeps a second program from working it.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Chunks of one pace that are worked at once, 1 to 64; one more runs while an interactive batch meets bulk work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Waits before each retry of work that met something unavailable; after the last, the batch fails.</summary>
    public required ImmutableArray<TimeSpan> RetryDelays { get; init; }

    /// <summary>How often the database is asked for what another program may have changed, and for progress inside a chunk.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long no job may start after the queue itself met a fault, before whoever waits is told of it.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called at the start once this program alone works the queue, and before anything runs.</summary>
    public Func<CancellationToken, Task>? BeforeStart { get; init; }

    /// <summary>Told of each fault that failed a batch, with the batch's code, so that what is needed to replay it can be kept.</summary>
    public Action<string, Exception>? OnFault { get; init; }
}
