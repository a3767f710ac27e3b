using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Exact distances between pixels of a mask and the nearest pixel outside it.</summary>
/// <remarks>
/// Distances down the columns first, then along each row the lower envelope of the parabolas above them (<see cref="LowerEnvelope"/>). Whole numbers
/// throughout, linear in the pixels.
/// </remarks>
internal static class DistanceMap
{
    /// <summary>The squared distance of each pixel's middle to the nearest middle of a pixel outside the mask, px²; 0 outside.</summary>
    /// <param name="mask">The mask, rows from the top.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="bounded">Whether what lies beyond the edges is outside the mask; else it counts for nothing, and a mask without end is far from its edge everywhere.</param>
    public static int[] Squared(ReadOnlySpan<bool> mask, int width, int height, bool bounded = true)
    {
        var squared = new int[width * height];
        // Farther than any pixel, and its square with a row's still fits.
        int beyond = bounded ? 0 : Math.Min(width + height, 30_000);
        for (int x = 0; x < width; x++)
        {
            int far = beyond;
            for (int at = x; at < squared.Length; at += width)
                squared[at] = far = mask[at] ? Math.Min(far + 1, 30_000) : 0;
            far = beyond;
            for (int at = squared.Length - width + x; at >= 0; at -= width)
            {
                far = mask[at] ? Math.Min(far + 1, 30_000) : 0;
                squared[at] = Math.Min(squared[at], far);
            }
        }
        // Beyond the row's ends lie two more parabolas.
        var envelope = new LowerEnvelope(width + 2);
        for (int y = 0; y < height; y++)
        {
            Span<int> row = squared.AsSpan(y * width, width);
            envelope.Clear();
            envelope.Add(-1, beyond * beyond);
            for (int x = 0; x < width; x++)
                envelope.Add(x, row[x] * row[x]);
            envelope.Add(width, beyond * beyond);
            for (int x = 0; x < width; x++)
                row[x] = (int)envelope.At(x);
        }
        return squared;
    }
}
