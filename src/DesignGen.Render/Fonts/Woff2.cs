using System.IO.Compression;
using DesignGen.Core.Errors;

namespace DesignGen.Render.Fonts;

/// <summary>Unpacks WOFF2: one Brotli stream of all tables, of which outlines and widths are stored in a form of their own.</summary>
/// <remarks>Source: W3C recommendation WOFF File Format 2.0, sections 4 and 5.</remarks>
internal static class Woff2
{
    private static readonly string[] KnownTags =
    [
        "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern", "LTSH",
        "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC", "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix", "acnt", "avar", "bdat", "bloc",
        "bsln", "cvar", "fdsc", "feat", "fmtx", "fvar", "gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop", "trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
    ];

    private readonly record struct Entry(string Tag, int Version, long Length, long Start)
    {
        public bool Transformed => Tag is "glyf" or "loca" ? Version != 3 : Version != 0;
    }

    /// <summary>The number of faces, and the tables of the one asked for.</summary>
    public static (int Faces, Dictionary<string, FontBytes> Tables) Unpack(FontBytes whole, string file, int face)
    {
        var directory = new Cursor(whole, 48);
        int count = whole.U16(12);
        if (count > 4096)
            throw whole.Fault("lists more than 4096 tables");
        var entries = new List<Entry>(count);
        long length = 0;
        for (int i = 0; i < count; i++)
        {
            int flags = directory.U8();
            string tag = (flags & 63) == 63 ? directory.Tag() : KnownTags[flags & 63];
            long plain = directory.Base128();
            var entry = new Entry(tag, flags >> 6, plain, length);
            if (entry.Transformed)
                entry = entry with { Length = directory.Base128() };
            entries.Add(entry);
            length += entry.Length;
            if (length > FontTables.MostBytes)
                throw whole.Fault($"would unpack to more than {FontTables.MostBytes >> 20} MB");
        }

        int faces = 1;
        List<int> used = [.. Enumerable.Range(0, count)];
        if (whole.Tag(4) == "ttcf")
        {
            directory.Skip(4);
            faces = directory.U255();
            FontTables.Chosen(face, faces, file);
            for (int f = 0; f <= face; f++)
            {
                int tables = directory.U255();
                directory.Skip(4);
                used = [.. Enumerable.Range(0, tables).Select(_ => directory.U255())];
            }
        }

        byte[] bytes = FontTables.Unpacked(whole.Slice(directory.At, whole.U32(20)), length, from => new BrotliStream(from, CompressionMode.Decompress));
        var all = new FontBytes(bytes, 0, bytes.Length, file, "header");
        Dictionary<string, FontBytes> result = [];
        Dictionary<string, Entry> stored = [];
        foreach (int index in used)
        {
            if (index >= entries.Count)
                throw whole.Fault("names a table that it does not have");
            Entry entry = entries[index];
            stored[entry.Tag] = entry;
            if (!entry.Transformed)
                result[entry.Tag] = all.Slice(entry.Start, entry.Length).Named(entry.Tag);
        }

        if (stored.TryGetValue("glyf", out Entry glyf) && glyf.Transformed)
        {
            if (glyf.Version != 0)
                throw whole.Fault("stores its outlines in a form that WOFF2 does not define");
            var glyphs = Woff2Glyphs.Rebuild(all.Slice(glyf.Start, glyf.Length).Named("glyf"));
            result["glyf"] = new(glyphs.Glyf, 0, glyphs.Glyf.Length, file, "glyf");
            result["loca"] = new(glyphs.Loca, 0, glyphs.Loca.Length, file, "loca");

            // The rebuilt index has long entries, whatever the header says.
            if (result.TryGetValue("head", out FontBytes head) && head.Length >= 54)
            {
                byte[] altered = head.Span.ToArray();
                (altered[50], altered[51]) = (0, 1);
                result["head"] = new(altered, 0, altered.Length, file, "head");
            }
            if (stored.TryGetValue("hmtx", out Entry hmtx) && hmtx.Transformed)
            {
                int metrics = result.TryGetValue("hhea", out FontBytes hhea) ? hhea.U16(34) : throw whole.Fault("has widths but no 'hhea' table");
                byte[] widths = Widths(all.Slice(hmtx.Start, hmtx.Length).Named("hmtx"), metrics, glyphs.Left);
                result["hmtx"] = new(widths, 0, widths.Length, file, "hmtx");
            }
        }
        return (faces, result);
    }

    // Left bearings that equal the left edge of the outline are not stored.
    private static byte[] Widths(FontBytes table, int metrics, short[] left)
    {
        if (metrics > left.Length)
            throw table.Fault("has more widths than glyphs");
        int flags = table.U8(0);
        long at = 1 + 2L * metrics;
        using var bytes = new MemoryStream();
        for (int glyph = 0; glyph < left.Length; glyph++)
        {
            if (glyph < metrics)
                Big(bytes, table.I16(1 + 2L * glyph));
            bool stored = (flags & (glyph < metrics ? 1 : 2)) == 0;
            Big(bytes, stored ? table.I16(at) : left[glyph]);
            at += stored ? 2 : 0;
        }
        return bytes.ToArray();
    }

    internal static void Big(MemoryStream to, int value)
    {
        to.WriteByte((byte)(value >> 8));
        to.WriteByte((byte)value);
    }

    /// <summary>Reads one after the other the number forms of WOFF2.</summary>
    internal sealed class Cursor(FontBytes bytes, long at)
    {
        public long At { get; private set; } = at;

        public void Skip(long count) => At += count;

        public byte U8() => bytes.U8(At++);

        public string Tag()
        {
            string tag = bytes.Tag(At);
            At += 4;
            return tag;
        }

        public short I16()
        {
            short value = bytes.I16(At);
            At += 2;
            return value;
        }

        // Seven bits a byte, the high bit says that another follows.
        public long Base128()
        {
            long value = 0;
            for (int i = 0; i < 5; i++)
            {
                byte b = U8();
                value = value << 7 | (uint)(b & 127);
                if ((b & 128) == 0)
                    return value;
            }
            throw bytes.Fault("has a length of more than five bytes");
        }

        public int U255()
        {
            int code = U8();
            return code switch
            {
                253 => U8() << 8 | U8(),
                254 => U8() + 506,
                255 => U8() + 253,
                _ => code,
            };
        }
    }
}
