using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;

namespace DesignGen.Core.Tests.Schedules;

public class CronTimesTests
{
    [Theory]
    [InlineData("0 2 * * *", "UTC", "2026-11-29 01:00Z", "2026-11-29 02:00 | 2026-11-30 02:00")]
    [InlineData("*/20 8-9 * * mon-fri", "UTC", "2026-11-28 00:00Z", "2026-11-30 08:00 | 2026-11-30 08:20 | 2026-11-30 08:40 | 2026-11-30 09:00")]
    [InlineData("0 9 1 jan,JUL *", "UTC", "2026-03-01 00:00Z", "2026-07-01 09:00 | 2027-01-01 09:00")]
    [InlineData("0 0 29 2 *", "UTC", "2096-03-01 00:00Z", "2104-02-29 00:00")]
    [InlineData("30 18 L * *", "UTC", "2027-01-31 19:00Z", "2027-02-28 18:30 | 2027-03-31 18:30")]
    [InlineData("0 8 * * mon#1", "UTC", "2026-11-29 00:00Z", "2026-12-07 08:00 | 2027-01-04 08:00")]
    [InlineData("0 8 * * friL", "UTC", "2026-11-29 00:00Z", "2026-12-25 08:00 | 2027-01-29 08:00")]
    [InlineData("0 0 13 * fri", "UTC", "2026-11-10 00:00Z", "2026-11-13 00:00 | 2026-11-20 00:00")]
    [InlineData("0 0 */2 * fri", "UTC", "2026-11-01 12:00Z", "2026-11-13 00:00 | 2026-11-27 00:00")]
    [InlineData("0 0 * * sat-1", "UTC", "2026-11-27 12:00Z", "2026-11-28 00:00 | 2026-11-29 00:00 | 2026-11-30 00:00 | 2026-12-05 00:00")]
    [InlineData("0 12 * * 7", "UTC", "2026-11-27 12:00Z", "2026-11-29 12:00")]
    [InlineData("5/25 0 * * *", "UTC", "2026-11-27 00:00Z", "2026-11-27 00:05 | 2026-11-27 00:30 | 2026-11-27 00:55")]
    [InlineData("@weekly", "UTC", "2026-11-27 12:00Z", "2026-11-29 00:00")]
    [InlineData("0 2 * * *", "Asia/Shanghai", "2026-11-29 01:00Z", "2026-11-30 02:00")]
    public void Times_come_as_the_fields_say(string cron, string zone, string after, string expected) => Assert.Equal(expected, Times(cron, zone, after, expected.Split('|').Length));

    [Theory]
    // New York, 8 March 2026: 02:00 becomes 03:00.
    [InlineData("30 2 * * *", "America/New_York", "2026-03-07 12:00Z", "2026-03-08 03:00 | 2026-03-09 02:30")]
    [InlineData("*/20 2-3 * * *", "America/New_York", "2026-03-08 06:00Z", "2026-03-08 03:00 | 2026-03-08 03:20 | 2026-03-08 03:40 | 2026-03-09 02:00")]
    [InlineData("0 3 * * *", "America/New_York", "2026-03-08 06:00Z", "2026-03-08 03:00 | 2026-03-09 03:00")]
    // Lord Howe Island, half an hour on 4 October 2026.
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03 00:00Z", "2026-10-04 02:30 | 2026-10-05 02:15")]
    // Santiago puts midnight forward on 6 September 2026: the day has none.
    [InlineData("0 0 * * *", "America/Santiago", "2026-09-05 12:00Z", "2026-09-06 01:00 | 2026-09-07 00:00")]
    public void A_time_that_clocks_skip_comes_once_after_the_gap(string cron, string zone, string after, string expected) => Assert.Equal(expected, Times(cron, zone, after, expected.Split('|').Length));

    [Fact]
    public void A_time_that_comes_twice_counts_the_first_time_only()
    {
        // London, 25 October 2026: from 02:00 back to 01:00.
        CronTimes cron = CronTimes.Parse("*/30 1-2 * * *");
        TimeZoneInfo london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        DateTimeOffset[] times = [.. cron.From(At("2026-10-24 12:00Z"), london).Take(5)];
        Assert.Equal(["2026-10-25 00:00Z", "2026-10-25 00:30Z", "2026-10-25 02:00Z", "2026-10-25 02:30Z", "2026-10-26 01:00Z"], times.Select(t => t.ToString("u", CultureInfo.InvariantCulture)[..16] + "Z"));
        Assert.Equal(At("2026-10-25 02:00Z"), cron.Next(At("2026-10-25 01:10Z"), london));
    }

