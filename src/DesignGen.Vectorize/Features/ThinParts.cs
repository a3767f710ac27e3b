using System.Runtime.InteropServices;

namespace DesignGen.Vectorize.Features;

/// <summary>A connected part of one label's area that a disc as wide as the limit cannot reach.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Pixels">Its pixels, places in the padded map, in the order they were found.</param>
/// <param name="Extent">How long it is, px: the greatest of its extents across, down and along the diagonals.</param>
/// <param name="Reach">
/// How long its middle line is, px, told up to twice as long as a tip may be: for a tip, how far its farthest pixel is from the wider part that it grows from; for a waist between two, twice that; next to
/// nothing for a sliver along an edge; the extent for what touches no wider part.
/// </param>
/// <param name="Attached">At how many places it touches parts of its label that the disc does reach.</param>
/// <param name="Beside">The only other label that it touches; null where there are several.</param>
/// <param name="AllDarker">Whether everything that it touches besides its own label is darker.</param>
/// <param name="Box">The box that it lies in, px of the padded map.</param>
internal sealed record ThinPart(byte Label, int[] Pixels, double Extent, double Reach, int Attached, byte? Beside, bool AllDarker, Window Box);

/// <summary>Finds the parts that are too thin.</summary>
internal static class ThinParts
{
    /// <summary>The eight neighbours of a pixel as steps in a field of that many columns.</summary>
    public static int[] Around(int stride) => [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];

