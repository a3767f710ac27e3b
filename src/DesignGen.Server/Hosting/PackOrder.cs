using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;

namespace DesignGen.Server.Hosting;

/// <summary>What an order for press files says, as it is stored.</summary>
public sealed record PackOrder
{
    private const double LeastFilmDpi = 150, MostFilmDpi = 2400;

    /// <summary>Codes of the variants; empty leaves it open.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The best by score that nobody declined, 1 or more; null, with no codes either, takes what was approved.</summary>
    public int? Top { get; init; }

    /// <summary>Resolution of the films, 150 to 2400 dpi; null takes the brief's, else the print method's.</summary>
    public double? FilmDpi { get; init; }

    /// <summary>Whether films are laterally reversed.</summary>
    public bool Mirror { get; init; }

    /// <summary>Whether sheets are in English and Chinese.</summary>
    public bool Bilingual { get; init; }

    /// <summary>Reasons for which blocking checks are passed over, by the check's code; in the name of whoever orders.</summary>
    public ImmutableSortedDictionary<string, string> Overrides { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Which variants it means.</summary>
    internal ProductionChoice Choice => new(Codes, Top);

    /// <summary>The order as it is stored.</summary>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public string ToJson()
    {
        var problems = new List<Problem>();
        if (Top is < 1)
            problems.Add(new("production", null, "top", "Ask for 1 style or more, or leave it out to take what was approved."));
        if (FilmDpi is not null and not (>= LeastFilmDpi and <= MostFilmDpi))
            problems.Add(new("production", null, "filmDpi", FormattableString.Invariant($"{FilmDpi} dpi is out of range. Films have {LeastFilmDpi} to {MostFilmDpi} dpi.")));
        foreach ((string code, string reason) in Overrides)
        {
            if (PreflightOverride.Fault(code, reason) is string fault)
                problems.Add(new("production", null, "overrides", fault));
        }
        return problems.Count > 0 ? throw new InputException(problems) : JsonSerializer.Serialize(this, RecipeJson.Options);
    }

    /// <summary>Reads an order that was stored.</summary>
    internal static PackOrder Of(string json) => JsonSerializer.Deserialize<PackOrder>(json, RecipeJson.Options)!;

    /// <summary>How the pack is made.</summary>
    /// <param name="by">Name of whoever ordered it.</param>
    internal ProductionOptions Options(string by) => new()
    {
        FilmResolution = FilmDpi is double dpi ? new Resolution(dpi) : null,
        Mirror = Mirror,
        Bilingual = Bilingual,
        Overrides = [.. Overrides.Select(o => new PreflightOverride(o.Key, o.Value, by))],
        Zip = true,
    };
}
