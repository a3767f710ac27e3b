using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DesignGen.Store.Archives;

/// <summary>Copies all that a database and a store of files hold into others, of whichever kind. Nobody may be at work on either meanwhile.</summary>
public static class StoreMove
{
    private const int Page = 200;

    /// <summary>Copies while nobody works on either place: looks before, and looks again afterwards.</summary>
    /// <param name="from">Queue of the place that is read.</param>
    /// <param name="to">Queue of the place that is filled.</param>
    /// <param name="copy">Copies.</param>
    /// <param name="cancel">Gives up looking.</param>
    /// <exception cref="UnavailableException">Somebody works there; the message says whether anything was copied, and what to do.</exception>
    public static async Task AloneAsync(JobQueue from, JobQueue to, Func<Task> copy, CancellationToken cancel)
    {
        foreach (JobQueue queue in new[] { from, to })
        {
            if (await WorkersAsync(queue).ConfigureAwait(false) is { } workers)
                throw new UnavailableException($"{queue.Place} is worked on by {workers}. Stop `designgen serve` and `designgen worker` there, then move again; nothing was moved.");
        }
        await copy().ConfigureAwait(false);
        // What was read before they began and what they have changed since do not fit together.
        if (await WorkersAsync(from).ConfigureAwait(false) is { } late)
            throw new UnavailableException($"While it was copied, {late} began to work on {from.Place}, so {to.Place} may lack what they changed. Stop them, empty {to.Place}, and move again; files that are there already are not copied twice.");
        if (await WorkersAsync(to).ConfigureAwait(false) is { } early)
            throw new UnavailableException($"All was copied, but {early} began to work on {to.Place} before that was done. Stop them, look at `designgen status` there, and start them again; where a batch is missing, empty {to.Place} and move again.");

        async Task<string?> WorkersAsync(JobQueue queue) => await queue.WorkersAsync(cancel).ConfigureAwait(false) is { Count: > 0 } names ? string.Join(", ", names) : null;
    }

    /// <summary>Copies every row of every table, all or none; the queue is no part of it, since it is made anew from the batches.</summary>
    /// <param name="from">The database to read.</param>
    /// <param name="to">The database to fill, which must be empty.</param>
    /// <param name="cancel">Gives up; nothing is there then.</param>
    /// <returns>Rows by table.</returns>
    /// <exception cref="InputException">The database to fill holds something already.</exception>
    /// <exception cref="UnavailableException">One of them can't be reached, read or written.</exception>
    public static Task<IReadOnlyDictionary<string, int>> TablesAsync(StoreDatabase from, StoreDatabase to, CancellationToken cancel) => to.InContextAsync(target => from.InContextAsync(async source =>
    {
        IEntityType[] tables = [.. InOrder(target.Model)];
        foreach (IEntityType table in tables)
        {
            if (await CopierOf(table).CountAsync(target, cancel).ConfigureAwait(false) is > 0 and var there)
                throw new InputException(to.Place, null, $"It is not empty: its table {table.GetTableName()} has {there} rows. Move to an empty database.");
        }
        var copied = new Dictionary<string, int>();
        await using var transaction = await target.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        foreach (IEntityType table in tables)
            copied[table.GetTableName()!] = await CopierOf(table).CopyAsync(source, target, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyDictionary<string, int>)copied;
    }));

    /// <summary>Copies every file; those that are there with the same length are left alone, so that a copy that was stopped goes on.</summary>
    /// <param name="from">The files to read.</param>
    /// <param name="to">Where to.</param>
    /// <param name="progress">Told the files that are there. May be null.</param>
    /// <param name="cancel">Gives up between two files, or sooner.</param>
    /// <returns>How many files there are.</returns>
    public static async Task<int> BlobsAsync(IBlobStore from, IBlobStore to, IProgress<int>? progress, CancellationToken cancel)
    {
        int count = 0;
        await foreach (string key in from.KeysAsync("", cancel).ConfigureAwait(false))
        {
            await using Stream? file = from.Open(key);
            // Removed since it was listed.
            if (file is null)
                continue;
            if (!IsThere(to, key, file.Length))
                await to.WriteAsync(key, (stream, stop) => file.CopyToAsync(stream, stop), cancel).ConfigureAwait(false);
            progress?.Report(++count);
        }
        return count;
    }

    private static bool IsThere(IBlobStore to, string key, long length)
    {
        using Stream? there = to.Open(key);
        return there?.Length == length;
    }

    // Rows that others refer to come first. What says which version the tables have is every database's own.
    private static IEnumerable<IEntityType> InOrder(IModel model)
    {
        var done = new HashSet<IEntityType>();
        List<IEntityType> left = [.. model.GetEntityTypes().Where(t => t.ClrType != typeof(SchemaRow)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal)];
        while (left.Count > 0)
        {
            IEntityType next = left.First(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || done.Contains(k.PrincipalEntityType)));
            done.Add(next);
            left.Remove(next);
            yield return next;
        }
    }

    private static Copier CopierOf(IEntityType table) => (Copier)Activator.CreateInstance(typeof(CopierFor<>).MakeGenericType(table.ClrType))!;

    private abstract class Copier
    {
        public abstract Task<int> CountAsync(DesignGenContext context, CancellationToken cancel);

        public abstract Task<int> CopyAsync(DesignGenContext from, DesignGenContext to, CancellationToken cancel);
    }

    private sealed class CopierFor<TRow> : Copier
        where TRow : class
    {
        public override Task<int> CountAsync(DesignGenContext context, CancellationToken cancel) => context.Set<TRow>().CountAsync(cancel);

        public override async Task<int> CopyAsync(DesignGenContext from, DesignGenContext to, CancellationToken cancel)
        {
            int count = 0;
            await foreach (TRow row in from.Set<TRow>().AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                to.Add(row);
                if (++count % Page == 0)
                    await FlushAsync().ConfigureAwait(false);
            }
            await FlushAsync().ConfigureAwait(false);
            return count;

            async Task FlushAsync()
            {
                await to.SaveChangesAsync(cancel).ConfigureAwait(false);
                to.ChangeTracker.Clear();
            }
        }
    }
}
