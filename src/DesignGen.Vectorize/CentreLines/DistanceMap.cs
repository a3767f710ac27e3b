namespace DesignGen.Vectorize.CentreLines;

/// <summary>Exact distances between pixels of a mask and the nearest pixel outside it.</summary>
/// <remarks>
/// Meijster, Roerdink and Hesselink, "A general algorithm for computing distance transforms in linear time" (2000): distances down the
/// columns first, then along each row the lower envelope of the parabolas above them. Whole numbers throughout, linear in the pixels.
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
        var column = new int[width + 2];
        var places = new int[width + 2];
        var starts = new int[width + 2];
        for (int y = 0; y < height; y++)
        {
            Span<int> row = squared.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
                column[x + 1] = row[x];
            column[0] = column[width + 1] = beyond;
            int top = 0;
            (places[0], starts[0]) = (0, 0);
            for (int u = 1; u < width + 2; u++)
            {
                while (top >= 0 && Value(starts[top], places[top]) > Value(starts[top], u))
                    top--;
                if (top < 0)
                {
                    (top, places[0], starts[0]) = (0, u, 0);
                    continue;
                }
                long begin = 1 + Cross(places[top], u);
                if (begin < width + 2)
                {
                    top++;
                    (places[top], starts[top]) = (u, (int)begin);
                }
            }
            for (int u = width + 1; u >= 1; u--)
            {
                if (u <= width)
                    row[u - 1] = (int)Value(u, places[top]);
                if (u == starts[top])
                    top--;
            }
        }
        return squared;

        long Value(int x, int i) => (long)(x - i) * (x - i) + (long)column[i] * column[i];

        // The last place where the parabola on the left is no higher than the one on the right.
        long Cross(int i, int u)
        {
            long above = (long)u * u - (long)i * i + (long)column[u] * column[u] - (long)column[i] * column[i], twice = 2L * (u - i);
            return Math.DivRem(above, twice, out long rest) is var q && rest < 0 ? q - 1 : q;
        }
    }
}
