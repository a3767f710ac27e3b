namespace DesignGen.Render.Fonts;

/// <summary>How much closer or wider a font sets two glyphs than their widths say: by pair adjustment of 'GPOS', else by 'kern'.</summary>
/// <remarks>Source: ISO/IEC 14496-22, tables GPOS (lookup types 2 and 9) and kern (format 0). The feature is <c>kern</c>, of the Latin script where the font has it, else of the default script.</remarks>
internal sealed class Kerning
{
    private const int MostParts = 4096;
    private readonly List<List<FontBytes>> _lookups = [];
    private readonly List<FontBytes> _old = [];

    public Kerning(FontBytes? gpos, FontBytes? kern)
    {
        if (gpos is FontBytes positions)
            ReadPositions(positions);
        if (_lookups.Count == 0 && kern is FontBytes table)
            ReadOld(table);
    }

    /// <summary>The adjustment between two glyphs, font units; negative brings them closer.</summary>
    public int this[int left, int right]
    {
        get
        {
            int sum = 0;
            foreach (List<FontBytes> lookup in _lookups)
            {
                foreach (FontBytes part in lookup)
                {
                    if (Pair(part, left, right) is not int step)
                        continue;
                    sum += step;
                    break;
                }
            }
            foreach (FontBytes part in _old)
                sum += Old(part, left, right);
            return sum;
        }
    }

    private void ReadPositions(FontBytes gpos)
    {
        if (Feature(gpos) is not FontBytes feature)
            return;
        FontBytes lookups = gpos.From(gpos.U16(8));
        int parts = 0;
        int count = feature.U16(2), have = lookups.U16(0);
        var used = new SortedSet<int>();
        for (int i = 0; i < count; i++)
            used.Add(feature.U16(4 + 2L * i));
        foreach (int index in used)
        {
            if (index >= have)
                throw gpos.Fault($"kerns by lookup {index} of {have}");
            FontBytes lookup = lookups.From(lookups.U16(2 + 2L * index));
            int type = lookup.U16(0), subtables = lookup.U16(4);
            if (type is not (2 or 9))
                continue;
            List<FontBytes> found = [];
            for (int k = 0; k < subtables; k++)
            {
                if (++parts > MostParts)
                    throw gpos.Fault($"kerns by more than {MostParts} subtables");
                FontBytes part = lookup.From(lookup.U16(6 + 2L * k));
                if (type == 9)
                {
                    if (part.U16(2) != 2)
                        continue;
                    part = part.From(part.U32(4));
                }
                found.Add(part);
            }
            if (found.Count > 0)
                _lookups.Add(found);
        }
    }

    private static FontBytes? Feature(FontBytes gpos)
    {
        FontBytes scripts = gpos.From(gpos.U16(4)), features = gpos.From(gpos.U16(6));
        int count = scripts.U16(0);
        FontBytes? Script(string tag)
        {
            for (int i = 0; i < count; i++)
            {
                if (scripts.Tag(2 + 6L * i) == tag)
                    return scripts.From(scripts.U16(6 + 6L * i));
            }
            return null;
        }
        if ((Script("latn") ?? Script("DFLT") ?? (count > 0 ? scripts.From(scripts.U16(6)) : null)) is not FontBytes script || script.U16(0) == 0)
            return null;
        FontBytes language = script.From(script.U16(0));
        int indices = language.U16(4), have = features.U16(0);
        for (int i = 0; i < indices; i++)
        {
            int index = language.U16(6 + 2L * i);
            if (index < have && features.Tag(2 + 6L * index) == "kern")
                return features.From(features.U16(6 + 6L * index));
        }
        return null;
    }

    // Null where the subtable says nothing of the pair, so that the next one is asked.
    private static int? Pair(FontBytes part, int left, int right)
    {
        int covered = Covered(part.From(part.U16(2)), left);
        if (covered < 0)
            return null;
        int first = part.U16(4), second = part.U16(6);
        int advance = System.Numerics.BitOperations.PopCount((uint)(first & 3)), size = 2 * (System.Numerics.BitOperations.PopCount((uint)(first & 255)) + System.Numerics.BitOperations.PopCount((uint)(second & 255)));
        bool says = (first & 4) != 0;
        switch (part.U16(0))
        {
            case 1:
                if (covered >= part.U16(8))
                    return null;
                FontBytes set = part.From(part.U16(10 + 2L * covered));
                int low = 0, high = set.U16(0) - 1;
                while (low <= high)
                {
                    int middle = (low + high) / 2;
                    long at = 2 + (long)middle * (2 + size);
                    int glyph = set.U16(at);
                    if (glyph == right)
                        return says ? set.I16(at + 2 + 2 * advance) : 0;
                    if (glyph < right)
                        low = middle + 1;
                    else
                        high = middle - 1;
                }
                return null;
            case 2:
                int a = Class(part.From(part.U16(8)), left), b = Class(part.From(part.U16(10)), right);
                if (a >= part.U16(12) || b >= part.U16(14))
                    return null;
                return says ? part.I16(16 + ((long)a * part.U16(14) + b) * size + 2 * advance) : 0;
            default:
                return null;
        }
    }

    private static int Covered(FontBytes coverage, int glyph)
    {
        int low = 0, high = coverage.U16(2) - 1;
        bool ranges = coverage.U16(0) == 2;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            long at = 4 + (ranges ? 6L : 2L) * middle;
            int first = coverage.U16(at), last = ranges ? coverage.U16(at + 2) : first;
            if (glyph < first)
                high = middle - 1;
            else if (glyph > last)
                low = middle + 1;
            else
                return ranges ? coverage.U16(at + 4) + glyph - first : middle;
        }
        return -1;
    }

    private static int Class(FontBytes classes, int glyph)
    {
        if (classes.U16(0) == 1)
        {
            int first = classes.U16(2);
            return glyph >= first && glyph < first + classes.U16(4) ? classes.U16(6 + 2L * (glyph - first)) : 0;
        }
        int low = 0, high = classes.U16(2) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            long at = 4 + 6L * middle;
            if (glyph < classes.U16(at))
                high = middle - 1;
            else if (glyph > classes.U16(at + 2))
                low = middle + 1;
            else
                return classes.U16(at + 4);
        }
        return 0;
    }

    private void ReadOld(FontBytes kern)
    {
        // Apple's tables begin with a version of four bytes and have their coverage bits the other way round.
        bool apple = kern.U16(0) == 1;
        long at = apple ? 8 : 4;
        long count = Math.Min(apple ? kern.U32(4) : kern.U16(2), 64);
        for (int i = 0; i < count && at + 14 <= kern.Length; i++)
        {
            long length = apple ? kern.U32(at) : kern.U16(at + 2);
            int coverage = kern.U16(at + 4);
            bool level = apple ? (coverage & 0xE0FF) == 0 : (coverage & 0xFF07) == 1;
            if (level)
                _old.Add(kern.From(at + (apple ? 8 : 6)));

            // The length of a large table does not fit its field; such a table is alone.
            if (length < 14)
                break;
            at += length;
        }
    }

    private static int Old(FontBytes part, int left, int right)
    {
        uint pair = (uint)(left << 16 | right);
        int low = 0, high = Math.Min(part.U16(0), (part.Length - 8) / 6) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            uint found = part.U32(8 + 6L * middle);
            if (found == pair)
                return part.I16(12 + 6L * middle);
            if (found < pair)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return 0;
    }
}
