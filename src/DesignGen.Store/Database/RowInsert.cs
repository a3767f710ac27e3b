using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DesignGen.Store.Database;

/// <summary>Adds a row unless one with its key is there: one statement, so that of several programs exactly one adds it.</summary>
internal static class RowInsert
{
    /// <summary>Adds a row.</summary>
    /// <returns>Whether it was added.</returns>
    public static async Task<bool> IfMissingAsync<TRow>(DesignGenContext context, TRow row, CancellationToken cancel)
        where TRow : class
    {
        IEntityType type = context.Model.FindEntityType(typeof(TRow))!;
        IProperty[] columns = [.. type.GetProperties()];
        string names = string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""));
        string places = string.Join(", ", columns.Select((_, i) => $"{{{i}}}"));
        object?[] values = [.. columns.Select(c => c.PropertyInfo!.GetValue(row))];
        string sql = $"INSERT INTO {type.GetTableName()} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING";
        return await context.Database.ExecuteSqlRawAsync(sql, values!, cancel).ConfigureAwait(false) == 1;
    }
}
