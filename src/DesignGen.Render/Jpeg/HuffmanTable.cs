using System.Runtime.CompilerServices;

namespace DesignGen.Render.Jpeg;

/// <summary>One Huffman table (T.81, annex C): codes of 1 to 16 bits for byte symbols.</summary>
/// <remarks>Codes up to ten bits, nearly all in practice, take one look-up; longer ones compare with the last code of each length.</remarks>
internal sealed class HuffmanTable
{
    private const int QuickBits = 10;

    // By the next ten bits: length · 256 + symbol, or 0 where the code is longer.
    private readonly ushort[] _quick = new ushort[1 << QuickBits];

    // By length: the first 16-bit number beyond its codes, and what to add to a code for its place among the symbols.
    private readonly int[] _beyond = new int[17], _offset = new int[17];
    private readonly byte[] _symbols;

    private HuffmanTable(ReadOnlySpan<byte> symbols) => _symbols = symbols.ToArray();

    /// <summary>Makes a table.</summary>
    /// <param name="counts">How many codes there are of each length from 1 to 16.</param>
    /// <param name="symbols">Their symbols, shortest first.</param>
    /// <returns>Null where the lengths make no code.</returns>
    public static HuffmanTable? From(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new HuffmanTable(symbols);
        int code = 0, place = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            table._offset[length] = place - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, place++)
            {
                if (code >= 1 << length)
                    return null;
                if (length <= QuickBits)
                    table._quick.AsSpan(code << (QuickBits - length), 1 << (QuickBits - length)).Fill((ushort)(length << 8 | symbols[place]));
            }
            table._beyond[length] = code << (16 - length);
        }
        return table;
    }

    /// <summary>Takes the next symbol.</summary>
    /// <param name="bits">At least 16 bits are ready.</param>
    /// <returns>0 to 255, or -1 for a code that the table does not have.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Decode(ref BitReader bits)
    {
        int quick = _quick[bits.Peek(QuickBits)];
        if (quick == 0)
            return DecodeLong(ref bits);
        bits.Skip(quick >> 8);
        return quick & 255;
    }

    private int DecodeLong(ref BitReader bits)
    {
        int next = bits.Peek(16);
        for (int length = QuickBits + 1; length <= 16; length++)
        {
            if (next >= _beyond[length])
                continue;
            bits.Skip(length);
            return _symbols[(next >> (16 - length)) + _offset[length]];
        }
        return -1;
    }
}
