using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Pixels at an edge as mixes of the two values beside it: renderers and cameras mix by the area that each covers.</summary>
internal static class Mix
{
    /// <summary>A value as four numbers of 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector4 Unpack(uint value)
    {
        Vector128<int> wide = Vector128.Create((int)(value & 255), (int)(value >> 8 & 255), (int)(value >> 16 & 255), (int)(value >> 24));
        return Vector128.ConvertToSingle(wide).AsVector4();
    }

    /// <summary>How far a value is from the nearest mix of two others.</summary>
    /// <param name="value">The value.</param>
    /// <param name="of">One of the two.</param>
    /// <param name="and">The other.</param>
    /// <param name="share">How much of <paramref name="of"/> is in that mix, 0 to 1.</param>
    /// <returns>The distance, in levels of 255.</returns>
    public static float Residual(uint value, uint of, uint and, out float share) => Residual(Unpack(value), Unpack(of), Unpack(and), out share);

    /// <inheritdoc cref="Residual(uint, uint, uint, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Residual(Vector4 value, Vector4 of, Vector4 and, out float share)
    {
        Vector4 whole = of - and, part = value - and;
        float square = Vector4.Dot(whole, whole);
        share = square <= 0 ? 0 : Math.Clamp(Vector4.Dot(part, whole) / square, 0, 1);
        return (part - whole * share).Length();
    }

    /// <summary>Whether a value is a mix of two areas with a little of a third source, as where two shapes that only abut were drawn over it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="near">The areas, by number.</param>
    /// <param name="values">The colours, by number.</param>
    /// <param name="count">How many of them, from the first, may shine through.</param>
    /// <param name="good">Farthest that the mix may be off, levels of 255.</param>
    /// <param name="place">Place in the list of that area which has more of the pixel; -1 for none.</param>
    /// <remarks>The first shape covers a share s of the pixel and the second the rest, so s (1 - s) of what lies beneath stays: a quarter at most.</remarks>
    public static bool ShinesThrough(Vector4 value, ReadOnlySpan<byte> near, Vector4[] values, int count, float good, out int place)
    {
        place = -1;
        float least = good;
        for (int i = 0; i < near.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                for (int k = 0; k < count; k++)
                {
                    float residual = Residual(value, values[near[i]], values[near[j]], values[k], out float share, out float through);
                    if (residual < least && through <= 0.27f)
                        (least, place) = (residual, share + through / 2 >= 0.5f ? j : i);
                }
            }
        }
        return place >= 0;
    }

    /// <summary>How far a value is from the nearest mix of three others.</summary>
    /// <param name="value">The value.</param>
    /// <param name="a">One of the three.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">The last.</param>
    /// <param name="ofB">How much of <paramref name="b"/> is in that mix, 0 to 1.</param>
    /// <param name="ofC">How much of <paramref name="c"/>.</param>
    /// <returns>The distance, in levels of 255; greatest where the three lie on one line or the value lies outside them.</returns>
    public static float Residual(Vector4 value, Vector4 a, Vector4 b, Vector4 c, out float ofB, out float ofC)
    {
        Vector4 toB = b - a, toC = c - a, part = value - a;
        float bb = Vector4.Dot(toB, toB), cc = Vector4.Dot(toC, toC), bc = Vector4.Dot(toB, toC), det = bb * cc - bc * bc;
        (ofB, ofC) = (0, 0);
        if (det < 0.02f * bb * cc || det <= 0)
            return float.MaxValue;
        float pb = Vector4.Dot(part, toB), pc = Vector4.Dot(part, toC);
        (ofB, ofC) = ((pb * cc - pc * bc) / det, (pc * bb - pb * bc) / det);
        return ofB < -0.03f || ofC < -0.03f || ofB + ofC > 1.03f ? float.MaxValue : (part - toB * ofB - toC * ofC).Length();
    }
}
