using System.Text;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;

namespace DesignGen.Core.Catalogue;

/// <summary>Writes a palette as its template file.</summary>
public static class PaletteText
{
    /// <summary>The file's text, with newlines as on Unix; reading it gives the same palette.</summary>
    public static string Write(Palette palette)
    {
        var text = new StringBuilder();
        text.Append("id: ").Append(palette.Id).Append('\n');
        text.Append("name: { en: ").Append(Quoted(palette.Name.En)).Append(", zh: ").Append(Quoted(palette.Name.Zh)).Append(" }\n");
        text.Append("tags: [").AppendJoin(", ", palette.Tags.Select(Quoted)).Append("]\ncolours:\n");
        foreach ((PaletteRole role, Srgb colour) in palette.Colours)
            text.Append("  ").Append((role.ToString().ToLowerInvariant() + ":").PadRight(9)).Append("{ hex: \"").Append(colour.Hex).Append("\", name: ").Append(Quoted(palette.Names[role])).Append(" }\n");
        return text.ToString();
    }

    // Plain where nothing in it could mean anything to YAML, or read as a number or a word of its own.
    private static string Quoted(string text)
    {
        bool plain = text.Length > 0 && char.IsLetter(text[0]) && char.IsLetterOrDigit(text[^1]) && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-')
            && text.ToLowerInvariant() is not ("yes" or "no" or "true" or "false" or "null" or "on" or "off" or "y" or "n");
        if (plain)
            return text;
        return QuotedText.Of(text);
    }
}
