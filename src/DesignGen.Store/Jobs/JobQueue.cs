using System.Data.Common;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <summary>Where the queue lies.</summary>
public abstract class JobQueue
{
    /// <summary>Where that is, for messages; never a password.</summary>
    public abstract string Place { get; }

    /// <summary>Whether workers of several programs share it; else one program at a time works it.</summary>
    public abstract bool IsShared { get; }

    /// <summary>A queue in an SQLite file, for one program; a file beside it, <c>.lock</c> added, keeps a second one away.</summary>
    public static JobQueue InFile(string path) => new SqliteQueue(Path.GetFullPath(path));

    /// <summary>A queue beside the batches in a PostgreSQL database, for many programs.</summary>
    public static JobQueue On(Database.PostgresPlace place) => new PostgresQueue(place);

    /// <summary>Takes the queue for this program where it is not shared.</summary>
    /// <returns>What lets go of it; null where it is shared.</returns>
    /// <exception cref="Core.Errors.UnavailableException">Another program works it, or its folder can't be written.</exception>
    public abstract IDisposable? Take();

    /// <summary>The programs that work a shared queue: those that tell again, within a few seconds, that they live. What a program that died has left there tells nothing any more.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Their names in the queue: the machine, and a number; empty where nobody does, or where <see cref="Take"/> tells.</returns>
    /// <exception cref="Core.Errors.UnavailableException">The database can't be reached.</exception>
    public virtual Task<IReadOnlyList<string>> WorkersAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Readies the database for <see cref="Keep"/>, and keeps other programs from making its tables until the result is disposed of.</summary>
    internal abstract Task<IAsyncDisposable?> PrepareAsync(CancellationToken cancel);

    /// <summary>Tells Quartz where to keep its tables.</summary>
    internal abstract void Keep(IPersistentStoreBuilder store);

    /// <summary>A connection to the tables, closed.</summary>
    internal abstract DbConnection Connect();

    /// <summary>The exception to throw in place of another, or null where that one is a defect of ours.</summary>
    internal abstract Exception? Explain(Exception fault);

    /// <summary>Does something with the queue; what it reports comes out explained.</summary>
    internal async Task<T> GuardAsync<T>(Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (Explain(e) is Exception explained)
        {
            throw explained;
        }
    }
}
