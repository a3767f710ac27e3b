using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Lexicons;
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

    /// <summary>The motifs wished for.</summary>
    public static ImmutableArray<MotifWish> Wishes(DocumentReader reader, ArtKind? kind, Lazy<Lexicon> lexicon)
    {
        var wishes = ImmutableArray.CreateBuilder<MotifWish>();
        IReadOnlySet<string> drawable = kind is { } known ? DrawableOn(known) : Drawable;
        foreach (string word in reader.Texts(BriefKeys.Motifs))
        {
            if (Find(word, lexicon) is not { } motif)
            {
                reader.Refuse(BriefKeys.Motifs, $"'{word}' is no motif of the lexicon. " + Near(word, lexicon));
                continue;
            }
            (ImmutableArray<string> draw, bool itself) = lexicon.Value.ToDraw(motif.Id, drawable);
            if (!wishes.Any(w => w.Id == motif.Id))
                wishes.Add(new(motif.Id, motif.Name, draw) { Alike = itself ? Math.Max(1, draw.Length) : 1 });
        }
        return wishes.ToImmutable();
    }

    /// <summary>The motifs ruled out, with all of their kinds that the engine can draw, in order.</summary>
    public static ImmutableArray<string> Bans(DocumentReader reader, Lazy<Lexicon> lexicon)
    {
        var bans = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string word in reader.Texts(BriefKeys.NoMotifs))
        {
            if (Find(word, lexicon) is { } motif)
                bans.UnionWith(lexicon.Value.WithKinds(motif.Id).Where(Drawable.Contains));
            else
                reader.Refuse(BriefKeys.NoMotifs, $"'{word}' is no motif of the lexicon. " + Near(word, lexicon));
        }
        return [.. bans];
    }

    private static MotifConcept? Find(string word, Lazy<Lexicon> lexicon)
    {
        if (lexicon.Value.Motifs.TryGetValue(word.ToLowerInvariant().Replace(' ', '-'), out MotifConcept? motif))
            return motif;
        Fact[] read = [.. TextInterpreter.Read(word, lexicon.Value).Facts.Where(f => f is { Slot: FactSlot.Motif, Source: FactSource.Text, Confidence: > 0.8 })];
        return read is [var only] ? lexicon.Value.Motifs.GetValueOrDefault(only.Value) : null;
    }

    private static string Near(string word, Lazy<Lexicon> lexicon)
    {
        string? near = Spelling.Nearest(word.ToLowerInvariant(), lexicon.Value.Motifs.Keys);
        return near is null ? "`designgen families` lists what can be drawn; add your own words to templates/lexicons/house." : $"Did you mean '{near}'?";
    }
}
