using System.Numerics;

namespace DesignGen.Vectorize.Features;

/// <summary>One bit a pixel, 64 to a word: bit i of word w of all is pixel 64 w + i.</summary>
internal sealed class BitRows
{
    private readonly ulong[] _all;

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
        _all = bits;
    }

    /// <summary>All bits.</summary>
    public ulong[] All => _all;

    /// <summary>Words of a row.</summary>
    public int Words { get; }

    /// <summary>The words of a row.</summary>
    public Span<ulong> Row(int y) => _all.AsSpan(y * Words, Words);

    /// <summary>Whether a pixel is set.</summary>
    public bool this[int at] => (_all[at >> 6] >> at & 1) != 0;

    /// <summary>Pixels from one on, 1 to 64 of them, the first in the lowest bit.</summary>
    public ulong Bits(int at, int count)
    {
        int word = at >> 6, bit = at & 63;
        ulong bits = _all[word] >> bit;
        if (bit + count > 64)
            bits |= _all[word + 1] << (64 - bit);
        return bits & (ulong.MaxValue >> (64 - count));
    }

    /// <summary>Sets a pixel.</summary>
    public void Set(int at) => _all[at >> 6] |= 1ul << at;

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
    public void Unset(int at) => _all[at >> 6] &= ~(1ul << at);

    /// <summary>The first set pixel of a word, or -1.</summary>
    public int FirstOf(int word) => _all[word] == 0 ? -1 : (word << 6) + BitOperations.TrailingZeroCount(_all[word]);
}
