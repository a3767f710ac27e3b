using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DesignGen.Sheets;

/// <summary>Text on its way into and out of the XML of a sheet.</summary>
/// <remarks>ECMA-376 part 1, 22.9.2.19 (ST_Xstring): what XML can't hold is written <c>_xHHHH_</c>, and text that looks so is escaped.</remarks>
internal static partial class SheetText
{
    /// <summary>Most characters of a cell.</summary>
    public const int MaxLength = 32_767;

    /// <summary>Whether a spreadsheet program may take text for a formula when somebody edits the cell.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>Text as the XML of a cell holds it.</summary>
    public static string Escape(string text)
    {
        if (!NeedsEscape(text))
            return text;
        StringBuilder safe = new(text.Length + 16);
        string marked = Escaped().Replace(text, m => "_x005F" + m.Value);
        for (int i = 0; i < marked.Length; i++)
        {
            char c = marked[i];
            if (char.IsHighSurrogate(c) && i + 1 < marked.Length && char.IsLowSurrogate(marked[i + 1]))
                safe.Append(c).Append(marked[++i]);
            else if (IsPlain(c))
                safe.Append(c);
            else if (char.IsSurrogate(c) || c >= 0xFFFE)
                safe.Append('\uFFFD');
            else
                safe.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }
        return safe.ToString();
    }

    /// <summary>Text as a person sees it.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Clean(Escaped().Replace(text, m => ((char)int.Parse(m.ValueSpan.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()))
        : text;

    /// <summary>Text that databases and comparisons can take: halves of surrogate pairs, non-characters and control characters become U+FFFD.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (!IsPlain(text[i]) && text[i] != '\r')
                (clean ??= new(text))[i] = '\uFFFD';
        }
        return clean?.ToString() ?? text;
    }

    private static bool NeedsEscape(string text)
    {
        foreach (char c in text)
        {
            if (!IsPlain(c))
                return true;
        }
        return text.Contains("_x", StringComparison.Ordinal);
    }

    private static bool IsPlain(char c) => c is '\t' or '\n' || (c >= ' ' && c < 0xFFFE && !char.IsSurrogate(c));

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
