using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DesignGen.Render.Png;

namespace DesignGen.Render.Xmp;

/// <summary>The XMP packet of a PNG file that is made already: an iTXt chunk before the pixels. The picture's own bytes are never touched.</summary>
/// <remarks>XMP specification part 3, section 1.1.5. Pure. Files of our own get theirs from <see cref="PngWriter"/>.</remarks>
public static class PngXmp
{
    // A packet is a few kilobytes; what unpacks to more is no packet.
    private const int MostPacked = 1 << 20;

    private static ReadOnlySpan<byte> Signature => [137, 80, 78, 71, 13, 10, 26, 10];

    /// <summary>The packet that a file has; null for none, and for what is no whole PNG head.</summary>
    public static string? Read(ReadOnlySpan<byte> file) => Find(file) is { Packed: not null } place ? Packet(file[place.Packed.Value]) : null;

    /// <summary>The file with another packet.</summary>
    /// <param name="file">A PNG file.</param>
    /// <param name="packet">Gives the packet to write, told the one that is there or null.</param>
    /// <returns>A new file; the same bytes where the file has no whole head, or a packet that can't be read.</returns>
    public static byte[] Put(ReadOnlySpan<byte> file, Func<string?, string> packet)
    {
        if (Find(file) is not { } place)
            return file.ToArray();
        string? there = place.Packed is { } packed ? Packet(file[packed]) : null;
        if (place.Packed is not null && there is null)
            return file.ToArray();
        byte[] body = [.. Encoding.Latin1.GetBytes(PngMetadata.XmpKeyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(packet(there))];
        byte[] chunk = [0, 0, 0, 0, .. "iTXt"u8, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.Append(0, chunk.AsSpan(4, body.Length + 4)));
        return [.. file[..place.Chunk.Start], .. chunk, .. file[place.Chunk.End..]];
    }

    // The chunk of the packet, or the empty place for one: right after the header.
    private static (Range Chunk, Range? Packed)? Find(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            return null;
        int at = Signature.Length, first = 0;
        while (at + 12 <= file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || length > file.Length - at - 12)
                return null;
            ReadOnlySpan<byte> type = file.Slice(at + 4, 4);
            int end = at + 12 + length;
            if (first == 0)
                first = end;
            if (type.SequenceEqual("iTXt"u8) && file.Slice(at + 8, length).StartsWith(Encoding.Latin1.GetBytes(PngMetadata.XmpKeyword + "\0")))
                return (at..end, (at + 8)..(end - 4));
            // Chunks after the pixels are looked at too: some programs put their packet there.
            if (type.SequenceEqual("IEND"u8))
                return (first..first, null);
            at = end;
        }
        return null;
    }

    // Keyword, 0, whether packed, how, language, 0, translated keyword, 0, text.
    private static string? Packet(ReadOnlySpan<byte> chunk)
    {
        ReadOnlySpan<byte> rest = chunk[(PngMetadata.XmpKeyword.Length + 1)..];
        if (rest.Length < 4)
            return null;
        bool packed = rest[0] != 0;
        rest = rest[2..];
        for (int field = 0; field < 2; field++)
        {
            int end = rest.IndexOf((byte)0);
            if (end < 0)
                return null;
            rest = rest[(end + 1)..];
        }
        return packed ? Unpacked(rest.ToArray()) : Encoding.UTF8.GetString(rest);
    }

    private static string? Unpacked(byte[] packed)
    {
        try
        {
            using var from = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var text = new byte[MostPacked];
            int read = from.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return read < text.Length ? Encoding.UTF8.GetString(text, 0, read) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
