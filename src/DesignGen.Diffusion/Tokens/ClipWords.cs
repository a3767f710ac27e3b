using System.Globalization;
using System.Text;

namespace DesignGen.Diffusion.Tokens;

/// <summary>CLIP's way of taking a text apart: what its pattern <c>'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+</c> finds, one after another.</summary>
/// <remarks>The text is walked by whole characters (runes), because .NET's Regex takes a character above U+FFFF for two that are no letters.</remarks>
internal static class ClipWords
{
    private enum Kind { Space, Letter, Number, Other }

    /// <summary>Where the first word at or after a place begins and ends; false when only spaces are left.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int place, out Range word)
    {
        while (place < text.Length)
        {
            int begin = place;
            place += Shortening(text[begin..]);
            if (place > begin)
            {
                word = begin..place;
                return true;
            }
            Kind kind = KindAt(text, place, out int length);
            place += length;
            if (kind == Kind.Space)
                continue;
            while (kind != Kind.Number && place < text.Length && KindAt(text, place, out length) == kind)
                place += length;
            word = begin..place;
            return true;
        }
        word = default;
        return false;
    }

    /// <summary>How long an English shortening at the beginning is: 's, 't, 're, 've, 'm, 'll, 'd; 0 where there is none.</summary>
    private static int Shortening(ReadOnlySpan<char> text)
    {
        if (text[0] != '\'' || text.Length < 2)
            return 0;
        return text[1] switch
        {
            's' or 't' or 'm' or 'd' => 2,
            'r' or 'v' when text.Length > 2 && text[2] == 'e' => 3,
            'l' when text.Length > 2 && text[2] == 'l' => 3,
            _ => 0,
        };
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int place, out int length)
    {
        Rune.DecodeFromUtf16(text[place..], out Rune rune, out length);
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
