using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Lexicons;

/// <summary>A way of colouring that a brief can rule out.</summary>
/// <param name="Id">Id of its words.</param>
/// <param name="Name">Its name.</param>
/// <param name="Covers">The stretches of colour that it means; empty where it is a matter of how colours stand together.</param>
/// <param name="Tag">The tag of palettes and harmonies that are made so; null for none.</param>
/// <param name="Palettes">Ids of palettes and harmonies that are made so.</param>
public sealed record ColourWay(string Id, LocalName Name, ImmutableArray<ColourRange> Covers, string? Tag, ImmutableArray<string> Palettes)
{
    /// <summary>Whether a palette or harmony is made so.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tags">Its tags.</param>
    public bool IsOf(string id, IEnumerable<string> tags) => Palettes.Contains(id) || (Tag is not null && tags.Contains(Tag));

    /// <summary>All that a lexicon has.</summary>
    /// <remarks>Words of one id in several lists are one way. Of several tags the first says what it is, the others what goes with it. A style is one only where it means certain colours.</remarks>
    internal static Dictionary<string, ColourWay> Of(Lexicon lexicon)
    {
        var ways = new Dictionary<string, ColourWay>(StringComparer.Ordinal);
        foreach (ColourModifier word in lexicon.Modifiers.Values)
            Add(word, word.Tags.FirstOrDefault(), []);
        foreach (ColourScheme word in lexicon.Schemes.Values)
            Add(word, word.Tags.FirstOrDefault(), word.Palettes);
        foreach (StyleWord word in lexicon.Words.Values.Where(w => !w.Covers.IsEmpty))
            Add(word, word.Tags.FirstOrDefault(), []);
        return ways;

        void Add(ColouringWord word, string? tag, ImmutableArray<string> palettes)
        {
            if (ways.TryGetValue(word.Id, out ColourWay? known))
                ways[word.Id] = known with { Covers = [.. known.Covers.Union(word.Covers)], Tag = known.Tag ?? tag, Palettes = [.. known.Palettes.Union(palettes)] };
            else if (!word.Covers.IsEmpty || tag is not null || !palettes.IsEmpty)
                ways[word.Id] = new(word.Id, word.Name, word.Covers, tag, palettes);
        }
    }
}
