using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Render.Xmp;

/// <summary>The XMP packet of a JPEG file: an APP1 segment before the picture. The picture's own bytes are never touched.</summary>
/// <remarks>XMP specification part 3, section 1.1.3. Pure.</remarks>
public static class JpegXmp
{
    /// <summary>Most bytes of a packet in UTF-8: what one segment holds after its name.</summary>
    public const int MostBytes = 65_533 - 29;

    private static ReadOnlySpan<byte> Name => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    /// <summary>The packet that a file has; null for none, and for what is no whole JPEG head.</summary>
    public static string? Read(ReadOnlySpan<byte> file) => Find(file) is { Packet: var packet } && packet.End.Value > packet.Start.Value ? Encoding.UTF8.GetString(file[packet]) : null;

    /// <summary>The file with another packet.</summary>
    /// <param name="file">A JPEG file.</param>
    /// <param name="packet">Gives the packet to write, told the one that is there or null. A longer one than <see cref="MostBytes"/> is not written.</param>
    /// <returns>A new file; the same bytes where the file has no whole head or the packet is too long.</returns>
    public static byte[] Put(ReadOnlySpan<byte> file, Func<string?, string> packet)
    {
        if (Find(file) is not { } place)
            return file.ToArray();
        byte[] text = Encoding.UTF8.GetBytes(packet(Read(file)));
        if (text.Length > MostBytes)
            return file.ToArray();
        byte[] head = [0xFF, 0xE1, 0, 0, .. Name];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(2 + Name.Length + text.Length));
        return [.. file[..place.Segment.Start], .. head, .. text, .. file[place.Segment.End..]];
    }

    // The segment of the packet, or the empty place for one: after JFIF's and EXIF's segments, which must come first.
    private static (Range Segment, Range Packet)? Find(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return null;
        int at = 2, first = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]), end = at + 2 + length;
            // From the scan on there is pixel data.
            if (marker is 0xDA or 0xD9)
                return (first..first, 0..0);
            if (length < 2 || end > file.Length)
                return null;
            ReadOnlySpan<byte> body = file[(at + 4)..end];
            if (marker == 0xE1 && body.StartsWith(Name))
                return (at..end, (at + 4 + Name.Length)..end);
            if (first == at && (marker == 0xE0 || marker == 0xE1 && body.StartsWith(ExifName)))
                first = end;
            at = end;
        }
        return null;
    }
}
