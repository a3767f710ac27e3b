using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Palettes;

/// <summary>The opaque pixels of a picture sorted into bins of nearly equal colour, so that what is worked out for a colour is worked out once.</summary>
internal sealed class LookBins
{
    // Levels of 8: 32768 bins, of which a photograph fills some thousands.
    private const int Bits = 5, Drop = 8 - Bits;

    /// <summary>The bin of a pixel of bare ground.</summary>
    public const ushort Bare = ushort.MaxValue;

    private LookBins(ushort[] of, long[] counts, Vector3[] looks, (long R, long G, long B)[] sums) => (Of, Counts, Looks, Sums) = (of, counts, looks, sums);

    /// <summary>The bin of each pixel.</summary>
    public ushort[] Of { get; }

    /// <summary>Pixels in each bin.</summary>
    public long[] Counts { get; }

    /// <summary>How the mean colour of each bin looks.</summary>
    public Vector3[] Looks { get; }

    /// <summary>The colours of each bin's pixels added up.</summary>
    public (long R, long G, long B)[] Sums { get; }

    /// <summary>Sorts a picture into bins; pixels less than half opaque are bare ground.</summary>
    public static LookBins Sort(SourcePixels pixels, CancellationToken cancel)
    {
        uint[] values = pixels.Values;
        var of = new ushort[values.Length];
        var numbers = new ushort[1 << 3 * Bits];
        var counts = new List<long>();
        var sums = new List<(long R, long G, long B)>();
        int width = pixels.Width;
        var count = new int[1 << 3 * Bits];
        var sumR = new int[1 << 3 * Bits];
        var sumG = new int[1 << 3 * Bits];
        var sumB = new int[1 << 3 * Bits];
        for (int i = 0; i < values.Length; i++)
        {
            if (i % (width * 64) == 0)
                cancel.ThrowIfCancellationRequested();
            uint value = values[i];
            if (value >> 24 < 128)
            {
                of[i] = Bare;
                continue;
            }
            (int r, int g, int b) = value >> 24 == 255 ? ((int)(value & 255), (int)(value >> 8 & 255), (int)(value >> 16 & 255)) : SourcePixels.Straight(value);
            int key = r >> Drop << 2 * Bits | g >> Drop << Bits | b >> Drop;
            of[i] = (ushort)key;
            count[key]++;
            sumR[key] += r & (1 << Drop) - 1;
            sumG[key] += g & (1 << Drop) - 1;
            sumB[key] += b & (1 << Drop) - 1;
        }
        var looks = new List<Vector3>();
        for (int key = 0; key < count.Length; key++)
        {
            long n = count[key];
            if (n == 0)
                continue;
            numbers[key] = (ushort)counts.Count;
            long r = sumR[key] + n * (key >> 2 * Bits << Drop), g = sumG[key] + n * ((key >> Bits & (1 << Bits) - 1) << Drop), b = sumB[key] + n * ((key & (1 << Bits) - 1) << Drop);
            counts.Add(n);
            sums.Add((r, g, b));
            looks.Add(Palettes.Looks.Of((int)((r + n / 2) / n), (int)((g + n / 2) / n), (int)((b + n / 2) / n)));
        }
        for (int i = 0; i < of.Length; i++)
        {
            if (of[i] != Bare)
                of[i] = numbers[of[i]];
        }
        return new(of, [.. counts], [.. looks], [.. sums]);
    }
}
