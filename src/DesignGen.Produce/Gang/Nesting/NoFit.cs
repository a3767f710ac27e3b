namespace DesignGen.Produce.Gang.Nesting;

/// <summary>Where one polygon may not lie beside another that is fixed: a bit for each step across and down.</summary>
/// <remarks>The no-fit polygon on a grid. It is found from rows and not from outlines, so it has no special cases, and errs on the safe side by less than two rows.</remarks>
internal sealed class NoFit
{
    // Steps, not mm: places that merely touch may be taken.
    private const double Hair = 1e-6;

    private NoFit(int left, int top, int rows, int words) => (Left, Top, Rows, Words, Bits) = (left, top, rows, words, new ulong[rows * words]);

    /// <summary>The step across of the first bit of every row.</summary>
    public int Left { get; }

    /// <summary>The step down of the first row.</summary>
    public int Top { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Words of 64 bits in a row.</summary>
    public int Words { get; }

    /// <summary>The rows; the lowest bit of a word is the left one, and a set bit is a place not to take.</summary>
    public ulong[] Bits { get; }

    /// <summary>Finds the places that a polygon may not take.</summary>
    /// <param name="placed">The rows of the fixed one, grown by the distance to keep.</param>
    /// <param name="moved">The rows of the other one.</param>
    /// <param name="rowsPerStep">How many rows are as high as a step.</param>
    /// <param name="step">The step, mm.</param>
    public static NoFit Of(Bands placed, Bands moved, int rowsPerStep, double step)
    {
        int left = (int)Math.Floor((placed.Left - moved.Right) / step), right = (int)Math.Ceiling((placed.Right - moved.Left) / step);
        int top = -(int)Math.Floor((double)(moved.First + moved.Count - 1 - placed.First) / rowsPerStep), bottom = (int)Math.Floor((double)(placed.First + placed.Count - 1 - moved.First) / rowsPerStep);
        var nofit = new NoFit(left, top, Math.Max(0, bottom - top + 1), (right - left) / 64 + 1);
        for (int down = top; down <= bottom; down++)
        {
            Span<ulong> bits = nofit.Bits.AsSpan((down - top) * nofit.Words, nofit.Words);
            int shift = moved.First + down * rowsPerStep - placed.First;
            for (int row = Math.Max(0, shift); row < Math.Min(placed.Count, shift + moved.Count); row++)
            {
                ReadOnlySpan<double> lefts = placed.Lefts(row), rights = placed.Rights(row), otherLefts = moved.Lefts(row - shift), otherRights = moved.Rights(row - shift);
                for (int i = 0; i < lefts.Length; i++)
                {
                    for (int j = 0; j < otherLefts.Length; j++)
                    {
                        int from = (int)Math.Floor((lefts[i] - otherRights[j]) / step + Hair) + 1, to = (int)Math.Ceiling((rights[i] - otherLefts[j]) / step - Hair) - 1;
                        if (from <= to)
                            Fill(bits, from - left, to - left);
                    }
                }
            }
        }
        return nofit;
    }

    private static void Fill(Span<ulong> bits, int from, int to)
    {
        int first = from >> 6, last = to >> 6;
        ulong head = ulong.MaxValue << (from & 63), tail = ulong.MaxValue >> (63 - (to & 63));
        if (first == last)
        {
            bits[first] |= head & tail;
            return;
        }
        bits[first] |= head;
        for (int word = first + 1; word < last; word++)
            bits[word] = ulong.MaxValue;
        bits[last] |= tail;
    }
}
