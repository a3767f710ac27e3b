using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Produce.Nails;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;

namespace DesignGen.Server.Hosting;

/// <summary>What an order for press files says, whichever way it comes, and as it is stored.</summary>
public sealed record PackOrder
{
    private const double LeastFilmDpi = 150, MostFilmDpi = 2400, LeastDots = 60, MostDots = 400;
    private const int MostName = 100;

    /// <summary>Codes of the variants; empty leaves it open.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The best by score that nobody declined, 1 or more; null, with no codes either, takes what was approved.</summary>
    public int? Top { get; init; }

    /// <summary>Id of the press; empty takes the brief's, else the print method's.</summary>
    public string Press { get; init; } = "";

    /// <summary>Resolution of the films, 150 to 2400 dpi; null takes the brief's, else the press's, else the print method's.</summary>
    public double? FilmDpi { get; init; }

    /// <summary>Dots in an inch, 60 to 400, where films are separated into dots of the design's inks; null for plates.</summary>
    public double? IndexDots { get; init; }

    /// <summary>Whether films are laterally reversed.</summary>
    public bool Mirror { get; init; }

    /// <summary>The languages of sheets; null takes the house's.</summary>
    public SheetLanguage? Sheets { get; init; }

    /// <summary>What of nail sets is made ready.</summary>
    public NailRun Nails { get; init; } = new();

    /// <summary>Reasons for which blocking checks are passed over, by the check's code.</summary>
    public ImmutableSortedDictionary<string, string> Overrides { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Name of whoever takes the overrides on; empty for whoever orders.</summary>
    public string OverriddenBy { get; init; } = "";

    /// <summary>Which variants it means.</summary>
    public ProductionChoice Choice => new(Codes, Top);

    /// <summary>The order as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecipeJson.Options);

    /// <summary>Reads an order that was stored.</summary>
    internal static PackOrder Of(string json) => JsonSerializer.Deserialize<PackOrder>(json, RecipeJson.Options)!;

    /// <summary>How the pack is made.</summary>
    /// <param name="by">Name of whoever ordered it.</param>
    /// <param name="catalogue">The presses to choose from.</param>
    /// <exception cref="InputException">Every value that can't be, with what can, at once.</exception>
    public ProductionOptions Options(string by, TemplateCatalogue catalogue)
    {
        var problems = new List<Problem>();
        Press? press = null;
        if (Top is < 1)
            Refuse("top", "Ask for 1 style or more, or leave it out to take what was approved.");
        if (Press.Length > 0 && !catalogue.Presses.TryGetValue(Press, out press))
            Refuse("press", $"There is no press '{Press}'. Take one of {string.Join(", ", catalogue.Presses.Keys)}, or leave it out to take the brief's.");
        if (FilmDpi is not null and not (>= LeastFilmDpi and <= MostFilmDpi))
            Refuse("filmDpi", FormattableString.Invariant($"{FilmDpi} dpi is out of range. Films have {LeastFilmDpi} to {MostFilmDpi} dpi."));
        if (IndexDots is not null and not (>= LeastDots and <= MostDots))
            Refuse("indexDots", FormattableString.Invariant($"{IndexDots} dots in an inch are out of range. Give {LeastDots} to {MostDots}; 150 to 200 suits textile meshes."));
        foreach ((string code, string reason) in Overrides)
        {
            if (PreflightOverride.Fault(code, reason) is string fault)
                Refuse("overrides", fault);
        }
        if (OverriddenBy.Length > MostName || OverriddenBy.Any(char.IsControl))
            Refuse("overriddenBy", FormattableString.Invariant($"A name of {OverriddenBy.Length} characters can't be kept. Give 1 to {MostName} characters on one line."));
        return problems.Count > 0 ? throw new InputException(problems) : new()
        {
            Press = press,
            FilmResolution = FilmDpi is double dpi ? new Resolution(dpi) : null,
            Dots = IndexDots is double dots ? new Resolution(dots) : null,
            Mirror = Mirror,
            Sheets = Sheets,
            Nails = Nails,
            Overrides = [.. Overrides.Select(o => new PreflightOverride(o.Key, o.Value, OverriddenBy.Trim().Length > 0 ? OverriddenBy.Trim() : by))],
        };

        void Refuse(string place, string says) => problems.Add(new("production", null, place, says));
    }
}
