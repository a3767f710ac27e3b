using System.Buffers.Binary;
using System.IO.Compression;
using DesignGen.Core.Errors;

namespace DesignGen.Render.Fonts;

/// <summary>
/// The tables of one face, by tag, out of any container: TrueType and OpenType files, collections, WOFF and WOFF2.
/// </summary>
/// <remarks>Sources: ISO/IEC 14496-22 (Open Font Format), chapter 4; W3C recommendations WOFF 1.0 and WOFF 2.0.</remarks>
internal sealed class FontTables
{
    /// <summary>Most bytes of a font, as it is stored and as it is unpacked: 192 MB, above the largest collection that is on sale.</summary>
    public const int MostBytes = 192 << 20;

    private const int MostTables = 256;
    private readonly Dictionary<string, FontBytes> _tables = [];

    private FontTables(string file) => File = file;

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>How many faces the file holds.</summary>
    public int Faces { get; private set; } = 1;

    /// <summary>Opens one face of a file.</summary>
    public static FontTables Open(byte[] bytes, string file, int face)
    {
        if (bytes.Length > MostBytes)
            throw new InputException(file, null, $"The font file has {bytes.Length >> 20} MB; at most {MostBytes >> 20} MB are read.");
        var whole = new FontBytes(bytes, 0, bytes.Length, file, "header");
        if (bytes.Length < 12)
            throw NotFont(file);
        var tables = new FontTables(file);
        switch (whole.Tag(0))
        {
            case "ttcf":
                tables.Faces = (int)Math.Min(whole.U32(8), 1024);
                tables.Directory(whole, whole.U32(12 + 4L * Chosen(face, tables.Faces, file)));
                break;
            case "wOFF":
                Chosen(face, 1, file);
                tables.Woff(whole);
                break;
            case "wOF2":
                (tables.Faces, Dictionary<string, FontBytes> unpacked) = Woff2.Unpack(whole, file, face);
                Chosen(face, tables.Faces, file);
                foreach ((string tag, FontBytes table) in unpacked)
                    tables._tables[tag] = table;
                break;
            case "\0\u0001\0\0" or "OTTO" or "true":
                Chosen(face, 1, file);
                tables.Directory(whole, 0);
                break;
            default:
                throw NotFont(file);
        }
        return tables;
    }

    /// <summary>A table, or null where the face has none.</summary>
    public FontBytes? Find(string tag) => _tables.TryGetValue(tag, out FontBytes table) ? table : null;

    /// <summary>A table that no font can do without.</summary>
    public FontBytes Need(string tag) => Find(tag) ?? throw new InputException(File, tag, "The font has no such table, and can't be read without it. Use another file of the font.");

    /// <summary>The number of a face, if the file has it.</summary>
    internal static int Chosen(int face, int faces, string file) => face >= 0 && face < faces
        ? face
        : throw new InputException(file, null, $"The file has {faces} {(faces == 1 ? "face" : "faces")}; face {face} was asked for. They are counted from 0.");

    private static InputException NotFont(string file) =>
        new(file, null, "This is not a font: it begins like none of TrueType, OpenType, collection, WOFF or WOFF2. Give a .ttf, .otf, .ttc, .otc, .woff or .woff2 file.");

    private void Directory(FontBytes whole, long at)
    {
        string flavour = whole.Tag(at);
        if (flavour is not ("\0\u0001\0\0" or "OTTO" or "true"))
            throw whole.Fault("has a face that is neither TrueType nor OpenType");
        int count = Math.Min(whole.U16(at + 4), (ushort)MostTables);
        for (int i = 0; i < count; i++)
        {
            long entry = at + 12 + 16L * i;
            string tag = whole.Tag(entry);
            long start = whole.U32(entry + 8), length = whole.U32(entry + 12);

            // A last table that was cut short may still hold all that is asked of it; reads past its end are refused there.
            if (start <= whole.Length)
                _tables.TryAdd(tag, whole.Slice(start, Math.Min(length, whole.Length - start)).Named(tag));
        }
    }

    private void Woff(FontBytes whole)
    {
        int count = Math.Min(whole.U16(12), (ushort)MostTables);
        long left = MostBytes;
        for (int i = 0; i < count; i++)
        {
            long entry = 44 + 20L * i;
            string tag = whole.Tag(entry);
            long start = whole.U32(entry + 4), packed = whole.U32(entry + 8), length = whole.U32(entry + 12);
            FontBytes stored = whole.Slice(start, packed).Named(tag);
            if (packed == length)
            {
                _tables.TryAdd(tag, stored);
                continue;
            }
            left -= length;
            if (left < 0)
                throw stored.Fault($"would unpack to more than {MostBytes >> 20} MB");
            byte[] bytes = Unpacked(stored, length, from => new ZLibStream(from, CompressionMode.Decompress));
            _tables.TryAdd(tag, new(bytes, 0, bytes.Length, File, tag));
        }
    }

    /// <summary>Unpacks bytes to a declared length; memory grows with what really comes out, never past the declared length.</summary>
    internal static byte[] Unpacked(FontBytes packed, long length, Func<Stream, Stream> open)
    {
        using Stream source = open(new MemoryStream(packed.Span.ToArray(), writable: false));
        byte[] bytes = new byte[Math.Min(length, Math.Max(4096, 8L * packed.Length))];
        int filled = 0;
        try
        {
            while (filled < length)
            {
                if (filled == bytes.Length)
                    Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
                int got = source.Read(bytes, filled, bytes.Length - filled);
                if (got == 0)
                    throw packed.Fault("unpacks to fewer bytes than it says");
                filled += got;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            throw packed.Fault("does not unpack");
        }
        return bytes;
    }

    /// <summary>The signature of a container, for a search that reads no more of a file than it must.</summary>
    internal static bool IsPacked(ReadOnlySpan<byte> head) => head.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(head) is 0x774F4646 or 0x774F4632;
}
