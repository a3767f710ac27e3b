using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>Numbers for an input or output of a model, in 32 bits for us and in the model's own precision for it; a batch may be cut into parts for models of a fixed batch.</summary>
internal sealed class PortBuffer : IDisposable
{
    private readonly Half[]? _halves;
    private readonly OnnxTensor[] _parts;

    /// <summary>A buffer over numbers.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="port">The input or output.</param>
    /// <param name="numbers">The numbers of all parts, one after another; used in place where the port takes 32 bits.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="shape">The shape of one part.</param>
    public PortBuffer(OnnxRuntime runtime, TensorPort port, float[] numbers, int parts, params ReadOnlySpan<long> shape)
    {
        Numbers = numbers;
        _halves = port.Type == ElementType.Float16 ? new Half[numbers.Length] : null;
        _parts = new OnnxTensor[parts];
        int size = numbers.Length / parts;
        for (int i = 0; i < parts; i++)
            _parts[i] = _halves is null ? OnnxTensor.Over(runtime, numbers.AsMemory(i * size, size), shape) : OnnxTensor.Over(runtime, _halves.AsMemory(i * size, size), shape);
        ToModel();
    }

    /// <summary>The numbers in 32 bits.</summary>
    public float[] Numbers { get; }

    /// <summary>One part as the model takes it.</summary>
    public OnnxTensor this[int part] => _parts[part];

    /// <summary>Hands the numbers on to the model.</summary>
    public void ToModel()
    {
        for (int i = 0; i < _halves?.Length; i++)
            _halves[i] = (Half)Numbers[i];
    }

    /// <summary>Takes the numbers from the model.</summary>
    public void FromModel()
    {
        for (int i = 0; i < _halves?.Length; i++)
            Numbers[i] = (float)_halves[i];
    }

    /// <summary>Lets go of the memory.</summary>
    public void Dispose()
    {
        foreach (OnnxTensor part in _parts)
            part?.Dispose();
    }

    /// <summary>The numbers of a tensor of 16 or 32 bits.</summary>
    public static float[] Read(OnnxTensor tensor)
    {
        if (tensor.Type != ElementType.Float16)
            return tensor.Data<float>().ToArray();
        Span<Half> halves = tensor.Data<Half>();
        var numbers = new float[halves.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = (float)halves[i];
        return numbers;
    }
}
