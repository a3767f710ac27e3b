using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads which motifs a brief wants and which it rules out, by the ids and names of the lexicon.</summary>
internal static class MotifWords
{
    /// <summary>All that the built-in engine can draw, ids of the lexicon.</summary>
    public static IReadOnlySet<string> Drawable { get; } = FamilyRegistry.All.SelectMany(f => f.Card.Shows).Select(s => s.Motif).ToHashSet(StringComparer.Ordinal);

    /// <summary>What families of a kind can draw.</summary>
    public static IReadOnlySet<string> DrawableOn(ArtKind kind) => ByKind[kind];

    private static readonly Dictionary<ArtKind, HashSet<string>> ByKind = Enum.GetValues<ArtKind>().ToDictionary(
        kind => kind, kind => FamilyRegistry.All.Where(f => f.Card.Kind == kind).SelectMany(f => f.Card.Shows).Select(s => s.Motif).ToHashSet(StringComparer.Ordinal));

    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["true"] = true, ["是"] = true, ["no"] = false, ["false"] = false, ["否"] = false };

    // A word for hundreds of things, as animal, draws from packs by turns; more kinds than a batch has designs say no more.
    private const int MostFromPacks = 24;

    /// <summary>Whether a brief is to have motifs of our own only: as it says, else as the house has it.</summary>
    public static bool NativeOnly(string? asked, TemplateCatalogue catalogue) => asked is not null && YesNo.TryGetValue(asked.Trim().ToLowerInvariant(), out bool only) ? only : catalogue.House.NativeMotifsOnly;

    /// <summary>What is drawn for a motif on a kind of product: it or its kinds by the engine, else by packs where these may be used, else its nearest relatives.</summary>
    /// <param name="catalogue">The shop's templates, with the lexicon and the packs.</param>
    /// <param name="motif">Id of the motif.</param>
    /// <param name="kind">What it is drawn on; null for anything.</param>
    /// <param name="nativeOnly">Whether packs are left out.</param>
    /// <returns>The ids to draw, whether they are the thing itself or a kind of it, and whether they are of packs.</returns>
    public static (ImmutableArray<string> Draw, bool Itself, bool OfPacks) Draws(TemplateCatalogue catalogue, string motif, ArtKind? kind, bool nativeOnly)
    {
        Lexicon lexicon = catalogue.Lexicon.Value;
        (ImmutableArray<string> draw, bool itself) = lexicon.ToDraw(motif, kind is { } known ? DrawableOn(known) : Drawable);
        if (itself || nativeOnly || !FamilyRegistry.All.Any(f => f.Card.TakesPacks && (kind is null || f.Card.Kind == kind)))
            return (draw, itself, false);
        IReadOnlyList<string> kinds = lexicon.WithKinds(motif);
        ImmutableArray<string> packs = [.. kinds.Where(k => catalogue.MotifPacks.All.Any(l => l.Id == k)).Take(MostFromPacks)];
        return packs.IsEmpty ? (draw, false, false) : (packs, true, true);
    }

    /// <summary>The motifs wished for, and the drawings of packs that stand for some of them.</summary>
    public static (ImmutableArray<MotifWish> Wishes, ImmutableArray<MotifMark> Packs) Wishes(DocumentReader reader, ArtKind? kind, TemplateCatalogue catalogue)
    {
        var wishes = ImmutableArray.CreateBuilder<MotifWish>();
        var packs = new List<MotifMark>();
        Lazy<Lexicon> lexicon = catalogue.Lexicon;
        bool nativeOnly = reader.OneOf(BriefKeys.NativeMotifs, YesNo) ?? catalogue.House.NativeMotifsOnly;
        foreach (string word in reader.Texts(BriefKeys.Motifs))
        {
            if (Find(word, lexicon) is not { } motif)
            {
                reader.Refuse(BriefKeys.Motifs, $"'{word}' is no motif of the lexicon. " + Near(word, lexicon));
                continue;
            }
            (ImmutableArray<string> draw, bool itself, bool ofPacks) = Draws(catalogue, motif.Id, kind, nativeOnly);
            if (wishes.Any(w => w.Id == motif.Id))
                continue;
            wishes.Add(new(motif.Id, motif.Name, draw) { Alike = itself ? Math.Max(1, draw.Length) : 1 });
            foreach (string id in ofPacks ? draw : [])
                Take(id);
        }
        return (wishes.ToImmutable(), [.. packs.DistinctBy(m => m.Id)]);

        void Take(string id)
        {
            try
            {
                packs.Add(catalogue.MotifPacks.Find(id)!.Mark);
            }
            catch (InputException e)
            {
                foreach (Problem problem in e.Problems)
                    reader.Refuse(BriefKeys.Motifs, $"The drawing of '{id}' can't be used: {problem}");
            }
        }
    }

    /// <summary>The motifs ruled out, with all of their kinds that the engine can draw, in order.</summary>
    public static ImmutableArray<string> Bans(DocumentReader reader, TemplateCatalogue catalogue)
    {
        Lazy<Lexicon> lexicon = catalogue.Lexicon;
        var bans = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string word in reader.Texts(BriefKeys.NoMotifs))
        {
            if (Find(word, lexicon) is { } motif)
                bans.UnionWith(lexicon.Value.WithKinds(motif.Id).Where(m => Drawable.Contains(m) || catalogue.MotifPacks.All.Any(l => l.Id == m)));
            else
                reader.Refuse(BriefKeys.NoMotifs, $"'{word}' is no motif of the lexicon. " + Near(word, lexicon));
        }
        return [.. bans];
    }

    private static MotifConcept? Find(string word, Lazy<Lexicon> lexicon)
    {
        if (lexicon.Value.Motifs.TryGetValue(word.ToLowerInvariant().Replace(' ', '-'), out MotifConcept? motif))
            return motif;
        // A name of its own, though elsewhere the word may mean a pattern or a finish first: 法式边.
        if (lexicon.Value.Motifs.Values.Where(m => m.Names.Contains(word.ToLowerInvariant(), StringComparer.Ordinal)).ToArray() is [var named])
            return named;
        Fact[] read = [.. TextInterpreter.Read(word, lexicon.Value).Facts.Where(f => f is { Slot: FactSlot.Motif, Source: FactSource.Text, Confidence: > 0.8 })];
        return read is [var only] ? lexicon.Value.Motifs.GetValueOrDefault(only.Value) : null;
    }

    private static string Near(string word, Lazy<Lexicon> lexicon)
    {
        string? near = Spelling.Nearest(word.ToLowerInvariant(), lexicon.Value.Motifs.Keys);
        return near is null ? "`designgen families` lists what can be drawn; add your own words to templates/lexicons/house." : $"Did you mean '{near}'?";
    }
}
