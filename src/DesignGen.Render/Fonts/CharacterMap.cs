using System.Text;

namespace DesignGen.Render.Fonts;

/// <summary>Which glyph draws a character: the 'cmap' table.</summary>
/// <remarks>Formats 0, 4, 6, 10, 12 and 13; format 14, for variants of one character, changes no plain text and is passed over.</remarks>
internal sealed class CharacterMap
{
    private readonly FontBytes _map;
    private readonly int _format;
    private readonly bool _symbols;
    private readonly bool _roman;

    public CharacterMap(FontBytes table)
    {
        int best = -1;
        int count = Math.Min((int)table.U16(2), 256);
        for (int i = 0; i < count; i++)
        {
            int platform = table.U16(4 + 8L * i), encoding = table.U16(6 + 8L * i);
            long at = table.U32(8 + 8L * i);
            if (at + 2 > table.Length)
                continue;
            int format = table.U16(at);
            if (format is not (0 or 4 or 6 or 10 or 12 or 13))
                continue;

            // Whole of Unicode before its first plane, Unicode before symbols, symbols before the Macintosh's own letters.
            int worth = (platform, encoding) switch
            {
                (3, 10) or (0, 4 or 6) => 5,
                (3, 1) => 4,
                (0, not 5) => 3,
                (3, 0) => 2,
                (1, 0) => 1,
                _ => -1,
            };
            if (worth <= best)
                continue;
            (best, _map, _format, _symbols, _roman) = (worth, table.From(at), format, worth == 2, worth == 1);
        }
        if (best < 0)
            throw table.Fault("has no character map of a kind that is read");
    }

    /// <summary>The glyph of a character, 0 where the font has none.</summary>
    public int this[Rune rune]
    {
        get
        {
            int code = rune.Value;
            if (_roman && code > 126)
                return 0;
            int glyph = Look(code);

            // Symbol fonts keep their letters at U+F000 and above.
            return glyph == 0 && _symbols && code < 256 ? Look(0xF000 + code) : glyph;
        }
    }

    private int Look(int code) => _format switch
    {
        0 => code < 256 ? _map.U8(6 + code) : 0,
        4 => Segments(code),
        6 => code >= _map.U16(6) && code < _map.U16(6) + _map.U16(8) ? _map.U16(10 + 2L * (code - _map.U16(6))) : 0,
        10 => code >= _map.U32(12) && code < (long)_map.U32(12) + _map.U32(16) ? _map.U16(20 + 2L * (code - _map.U32(12))) : 0,
        _ => Groups(code),
    };

    private int Segments(int code)
    {
        if (code > 0xFFFF)
            return 0;
        int count = _map.U16(6) / 2;
        int low = 0, high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_map.U16(14 + 2L * middle) < code)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == count)
            return 0;
        long starts = 16 + 2L * count, deltas = starts + 2L * count, ranges = deltas + 2L * count;
        int first = _map.U16(starts + 2L * low), delta = _map.U16(deltas + 2L * low), range = _map.U16(ranges + 2L * low);
        if (code < first)
            return 0;
        if (range == 0)
            return code + delta & 0xFFFF;
        long at = ranges + 2L * low + range + 2L * (code - first);
        int glyph = at + 2 <= _map.Length ? _map.U16(at) : 0;
        return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
    }

    private int Groups(int code)
    {
        long low = 0, high = Math.Min(_map.U32(12), (uint)Math.Max(0, (_map.Length - 16) / 12)), count = high;
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (_map.U32(20 + 12 * middle) < code)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == count || _map.U32(16 + 12 * low) > code)
            return 0;
        long glyph = _map.U32(24 + 12 * low) + (_format == 12 ? code - _map.U32(16 + 12 * low) : 0);
        return glyph <= 0xFFFF ? (int)glyph : 0;
    }
}
