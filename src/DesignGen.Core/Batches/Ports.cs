using DesignGen.Core.Reviews;

namespace DesignGen.Core.Batches;

/// <summary>Keeps batches and variants. All methods may be called from several threads.</summary>
public interface IBatchStore
{
    /// <summary>Adds a batch unless its code is there already.</summary>
    /// <returns>The batch as stored: the one given, or the one that was there.</returns>
    Task<BatchRecord> AddAsync(BatchRecord batch, CancellationToken cancel);

    /// <summary>A batch by code, or null.</summary>
    Task<BatchRecord?> FindAsync(string code, CancellationToken cancel);

    /// <summary>All batches, the newest first.</summary>
    Task<IReadOnlyList<BatchRecord>> ListAsync(CancellationToken cancel);

    /// <summary>Some of the batches, the newest first.</summary>
    Task<IReadOnlyList<BatchRecord>> PageAsync(BatchQuery query, CancellationToken cancel);

    /// <summary>Moves a batch if its state still is the one expected and the move is allowed.</summary>
    /// <returns>Whether it moved: of several callers exactly one wins.</returns>
    Task<bool> MoveAsync(string code, BatchState from, BatchState to, string fault, CancellationToken cancel);

    /// <summary>Forgets a batch and its variants; files are the caller's.</summary>
    Task RemoveAsync(string code, CancellationToken cancel);

    /// <summary>Adds a variant in one transaction; (batch, index) is unique, and a second one is ignored.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddVariantAsync(VariantRecord variant, CancellationToken cancel);

    /// <summary>Replaces a variant's record if its revision still is the one expected; the new one is one higher.</summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceVariantAsync(VariantRecord variant, int expectedRevision, CancellationToken cancel);

    /// <summary>Places of the variants that are there, rising.</summary>
    Task<IReadOnlyList<int>> IndexesAsync(string batch, CancellationToken cancel);

    /// <summary>The variants of a batch in order of place, read as they are wanted.</summary>
    IAsyncEnumerable<VariantRecord> VariantsAsync(string batch, CancellationToken cancel);

    /// <summary>Some of a batch's variants in order of place.</summary>
    Task<IReadOnlyList<VariantRecord>> PageAsync(VariantQuery query, CancellationToken cancel);

    /// <summary>A variant by code, or null.</summary>
    Task<VariantRecord?> FindVariantAsync(string code, CancellationToken cancel);

    /// <summary>How far a batch is, counted by the database.</summary>
    Task<BatchProgress> ProgressAsync(string batch, CancellationToken cancel);

    /// <summary>How many variants of a batch are in each state; states without any are left out.</summary>
    Task<IReadOnlyDictionary<VariantState, int>> TallyAsync(string batch, CancellationToken cancel);

    /// <summary>
    /// Applies a reviewer's decisions in one transaction: all or none. Each raises its variant's revision, and together they
    /// raise the batch's by one.
    /// </summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="decisions">What was decided; one for each variant at most.</param>
    /// <param name="by">Name of who decided.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Gives up; nothing is applied then.</param>
    /// <exception cref="Errors.ChangedException">A variant changed since the decision was checked; the message names it.</exception>
    Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, string by, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>Keeps files under keys with forward slashes. A write shows whole or not at all.</summary>
public interface IBlobStore
{
    /// <summary>Writes a file, replacing one of that key.</summary>
    /// <exception cref="Errors.UnavailableException">The disk is full or can't be written.</exception>
    Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel);

    /// <summary>Opens a file for reading, or null where there is none.</summary>
    /// <returns>A stream that knows its length and can be read from any place.</returns>
    Stream? Open(string key);

    /// <summary>The keys of all files whose key begins so, in any order; empty for all there are.</summary>
    IAsyncEnumerable<string> KeysAsync(string keyPrefix, CancellationToken cancel);

    /// <summary>Removes every file whose key begins so; missing ones are fine.</summary>
    Task RemoveAsync(string keyPrefix, CancellationToken cancel);
}

/// <summary>Runs the work of batches in the background, durably: what was asked for survives a crash.</summary>
/// <remarks>Shaped so that another job engine needs one class: it only starts, stops and waits; progress is in <see cref="IBatchStore"/>.</remarks>
public interface IBatchJobs
{
    /// <summary>Starts the workers, and takes up what a crash left.</summary>
    Task StartAsync(CancellationToken cancel);

    /// <summary>Queues the chunks of a batch that is <see cref="BatchState.Queued"/>; chunks that are queued already stay one.</summary>
    Task EnqueueAsync(BatchRecord batch, CancellationToken cancel);

    /// <summary>Stops a batch's chunks within a second; what was drawn stays.</summary>
    Task CancelAsync(string batch, CancellationToken cancel);

    /// <summary>Queues an order for press files that is <see cref="ProductionState.Queued"/>; one that is queued already stays one.</summary>
    Task EnqueueAsync(ProductionRecord production, CancellationToken cancel);

    /// <summary>Stops an order for press files within a second; nothing of it is left.</summary>
    /// <returns>Whether there was anything to stop.</returns>
    Task<bool> CancelProductionAsync(string production, CancellationToken cancel);

    /// <summary>Waits until a batch is at rest or the wait is cancelled, reporting how far it is whenever that changes.</summary>
    Task<BatchProgress> WaitAsync(string batch, IProgress<BatchProgress>? progress, CancellationToken cancel);

    /// <summary>Starts no more work, and returns when the variants under way are there and what is left of their chunks is let go of for other workers; press files under way are let go of at once.</summary>
    Task DrainAsync(CancellationToken cancel);

    /// <summary>Stops the workers within a second; what is missing is taken up by others, or at the next start.</summary>
    Task StopAsync(CancellationToken cancel);
}

/// <summary>The work behind the jobs: what a chunk and the end of a batch do. The jobs call it; it knows the order of stages.</summary>
public interface IBatchWork
{
    /// <summary>Draws the variants of a chunk that are not there yet.</summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="first">Place of the chunk's first variant, from 0.</param>
    /// <param name="count">Variants in the chunk.</param>
    /// <param name="drain">Ends it after the variant that it is at, with what is there by then.</param>
    /// <param name="cancel">Stops between two variants, or sooner.</param>
    Task DrawChunkAsync(string batch, int first, int count, CancellationToken drain, CancellationToken cancel);

    /// <summary>Ends a batch whose variants are all there: replaces near-duplicates and writes its review workbook. May be run again.</summary>
    Task FinishAsync(string batch, CancellationToken cancel);
}

/// <summary>The work behind the jobs for press files.</summary>
public interface IProductionWork
{
    /// <summary>Makes the press files of an order. May be run again.</summary>
    Task ProduceAsync(ProductionRecord order, CancellationToken cancel);
}
