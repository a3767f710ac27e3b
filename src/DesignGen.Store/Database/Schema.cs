using DesignGen.Core.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Makes the tables on first use, and refuses a database that a newer DesignGen wrote.</summary>
internal static class Schema
{
    /// <summary>The version that this code reads and writes.</summary>
    public const int Version = 1;

    public static void Prepare(DesignGenContext context, string path)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        context.Database.OpenConnection();
        try
        {
            Run(connection, null, "PRAGMA journal_mode = wal;");
            // An immediate transaction: of two programs that come first, one makes the tables and the other finds them.
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            int version = Found(connection, transaction, path);
            if (version == 0)
            {
                Run(connection, transaction, context.Database.GenerateCreateScript());
                Run(connection, transaction, $"INSERT INTO schema_version (Id, Version) VALUES (1, {Version});");
            }
            transaction.Commit();
            if (version > Version)
                throw new InputException(path, null, $"A newer DesignGen wrote this database (its version is {version}, this program knows {Version}). Update DesignGen, or choose another folder with --data.");
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }

    // 0 where there are no tables yet.
    private static int Found(SqliteConnection connection, SqliteTransaction transaction, string path)
    {
        if (Number(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE type = 'table'") == 0)
            return 0;
        if (Number(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'") == 0)
            throw new InputException(path, null, "This database is not DesignGen's. Choose another folder with --data, or move the file away.");
        return (int)Number(connection, transaction, "SELECT coalesce(max(Version), 0) FROM schema_version");
    }

    private static long Number(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
