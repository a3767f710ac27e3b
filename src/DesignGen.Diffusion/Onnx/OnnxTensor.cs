using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DesignGen.Diffusion.Onnx;

/// <summary>A tensor that the runtime reads or writes, in row-major order: over memory of the caller, who may go on changing it between runs, or over memory of the runtime.</summary>
/// <remarks>
/// Memory of the caller is pinned, not copied, until the tensor is disposed of and no binding or session uses it any more.
/// Any thread may use a tensor; nobody guards its values, so do not write them while a run reads them.
/// </remarks>
public sealed unsafe class OnnxTensor : IDisposable
{
    private readonly OrtApi _api;
    private readonly void* _data;
    private readonly long[] _shape;

    private OnnxTensor(OrtApi api, nint value, void* data, ElementType type, long[] shape, params IDisposable[] kept)
    {
        _data = data;
        (_api, Type, _shape) = (api, type, shape);
        Shape = ImmutableCollectionsMarshal.AsImmutableArray(shape);
        Handle = new(value, api.ReleaseValue, kept);
    }

    /// <summary>What the elements are.</summary>
    public ElementType Type { get; }

    /// <summary>Elements along each side, outermost first; empty for a single number.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>How many elements there are.</summary>
    public long Count => CountOf(_shape);

    /// <summary>Type and shape as messages show them: <c>float32 [1, 4, 64, 64]</c>.</summary>
    public string Kind => $"{Type.OnnxName()} [{string.Join(", ", _shape.Select(s => s.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The runtime's object.</summary>
    internal OrtHandle Handle { get; }

