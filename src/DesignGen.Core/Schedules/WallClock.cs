namespace DesignGen.Core.Schedules;

/// <summary>From what a clock on the wall shows to instants, where it is put forward and back too.</summary>
public static class WallClock
{
    /// <summary>The instant of a time on the wall: of one that is skipped the end of the gap, of one that comes twice the first.</summary>
    public static DateTimeOffset InstantOf(DateTime wall, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(1);
        return new(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));
    }

    /// <summary>The day that an instant belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>Beginning and end of the day that an instant belongs to; the end is not part of it.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Day(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateTime day = DayOf(at, zone).ToDateTime(TimeOnly.MinValue);
        return (InstantOf(day, zone), InstantOf(day.AddDays(1), zone));
    }

    /// <summary>Beginning and end of the month that an instant belongs to; the end is not part of it.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Month(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateOnly day = DayOf(at, zone);
        DateTime first = new(day.Year, day.Month, 1);
        return (InstantOf(first, zone), InstantOf(first.AddMonths(1), zone));
    }

    /// <summary>Finds a time zone by its IANA name.</summary>
    /// <param name="name">The name, like <c>Asia/Shanghai</c>.</param>
    /// <returns>The zone, or null where this machine knows none of that name.</returns>
    public static TimeZoneInfo? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) && zone.HasIanaId ? zone : null;
}
