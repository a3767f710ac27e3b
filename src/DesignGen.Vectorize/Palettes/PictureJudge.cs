using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>What a picture's pixels say about how it was made.</summary>
/// <param name="Broken">Part of the cells of eight by eight pixels that hold no two-by-two block of one value, 0 to 1.</param>
/// <param name="Unsteady">Of the blocks whose channels differ by no more than 4 levels, the part that is not exactly equal.</param>
/// <param name="Gathered">Of those blocks, less the commonest colour, the part in the sixteen commonest colours (six for grey pictures).</param>
/// <param name="Kind">The kind.</param>
internal readonly record struct PictureTraits(double Broken, double Unsteady, double Gathered, PictureKind Kind);

/// <summary>Decides which way to find the colours of a picture.</summary>
/// <remarks>
/// Flat art has blocks of one value nearly everywhere. A lossy format makes them unsteady, but their colours still gather in few places; in photographs,
/// paintings and gradients they do not. Measured on 19 drawings, each as it is, as JPEG of quality 50, 75, 90 (and 90 without chroma subsampling) and enlarged by 1.5,
/// and on three textured pictures, sharp, blurred, enlarged, compressed, in grey, and within a white margin that makes three quarters and eight ninths of the picture:
/// gathered is 0.95 and more for drawings however compressed, 0.77 and less for the others (also for drawings with a gradient over a quarter of the page); broken is 0 for exact drawings,
/// 0.012 enlarged, 0.02 to 0.42 compressed; unsteady 0.018, 0.03, and 0.03 to 0.2.
/// </remarks>
internal static class PictureJudge
{
    private const double MostBroken = 0.06, MostUnsteady = 0.04, LeastGathered = 0.88;

    // Levels that blocks may differ by and still be flat.
    private const byte Steady = 4;

    // Bins of 4 levels; a colour is a bin and those next to it.
    private const int Bits = 6, Drop = 8 - Bits, Side = 1 << Bits;
    private const int Colours = 16, Greys = 6;

    // Rows looked at, so that large pictures cost no more than a few thousandths of a second.
    private const int BlocksLookedAt = 400_000;

