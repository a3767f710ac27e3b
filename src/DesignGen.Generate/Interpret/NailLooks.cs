using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret;

/// <summary>What names of patterns and finishes mean on nails: looks, each with the motif by which it goes.</summary>
internal static class NailLooks
{
    /// <summary>Ids of the motifs that a pattern or a finish is on nails: those of its entry, else the motif of its name; empty for what is nothing to be seen there.</summary>
    /// <param name="lexicon">The words.</param>
    /// <param name="value">Id of the pattern's word, or the value of the finish.</param>
    public static ImmutableArray<string> Of(Lexicon lexicon, string value)
    {
        if (lexicon.Families.TryGetValue(value, out FamilyWord? family))
            return !family.Nails.IsEmpty ? family.Nails : family.IsOfNails ? [] : [.. lexicon.CalledLike(family).Where(m => lexicon.ToDraw(m.Id, MotifWords.DrawableOn(ArtKind.NailSet)).Itself).Select(m => m.Id).Take(1)];
        return lexicon.Terms.Values.FirstOrDefault(t => t.Slot == "finish" && t.Value == value) is { } finish ? finish.Nails : [];
    }
}
