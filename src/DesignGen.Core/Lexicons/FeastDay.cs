using System.Globalization;

namespace DesignGen.Core.Lexicons;

/// <summary>The rule by which a feast's day is found in a year: by a calendar, a weekday, the moon, the sun, or written down for single years.</summary>
/// <remarks>
/// Forms, as the lexicons write them (<c>docs/formats/lexicons.md</c>): <c>12-25</c>, <c>2026-11-08</c>, <c>second sunday of may</c>,
/// <c>last monday of may</c>, <c>lunar 8-15</c>, <c>lunar 12-last</c>, <c>hijri 10-1</c>, <c>hebrew 9-25</c>, <c>easter</c>, <c>sun 15</c> (when the
/// sun reaches that longitude, by China's clocks), each with days added or taken at the end: <c>fourth thursday of november +1</c>, <c>easter -47</c>.
/// </remarks>
public sealed class FeastDay
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // Tables of the Chinese Academy of Sciences and of Umm al-Qura, and the Hebrew calendar's arithmetic, as .NET has them.
    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly UmAlQuraCalendar Hijri = new();
    private static readonly HebrewCalendar Hebrew = new();

    private readonly Func<int, IEnumerable<DateOnly>> _days;

    private FeastDay(string text, Func<int, IEnumerable<DateOnly>> days) => (Text, _days) = (text, days);

    /// <summary>The rule as the lexicon writes it.</summary>
    public string Text { get; }

    /// <summary>Reads a rule.</summary>
    /// <returns>The rule; null where the text is none.</returns>
    public static FeastDay? TryParse(string text)
    {
        string[] words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int shift = 0;
        if (words.Length > 1 && words[^1][0] is '+' or '-' && int.TryParse(words[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out shift) && shift is >= -100 and <= 100)
            words = words[..^1];
        Func<int, IEnumerable<DateOnly>>? days = words switch
        {
            ["easter"] => year => [Easter(year)],
            ["sun", var degrees] when int.TryParse(degrees, NumberStyles.None, CultureInfo.InvariantCulture, out int d) && d < 360 => year => [SunAt(d, year)],
            ["lunar", var day] when Pair(day) is (int m, int d) => year => LunarDays(m, d, year),
            ["hijri", var day] when Pair(day) is (int m, int d) => year => Within(Hijri, m, d, year, 1900, 2077),
            ["hebrew", var day] when Pair(day) is (int m, int d) => year => HebrewDays(m, d, year),
            [var which, var weekday, "of", var month] when Array.IndexOf(Ordinals, which) is >= 0 and var w && Array.IndexOf(Weekdays, weekday) is >= 0 and var d && Array.IndexOf(Months, month) is >= 0 and var m =>
                year => [Numbered(year, m + 1, (DayOfWeek)d, w)],
            [var date] when DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly one) => year => one.Year == year ? [one] : [],
            [var date] when Pair(date) is ( >= 1 and <= 12 and int m, >= 1 and <= 31 and int d) && d <= DateTime.DaysInMonth(2024, m) => year => d <= DateTime.DaysInMonth(year, m) ? [new DateOnly(year, m, d)] : [],
            _ => null,
        };
        return days is null ? null : new(text, shift == 0 ? days : year => Shifted(days, year, shift));
    }

    /// <summary>The days of a Gregorian year; none where the rule knows none in it, two where a shorter year of the moon brings the feast twice.</summary>
    /// <param name="year">1950 to 2070: the tables of the moon reach as far.</param>
    public IEnumerable<DateOnly> In(int year) => year is >= 1950 and <= 2070 ? _days(year) : [];

    private static IEnumerable<DateOnly> Shifted(Func<int, IEnumerable<DateOnly>> days, int year, int shift) =>
        Enumerable.Range(year - 1, 3).SelectMany(days).Select(d => d.AddDays(shift)).Where(d => d.Year == year);

    // Month and day; the last day of a month is 0.
    private static (int Month, int Day)? Pair(string text) =>
        text.Split('-') is [var month, var day] && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && m is >= 1 and <= 13
            ? day == "last" ? (m, 0) : int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int d) && d is >= 1 and <= 31 ? (m, d) : null
            : null;

    private static DateOnly Numbered(int year, int month, DayOfWeek weekday, int which)
    {
        if (which == 4)
        {
            var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
            return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
        }
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * which);
    }

    // Feasts are kept in the month itself, not in the leap month that may follow it.
    private static IEnumerable<DateOnly> LunarDays(int month, int day, int year)
    {
        foreach (int of in new[] { year - 1, year })
        {
            int leap = Lunar.GetLeapMonth(of);
            int place = leap > 0 && month >= leap ? month + 1 : month;
            int days = Lunar.GetDaysInMonth(of, place);
            DateOnly date = DateOnly.FromDateTime(Lunar.ToDateTime(of, place, day == 0 ? days : Math.Min(day, days), 0, 0, 0, 0));
            if (date.Year == year)
                yield return date;
        }
    }

    private static IEnumerable<DateOnly> Within(Calendar calendar, int month, int day, int year, int low, int high)
    {
        if (year <= low || year >= high)
            yield break;
        int from = calendar.GetYear(new DateTime(year, 1, 1)), to = calendar.GetYear(new DateTime(year, 12, 31));
        for (int of = from; of <= to; of++)
        {
            int days = calendar.GetDaysInMonth(of, month);
            DateOnly date = DateOnly.FromDateTime(calendar.ToDateTime(of, month, day == 0 ? days : Math.Min(day, days), 0, 0, 0, 0));
            if (date.Year == year)
                yield return date;
        }
    }

    // Months count from Tishri as .NET counts them; in a leap year those from Nisan on come one later. Written as in a common year: 7 is Nisan.
    private static IEnumerable<DateOnly> HebrewDays(int month, int day, int year)
    {
        int from = Hebrew.GetYear(new DateTime(year, 1, 1));
        for (int of = from; of <= from + 1; of++)
        {
            int place = Hebrew.IsLeapYear(of) && month >= 6 ? month + 1 : month;
            DateOnly date = DateOnly.FromDateTime(Hebrew.ToDateTime(of, place, day == 0 ? Hebrew.GetDaysInMonth(of, place) : day, 0, 0, 0, 0));
            if (date.Year == year)
                yield return date;
        }
    }

    // The Gregorian computus; J. Meeus, Astronomical Algorithms, chapter 8.
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }

    // Chinese solar terms go by the clocks of China, UTC+8.
    private static DateOnly SunAt(int degrees, int year)
    {
        var date = new DateOnly(year, 1, 1);
        for (int day = 0; day < 366; day++, date = date.AddDays(1))
        {
            double morning = Longitude(date), evening = Longitude(date.AddDays(1));
            if ((degrees - morning + 900) % 360 - 180 is > 0 and var ahead && ahead <= (evening - morning + 360) % 360)
                return date;
        }
        throw new InvalidOperationException($"The sun did not reach {degrees} degrees in {year}.");
    }

    // Apparent longitude of the sun at midnight in China, to 0.01 degree, a quarter of an hour; Meeus, chapter 25.
    private static double Longitude(DateOnly date)
    {
        double t = (date.DayNumber - new DateOnly(2000, 1, 1).DayNumber - 0.5 - 8.0 / 24) / 36525;
        double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t, anomaly = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * Math.PI / 180;
        double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * Math.Sin(anomaly) + (0.019993 - 0.000101 * t) * Math.Sin(2 * anomaly) + 0.000289 * Math.Sin(3 * anomaly);
        double apparent = mean + centre - 0.00569 - 0.00478 * Math.Sin((125.04 - 1934.136 * t) * Math.PI / 180);
        return (apparent % 360 + 360) % 360;
    }
}