    [Fact]
    public void Times_always_rise_and_match_a_slow_search_of_every_minute()
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        foreach (string text in new[] { "7,37 1-3 * * *", "*/13 * * 3,10 sun", "0 0 31 * mon", "59 23 L 2 *" })
        {
            CronTimes cron = CronTimes.Parse(text);
            DateTimeOffset after = At("2027-01-01 00:00Z"), end = At("2028-03-05 00:00Z");
            List<DateTimeOffset> found = [.. cron.From(after, zone).TakeWhile(t => t < end)];
            Assert.Equal(found.Order().Distinct(), found);
            // Minute by minute of UTC, where the wall shows a time for the first time.
            var seen = new HashSet<DateTime>();
            var slow = new List<DateTimeOffset>();
            DateTime lastWall = TimeZoneInfo.ConvertTime(after, zone).DateTime;
            for (DateTimeOffset at = after.AddMinutes(1); at < end; at = at.AddMinutes(1))
            {
                DateTime wall = TimeZoneInfo.ConvertTime(at, zone).DateTime;
                bool any = false;
                for (DateTime passed = lastWall.AddMinutes(1); passed <= wall; passed = passed.AddMinutes(1))
                    any |= seen.Add(passed) && Matches(text, passed);
                lastWall = wall;
                if (any)
                    slow.Add(at);
            }
            Assert.Equal(slow, found);
        }

        static bool Matches(string text, DateTime at) => text switch
        {
            "7,37 1-3 * * *" => at.Minute is 7 or 37 && at.Hour is >= 1 and <= 3,
            "*/13 * * 3,10 sun" => at.Minute % 13 == 0 && at.Month is 3 or 10 && at.DayOfWeek == DayOfWeek.Sunday && at.Minute % 13 == 0,
            "0 0 31 * mon" => at is { Hour: 0, Minute: 0 } && (at.Day == 31 || at.DayOfWeek == DayOfWeek.Monday),
            _ => at is { Hour: 23, Minute: 59, Month: 2 } && at.AddDays(1).Month == 3,
        };
    }

    [Theory]
    [InlineData("0 2 * *", "4 fields")]
    [InlineData("0 0 2 * * ?", "Leave out the seconds")]
    [InlineData("0 0 2 * * ? 2026", "the year at its end")]
    [InlineData("@often", "@daily")]
    [InlineData("60 2 * * *", "'60' is no minute. Give 0 to 59")]
    [InlineData("0 24 * * *", "'24' is no hour")]
    [InlineData("0 2 0 * *", "'0' is no day")]
    [InlineData("0 2 * 13 *", "'13' is no month. Give 1 to 12 or jan to dec")]
    [InlineData("0 2 * * funday", "'funday' is no weekday")]
    [InlineData("9-3 2 * * *", "'9-3' is no minute")]
    [InlineData("*/0 2 * * *", "'*/0' is no minute")]
    [InlineData("1,,2 2 * * *", "'' is no minute")]
    [InlineData("0 2 30 2 *", "never comes")]
    [InlineData("-1 2 * * *", "'-1' is no minute")]
    [InlineData("0 2 * * mon#6", "'mon#6' is no weekday")]
    [InlineData("", "0 fields")]
    public void What_is_no_time_is_explained(string cron, string words) => Assert.Contains(words, Assert.Throws<InputException>(() => CronTimes.Parse(cron)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_wrong_fields_are_told_together() => Assert.Equal(["minute", "hour", "weekday"], Assert.Throws<InputException>(() => CronTimes.Parse("61 25 * * x")).Problems.Select(p => p.Place));

    private static string Times(string cron, string zone, string after, int count)
    {
        DateTimeOffset[] times = [.. CronTimes.Parse(cron).From(At(after), TimeZoneInfo.FindSystemTimeZoneById(zone)).Take(count)];
        return string.Join(" | ", times.Select(t => t.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mmK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
