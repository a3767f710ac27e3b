using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Colour;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>How well a brief was understood: what was found, missed and read into it.</summary>
/// <remarks>
/// Every expected fact takes one fact of its slot. The expectations were written without the lexicon, so that some are met by a neighbour: a kind of
/// the motif, a colour that looks the same, a word for a kind of pattern that the same families make, a style that steers alike.
/// Facts about cloth, finishes, markets and order numbers are not scored.
/// </remarks>
/// <param name="Brief">The brief.</param>
/// <param name="Facts">What the interpreter read.</param>
/// <param name="Hits">Expected facts that were found.</param>
/// <param name="Misses">Expected facts that were not.</param>
/// <param name="Extras">Facts that nobody expects.</param>
internal sealed record BriefScore(KnownBrief Brief, BriefFacts Facts, int Hits, ImmutableArray<string> Misses, ImmutableArray<string> Extras)
{
    // Two colours nearer than this, OKLab distance, go by each other's names.
    private const double SameColour = 0.1;

    // Placements that the expectations speak of; others are finer than they are.
    private static readonly string[] ScoredPlacements = ["full-front", "centre-chest", "left-chest", "full-back", "all-over"];

    private static readonly FactSlot[] NotScored = [FactSlot.Order, FactSlot.Fabric, FactSlot.Finish, FactSlot.OnlyColours, FactSlot.Market];

    // For each key of the expectations: the slots that may hold it, and the kinds of entry that its words name.
    private static readonly Dictionary<string, (FactSlot[] Slots, Type[] Kinds)> Keys = new()
    {
        ["product"] = ([FactSlot.Product], []),
        ["placement"] = ([FactSlot.Placement], []),
        ["method"] = ([FactSlot.Method], []),
        ["repeat"] = ([FactSlot.Repeat], []),
        ["count"] = ([FactSlot.Count], []),
        ["inks"] = ([FactSlot.Inks], []),
        ["colourways"] = ([FactSlot.Colourways], []),
        ["size"] = ([FactSlot.Size], []),
        ["slogan"] = ([FactSlot.Slogan], []),
        ["pantone"] = ([FactSlot.Pantone], []),
        ["sizes"] = ([FactSlot.GarmentSize], []),
        ["nail-shape"] = ([FactSlot.NailShape], [typeof(TradeTerm)]),
        ["nail-length"] = ([FactSlot.NailLength], [typeof(TradeTerm)]),
        ["garment"] = ([FactSlot.Garment], ColourKinds),
        ["ground"] = ([FactSlot.Ground], ColourKinds),
        ["outline"] = ([FactSlot.Outline], ColourKinds),
        ["colours"] = ([FactSlot.Colour, FactSlot.Scheme, FactSlot.Style], [.. ColourKinds, typeof(StyleWord)]),
        ["no-colours"] = ([FactSlot.NoColour, FactSlot.NoStyle], ColourKinds),
        ["motifs"] = ([FactSlot.Motif, FactSlot.Family], [typeof(MotifConcept), typeof(FamilyWord)]),
        ["no-motifs"] = ([FactSlot.NoMotif, FactSlot.NoFamily], [typeof(MotifConcept), typeof(FamilyWord)]),
        ["families"] = ([FactSlot.Family, FactSlot.Motif, FactSlot.Finish, FactSlot.Style], [typeof(FamilyWord), typeof(MotifConcept), typeof(TradeTerm)]),
        ["no-families"] = ([FactSlot.NoFamily, FactSlot.NoMotif], [typeof(FamilyWord), typeof(MotifConcept)]),
        ["styles"] = ([FactSlot.Style, FactSlot.Scheme, FactSlot.Season, FactSlot.Audience, FactSlot.Market, FactSlot.Finish], [typeof(StyleWord), typeof(ColourScheme), typeof(ColourModifier)]),
        ["no-styles"] = ([FactSlot.NoStyle, FactSlot.NoMotif, FactSlot.NoFamily], [typeof(StyleWord)]),
        ["audience"] = ([FactSlot.Audience], [typeof(StyleWord)]),
        ["season"] = ([FactSlot.Season], [typeof(StyleWord)]),
        ["holiday"] = ([FactSlot.Holiday], [typeof(Holiday)]),
        ["soft"] = ([FactSlot.Less], [typeof(StyleWord)]),
    };

