using System.Numerics;

namespace DesignGen.Vectorize.Features;

/// <summary>One bit a pixel, 64 to a word: bit i of word w of all is pixel 64 w + i.</summary>
internal sealed class BitRows
{
    /// <param name="stride">Pixels across, a multiple of 64.</param>
    /// <param name="rows">Pixels down.</param>
    public BitRows(int stride, int rows)
        : this(stride, new ulong[stride / 64 * rows])
    {
    }

    /// <param name="stride">Pixels across, a multiple of 64.</param>
    /// <param name="bits">The bits, or more than those.</param>
    public BitRows(int stride, ulong[] bits)
    {
        Words = stride / 64;
        Bits = bits;
    }

    /// <summary>All bits.</summary>
    public ulong[] Bits { get; }

    /// <summary>Words of a row.</summary>
    public int Words { get; }

    /// <summary>The words of a row.</summary>
    public Span<ulong> Row(int y) => Bits.AsSpan(y * Words, Words);

    /// <summary>Whether a pixel is set.</summary>
    public bool this[int at] => (Bits[at >> 6] >> at & 1) != 0;

    /// <summary>Sets a pixel.</summary>
    public void Set(int at) => Bits[at >> 6] |= 1ul << at;

    /// <summary>Sets the pixels of a row from a column to before another.</summary>
    public void Set(int y, int from, int end)
    {
        Span<ulong> row = Row(y);
        for (int word = from >> 6; word <= (end - 1) >> 6; word++)
        {
            ulong bits = ulong.MaxValue;
            if (word == from >> 6)
                bits &= ulong.MaxValue << (from & 63);
            if (word == (end - 1) >> 6)
                bits &= ulong.MaxValue >> (63 - ((end - 1) & 63));
            row[word] |= bits;
        }
    }

    /// <summary>Takes a pixel away.</summary>
    public void Unset(int at) => Bits[at >> 6] &= ~(1ul << at);

    /// <summary>The first set pixel of a word, or -1.</summary>
    public int FirstOf(int word) => Bits[word] == 0 ? -1 : (word << 6) + BitOperations.TrailingZeroCount(Bits[word]);
}
