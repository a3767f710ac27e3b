using System.Collections.Immutable;

namespace DesignGen.Core.Lexicons;

/// <summary>The words that briefs are understood by, in both languages; files under <c>templates/lexicons</c>, which <c>docs/formats/lexicons.md</c> describes.</summary>
/// <remarks>Immutable; safe for several threads.</remarks>
public sealed class Lexicon
{
    /// <summary>Colours by id.</summary>
    public ImmutableSortedDictionary<string, ColourTerm> Colours { get; init; } = Of<ColourTerm>();

    /// <summary>Words that change colours.</summary>
    public ImmutableSortedDictionary<string, ColourModifier> Modifiers { get; init; } = Of<ColourModifier>();

    /// <summary>Ways of choosing colours.</summary>
    public ImmutableSortedDictionary<string, ColourScheme> Schemes { get; init; } = Of<ColourScheme>();

    /// <summary>Motifs by id.</summary>
    public ImmutableSortedDictionary<string, MotifConcept> Motifs { get; init; } = Of<MotifConcept>();

    /// <summary>Styles, moods, seasons, audiences and markets.</summary>
    public ImmutableSortedDictionary<string, StyleWord> Words { get; init; } = Of<StyleWord>();

    /// <summary>Kinds of pattern.</summary>
    public ImmutableSortedDictionary<string, FamilyWord> Families { get; init; } = Of<FamilyWord>();

    /// <summary>Words of the trade.</summary>
    public ImmutableSortedDictionary<string, TradeTerm> Terms { get; init; } = Of<TradeTerm>();

    /// <summary>Feasts and occasions.</summary>
    public ImmutableSortedDictionary<string, Holiday> Holidays { get; init; } = Of<Holiday>();

    /// <summary>The animals of the Chinese zodiac from the rat's year on.</summary>
    public ImmutableArray<ZodiacYear> Zodiac { get; init; } = [];

    /// <summary>Grammar words.</summary>
    public ImmutableSortedDictionary<string, GrammarCue> Cues { get; init; } = Of<GrammarCue>();

    /// <summary>What numbers count.</summary>
    public ImmutableSortedDictionary<string, UnitWord> Units { get; init; } = Of<UnitWord>();

    /// <summary>Words that are numbers.</summary>
    public ImmutableSortedDictionary<string, NumberWord> Numbers { get; init; } = Of<NumberWord>();

    /// <summary>Words without a wish in them.</summary>
    public ImmutableSortedDictionary<string, PlainWords> Plain { get; init; } = Of<PlainWords>();

    /// <summary>Words of reviewers that change a trait; no part of <see cref="Entries"/>, since briefs speak otherwise.</summary>
    public ImmutableSortedDictionary<string, RevisionWord> Changes { get; init; } = Of<RevisionWord>();

    /// <summary>Degrees beside such words.</summary>
    public ImmutableSortedDictionary<string, DegreeWord> Degrees { get; init; } = Of<DegreeWord>();

    /// <summary>What such changes may be of.</summary>
    public ImmutableSortedDictionary<string, RevisedThing> Things { get; init; } = Of<RevisedThing>();

    /// <summary>Words of reviewers that put one thing in place of another.</summary>
    public ImmutableSortedDictionary<string, SwapWord> Swaps { get; init; } = Of<SwapWord>();

    /// <summary>Every entry with names that briefs are understood by.</summary>
    public IEnumerable<LexiconEntry> Entries =>
        Colours.Values.Concat<LexiconEntry>(Modifiers.Values).Concat(Schemes.Values).Concat(Motifs.Values).Concat(Words.Values).Concat(Families.Values).Concat(Terms.Values)
            .Concat(Holidays.Values).Concat(Zodiac).Concat(Cues.Values).Concat(Units.Values).Concat(Numbers.Values).Concat(Plain.Values);

    /// <summary>The ways of colouring by id: words that mean certain colours, or palettes.</summary>
    public IReadOnlyDictionary<string, ColourWay> Ways => _ways.Value;

