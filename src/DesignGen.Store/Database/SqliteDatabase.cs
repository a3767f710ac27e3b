using DesignGen.Core.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>A database in one SQLite file: nothing to install, one machine.</summary>
public sealed class SqliteDatabase : StoreDatabase
{
    private SqliteDatabase(string path)
        : base(options => options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString())
            .AddInterceptors(new ConnectionSettings())) => Place = path;

    /// <inheritdoc/>
    public override string Place { get; }

    private protected override ISchemaDialect Dialect => new SqliteSchemaDialect();

    /// <summary>Opens a database, and makes the file, its folder and its tables where they are missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnavailableException">It can't be opened or written just now; the message says what to do.</exception>
    /// <exception cref="InputException">It is not DesignGen's, or a newer DesignGen's.</exception>
    public static SqliteDatabase Open(string path)
    {
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var database = new SqliteDatabase(path);
            database.Prepare();
            return database;
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

    /// <summary>Copies the database as it is at one moment into a file, while others may be writing.</summary>
    /// <param name="file">The file, which must not be there.</param>
    /// <exception cref="UnavailableException">One of them can't be read or written.</exception>
    internal void Snapshot(string file)
    {
        try
        {
            using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Place, DefaultTimeout = 30 }.ToString());
            // Not pooled: the file is whole and let go of when this ends.
            using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        catch (SqliteException e) when (SqliteFaults.Explain(e, Place) is Exception explained)
        {
            throw explained;
        }
    }

    /// <summary>Opens a database, gives it what it lacks, and lets go of its file.</summary>
    /// <inheritdoc cref="Open"/>
    internal static void Check(string path)
    {
        Open(path);
        using var pooled = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), DefaultTimeout = 30 }.ToString());
        SqliteConnection.ClearPool(pooled);
    }

    /// <inheritdoc/>
    /// <remarks>The file is written anew without its free pages, then the log beside it is emptied. It takes as much room on the disk as the database, for the time that it lasts.</remarks>
    internal override async Task WipeAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Place, DefaultTimeout = 30, Pooling = false }.ToString());
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 10000; VACUUM;";
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await using SqliteDataReader answer = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            if (await answer.ReadAsync(cancel).ConfigureAwait(false) && answer.GetInt64(0) != 0)
                throw new UnavailableException($"What was taken out is gone from all records, but {Place}-wal may still hold it: another program is reading. Ask for it again in a moment, or stop the server and start it again.");
        }
        catch (SqliteException e) when (SqliteFaults.Explain(e, Place) is Exception explained)
        {
            throw explained;
        }
    }

    internal override Exception? Explain(Exception fault) => SqliteFaults.Explain(fault, Place);
}
