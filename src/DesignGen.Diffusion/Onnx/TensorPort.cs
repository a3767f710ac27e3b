using System.Collections.Immutable;
using System.Globalization;

namespace DesignGen.Diffusion.Onnx;

/// <summary>One side of a tensor as a model declares it: a size, or a name for a size that is known when the model runs.</summary>
/// <param name="Size">Elements along this side; null where the model leaves it open.</param>
/// <param name="Name">The name of an open side, for example <c>batch</c>; sides of one name have one size. Null where there is none.</param>
public readonly record struct PortSide(long? Size, string? Name)
{
    /// <summary>A side of a known size.</summary>
    public static implicit operator PortSide(long size) => new(size, null);

    /// <summary>A side of a name.</summary>
    public static implicit operator PortSide(string name) => new(null, name);

    /// <summary>The size, else the name, else a question mark.</summary>
    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? Name ?? "?";
}

/// <summary>An input or output of a model.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Type">What its elements are; <see cref="ElementType.Undefined"/> where it is no tensor.</param>
/// <param name="Shape">Its sides, outermost first; empty for a single number.</param>
public sealed record TensorPort(string Name, ElementType Type, ImmutableArray<PortSide> Shape)
{
    /// <summary>Type and shape as messages show them: <c>float16 [batch, 4, 64, 64]</c>.</summary>
    public string Kind => $"{Type.OnnxName()} [{string.Join(", ", Shape)}]";

    /// <summary>Whether a tensor of this type and shape may be given or taken here.</summary>
    public bool Takes(ElementType type, ReadOnlySpan<long> shape)
    {
        if (type != Type || shape.Length != Shape.Length)
            return false;
        for (int i = 0; i < shape.Length; i++)
        {
            if (Shape[i].Size is long size && size != shape[i])
                return false;
        }
        return true;
    }

    /// <summary>Name, type and shape.</summary>
    public override string ToString() => $"{Name}: {Kind}";
}
