namespace DesignGen.Core.Schedules;

/// <summary>Keeps schedules and their runs. All methods may be called from several threads and programs.</summary>
public interface IScheduleStore
{
    /// <summary>The schedules of a team, by name.</summary>
    Task<IReadOnlyList<Schedule>> ListAsync(string team, CancellationToken cancel);

    /// <summary>A team's schedule, or null.</summary>
    Task<Schedule?> FindAsync(string team, string id, CancellationToken cancel);

    /// <summary>Adds a schedule.</summary>
    /// <returns>Whether it was added: not where the team has one of its name.</returns>
    Task<bool> AddAsync(Schedule schedule, CancellationToken cancel);

    /// <summary>Replaces a schedule if its revision still is the one expected; the new one is one higher.</summary>
    /// <returns>Whether it was replaced: not where the revision differs, or another of the team has its name.</returns>
    Task<bool> ReplaceAsync(Schedule schedule, int expectedRevision, CancellationToken cancel);

    /// <summary>Forgets a schedule and its runs; their batches stay.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveAsync(string team, string id, CancellationToken cancel);

    /// <summary>The schedules of all teams that are due, the earliest first.</summary>
    Task<IReadOnlyList<Schedule>> DueAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Sets when a schedule comes due next, if it still is due when expected.</summary>
    Task<bool> AdvanceAsync(string id, DateTimeOffset expected, DateTimeOffset next, CancellationToken cancel);

    /// <summary>Adds a run unless the schedule has one of that time: of several servers exactly one adds it.</summary>
    /// <param name="run">The run; where its number is not 0, the number of the runs so far and one is set in its place.</param>
    /// <param name="holder">Who works on it; empty for nobody yet.</param>
    /// <param name="heldUntil">How long nobody else may.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The run as it was added; null where there was one.</returns>
    Task<ScheduleRun?> AddRunAsync(ScheduleRun run, string holder, DateTimeOffset heldUntil, CancellationToken cancel);

    /// <summary>Takes the runs that are not settled and that nobody else holds, the earliest first.</summary>
    /// <param name="holder">Who takes them, and keeps those that it holds already.</param>
    /// <param name="now">What was held until before this is nobody's.</param>
    /// <param name="heldUntil">How long nobody else may take them.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<ScheduleRun>> TakeRunsAsync(string holder, DateTimeOffset now, DateTimeOffset heldUntil, CancellationToken cancel);

    /// <summary>Changes a run, if the holder still holds it.</summary>
    /// <returns>Whether it was changed.</returns>
    Task<bool> ChangeRunAsync(ScheduleRun run, string holder, CancellationToken cancel);

    /// <summary>A run, or null.</summary>
    Task<ScheduleRun?> FindRunAsync(string team, string schedule, DateTimeOffset due, CancellationToken cancel);

    /// <summary>A schedule's runs, the newest first.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="schedule">Id of the schedule.</param>
    /// <param name="before">Due before this; null to begin with the newest.</param>
    /// <param name="limit">Most runs, 1 to 200.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<ScheduleRun>> RunsAsync(string team, string schedule, DateTimeOffset? before, int limit, CancellationToken cancel);

    /// <summary>The runs of a schedule that are not over, the earliest first.</summary>
    Task<IReadOnlyList<ScheduleRun>> OpenRunsAsync(string schedule, CancellationToken cancel);

    /// <summary>What a schedule's runs that began in a span of time ordered.</summary>
    /// <param name="schedule">Id of the schedule.</param>
    /// <param name="from">Beginning of the span, itself in it.</param>
    /// <param name="to">End of the span, not in it.</param>
    /// <param name="cancel">Gives up.</param>
    Task<(int Batches, int Variants)> OrderedAsync(string schedule, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);
}
