namespace DesignGen.Render.Raster;

/// <summary>Turns the painter's 16-bit planes into bytes.</summary>
internal static class Quantize
{
    /// <summary>Full in 16 bits.</summary>
    public const ushort Full = ushort.MaxValue;

    /// <summary>A byte as 16 bits.</summary>
    public static ushort Widen(byte value) => (ushort)(value * 257);

    /// <summary>The nearest byte.</summary>
    public static byte Narrow(int value) => (byte)((value * 255 + 32895) >> 16);

    /// <summary>One plane as bytes.</summary>
    public static void Plane(ReadOnlySpan<ushort> plane, Span<byte> into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = Narrow(plane[i]);
    }

    /// <summary>Red, green and blue planes as interleaved bytes.</summary>
    public static void Rgb(ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, Span<byte> into)
    {
        for (int i = 0, o = 0; i < red.Length; i++, o += 3)
        {
            into[o + 2] = Narrow(blue[i]);
            into[o + 1] = Narrow(green[i]);
            into[o] = Narrow(red[i]);
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
}
