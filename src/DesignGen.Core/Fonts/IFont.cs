using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Core.Fonts;

/// <summary>A font to set words in: outlines, widths and kerning by character. All lengths are font units; y runs down from the base line.</summary>
/// <remarks>Safe to share between threads. Fonts are found and read by the host; whoever draws is given one.</remarks>
public interface IFont
{
    /// <summary>By what a recipe knows the font again.</summary>
    FontMark Mark { get; }

    /// <summary>Font units to one em, 16 to 16384.</summary>
    int UnitsPerEm { get; }

    /// <summary>Height of a capital above the base line, above 0.</summary>
    double CapHeight { get; }

    /// <summary>Whether the font draws a character.</summary>
    bool Has(Rune sign);

    /// <summary>The outline of a character, to fill by the non-zero rule: origin on the base line at the left. The font's sign for what it lacks where <see cref="Has"/> is false.</summary>
    Outline Shape(Rune sign);

    /// <summary>How far the pen moves to the right after a character.</summary>
    double Advance(Rune sign);

    /// <summary>How much two characters side by side are set closer (negative) or wider than their widths say.</summary>
    double Kern(Rune left, Rune right);

    /// <summary>The characters of a text that the font does not draw, each once, in order; white space is never missing.</summary>
    ImmutableArray<string> Missing(string text) => [.. text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && !Has(r)).Distinct().Select(r => r.ToString())];
}
