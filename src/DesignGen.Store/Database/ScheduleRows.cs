using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>A schedule as a row; what is never searched for lies in a JSON column.</summary>
internal sealed class ScheduleRow
{
    public required string Id { get; set; }
    public required string Team { get; set; }
    public required string Name { get; set; }
    public required string Plan { get; set; }
    public required string By { get; set; }
    public required string ById { get; set; }
    public required bool IsPaused { get; set; }

    /// <summary>Null while it is paused.</summary>
    public required long? NextDueMs { get; set; }
    public required int Revision { get; set; }
    public required long CreatedAtMs { get; set; }

    public static void Describe(ModelBuilder model) => model.Entity<ScheduleRow>(schedule =>
    {
        schedule.ToTable("schedules");
        schedule.HasKey(s => s.Id);
        schedule.HasIndex(s => new { s.Team, s.Name }).IsUnique();
        schedule.HasIndex(s => s.NextDueMs);
    });
}

/// <summary>A run of a schedule as a row; its key is what keeps two servers from beginning it twice.</summary>
internal sealed class ScheduleRunRow
{
    public required string Schedule { get; set; }
    public required long DueMs { get; set; }
    public required string Team { get; set; }
    public required int Number { get; set; }
    public required string State { get; set; }
    public required string AskedBy { get; set; }
    public required long? BegunAtMs { get; set; }
    public required long? EndedAtMs { get; set; }

    /// <summary>Codes with commas between.</summary>
    public required string Batches { get; set; }
    public required int BatchCount { get; set; }
    public required int Variants { get; set; }
    public required int Refused { get; set; }
    public required string Message { get; set; }
    public required string Through { get; set; }
    public required string Deliveries { get; set; }
    public required bool IsSettled { get; set; }

    /// <summary>Which server works on it; empty for none.</summary>
    public required string Holder { get; set; }
    public required long HeldUntilMs { get; set; }

    public static void Describe(ModelBuilder model) => model.Entity<ScheduleRunRow>(run =>
    {
        run.ToTable("schedule_runs");
        run.HasKey(r => new { r.Schedule, r.DueMs });
        run.HasIndex(r => r.IsSettled);
        run.HasOne<ScheduleRow>().WithMany().HasForeignKey(r => r.Schedule).OnDelete(DeleteBehavior.Cascade);
    });
}
