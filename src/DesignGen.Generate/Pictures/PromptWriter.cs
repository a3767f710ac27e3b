using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Pictures;

namespace DesignGen.Generate.Pictures;

/// <summary>Says in a model's language and manner what a design is to show.</summary>
/// <remarks>
/// Models of the CLIP kind read 75 tokens well and weigh the first ones most, so the subject comes first, then how it is drawn, then the inks.
/// What is not wanted goes into the negative prompt where the model has one; else a sentence says so at the end.
/// </remarks>
public sealed class PromptWriter(PromptWords words)
{
    // More colours than this are no longer heeded, and the tokens are better spent on the subject.
    private const int MostColours = 5;

    /// <summary>Writes the prompt of a design.</summary>
    /// <param name="wish">What the brief wants.</param>
    /// <param name="kind">What the print is laid out as.</param>
    /// <param name="style">How it is drawn.</param>
    /// <param name="inks">The colours that it is printed in; empty where they are taken from the picture.</param>
    /// <param name="ground">The plain colour behind.</param>
    /// <returns>The prompt and the negative prompt; the latter is empty for models that have none.</returns>
    public (string Prompt, string Negative) Write(PictureWish wish, ArtKind kind, PictureStyle style, ImmutableArray<Srgb> inks, Srgb ground)
    {
        PictureModel model = wish.Model;
        bool chinese = model.Language == Language.Chinese, sentences = model.Manner == PromptManner.Sentences;
        string comma = chinese ? "，" : ", ", stop = chinese ? "。" : ". ";
        LocalName shape = wish.Use == PictureUse.Motif ? words.Motif : kind == ArtKind.AllOver ? words.Tile : words.Placement;
        var parts = new List<string>
        {
            // The subject last: marks that a customer happens to write are words like any other.
            shape.In(model.Language).Replace("{ground}", words.NameOf(ground).In(model.Language), StringComparison.Ordinal).Replace("{subject}", wish.Subject, StringComparison.Ordinal),
            style.Words.In(model.Language),
        };
        string[] colours = [.. inks.Select(i => words.NameOf(i).In(model.Language)).Distinct().Take(MostColours)];
        if (colours.Length > 0)
            parts.Add(words.Inks.In(model.Language).Replace("{colours}", string.Join(chinese ? "、" : ", ", colours), StringComparison.Ordinal));
        string avoid = string.Join(comma, new[] { wish.Avoid, words.Avoid.In(model.Language) }.Where(w => w.Length > 0));
        if (model.Abilities.Negative)
            return (Join(parts), avoid);
        parts.Add(chinese ? "不要出现：" + avoid : "without " + avoid);
        return (Join(parts), "");

        string Join(List<string> all) => sentences ? string.Join(stop, all.Select(Sentence)) + (chinese ? "。" : ".") : string.Join(comma, all);
    }

    private static string Sentence(string words) => words.Length > 0 && char.IsAsciiLetterLower(words[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;
}
