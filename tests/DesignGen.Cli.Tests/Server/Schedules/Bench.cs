using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Schedules;
using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;

namespace DesignGen.Cli.Tests.Server.Schedules;

/// <summary>A clock that stands until it is moved; timers are the system's.</summary>
internal sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A data folder with schedules, whose workers are not started: a test says when a batch is drawn.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public static readonly Caller Planner = Caller.Local("Li Na");

    private readonly List<ScheduleKeeper> _keepers = [];

    public Bench(string? notices = null)
    {
        if (notices is not null)
            File.WriteAllText(Path.Combine(Folder, "notices.yaml"), notices);
        Host = Open();
        Book = new(Host);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-schedules-").FullName;

    // A Sunday morning in Shanghai.
    public StandingTime Time { get; } = new(new(2026, 11, 29, 1, 0, 0, TimeSpan.Zero));

    public DesignGenHost Host { get; private set; }

    public ScheduleBook Book { get; private set; }

    public string Secret { get; set; } = "whsec-19c4";

    /// <summary>A plan that comes due each night at two in Shanghai.</summary>
    public static SchedulePlan Nightly(string text = "藏青底锦鲤满版，四色以内，4款", string cron = "0 2 * * *") =>
        new() { Name = "夜间锦鲤", Cron = cron, Zone = "Asia/Shanghai", Briefs = [new("koi.txt", text)] };

    public Task<Schedule> CreateAsync(SchedulePlan plan, Caller? by = null) => Book.CreateAsync(by ?? Planner, plan, paused: false, default);

    public ScheduleKeeper Keeper()
    {
        var keeper = new ScheduleKeeper(Host, _ => Secret);
        _keepers.Add(keeper);
        return keeper;
    }

    /// <summary>As after the program was started anew.</summary>
    public async Task ReopenAsync()
    {
        await Host.DisposeAsync();
        Host = Open();
        Book = new(Host);
    }

    /// <summary>A time of the schedule's clocks.</summary>
    public static DateTimeOffset Shanghai(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    public async Task<ScheduleRun[]> RunsAsync(Schedule schedule) => [.. await Book.RunsAsync(schedule.Team, schedule.Id, null, 100, default)];

    /// <summary>What a worker would do: the batch is drawn, or stopped.</summary>
    public async Task EndAsync(string batch, BatchState state = BatchState.InReview)
    {
        await Host.Batches.MoveAsync(batch, BatchState.Queued, BatchState.Generating, "", default);
        Assert.True(await Host.Batches.MoveAsync(batch, BatchState.Generating, state, state == BatchState.Failed ? "no ink" : "", default));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ScheduleKeeper keeper in _keepers)
            keeper.Dispose();
        await Host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private DesignGenHost Open() => DesignGenHost.Open(new() { DataFolder = Folder, Catalogue = DesignGen.Tests.Templates.Catalogue, Time = Time });
}
