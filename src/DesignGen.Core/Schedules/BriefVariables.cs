using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;

namespace DesignGen.Core.Schedules;

/// <summary>What variables of a brief are filled in from.</summary>
/// <param name="Day">The day that the run is due, in the schedule's time zone.</param>
/// <param name="Number">Which run it is, from 1.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Language">Language of names.</param>
/// <param name="Lexicon">Holds the feasts and the zodiac.</param>
public sealed record RunFacts(DateOnly Day, int Number, int Seed, Language Language, Lexicon Lexicon);

/// <summary>Fills in a brief's variables, words in double braces: <c>{{season}}</c>, <c>{{next-holiday:45d chinese}}</c>.</summary>
/// <remarks><c>docs/schedules.md</c> lists them. A lead (<c>60d</c>) looks that many days ahead of the run.</remarks>
public static partial class BriefVariables
{
    // Looking further ahead is a mistake; a feast comes again within a year, single ones of the moon within 13 months.
    private const int MostLeadDays = 400, MostSearchDays = 800;

    private static readonly string[] Known = ["date", "week", "month", "year", "season", "next-holiday", "next-holiday-date", "zodiac", "run", "seed"];

    private static readonly LocalName[] Seasons = [new("spring", "春"), new("summer", "夏"), new("autumn", "秋"), new("winter", "冬")];

    /// <summary>Whether a text has a variable of this name.</summary>
    public static bool Uses(string text, string name) => Braces().Matches(text).Any(m => Parts(m).Name == name);

    /// <summary>Whether a text has variables at all.</summary>
    public static bool Any(string text) => text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Language of a text: Chinese where it has a Chinese character outside its variables.</summary>
    public static Language LanguageOf(string text) => Braces().Replace(text, "").Any(c => c is >= '\u4e00' and <= '\u9fff') ? Language.Chinese : Language.English;

    /// <summary>The text with its variables filled in.</summary>
    /// <param name="source">The brief's name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="facts">What is filled in.</param>
    /// <exception cref="InputException">A variable is unknown or badly written; every one is named with its line.</exception>
    public static string Fill(string source, string text, RunFacts facts)
    {
        var problems = new List<Problem>();
        string filled = Braces().Replace(text, match =>
        {
            (string name, string argument) = Parts(match);
            try
            {
                return Value(name, argument, facts);
            }
            catch (FormatException e)
            {
                problems.Add(new(source, 1 + text.AsSpan(0, match.Index).Count('\n'), null, e.Message));
                return match.Value;
            }
        });
        for (int at = filled.IndexOf("{{", StringComparison.Ordinal); at >= 0 && problems.Count == 0; at = -1)
            problems.Add(new(source, 1 + filled.AsSpan(0, at).Count('\n'), null, "'{{' opens a variable that is not closed with '}}' on its line. Close it, or write single braces."));
        return problems.Count > 0 ? throw new InputException(problems) : filled;
    }

    private static (string Name, string Argument) Parts(Match match)
    {
        string inner = match.Groups[1].Value;
        int colon = inner.IndexOf(':');
        return colon < 0 ? (inner.Trim(), "") : (inner[..colon].Trim(), inner[(colon + 1)..].Trim());
    }

