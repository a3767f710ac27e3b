using System.Buffers.Binary;
using System.Numerics;

namespace DesignGen.Produce.Tiff;

/// <summary>Packs rows of a two-tone picture by ITU-T T.6, which TIFF calls CCITT Group 4.</summary>
/// <remarks>
/// A row is told by where its colour changes; changes that lie near those of the row above cost one to seven bits, others are
/// given as two run lengths. So the work is one pass over 64-pixel words plus a step for each change. Rows of noise grow to
/// several times their size, as the standard has it. An encoder is one worker's own; it keeps its buffers between strips.
/// </remarks>
public sealed class Group4Encoder
{
    private readonly int _width;
    private int[] _above, _row;
    private byte[] _out = new byte[4096];
    private int _length, _held;
    private ulong _bits;

    /// <summary>An encoder for rows of a width.</summary>
    /// <param name="width">Pixels in a row, 1 or more.</param>
    public Group4Encoder(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        _width = width;
        _above = new int[width + 5];
        _row = new int[width + 5];
    }

    /// <summary>Packs rows that can be read without any others: the first is told against a white row.</summary>
    /// <param name="rows">Packed rows, eight pixels a byte, the left one highest; 1 is black. Each begins on a byte; spare bits at its end are ignored.</param>
    /// <param name="count">How many rows.</param>
    /// <returns>The packed bytes with their end-of-block mark.</returns>
    public byte[] Encode(ReadOnlySpan<byte> rows, int count)
    {
        int stride = (_width + 7) / 8;
        Begin();
        for (int i = 0; i < count; i++)
        {
            Changes(rows.Slice(i * stride, stride));
            Row();
        }
        return End();
    }

    /// <summary>Begins rows that are given one by one; the first is told against a white row.</summary>
    internal void Begin()
    {
        _length = _held = 0;
        _bits = 0;
        Array.Fill(_above, _width, 0, 5);
    }

    /// <summary>Packs one more row.</summary>
    /// <param name="changes">Where its colour changes, left to right, the row beginning white.</param>
    internal void Add(ReadOnlySpan<int> changes)
    {
        changes.CopyTo(_row);
        Array.Fill(_row, _width, changes.Length, 5);
        Row();
    }

    /// <summary>Takes the whole bytes that are packed so far.</summary>
    internal byte[] Take()
    {
        byte[] packed = _out.AsSpan(0, _length).ToArray();
        _length = 0;
        return packed;
    }

    /// <summary>Takes what is left, with the end-of-block mark.</summary>
    internal byte[] End()
    {
        Put(Group4Codes.EndOfBlock);
        if (_held > 0)
            Put(new(0, 8 - _held));
        return Take();
    }

    // Lists where the row's colour changes, left to right, the row beginning white; then the width, several times.
    private void Changes(ReadOnlySpan<byte> row)
    {
        int count = 0;
        ulong last = 0;
        Span<byte> tail = stackalloc byte[8];
        for (int at = 0; at < row.Length; at += 8)
        {
            ulong word;
            if (row.Length - at >= 8)
            {
                word = BinaryPrimitives.ReadUInt64BigEndian(row[at..]);
            }
            else
            {
                tail.Clear();
                row[at..].CopyTo(tail);
                word = BinaryPrimitives.ReadUInt64BigEndian(tail);
            }
            ulong changes = word ^ ((word >> 1) | (last << 63));
            last = word & 1;
            while (changes != 0)
            {
                int bit = BitOperations.LeadingZeroCount(changes);
                changes &= ~(1UL << (63 - bit));
                int x = at * 8 + bit;
                if (x >= _width)
                    break;
                _row[count++] = x;
            }
        }
        Array.Fill(_row, _width, count, 5);
    }

    private void Row()
    {
        int at = -1, next = 0, below = 0;
        while (at < _width)
        {
            // b1: the first change above, right of here, towards the colour that the row's next change leads to.
            below = (below & ~1) | (next & 1);
            while (below >= 2 && _above[below - 2] > at)
                below -= 2;
            while (_above[below] <= at && _above[below] < _width)
                below += 2;
            int change = _row[next], b1 = _above[below], b2 = _above[below + 1];
            if (b2 < change)
            {
                Put(Group4Codes.Pass);
                at = b2;
            }
            else if (Math.Abs(change - b1) <= 3)
            {
                Put(Group4Codes.Vertical[change - b1 + 3]);
                at = change;
                next++;
            }
            else
            {
                Put(Group4Codes.Horizontal);
                int start = Math.Max(at, 0), end = _row[next + 1];
                Run(next & 1, change - start);
                Run((next + 1) & 1, end - change);
                at = end;
                next += 2;
            }
        }
        (_above, _row) = (_row, _above);
    }

    private void Run(int colour, int pixels)
    {
        Group4Codes.Code[] codes = Group4Codes.Runs[colour];
        for (; pixels > Group4Codes.LongestMakeUp + 63; pixels -= Group4Codes.LongestMakeUp)
            Put(codes[^1]);
        if (pixels >= 64)
            Put(codes[63 + pixels / 64]);
        Put(codes[pixels % 64]);
    }

    private void Put(Group4Codes.Code code)
    {
        _bits = (_bits << code.Length) | code.Bits;
        _held += code.Length;
        if (_out.Length - _length < 8)
            Array.Resize(ref _out, _out.Length * 2);
        while (_held >= 8)
        {
            _held -= 8;
            _out[_length++] = (byte)(_bits >> _held);
        }
    }
}
