using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Counts the colours of flat pixels: those of two-by-two blocks that have one value, so that mixes at edges hardly count.</summary>
/// <remarks>
/// Edges smoothed by a renderer are one pixel wide, so a block of four equal pixels is all but always inside a flat area or a
/// stroke of two pixels. Cost: a comparison a pixel; about 1 ms for a million.
/// </remarks>
internal sealed class FlatColours
{
    private FlatColours(ColourTable blocks, double share) => (Blocks, Share) = (blocks, share);

    /// <summary>Blocks of each value.</summary>
    public ColourTable Blocks { get; }

    /// <summary>Part of all pixels that begin such a block, 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Counts.</summary>
    public static FlatColours Count(SourcePixels pixels)
    {
        int width = pixels.Width, height = pixels.Height;
        var table = new ColourTable();
        if (width == 1 || height == 1)
        {
            foreach (uint value in pixels.Values)
                table[value]++;
            return new(table, 1);
        }
        long all = 0;
        uint last = pixels.Values[0];
        int run = 0, lanes = Vector256<uint>.Count;
        for (int y = 0; y < height - 1; y++)
        {
            ReadOnlySpan<uint> row = pixels.Values.AsSpan(y * width, width), next = pixels.Values.AsSpan((y + 1) * width, width);
            ref uint upper = ref MemoryMarshal.GetReference(row), lower = ref MemoryMarshal.GetReference(next);
            int x = 0;
            for (; x + lanes < width; x += lanes)
            {
                var at = (nuint)x;
                Vector256<uint> own = Vector256.LoadUnsafe(ref upper, at);
                Vector256<uint> same = Vector256.Equals(own, Vector256.LoadUnsafe(ref upper, at + 1)) & Vector256.Equals(own, Vector256.LoadUnsafe(ref lower, at)) & Vector256.Equals(own, Vector256.LoadUnsafe(ref lower, at + 1));
                // All of the value that came before, as nearly everywhere.
                if ((same & Vector256.Equals(own, Vector256.Create(last))) == Vector256<uint>.AllBitsSet)
                {
                    run += lanes;
                    continue;
                }
                for (uint blocks = same.ExtractMostSignificantBits(); blocks != 0; blocks &= blocks - 1)
                    Add(row[x + BitOperations.TrailingZeroCount(blocks)]);
            }
            for (; x < width - 1; x++)
            {
                uint v = row[x];
                if (v == row[x + 1] && v == next[x] && v == next[x + 1])
                    Add(v);
            }
        }
        Flush();
        return new(table, (double)all / ((long)(width - 1) * (height - 1)));

        void Add(uint value)
        {
            if (value != last)
            {
                Flush();
                last = value;
            }
            run++;
        }

        void Flush()
        {
            if (run == 0)
                return;
            table[last] += run;
            all += run;
            run = 0;
        }
    }
}
