using System.Collections.Immutable;
using System.Text;

namespace DesignGen.Render.Fonts;

/// <summary>What a font says of itself.</summary>
/// <param name="Family">Family as a designer knows it, for example <c>Noto Sans CJK SC</c>; the file's name where the font is silent.</param>
/// <param name="Style">Style within the family, for example <c>Bold</c>; empty where the font is silent.</param>
/// <param name="Full">Family and style, for example <c>Noto Sans CJK SC Bold</c>.</param>
/// <param name="PostScript">Name without spaces, for example <c>NotoSansCJKsc-Bold</c>; empty where the font is silent.</param>
/// <param name="Version">Version in the maker's words; empty where the font is silent.</param>
/// <param name="Copyright">Copyright notice; empty where the font is silent.</param>
/// <param name="Maker">Who made it; empty where the font is silent.</param>
/// <param name="Licence">The licence in the maker's words; empty where the font is silent.</param>
/// <param name="LicenceAddress">Where the licence is to be read; empty where the font is silent.</param>
/// <param name="All">Every name that the font can be asked for by, in all its languages.</param>
public sealed record FontNames(
    string Family, string Style, string Full, string PostScript, string Version, string Copyright, string Maker, string Licence, string LicenceAddress, ImmutableArray<string> All)
{
    private const int English = 0x409;
    private const int MostText = 4096;

    /// <summary>Reads the 'name' table; a font without one is named after its file.</summary>
    internal static FontNames Read(FontBytes? table, string file)
    {
        Dictionary<int, (int Worth, string Text)> best = [];
        var all = new SortedSet<string>(StringComparer.Ordinal);
        if (table is FontBytes names)
        {
            int count = Math.Min((int)names.U16(2), 2048);
            long texts = names.U16(4);
            for (int i = 0; i < count && 6 + 12L * (i + 1) <= names.Length; i++)
            {
                long at = 6 + 12L * i;
                int platform = names.U16(at), encoding = names.U16(at + 2), language = names.U16(at + 4), kind = names.U16(at + 6), length = names.U16(at + 8);
                long place = texts + names.U16(at + 10);
                bool wide = platform is 0 || platform == 3 && encoding is 0 or 1 or 10;
                if (place + length > names.Length || !wide && !(platform == 1 && encoding == 0))
                    continue;
                ReadOnlySpan<byte> bytes = names.Slice(place, Math.Min(length, MostText)).Span;
                string text = Clean((wide ? Encoding.BigEndianUnicode : Encoding.Latin1).GetString(bytes));
                if (text.Length == 0)
                    continue;
                int worth = platform == 3 ? language == English ? 4 : 1 : platform == 0 ? 2 : language == 0 ? 3 : 0;
                if (!best.TryGetValue(kind, out (int Worth, string Text) known) || known.Worth < worth)
                    best[kind] = (worth, text);
                if (kind is 1 or 4 or 6 or 16 or 21 && all.Count < 256)
                    all.Add(text);
            }
        }
        string Of(params ReadOnlySpan<int> kinds)
        {
            foreach (int kind in kinds)
            {
                if (best.TryGetValue(kind, out (int Worth, string Text) found))
                    return found.Text;
            }
            return "";
        }
        string family = Of(16, 1) is { Length: > 0 } own ? own : Path.GetFileNameWithoutExtension(file), style = Of(17, 2);
        all.Add(family);
        return new(family, style, Of(4) is { Length: > 0 } full ? full : (family + " " + style).TrimEnd(), Of(6), Of(5), Of(0), Of(8), Of(13), Of(14), [.. all]);
    }

    // Names end up in recipes and on sheets: no line breaks, no control characters, no halves of surrogate pairs.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (rune != Rune.ReplacementChar)
                clean.Append(rune);
        }
        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
