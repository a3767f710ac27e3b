using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Nails;
using DesignGen.Server.Hosting;

namespace DesignGen.Web.Api;

/// <summary>A brief that is sent.</summary>
public sealed record BriefRequest
{
    /// <summary>The customer's words, in English, Chinese or both; or a form in YAML or JSON.</summary>
    [Description("The customer's words, in English, Chinese or both; or a form in YAML or JSON.")]
    [Required, StringLength(1_000_000)]
    public required string Text { get; init; }

    /// <summary>What it is called; .yaml, .yml or .json at its end makes it a form, anything else running text. Left out, it is called by its first words.</summary>
    [Description("What it is called, for example spring.yaml; .yaml, .yml or .json at its end makes it a form, anything else running text. Left out, it is running text called by its first words.")]
    [StringLength(120)]
    public string? Name { get; init; }

    /// <summary>Variants in place of the brief's number, 1 to 2000.</summary>
    [Description("Variants in place of the brief's number, 1 to 2000.")]
    [Range(1, 2000)]
    public int? Count { get; init; }

    /// <summary>Seed in place of the brief's: a whole number of up to 64 bits, as text.</summary>
    [Description("Seed in place of the brief's: a whole number of up to 64 bits, as text.")]
    [StringLength(20)]
    public string? Seed { get; init; }

    /// <summary>The brief for the desk.</summary>
    /// <exception cref="InputException">A value is out of its range.</exception>
    internal SentBrief ToBrief()
    {
        var problems = new List<Problem>();
        string name = Name is null ? FirstWords() : Path.GetFileName(Name.Replace('\\', '/')).Trim();
        if (name.Length is 0 or > 120 || name.Any(char.IsControl))
            problems.Add(new("name", null, null, "Call the brief something of 1 to 120 characters, for example brief.txt."));
        if (Text.Length > 1_000_000)
            problems.Add(new("text", null, null, FormattableString.Invariant($"The brief has {Text.Length} characters; at most 1000000 are read. Check that it is the right text.")));
        if (Count is < 1 or > 2000)
            problems.Add(new("count", null, null, FormattableString.Invariant($"{Count} variants can't be ordered. Ask for 1 to 2000.")));
        ulong? seed = null;
        if (Seed is { Length: > 0 })
        {
            if (ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong given))
                seed = given;
            else
                problems.Add(new("seed", null, null, $"'{Seed}' is no seed. Give a whole number from 0 to {ulong.MaxValue}."));
        }
        return problems.Count > 0 ? throw new InputException(problems) : new SentBrief(name, Text) { Count = Count, Seed = seed };
    }

    // The batch is called after its brief.
    private string FirstWords()
    {
        const int most = 32;
        string line = Text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
        string plain = string.Concat(line.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ')).Trim();
        string words = plain.Length <= most ? plain : plain.LastIndexOf(' ', most) is > 8 and int space ? plain[..space] : plain[..(char.IsHighSurrogate(plain[most - 1]) ? most - 1 : most)];
        return (words.Trim().Length > 0 ? words.Trim() : "brief") + ".txt";
    }
}

/// <summary>A decision on a variant.</summary>
public sealed record DecisionRequest
{
    /// <summary>Code of the variant.</summary>
    [Description("Code of the variant.")]
    [Required]
    public required string Variant { get; init; }

    /// <summary>The variant's revision as it was seen; it is refused where somebody changed it since.</summary>
    [Description("The variant's revision as it was seen; the decision is refused where somebody changed it since.")]
    public required int Revision { get; init; }

    /// <summary>What was decided; none puts it back to undecided.</summary>
    [Description("What was decided; none puts it back to undecided.")]
    public required Decision Decision { get; init; }

    /// <summary>1 to 5; 0 for none.</summary>
    [Description("1 to 5; 0 for none.")]
    [Range(0, 5)]
    public int Rating { get; init; }

    /// <summary>In the reviewer's words; for revise, what to change.</summary>
    [Description("In the reviewer's words; for revise, what to change.")]
    [StringLength(2000)]
    public string Comment { get; init; } = "";
}

/// <summary>Decisions on variants of one batch: all are applied or none.</summary>
public sealed record DecisionsRequest
{
    /// <summary>The decisions, one for each variant at most.</summary>
    [Description("The decisions, one for each variant at most.")]
    [Required, MinLength(1), MaxLength(2000)]
    public required IReadOnlyList<DecisionRequest> Decisions { get; init; }

    /// <summary>The decisions for the desk.</summary>
    /// <exception cref="InputException">The batch has no such variants.</exception>
    internal static IReadOnlyList<DecisionEntry> Entries(IReadOnlyList<DecisionRequest> decisions, string batch)
    {
        var entries = new List<DecisionEntry>();
        var problems = new List<Problem>();
        foreach (DecisionRequest d in decisions)
        {
            if (VariantCode.PlaceIn(batch, d.Variant) is int index)
                entries.Add(new(VariantCode.Normalize(d.Variant), index, d.Revision, d.Decision, d.Rating, d.Comment));
            else
                problems.Add(new(d.Variant, null, null, "The batch has no variant of this code. Take the code from the batch's list of variants."));
        }
        return problems.Count > 0 ? throw new InputException(problems) : entries;
    }
}

/// <summary>A decision on one variant, whose revision is in the header If-Match.</summary>
public sealed record SingleDecisionRequest
{
    /// <summary>What was decided; none puts it back to undecided.</summary>
    [Description("What was decided; none puts it back to undecided.")]
    public required Decision Decision { get; init; }

