using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;

namespace DesignGen.Produce.Nails;

/// <summary>What of a nail design is made ready: each list empty takes what the shop makes by default.</summary>
public sealed record NailRun
{
    /// <summary>The word that stands for every one of a list.</summary>
    public const string All = "all";

    /// <summary>The word among sizes that stands for one pair of every press-on tip of the chart.</summary>
    public const string Tips = "tips";

    /// <summary>Sizes of the run, by id of the charts, <c>tips</c> for a kit of single tips, or <c>all</c>; empty: the size that was ordered.</summary>
    public ImmutableArray<string> Sizes { get; init; } = [];

    /// <summary>Shapes, by id, or <c>all</c>; empty: the shape that was ordered.</summary>
    public ImmutableArray<string> Shapes { get; init; } = [];

    /// <summary>Lengths, by id, or <c>all</c>; empty: the length that was ordered.</summary>
    public ImmutableArray<string> Lengths { get; init; } = [];

    /// <summary>Sheets, by id, or <c>all</c>; empty: those that are made by default.</summary>
    public ImmutableArray<string> Sheets { get; init; } = [];

    /// <summary>Nail printers, by id, or <c>all</c>; empty: those that are served by default.</summary>
    public ImmutableArray<string> Printers { get; init; } = [];

    /// <summary>Hands: <c>left</c>, <c>right</c>, or <c>all</c>; empty: both.</summary>
    public ImmutableArray<string> Hands { get; init; } = [];

    /// <summary>Whether anything is named.</summary>
    [JsonIgnore]
    public bool IsUsual => Sizes.IsEmpty && Shapes.IsEmpty && Lengths.IsEmpty && Sheets.IsEmpty && Printers.IsEmpty && Hands.IsEmpty;

    /// <summary>Whether nails of a hand are made.</summary>
    internal bool Has(Hand hand) => Hands.IsEmpty || Hands.Contains(All) || Hands.Contains(RecipeJson.Word(hand));

    /// <summary>Looks whether the shop has all that is named.</summary>
    /// <exception cref="InputException">Every name that it does not have, at once.</exception>
    public void Check(NailCharts charts, NailSheetTemplates templates)
    {
        var problems = new List<Problem>();
        const string charted = "templates/nails/charts.yaml", laid = "templates/nails/sheets.yaml";
        Look("nail size", Sizes, [.. charts.Sizes.Keys, Tips], charted);
        Look("nail shape", Shapes, charts.Shapes.Keys, charted);
        Look("nail length", Lengths, charts.Lengths.Keys, charted);
        Look("nail sheet", Sheets, templates.Sheets.Keys, laid);
        Look("nail printer", Printers, templates.Printers.Keys, laid);
        Look("hand", Hands, Enum.GetValues<Hand>().Select(RecipeJson.Word), null);
        if (problems.Count > 0)
            throw new InputException(problems);

        void Look(string what, ImmutableArray<string> named, IEnumerable<string> known, string? file)
        {
            foreach (string name in named.Where(n => n != All && !known.Contains(n, StringComparer.Ordinal)))
                problems.Add(new(name, null, null, $"There is no {what} '{name}'. Take one of {string.Join(", ", known)}, or {All}{(file is null ? "" : "; or add it to " + file)}."));
        }
    }

    /// <summary>The names that a list means.</summary>
    internal static IEnumerable<string> Named(ImmutableArray<string> list, IEnumerable<string> all, IEnumerable<string> otherwise) =>
        list.IsEmpty ? otherwise : list.Contains(All) ? all.Concat(list.Where(n => n == Tips)) : list.Distinct();
}

/// <summary>What the host hands over so that one design can be had in other shapes, lengths and sizes.</summary>
/// <param name="Charts">The shop's shapes, lengths and sizes.</param>
/// <param name="Templates">Its sheets and printers.</param>
/// <param name="Drawn">The measures of the approved drawing.</param>
/// <param name="Redraw">Draws the same recipe on other nails; may be called from any thread.</param>
/// <remarks>Redrawn, a motif keeps its proportions and a line its width; stretched art would do neither.</remarks>
public sealed record NailWork(NailCharts Charts, NailSheetTemplates Templates, NailSetLayout Drawn, Func<NailSetLayout, Artwork> Redraw);