    private static string Value(string name, string argument, RunFacts facts)
    {
        bool chinese = facts.Language == Language.Chinese;
        switch (name)
        {
            case "date":
                return Dated(facts.Day, argument);
            case "week":
                return Number(ISOWeek.GetWeekOfYear(Ahead(name, argument, facts, out _).ToDateTime(TimeOnly.MinValue)));
            case "month":
                DateOnly month = Ahead(name, argument, facts, out _);
                return chinese ? Number(month.Month) + "月" : CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month.Month);
            case "year":
                return Number(Ahead(name, argument, facts, out _).Year);
            case "season":
                DateOnly day = Ahead(name, argument, facts, out string[] side);
                if (side is not ([] or ["north"] or ["south"]))
                    throw new FormatException($"'{string.Join(' ', side)}' is no half of the earth. Write {{{{season}}}}, {{{{season:south}}}} or, to look ahead, {{{{season:60d}}}}.");
                // Meteorological seasons: whole months, spring from March on in the north.
                return Seasons[((day.Month + 9) / 3 + (side is ["south"] ? 2 : 0)) % 4].In(facts.Language);
            case "next-holiday":
                return NextHoliday(name, argument, facts).Feast.Name.In(facts.Language);
            case "next-holiday-date":
                return Dated(NextHoliday(name, argument, facts).Day, "");
            case "zodiac":
                return Zodiac(Ahead(name, argument, facts, out _), facts);
            case "run":
                return Number(facts.Number);
            case "seed":
                return Number(facts.Seed);
            default:
                string? near = Spelling.Nearest(name, Known);
                throw new FormatException($"There is no variable '{{{{{name}}}}}'. " + (near is null ? $"Known: {string.Join(", ", Known)}." : $"Did you mean '{{{{{near}}}}}'?"));
        }
    }

    private static string Dated(DateOnly day, string format)
    {
        if (format.Length == 0)
            format = "yyyy-MM-dd";
        try
        {
            // A single letter would be taken for one of the system's own forms.
            return day.ToString(format.Length == 1 ? "%" + format : format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new FormatException($"'{format}' is no form of a date. Use yyyy, MM, M, MMM, dd, d and signs between them, like {{{{date:yyyy-MM-dd}}}} or {{{{date:M月d日}}}}.");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // The day that is meant, with the other words of the argument.
    private static DateOnly Ahead(string name, string argument, RunFacts facts, out string[] words)
    {
        words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int lead = 0;
        if (words.Length > 0 && words[0].EndsWith('d') && int.TryParse(words[0][..^1], NumberStyles.None, CultureInfo.InvariantCulture, out lead))
        {
            if (lead > MostLeadDays)
                throw new FormatException($"{lead} days ahead in '{{{{{name}}}}}' is too far. Give 0d to {MostLeadDays}d.");
            words = words[1..];
        }
        if (words.Length > 0 && name is not ("season" or "next-holiday" or "next-holiday-date"))
            throw new FormatException($"'{argument}' is nothing that '{{{{{name}}}}}' takes. Leave it out, or give days to look ahead, like {{{{{name}:30d}}}}.");
        return facts.Day.AddDays(lead);
    }

    private static (Holiday Feast, DateOnly Day) NextHoliday(string name, string argument, RunFacts facts)
    {
        DateOnly from = Ahead(name, argument, facts, out string[] among);
        foreach (string word in among)
        {
            if (!facts.Lexicon.Holidays.Values.Any(h => Is(h, word, facts.Lexicon)))
                throw new FormatException($"No feast is called or tagged '{word}' in '{{{{{name}:{argument}}}}}'. Use ids or tags of the lexicon's holidays, like spring-festival, chinese or christmas.");
        }
        (Holiday, DateOnly)? next = facts.Lexicon.Holidays.Values
            .Where(h => among.Length == 0 || among.Any(w => Is(h, w, facts.Lexicon)))
            .SelectMany(h => h.When, (h, rule) => (Feast: h, Rule: rule))
            .SelectMany(f => Enumerable.Range(from.Year, 3).SelectMany(f.Rule.In), (f, day) => (f.Feast, Day: day))
            .Where(f => f.Day >= from && f.Day.DayNumber - from.DayNumber <= MostSearchDays)
            .OrderBy(f => f.Day).ThenBy(f => f.Feast.Id, StringComparer.Ordinal)
            .Select(f => ((Holiday, DateOnly)?)f).FirstOrDefault();
        return next ?? throw new FormatException($"None of the feasts of '{{{{{name}{(argument.Length > 0 ? ":" + argument : "")}}}}}' has a day in the lexicon. Add 'when' to it there, or name another.");
    }

    // An id means that feast alone, though others may be tagged with it.
    private static bool Is(Holiday holiday, string word, Lexicon lexicon) => holiday.Id == word || (!lexicon.Holidays.ContainsKey(word) && holiday.Tags.Contains(word));

    // The animal of the Chinese year, which begins with the Spring Festival; 2020's is the first.
    private static string Zodiac(DateOnly day, RunFacts facts)
    {
        int year = new ChineseLunisolarCalendar().GetYear(day.ToDateTime(TimeOnly.MinValue));
        return facts.Lexicon.Zodiac.Length == 12
            ? facts.Lexicon.Zodiac[((year - 2020) % 12 + 12) % 12].Name.In(facts.Language)
            : throw new FormatException("The lexicon does not have the twelve animals of the zodiac. Add them under 'zodiac', or leave '{{zodiac}}' out.");
    }

    [GeneratedRegex(@"\{\{([^{}\r\n]{0,200})\}\}")]
    private static partial Regex Braces();
}
