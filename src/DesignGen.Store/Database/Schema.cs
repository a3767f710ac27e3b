using System.Data.Common;
using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace DesignGen.Store.Database;

/// <summary>Makes the tables and columns that a database lacks, and refuses one that a newer DesignGen wrote.</summary>
/// <remarks>
/// What is there is compared with what <see cref="DesignGenContext"/> describes, and only added to: a column that comes to
/// an older table has a default in the model. A change that takes away or renames needs a step of its own here.
/// </remarks>
internal static class Schema
{
    /// <summary>The version that this code reads and writes.</summary>
    public const int Version = 2;

    private const string Versions = "schema_version";

    public static void Prepare(DesignGenContext context, ISchemaDialect dialect, string place)
    {
        DbConnection connection = context.Database.GetDbConnection();
        context.Database.OpenConnection();
        try
        {
            using DbTransaction transaction = dialect.BeginAlone(connection);
            IReadOnlyDictionary<string, IReadOnlySet<string>> there = dialect.Tables(connection, transaction);
            int version = Found(connection, transaction, there, place, dialect.Advice);
            if (version < Version)
            {
                foreach (string sql in Missing(context, there, dialect.Indexes(connection, transaction)))
                    SchemaQueries.Run(connection, transaction, sql);
                SchemaQueries.Run(connection, transaction, version == 0
                    ? $"INSERT INTO {Versions} (\"Id\", \"Version\") VALUES (1, {Version})"
                    : $"UPDATE {Versions} SET \"Version\" = {Version}");
            }
            transaction.Commit();
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }

    // 0 where there are no tables of ours yet.
    private static int Found(DbConnection connection, DbTransaction transaction, IReadOnlyDictionary<string, IReadOnlySet<string>> there, string place, string advice)
    {
        // The queue keeps its tables in the same database where that is a server's.
        if (!there.Keys.Any(t => !t.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)))
            return 0;
        if (!there.ContainsKey(Versions))
            throw new InputException(place, null, $"This database is not DesignGen's; {advice}.");
        int version = (int)SchemaQueries.Number(connection, transaction, $"SELECT coalesce(max(\"Version\"), 0) FROM {Versions}");
        return version <= Version
            ? version
            : throw new InputException(place, null, $"A newer DesignGen wrote this database (its version is {version}, this program knows {Version}). Update DesignGen, or {advice}.");
    }

    private static IEnumerable<string> Missing(DesignGenContext context, IReadOnlyDictionary<string, IReadOnlySet<string>> tables, IReadOnlySet<string> indexes)
    {
        IModel model = context.GetService<IDesignTimeModel>().Model;
        var needed = new List<MigrationOperation>();
        foreach (MigrationOperation operation in context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()))
        {
            if (operation is CreateTableOperation table && tables.TryGetValue(table.Name, out IReadOnlySet<string>? columns))
                needed.AddRange(table.Columns.Where(c => !columns.Contains(c.Name)));
            else if (operation is not CreateIndexOperation index || !indexes.Contains(index.Name))
                needed.Add(operation);
        }
        return context.GetService<IMigrationsSqlGenerator>().Generate(needed, model).Select(c => c.CommandText);
    }
}