    /// <summary>The pixel nearest to the middle of some, of equally near ones the first.</summary>
    /// <param name="pixels">The pixels, one or more.</param>
    /// <param name="stride">Columns of the field that they are places in.</param>
    public static int Middle(ReadOnlySpan<int> pixels, int stride)
    {
        double x = 0, y = 0, least = double.MaxValue;
        foreach (int p in pixels)
        {
            x += p % stride;
            y += p / stride;
        }
        (x, y) = (x / pixels.Length, y / pixels.Length);
        int middle = pixels[0];
        foreach (int p in pixels)
        {
            double away = (p % stride - x) * (p % stride - x) + (p / stride - y) * (p / stride - y);
            if (away < least)
                (least, middle) = (away, p);
        }
        return middle;
    }

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
    /// <param name="where">The cells in which parts are; the residue has no pixels elsewhere.</param>
    /// <param name="cut">Gets the cells that a part may go on in, being none of those; null where nobody asks.</param>
    /// <param name="scratch">Bits and depths, all 0 before and after.</param>
    /// <param name="cancel">Stops the work.</param>
    public static List<ThinPart> Find(PaddedMap map, BitRows residue, byte[] ranks, bool[] wanted, double tip, bool byExtent, Cells where, Cells? cut, Scratch scratch, CancellationToken cancel)
    {
        var parts = new List<ThinPart>();
        int columns = map.Columns, stride = map.Stride, rows = map.Rows, words = residue.Words;
        byte[] labels = map.Labels;
        List<int> pixels = scratch.Pixels, edge = scratch.Group;
        List<(int Y, int From, int To)> runs = scratch.Runs;
        // What has not been seen yet.
        BitRows left = scratch.Bits;
        for (int cell = 0; cell < where.Down; cell++)
        {
            (int top, int bottom) = where.RowsOf(cell);
            for (int from = 0; where.Run(cell, ref from, out int end); from = end)
            {
                for (int y = top; y < bottom; y++)
                    residue.Row(y)[from..end].CopyTo(left.Row(y)[from..end]);
            }
        }
        for (int cell = 0; cell < where.Down; cell++)
        {
            cancel.ThrowIfCancellationRequested();
            (int top, int bottom) = where.RowsOf(cell);
            for (int row = top; row < bottom; row++)
            {
                for (int from = 0; where.Run(cell, ref from, out int end); from = end)
                {
                    for (int word = row * words + from; word < row * words + end; word++)
                    {
                        for (int at = left.FirstOf(word); at >= 0; at = left.FirstOf(word))
                        {
                            if (wanted[labels[at]])
                                Part(at, row);
                            else
                                left.Unset(at);
                        }
                    }
                }
            }
        }
        return parts;

        void Cut(int at)
        {
            int y = at / stride, x = at - y * stride;
            if (!where[x >> 6, y / Cells.Tall])
                cut.Mark(x - 32, y - Cells.Tall, x + 32, y + Cells.Tall);
        }

        // Run by run: from each, what hangs together with it in its row and those above and below.
        void Part(int at, int row)
        {
            byte label = labels[at];
            pixels.Clear();
            edge.Clear();
            runs.Clear();
            bool attached = false, several = false, allDarker = true;
            int beside = -1;
            var extents = new Extents();
            Take(at - row * stride, row);
            for (int i = 0; i < runs.Count; i++)
            {
                (int y, int from, int to) = runs[i];
                extents.Add(from, y);
                extents.Add(to, y);
                // Of pixels on the border nothing is asked.
                (from, to) = (Math.Max(from, 1) - 1, Math.Min(to, columns - 2) + 1);
                if (y == 0 || y == rows - 1 || to - from < 2)
                    continue;
                for (int line = y - 1; line <= y + 1; line++)
                {
                    // Where all of it is the part's and taken already there is nothing to ask.
                    int length = to - from + 1, begin = line * stride + from;
                    if (length <= 64 && left.Bits(begin, length) == 0 && residue.Bits(begin, length) == ulong.MaxValue >> (64 - length) && !labels.AsSpan(begin, length).ContainsAnyExcept(label))
                        continue;
                    for (int x = from; x <= to; x += line == y && x == from ? length - 1 : 1)
                    {
                        int q = line * stride + x;
                        byte other = labels[q];
                        if (other != label)
                        {
                            several |= beside >= 0 && beside != other;
                            beside = other;
                            allDarker &= ranks[other] > ranks[label];
                        }
                        else if (left[q])
                        {
                            x = Take(x, line);
                        }
                        else if (!residue[q])
                        {
                            attached = true;
                            if (!byExtent || cut is not null)
                                edge.Add(q);
                        }
                    }
                }
            }

            // Takes the run round a pixel out of what is left; tells where it ends.
            int Take(int x, int y)
            {
                int begin = x, end = x;
                for (; begin > 0 && left[y * stride + begin - 1] && labels[y * stride + begin - 1] == label; begin--)
                {
                }
                for (; end < columns - 1 && left[y * stride + end + 1] && labels[y * stride + end + 1] == label; end++)
                {
                }
                for (int p = y * stride + begin; p <= y * stride + end; p++)
                {
                    left.Unset(p);
                    pixels.Add(p);
                }
                runs.Add((y, begin, end));
                return end;
            }

            double extent = extents.Longest;
            Window box = extents.Box;
            int places = 0;
            double reach = extent;
            if (attached)
            {
                // No part reaches farther than it extends, and measuring that is the dearer.
                if ((byExtent ? extent : 2 * extent) <= tip)
                    return;
                if (!byExtent)
                    (reach, places) = Reach(pixels, edge, box, 2 * tip + 4, scratch);
                if (reach <= tip)
                    return;
            }
            for (int i = 0; cut is not null && i < edge.Count; i++)
                Cut(edge[i]);
            parts.Add(new(label, CollectionsMarshal.AsSpan(pixels).ToArray(), extent, reach, places, several || beside < 0 ? null : (byte)beside, allDarker, box));
        }
    }

