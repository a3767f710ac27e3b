namespace DesignGen.Vectorize.CentreLines;

/// <summary>Tells areas from strokes by their width.</summary>
internal static class SolidAreas
{
    // With less line than this in a picture, as a multiple of its width, there are no lines that others could be compared with.
    private const double LeastLines = 4;

    // Wider than this many times the usual line, an ink is an area.
    private const double TimesUsual = 3;

    /// <summary>Counts how long the lines of each width are.</summary>
    /// <param name="skeleton">The thinned ink.</param>
    /// <param name="squared">Squared distances to the edge.</param>
    /// <param name="lengths">Pixels of line by squared distance; receives more.</param>
    public static void Count(bool[] skeleton, int[] squared, SortedDictionary<int, long> lengths)
    {
        for (int i = 0; i < skeleton.Length; i++)
        {
            if (skeleton[i])
                lengths[squared[i]] = lengths.GetValueOrDefault(squared[i]) + 1;
        }
    }

    /// <summary>The widest line, px: a multiple of the usual width; 0 where the picture has no lines.</summary>
    /// <remarks>A line counts by its length in widths of its own, so that long thin lines decide and large areas do not.</remarks>
    public static double WidestLine(SortedDictionary<int, long> lengths)
    {
        double all = lengths.Sum(l => l.Value / Width(l.Key)), sum = 0;
        if (all < LeastLines)
            return 0;
        foreach ((int squared, long count) in lengths)
        {
            sum += count / Width(squared);
            if (sum >= all / 2)
                return Math.Max(TimesUsual * Width(squared), 4);
        }
        return 0;
    }

    /// <summary>The pixels that a disc of the widest line's width reaches without leaving the ink; null where there are none.</summary>
    public static bool[]? Find(InkField field, int[] squared, double widestPx)
    {
        double least = widestPx / 2 + 0.5;
        var outside = new bool[squared.Length];
        bool any = false;
        for (int i = 0; i < squared.Length; i++)
        {
            bool core = squared[i] > least * least;
            any |= core;
            outside[i] = !core;
        }
        if (!any)
            return null;
        int[] toCore = DistanceMap.Squared(outside, field.Width, field.Height, bounded: false);
        var solid = new bool[squared.Length];
        for (int i = 0; i < squared.Length; i++)
            solid[i] = field.Mask[i] && toCore[i] <= least * least;
        return solid;
    }

    private static double Width(int squared) => Math.Max(1, 2 * Math.Sqrt(squared) - 0.7);
}
