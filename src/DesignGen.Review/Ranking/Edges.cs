namespace DesignGen.Review.Ranking;

/// <summary>How much a picture is parted by edges.</summary>
public static class Edges
{
    // Steps of lightness above this, right and down together, are an edge.
    private const double Step = 0.1;

    /// <summary>Share of the pixels at which lightness steps to the right or downwards.</summary>
    /// <param name="lightness">OKLab lightness row by row.</param>
    /// <param name="width">Pixels across.</param>
    public static double Density(ReadOnlySpan<float> lightness, int width)
    {
        int height = lightness.Length / width, edges = 0;
        for (int y = 0; y < height - 1; y++)
        {
            for (int x = 0; x < width - 1; x++)
            {
                int at = y * width + x;
                if (Math.Abs(lightness[at] - lightness[at + 1]) + Math.Abs(lightness[at] - lightness[at + width]) > Step)
                    edges++;
            }
        }
        return edges / (double)lightness.Length;
    }
}
