using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>How one ink of an artwork becomes one group of a file.</summary>
/// <param name="Ink">The ink's place in the artwork's list.</param>
/// <param name="Layers">
/// Its shapes, in layers, and the shapes of other groups that cut each layer and all layers before it. Painted one after the
/// other they make the ink's plate. The last layer is not cut.
/// </param>
/// <param name="Trapped">Its shapes that cut groups painted later: their ink goes on a little under what they cut.</param>
/// <param name="Near">Shapes of other inks beside those, in painter's order: they say where that may be.</param>
internal sealed record InkLayers(int Ink, IReadOnlyList<(List<int> Shapes, List<int> Cuts)> Layers, List<int> Trapped, int[] Near)
{
    private const int Exact = 12;

    /// <summary>
    /// Plans the groups of an artwork. Painter's order mixes inks and a group holds one, so the order of groups is
    /// the one in which the fewest overlapping pairs come out upside down; where they do, the shape below is cut.
    /// </summary>
    /// <remarks>
    /// Within an ink the order of shapes does not matter, nor does that of the cuts between two shapes. So a shape goes into the
    /// first layer after all cuts that lie below it, and a cut follows the last layer that has a shape below it: there
    /// are as many layers as ink and cuts alternate at the worst place, not as there are shapes.
    /// </remarks>
    /// <param name="artwork">The artwork.</param>
    /// <param name="trapMm">How far trapped ink goes on, mm.</param>
    /// <returns>The groups, the one painted first first.</returns>
    public static InkLayers[] Plan(Artwork artwork, double trapMm)
    {
        if (InPrintOrder(artwork))
            return [.. Enumerable.Range(0, artwork.Inks.Length).Select(ink => new InkLayers(ink, [([.. Enumerable.Range(0, artwork.Shapes.Length).Where(s => artwork.Shapes[s].Ink == ink)], [])], [], []))];
        var overlap = new Overlap(artwork.Shapes);
        List<(int Below, int Above)> pairs = overlap.Pairs((a, b) => artwork.Shapes[a].Ink != artwork.Shapes[b].Ink);
        int inks = artwork.Inks.Length;
        var laid = new long[inks, inks];
        foreach ((int bottom, int top) in pairs)
        {
            if (artwork.Shapes[bottom].Ink is int under && artwork.Shapes[top].Ink is int over)
                laid[under, over]++;
        }
        int[] order = inks <= Exact ? Best(laid, inks) : Greedy(laid, inks);
        var place = new int[inks];
        for (int i = 0; i < inks; i++)
            place[order[i]] = i;
        // Whether a shape cuts an ink's group where it lies above it: it is a knock-out, or its own group is painted before.
        bool Cuts(int shape, int ink) => artwork.Shapes[shape].Ink is not int own || place[own] < place[ink];

        var below = new List<int>[artwork.Shapes.Length];
        for (int i = 0; i < below.Length; i++)
            below[i] = [];
        foreach ((int under, int over) in pairs)
            below[over].Add(under);
        var groups = new InkLayers[inks];
        for (int ink = 0; ink < inks; ink++)
        {
            List<int> trapped = [.. Enumerable.Range(0, below.Length).Where(s => artwork.Shapes[s].Ink == ink && below[s].Any(b => artwork.Shapes[b].Ink is int under && place[under] > place[ink]))];
            var near = new SortedSet<int>();
            foreach (int shape in trapped)
                overlap.Near(artwork.Shapes[shape].Outline.Bounds.Grow(trapMm), near);
            groups[place[ink]] = new(ink, Stack(artwork, ink, below, shape => Cuts(shape, ink)), trapped, [.. near.Where(s => artwork.Shapes[s].Ink != ink)]);
        }
        return groups;
    }

    /// <summary>Whether every ink lies over those printed before it and there is no knock-out: then nothing has to be cut, whatever overlaps.</summary>
    /// <remarks>Traced pictures are so, and their shapes have outlines so long that looking for overlaps would take longer than the trace.</remarks>
    private static bool InPrintOrder(Artwork artwork)
    {
        int last = 0;
        foreach (Shape shape in artwork.Shapes)
        {
            if (shape.Ink is not int ink || ink < last)
                return false;
            last = ink;
        }
        return true;
    }

    private static List<(List<int> Shapes, List<int> Cuts)> Stack(Artwork artwork, int ink, List<int>[] below, Func<int, bool> cuts)
    {
        List<(List<int> Shapes, List<int> Cuts)> layers = [([], [])];
        // A shape's layer; for a cut, the layer that follows it, or 0 where it cuts nothing.
        var layer = new int[below.Length];
        for (int i = 0; i < below.Length; i++)
        {
            if (artwork.Shapes[i].Ink == ink)
            {
                layer[i] = below[i].Where(cuts).Select(b => layer[b]).DefaultIfEmpty(0).Max();
                layers[layer[i]].Shapes.Add(i);
            }
            else if (cuts(i) && below[i].Any(b => artwork.Shapes[b].Ink == ink))
            {
                layer[i] = below[i].Where(b => artwork.Shapes[b].Ink == ink).Max(b => layer[b]) + 1;
                if (layer[i] == layers.Count)
                    layers.Add(([], []));
                layers[layer[i] - 1].Cuts.Add(i);
            }
        }
        return layers;
    }

    /// <summary>The order with the fewest pairs upside down, by dynamic programming over sets of inks; print order wins ties.</summary>
    private static int[] Best(long[,] laid, int inks)
    {
        // least[set] is the fewest bad pairs among the inks of a set painted before all others.
        var least = new long[1 << inks];
        var last = new int[1 << inks];
        for (int set = 1; set < least.Length; set++)
        {
            least[set] = long.MaxValue;
            // From the last ink down: on a tie the one printed last is painted last.
            for (int ink = inks - 1; ink >= 0; ink--)
            {
                if ((set >> ink & 1) == 0)
                    continue;
                int before = set & ~(1 << ink);
                long bad = least[before];
                for (int other = 0; other < inks; other++)
                {
                    // Painted before this ink, though it lies over it.
                    if ((before >> other & 1) != 0)
                        bad += laid[ink, other];
                }
                if (bad < least[set])
                    (least[set], last[set]) = (bad, ink);
            }
        }
        var order = new int[inks];
        for (int set = least.Length - 1, at = inks - 1; at >= 0; at--)
        {
            order[at] = last[set];
            set &= ~(1 << order[at]);
        }
        return order;
    }

    /// <summary>For many inks: time and again paints first what least lies over the rest.</summary>
    private static int[] Greedy(long[,] laid, int inks)
    {
        List<int> left = [.. Enumerable.Range(0, inks)];
        var order = new List<int>();
        while (left.Count > 0)
        {
            int next = left.MinBy(ink => left.Sum(other => laid[other, ink]));
            order.Add(next);
            left.Remove(next);
        }
        return [.. order];
    }
}