    private static Type[] ColourKinds => [typeof(ColourTerm), typeof(ColourScheme), typeof(ColourModifier)];

    private static readonly Lexicon Lexicon = Templates.Catalogue.Lexicon.Value;

    // Every name and id of a kind, with a space for each hyphen, and the ids that it stands for.
    private static readonly ILookup<(Type, string), string> Names = Lexicon.Entries
        .SelectMany(e => e.Names.Append(e.Id), (e, name) => ((e.GetType(), Spaced(name)), e.Id)).Distinct().ToLookup(p => p.Item1, p => p.Id);

    /// <summary>Reads a brief and compares.</summary>
    public static BriefScore Of(KnownBrief brief)
    {
        BriefFacts facts = TextInterpreter.Read(brief.Text, Lexicon);
        List<Fact> open = [.. facts.Facts.Where(f => f.Source == FactSource.Text)];
        var misses = ImmutableArray.CreateBuilder<string>();
        foreach ((string key, string value) in brief.Expected)
        {
            if (!Keys.TryGetValue(key, out var meant))
                throw new InvalidDataException($"{brief.Id}: '{key}' is no key of the expectations.");
            HashSet<string> ids = Ids(key, value, meant.Kinds);
            Fact? met = open.FirstOrDefault(f => meant.Slots.Contains(f.Slot) && IsSame(f, ids, facts.Text)) ?? open.FirstOrDefault(f => meant.Slots.Contains(f.Slot) && IsNear(key, f.Value, ids));
            if (met is null)
                misses.Add($"{key}: {value}");
            else
                open.Remove(met);
        }
        ImmutableArray<string> extras = [.. open.Where(IsScored).Select(f => $"{f.Slot}: {f.Value} \"{f.Span?.In(facts.Text)}\"")];
        return new(brief, facts, brief.Expected.Count - misses.Count, misses.ToImmutable(), extras);
    }

    /// <summary>What the brief bans and the facts want all the same.</summary>
    public IEnumerable<string> Violations()
    {
        Fact[] wanted = [.. Facts.Facts.Where(f => f.Source == FactSource.Text)];
        HashSet<string> excepted = [.. Brief.Of("motifs").SelectMany(m => Ids("motifs", m, Keys["motifs"].Kinds)).SelectMany(Lexicon.WithKinds)];
        foreach (string ban in Brief.Of("no-motifs"))
        {
            HashSet<string> ids = Ids("no-motifs", ban, Keys["no-motifs"].Kinds);
            foreach (Fact fact in wanted.Where(f => f.Slot is FactSlot.Motif or FactSlot.Family && !excepted.Contains(f.Value) && (ids.Contains(f.Value) || Ancestors(f.Value).Any(ids.Contains))))
                yield return $"{ban} is banned, {fact.Slot} {fact.Value} is wanted";
        }
        foreach (string ban in Brief.Of("no-colours"))
        {
            HashSet<string> ids = Ids("no-colours", ban, ColourKinds);
            foreach (Fact fact in wanted.Where(f => f.Slot is FactSlot.Colour or FactSlot.Ground or FactSlot.Outline or FactSlot.Scheme && ids.Contains(f.Value)))
                yield return $"{ban} is banned, {fact.Slot} {fact.Value} is wanted";
        }
        foreach (string ban in Brief.Of("no-families"))
        {
            HashSet<string> ids = Ids("no-families", ban, Keys["no-families"].Kinds);
            foreach (Fact fact in wanted.Where(f => f.Slot is FactSlot.Motif or FactSlot.Family && ids.Contains(f.Value)))
                yield return $"{ban} is banned, {fact.Slot} {fact.Value} is wanted";
        }
    }

