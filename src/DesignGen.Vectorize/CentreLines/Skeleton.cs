using System.Numerics;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Thins a mask to lines of one pixel down its middle.</summary>
/// <remarks>
/// Pixels go in the order of their distance to the edge, so that the lines come to lie on the middle whichever way the picture is turned;
/// a pixel stays where it is the end of a line or holds two parts together. Linear, but for sorting by distance.
/// </remarks>
internal static class Skeleton
{
    // East, north-east and so on round, as bits 0 to 7.
    private static readonly bool[] Removable = BuildRemovable();

    /// <summary>Thins a mask that is bare along its rim.</summary>
    /// <param name="mask">The mask; it is not changed.</param>
    /// <param name="squared">Squared distance of each pixel to the edge.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Which pixels the lines keep.</returns>
    public static bool[] Thin(bool[] mask, int[] squared, int width, CancellationToken cancel)
    {
        var left = (bool[])mask.Clone();
        int[] steps = Neighbours(width);
        // What is asked at each distance: pixels at the edge, and later those whose neighbours went.
        var waiting = new SortedDictionary<int, List<int>>();
        var asked = new bool[left.Length];
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] && squared[i] <= 2)
                Ask(i, 0);
        }
        var now = new List<int>();
        var side = new List<int>();
        int count = 0;
        while (waiting.Count > 0)
        {
            (int level, List<int> pixels) = waiting.First();
            waiting.Remove(level);
            while (pixels.Count > 0)
            {
                now.Clear();
                now.AddRange(pixels);
                now.Sort();
                pixels.Clear();
                foreach (int pixel in now)
                    asked[pixel] = false;
                // From the four sides in turn, so that a line two pixels wide loses one side, not its end.
                for (int direction = 0; direction < 8; direction += 2)
                {
                    side.Clear();
                    foreach (int pixel in now)
                    {
                        if (left[pixel] && !left[pixel + steps[direction]])
                            side.Add(pixel);
                    }
                    foreach (int pixel in side)
                    {
                        if ((++count & 0xffff) == 0)
                            cancel.ThrowIfCancellationRequested();
                        if (!Removable[Around(left, pixel, steps)])
                            continue;
                        left[pixel] = false;
                        foreach (int step in steps)
                        {
                            if (left[pixel + step])
                                Ask(pixel + step, level);
                        }
                    }
                }
                if (waiting.Remove(level, out List<int>? more))
                    pixels = more;
            }
        }
        return left;

        void Ask(int pixel, int level)
        {
            if (asked[pixel])
                return;
            asked[pixel] = true;
            int at = Math.Max(level, squared[pixel]);
            if (!waiting.TryGetValue(at, out List<int>? list))
                waiting[at] = list = [];
            list.Add(pixel);
        }
    }

    /// <summary>Steps to the eight neighbours: east, north-east and so on round.</summary>
    public static int[] Neighbours(int width) => [1, 1 - width, -width, -width - 1, -1, width - 1, width, width + 1];

    private static int Around(bool[] left, int pixel, int[] steps)
    {
        int around = 0;
        for (int k = 0; k < 8; k++)
            around |= left[pixel + steps[k]] ? 1 << k : 0;
        return around;
    }

    private static bool[] BuildRemovable()
    {
        var removable = new bool[256];
        for (int around = 0; around < 256; around++)
        {
            int parts = 0;
            for (int k = 0; k < 8; k += 2)
            {
                bool Bare(int n) => (around >> (n & 7) & 1) == 0;
                parts += Bare(k) && !(Bare(k + 1) && Bare(k + 2)) ? 1 : 0;
            }
            // One part around it (Yokoi's connectivity number is 1), and no end.
            removable[around] = parts == 1 && BitOperations.PopCount((uint)around) > 1;
        }
        return removable;
    }
}
