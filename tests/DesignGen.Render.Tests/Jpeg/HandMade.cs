using System.Buffers.Binary;

namespace DesignGen.Render.Tests.Jpeg;

/// <summary>JPEG files put together by hand, for what no encoder writes. Their Huffman tables have one code, 0, that says "no more".</summary>
internal static class HandMade
{
    /// <summary>A file of segments and scans.</summary>
    public static byte[] File(params byte[][] parts) => [0xFF, 0xD8, .. parts.SelectMany(p => p), 0xFF, 0xD9];

    /// <summary>A segment with its marker and length.</summary>
    public static byte[] Segment(byte marker, params byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>Factors of 1, and a table of each kind.</summary>
    public static byte[] Tables { get; } =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
    ];

    /// <summary>The head of a picture; each channel is its sampling factors, such as 0x21.</summary>
    public static byte[] Frame(byte marker, int width, int height, params byte[] channels)
    {
        byte[] content = [8, 0, 0, 0, 0, (byte)channels.Length, .. channels.SelectMany((sampling, i) => new byte[] { (byte)(i + 1), sampling, 0 })];
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(1), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(3), (ushort)width);
        return Segment(marker, content);
    }

    /// <summary>A scan of the first so many channels, whose code is zeros.</summary>
    public static byte[] Scan(int channels, int bytes, int from = 0, int to = 63, int bits = 0) =>
        [.. Segment(0xDA, [(byte)channels, .. Enumerable.Range(1, channels).SelectMany(i => new byte[] { (byte)i, 0 }), (byte)from, (byte)to, (byte)bits]), .. new byte[bytes]];
}
