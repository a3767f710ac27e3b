using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Gives each pixel of a textured picture to one of its inks, in areas that can be cut and printed.</summary>
/// <remarks>
/// The nearest ink alone breaks shades into confetti. So every pixel pays for looking unlike its ink, and for each neighbour of another
/// ink; pixels change over while that is cheaper (a Potts model, solved by iterated conditional modes: Besag, "On the statistical analysis of
/// dirty pictures", 1986). Then islands that say less than their outline costs go to the neighbour that suits them best (<see cref="Islands"/>).
/// </remarks>
internal static class TexturedLabeller
{
    // What a neighbour of another ink costs, in squared OKLab; one that touches at a corner costs less, as the way round it is longer.
    private const float Neighbour = 0.006f, Corner = 0.7f * Neighbour;

    private const int Rounds = 8;

    // Fewer pixels than this are no area of their own, whatever they show.
    private const int LeastIsland = 6;

    /// <summary>Labels a picture.</summary>
    /// <param name="pixels">The picture, smoothed.</param>
    /// <param name="bins">Its colours.</param>
    /// <param name="sources">The inks.</param>
    /// <param name="cancel">Stops the work.</param>
    public static LabelMap Label(SourcePixels pixels, LookBins bins, Sources sources, CancellationToken cancel)
    {
        int width = pixels.Width, height = pixels.Height, inks = sources.Values.Length;
        float[] costs = LookCosts.Of(bins, sources, out byte[] nearest);
        var labels = new byte[width * height];
        for (int i = 0; i < labels.Length; i++)
        {
            ushort bin = bins.Of[i];
            labels[i] = bin == LookBins.Bare ? LabelMap.Clear : nearest[bin];
        }
        Settle(labels, width, height, bins.Of, costs, inks, cancel);
        Rims.Remove(labels, pixels, sources, cancel);
        Islands.Remove(labels, width, height, bins.Of, costs, inks, LeastIsland, cancel);
        return new(width, height, labels);
    }

    private static void Settle(byte[] labels, int width, int height, ushort[] bins, float[] costs, int inks, CancellationToken cancel)
    {
        if (width < 3 || height < 3)
            return;
        // The first round looks at all pixels, each later one at those near a change.
        var now = new List<int>();
        for (int y = 0; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            for (int x = 0; x < width; x++)
                Look(y * width + x, x, y, now);
        }
        var waiting = new bool[labels.Length];
        for (int round = 1; round < Rounds && now.Count > 0; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var around = new List<int>(now.Count * 4);
            foreach (int at in now)
            {
                int x = at % width, y = at / width;
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                {
                    for (int nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        int n = ny * width + nx;
                        if (waiting[n])
                            continue;
                        waiting[n] = true;
                        around.Add(n);
                    }
                }
            }
            around.Sort();
            now.Clear();
            foreach (int at in around)
            {
                waiting[at] = false;
                Look(at, at % width, at / width, now);
            }
        }

        void Look(int at, int x, int y, List<int> changed)
        {
            byte own = labels[at];
            if (own == LabelMap.Clear)
                return;
            int up = y > 0 ? -width : 0, down = y < height - 1 ? width : 0, left = x > 0 ? -1 : 0, right = x < width - 1 ? 1 : 0;
            byte n = labels[at + up], s = labels[at + down], w = labels[at + left], e = labels[at + right];
            byte nw = labels[at + up + left], ne = labels[at + up + right], sw = labels[at + down + left], se = labels[at + down + right];
            // All of one ink, the usual case.
            if (((n ^ own) | (s ^ own) | (w ^ own) | (e ^ own) | (nw ^ own) | (ne ^ own) | (sw ^ own) | (se ^ own)) == 0)
                return;
            int bin = bins[at] * inks;
            byte best = own;
            float least = Cost(own);
            Try(n);
            Try(s);
            Try(w);
            Try(e);
            Try(nw);
            Try(ne);
            Try(sw);
            Try(se);
            if (best == own)
                return;
            labels[at] = best;
            changed.Add(at);

            void Try(byte label)
            {
                if (label == best || label == own || label == LabelMap.Clear)
                    return;
                float cost = Cost(label);
                if (cost < least)
                    (least, best) = (cost, label);
            }

            float Cost(byte label)
            {
                int sides = (n == label ? 1 : 0) + (s == label ? 1 : 0) + (w == label ? 1 : 0) + (e == label ? 1 : 0);
                int corners = (nw == label ? 1 : 0) + (ne == label ? 1 : 0) + (sw == label ? 1 : 0) + (se == label ? 1 : 0);
                return costs[bin + label] - sides * Neighbour - corners * Corner;
            }
        }
    }
}
