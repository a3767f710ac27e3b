using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DesignGen.Vectorize.Features;

/// <summary>Finds what a disc cannot reach that rolls about inside every label's area: strokes thinner than the disc, and corners.</summary>
/// <remarks>
/// A disc lies inside one label's area where it has no change of label within. So the changes between neighbours are
/// marked, 64 pixels to a word, and spread by the disc; what stays free are the discs that fit, for all labels at once, and spread
/// by the disc again they are what can be reached. A disc's rows are widened from the narrowest on, each from the one before. Only cells that are asked
/// for are worked out, with as much round them as a disc spans. Cost: the cells asked for; it grows with the diameter.
/// </remarks>
internal static class DiscOpening
{
    /// <summary>The rows of a disc, its upper left at 0: for each, the first and last pixel.</summary>
    /// <param name="diameter">Its diameter, px. It has the pixels that it touches, those that it hardly touches at its slanting sides left out.</param>
    public static (int From, int To)[] Disc(double diameter)
    {
        int size = Math.Max(2, (int)Math.Ceiling(diameter));
        // To pixel middles, so half a pixel more than the disc; just not the next.
        double middle = (size - 1) / 2.0, radius = Math.Max(middle, diameter / 2 + 0.5 - 1e-6);
        var rows = new (int, int)[size];
        for (int row = 0; row < size; row++)
        {
            double dy = row - middle;
            int to = Math.Min(size - 1, (int)Math.Floor(Math.Sqrt(radius * radius - dy * dy) + middle + 1e-9));
            rows[row] = (size - 1 - to, to);
        }
        return rows;
    }

    /// <summary>The pixels that a disc cannot reach, one bit each.</summary>
    /// <param name="map">The labels; the margin must be wider than the disc.</param>
    /// <param name="diameter">Diameter of the disc, px.</param>
    /// <param name="cancel">Stops the work.</param>
    public static BitRows Residue(PaddedMap map, double diameter, CancellationToken cancel)
    {
        var into = new BitRows(map.Stride, map.Rows);
        Residue(map, diameter, new(map.Stride, map.Rows, true), into, new(map.Stride, map.Rows), cancel);
        return into;
    }

