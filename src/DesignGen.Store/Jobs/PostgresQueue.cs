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
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(6), Look = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override string Place => place.ToString();

    /// <inheritdoc/>
    public override bool IsShared => true;

    public override IDisposable? Take() => null;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> WorkersAsync(CancellationToken cancel)
    {
        // Clocks of machines differ, so what counts is whether a sign of life changes, not how old it is.
        return await GuardAsync(async () =>
        {
            IReadOnlyDictionary<string, long> first = await SignsAsync(cancel).ConfigureAwait(false);
            for (TimeSpan waited = TimeSpan.Zero; first.Count > 0 && waited < Grace; waited += Look)
            {
                await Task.Delay(Look, cancel).ConfigureAwait(false);
                IReadOnlyDictionary<string, long> now = await SignsAsync(cancel).ConfigureAwait(false);
                string[] alive = [.. now.Where(n => !first.TryGetValue(n.Key, out long then) || then != n.Value).Select(n => n.Key).Order(StringComparer.Ordinal)];
                if (alive.Length > 0)
                    return (IReadOnlyList<string>)alive;
            }
            return [];
        }).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, long>> SignsAsync(CancellationToken cancel)
    {
        var signs = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(place.ConnectionString);
        await connection.OpenAsync(cancel).ConfigureAwait(false);
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "SELECT to_regclass('qrtz_scheduler_state') IS NOT NULL";
        if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not true)
            return signs;
        command.CommandText = "SELECT instance_name, last_checkin_time FROM qrtz_scheduler_state WHERE sched_name = $1";
        command.Parameters.Add(new() { Value = QuartzBatchJobs.SchedulerName });
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            signs[rows.GetString(0)] = rows.GetInt64(1);
        return signs;
    }

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
