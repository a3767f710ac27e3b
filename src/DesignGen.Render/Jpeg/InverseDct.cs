using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DesignGen.Render.Jpeg;

/// <summary>Turns the 64 coefficients of a block into samples: the accurate integer inverse DCT.</summary>
/// <remarks>
/// The scheme of Loeffler, Ligtenberg and Moschytz (ICASSP 1989): eleven multiplications for eight numbers, here on all
/// columns of a block at once and then, turned, on all rows. Factors have 13 binary places and two are kept between the
/// passes, as in libjpeg's "islow", so that results are the same to the bit.
/// </remarks>
internal static class InverseDct
{
    private const int Places = 13, KeptPlaces = 2;

    /// <summary>Transforms a block.</summary>
    /// <param name="coefficients">64, row by row.</param>
    /// <param name="quantization">What each is multiplied with, row by row.</param>
    /// <param name="into">From the block's first sample on.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    public static void Transform(ReadOnlySpan<short> coefficients, ReadOnlySpan<int> quantization, Span<byte> into, int stride)
    {
        if (!coefficients[1..64].ContainsAnyExcept((short)0))
        {
            Flat(coefficients[0] * quantization[0], into, stride);
            return;
        }
        Eight rows = default;
        for (int i = 0; i < 8; i++)
        {
            (Vector128<int> left, Vector128<int> right) = Vector128.Widen(Vector128.Create(coefficients.Slice(i * 8, 8)));
            rows[i] = Vector256.Create(left, right) * Vector256.Create(quantization.Slice(i * 8, 8));
        }
        Pass(ref rows, Places - KeptPlaces);
        Transpose(ref rows);
        Pass(ref rows, Places + KeptPlaces + 3);
        Transpose(ref rows);
        for (int i = 0; i < 8; i += 2)
        {
            // Saturated to -128..127; flipping the top bit adds 128.
            Vector128<short> upper = Vector128.NarrowWithSaturation(rows[i].GetLower(), rows[i].GetUpper());
            Vector128<short> lower = Vector128.NarrowWithSaturation(rows[i + 1].GetLower(), rows[i + 1].GetUpper());
            Vector128<ulong> both = (Vector128.NarrowWithSaturation(upper, lower).AsByte() ^ Vector128.Create((byte)0x80)).AsUInt64();
            Unsafe.WriteUnaligned(ref into.Slice(i * stride, 8)[0], both[0]);
            Unsafe.WriteUnaligned(ref into.Slice((i + 1) * stride, 8)[0], both[1]);
        }
    }

    /// <summary>A block whose samples are all the same.</summary>
    /// <param name="first">Its only coefficient, eight times the sample's distance from 128.</param>
    /// <param name="into">From the block's first sample on.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    public static void Flat(int first, Span<byte> into, int stride)
    {
        byte value = (byte)Math.Clamp(((first + 4) >> 3) + 128, 0, 255);
        for (int i = 0; i < 8; i++)
            into.Slice(i * stride, 8).Fill(value);
    }

    private static void Pass(ref Eight v, int shift)
    {
        Vector256<int> even = (v[2] + v[6]) * Factor(0.541196100);
        Vector256<int> sixth = even - v[6] * Factor(1.847759065), second = even + v[2] * Factor(0.765366865);
        Vector256<int> sum = (v[0] + v[4]) << Places, difference = (v[0] - v[4]) << Places;
        Vector256<int> e0 = sum + second, e3 = sum - second, e1 = difference + sixth, e2 = difference - sixth;

        Vector256<int> both = (v[7] + v[3] + v[5] + v[1]) * Factor(1.175875602);
        Vector256<int> z3 = both - (v[7] + v[3]) * Factor(1.961570560), z4 = both - (v[5] + v[1]) * Factor(0.390180644);
        Vector256<int> z1 = (v[7] + v[1]) * Factor(0.899976223), z2 = (v[5] + v[3]) * Factor(2.562915447);
        Vector256<int> o3 = v[7] * Factor(0.298631336) - z1 + z3, o2 = v[5] * Factor(2.053119869) - z2 + z4;
        Vector256<int> o1 = v[3] * Factor(3.072711026) - z2 + z3, o0 = v[1] * Factor(1.501321110) - z1 + z4;

        Vector256<int> half = Vector256.Create(1 << (shift - 1));
        (e0, e1, e2, e3) = (e0 + half, e1 + half, e2 + half, e3 + half);
        (v[0], v[7]) = ((e0 + o0) >> shift, (e0 - o0) >> shift);
        (v[1], v[6]) = ((e1 + o1) >> shift, (e1 - o1) >> shift);
        (v[2], v[5]) = ((e2 + o2) >> shift, (e2 - o2) >> shift);
        (v[3], v[4]) = ((e3 + o3) >> shift, (e3 - o3) >> shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Factor(double value) => Vector256.Create((int)(value * (1 << Places) + 0.5));

    private static void Transpose(ref Eight v)
    {
        if (!Avx2.IsSupported)
        {
            Eight turned = default;
            for (int i = 0; i < 8; i++)
                turned[i] = Vector256.Create(v[0][i], v[1][i], v[2][i], v[3][i], v[4][i], v[5][i], v[6][i], v[7][i]);
            v = turned;
            return;
        }
        // Pairs of numbers, then pairs of pairs, then halves change places.
        Vector256<long> a0 = Avx2.UnpackLow(v[0], v[1]).AsInt64(), a1 = Avx2.UnpackHigh(v[0], v[1]).AsInt64();
        Vector256<long> a2 = Avx2.UnpackLow(v[2], v[3]).AsInt64(), a3 = Avx2.UnpackHigh(v[2], v[3]).AsInt64();
        Vector256<long> a4 = Avx2.UnpackLow(v[4], v[5]).AsInt64(), a5 = Avx2.UnpackHigh(v[4], v[5]).AsInt64();
        Vector256<long> a6 = Avx2.UnpackLow(v[6], v[7]).AsInt64(), a7 = Avx2.UnpackHigh(v[6], v[7]).AsInt64();
        Vector256<int> b0 = Avx2.UnpackLow(a0, a2).AsInt32(), b1 = Avx2.UnpackHigh(a0, a2).AsInt32();
        Vector256<int> b2 = Avx2.UnpackLow(a1, a3).AsInt32(), b3 = Avx2.UnpackHigh(a1, a3).AsInt32();
        Vector256<int> b4 = Avx2.UnpackLow(a4, a6).AsInt32(), b5 = Avx2.UnpackHigh(a4, a6).AsInt32();
        Vector256<int> b6 = Avx2.UnpackLow(a5, a7).AsInt32(), b7 = Avx2.UnpackHigh(a5, a7).AsInt32();
        (v[0], v[4]) = (Avx2.Permute2x128(b0, b4, 0x20), Avx2.Permute2x128(b0, b4, 0x31));
        (v[1], v[5]) = (Avx2.Permute2x128(b1, b5, 0x20), Avx2.Permute2x128(b1, b5, 0x31));
        (v[2], v[6]) = (Avx2.Permute2x128(b2, b6, 0x20), Avx2.Permute2x128(b2, b6, 0x31));
        (v[3], v[7]) = (Avx2.Permute2x128(b3, b7, 0x20), Avx2.Permute2x128(b3, b7, 0x31));
    }

    [InlineArray(8)]
    private struct Eight
    {
        private Vector256<int> _first;
    }
}
