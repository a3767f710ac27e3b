using System.Buffers.Binary;

namespace DesignGen.Render.Png;

/// <summary>Puts the samples of rows, of any depth and colour type, into a picture with plain channels.</summary>
internal sealed class PngUnpacker(int bits, int colour, int sourceChannels, byte[] palette, byte[] key, PngImage into)
{
    private readonly int _bytes = into.Channels * into.Bits / 8;

    /// <summary>Unpacks one row.</summary>
    /// <param name="row">The row's bytes, filter undone.</param>
    /// <param name="across">Pixels in it.</param>
    /// <param name="x">Where its first pixel goes.</param>
    /// <param name="y">The picture's row.</param>
    /// <param name="stepX">From one pixel's place to the next.</param>
    /// <returns>False where a palette lacks a colour.</returns>
    public bool Row(ReadOnlySpan<byte> row, int across, int x, int y, int stepX)
    {
        Span<byte> to = into.Samples.AsSpan(checked((int)((long)y * into.Width * _bytes)), into.Width * _bytes)[(x * _bytes)..];
        int step = stepX * _bytes;
        if (bits >= 8 && colour != 3)
        {
            int size = sourceChannels * bits / 8;
            if (step == size)
            {
                row[..(across * size)].CopyTo(to);
                return true;
            }
            for (int i = 0; i < across; i++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(i * size, size);
                pixel.CopyTo(to[(i * step)..]);
                if (key.Length > 0)
                    to.Slice(i * step + size, bits / 8).Fill(IsKey(pixel) ? (byte)0 : (byte)255);
            }
            return true;
        }
        int mask = (1 << bits) - 1;
        for (int i = 0; i < across; i++)
        {
            int bit = i * bits, value = row[bit >> 3] >> (8 - bits - (bit & 7)) & mask;
            Span<byte> pixel = to.Slice(i * step, _bytes);
            if (colour == 3)
            {
                if (value * 3 >= palette.Length)
                    return false;
                palette.AsSpan(value * 3, 3).CopyTo(pixel);
                if (key.Length > 0)
                    pixel[3] = value < key.Length ? key[value] : (byte)255;
                continue;
            }
            pixel[0] = (byte)(value * 255 / mask);
            if (key.Length > 0)
                pixel[1] = value == BinaryPrimitives.ReadUInt16BigEndian(key) ? (byte)0 : (byte)255;
        }
        return true;
    }

    // A colour key has 16 bits a channel whatever the depth.
    private bool IsKey(ReadOnlySpan<byte> pixel)
    {
        if (bits == 16)
            return pixel.SequenceEqual(key);
        for (int c = 0; c < sourceChannels; c++)
        {
            if (pixel[c] != BinaryPrimitives.ReadUInt16BigEndian(key.AsSpan(c * 2)))
                return false;
        }
        return true;
    }
}
