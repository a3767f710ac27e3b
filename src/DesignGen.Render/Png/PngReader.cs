using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Png;

/// <summary>How large a picture a reader accepts.</summary>
/// <param name="MaxPixels">Most pixels. Default: 200 million.</param>
/// <param name="MaxFileBytes">Longest file, bytes. Default: 512 MB.</param>
/// <param name="MaxTextBytes">Longest text or profile once unpacked, bytes; longer ones are left out. Default: 16 MB.</param>
public sealed record PngLimits(long MaxPixels = 200_000_000, long MaxFileBytes = 512L << 20, int MaxTextBytes = 16 << 20);

/// <summary>Reads PNG files of every kind: 1 to 16 bits, grey, RGB and palette, alpha and colour keys, plain and interlaced.</summary>
/// <remarks>
/// Specification: ISO/IEC 15948:2004. Sizes are checked against the limits, and against what the compressed bytes could hold
/// at all, before memory is taken. Pure and safe to call from many threads at once.
/// </remarks>
public static class PngReader
{
    // Deflate cannot pack more than 258 bytes into 2 bits.
    private const long MostPacked = 1032;

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Whether bytes begin as a PNG file does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[137, 80, 78, 71, 13, 10, 26, 10]);

    /// <summary>Reads a file.</summary>
    /// <param name="from">The file, from its start.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is no PNG file, is damaged or cut off, or is over the limits.</exception>
    public static PngImage Read(Stream from, string name, PngLimits? limits = null)
    {
        limits ??= new();
        return Read(WholeStream.Read(from, name, limits.MaxFileBytes).Span, name, limits);
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">All of the file.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is no PNG file, is damaged or cut off, or is over the limits.</exception>
    public static PngImage Read(ReadOnlySpan<byte> file, string name, PngLimits? limits = null)
    {
        limits ??= new();
        if (!IsPng(file))
            throw Refuse(name, "This is not a PNG file. Save the picture as PNG.");
        Header? header = null;
        byte[] palette = [], key = [];
        PngMetadata metadata = PngMetadata.None;
        var texts = ImmutableArray.CreateBuilder<PngText>();
        var data = new MemoryStream();
        bool ended = false;
        for (int at = 8; !ended;)
        {
            if (file.Length - at < 12)
                throw Damaged(name, "the file is cut off");
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
                throw Damaged(name, "the file is cut off");
            ReadOnlySpan<byte> typed = file.Slice(at + 4, (int)length + 4), content = typed[4..];
            string type = Encoding.Latin1.GetString(typed[..4]);
            if (Crc32.Append(0, typed) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
                throw Damaged(name, $"the checksum of its {type} part is wrong");
            at += (int)length + 12;
            if (header is null && type != "IHDR")
                throw Damaged(name, "it does not begin with its size");
            switch (type)
            {
                case "IHDR":
                    header = Header.Read(content, name);
                    if (header.Pixels > limits.MaxPixels)
                        throw Refuse(name, string.Create(CultureInfo.InvariantCulture, $"{header.Width} × {header.Height} px is over the limit of {limits.MaxPixels / 1e6:0.##} million pixels. Save the picture smaller."));
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "tRNS":
                    key = content.ToArray();
                    break;
                case "IDAT":
                    data.Write(content);
                    break;
                case "IEND":
                    ended = true;
                    break;
                case "sRGB":
                    metadata = metadata with { Srgb = true };
                    break;
                case "pHYs" when content.Length == 9 && content[8] == 1:
                    uint perMetre = BinaryPrimitives.ReadUInt32BigEndian(content);
                    if (perMetre > 0 && perMetre == BinaryPrimitives.ReadUInt32BigEndian(content[4..]))
                        metadata = metadata with { Resolution = Resolution.FromPixelsPerMillimetre(perMetre / 1000.0) };
                    break;
                case "eXIf":
                    metadata = metadata with { Orientation = Exif.TryRead(content)?.Orientation ?? 1 };
                    break;
                case "iCCP":
                    metadata = Profile(metadata, content, limits);
                    break;
                case "tEXt" or "zTXt" or "iTXt":
                    if (Text(type, content, limits) is PngText text)
                        texts.Add(text);
                    break;
                default:
                    if ((type[0] & 0x20) == 0)
                        throw Damaged(name, $"it needs a part '{type}' that no standard describes");
                    break;
            }
        }
        if (header is null)
            throw Damaged(name, "it has no size");
        PngText? xmp = texts.FirstOrDefault(t => t.Keyword == PngMetadata.XmpKeyword);
        metadata = metadata with { Xmp = xmp?.Text, Texts = [.. texts.Where(t => t != xmp)] };
        if (header.Colour == 3 && (palette.Length == 0 || palette.Length % 3 != 0))
            throw Damaged(name, "it has no palette for its colours");
        if (header.RawBytes > data.Length * MostPacked)
            throw Damaged(name, "its pixels are cut off");
        data.Position = 0;
        return Pixels(header, palette, key, data, name) with { Metadata = metadata };
    }

    private static PngImage Pixels(Header header, byte[] palette, byte[] key, MemoryStream data, string name)
    {
        int bits = header.Bits == 16 ? 16 : 8;
        bool keyed = header.Colour == 3 ? key.Length > 0 : header.Colour == 0 ? key.Length == 2 : header.Colour == 2 && key.Length == 6;
        int channels = (header.Colour is 2 or 3 ? 3 : header.Colour == 6 ? 4 : header.Colour == 4 ? 2 : 1) + (keyed ? 1 : 0);
        long size = header.Pixels * channels * bits / 8;
        if (size > Array.MaxLength)
            throw Refuse(name, $"{header.Width} × {header.Height} px with {channels} channels of {bits} bits is too large to open. Save the picture smaller.");
        var image = new PngImage(header.Width, header.Height, channels, bits, new byte[size], PngMetadata.None);
        var unpack = new PngUnpacker(header.Bits, header.Colour, header.SourceChannels, palette, keyed ? key : [], image);
        try
        {
            using var zlib = new ZLibStream(data, CompressionMode.Decompress);
            foreach ((int x, int y, int stepX, int stepY) in header.Interlaced ? Adam7 : [(0, 0, 1, 1)])
            {
                int across = (header.Width - x + stepX - 1) / stepX, down = (header.Height - y + stepY - 1) / stepY;
                if (across <= 0 || down <= 0)
                    continue;
                var row = new byte[header.RowBytes(across)];
                var above = new byte[row.Length];
                for (int i = 0; i < down; i++)
                {
                    int filter = zlib.ReadByte();
                    if (filter is < 0 or > 4)
                        throw Damaged(name, filter < 0 ? "its pixels are cut off" : "its pixels are spoilt");
                    zlib.ReadExactly(row);
                    PngFilters.Undo(filter, row, above, header.FilterStep);
                    if (!unpack.Row(row, across, x, y + i * stepY, stepX))
                        throw Damaged(name, "a pixel has a colour that is not in its palette");
                    (row, above) = (above, row);
                }
            }
        }
        catch (EndOfStreamException cause)
        {
            throw Damaged(name, "its pixels are cut off", cause);
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            // What asks for a dictionary, which PNG has none of, comes as an IOException.
            throw Damaged(name, "its pixels are spoilt", cause);
        }
        return image;
    }

    private static PngMetadata Profile(PngMetadata metadata, ReadOnlySpan<byte> content, PngLimits limits)
    {
        int end = content.IndexOf((byte)0);
        if (end < 1 || content.Length < end + 2 || Inflate(content[(end + 2)..], limits.MaxTextBytes) is not byte[] profile)
            return metadata with { ProfileSpoilt = true };
        return metadata with { IccProfile = profile, IccName = Encoding.Latin1.GetString(content[..end]) };
    }

    /// <summary>A text chunk; null where it is too long or spoilt, which does no harm to the pixels.</summary>
    private static PngText? Text(string type, ReadOnlySpan<byte> content, PngLimits limits)
    {
        int end = content.IndexOf((byte)0);
        if (end < 1)
            return null;
        string keyword = Encoding.Latin1.GetString(content[..end]), language = "";
        ReadOnlySpan<byte> rest = content[(end + 1)..];
        bool packed = type == "zTXt";
        if (packed && rest.Length > 0)
            rest = rest[1..];
        if (type == "iTXt")
        {
            if (rest.Length < 2)
                return null;
            packed = rest[0] == 1;
            rest = rest[2..];
            int tag = rest.IndexOf((byte)0);
            int translated = tag < 0 ? -1 : rest[(tag + 1)..].IndexOf((byte)0);
            if (translated < 0)
                return null;
            language = Encoding.Latin1.GetString(rest[..tag]);
            rest = rest[(tag + translated + 2)..];
        }
        byte[]? bytes = packed ? Inflate(rest, limits.MaxTextBytes) : rest.Length <= limits.MaxTextBytes ? rest.ToArray() : null;
        return bytes is null ? null : new(keyword, (type == "iTXt" ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes), language);
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> packed, int most)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var to = new MemoryStream();
            var buffer = new byte[8192];
            for (int got; (got = zlib.Read(buffer)) > 0;)
            {
                if (to.Length + got > most)
                    return null;
                to.Write(buffer, 0, got);
            }
            return to.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static InputException Refuse(string name, string message) => new(name, null, message);

    private static InputException Damaged(string name, string why, Exception? cause = null) =>
        new(name, null, $"This PNG file is damaged: {why}. Save or send the picture again.", cause);

    private sealed record Header(int Width, int Height, int Bits, int Colour, bool Interlaced)
    {
        public long Pixels => (long)Width * Height;

        public int SourceChannels => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

        public int FilterStep => Math.Max(1, SourceChannels * Bits / 8);

        /// <summary>Bytes of all filtered rows, at least; interlacing may round up more.</summary>
        public long RawBytes => (RowBytes(Width) + 1L) * Height - (Interlaced ? Height : 0);

        public int RowBytes(int across) => (int)(((long)across * SourceChannels * Bits + 7) / 8);

        public static Header Read(ReadOnlySpan<byte> content, string name)
        {
            if (content.Length != 13)
                throw Damaged(name, "its size is spoilt");
            uint width = BinaryPrimitives.ReadUInt32BigEndian(content), height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
            int bits = content[8], colour = content[9];
            bool known = colour switch
            {
                0 => bits is 1 or 2 or 4 or 8 or 16,
                3 => bits is 1 or 2 or 4 or 8,
                2 or 4 or 6 => bits is 8 or 16,
                _ => false,
            };
            if (!known || width is 0 or > 100_000_000 || height is 0 or > 100_000_000 || content[10] != 0 || content[11] != 0 || content[12] > 1)
                throw Damaged(name, string.Create(CultureInfo.InvariantCulture, $"it claims {width} × {height} px, {bits} bits, colour type {colour}"));
            return new((int)width, (int)height, bits, colour, content[12] == 1);
        }
    }
}