    private static bool IsScored(Fact fact) =>
        !NotScored.Contains(fact.Slot) && (fact.Slot != FactSlot.Placement || ScoredPlacements.Contains(fact.Value)) && !(fact.Slot == FactSlot.Repeat && fact.Value == "seamless");

    private static bool IsSame(Fact fact, HashSet<string> ids, string text) =>
        ids.Contains(fact.Value) || ids.Contains(fact.Value.ToLowerInvariant()) || (fact.Slot == FactSlot.Less && fact.Span is { } span && ids.Contains(span.In(text).ToLowerInvariant()));

    private static bool IsNear(string key, string value, HashSet<string> ids) => key switch
    {
        "families" or "no-families" => Lexicon.Families.TryGetValue(value, out FamilyWord? family) && ids.Any(id => Lexicon.Families.TryGetValue(id, out FamilyWord? other) && other.Families.Intersect(family.Families).Any()),
        "motifs" or "no-motifs" => Ancestors(value).Any(ids.Contains),
        "colours" => LooksAlike(value, ids) || SteersAlike(value, ids),
        "no-colours" or "garment" or "ground" or "outline" => LooksAlike(value, ids),
        "styles" or "no-styles" => SteersAlike(value, ids),
        _ => false,
    };

    private static bool LooksAlike(string value, HashSet<string> ids) =>
        Lexicon.Colours.TryGetValue(value, out ColourTerm? colour) && ids.Any(id => Lexicon.Colours.TryGetValue(id, out ColourTerm? other) && other.Colour.Oklab.DistanceTo(colour.Colour.Oklab) < SameColour);

    private static bool SteersAlike(string value, HashSet<string> ids) => Tags(value).Any(t => ids.Any(id => Tags(id).Contains(t)));

    private static ImmutableArray<string> Tags(string id) =>
        Lexicon.Words.TryGetValue(id, out StyleWord? word) ? word.Tags : Lexicon.Schemes.TryGetValue(id, out ColourScheme? scheme) ? scheme.Tags : Lexicon.Modifiers.TryGetValue(id, out ColourModifier? modifier) ? modifier.Tags : [];

    // All that a motif is a kind of.
    private static IEnumerable<string> Ancestors(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([id]);
        while (queue.TryDequeue(out string? at))
        {
            foreach (string parent in Lexicon.Motifs.TryGetValue(at, out MotifConcept? motif) ? motif.Is : [])
            {
                if (seen.Add(parent))
                    queue.Enqueue(parent);
            }
        }
        return seen;
    }

    // Values and ids that an expected word may stand for.
    private static HashSet<string> Ids(string key, string value, Type[] kinds)
    {
        string name = Spaced(value);
        var ids = new HashSet<string>(StringComparer.Ordinal) { value, value.ToLowerInvariant(), name, name.Replace(' ', '-') };
        foreach (Type kind in kinds)
        {
            ids.UnionWith(Names[(kind, name)]);
            if (name.EndsWith('s'))
                ids.UnionWith(Names[(kind, name[..^1])]);
        }
        if (kinds.Contains(typeof(ColourModifier)))
        {
            // Dusty pink is one of the lexicon's colours or a changed one.
            string[] words = name.Split(' ');
            for (int i = 1; i < words.Length; i++)
                ids.UnionWith(Names[(typeof(ColourModifier), string.Join(' ', words[..i]))].SelectMany(m => Names[(typeof(ColourTerm), string.Join(' ', words[i..]))], (m, c) => m + "-" + c));
        }
        switch (key)
        {
            case "method" when value == "uv":
                ids.UnionWith(["uv-flat", "uv-nail"]);
                break;
            case "pantone":
                ids.UnionWith([value.Replace(" ", "", StringComparison.Ordinal), value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()]);
                break;
            case "size" when value.Split('x') is [var width, var height] && width == height:
                ids.Add(width);
                break;
        }
        return ids;
    }

    private static string Spaced(string name) => name.ToLowerInvariant().Replace('-', ' ');
}