    /// <summary>1 to 5; 0 for none.</summary>
    [Description("1 to 5; 0 for none.")]
    [Range(0, 5)]
    public int Rating { get; init; }

    /// <summary>In the reviewer's words; for revise, what to change.</summary>
    [Description("In the reviewer's words; for revise, what to change.")]
    [StringLength(2000)]
    public string Comment { get; init; } = "";
}

/// <summary>What of nail sets is made ready: each list left out takes the usual.</summary>
public sealed record NailRequest
{
    /// <summary>Sizes, by id of the charts, tips for a kit of single tips, or all; left out, the size that was ordered.</summary>
    [Description("Sizes, by id of the charts, tips for one pair of every press-on tip, or all; left out, the size that was ordered.")]
    public IReadOnlyList<string>? Sizes { get; init; }

    /// <summary>Shapes, by id, or all; left out, the shape that was ordered.</summary>
    [Description("Shapes, by id, or all; left out, the shape that was ordered.")]
    public IReadOnlyList<string>? Shapes { get; init; }

    /// <summary>Lengths, by id, or all; left out, the length that was ordered.</summary>
    [Description("Lengths, by id, or all; left out, the length that was ordered.")]
    public IReadOnlyList<string>? Lengths { get; init; }

    /// <summary>Hands: left, right or all; left out, both.</summary>
    [Description("Hands: left, right or all; left out, both.")]
    public IReadOnlyList<string>? Hands { get; init; }

    /// <summary>Sheets, by id of the templates, or all; left out, the usual ones.</summary>
    [Description("Sheets, by id of the templates, for example wrap-a4, or all; left out, the usual ones.")]
    public IReadOnlyList<string>? Sheets { get; init; }

    /// <summary>Nail printers, by id of the templates, or all; left out, the usual ones.</summary>
    [Description("Nail printers, by id of the templates, or all; left out, the usual ones.")]
    public IReadOnlyList<string>? Printers { get; init; }

    internal NailRun ToRun() => new() { Sizes = [.. Sizes ?? []], Shapes = [.. Shapes ?? []], Lengths = [.. Lengths ?? []], Hands = [.. Hands ?? []], Sheets = [.. Sheets ?? []], Printers = [.. Printers ?? []] };
}

/// <summary>An order for press files.</summary>
public sealed record ProductionRequest
{
    /// <summary>Codes of the variants; left out, what was approved is made.</summary>
    [Description("Codes of the variants; left out, what was approved is made.")]
    public IReadOnlyList<string>? Variants { get; init; }

    /// <summary>The best by score that nobody declined, in place of codes.</summary>
    [Description("The best by score that nobody declined, in place of codes.")]
    [Range(1, 2000)]
    public int? Top { get; init; }

    /// <summary>Resolution of the films, 150 to 2400 dpi; left out, the brief's or the print method's.</summary>
    [Description("Resolution of the films, 150 to 2400 dpi; left out, the brief's or the print method's.")]
    [Range(150, 2400)]
    public double? FilmDpi { get; init; }

    /// <summary>Whether films are laterally reversed.</summary>
    [Description("Whether films are laterally reversed.")]
    public bool Mirror { get; init; }

    /// <summary>Id of the press that all is made ready for; left out, the brief's, else the print method's.</summary>
    [Description("Id of the press that all is made ready for, for example butt-screen; left out, the brief's, else the print method's.")]
    [StringLength(64)]
    public string? Press { get; init; }

    /// <summary>Separates films into square dots of the design's inks in place of flat plates and rulings, so many in an inch, 60 to 400; left out, plates are made.</summary>
    [Description("Separates films into square dots of the design's inks (index separation, for pictures and ramps) in place of flat plates and rulings: so many dots in an inch, 60 to 400, 180 is usual. Left out, plates are made.")]
    [Range(60, 400)]
    public double? IndexDots { get; init; }

    /// <summary>Languages of sheets; left out, the house's.</summary>
    [Description("Languages of sheets: en, zh, both, or brief for the brief's own; left out, as the house has it.")]
    public SheetLanguage? SheetLanguage { get; init; }

    /// <summary>What of nail sets is made ready; left out, the usual. For batches of nails alone.</summary>
    [Description("What of nail sets is made ready; left out, the usual. For batches of nails alone.")]
    public NailRequest? Nails { get; init; }

    /// <summary>Reasons for which blocking checks are passed over, by the check's code; they are kept with the name of whoever takes them on.</summary>
    [Description("Reasons for which blocking checks are passed over, by the check's code, for example print-area; they are kept with the name of whoever takes them on.")]
    public IReadOnlyDictionary<string, string>? Overrides { get; init; }

    /// <summary>Name of the person who takes the overrides on; left out, whoever orders, who is kept in any case.</summary>
    [Description("Name of the person who takes the overrides on; left out, whoever orders, who is kept in any case.")]
    [StringLength(100)]
    public string? OverriddenBy { get; init; }

    /// <summary>The order for the desk.</summary>
    internal PackOrder ToOrder() => new()
    {
        Codes = [.. Variants ?? []],
        Top = Top,
        FilmDpi = FilmDpi,
        Mirror = Mirror,
        Press = Press ?? "",
        IndexDots = IndexDots,
        Sheets = SheetLanguage,
        Nails = Nails?.ToRun() ?? new(),
        OverriddenBy = OverriddenBy ?? "",
        Overrides = (Overrides ?? new Dictionary<string, string>()).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
