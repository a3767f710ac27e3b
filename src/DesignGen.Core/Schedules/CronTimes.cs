using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Schedules;

/// <summary>When something comes again: a cron expression of five fields, minute, hour, day of the month, month and day of the week.</summary>
/// <remarks>
/// Fields are as on Unix: <c>*</c>, <c>5</c>, <c>1-5</c>, <c>*/15</c>, <c>10-40/10</c>, lists with commas, names of months and weekdays in English.
/// Where both the day of the month and the day of the week are narrowed, either is enough. Beyond Unix, <c>L</c> is the last day of the month,
/// <c>mon#1</c> the first Monday and <c>friL</c> the last Friday. A time goes by the clock on the wall: <see cref="Next"/> says what that means
/// where clocks are put forward or back.
/// </remarks>
public sealed class CronTimes
{
    // A 29 February can be eight years away, since 2100 has none; one that falls on a given weekday up to forty.
    private const int MostYears = 48;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Dictionary<string, string> Nicknames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    private readonly bool[] _minutes, _hours, _days, _months, _weekdays;
    private readonly bool _lastDay, _daysOpen, _weekdaysOpen;
    private readonly ImmutableArray<(DayOfWeek Day, int Which)> _numbered;

    private CronTimes(string text, Field minutes, Field hours, Field days, Field months, Field weekdays)
    {
        Text = text;
        (_minutes, _hours, _days, _months, _weekdays) = (minutes.Set, hours.Set, days.Set, months.Set, weekdays.Set);
        (_lastDay, _daysOpen, _weekdaysOpen) = (days.Last, days.Open, weekdays.Open);
        _numbered = [.. weekdays.Numbered];
    }

