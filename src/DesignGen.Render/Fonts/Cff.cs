using DesignGen.Core.Geometry;

namespace DesignGen.Render.Fonts;

/// <summary>Outlines of OpenType fonts with cubic curves: the 'CFF ' and 'CFF2' tables; a variable font gives its default instance.</summary>
/// <remarks>Sources: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings); ISO/IEC 14496-22, table CFF2.</remarks>
internal sealed class Cff
{
    private readonly FontBytes _table;
    private readonly bool _second;
    private readonly CffIndex _glyphs;
    private readonly CffIndex _shared;
    private readonly List<CffIndex> _own = [];
    private readonly FontBytes? _choice;
    private readonly int _charset;
    private readonly int[] _regions = [];

    public Cff(FontBytes table, bool second)
    {
        _table = table;
        _second = second;
        Dictionary<int, double[]> top;
        if (second)
        {
            int size = table.U16(3);
            top = Dictionary(table.Slice(table.U8(2), size));
            _shared = new(table, table.U8(2) + size, wide: true);
        }
        else
        {
            var names = new CffIndex(table, table.U8(2), wide: false);
            var tops = new CffIndex(table, names.End, wide: false);
            if (tops.Count == 0)
                throw table.Fault("holds no face");
            top = Dictionary(tops[0]);
            var strings = new CffIndex(table, tops.End, wide: false);
            _shared = new(table, strings.End, wide: false);
            if (top.TryGetValue(0x0C06, out double[]? type) && type is [not 2])
                throw table.Fault("draws its glyphs by charstrings of type 1, which are not read");
        }
        _glyphs = new(table, Offset(top, 17) ?? throw table.Fault("does not say where its glyphs are"), second);
        _charset = Offset(top, 15) is long at and > 2 ? (int)at : 0;
        if (Offset(top, 0x0C24) is long faces)
        {
            var dictionaries = new CffIndex(table, faces, second);
            if (dictionaries.Count > 256)
                throw table.Fault("has more than 256 font dictionaries");
            for (int i = 0; i < dictionaries.Count; i++)
                _own.Add(Private(Dictionary(dictionaries[i])));
            if (Offset(top, 0x0C25) is long choice)
                _choice = table.From(choice);
        }
        else
        {
            _own.Add(Private(top));
        }
        if (second && Offset(top, 24) is long variations)
            _regions = Regions(table.From(variations + 2));
    }

    /// <summary>How many glyphs there are.</summary>
    public int Count => _glyphs.Count;

    /// <summary>A glyph's outline in font units, y up.</summary>
    public OutlineBuilder Draw(int glyph)
    {
        var run = new Charstring(_table, _second, _shared, Own(glyph), _regions, Accented);
        run.Draw(_glyphs[glyph]);
        return run.Shape;
    }

    // Old fonts build accented letters of two by their codes in Adobe's standard encoding.
    private FontBytes? Accented(int code)
    {
        int sid = code switch
        {
            >= 32 and <= 126 => code - 31,
            >= 161 and <= 175 => code - 65,
            >= 177 and <= 180 => code - 66,
            >= 182 and <= 189 => code - 67,
            191 => 123,
            >= 193 and <= 200 => code - 69,
            202 or 203 => code - 70,
            >= 205 and <= 208 => code - 71,
            225 => 138,
            227 => 139,
            >= 232 and <= 235 => code - 92,
            241 => 144,
            245 => 145,
            >= 248 and <= 251 => code - 102,
            _ => -1,
        };
        if (sid < 0)
            return null;
        if (_charset == 0)
            return sid < _glyphs.Count ? _glyphs[sid] : null;
        int format = _table.U8(_charset);
        long at = _charset + 1;
        for (int glyph = 1; glyph < _glyphs.Count;)
        {
            int first = _table.U16(at), more = format switch { 0 => 0, 1 => _table.U8(at + 2), _ => _table.U16(at + 2) };
            at += format switch { 0 => 2, 1 => 3, _ => 4 };
            if (sid >= first && sid <= first + more && glyph + sid - first < _glyphs.Count)
                return _glyphs[glyph + sid - first];
            glyph += more + 1;
        }
        return null;
    }

    private CffIndex? Own(int glyph)
    {
        int face = 0;
        if (_choice is FontBytes choice)
        {
            int format = choice.U8(0);
            if (format == 0)
            {
                face = choice.U8(1 + (long)glyph);
            }
            else if (format is 3 or 4)
            {
                // Ranges of glyphs, each with its dictionary; format 4 is the same in wider numbers.
                int wide = format == 4 ? 4 : 2, step = format == 4 ? 6 : 3;
                long count = format == 4 ? choice.U32(1) : choice.U16(1), low = 0, high = count;
                while (high - low > 1)
                {
                    long middle = (low + high) / 2, place = 1 + wide + middle * step;
                    if ((format == 4 ? choice.U32(place) : choice.U16(place)) <= glyph)
                        low = middle;
                    else
                        high = middle;
                }
                long at = 1 + wide + low * step + wide;
                face = format == 4 ? choice.U16(at) : choice.U8(at);
            }
            else
            {
                throw _table.Fault($"chooses its font dictionaries by format {format}, which is not defined");
            }
        }
        return face < _own.Count ? _own[face] : throw _table.Fault($"names font dictionary {face} of {_own.Count}");
    }

