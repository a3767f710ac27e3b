namespace DesignGen.Produce.Tiff;

/// <summary>Unpacks rows that <see cref="Group4Encoder"/> packed, as the places where their colour changes.</summary>
/// <remarks>For streams of our own; one that breaks the standard (ITU-T T.6) is a defect. One worker's own: it keeps its buffers.</remarks>
internal sealed class Group4Decoder
{
    private const int LongestCode = 13, LongestMode = 7;

    // By the next bits of the stream: what the code that begins there says, and its bits; 0 bits for none.
    private static readonly (short Pixels, byte Bits)[][] Runs = [Table(0), Table(1)];
    private static readonly (sbyte Mode, byte Bits)[] Modes = ModeTable();

    private const sbyte PassMode = 10, HorizontalMode = 11;

    private readonly int _width;
    private int[] _above, _row;

    /// <summary>A decoder for rows of a width.</summary>
    public Group4Decoder(int width)
    {
        _width = width;
        _above = new int[width + 5];
        _row = new int[width + 5];
    }

    /// <summary>Tells the changes of one row.</summary>
    /// <param name="changes">Where the colour changes, left to right, the row beginning white; good until the next row.</param>
    public delegate void RowSink(ReadOnlySpan<int> changes);

    /// <summary>Unpacks a strip.</summary>
    /// <param name="strip">Its bytes.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="sink">Told each row in turn.</param>
    /// <exception cref="InvalidDataException">The bytes are no such strip.</exception>
    public void Decode(ReadOnlySpan<byte> strip, int rows, RowSink sink)
    {
        Array.Fill(_above, _width, 0, 5);
        int bit = 0;
        for (int i = 0; i < rows; i++)
        {
            int count = Row(strip, ref bit);
            Array.Fill(_row, _width, count, 5);
            sink(_row.AsSpan(0, count));
            (_above, _row) = (_row, _above);
        }
    }

    private int Row(ReadOnlySpan<byte> strip, ref int bit)
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
            (sbyte mode, byte bits) = Modes[Peek(strip, bit, LongestMode)];
            if (bits == 0)
                throw new InvalidDataException("A film's strip holds a code that is none of ITU-T T.6.");
            bit += bits;
            if (mode == PassMode)
            {
                at = _above[below + 1];
                continue;
            }
            if (mode == HorizontalMode)
            {
                int start = Math.Max(at, 0), middle = start + Run(strip, ref bit, next & 1), end = middle + Run(strip, ref bit, (next + 1) & 1);
                if (middle < _width)
                    _row[next++] = middle;
                if (end < _width)
                    _row[next++] = end;
                at = end;
                continue;
            }
            at = _above[below] + mode;
            if (at < _width)
                _row[next++] = at;
        }
        return next;
    }

    private static int Run(ReadOnlySpan<byte> strip, ref int bit, int colour)
    {
        int sum = 0;
        while (true)
        {
            (short pixels, byte bits) = Runs[colour][Peek(strip, bit, LongestCode)];
            if (bits == 0)
                throw new InvalidDataException("A film's strip holds a run that is none of ITU-T T.6.");
            bit += bits;
            sum += pixels;
            if (pixels < 64)
                return sum;
        }
    }

    private static int Peek(ReadOnlySpan<byte> strip, int bit, int count)
    {
        uint word = 0;
        for (int i = 0; i < 3; i++)
            word = (word << 8) | (bit / 8 + i < strip.Length ? strip[bit / 8 + i] : 0u);
        return (int)((word >> (24 - (bit & 7) - count)) & ((1u << count) - 1));
    }

    private static (short, byte)[] Table(int colour)
    {
        var table = new (short, byte)[1 << LongestCode];
        for (int i = 0; i < Group4Codes.Runs[colour].Length; i++)
        {
            Group4Codes.Code code = Group4Codes.Runs[colour][i];
            int rest = LongestCode - code.Length;
            table.AsSpan((int)code.Bits << rest, 1 << rest).Fill(((short)(i < 64 ? i : (i - 63) * 64), (byte)code.Length));
        }
        return table;
    }

    private static (sbyte, byte)[] ModeTable()
    {
        var table = new (sbyte, byte)[1 << LongestMode];
        for (int i = 0; i < 7; i++)
            Put(Group4Codes.Vertical[i], (sbyte)(i - 3));
        Put(Group4Codes.Pass, PassMode);
        Put(Group4Codes.Horizontal, HorizontalMode);
        return table;

        void Put(Group4Codes.Code code, sbyte mode) =>
            table.AsSpan((int)code.Bits << (LongestMode - code.Length), 1 << (LongestMode - code.Length)).Fill((mode, (byte)code.Length));
    }
}
