namespace DesignGen.Core.Schedules;

/// <summary>What is to be done about a schedule that has come due, one time or several.</summary>
/// <param name="Run">The time to run for; null where it is too late for any.</param>
/// <param name="FirstMissed">The first of the times that are let go; null where none is.</param>
/// <param name="Missed">How many are let go.</param>
/// <param name="Next">The next time after now.</param>
public sealed record DueTimes(DateTimeOffset? Run, DateTimeOffset? FirstMissed, int Missed, DateTimeOffset Next)
{
    // Counting a year of minutes is of no use to anybody.
    private const int MostCounted = 10_000;

    /// <summary>Looks at the times between the one that was due and now.</summary>
    /// <param name="times">The schedule's times.</param>
    /// <param name="zone">Its clocks.</param>
    /// <param name="due">The time that was due, not after now.</param>
    /// <param name="now">Now.</param>
    /// <param name="grace">How late a run may begin. Of several missed times only the last is run for.</param>
    public static DueTimes Of(CronTimes times, TimeZoneInfo zone, DateTimeOffset due, DateTimeOffset now, TimeSpan grace)
    {
        DateTimeOffset last = due, next = times.Next(due, zone);
        int count = 1;
        for (; next <= now && count < MostCounted; count++)
            (last, next) = (next, times.Next(next, zone));
        if (next <= now)
        {
            // The last before now lies within a time to come; found from near its end.
            DateTimeOffset near = now - grace;
            DateTimeOffset from = times.Next(near > last ? near : last, zone);
            for (next = from; next <= now; next = times.Next(next, zone))
                last = next;
        }
        bool inTime = now - last <= grace;
        int missed = count - (inTime ? 1 : 0);
        return new(inTime ? last : null, missed > 0 ? due : null, missed, next);
    }
}
