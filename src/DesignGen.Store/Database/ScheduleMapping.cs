using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Schedules;

namespace DesignGen.Store.Database;

/// <summary>Rows of schedules to records and back.</summary>
internal static class ScheduleMapping
{
    private static readonly JsonSerializerOptions Json = new(RecipeJson.Options) { WriteIndented = false };

    public static ScheduleRow ToRow(Schedule schedule) => new()
    {
        Id = schedule.Id,
        Team = schedule.Team,
        Name = schedule.Plan.Name,
        Plan = JsonSerializer.Serialize(schedule.Plan, Json),
        By = schedule.By,
        ById = schedule.ById,
        IsPaused = schedule.IsPaused,
        NextDueMs = schedule.NextDue?.ToUnixTimeMilliseconds(),
        Revision = schedule.Revision,
        CreatedAtMs = schedule.CreatedAt.ToUnixTimeMilliseconds(),
    };

    public static Schedule ToRecord(ScheduleRow row) => new()
    {
        Id = row.Id,
        Team = row.Team,
        Plan = JsonSerializer.Deserialize<SchedulePlan>(row.Plan, Json)!,
        By = row.By,
        ById = row.ById,
        IsPaused = row.IsPaused,
        NextDue = At(row.NextDueMs),
        Revision = row.Revision,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAtMs),
    };

    public static ScheduleRunRow ToRow(ScheduleRun run, string holder, DateTimeOffset heldUntil) => new()
    {
        Schedule = run.Schedule,
        DueMs = run.Due.ToUnixTimeMilliseconds(),
        Team = run.Team,
        Number = run.Number,
        State = run.State.ToString(),
        AskedBy = run.AskedBy,
        BegunAtMs = run.BegunAt?.ToUnixTimeMilliseconds(),
        EndedAtMs = run.EndedAt?.ToUnixTimeMilliseconds(),
        Batches = string.Join(',', run.Batches),
        BatchCount = run.Batches.Length,
        Variants = run.Variants,
        Refused = run.Refused,
        Message = run.Message,
        Through = run.Through,
        Deliveries = JsonSerializer.Serialize(run.Deliveries, Json),
        IsSettled = run.IsSettled,
        Holder = holder,
        HeldUntilMs = heldUntil.ToUnixTimeMilliseconds(),
    };

    public static ScheduleRun ToRecord(ScheduleRunRow row) => new()
    {
        Schedule = row.Schedule,
        Due = DateTimeOffset.FromUnixTimeMilliseconds(row.DueMs),
        Team = row.Team,
        Number = row.Number,
        State = Enum.Parse<RunState>(row.State),
        AskedBy = row.AskedBy,
        BegunAt = At(row.BegunAtMs),
        EndedAt = At(row.EndedAtMs),
        Batches = [.. row.Batches.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        Variants = row.Variants,
        Refused = row.Refused,
        Message = row.Message,
        Through = row.Through,
        Deliveries = JsonSerializer.Deserialize<ImmutableArray<Delivery>>(row.Deliveries, Json),
    };

    private static DateTimeOffset? At(long? ms) => ms is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
