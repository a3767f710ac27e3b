using System.Data.Common;
using System.Globalization;
using DesignGen.Core.Batches;

namespace DesignGen.Store.Jobs;

/// <summary>Puts the work of teams in an order in which each gets an equal share of the workers, however much another has queued.</summary>
/// <remarks>
/// Self-clocked fair queueing (S. J. Golestani, INFOCOM 1994): work gets a tag, the team's last tag or that of what is served now, whichever
/// is later, plus what it costs; the lowest tag is served first. Here a tag is the time at which a job is due, all of them long past, and
/// what is queued or being worked on says what tags there are. So the order is kept in the queue itself, holds for every worker, and needs
/// no clock. Two programs that queue for one team at the same moment may hand out the same tags, which costs nothing but a little fairness.
/// </remarks>
internal sealed class FairShares(JobQueue queue)
{
    // One variant more is one step later.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    // What somebody waits for comes before what nobody does; twenty years of steps are sixty thousand million variants.
    private static readonly DateTimeOffset Interactive = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), Bulk = Interactive.AddYears(20), End = Bulk.AddYears(10);

    /// <summary>When the end of a batch is due: before anything else, since it is short and somebody waits for the whole batch.</summary>
    public static DateTimeOffset First { get; } = Interactive.AddYears(-1);

    /// <summary>Tags that follow on the work that a team has queued.</summary>
    /// <param name="lane">The workers that it shares with others.</param>
    /// <param name="team">Id of the team.</param>
    /// <param name="costs">What each piece of work costs, in variants; in the order in which the pieces shall be done.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<DateTimeOffset>> TagsAsync(Lane lane, string team, IReadOnlyList<int> costs, CancellationToken cancel)
    {
        (long start, long end) = lane.Pace == BatchPace.Interactive ? (Interactive.UtcTicks, Bulk.UtcTicks) : (Bulk.UtcTicks, End.UtcTicks);
        long served = start, mine = start;
        long? waiting = null;
        await using (DbConnection connection = queue.Connect())
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            foreach ((string group, long least, long most, bool waits) in await QueuedAsync(connection, lane, start, end, cancel).ConfigureAwait(false))
            {
                if (TeamOf(group) == team)
                    mine = Math.Max(mine, most);
                if (waits)
                    waiting = Math.Min(waiting ?? least, least);
                else
                    served = Math.Max(served, most);
            }
        }
        var tags = new List<DateTimeOffset>(costs.Count);
        foreach (int cost in costs)
        {
            // What waits longest is served next: who comes now is no later than that.
            long now = waiting is long next ? Math.Max(start, next - cost * Step.Ticks) : served;
            mine = Math.Max(now, mine) + cost * Step.Ticks;
            tags.Add(new(mine, TimeSpan.Zero));
        }
        return tags;
    }

    /// <summary>The group of a trigger, which says whose it is.</summary>
    public static string GroupOf(string team, string batch) => $"{team}/{batch}";

    // Groups without a team are Quartz's own, or of an older version.
    private static string? TeamOf(string group) => group.LastIndexOf('/') is >= 0 and int end ? group[..end] : null;

    private static async Task<List<(string Group, long Least, long Most, bool Waits)>> QueuedAsync(DbConnection connection, Lane lane, long start, long end, CancellationToken cancel)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT TRIGGER_GROUP, MIN(NEXT_FIRE_TIME), MAX(NEXT_FIRE_TIME), 1 FROM QRTZ_TRIGGERS
            WHERE SCHED_NAME = @name AND EXECUTION_GROUP = @group AND NEXT_FIRE_TIME >= @start AND NEXT_FIRE_TIME < @end GROUP BY TRIGGER_GROUP
            UNION ALL
            SELECT TRIGGER_GROUP, MIN(SCHED_TIME), MAX(SCHED_TIME), 0 FROM QRTZ_FIRED_TRIGGERS
            WHERE SCHED_NAME = @name AND EXECUTION_GROUP = @group AND SCHED_TIME >= @start AND SCHED_TIME < @end GROUP BY TRIGGER_GROUP
            """;
        foreach ((string name, object value) in new (string, object)[] { ("@name", QuartzBatchJobs.SchedulerName), ("@group", lane.Group), ("@start", start), ("@end", end) })
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var found = new List<(string, long, long, bool)>();
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            found.Add((reader.GetString(0), Number(1), Number(2), Number(3) == 1));
        return found;

        long Number(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
    }
}

/// <summary>The workers that a piece of work is for.</summary>
/// <param name="Pace">Whether someone waits.</param>
/// <param name="OnDevice">Whether it needs the device that runs image models.</param>
internal readonly record struct Lane(BatchPace Pace, bool OnDevice)
{
    /// <summary>Group of work that needs the device of the machine that it is done on.</summary>
    public const string DeviceGroup = "gpu:local";

    /// <summary>Name of the execution group, which is stored.</summary>
    public string Group => OnDevice ? DeviceGroup : Pace.ToString();
}