    /// <summary>A tensor over memory of the caller, which stays pinned and is not copied.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="memory">The elements: float, Half, long, int, bool, byte, double or another integer.</param>
    /// <param name="shape">Elements along each side; none for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not hold as many elements as the memory.</exception>
    public static OnnxTensor Over<T>(OnnxRuntime runtime, Memory<T> memory, params ReadOnlySpan<long> shape) where T : unmanaged
    {
        if (CountOf(shape) != memory.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The shape holds {CountOf(shape)} elements, the memory {memory.Length}."), nameof(shape));
        ElementType type = ElementTypes.Of<T>();
        MemoryHandle pin = memory.Pin();
        try
        {
            return Wrap(runtime.Api, pin.Pointer, (nuint)memory.Length * (nuint)sizeof(T), type, shape, pin);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>A tensor over memory outside .NET, such as a mapped file.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="data">The first element.</param>
    /// <param name="type">What the elements are.</param>
    /// <param name="shape">Elements along each side.</param>
    /// <param name="owner">Holds the memory; disposed of when the tensor is and nothing uses it any more.</param>
    internal static OnnxTensor OverNative(OnnxRuntime runtime, void* data, ElementType type, ReadOnlySpan<long> shape, IDisposable owner) =>
        Wrap(runtime.Api, data, (nuint)CountOf(shape) * (nuint)type.Bytes(), type, shape, owner);

    private static OnnxTensor Wrap(OrtApi api, void* data, nuint bytes, ElementType type, ReadOnlySpan<long> shape, IDisposable owner)
    {
        nint value;
        // Memory without elements has no address, which the runtime refuses.
        byte nothing;
        fixed (long* sides = shape)
            api.Check(api.CreateTensorWithData(api.CpuMemory, data is null ? &nothing : data, bytes, sides, (nuint)shape.Length, (int)type, &value));
        return new(api, value, data, type, shape.ToArray(), owner);
    }

    /// <summary>A tensor in memory of the runtime, which .NET's collector does not see.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="type">What the elements are; their values are not set.</param>
    /// <param name="shape">Elements along each side; none for a single number.</param>
    public static OnnxTensor Allocate(OnnxRuntime runtime, ElementType type, params ReadOnlySpan<long> shape)
    {
        OrtApi api = runtime.Api;
        nint value;
        fixed (long* sides = shape)
            api.Check(api.CreateTensor(api.Allocator, sides, (nuint)shape.Length, (int)type, &value));
        return new(api, value, DataOf(api, value, type), type, shape.ToArray());
    }

    /// <summary>A tensor of texts, copied.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many.</exception>
    public static OnnxTensor Texts(OnnxRuntime runtime, ReadOnlySpan<string> texts, params ReadOnlySpan<long> shape)
    {
        if (CountOf(shape) != texts.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The shape holds {CountOf(shape)} texts, not {texts.Length}."), nameof(shape));
        OnnxTensor tensor = Allocate(runtime, ElementType.Text, shape);
        using var native = new NativeTexts(texts);
        runtime.Api.Check(runtime.Api.FillStringTensor(tensor.Handle.Pointer, native.Pointers, (nuint)texts.Length));
        return tensor;
    }

    /// <summary>Takes over a tensor that the runtime made.</summary>
    internal static OnnxTensor Adopt(OrtApi api, nint value)
    {
        nint info;
        api.Check(api.GetTensorTypeAndShape(value, &info));
        try
        {
            ElementType type;
            nuint rank;
            api.Check(api.GetTensorElementType(info, (int*)&type));
            api.Check(api.GetDimensionsCount(info, &rank));
            var shape = new long[(int)rank];
            fixed (long* sides = shape)
                api.Check(api.GetDimensions(info, sides, rank));
            return new(api, value, DataOf(api, value, type), type, shape);
        }
        finally
        {
            api.ReleaseTensorTypeAndShapeInfo(info);
        }
    }

    // Null for texts, and for memory of a card, which the processor can't read.
    private static void* DataOf(OrtApi api, nint value, ElementType type)
    {
        if (type == ElementType.Text)
            return null;
        nint memory;
        byte* name;
        api.Check(api.GetTensorMemoryInfo(value, &memory));
        api.Check(api.MemoryInfoGetName(memory, &name));
        string place = OrtApi.Text(name);
        if (place != "Cpu" && !place.EndsWith("Pinned", StringComparison.Ordinal))
            return null;
        void* data;
        api.Check(api.GetTensorMutableData(value, &data));
        return data;
    }

    /// <summary>The elements where they lie; valid until the tensor is disposed of.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type, or lie in the memory of a card.</exception>
    public Span<T> Data<T>() where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (ElementTypes.Of<T>() != Type)
            throw new InvalidOperationException($"The tensor is {Kind}, not {ElementTypes.Of<T>().OnnxName()}.");
        if (_data is null && Count > 0)
            throw new InvalidOperationException("The tensor lies in the memory of a card.");
        return new(_data, checked((int)Count));
    }

    /// <summary>The texts of a tensor of texts.</summary>
    /// <exception cref="InvalidOperationException">The elements are no texts.</exception>
    public string[] Texts()
    {
        if (Type != ElementType.Text)
            throw new InvalidOperationException($"The tensor is {Kind}, not {ElementType.Text.OnnxName()}.");
        nint value = Handle.Hold();
        try
        {
            nuint bytes;
            _api.Check(_api.GetStringTensorDataLength(value, &bytes));
            var all = new byte[checked((int)bytes) + 1];
            var starts = new nuint[checked((int)Count) + 1];
            starts[^1] = bytes;
            fixed (byte* a = all)
            fixed (nuint* s = starts)
                _api.Check(_api.GetStringTensorContent(value, a, bytes, s, (nuint)Count));
            return [.. Enumerable.Range(0, (int)Count).Select(i => Encoding.UTF8.GetString(all, (int)starts[i], (int)(starts[i + 1] - starts[i])))];
        }
        finally
        {
            Handle.Loose();
        }
    }

    /// <summary>Gives the tensor back; memory of the caller is free to move once no binding or session uses it.</summary>
    public void Dispose() => Handle.Dispose();

    private static long CountOf(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long side in shape)
            count = checked(count * side);
        return count;
    }
}
