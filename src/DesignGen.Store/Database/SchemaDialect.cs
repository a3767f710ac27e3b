using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DesignGen.Store.Database;

/// <summary>What making tables needs to know of a kind of database.</summary>
internal interface ISchemaDialect
{
    /// <summary>Begins a transaction that keeps other programs from making tables meanwhile: of two that come first, one makes them and the other finds them.</summary>
    DbTransaction BeginAlone(DbConnection connection);

    /// <summary>Names of the tables that are there and of their columns; another program's tables are among them where it shares the database.</summary>
    IReadOnlyDictionary<string, IReadOnlySet<string>> Tables(DbConnection connection, DbTransaction transaction);

    /// <summary>Names of the indexes that are there.</summary>
    IReadOnlySet<string> Indexes(DbConnection connection, DbTransaction transaction);

    /// <summary>What to do where the database is not for this program, to end a message with.</summary>
    string Advice { get; }
}

/// <inheritdoc/>
internal sealed class SqliteSchemaDialect : ISchemaDialect
{
    /// <inheritdoc/>
    public string Advice => "choose another folder with --data";

    /// <inheritdoc/>
    public DbTransaction BeginAlone(DbConnection connection)
    {
        // The file remembers the write-ahead log: readers and a writer do not wait for each other.
        using (DbCommand command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA journal_mode = wal;";
            command.ExecuteNonQuery();
        }
        return ((SqliteConnection)connection).BeginTransaction(deferred: false);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Tables(DbConnection connection, DbTransaction transaction) => SchemaQueries.Pairs(
        connection, transaction, "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'");

    /// <inheritdoc/>
    public IReadOnlySet<string> Indexes(DbConnection connection, DbTransaction transaction) => SchemaQueries.Names(
        connection, transaction, "SELECT name FROM sqlite_master WHERE type = 'index'");
}

/// <inheritdoc/>
internal sealed class PostgresSchemaDialect : ISchemaDialect
{
    // Any number will do that other programs on the server do not lock by: "DesignGe" in ASCII.
    private const long Turn = 0x44657369676E4765;

    /// <inheritdoc/>
    public string Advice => "choose another database with --database";

    /// <inheritdoc/>
    public DbTransaction BeginAlone(DbConnection connection)
    {
        DbTransaction transaction = connection.BeginTransaction();
        SchemaQueries.Run(connection, transaction, FormattableString.Invariant($"SELECT pg_advisory_xact_lock({Turn})"));
        return transaction;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Tables(DbConnection connection, DbTransaction transaction) => SchemaQueries.Pairs(
        connection, transaction, "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()");

    /// <inheritdoc/>
    public IReadOnlySet<string> Indexes(DbConnection connection, DbTransaction transaction) => SchemaQueries.Names(
        connection, transaction, "SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema()");
}

/// <summary>Small questions about tables.</summary>
internal static class SchemaQueries
{
    /// <summary>Rows of two names, gathered by the first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Pairs(DbConnection connection, DbTransaction transaction, string sql) =>
        Rows(connection, transaction, sql, r => (Table: r.GetString(0), Column: r.GetString(1)))
            .GroupBy(r => r.Table).ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.Select(r => r.Column).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Rows of one name.</summary>
    public static IReadOnlySet<string> Names(DbConnection connection, DbTransaction transaction, string sql) =>
        Rows(connection, transaction, sql, r => r.GetString(0)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Does something that answers nothing.</summary>
    public static void Run(DbConnection connection, DbTransaction transaction, string sql)
    {
        using DbCommand command = Command(connection, transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>One number.</summary>
    public static long Number(DbConnection connection, DbTransaction transaction, string sql)
    {
        using DbCommand command = Command(connection, transaction, sql);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static List<T> Rows<T>(DbConnection connection, DbTransaction transaction, string sql, Func<DbDataReader, T> read)
    {
        using DbCommand command = Command(connection, transaction, sql);
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
