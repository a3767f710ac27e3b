using System.Numerics;

namespace DesignGen.Render.Png;

/// <summary>The five row filters of PNG (ISO/IEC 15948, clause 9).</summary>
internal static class PngFilters
{
    /// <summary>Turns a filtered row back into samples, in place.</summary>
    /// <param name="filter">0 to 4.</param>
    /// <param name="row">The filtered bytes.</param>
    /// <param name="above">The row above, or zeros.</param>
    /// <param name="step">Bytes to the same sample of the pixel on the left, 1 or more.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 1:
                for (int i = step; i < row.Length; i++)
                    row[i] += row[i - step];
                break;
            case 2:
                Add(row, above);
                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i >= step ? row[i - step] : 0) + above[i]) >> 1);
                break;
            case 4:
                for (int i = 0; i < Math.Min(step, row.Length); i++)
                    row[i] += above[i];
                for (int i = step; i < row.Length; i++)
                    row[i] += Paeth(row[i - step], above[i], above[i - step]);
                break;
        }
    }

    /// <summary>Filters a row.</summary>
    /// <param name="filter">0 to 4.</param>
    /// <param name="row">The samples.</param>
    /// <param name="above">The row above, or zeros.</param>
    /// <param name="step">Bytes to the same sample of the pixel on the left.</param>
    /// <param name="into">Receives as many bytes as the row has.</param>
    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, Span<byte> into)
    {
        int n = row.Length, head = Math.Min(step, n);
        switch (filter)
        {
            case 0:
                row.CopyTo(into);
                break;
            case 1:
                row[..head].CopyTo(into);
                Subtract(row[head..], row[..(n - head)], into[head..]);
                break;
            case 2:
                Subtract(row, above, into);
                break;
            case 3:
                for (int i = 0; i < head; i++)
                    into[i] = (byte)(row[i] - (above[i] >> 1));
                for (int i = head; i < n; i++)
                    into[i] = (byte)(row[i] - ((row[i - step] + above[i]) >> 1));
                break;
            case 4:
                for (int i = 0; i < head; i++)
                    into[i] = (byte)(row[i] - above[i]);
                for (int i = head; i < n; i++)
                    into[i] = (byte)(row[i] - Paeth(row[i - step], above[i], above[i - step]));
                break;
        }
    }

    /// <summary>How hard a filtered row looks to compress: the sum of its bytes taken as signed distances from 0.</summary>
    public static long Weight(ReadOnlySpan<byte> filtered)
    {
        long sum = 0;
        int i = 0;
        for (; i <= filtered.Length - Vector<byte>.Count;)
        {
            // Sixteen-bit lanes hold 128 · 2 · 128 at most before they are added up.
            var lanes = Vector<ushort>.Zero;
            for (int block = 0; block < 128 && i <= filtered.Length - Vector<byte>.Count; block++, i += Vector<byte>.Count)
            {
                var bytes = new Vector<byte>(filtered[i..]);
                Vector.Widen(Vector.Min(bytes, Vector<byte>.Zero - bytes), out Vector<ushort> low, out Vector<ushort> high);
                lanes += low + high;
            }
            for (int lane = 0; lane < Vector<ushort>.Count; lane++)
                sum += lanes[lane];
        }
        for (; i < filtered.Length; i++)
            sum += Math.Min(filtered[i], (byte)-filtered[i]);
        return sum;
    }

    private static byte Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - 2 * corner);
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }

    private static void Add(Span<byte> row, ReadOnlySpan<byte> above)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] += above[i];
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> other, Span<byte> into)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) - new Vector<byte>(other[i..])).CopyTo(into[i..]);
        for (; i < row.Length; i++)
            into[i] = (byte)(row[i] - other[i]);
    }
}
