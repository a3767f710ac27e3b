namespace DesignGen.Core.Batches;

/// <summary>Where a batch is on its way. The names are stored: never rename one.</summary>
public enum BatchState
{
    /// <summary>Read and planned, not asked for yet.</summary>
    Draft,

    /// <summary>Waiting for its first chunk.</summary>
    Queued,

    /// <summary>Chunks are being drawn.</summary>
    Generating,

    /// <summary>All variants are there; merchandisers decide.</summary>
    InReview,

    /// <summary>Approved variants are becoming press files.</summary>
    Producing,

    /// <summary>Press files are there.</summary>
    Done,

    /// <summary>Held by a person; chunks under way end after the variant that they are at.</summary>
    Paused,

    /// <summary>Stopped by a person; what was drawn stays.</summary>
    Cancelled,

    /// <summary>Stopped by a fault that every chunk would meet.</summary>
    Failed,
}

/// <summary>Where a variant is on its way. The names are stored: never rename one.</summary>
public enum VariantState
{
    /// <summary>Drawn, and passed the gates.</summary>
    Generated,

    /// <summary>Every try failed a gate, or drawing it threw; the record says why.</summary>
    Rejected,

    /// <summary>A merchandiser wants it.</summary>
    Approved,

    /// <summary>A merchandiser does not want it.</summary>
    Declined,

    /// <summary>A merchandiser wants it changed; the comment says how.</summary>
    Revise,

    /// <summary>Its press files are there.</summary>
    Produced,
}

/// <summary>Every move that batches and variants may make. Anything else is a defect.</summary>
public static class Moves
{
    private static readonly Dictionary<BatchState, BatchState[]> Batch = new()
    {
        [BatchState.Draft] = [BatchState.Queued, BatchState.Cancelled],
        [BatchState.Queued] = [BatchState.Generating, BatchState.Paused, BatchState.Cancelled, BatchState.Failed],
        [BatchState.Generating] = [BatchState.InReview, BatchState.Paused, BatchState.Cancelled, BatchState.Failed],
        [BatchState.InReview] = [BatchState.Producing, BatchState.Cancelled],
        [BatchState.Producing] = [BatchState.Done, BatchState.InReview, BatchState.Failed, BatchState.Cancelled],
        [BatchState.Done] = [BatchState.Producing, BatchState.InReview],
        [BatchState.Paused] = [BatchState.Queued, BatchState.Cancelled],
        [BatchState.Cancelled] = [BatchState.Queued],
        [BatchState.Failed] = [BatchState.Queued],
    };

    private static readonly Dictionary<VariantState, VariantState[]> Variant = new()
    {
        [VariantState.Generated] = [VariantState.Approved, VariantState.Declined, VariantState.Revise, VariantState.Rejected],
        [VariantState.Rejected] = [VariantState.Generated],
        [VariantState.Approved] = [VariantState.Declined, VariantState.Revise, VariantState.Produced, VariantState.Generated],
        [VariantState.Declined] = [VariantState.Approved, VariantState.Revise, VariantState.Generated],
        [VariantState.Revise] = [VariantState.Approved, VariantState.Declined, VariantState.Generated],
        [VariantState.Produced] = [VariantState.Approved, VariantState.Declined, VariantState.Revise],
    };

    /// <summary>Whether a batch may go from one state to another.</summary>
    public static bool Allowed(BatchState from, BatchState to) => Batch[from].Contains(to);

    /// <summary>Whether a variant may go from one state to another.</summary>
    public static bool Allowed(VariantState from, VariantState to) => Variant[from].Contains(to);

    /// <summary>Whether nothing more happens to a batch unless a person asks.</summary>
    public static bool AtRest(BatchState state) =>
        state is BatchState.InReview or BatchState.Done or BatchState.Cancelled or BatchState.Failed or BatchState.Draft or BatchState.Paused;
}
