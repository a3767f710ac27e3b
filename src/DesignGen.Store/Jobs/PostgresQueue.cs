using System.Data.Common;
using DesignGen.Store.Database;
using Npgsql;
using Quartz;

namespace DesignGen.Store.Jobs;

/// <inheritdoc/>
internal sealed class PostgresQueue(PostgresPlace place) : JobQueue
{
    // "DesignGq" in ASCII; no other lock of ours has this number.
    private const long Turn = 0x44657369676E4771;

    // A worker tells this often that it lives; one that has not for so much longer counts as dead, and others take up what it had.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public override string Place => place.ToString();

    /// <inheritdoc/>
    public override bool IsShared => true;

    public override IDisposable? Take() => null;

    internal override async Task<IAsyncDisposable?> PrepareAsync(CancellationToken cancel)
    {
        // The connection holds the lock; closed for good, it lets go of it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = FormattableString.Invariant($"SELECT pg_advisory_lock({Turn})");
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    internal override void Keep(IPersistentStoreBuilder store)
    {
        store.UsePostgres(NpgsqlFactory.Instance, place.ConnectionString);
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = CheckIn;
            cluster.CheckinMisfireThreshold = Grace;
        });
        // A server that restarts is back within seconds.
        store.ConfigureStore(s => s.DbRetryInterval = TimeSpan.FromSeconds(1));
    }

    internal override DbConnection Connect() => new NpgsqlConnection(place.ConnectionString);

    internal override Exception? Explain(Exception fault) => PostgresFaults.Explain(fault, place);
}
