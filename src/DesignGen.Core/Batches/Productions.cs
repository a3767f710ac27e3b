namespace DesignGen.Core.Batches;

/// <summary>Where a pack of press files is on its way. The names are stored: never rename one.</summary>
public enum ProductionState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Producing,

    /// <summary>There.</summary>
    Done,

    /// <summary>Stopped by a fault; the record says which.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Cancelled,
}

/// <summary>An order for press files, made in the background; the pack lies in the blob store under <see cref="BlobKeys.Pack"/>.</summary>
public sealed record ProductionRecord
{
    /// <summary>Its key, 12 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the batch.</summary>
    public required string Batch { get; init; }

    /// <summary>Name of who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Id of the user who asked; empty without accounts.</summary>
    public string OrderedBy { get; init; } = "";

    /// <summary>Which variants and which films, as JSON.</summary>
    public required string Order { get; init; }

    /// <summary>Where it is on its way.</summary>
    public ProductionState State { get; init; } = ProductionState.Queued;

    /// <summary>Styles that are whole.</summary>
    public int Done { get; init; }

    /// <summary>Styles in all; 0 before it is known.</summary>
    public int Count { get; init; }

    /// <summary>What stopped it; empty unless it failed.</summary>
    public string Fault { get; init; } = "";

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Keeps orders for press files. All methods may be called from several threads.</summary>
public interface IProductionStore
{
    /// <summary>Adds an order.</summary>
    Task AddAsync(ProductionRecord production, CancellationToken cancel);

    /// <summary>An order by key, or null.</summary>
    Task<ProductionRecord?> FindAsync(string id, CancellationToken cancel);

    /// <summary>The orders of a batch, the newest first.</summary>
    Task<IReadOnlyList<ProductionRecord>> OfBatchAsync(string batch, CancellationToken cancel);

    /// <summary>The orders that are not at rest, the oldest first.</summary>
    Task<IReadOnlyList<ProductionRecord>> UnfinishedAsync(CancellationToken cancel);

    /// <summary>Says how far an order is.</summary>
    Task ReportAsync(string id, int done, int count, CancellationToken cancel);

    /// <summary>Moves an order if it still is in one of the states expected.</summary>
    /// <returns>Whether it moved: of several callers exactly one wins.</returns>
    Task<bool> MoveAsync(string id, IReadOnlyList<ProductionState> from, ProductionState to, string fault, CancellationToken cancel);
}