    /// <summary>The same words with other motifs.</summary>
    internal Lexicon WithMotifs(ImmutableSortedDictionary<string, MotifConcept> motifs) => new()
    {
        Motifs = motifs,
        Colours = Colours,
        Modifiers = Modifiers,
        Schemes = Schemes,
        Words = Words,
        Families = Families,
        Terms = Terms,
        Holidays = Holidays,
        Zodiac = Zodiac,
        Cues = Cues,
        Units = Units,
        Numbers = Numbers,
        Plain = Plain,
        Changes = Changes,
        Degrees = Degrees,
        Things = Things,
        Swaps = Swaps,
    };

    /// <summary>A motif and all that it is a kind of, itself first.</summary>
    /// <param name="id">Id of a motif.</param>
    public IReadOnlyList<string> WithWider(string id)
    {
        List<string> found = [id];
        for (int i = 0; i < found.Count; i++)
            found.AddRange(Motifs.TryGetValue(found[i], out MotifConcept? at) ? at.Is.Except(found, StringComparer.Ordinal) : []);
        return found;
    }

    /// <summary>The motifs that share a name with a kind of pattern, as dots and polka dots do, by id.</summary>
    public IEnumerable<MotifConcept> CalledLike(FamilyWord family) => Motifs.Values.Where(m => m.Names.Intersect(family.Names, StringComparer.Ordinal).Any());

    /// <summary>A motif and all that is a kind of it, itself first.</summary>
    /// <param name="id">Id of a motif.</param>
    public IReadOnlyList<string> WithKinds(string id)
    {
        List<string> found = [id];
        var seen = new HashSet<string>(found, StringComparer.Ordinal);
        for (int i = 0; i < found.Count; i++)
        {
            foreach (string kind in _kinds.Value.GetValueOrDefault(found[i]) ?? [])
            {
                if (seen.Add(kind))
                    found.Add(kind);
            }
        }
        return found;
    }

    /// <summary>What an engine should draw for a motif: the motif or its kinds where it can, else its nearest relatives, best first.</summary>
    /// <param name="id">Id of a motif.</param>
    /// <param name="drawable">What the engine can draw, ids of motifs.</param>
    /// <returns>The ids to draw, and whether they are the thing itself or a kind of it; empty where no relative can be drawn.</returns>
    public (ImmutableArray<string> Draw, bool Itself) ToDraw(string id, IReadOnlySet<string> drawable)
    {
        ImmutableArray<string> own = [.. WithKinds(id).Where(drawable.Contains)];
        if (!own.IsEmpty)
            return (own, true);
        // Nearest first: step by step over what looks like it, then over what it is a kind of.
        List<string> queue = [id];
        var seen = new HashSet<string>(queue, StringComparer.Ordinal);
        for (int i = 0; i < queue.Count && i < 400; i++)
        {
            if (!Motifs.TryGetValue(queue[i], out MotifConcept? at))
                continue;
            foreach (string next in at.Like.Concat(at.Is).Where(seen.Add))
            {
                ImmutableArray<string> near = drawable.Contains(next) ? [next] : at.Like.Contains(next) ? [.. WithKinds(next).Where(drawable.Contains)] : [];
                if (!near.IsEmpty)
                    return (near, false);
                queue.Add(next);
            }
        }
        return ([], false);
    }

    private readonly Lazy<Dictionary<string, List<string>>> _kinds;
    private readonly Lazy<Dictionary<string, ColourWay>> _ways;

    /// <summary>An empty lexicon.</summary>
    public Lexicon()
    {
        _ways = new(() => ColourWay.Of(this));
        _kinds = new(() => Motifs.Values.SelectMany(m => m.Is, (m, parent) => (parent, m.Id)).GroupBy(p => p.parent, p => p.Id).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));
    }

    private static ImmutableSortedDictionary<string, T> Of<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
