using DesignGen.Core.Schedules;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps schedules and their runs in a database.</summary>
/// <param name="database">The database.</param>
public sealed class ScheduleStore(StoreDatabase database) : IScheduleStore
{
    private static readonly string[] Over = [nameof(RunState.Finished), nameof(RunState.Failed), nameof(RunState.Skipped)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Schedule>> ListAsync(string team, CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<Schedule>)[.. (await context.Schedules.Where(s => s.Team == team).OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel).ConfigureAwait(false)).Select(ScheduleMapping.ToRecord)]);

    /// <inheritdoc/>
    public Task<Schedule?> FindAsync(string team, string id, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Schedules.SingleOrDefaultAsync(s => s.Team == team && s.Id == id, cancel).ConfigureAwait(false) is ScheduleRow row ? ScheduleMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<bool> AddAsync(Schedule schedule, CancellationToken cancel) => database.InContextAsync(context => RowInsert.IfMissingAsync(context, ScheduleMapping.ToRow(schedule), cancel));

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(Schedule schedule, int expectedRevision, CancellationToken cancel)
    {
        ScheduleRow row = ScheduleMapping.ToRow(schedule);
        return database.InContextAsync(async context => await context.Schedules
            .Where(s => s.Id == row.Id && s.Team == row.Team && s.Revision == expectedRevision && !context.Schedules.Any(o => o.Team == row.Team && o.Name == row.Name && o.Id != row.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Name, row.Name).SetProperty(s => s.Plan, row.Plan).SetProperty(s => s.By, row.By).SetProperty(s => s.ById, row.ById)
                    .SetProperty(s => s.IsPaused, row.IsPaused).SetProperty(s => s.NextDueMs, row.NextDueMs).SetProperty(s => s.Revision, expectedRevision + 1),
                cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string team, string id, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Schedules.Where(s => s.Team == team && s.Id == id).ExecuteDeleteAsync(cancel).ConfigureAwait(false) == 1);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Schedule>> DueAsync(DateTimeOffset now, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        long nowMs = now.ToUnixTimeMilliseconds();
        List<ScheduleRow> rows = await context.Schedules.Where(s => !s.IsPaused && s.NextDueMs != null && s.NextDueMs <= nowMs).OrderBy(s => s.NextDueMs).ThenBy(s => s.Id).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<Schedule>)[.. rows.Select(ScheduleMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<bool> AdvanceAsync(string id, DateTimeOffset expected, DateTimeOffset next, CancellationToken cancel)
    {
        long expectedMs = expected.ToUnixTimeMilliseconds(), nextMs = next.ToUnixTimeMilliseconds();
        return database.InContextAsync(async context =>
            await context.Schedules.Where(s => s.Id == id && !s.IsPaused && s.NextDueMs == expectedMs).ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueMs, nextMs), cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task<ScheduleRun?> AddRunAsync(ScheduleRun run, string holder, DateTimeOffset heldUntil, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        // Two added at one moment could take one number: the second then finds the first's and takes the next. The key decides who adds.
        if (run.Number != 0)
            run = run with { Number = 1 + (await context.ScheduleRuns.Where(r => r.Schedule == run.Schedule).MaxAsync(r => (int?)r.Number, cancel).ConfigureAwait(false) ?? 0) };
        return await RowInsert.IfMissingAsync(context, ScheduleMapping.ToRow(run, holder, heldUntil), cancel).ConfigureAwait(false) ? run : null;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleRun>> TakeRunsAsync(string holder, DateTimeOffset now, DateTimeOffset heldUntil, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        long nowMs = now.ToUnixTimeMilliseconds(), untilMs = heldUntil.ToUnixTimeMilliseconds();
        await context.ScheduleRuns.Where(r => !r.IsSettled && (r.Holder == holder || r.HeldUntilMs <= nowMs))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Holder, holder).SetProperty(r => r.HeldUntilMs, untilMs), cancel).ConfigureAwait(false);
        List<ScheduleRunRow> rows = await context.ScheduleRuns.Where(r => !r.IsSettled && r.Holder == holder).OrderBy(r => r.DueMs).ThenBy(r => r.Schedule).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<ScheduleRun>)[.. rows.Select(ScheduleMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<bool> ChangeRunAsync(ScheduleRun run, string holder, CancellationToken cancel)
    {
        ScheduleRunRow row = ScheduleMapping.ToRow(run, holder, DateTimeOffset.UnixEpoch);
        return database.InContextAsync(async context => await context.ScheduleRuns
            .Where(r => r.Schedule == row.Schedule && r.DueMs == row.DueMs && r.Holder == holder)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, row.State).SetProperty(r => r.BegunAtMs, row.BegunAtMs).SetProperty(r => r.EndedAtMs, row.EndedAtMs)
                    .SetProperty(r => r.Batches, row.Batches).SetProperty(r => r.BatchCount, row.BatchCount).SetProperty(r => r.Variants, row.Variants)
                    .SetProperty(r => r.Refused, row.Refused).SetProperty(r => r.Message, row.Message).SetProperty(r => r.Through, row.Through).SetProperty(r => r.Deliveries, row.Deliveries).SetProperty(r => r.IsSettled, row.IsSettled),
                cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task<ScheduleRun?> FindRunAsync(string team, string schedule, DateTimeOffset due, CancellationToken cancel)
    {
        long dueMs = due.ToUnixTimeMilliseconds();
        return database.InContextAsync(async context =>
            await context.ScheduleRuns.SingleOrDefaultAsync(r => r.Team == team && r.Schedule == schedule && r.DueMs == dueMs, cancel).ConfigureAwait(false) is ScheduleRunRow row ? ScheduleMapping.ToRecord(row) : null);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleRun>> RunsAsync(string team, string schedule, DateTimeOffset? before, int limit, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        long beforeMs = before?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        List<ScheduleRunRow> rows = await context.ScheduleRuns.Where(r => r.Team == team && r.Schedule == schedule && r.DueMs < beforeMs)
            .OrderByDescending(r => r.DueMs).Take(Math.Clamp(limit, 1, 200)).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<ScheduleRun>)[.. rows.Select(ScheduleMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleRun>> OpenRunsAsync(string schedule, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        List<ScheduleRunRow> rows = await context.ScheduleRuns.Where(r => r.Schedule == schedule && !Over.Contains(r.State)).OrderBy(r => r.DueMs).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<ScheduleRun>)[.. rows.Select(ScheduleMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task<(int Batches, int Variants)> OrderedAsync(string schedule, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        long fromMs = from.ToUnixTimeMilliseconds(), toMs = to.ToUnixTimeMilliseconds();
        return database.InContextAsync(async context =>
        {
            IQueryable<ScheduleRunRow> runs = context.ScheduleRuns.Where(r => r.Schedule == schedule && r.BegunAtMs != null && r.BegunAtMs >= fromMs && r.BegunAtMs < toMs);
            return (await runs.SumAsync(r => r.BatchCount, cancel).ConfigureAwait(false), await runs.SumAsync(r => r.Variants, cancel).ConfigureAwait(false));
        });
    }
}
