using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Interpret;

/// <summary>A motif that was found, and what becomes of it.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Drawn">Ids of the motifs that the built-in engine draws for it; empty where it draws nothing like it.</param>
/// <param name="Itself">Whether they are the motif or kinds of it, and not only relatives.</param>
/// <param name="Families">Ids of the families that draw them.</param>
public sealed record FoundMotif(MotifConcept Motif, ImmutableArray<string> Drawn, bool Itself, ImmutableArray<string> Families);

/// <summary>Finds motifs by word, in English or Chinese.</summary>
public static class MotifSearch
{
    /// <summary>The motifs that match every word by id or name, in the order of their ids; all of them for no words.</summary>
    public static IReadOnlyList<FoundMotif> Find(Lexicon lexicon, IReadOnlyList<string> words) =>
        [.. WordSearch.Find<MotifConcept>([.. lexicon.Motifs.Values], words, m => m.Id, (m, word) => m.Id.Contains(word, StringComparison.Ordinal) || m.Names.Any(n => n.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(m => Found(lexicon, m))];

    private static FoundMotif Found(Lexicon lexicon, MotifConcept motif)
    {
        (ImmutableArray<string> draw, bool itself) = lexicon.ToDraw(motif.Id, MotifWords.Drawable);
        return new(motif, draw, itself, [.. FamilyRegistry.All.Where(f => f.Card.Shows.Any(s => draw.Contains(s.Motif))).Select(f => f.Card.Id)]);
    }
}