    /// <summary>The same in some cells.</summary>
    /// <param name="map">The labels; the margin must be wider than the disc.</param>
    /// <param name="diameter">Diameter of the disc, px.</param>
    /// <param name="where">The cells.</param>
    /// <param name="into">Gets the bits there; elsewhere those that a disc from there reaches are taken away.</param>
    /// <param name="closed">Scratch, in any state.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Residue(PaddedMap map, double diameter, Cells where, BitRows into, BitRows closed, CancellationToken cancel)
    {
        (int From, int To)[] disc = Disc(diameter);
        int size = disc.Length, words = closed.Words, beyond = size / 64 + 1;
        Cells middles = where.Grown(size - 1, size - 1, 0, 0), changes = middles.Grown(0, 0, 0, size - 1);
        Band[] across = Band.Of([.. disc.Select(r => (r.From, r.To - r.From))]);
        Band[] down = Band.Of([.. Enumerable.Range(0, size - 1).Select(a => (From: Math.Max(disc[a].From, disc[a + 1].From), To: Math.Min(disc[a].To, disc[a + 1].To))).Select(r => (r.From, r.To - r.From + 1))]);
        Band[] spans = Band.Of([.. disc.Select(r => (r.From, r.To - r.From + 1))]);
        var line = new ulong[words + 2 * beyond + 8];
        var shifted = new ulong[words + 2 * beyond + 8];
        for (int cell = 0; cell < middles.Down; cell++)
        {
            (int top, int bottom) = middles.RowsOf(cell);
            for (int from = 0; middles.Run(cell, ref from, out int end); from = end)
            {
                // The last rows and columns have no room for a disc below or to the right of them.
                int column = Math.Max(0, map.Columns - size + 1), word = column >> 6;
                for (int y = top; y < bottom; y++)
                {
                    Span<ulong> row = closed.Row(y);
                    row[from..end].Fill(y + size > map.Rows ? ulong.MaxValue : 0);
                    if (word < end && word >= from)
                        row[word] |= ulong.MaxValue << column;
                    for (int i = Math.Max(from, word + 1); i < end; i++)
                        row[i] = ulong.MaxValue;
                }
            }
        }
        for (int cell = 0; cell < changes.Down; cell++)
        {
            cancel.ThrowIfCancellationRequested();
            (int top, int bottom) = changes.RowsOf(cell);
            for (int from = 0; changes.Run(cell, ref from, out int end); from = end)
            {
                int count = end - from, with = Math.Min(words, end + beyond) - from;
                for (int y = top; y < bottom; y++)
                {
                    if (Differences(map.Labels, y * map.Stride + from * 64, 1, with, from + with == words, line))
                        Close(across, y, line, with, from, count, shifted, closed);
                    if (y + 1 < map.Rows && Differences(map.Labels, y * map.Stride + from * 64, map.Stride, with, false, line))
                        Close(down, y, line, with, from, count, shifted, closed);
                }
            }
        }
        for (int cell = 0; cell < where.Down; cell++)
        {
            (int top, int bottom) = where.RowsOf(cell);
            for (int from = 0; where.Run(cell, ref from, out int end); from = end)
            {
                for (int y = top; y < bottom; y++)
                {
                    Span<ulong> row = into.Row(y);
                    row[from..end].Fill(ulong.MaxValue);
                    if (end == words)
                        row[^1] &= ulong.MaxValue >> (map.Stride - map.Columns);
                }
            }
        }
        for (int cell = 0; cell < middles.Down; cell++)
        {
            cancel.ThrowIfCancellationRequested();
            (int top, int bottom) = middles.RowsOf(cell);
            for (int from = 0; middles.Run(cell, ref from, out int end); from = end)
            {
                int count = end - from, with = Math.Min(words, end + beyond) - from;
                for (int y = top; y < bottom; y++)
                {
                    Span<ulong> row = closed.Row(y);
                    ulong any = 0;
                    for (int i = from; i < end; i++)
                        any |= row[i] = ~row[i];
                    if (any == 0)
                        continue;
                    line.AsSpan(0, beyond).Clear();
                    row[from..end].CopyTo(line.AsSpan(beyond));
                    line.AsSpan(beyond + count, with - count + 8).Clear();
                    int length = 1;
                    foreach (Band band in spans)
                    {
                        for (; length < band.Length;)
                        {
                            int step = Math.Min(length, band.Length - length);
                            WidenUp(line, beyond, with, step);
                            length += step;
                        }
                        ShiftUp(line, beyond, with, band.From, shifted);
                        foreach (int b in band.Rows)
                        {
                            if (y + b < map.Rows)
                                Clear(into.Row(y + b).Slice(from, with), shifted);
                        }
                    }
                }
            }
        }
    }

    private static void Close(Band[] bands, int y, ulong[] line, int with, int from, int count, ulong[] shifted, BitRows closed)
    {
        line.AsSpan(with, line.Length - with).Clear();
        int length = 1;
        foreach (Band band in bands)
        {
            if (band.Length == 0)
                continue;
            for (; length < band.Length;)
            {
                int step = Math.Min(length, band.Length - length);
                WidenDown(line, with, step);
                length += step;
            }
            ShiftDown(line, count, band.From, shifted);
            foreach (int b in band.Rows)
            {
                if (y >= b)
                    Or(closed.Row(y - b).Slice(from, count), shifted);
            }
        }
    }