    // How long the middle line of a part is, px, up to so much, and at how many places it touches wider parts, of which those pixels are given that touch it.
    private static (double Reach, int Places) Reach(List<int> pixels, List<int> wider, Window box, double most, Scratch scratch)
    {
        PartPlot plot = scratch.Plot;
        // What touches a pixel that touches the part.
        plot.Lay(box, 2);
        ushort[] depths = plot.Depths;
        ReadOnlySpan<int> around = Around(plot.Stride);
        // In fifths of a pixel: 5 to a neighbour, 7 to one across a corner; 0 is not of the part.
        List<int> queue = scratch.Queue;
        queue.Clear();
        foreach (int p in pixels)
            depths[plot.At(p)] = ushort.MaxValue;
        foreach (int q in wider)
        {
            int at = plot.At(q);
            foreach (int step in around)
            {
                if (depths[at + step] != ushort.MaxValue || plot.IsBorder(at + step))
                    continue;
                depths[at + step] = 5;
                queue.Add(at + step);
            }
        }
        int touching = queue.Count;
        (int places, int narrow) = Places(CollectionsMarshal.AsSpan(queue), depths, around, scratch.Spread);
        // The end of a waist may be as narrow as a step of stairs; but slivers along an edge, which have those, touch it all along.
        if (narrow > 0 && 2 * touching <= Math.Max(box.Width, box.Height))
            places += narrow;
        int farthest = (int)Math.Min(5 * most, ushort.MaxValue - 8), depth = 0;
        bool farther = false;
        for (int n = 0; n < queue.Count; n++)
        {
            int at = queue[n], here = depths[at];
            if (plot.IsBorder(at))
                continue;
            for (int i = 0; i < 8; i++)
            {
                int q = at + around[i], there = here + (i is 0 or 2 or 5 or 7 ? 7 : 5);
                if (depths[q] <= there)
                    continue;
                farther |= there > farthest;
                if (there > farthest)
                    continue;
                depths[q] = (ushort)there;
                queue.Add(q);
            }
        }
        foreach (int p in pixels)
        {
            ref ushort d = ref depths[plot.At(p)];
            depth = Math.Max(depth, d == ushort.MaxValue ? 0 : d);
            d = 0;
        }
        return ((farther ? farthest : depth) / 5.0 * (places > 1 ? 2 : 1), places);
    }

    // Connected groups of the pixels of depth 5, and how many more there are of one or two, which may be steps of stairs. None lies on the border.
    private static (int Places, int Narrow) Places(ReadOnlySpan<int> pixels, ushort[] depths, ReadOnlySpan<int> around, List<int> group)
    {
        const ushort Seen = 4;
        int places = 0, narrow = 0;
        foreach (int first in pixels)
        {
            if (depths[first] == Seen)
                continue;
            depths[first] = Seen;
            group.Clear();
            group.Add(first);
            for (int i = 0; i < group.Count; i++)
            {
                foreach (int step in around)
                {
                    int q = group[i] + step;
                    if (depths[q] != 5)
                        continue;
                    depths[q] = Seen;
                    group.Add(q);
                }
            }
            if (group.Count > 2)
                places++;
            else
                narrow++;
        }
        foreach (int p in pixels)
            depths[p] = 5;
        return places > 0 ? (places, narrow) : (1, narrow - 1);
    }

    /// <summary>What finding parts needs besides the map; every bit and number is 0 before and after.</summary>
    internal sealed class Scratch(PaddedMap map, FieldPool pool) : IDisposable
    {
        /// <summary>A bit a pixel.</summary>
        public BitRows Bits { get; } = new(map.Stride, pool.CleanWords(map.Size / 64));

        /// <summary>Fields of one part.</summary>
        public PartPlot Plot { get; } = new(map);

        /// <summary>Lists in any state.</summary>
        public List<int> Pixels { get; } = [];

        /// <inheritdoc cref="Pixels"/>
        public List<(int Y, int From, int To)> Runs { get; } = [];

        /// <inheritdoc cref="Pixels"/>
        public List<int> Queue { get; } = [];

        /// <inheritdoc cref="Pixels"/>
        public List<int> Group { get; } = [];

        /// <inheritdoc cref="Pixels"/>
        public List<int> Spread { get; } = [];

        /// <summary>Gives the bits back.</summary>
        public void Dispose() => pool.ReturnClean(Bits.All);
    }
}
