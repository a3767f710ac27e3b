using System.Runtime.Intrinsics;

namespace DesignGen.Render.Raster;

/// <summary>Turns the painter's 16-bit planes into bytes.</summary>
internal static class Quantize
{
    /// <summary>Full in 16 bits.</summary>
    public const ushort Full = ushort.MaxValue;

    // For each of three runs of 16 bytes in interleaved RGB: which byte of a plane goes where; 255 leaves a zero.
    private static readonly Vector128<byte>[][] Places = Enumerable.Range(0, 3).Select(plane =>
        Enumerable.Range(0, 3).Select(run => Vector128.Create([.. Enumerable.Range(run * 16, 16).Select(i => (byte)(i % 3 == plane ? i / 3 : 255))])).ToArray()).ToArray();

    /// <summary>A byte as 16 bits.</summary>
    public static ushort Widen(byte value) => (ushort)(value * 257);

    /// <summary>The nearest byte: value / 257, rounded.</summary>
    public static byte Narrow(int value) => (byte)((value * 255 + 32895) >> 16);

    /// <summary>One plane as bytes.</summary>
    public static void Plane(ReadOnlySpan<ushort> plane, Span<byte> into)
    {
        int i = 0;
        for (; i <= into.Length - 16; i += 16)
            Narrow(plane[i..]).CopyTo(into[i..]);
        for (; i < into.Length; i++)
            into[i] = Narrow(plane[i]);
    }

    /// <summary>Red, green and blue planes as interleaved bytes.</summary>
    public static void Rgb(ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, Span<byte> into)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= red.Length - 16; i += 16)
            {
                Interleave(Narrow(red[i..]), Narrow(green[i..]), Narrow(blue[i..]), into[(i * 3)..]);
            }
        }
        for (; i < red.Length; i++)
        {
            into[i * 3] = Narrow(red[i]);
            into[(i * 3) + 1] = Narrow(green[i]);
            into[(i * 3) + 2] = Narrow(blue[i]);
        }
    }

    /// <summary>Sixteen pixels of red, green and blue planes as 48 interleaved bytes.</summary>
    public static void Interleave(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> into)
    {
        for (int run = 0; run < 3; run++)
        {
            (Vector128.Shuffle(red, Places[0][run]) | Vector128.Shuffle(green, Places[1][run]) | Vector128.Shuffle(blue, Places[2][run]))
                .CopyTo(into[(run * 16)..]);
        }
    }

    /// <summary>Planes of colour times alpha, and alpha, as interleaved bytes with straight alpha.</summary>
    public static void Rgba(ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, ReadOnlySpan<ushort> alpha, Span<byte> into)
    {
        for (int i = 0, o = 0; i < red.Length; i++, o += 4)
        {
            int a = alpha[i];
            if (a == 0)
            {
                into.Slice(o, 4).Clear();
                continue;
            }
            into[o + 3] = Narrow(a);
            if (a == Full)
            {
                into[o] = Narrow(red[i]);
                into[o + 1] = Narrow(green[i]);
                into[o + 2] = Narrow(blue[i]);
                continue;
            }
            into[o] = Straight(red[i], a);
            into[o + 1] = Straight(green[i], a);
            into[o + 2] = Straight(blue[i], a);
        }

        static byte Straight(int colour, int alpha) => (byte)Math.Min(255, (colour * 255 + alpha / 2) / alpha);
    }

    // floor(w / 257) is (w - (w >> 8)) >> 8 for 16-bit w; half of 257 before it rounds, and may saturate without harm.
    private static Vector128<byte> Narrow(ReadOnlySpan<ushort> sixteen)
    {
        Vector128<ushort> half = Vector128.Create((ushort)128);
        Vector128<ushort> low = Vector128.AddSaturate(Vector128.Create(sixteen), half), high = Vector128.AddSaturate(Vector128.Create(sixteen[8..]), half);
        return Vector128.Narrow((low - (low >> 8)) >> 8, (high - (high >> 8)) >> 8);
    }
}
