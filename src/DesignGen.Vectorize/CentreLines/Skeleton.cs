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
        var order = new PriorityQueue<int, (int Distance, int Pixel)>();
        var queued = new bool[left.Length];
        var members = new List<(int, (int, int))>();
        for (int i = 0; i < left.Length; i++)
        {
            // Only pixels at the edge can go at first; the others are asked when a neighbour goes.
            if (left[i] && squared[i] <= 2)
            {
                queued[i] = true;
                members.Add((i, (squared[i], i)));
            }
        }
        order.EnqueueRange(members);
        int count = 0;
        while (order.TryDequeue(out int pixel, out _))
        {
            if ((++count & 0xffff) == 0)
                cancel.ThrowIfCancellationRequested();
            queued[pixel] = false;
            if (!left[pixel] || !Removable[Around(left, pixel, steps)])
                continue;
            left[pixel] = false;
            foreach (int step in steps)
            {
                int next = pixel + step;
                if (left[next] && !queued[next])
                {
                    queued[next] = true;
                    order.Enqueue(next, (squared[next], next));
                }
            }
        }
        return left;
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
            // One part around it (Yokoi's connectivity number is 1), and no end: with two neighbours side by side it is the end of a slanting line.
            int count = BitOperations.PopCount((uint)around);
            removable[around] = parts == 1 && count > 2;
        }
        return removable;
    }
}
