using System.Buffers.Binary;
using DesignGen.Render.Png;

namespace DesignGen.Render.Tests.Png;

/// <summary>Takes PNG files apart and mends them, for files that no encoder writes.</summary>
internal static class PngChunks
{
    private const int AfterHeader = 8 + 12 + 13;

    /// <summary>The file with one more chunk after its header.</summary>
    public static byte[] Insert(byte[] file, string type, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        return Mended([.. file[..AfterHeader], .. chunk, .. file[AfterHeader..]]);
    }

    /// <summary>The file with the right checksum after every chunk, as far as their lengths make sense.</summary>
    public static byte[] Mended(byte[] file)
    {
        byte[] mended = [.. file];
        for (int at = 8; at <= mended.Length - 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(mended.AsSpan(at));
            if (length > mended.Length - at - 12)
                break;
            BinaryPrimitives.WriteUInt32BigEndian(mended.AsSpan(at + 8 + (int)length), Crc32.Append(0, mended.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
        return mended;
    }
}
