using System.Runtime.CompilerServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace DesignGen.Store.Database;

/// <summary>Keeps batches and variants in one SQLite file, through Entity Framework.</summary>
/// <remarks>Several threads may use one store, and several programs one file. Every call takes its own context and connection.</remarks>
public sealed class SqliteBatchStore : IBatchStore
{
    private const int Page = 32;
    private readonly string _path;
    private readonly PooledDbContextFactory<DesignGenContext> _contexts;

    private SqliteBatchStore(string path, PooledDbContextFactory<DesignGenContext> contexts)
    {
        _path = path;
        _contexts = contexts;
    }

    /// <summary>Opens a database, and makes the file, its folder and its tables where they are missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnavailableException">It can't be opened or written just now; the message says what to do.</exception>
    /// <exception cref="InputException">It is not DesignGen's, or a newer DesignGen's.</exception>
    public static SqliteBatchStore Open(string path)
    {
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
            DbContextOptions<DesignGenContext> options = new DbContextOptionsBuilder<DesignGenContext>()
                .UseSqlite(connection)
                .AddInterceptors(new ConnectionSettings())
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options;
            var contexts = new PooledDbContextFactory<DesignGenContext>(options);
            using DesignGenContext context = contexts.CreateDbContext();
            Schema.Prepare(context, path);
            return new(path, contexts);
        }
        catch (Exception e) when (SqliteFaults.Explain(e, path) is Exception explained)
        {
            throw explained;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The folder of {path} can't be made or written. Allow writing there, or choose another folder with --data.", e);
        }
    }

    /// <inheritdoc/>
    public Task<BatchRecord> AddAsync(BatchRecord batch, CancellationToken cancel) => InContextAsync(async context =>
    {
        BatchRow b = RowMapping.ToRow(batch);
        await context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO batches (Code, Title, Language, BriefName, BriefText, RequestedBy, Seed, Count, ChunkSize, Pace, State, Fault, CreatedAtMs, Revision)
             VALUES ({b.Code}, {b.Title}, {b.Language}, {b.BriefName}, {b.BriefText}, {b.RequestedBy}, {b.Seed}, {b.Count}, {b.ChunkSize}, {b.Pace}, {b.State}, {b.Fault}, {b.CreatedAtMs}, {b.Revision})
             ON CONFLICT (Code) DO NOTHING
             """, cancel).ConfigureAwait(false);
        return RowMapping.ToRecord(await context.Batches.SingleAsync(row => row.Code == batch.Code, cancel).ConfigureAwait(false));
    });

    /// <inheritdoc/>
    public Task<BatchRecord?> FindAsync(string code, CancellationToken cancel) => InContextAsync(async context =>
        await context.Batches.SingleOrDefaultAsync(b => b.Code == code, cancel).ConfigureAwait(false) is BatchRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchRecord>> ListAsync(CancellationToken cancel) => InContextAsync(async context =>
    {
        List<BatchRow> rows = await context.Batches.OrderByDescending(b => b.CreatedAtMs).ThenBy(b => b.Code).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<BatchRecord>)[.. rows.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<bool> MoveAsync(string code, BatchState from, BatchState to, string fault, CancellationToken cancel)
    {
        if (!Moves.Allowed(from, to))
            return Task.FromResult(false);
        string old = from.ToString(), next = to.ToString();
        return InContextAsync(async context => await context.Batches
            .Where(b => b.Code == code && b.State == old)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, next).SetProperty(b => b.Fault, fault), cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string code, CancellationToken cancel) => InContextAsync(context =>
        context.Batches.Where(b => b.Code == code).ExecuteDeleteAsync(cancel));

    /// <inheritdoc/>
    public Task<bool> AddVariantAsync(VariantRecord variant, CancellationToken cancel) => InContextAsync(async context =>
    {
        VariantRow v = RowMapping.ToRow(variant);
        return await context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO variants (Batch, "Index", Code, State, Spec, Report, Rejected, Error, Rating, Comment, Revision)
             VALUES ({v.Batch}, {v.Index}, {v.Code}, {v.State}, {v.Spec}, {v.Report}, {v.Rejected}, {v.Error}, {v.Rating}, {v.Comment}, {v.Revision})
             ON CONFLICT (Batch, "Index") DO NOTHING
             """, cancel).ConfigureAwait(false) == 1;
    });

    /// <inheritdoc/>
    public Task<bool> ReplaceVariantAsync(VariantRecord variant, int expectedRevision, CancellationToken cancel) => InContextAsync(async context =>
    {
        VariantRow v = RowMapping.ToRow(variant);
        return await context.Variants
            .Where(row => row.Batch == v.Batch && row.Index == v.Index && row.Revision == expectedRevision)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, v.State).SetProperty(row => row.Spec, v.Spec).SetProperty(row => row.Report, v.Report)
                    .SetProperty(row => row.Rejected, v.Rejected).SetProperty(row => row.Error, v.Error).SetProperty(row => row.Rating, v.Rating)
                    .SetProperty(row => row.Comment, v.Comment).SetProperty(row => row.Revision, expectedRevision + 1),
                cancel).ConfigureAwait(false) == 1;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> IndexesAsync(string batch, CancellationToken cancel) => InContextAsync(async context =>
        (IReadOnlyList<int>)await context.Variants.Where(v => v.Batch == batch).Select(v => v.Index).OrderBy(i => i).ToListAsync(cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    /// <remarks>Read a page at a time, so that a slow reader holds no transaction open.</remarks>
    public async IAsyncEnumerable<VariantRecord> VariantsAsync(string batch, [EnumeratorCancellation] CancellationToken cancel)
    {
        int last = -1;
        while (true)
        {
            int after = last;
            List<VariantRow> page = await InContextAsync(context => context.Variants
                .Where(v => v.Batch == batch && v.Index > after).OrderBy(v => v.Index).Take(Page).ToListAsync(cancel)).ConfigureAwait(false);
            foreach (VariantRow row in page)
            {
                last = row.Index;
                yield return RowMapping.ToRecord(row);
            }
            if (page.Count < Page)
                yield break;
        }
    }

    /// <inheritdoc/>
    public Task<BatchProgress> ProgressAsync(string batch, CancellationToken cancel) => InContextAsync(async context =>
    {
        string rejected = VariantState.Rejected.ToString();
        var found = await context.Batches.Where(b => b.Code == batch)
            .Select(b => new
            {
                b.Count,
                b.State,
                Done = context.Variants.Count(v => v.Batch == batch),
                Rejected = context.Variants.Count(v => v.Batch == batch && v.State == rejected),
            })
            .SingleOrDefaultAsync(cancel).ConfigureAwait(false) ?? throw UnknownBatch(batch);
        return new BatchProgress(found.Done, found.Rejected, found.Count, Enum.Parse<BatchState>(found.State));
    });

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<VariantState, int>> TallyAsync(string batch, CancellationToken cancel) => InContextAsync(async context =>
    {
        var counts = await context.Variants.Where(v => v.Batch == batch).GroupBy(v => v.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyDictionary<VariantState, int>)counts.ToDictionary(c => Enum.Parse<VariantState>(c.Key), c => c.Count);
    });

    /// <inheritdoc/>
    public Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, CancellationToken cancel) => InContextAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        var problems = new List<Problem>();
        foreach (DecisionEntry entry in decisions)
        {
            VariantRow? row = await context.Variants.SingleOrDefaultAsync(v => v.Batch == batch && v.Index == entry.Index, cancel).ConfigureAwait(false);
            if (Decisions.Refusal(entry, row is null ? null : RowMapping.ToRecord(row)) is string refusal)
            {
                problems.Add(new(entry.Code, null, null, refusal));
                continue;
            }
            string state = Decisions.State(entry.Decision).ToString();
            await context.Variants.Where(v => v.Batch == batch && v.Index == entry.Index).ExecuteUpdateAsync(
                set => set.SetProperty(v => v.State, state).SetProperty(v => v.Rating, entry.Rating)
                    .SetProperty(v => v.Comment, entry.Comment).SetProperty(v => v.Revision, v => v.Revision + 1),
                cancel).ConfigureAwait(false);
        }
        if (problems.Count > 0)
            throw new InputException(problems);
        if (await context.Batches.Where(b => b.Code == batch).ExecuteUpdateAsync(set => set.SetProperty(b => b.Revision, b => b.Revision + 1), cancel).ConfigureAwait(false) == 0)
            throw UnknownBatch(batch);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    });

    private static InputException UnknownBatch(string batch) =>
        new(batch, null, "There is no batch of this code here. `designgen status` lists the batches that there are.");

    private Task<T> InContextAsync<T>(Func<DesignGenContext, Task<T>> work) => SqliteFaults.GuardAsync(_path, async () =>
    {
        await using DesignGenContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        return await work(context).ConfigureAwait(false);
    });
}
