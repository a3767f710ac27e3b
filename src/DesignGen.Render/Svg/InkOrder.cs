using DesignGen.Core.Artworks;

namespace DesignGen.Render.Svg;

/// <summary>In which order the ink groups of a file are painted, and which shapes that order would show wrongly.</summary>
/// <param name="Groups">Places of inks in the artwork's list, the first painted first.</param>
/// <param name="Covers">For each shape, the later shapes that must be cut out of it, in painter's order.</param>
internal sealed record InkOrder(int[] Groups, int[][] Covers)
{
    private const int Exact = 12;

    /// <summary>
    /// Plans the groups of an artwork: painter's order mixes inks, a group holds one. The order is the one in which the
    /// fewest overlapping pairs come out upside down; for each such pair, and for knock-outs, the shape below is cut.
    /// </summary>
    public static InkOrder Plan(Artwork artwork)
    {
        List<(int Below, int Above)> pairs = new Overlap(artwork.Shapes).Pairs(
            (below, above) => artwork.Shapes[below].Ink is not null && artwork.Shapes[below].Ink != artwork.Shapes[above].Ink);
        int inks = artwork.Inks.Length;
        var laid = new long[inks, inks];
        foreach ((int below, int above) in pairs)
        {
            if (artwork.Shapes[above].Ink is int over)
                laid[artwork.Shapes[below].Ink!.Value, over]++;
        }
        int[] groups = inks <= Exact ? Best(laid, inks) : Greedy(laid, inks);
        var place = new int[inks];
        for (int i = 0; i < inks; i++)
            place[groups[i]] = i;
        var covers = new List<int>[artwork.Shapes.Length];
        foreach ((int below, int above) in pairs)
        {
            if (artwork.Shapes[above].Ink is not int over || place[over] < place[artwork.Shapes[below].Ink!.Value])
                (covers[below] ??= []).Add(above);
        }
        return new(groups, [.. covers.Select(c => c?.ToArray() ?? [])]);
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