    /// <summary>Judges a picture.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="flat">Its exactly flat blocks.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PictureTraits Judge(SourcePixels pixels, FlatColours flat, CancellationToken cancel)
    {
        int width = pixels.Width, height = pixels.Height;
        if (width < 16 || height < 16)
            return new(0, 0, 1, PictureKind.Flat);
        // Whole bands of eight rows are looked at or passed over.
        int bands = (height - 1) / 8, step = Math.Max(1, (int)((long)bands * 8 * width / BlocksLookedAt));
        long cells = 0, broken = 0, steady = 0, exact = 0;
        // A megabyte: lent, as the system takes longer to give it anew than a small picture takes to be judged.
        int[] bins = ArrayPool<int>.Shared.Rent(1 << 3 * Bits);
        Array.Clear(bins, 0, 1 << 3 * Bits);
        uint[] values = pixels.Values;
        var hasFlat = new bool[width / 8 + 1];
        for (int band = 0; band < bands; band += step)
        {
            cancel.ThrowIfCancellationRequested();
            Array.Clear(hasFlat);
            for (int y = band * 8; y < band * 8 + 8; y++)
            {
                ReadOnlySpan<uint> row = values.AsSpan(y * width, width), next = values.AsSpan((y + 1) * width, width);
                ref byte upper = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(row)), lower = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(next));
                // Eight blocks at once; a remainder of fewer at the end of a row is left out, as it is of the cells.
                for (int x = 0; x + 9 <= width; x += 8)
                {
                    nuint at = (nuint)(x * 4);
                    Vector256<byte> a = Vector256.LoadUnsafe(ref upper, at), b = Vector256.LoadUnsafe(ref upper, at + 4), c = Vector256.LoadUnsafe(ref lower, at), d = Vector256.LoadUnsafe(ref lower, at + 4);
                    Vector256<byte> apart = Vector256.Max(Vector256.Max(a, b), Vector256.Max(c, d)) - Vector256.Min(Vector256.Min(a, b), Vector256.Min(c, d));
                    uint same = Vector256.Equals(apart.AsUInt32(), Vector256<uint>.Zero).ExtractMostSignificantBits();
                    uint near = Vector256.Equals(Vector256.LessThanOrEqual(apart, Vector256.Create(Steady)).AsUInt32(), Vector256<uint>.AllBitsSet).ExtractMostSignificantBits();
                    hasFlat[x >> 3] |= same != 0;
                    exact += BitOperations.PopCount(same);
                    steady += BitOperations.PopCount(near);
                    // Eight of one value, as nearly everywhere in flat art, are one entry.
                    if (same == 0xff && a == Vector256.Create(row[x]).AsByte())
                    {
                        if (row[x] >> 24 >= 128)
                            bins[Bin(row[x])] += 8;
                        continue;
                    }
                    for (; near != 0; near &= near - 1)
                    {
                        uint value = row[x + BitOperations.TrailingZeroCount(near)];
                        // Bare ground says nothing about colours.
                        if (value >> 24 >= 128)
                            bins[Bin(value)]++;
                    }
                }
            }
            for (int cell = 0; cell < (width - 1) / 8; cell++)
            {
                cells++;
                broken += hasFlat[cell] ? 0 : 1;
            }
        }
        double brokenPart = broken / (double)cells, unsteady = steady == 0 ? 1 : (steady - exact) / (double)steady;
        double gathered = Gathered(bins.AsSpan(0, 1 << 3 * Bits));
        ArrayPool<int>.Shared.Return(bins);
        // A gradient whose steps are wide has flat blocks everywhere, but of more values than there can be inks.
        bool few = flat.Blocks.Count <= Sources.Most || gathered >= LeastGathered;
        PictureKind kind = brokenPart <= MostBroken && unsteady <= MostUnsteady && few ? PictureKind.Flat
            : gathered >= LeastGathered ? PictureKind.NoisyFlat
            : PictureKind.Textured;
        return new(brokenPart, unsteady, gathered, kind);
    }

    private static int Bin(uint value) => (int)((value >> Drop & Side - 1) << 2 * Bits | (value >> 8 + Drop & Side - 1) << Bits | value >> 16 + Drop & Side - 1);

    /// <summary>The part of all blocks in the commonest colours, the very commonest left out: a white page says nothing.</summary>
    private static double Gathered(Span<int> bins)
    {
        long all = 0, grey = 0;
        var full = new List<(int Count, int Bin)>();
        for (int i = Math.Max(0, bins.IndexOfAnyExcept(0)); i < bins.Length;)
        {
            all += bins[i];
            full.Add((-bins[i], i));
            int r = i >> 2 * Bits, g = i >> Bits & Side - 1, b = i & Side - 1;
            if (Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b)) <= 2)
                grey += bins[i];
            int skip = bins[(i + 1)..].IndexOfAnyExcept(0);
            if (skip < 0)
                break;
            i += 1 + skip;
        }
        full.Sort();
        // Greys lie on one line, of which sixteen colours would cover the most.
        int colours = grey >= all * 0.98 ? Greys : Colours;
        long first = 0, rest = 0;
        foreach ((_, int bin) in full)
        {
            if (bins[bin] == 0)
                continue;
            if (colours-- == 0)
                break;
            long here = Take(bins, bin);
            if (first == 0)
                first = here;
            else
                rest += here;
        }
        return all - first < Math.Max(64, all / 2000) ? 1 : rest / (double)(all - first);
    }

    private static long Take(Span<int> bins, int bin)
    {
        int r = bin >> 2 * Bits, g = bin >> Bits & Side - 1, b = bin & Side - 1;
        long sum = 0;
        for (int i = Math.Max(0, r - 1); i <= Math.Min(Side - 1, r + 1); i++)
        {
            for (int j = Math.Max(0, g - 1); j <= Math.Min(Side - 1, g + 1); j++)
            {
                for (int k = Math.Max(0, b - 1); k <= Math.Min(Side - 1, b + 1); k++)
                {
                    ref int count = ref bins[i << 2 * Bits | j << Bits | k];
                    sum += count;
                    count = 0;
                }
            }
        }
        return sum;
    }
}