    /// <summary>The expression as it was given, blanks tidied.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Five fields, or a nickname like <c>@daily</c>.</param>
    /// <exception cref="InputException">It is none, or its time never comes; each problem names its field.</exception>
    public static CronTimes Parse(string text)
    {
        string tidy = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string spelled = Nicknames.GetValueOrDefault(tidy, tidy);
        if (spelled.StartsWith('@'))
            throw new InputException("cron", null, $"'{tidy}' is no time. Known names: {string.Join(", ", Nicknames.Keys)}; else give five fields, like '0 2 * * mon-fri'.");
        string[] parts = spelled.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5)
        {
            throw new InputException("cron", null, parts.Length is 6 or 7
                ? $"'{tidy}' has {parts.Length} fields. Five are meant: minute, hour, day, month, weekday. Leave out the seconds at its beginning{(parts.Length == 7 ? " and the year at its end" : "")}, and write '*' for '?'."
                : $"'{tidy}' has {(parts.Length == 1 ? "1 field" : parts.Length + " fields")}. Five are meant: minute, hour, day, month, weekday, like '0 2 * * mon-fri' for two at night on workdays.");
        }
        var problems = new List<Problem>();
        var times = new CronTimes(
            tidy,
            new Field("minute", 0, 59, []).Read(parts[0], problems),
            new Field("hour", 0, 23, []).Read(parts[1], problems),
            new Field("day", 1, 31, []).Read(parts[2], problems),
            new Field("month", 1, 12, Months).Read(parts[3], problems),
            new Field("weekday", 0, 7, Weekdays).Read(parts[4], problems));
        if (problems.Count > 0)
            throw new InputException(problems);
        return times.NextOnTheWall(new DateTime(2000, 1, 1)) is null
            ? throw new InputException("cron", "day", $"'{tidy}' never comes: no such month has that day.")
            : times;
    }

    /// <summary>The first time after an instant.</summary>
    /// <param name="after">The instant; a time that is just then does not count.</param>
    /// <param name="zone">Whose clocks.</param>
    /// <returns>The time, with the zone's offset from UTC then.</returns>
    /// <remarks>
    /// Where clocks are put forward, times that are skipped come at the first minute after the gap, all of them together as one. Where they are put
    /// back, a time that comes twice counts the first time only.
    /// </remarks>
    public DateTimeOffset Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        DateTime wall = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        while (NextOnTheWall(wall) is DateTime next)
        {
            DateTimeOffset instant = WallClock.InstantOf(next, zone);
            if (instant > after)
                return instant;
            wall = next;
        }
        throw new InvalidOperationException($"'{Text}' has no time after {after:u}.");
    }

    /// <summary>The next times after an instant.</summary>
    public IEnumerable<DateTimeOffset> From(DateTimeOffset after, TimeZoneInfo zone)
    {
        while (true)
        {
            after = Next(after, zone);
            yield return after;
        }
    }

    // The next minute on a clock that is never put forward or back.
    private DateTime? NextOnTheWall(DateTime after)
    {
        DateTime at = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        int lastYear = Math.Min(after.Year + MostYears, 9998);
        while (at.Year <= lastYear)
        {
            if (!_months[at.Month])
                at = new DateTime(at.Year, at.Month, 1).AddMonths(1);
            else if (!IsDay(at))
                at = at.Date.AddDays(1);
            else if (!_hours[at.Hour])
                at = at.Date.AddHours(at.Hour + 1);
            else if (!_minutes[at.Minute])
                at = at.AddMinutes(1);
            else
                return at;
        }
        return null;
    }

    private bool IsDay(DateTime at)
    {
        bool day = _days[at.Day] || (_lastDay && at.Day == DateTime.DaysInMonth(at.Year, at.Month));
        bool weekday = _weekdays[(int)at.DayOfWeek] || _numbered.Any(n => n.Day == at.DayOfWeek && (n.Which == 0 ? at.Day + 7 > DateTime.DaysInMonth(at.Year, at.Month) : (at.Day - 1) / 7 + 1 == n.Which));
        return _daysOpen || _weekdaysOpen ? day && weekday : day || weekday;
    }

    // One field: its name and range, and which values it has.
    private sealed class Field(string name, int low, int high, string[] names)
    {
        public bool[] Set { get; } = new bool[high + 1];

        public bool Open { get; private set; }

        public bool Last { get; private set; }

        public List<(DayOfWeek, int)> Numbered { get; } = [];

        public Field Read(string text, List<Problem> problems)
        {
            Open = text.StartsWith('*');
            foreach (string part in text.Split(','))
            {
                if (!ReadPart(part))
                    problems.Add(new("cron", null, name, $"'{part}' is no {name}. Give {Range()}, a range like {Word(low)}-{Word(high)}, '*' for all, or '*/{Math.Max(2, (high - low) / 4)}' for every so many."));
            }
            return this;
        }

        private bool ReadPart(string part)
        {
            if (name == "day" && part is "L" or "l")
                return Last = true;
            if (name == "weekday" && ReadNumbered(part))
                return true;
            string[] steps = part.Split('/');
            int step = 1;
            if (steps.Length > 2 || (steps.Length == 2 && !(int.TryParse(steps[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) && step >= 1 && step <= high)))
                return false;
            (int? first, int? last) = (low, name == "weekday" ? 6 : high);
            if (steps[0] != "*")
            {
                string[] ends = steps[0].Split('-');
                if (ends.Length > 2)
                    return false;
                first = ValueOf(ends[0]);
                last = ends.Length == 2 ? ValueOf(ends[1]) : steps.Length == 2 ? last : first;
            }
            if (first is not int from || last is not int to)
                return false;
            // Weekdays and months go round, as in fri-mon and nov-feb; 7 is Sunday, too.
            if (from > to && names.Length == 0)
                return false;
            int round = name == "weekday" ? 7 : high - low + 1;
            for (int value = from; value <= (from > to ? to + round : to); value += step)
                Set[low + (value - low) % round] = true;
            return true;
        }

        private bool ReadNumbered(string part)
        {
            string[] parts = part.Split('#');
            if (parts.Length == 2 && ValueOf(parts[0]) is int day && parts[1] is [>= '1' and <= '5'])
                Numbered.Add(((DayOfWeek)(day % 7), parts[1][0] - '0'));
            else if (part.Length > 1 && part[^1] is 'L' or 'l' && ValueOf(part[..^1]) is int last)
                Numbered.Add(((DayOfWeek)(last % 7), 0));
            else
                return false;
            return true;
        }

        private int? ValueOf(string word)
        {
            int named = Array.FindIndex(names, n => string.Equals(n, word, StringComparison.OrdinalIgnoreCase));
            if (named >= 0)
                return named + low;
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= low && value <= high ? value : null;
        }

        private string Word(int value) => names.Length == 0 ? value.ToString(CultureInfo.InvariantCulture) : names[(value - low) % names.Length];

        private string Range() => names.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{low} to {high}")
            : string.Create(CultureInfo.InvariantCulture, $"{low} to {high} or {names[0]} to {names[^1]}");
    }
}
