using System.Runtime.Intrinsics;

namespace DesignGen.Produce.Separations;

/// <summary>Rows of one bit a pixel, the left pixel of a byte highest; 1 is black.</summary>
internal static class BitRows
{
    private static readonly byte[] Turned = [.. Enumerable.Range(0, 256).Select(Turn)];

    /// <summary>Blackens the pixels of which ink covers half or more.</summary>
    /// <param name="plate">Coverage, 0 to 65535.</param>
    /// <param name="bits">Where the first pixel falls on the highest bit of the first byte; holds no black yet.</param>
    /// <param name="left">The first pixel that may hold ink.</param>
    /// <param name="right">The first pixel after it that can't.</param>
    public static void Threshold(ReadOnlySpan<ushort> plate, Span<byte> bits, int left, int right)
    {
        // Half of 65536 and more is the highest bit of the coverage.
        int x = left & ~15;
        for (; x <= Math.Min(right, plate.Length - 16); x += 16)
        {
            uint mask = Vector256.Create(plate[x..]).ExtractMostSignificantBits();
            bits[x / 8] = Turned[mask & 255];
            bits[x / 8 + 1] = Turned[mask >> 8];
        }
        for (; x < Math.Min(right, plate.Length); x++)
        {
            if (plate[x] >= 32768)
                bits[x / 8] |= (byte)(128 >> (x & 7));
        }
    }

    /// <summary>Sets one pixel.</summary>
    public static void Set(Span<byte> bits, int x, bool black)
    {
        byte bit = (byte)(128 >> (x & 7));
        if (black)
            bits[x / 8] |= bit;
        else
            bits[x / 8] &= (byte)~bit;
    }

    /// <summary>Blackens a run of pixels.</summary>
    public static void Fill(Span<byte> bits, int left, int right)
    {
        while (left < right && (left & 7) != 0)
            Set(bits, left++, true);
        while (right > left && (right & 7) != 0)
            Set(bits, --right, true);
        if (left < right)
            bits[(left / 8)..(right / 8)].Fill(255);
    }

    /// <summary>Turns a row of whole bytes left to right.</summary>
    public static void Mirror(Span<byte> bits)
    {
        bits.Reverse();
        for (int i = 0; i < bits.Length; i++)
            bits[i] = Turned[bits[i]];
    }

    private static byte Turn(int value)
    {
        int turned = 0;
        for (int bit = 0; bit < 8; bit++)
            turned |= ((value >> bit) & 1) << (7 - bit);
        return (byte)turned;
    }
}
