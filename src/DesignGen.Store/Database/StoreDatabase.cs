using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace DesignGen.Store.Database;

/// <summary>One database with DesignGen's tables; the stores of batches, accounts and the rest share it.</summary>
/// <remarks>Several threads may use one, and several programs one database. Every call takes its own context and connection.</remarks>
public abstract class StoreDatabase
{
    private readonly PooledDbContextFactory<DesignGenContext> _contexts;

    private protected StoreDatabase(Action<DbContextOptionsBuilder<DesignGenContext>> provider)
    {
        var options = new DbContextOptionsBuilder<DesignGenContext>();
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        provider(options);
        _contexts = new(options.Options);
    }

    /// <summary>Where the database is, for messages: a file, or a server and a name; never a password.</summary>
    public abstract string Place { get; }

    /// <summary>How its tables are found out and locked while they are made.</summary>
    private protected abstract ISchemaDialect Dialect { get; }

    /// <summary>The exception to throw in place of another, or null where that one is a defect of ours.</summary>
    internal abstract Exception? Explain(Exception fault);

    /// <summary>Takes what rows held before they were changed or removed out of the place where they lie, as far as the database can.</summary>
    /// <exception cref="UnavailableException">Others hold it just now.</exception>
    internal abstract Task WipeAsync(CancellationToken cancel);

    /// <summary>Makes the tables and columns that are missing.</summary>
    private protected void Prepare()
    {
        using DesignGenContext context = _contexts.CreateDbContext();
        Schema.Prepare(context, Dialect, Place);
    }

    /// <summary>Does something with the database; what it reports comes out explained.</summary>
    /// <exception cref="UnavailableException">It can't be reached, read or written just now.</exception>
    internal async Task<T> InContextAsync<T>(Func<DesignGenContext, Task<T>> work)
    {
        try
        {
            await using DesignGenContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
            return await work(context).ConfigureAwait(false);
        }
        catch (Exception e) when (Explain(e) is Exception explained)
        {
            throw explained;
        }
    }
}
