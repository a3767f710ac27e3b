namespace DesignGen.Produce.Gang.Outlines;

/// <summary>Distances on a grid of cells.</summary>
internal static class DistanceField
{
    // More than any distance on a grid, and small enough to be squared in single precision.
    private const float Far = 1e18f;

    /// <summary>How far the middle of each cell is from the middle of the nearest marked one, in cells.</summary>
    /// <remarks>Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012: exact, in time linear in the cells.</remarks>
    public static float[] To(bool[] marked, int width, int height)
    {
        var squares = new float[marked.Length];
        for (int i = 0; i < squares.Length; i++)
            squares[i] = marked[i] ? 0 : Far;
        int longest = Math.Max(width, height);
        (float[] line, float[] bounds, int[] lows) = (new float[longest], new float[longest + 1], new int[longest]);
        for (int x = 0; x < width; x++)
            Along(squares, x, width, height);
        for (int y = 0; y < height; y++)
            Along(squares, y * width, 1, width);
        for (int i = 0; i < squares.Length; i++)
            squares[i] = MathF.Sqrt(squares[i]);
        return squares;

        void Along(float[] values, int start, int stride, int count)
        {
            for (int i = 0; i < count; i++)
                line[i] = values[start + i * stride];
            int last = 0;
            (lows[0], bounds[0], bounds[1]) = (0, float.NegativeInfinity, float.PositiveInfinity);
            for (int q = 1; q < count; q++)
            {
                float meet = Meet(q, lows[last]);
                while (meet <= bounds[last])
                    meet = Meet(q, lows[--last]);
                last++;
                (lows[last], bounds[last], bounds[last + 1]) = (q, meet, float.PositiveInfinity);
            }
            for (int q = 0, low = 0; q < count; q++)
            {
                while (bounds[low + 1] < q)
                    low++;
                float away = q - lows[low];
                values[start + q * stride] = Math.Min(Far, away * away + line[lows[low]]);
            }

            // Two that are both far off cross nowhere that matters.
            float Meet(int q, int p) => line[q] >= Far && line[p] >= Far ? q : (float)((line[q] + (double)q * q - line[p] - (double)p * p) / (2.0 * (q - p)));
        }
    }
}