    // Marks where labels differ from those so many places on; whether they do anywhere.
    private static bool Differences(byte[] labels, int at, int step, int words, bool rowEnds, ulong[] bits)
    {
        ulong any = 0;
        for (int w = 0; w < words; w++, at += 64)
        {
            ulong mask = ulong.MaxValue;
            if (w == words - 1 && rowEnds)
            {
                mask >>= 1;
                if (at + 64 + step > labels.Length)
                {
                    ulong rest = 0;
                    for (int i = 0; i < 63; i++)
                        rest |= labels[at + i] != labels[at + i + 1] ? 1ul << i : 0;
                    any |= bits[w] = rest;
                    break;
                }
            }
            ref byte a = ref MemoryMarshal.GetArrayDataReference(labels);
            ulong low = Vector256.Equals(Vector256.LoadUnsafe(ref a, (nuint)at), Vector256.LoadUnsafe(ref a, (nuint)(at + step))).ExtractMostSignificantBits();
            ulong high = Vector256.Equals(Vector256.LoadUnsafe(ref a, (nuint)(at + 32)), Vector256.LoadUnsafe(ref a, (nuint)(at + 32 + step))).ExtractMostSignificantBits();
            any |= bits[w] = ~(low | high << 32) & mask;
        }
        return any != 0;
    }

    // Bit i becomes the or of itself and bit i + step. The buffers end in words of zeros, so that four words at a time may run past.
    private static void WidenDown(ulong[] line, int count, int step)
    {
        int word = step >> 6, bit = step & 63;
        for (int i = 0; i < count; i += 4)
            (Load(line, i) | At(line, i + word, bit)).CopyTo(line, i);
        line.AsSpan(count, 4).Clear();
    }

    private static void ShiftDown(ulong[] line, int count, int by, ulong[] into)
    {
        int word = by >> 6, bit = by & 63;
        for (int i = 0; i < count; i += 4)
            At(line, i + word, bit).CopyTo(into, i);
    }

    // Bit i becomes the or of itself and bit i - step; the words begin at a place with zeros before it.
    private static void WidenUp(ulong[] line, int begin, int count, int step)
    {
        int word = step >> 6, bit = step & 63;
        for (int i = begin + (count - 1) / 4 * 4; i >= begin; i -= 4)
            (Load(line, i) | Before(line, i - word, bit)).CopyTo(line, i);
        line.AsSpan(begin + count, 4).Clear();
    }

    private static void ShiftUp(ulong[] line, int begin, int count, int by, ulong[] into)
    {
        int word = by >> 6, bit = by & 63;
        for (int i = 0; i < count; i += 4)
            Before(line, begin + i - word, bit).CopyTo(into, i);
    }

    private static Vector256<ulong> Load(ulong[] line, int at) => Vector256.Create(line.AsSpan(at, 4));

    private static Vector256<ulong> At(ulong[] line, int at, int bit) =>
        bit == 0 ? Load(line, at) : Vector256.ShiftRightLogical(Load(line, at), bit) | Vector256.ShiftLeft(Load(line, at + 1), 64 - bit);

    private static Vector256<ulong> Before(ulong[] line, int at, int bit) =>
        bit == 0 ? Load(line, at) : Vector256.ShiftLeft(Load(line, at), bit) | Vector256.ShiftRightLogical(Load(line, at - 1), 64 - bit);

    private static void Or(Span<ulong> into, ulong[] with)
    {
        int i = 0;
        for (; i + 4 <= into.Length; i += 4)
            (Vector256.Create<ulong>(into.Slice(i, 4)) | Load(with, i)).CopyTo(into[i..]);
        for (; i < into.Length; i++)
            into[i] |= with[i];
    }

    private static void Clear(Span<ulong> into, ulong[] with)
    {
        int i = 0;
        for (; i + 4 <= into.Length; i += 4)
            Vector256.AndNot(Vector256.Create<ulong>(into.Slice(i, 4)), Load(with, i)).CopyTo(into[i..]);
        for (; i < into.Length; i++)
            into[i] &= ~with[i];
    }

    // Rows of a disc with the same pixels, and their number: narrow ones first.
    private readonly record struct Band(int From, int Length, int[] Rows)
    {
        public static Band[] Of((int From, int Length)[] rows) =>
            [.. rows.Select((r, at) => (r, at)).GroupBy(p => p.r, p => p.at).OrderBy(g => g.Key.Length).Select(g => new Band(g.Key.From, g.Key.Length, [.. g]))];
    }
}