    private CffIndex Private(Dictionary<int, double[]> dictionary)
    {
        if (!dictionary.TryGetValue(18, out double[]? place) || place.Length < 2)
            return CffIndex.None;
        long size = Whole(place[0]), at = Whole(place[1]);
        return Offset(Dictionary(_table.Slice(at, size)), 19) is long subroutines ? new(_table, at + subroutines, _second) : CffIndex.None;
    }

    private long Whole(double number) => number is >= 0 and <= int.MaxValue ? (long)number : throw _table.Fault("points outside itself");

    private long? Offset(Dictionary<int, double[]> dictionary, int key) => dictionary.TryGetValue(key, out double[]? values) && values.Length > 0 ? Whole(values[^1]) : null;

    // How many regions each set of variation data blends; the default instance takes none of them but must step over them.
    private static int[] Regions(FontBytes store)
    {
        int count = Math.Min((int)store.U16(6), 4096);
        int[] regions = new int[count];
        for (int i = 0; i < count; i++)
            regions[i] = store.U16(store.U32(8 + 4L * i) + 4);
        return regions;
    }

    // Numbers, then the operator that they belong to; two-byte operators are 0x0C00 and the second byte.
    private static Dictionary<int, double[]> Dictionary(FontBytes bytes)
    {
        Dictionary<int, double[]> result = [];
        List<double> numbers = [];
        for (int at = 0; at < bytes.Length;)
        {
            int b = bytes.U8(at++);
            switch (b)
            {
                case <= 27:
                    int key = b == 12 ? 0x0C00 | bytes.U8(at++) : b;
                    result[key] = [.. numbers];
                    numbers.Clear();
                    break;
                case 28:
                    numbers.Add(bytes.I16(at));
                    at += 2;
                    break;
                case 29:
                    numbers.Add(bytes.I32(at));
                    at += 4;
                    break;
                case 30:
                    // A decimal number, a digit to four bits; no entry that matters here is one, so only its length counts.
                    while ((bytes.U8(at) & 15) != 15 && bytes.U8(at) >> 4 != 15)
                        at++;
                    at++;
                    numbers.Add(0);
                    break;
                case >= 32 and <= 246:
                    numbers.Add(b - 139);
                    break;
                case >= 247 and <= 250:
                    numbers.Add((b - 247) * 256 + bytes.U8(at++) + 108);
                    break;
                case >= 251 and <= 254:
                    numbers.Add(-(b - 251) * 256 - bytes.U8(at++) - 108);
                    break;
                default:
                    throw bytes.Fault($"has byte {b} where a number should be");
            }
        }
        return result;
    }
}

/// <summary>A list of byte strings: offsets, then data.</summary>
internal sealed class CffIndex
{
    private readonly FontBytes _table;
    private readonly long _offsets;
    private readonly int _size;

    private CffIndex()
    {
    }

    /// <param name="table">The whole CFF table.</param>
    /// <param name="at">Where the list begins.</param>
    /// <param name="wide">Whether the count has four bytes, as in CFF2.</param>
    public CffIndex(FontBytes table, long at, bool wide)
    {
        long count = wide ? table.U32(at) : table.U16(at);
        long head = wide ? 4 : 2;
        if (count == 0)
        {
            End = at + head;
            return;
        }
        _size = table.U8(at + head);
        if (_size is < 1 or > 4 || count > table.Length)
            throw table.Fault("has a list whose offsets are of no size");
        _table = table;
        _offsets = at + head + 1;
        Count = (int)count;
        End = Data(Count);
    }

    /// <summary>A list of nothing.</summary>
    public static CffIndex None { get; } = new();

    public int Count { get; }

    /// <summary>Where the list ends.</summary>
    public long End { get; }

    public FontBytes this[int i]
    {
        get
        {
            if (i < 0 || i >= Count)
                throw _table.Fault($"names entry {i} of a list of {Count}");
            long from = Data(i), to = Data(i + 1);
            return _table.Slice(from, to - from);
        }
    }

    // Offsets count from the byte before the data.
    private long Data(int i)
    {
        long at = _offsets + (long)_size * i, offset = 0;
        for (int k = 0; k < _size; k++)
            offset = offset << 8 | _table.U8(at + k);
        return _offsets + (long)_size * (Count + 1) - 1 + offset;
    }
}
