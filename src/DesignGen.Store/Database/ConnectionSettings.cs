using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DesignGen.Store.Database;

/// <summary>Sets every connection up: waits for a lock instead of failing, and leaves the flush of each commit to the system.</summary>
/// <remarks>
/// With a write-ahead log, <c>synchronous = normal</c> keeps the database whole through a crash of the program; a power cut
/// may cost the last commits, which a resumed batch makes again.
/// </remarks>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = normal; PRAGMA foreign_keys = on;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
