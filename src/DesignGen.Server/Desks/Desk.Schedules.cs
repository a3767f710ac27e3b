using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Schedules;

namespace DesignGen.Server.Desks;

/// <summary>What comes again by itself.</summary>
public sealed partial class Desk
{
    private ScheduleBook? _book;

    private ScheduleBook Book => _book ??= new(host);

    /// <summary>The team's schedules, by name.</summary>
    public Task<IReadOnlyList<Schedule>> SchedulesAsync(CancellationToken cancel)
    {
        Require(Deed.See);
        return Book.ListAsync(caller.Team, cancel);
    }

    /// <summary>A schedule by its id.</summary>
    /// <exception cref="MissingException">The team has none such.</exception>
    public Task<Schedule> FindScheduleAsync(string id, CancellationToken cancel)
    {
        Require(Deed.See);
        return Book.FindAsync(caller.Team, id, cancel);
    }

    /// <summary>Changes what a schedule does.</summary>
    /// <param name="id">Id of the schedule.</param>
    /// <param name="plan">All that it does from now on.</param>
    /// <param name="revision">Its revision as the caller saw it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ChangedException">Somebody changed it since.</exception>
    public Task<Schedule> UpdateScheduleAsync(string id, SchedulePlan plan, int revision, CancellationToken cancel)
    {
        Require(Deed.Schedule);
        return Book.UpdateAsync(caller, id, plan, revision, cancel);
    }

    /// <summary>The latest runs of a schedule, the newest first.</summary>
    /// <param name="id">Id of the schedule.</param>
    /// <param name="most">Most runs, 1 to 200.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<ScheduleRun>> RunsAsync(string id, int most, CancellationToken cancel)
    {
        Require(Deed.See);
        return Book.RunsAsync(caller.Team, id, null, most, cancel);
    }

    /// <summary>Makes a schedule; its batches are ordered in the caller's name.</summary>
    /// <exception cref="InputException">The plan is wrong, every mistake of it told, or the team has a schedule of its name.</exception>
    public Task<Schedule> ScheduleAsync(SchedulePlan plan, CancellationToken cancel)
    {
        Require(Deed.Schedule);
        return Book.CreateAsync(caller, plan, paused: false, cancel);
    }

    /// <summary>Holds a schedule, or lets it come due again.</summary>
    public Task<Schedule> HoldScheduleAsync(string id, bool held, CancellationToken cancel)
    {
        Require(Deed.Schedule);
        return Book.PauseAsync(caller, id, held, cancel);
    }

    /// <summary>Asks for a run there and then.</summary>
    public Task<ScheduleRun> RunScheduleAsync(string id, CancellationToken cancel)
    {
        Require(Deed.Schedule);
        return Book.RunNowAsync(caller, id, cancel);
    }

    /// <summary>Forgets a schedule; batches that it ordered stay.</summary>
    public Task RemoveScheduleAsync(string id, CancellationToken cancel)
    {
        Require(Deed.Schedule);
        return Book.RemoveAsync(caller, id, cancel);
    }
}
