using System.Numerics;
using System.Runtime.Intrinsics;
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
        // The first round looks at all pixels that have a neighbour of another ink, each later one at those near a change.
        var changed = new List<int>();
        for (int y = 0; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            bool leftChanged = false;
            for (int x = 0; x < width;)
            {
                int lanes = Vector256<byte>.Count;
                // Many at once; of their neighbours only those to the left may change on the way.
                uint unlike = y > 0 && y < height - 1 && x > 0 && x + lanes < width ? Unlike(labels, y * width + x, width) : uint.MaxValue;
                int end = Math.Min(width, x + lanes);
                for (; x < end; x++, unlike >>= 1)
                {
                    if (unlike == 0 && !leftChanged)
                    {
                        x = end;
                        break;
                    }
                    bool look = leftChanged || (unlike & 1) != 0;
                    leftChanged = look && Look(y * width + x, x, y);
                    if (leftChanged)
                        changed.Add(y * width + x);
                }
            }
        }
        var waiting = new bool[labels.Length];
        for (int round = 1; round < Rounds && changed.Count > 0; round++)
        {
            cancel.ThrowIfCancellationRequested();
            int from = labels.Length, to = 0;
            foreach (int at in changed)
            {
                int y = at / width, x = at - y * width, left = Math.Max(0, x - 1), count = Math.Min(width - 1, x + 1) - left + 1;
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                    waiting.AsSpan(ny * width + left, count).Fill(true);
                (from, to) = (Math.Min(from, Math.Max(0, y - 1) * width), Math.Max(to, Math.Min(height, y + 2) * width));
            }
            changed.Clear();
            while (waiting.AsSpan(from, to - from).IndexOf(true) is var skip && skip >= 0)
            {
                int at = from + skip, y = at / width;
                waiting[at] = false;
                if (Look(at, at - y * width, y))
                    changed.Add(at);
                from = at + 1;
            }
        }

        // Whether a pixel changed over.
        bool Look(int at, int x, int y)
        {
            byte own = labels[at];
            if (own == LabelMap.Clear)
                return false;
            int up = y > 0 ? -width : 0, down = y < height - 1 ? width : 0, left = x > 0 ? -1 : 0, right = x < width - 1 ? 1 : 0;
            // The four at its sides come first, then those at its corners.
            ulong around = labels[at + up] | (ulong)labels[at + down] << 8 | (ulong)labels[at + left] << 16 | (ulong)labels[at + right] << 24
                | (ulong)labels[at + up + left] << 32 | (ulong)labels[at + up + right] << 40 | (ulong)labels[at + down + left] << 48 | (ulong)labels[at + down + right] << 56;
            Vector128<byte> neighbours = Vector128.CreateScalar(around).AsByte();
            uint same = Same(own), open = ~same & 0xff;
            if (open == 0)
                return false;
            int bin = bins[at] * inks;
            byte best = own;
            float least = Cost(own, same);
            while (open != 0)
            {
                var label = (byte)(around >> 8 * BitOperations.TrailingZeroCount(open));
                same = Same(label);
                open &= ~same;
                if (label == LabelMap.Clear)
                    continue;
                float cost = Cost(label, same);
                if (cost < least)
                    (least, best) = (cost, label);
            }
            labels[at] = best;
            return best != own;

            uint Same(byte label) => Vector128.Equals(neighbours, Vector128.Create(label)).ExtractMostSignificantBits() & 0xff;

            float Cost(byte label, uint with) => costs[bin + label] - BitOperations.PopCount(with & 0xf) * Neighbour - BitOperations.PopCount(with >> 4) * Corner;
        }
    }

    /// <summary>Which of 32 pixels of a row have a neighbour with another label, the eight around each looked at; a bit each.</summary>
    private static uint Unlike(byte[] labels, int first, int width)
    {
        var own = Vector256.Create(labels, first);
        Vector256<byte> alike = Vector256<byte>.AllBitsSet;
        for (int row = first - width; row <= first + width; row += width)
            alike &= Vector256.Equals(own, Vector256.Create(labels, row - 1)) & Vector256.Equals(own, Vector256.Create(labels, row)) & Vector256.Equals(own, Vector256.Create(labels, row + 1));
        return ~alike.ExtractMostSignificantBits();
    }
}
