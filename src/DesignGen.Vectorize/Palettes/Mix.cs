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
}
