using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Interpret;

/// <summary>A motif that was found, and what becomes of it.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Drawn">Ids of the motifs that the built-in engine draws for it; empty where it draws nothing like it.</param>
/// <param name="Itself">Whether they are the motif or kinds of it, and not only relatives.</param>
/// <param name="Families">Ids of the families that draw them.</param>
public sealed record FoundMotif(MotifConcept Motif, ImmutableArray<string> Drawn, bool Itself, ImmutableArray<string> Families)
{
    /// <summary>The drawing of a pack that shows it; null where none does. It is used where the engine does not draw the motif itself.</summary>
    public PackListing? Pack { get; init; }
}

/// <summary>Finds motifs by word, in English or Chinese.</summary>
public static class MotifSearch
{
    /// <summary>The motifs that match every word by id or name, in the order of their ids; all of them for no words.</summary>
    /// <param name="lexicon">The words.</param>
    /// <param name="words">What was typed.</param>
    /// <param name="packs">The motif packs, whose keywords are searched too; null for none.</param>
    public static IReadOnlyList<FoundMotif> Find(Lexicon lexicon, IReadOnlyList<string> words, IMotifShelf? packs = null)
    {
        Dictionary<string, PackListing> drawings = (packs ?? MotifShelf.None).All.ToDictionary(l => l.Id, StringComparer.Ordinal);
        return [.. WordSearch.Find<MotifConcept>([.. lexicon.Motifs.Values], words, m => m.Id, (m, word) => m.Id.Contains(word, StringComparison.Ordinal) || m.Names.Any(n => n.Contains(word, StringComparison.OrdinalIgnoreCase))
            || (drawings.GetValueOrDefault(m.Id) is { } listing && listing.Keywords.Any(k => k.Equals(word, StringComparison.OrdinalIgnoreCase)))).Select(m => Found(lexicon, m, drawings.GetValueOrDefault(m.Id)))];
    }

    private static FoundMotif Found(Lexicon lexicon, MotifConcept motif, PackListing? pack)
    {
        (ImmutableArray<string> draw, bool itself) = lexicon.ToDraw(motif.Id, MotifWords.Drawable);
        if (!itself && pack is not null)
            return new(motif, [motif.Id], true, [.. FamilyRegistry.All.Where(f => f.Card.TakesPacks).Select(f => f.Card.Id)]) { Pack = pack };
        return new(motif, draw, itself, [.. FamilyRegistry.All.Where(f => f.Card.Shows.Any(s => draw.Contains(s.Motif))).Select(f => f.Card.Id)]) { Pack = pack };
    }
}
