using DesignGen.Core.Schedules;

namespace DesignGen.Core.Tests.Schedules;

public class DueTimesTests
{
    private static readonly DateTimeOffset Due = new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    [Fact]
    public void A_time_that_just_came_is_run_for()
    {
        DueTimes times = Daily(Due.AddSeconds(3));
        Assert.Equal((Due, null, 0, Due.AddDays(1)), (times.Run!.Value, times.FirstMissed, times.Missed, times.Next));
    }

    [Fact]
    public void Within_the_grace_it_is_run_for_late_and_beyond_it_is_let_go()
    {
        Assert.Equal(Due, Daily(Due + Grace).Run);
        DueTimes late = Daily(Due + Grace + TimeSpan.FromSeconds(1));
        Assert.Equal((null, Due, 1), (late.Run, late.FirstMissed, late.Missed));
    }

    [Fact]
    public void Of_several_missed_times_only_the_last_is_run_for()
    {
        DueTimes times = Daily(Due.AddDays(4).AddMinutes(20));
        Assert.Equal((Due.AddDays(4), Due, 4, Due.AddDays(5)), (times.Run!.Value, times.FirstMissed!.Value, times.Missed, times.Next));
        DueTimes late = Daily(Due.AddDays(4).AddHours(2));
        Assert.Equal((null, 5, Due.AddDays(5)), (late.Run, late.Missed, late.Next));
    }

    [Fact]
    public void Years_of_missed_minutes_end_soon_and_find_the_last()
    {
        DateTimeOffset now = Due.AddYears(3).AddSeconds(30);
        DueTimes times = DueTimes.Of(CronTimes.Parse("* * * * *"), TimeZoneInfo.Utc, Due, now, Grace);
        Assert.Equal((Due.AddYears(3), Due, Due.AddYears(3).AddMinutes(1)), (times.Run!.Value, times.FirstMissed!.Value, times.Next));
    }

    private static DueTimes Daily(DateTimeOffset now) => DueTimes.Of(CronTimes.Parse("0 2 * * *"), TimeZoneInfo.Utc, Due, now, Grace);
}
