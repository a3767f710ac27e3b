using System.Globalization;

namespace DesignGen.Diffusion.Onnx;

/// <summary>What the elements of a tensor are. The numbers are those of ONNX files and of the runtime, which agree.</summary>
public enum ElementType
{
    /// <summary>Not said, or not a tensor.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point.</summary>
    Float32 = 1,

    /// <summary>8-bit integer from 0.</summary>
    UInt8 = 2,

    /// <summary>8-bit integer with sign.</summary>
    Int8 = 3,

    /// <summary>16-bit integer from 0.</summary>
    UInt16 = 4,

    /// <summary>16-bit integer with sign.</summary>
    Int16 = 5,

    /// <summary>32-bit integer with sign.</summary>
    Int32 = 6,

    /// <summary>64-bit integer with sign.</summary>
    Int64 = 7,

    /// <summary>Text in UTF-8, of any length each.</summary>
    Text = 8,

    /// <summary>True or false, one byte each.</summary>
    Bool = 9,

    /// <summary>16-bit floating point of IEEE 754.</summary>
    Float16 = 10,

    /// <summary>64-bit floating point.</summary>
    Float64 = 11,

    /// <summary>32-bit integer from 0.</summary>
    UInt32 = 12,

    /// <summary>64-bit integer from 0.</summary>
    UInt64 = 13,

    /// <summary>Pairs of 32-bit floating point.</summary>
    Complex64 = 14,

    /// <summary>Pairs of 64-bit floating point.</summary>
    Complex128 = 15,

    /// <summary>The upper half of 32-bit floating point.</summary>
    BFloat16 = 16,
}

/// <summary>Sizes, .NET types and names of element types.</summary>
public static class ElementTypes
{
    /// <summary>Bytes of one element; 0 where elements have no fixed size in whole bytes (text, packed 4-bit types).</summary>
    public static int Bytes(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Int64 or ElementType.UInt64 or ElementType.Float64 or ElementType.Complex64 => 8,
        ElementType.Complex128 => 16,
        _ => 0,
    };

    /// <summary>The element type that holds a .NET type.</summary>
    /// <exception cref="NotSupportedException">None does.</exception>
    public static ElementType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementType.Float32
        : typeof(T) == typeof(Half) ? ElementType.Float16
        : typeof(T) == typeof(long) ? ElementType.Int64
        : typeof(T) == typeof(int) ? ElementType.Int32
        : typeof(T) == typeof(bool) ? ElementType.Bool
        : typeof(T) == typeof(byte) ? ElementType.UInt8
        : typeof(T) == typeof(double) ? ElementType.Float64
        : typeof(T) == typeof(sbyte) ? ElementType.Int8
        : typeof(T) == typeof(short) ? ElementType.Int16
        : typeof(T) == typeof(ushort) ? ElementType.UInt16
        : typeof(T) == typeof(uint) ? ElementType.UInt32
        : typeof(T) == typeof(ulong) ? ElementType.UInt64
        : throw new NotSupportedException($"ONNX has no element type for {typeof(T).Name}.");

    /// <summary>The name that ONNX files and Python tools use, for messages.</summary>
    public static string OnnxName(this ElementType type) => type switch
    {
        ElementType.Text => "string",
        _ when Enum.IsDefined(type) => type.ToString().ToLowerInvariant(),
        _ => "element type " + ((int)type).ToString(CultureInfo.InvariantCulture),
    };
}
