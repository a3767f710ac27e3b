using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Interpret;

/// <summary>What a brief's words are set in: checked before anything is drawn, so that no print shows a box in place of a sign.</summary>
internal static class LetteringFont
{
    /// <summary>Reads the brief's font and holds its words against it.</summary>
    /// <param name="reader">The form.</param>
    /// <param name="lines">The words.</param>
    /// <param name="language">Language of the notes.</param>
    /// <param name="catalogue">The shop, with its fonts.</param>
    /// <returns>What to set the words in, null to leave it to the families; and what was chosen that nobody said.</returns>
    public static (FontMark? Font, ImmutableArray<string> Notes) Read(DocumentReader reader, ImmutableArray<string> lines, Language language, TemplateCatalogue catalogue)
    {
        string text = string.Concat(lines);
        try
        {
            if (reader.Text(BriefKeys.Font) is not { } name)
                return Unnamed(reader, text, language, catalogue.Fonts);
            if (Face.Find(name) is { } style)
            {
                if (Alphabet.Missing(text) is { IsEmpty: false } lacking)
                    reader.Refuse(BriefKeys.Lettering, $"The style '{style.Id}' has no {FontShelf.Named(lacking)}. It has {Alphabet.Signs}; name a font that has them under 'font', or {FontShelf.ToInstall(lacking)}.");
                return (FontMark.Style(style.Id), Capitals(text, language));
            }
            if (catalogue.Fonts.Find(name) is not { } font)
            {
                ImmutableArray<string> near = catalogue.Fonts.Near(name);
                reader.Refuse(BriefKeys.Font, $"There is no style or font '{name}' here. {(near.IsEmpty ? "" : $"Near it: {string.Join(", ", near)}. ")}Install it, or put its file into templates/fonts; `designgen fonts` lists what there is.");
                return (null, []);
            }
            if (Face.Of(font).Missing(text) is { IsEmpty: false } missing)
                reader.Refuse(BriefKeys.Lettering, $"The font '{font.Mark.Name}' does not draw {FontShelf.Named(missing)}. Name another font under 'font', or {FontShelf.ToInstall(missing)}.");
            return (font.Mark, []);
        }
        catch (InputException e)
        {
            reader.Refuse(BriefKeys.Font, string.Join(" ", e.Problems.Select(p => p.Message)));
            return (null, []);
        }
    }

    /// <summary>Whether words can be set: in the built-in alphabet, or in a font that is to be had.</summary>
    public static bool CanSet(string text, TemplateCatalogue catalogue) => Alphabet.Missing(text).IsEmpty || catalogue.Fonts.Covering(text) is not null;

    private static (FontMark? Font, ImmutableArray<string> Notes) Unnamed(DocumentReader reader, string text, Language language, IFontShelf fonts)
    {
        ImmutableArray<string> missing = Alphabet.Missing(text);
        if (missing.IsEmpty)
            return (null, Capitals(text, language));
        if (fonts.Covering(text) is not { } font)
        {
            reader.Refuse(BriefKeys.Lettering, $"The built-in alphabet has no {FontShelf.Named(missing)}, and no font here has all of the words' signs. To set them, {FontShelf.ToInstall(missing)}. The alphabet has {Alphabet.Signs}.");
            return (null, []);
        }
        return (font.Mark, [language == Language.Chinese ? $"文字使用字体“{font.Mark.Name}”；可用“字体”指定其他字体。" : $"The words are set in the font '{font.Mark.Name}', which has their signs; name another one under 'font'."]);
    }

    private static ImmutableArray<string> Capitals(string text, Language language) => !text.Any(char.IsLower) ? [] :
        [language == Language.Chinese ? "内置字体只有大写字母，小写会排成大写；需要小写请用“字体”指定字体。" : "The built-in styles have capitals only, so small letters are set as capitals; name a font under 'font' to keep them."];
}
