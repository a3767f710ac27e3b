using System.Data.Common;
using DesignGen.Store.Database;
using Microsoft.Data.Sqlite;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <inheritdoc/>
internal sealed class SqliteQueue(string path) : JobQueue
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();

    /// <inheritdoc/>
    public override string Place => path;

    /// <inheritdoc/>
    public override bool IsShared => false;

    public override IDisposable? Take() => WorkerLock.Take(path + ".lock");

    internal override async Task<IAsyncDisposable?> PrepareAsync(CancellationToken cancel)
    {
        // The file remembers this: with a write-ahead log each step of the queue costs one flush instead of several.
        await using DbConnection database = Connect();
        await database.OpenAsync(cancel).ConfigureAwait(false);
        await using DbCommand command = database.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = wal;";
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        return null;
    }

    internal override void Keep(IPersistentStoreBuilder store) => store.UseSqlite(_connection);

    internal override DbConnection Connect() => new SqliteConnection(_connection);

    internal override Exception? Explain(Exception fault) => SqliteFaults.Explain(fault, path);
}
