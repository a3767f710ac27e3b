using System.Runtime.Intrinsics;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Jpeg;

/// <summary>Puts the components of a picture together, row by row, as grey or RGB.</summary>
/// <remarks>YCbCr as T.871 has it, with 16 binary places and rounded, so that results are libjpeg's to the bit.</remarks>
internal static class JpegPixels
{
    private const int Places = 16, Half = 1 << (Places - 1);

    // 1.402, 0.344136, 0.714136 and 1.772 of T.871, clause 7.
    private const int RedOfCr = 91881, GreenOfCb = 22554, GreenOfCr = 46802, BlueOfCb = 116130;

    /// <summary>Makes the picture.</summary>
    /// <param name="frame">All its components are decoded.</param>
    /// <param name="colour">How they are meant.</param>
    /// <param name="channels">1 or 3.</param>
    public static byte[] Gather(JpegFrame frame, JpegColour colour, int channels)
    {
        int width = frame.Width;
        var samples = GC.AllocateUninitializedArray<byte>(width * frame.Height * channels);
        Upsampler[] parts = [.. frame.Components.Select(c => new Upsampler(frame, c))];
        for (int y = 0; y < frame.Height; y++)
        {
            Span<byte> into = samples.AsSpan(y * width * channels, width * channels);
            ReadOnlySpan<byte> first = parts[0].Row(y);
            if (parts.Length == 1)
            {
                first.CopyTo(into);
                continue;
            }
            ReadOnlySpan<byte> second = parts[1].Row(y), third = parts[2].Row(y);
            if (colour is JpegColour.YCbCr or JpegColour.Ycck)
                FromYcc(first, second, third, into);
            else
                Interleave(first, second, third, into);
            if (parts.Length == 4)
                Ink(parts[3].Row(y), colour == JpegColour.Ycck, into);
        }
        return samples;
    }

    private static void FromYcc(ReadOnlySpan<byte> y, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> into)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= y.Length - 16; i += 16)
            {
                (Vector256<int> y0, Vector256<int> y1) = Wide(y[i..], 0);
                (Vector256<int> b0, Vector256<int> b1) = Wide(cb[i..], 128);
                (Vector256<int> r0, Vector256<int> r1) = Wide(cr[i..], 128);
                Vector128<byte> red = Bytes(y0 + Whole(r0 * RedOfCr), y1 + Whole(r1 * RedOfCr));
                Vector128<byte> green = Bytes(y0 + Whole(b0 * -GreenOfCb - r0 * GreenOfCr), y1 + Whole(b1 * -GreenOfCb - r1 * GreenOfCr));
                Vector128<byte> blue = Bytes(y0 + Whole(b0 * BlueOfCb), y1 + Whole(b1 * BlueOfCb));
                Quantize.Interleave(red, green, blue, into[(i * 3)..]);
            }
        }
        for (; i < y.Length; i++)
        {
            int b = cb[i] - 128, r = cr[i] - 128;
            into[i * 3] = (byte)Math.Clamp(y[i] + (r * RedOfCr + Half >> Places), 0, 255);
            into[(i * 3) + 1] = (byte)Math.Clamp(y[i] + (b * -GreenOfCb - r * GreenOfCr + Half >> Places), 0, 255);
            into[(i * 3) + 2] = (byte)Math.Clamp(y[i] + (b * BlueOfCb + Half >> Places), 0, 255);
        }
    }

    private static void Interleave(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> into)
    {
        for (int i = 0; i < red.Length; i++)
        {
            into[i * 3] = red[i];
            into[(i * 3) + 1] = green[i];
            into[(i * 3) + 2] = blue[i];
        }
    }

    // Inks are stored inverted: 255 is bare paper. YCCK keeps the colours of the first three inks, not inverted.
    private static void Ink(ReadOnlySpan<byte> black, bool ycck, Span<byte> rgb)
    {
        int flip = ycck ? 255 : 0;
        for (int i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)((((rgb[i] ^ flip) * black[i / 3]) + 127) / 255);
    }

    private static (Vector256<int> Left, Vector256<int> Right) Wide(ReadOnlySpan<byte> from, int less)
    {
        (Vector128<ushort> left, Vector128<ushort> right) = Vector128.Widen(Vector128.Create(from));
        (Vector128<uint> a, Vector128<uint> b) = Vector128.Widen(left);
        (Vector128<uint> c, Vector128<uint> d) = Vector128.Widen(right);
        Vector256<int> minus = Vector256.Create(less);
        return (Vector256.Create(a, b).AsInt32() - minus, Vector256.Create(c, d).AsInt32() - minus);
    }

    private static Vector256<int> Whole(Vector256<int> scaled) => (scaled + Vector256.Create(Half)) >> Places;

    private static Vector128<byte> Bytes(Vector256<int> left, Vector256<int> right)
    {
        Vector256<short> both = Vector256.Clamp(Vector256.Narrow(left, right), Vector256<short>.Zero, Vector256.Create((short)255));
        return Vector128.Narrow(both.GetLower().AsUInt16(), both.GetUpper().AsUInt16());
    }
}
