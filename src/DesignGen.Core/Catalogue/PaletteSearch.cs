using DesignGen.Core.Colour;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Catalogue;

/// <summary>Finds palettes by word, in English or Chinese.</summary>
public static class PaletteSearch
{
    /// <summary>The palettes that match every word by id, name, tag, ink or ground, in the order of their ids; all of them for no words.</summary>
    /// <remarks>Words that are all ids find each of those palettes. The words <c>light</c>, <c>dark</c> and <c>coloured</c> (浅底, 深底, 彩底) ask for grounds.</remarks>
    /// <exception cref="InputException">No palette matches.</exception>
    public static Palette[] Find(TemplateCatalogue catalogue, IReadOnlyList<string> words)
    {
        Palette[] found = WordSearch.Find([.. catalogue.Palettes.Values], words, p => p.Id, Matches);
        return found.Length > 0
            ? found
            : throw new InputException("palettes", null, $"No palette matches '{string.Join(' ', words)}'. 'designgen palette list' without words lists all {catalogue.Palettes.Count}.");
    }

    private static bool Matches(Palette palette, string word) => word switch
    {
        "light" or "浅底" => palette.GroundTone() == GroundTone.Light,
        "dark" or "深底" => palette.GroundTone() == GroundTone.Dark,
        "coloured" or "彩底" => palette.GroundTone() == GroundTone.Coloured,
        _ => palette.Id.Contains(word, StringComparison.Ordinal) || palette.Name.En.Contains(word, StringComparison.OrdinalIgnoreCase)
            || palette.Name.Zh.Contains(word, StringComparison.Ordinal) || palette.Tags.Contains(word)
            || palette.Names.Values.Any(n => n.Contains(word, StringComparison.OrdinalIgnoreCase)),
    };
}
