using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Motifs;
using DesignGen.Core.Provenance;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Workbook;

/// <summary>Counts a batch while its rows are written, for the summary: a few short texts per variant, no pictures.</summary>
internal sealed class Tally(Language language)
{
    private readonly Dictionary<string, int> _families = [], _palettes = [], _faults = [];
    private readonly Dictionary<(string Name, Srgb Colour), int> _inks = [];
    private readonly Dictionary<Decision, int> _decisions = [];
    private readonly SortedDictionary<int, ExportedVariant> _exported = [];
    private readonly SortedDictionary<int, (string Code, string Title, string Reasons)> _plans = [];
    private readonly SortedDictionary<int, (string Code, string Title, string Fault)> _rejected = [];

    /// <summary>The recipe of one variant: what all variants share (product side) is read from it.</summary>
    public Recipe? First { get; private set; }

    /// <summary>The image models that were asked, for variants that were turned down too.</summary>
    public SortedSet<string> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>The motifs of packs that the designs show.</summary>
    public SortedDictionary<string, MotifMark> PackMotifs { get; } = new(StringComparer.Ordinal);

    /// <summary>How they were made: as the one that says most about a model.</summary>
    public Making Making { get; private set; }

    /// <summary>The variants that got a row, by place in the batch, whatever the order of the rows; so are the lists below.</summary>
    public IReadOnlyList<ExportedVariant> Exported => [.. _exported.Values];

    public IReadOnlyList<(string Code, string Title, string Reasons)> Plans => [.. _plans.Values];

    public IReadOnlyList<(string Code, string Title, string Fault)> Rejected => [.. _rejected.Values];

    public IEnumerable<(string Name, int Count)> Families => Sorted(_families);

    public IEnumerable<(string Name, int Count)> Palettes => Sorted(_palettes);

    public IEnumerable<(string Fault, int Count)> Faults => Sorted(_faults);

    public IEnumerable<(string Name, Srgb Colour, int Count)> Inks =>
        _inks.OrderByDescending(i => i.Value).ThenBy(i => i.Key.Name, StringComparer.Ordinal).ThenBy(i => i.Key.Colour.Hex, StringComparer.Ordinal)
            .Select(i => (i.Key.Name, i.Key.Colour, i.Value));

    public int Decided(Decision decision) => _decisions.GetValueOrDefault(decision);

    public void Count(VariantRecord variant)
    {
        First ??= variant.Spec.Recipe;
        Making = Makings.Of([Making, Makings.Of(variant.Spec.Recipe)]);
        if (variant.Spec.Recipe.Picture is { } picture)
            Models.Add(picture.Model);
        foreach (MotifMark mark in variant.Spec.Recipe.PackMotifs)
            PackMotifs.TryAdd($"{mark.Pack}/{mark.Id}/{mark.Hash}", mark);
        foreach (RejectedTry attempt in variant.Rejected)
            Add(_faults, attempt.Reason);
        if (variant.State == VariantState.Rejected)
        {
            _rejected.Add(variant.Index, (variant.Code, variant.Spec.Title, Fault(variant)));
            return;
        }
        Standing standing = Standing.Of(variant);
        _exported.Add(variant.Index, new(variant.Code, variant.Revision, standing));
        Add(_decisions, standing.Decision);
        Add(_families, variant.Spec.FamilyName.In(language));
        Add(_palettes, variant.Spec.PaletteName.In(language));
        foreach (Ink ink in variant.Report.Inks)
            Add(_inks, (ink.Name, ink.Colour));
        if (!variant.Spec.Reasons.IsEmpty)
            _plans.Add(variant.Index, (variant.Code, variant.Spec.Title, string.Join(language == Language.Chinese ? "；" : "; ", variant.Spec.Reasons)));
    }

    private string Fault(VariantRecord variant)
    {
        ImmutableArray<string> faults =
        [
            .. variant.Rejected.Select(r => r.Reason)
                .Concat(variant.Report.Findings.Where(f => f.Verdict == GateVerdict.Reject).Select(f => language == Language.Chinese ? f.Zh : f.En))
                .Append(variant.Error).Where(f => f.Length > 0).Distinct(),
        ];
        return string.Join('\n', faults);
    }

    private static IEnumerable<(string, int)> Sorted(Dictionary<string, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));

    private static void Add<T>(Dictionary<T, int> counts, T item)
        where T : notnull => counts[item] = counts.GetValueOrDefault(item) + 1;
}
