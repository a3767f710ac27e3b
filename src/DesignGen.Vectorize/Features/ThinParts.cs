using System.Runtime.InteropServices;

namespace DesignGen.Vectorize.Features;

/// <summary>A connected part of one label's area that a disc as wide as the limit cannot reach.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Pixels">Its pixels, places in the padded map, in the order they were found.</param>
/// <param name="Extent">How long it is, px: the greatest of its extents across, down and along the diagonals.</param>
/// <param name="Reach">
/// How long its middle line is, px: for a tip, how far its farthest pixel is from the wider part that it grows from; for a waist between two, twice that; next to
/// nothing for a sliver along an edge; the extent for what touches no wider part.
/// </param>
/// <param name="Attached">At how many places it touches parts of its label that the disc does reach.</param>
/// <param name="Beside">The only other label that it touches; null where there are several.</param>
/// <param name="AllDarker">Whether everything that it touches besides its own label is darker.</param>
internal sealed record ThinPart(byte Label, int[] Pixels, double Extent, double Reach, int Attached, byte? Beside, bool AllDarker);

/// <summary>Finds the parts that are too thin.</summary>
internal static class ThinParts
{
    /// <summary>The eight neighbours of a pixel as steps in a field of that many columns.</summary>
    public static int[] Around(int stride) => [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];

    /// <summary>Groups the pixels that a disc cannot reach into parts.</summary>
    /// <param name="map">The labels.</param>
    /// <param name="residue">The pixels.</param>
    /// <param name="ranks">By label: the higher, the darker.</param>
    /// <param name="wanted">By label: whether its parts are wanted.</param>
    /// <param name="tip">
    /// How long the tip of a corner may be, px. A disc of diameter d leaves d/2 · (1/sin(angle/2) - 1) of a corner's tip, so with one d, corners of
    /// 39 degrees and more are no strokes; sharper ones are. Nor are slivers along an edge, or waists that are shorter. What touches no wider part of its
    /// label is no tip, however short.
    /// </param>
    /// <param name="byExtent">Whether tips are told by how far they extend, sides included, which is cheaper.</param>
    /// <param name="cancel">Stops the work.</param>
    public static List<ThinPart> Find(PaddedMap map, BitRows residue, byte[] ranks, bool[] wanted, double tip, bool byExtent, CancellationToken cancel)
    {
        var parts = new List<ThinPart>();
        int stride = map.Stride, rows = map.Rows;
        byte[] labels = map.Labels;
        int[] around = Around(stride);
        var pixels = new List<int>();
        // 1 where the disc does not reach, 2 once that is part of an area.
        byte[] state = residue.Bytes();
        ushort[]? depths = null;
        int seen = 0;
        for (int at = state.AsSpan().IndexOf((byte)1); at >= 0; at = Next(state, at))
        {
            if ((++seen & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            byte label = labels[at];
            pixels.Clear();
            pixels.Add(at);
            state[at] = 2;
            bool attached = false, several = false, allDarker = true;
            int beside = -1;
            int minX = int.MaxValue, maxX = int.MinValue, minY = int.MaxValue, maxY = int.MinValue;
            int minS = int.MaxValue, maxS = int.MinValue, minD = int.MaxValue, maxD = int.MinValue;
            for (int i = 0; i < pixels.Count; i++)
            {
                int p = pixels[i], y = p / stride, x = p - y * stride;
                (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
                (minS, maxS, minD, maxD) = (Math.Min(minS, x + y), Math.Max(maxS, x + y), Math.Min(minD, x - y), Math.Max(maxD, x - y));
                if (x == 0 || y == 0 || x == stride - 1 || y == rows - 1)
                    continue;
                foreach (int step in around)
                {
                    int q = p + step;
                    byte other = labels[q];
                    if (other != label)
                    {
                        several |= beside >= 0 && beside != other;
                        beside = other;
                        allDarker &= ranks[other] > ranks[label];
                    }
                    else if (state[q] == 1)
                    {
                        state[q] = 2;
                        pixels.Add(q);
                    }
                    else if (state[q] == 0)
                    {
                        attached = true;
                    }
                }
            }
            if (!wanted[label])
                continue;
            double extent = Math.Max(Math.Max(maxX - minX, maxY - minY), Math.Max(maxS - minS, maxD - minD) / Math.Sqrt(2)) + 1;
            int places = 0;
            double reach = extent;
            if (attached)
            {
                // No part reaches farther than it extends, and measuring that is the dearer.
                if ((byExtent ? extent : 2 * extent) <= tip)
                    continue;
                if (!byExtent)
                    (reach, places) = Reach(map, state, pixels, depths ??= new ushort[labels.Length]);
                if (reach <= tip)
                    continue;
            }
            parts.Add(new(label, CollectionsMarshal.AsSpan(pixels).ToArray(), extent, reach, places, several || beside < 0 ? null : (byte)beside, allDarker));
        }
        return parts;
    }

    private static int Next(byte[] state, int at)
    {
        int skip = state.AsSpan(at + 1).IndexOf((byte)1);
        return skip < 0 ? -1 : at + 1 + skip;
    }

    // How long the middle line of a part is, px, and at how many places it touches wider parts.
    private static (double Reach, int Places) Reach(PaddedMap map, byte[] state, List<int> pixels, ushort[] depths)
    {
        byte[] labels = map.Labels;
        int[] around = Around(map.Stride);
        byte label = labels[pixels[0]];
        // In fifths of a pixel: 5 to a neighbour, 7 to one across a corner; 0 is not of the part.
        var queue = new Queue<int>();
        foreach (int p in pixels)
        {
            depths[p] = ushort.MaxValue;
            int y = p / map.Stride, x = p - y * map.Stride;
            if (x == 0 || y == 0 || x == map.Stride - 1 || y == map.Rows - 1)
                continue;
            foreach (int step in around)
            {
                if (labels[p + step] == label && state[p + step] == 0)
                {
                    depths[p] = 5;
                    queue.Enqueue(p);
                    break;
                }
            }
        }
        int places = Places(queue, around);
        while (queue.TryDequeue(out int p))
        {
            int here = depths[p];
            int y = p / map.Stride, x = p - y * map.Stride;
            if (x == 0 || y == 0 || x == map.Stride - 1 || y == map.Rows - 1)
                continue;
            for (int i = 0; i < 8; i++)
            {
                int q = p + around[i], there = here + (i is 0 or 2 or 5 or 7 ? 7 : 5);
                if (depths[q] <= there || there >= ushort.MaxValue)
                    continue;
                depths[q] = (ushort)there;
                queue.Enqueue(q);
            }
        }
        int depth = 0;
        foreach (int p in pixels)
        {
            depth = Math.Max(depth, depths[p] == ushort.MaxValue ? 0 : depths[p]);
            depths[p] = 0;
        }
        return (depth / 5.0 * (places > 1 ? 2 : 1), places);
    }

    // Connected groups of pixels; single ones are steps of stairs.
    private static int Places(IEnumerable<int> pixels, int[] around)
    {
        var left = new HashSet<int>(pixels);
        var queue = new Queue<int>();
        int places = 0;
        foreach (int first in pixels)
        {
            if (!left.Remove(first))
                continue;
            int size = 1;
            queue.Enqueue(first);
            while (queue.TryDequeue(out int p))
            {
                foreach (int step in around)
                {
                    if (!left.Remove(p + step))
                        continue;
                    size++;
                    queue.Enqueue(p + step);
                }
            }
            places += size > 2 ? 1 : 0;
        }
        return Math.Max(1, places);
    }
}
