using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>The timestep as a UNet takes it: 16, 32 or 64 bits, whole or not, one number or a row of one.</summary>
/// <remarks>Whole timesteps are cut towards zero, as diffusers does for exports that take int64.</remarks>
internal sealed class TimestepInput : IDisposable
{
    private readonly float[]? _floats;
    private readonly Half[]? _halves;
    private readonly double[]? _doubles;
    private readonly long[]? _longs;
    private readonly int[]? _ints;

    /// <summary>The input of a port.</summary>
    public TimestepInput(OnnxRuntime runtime, TensorPort port)
    {
        // Exporters name a row's side "steps" or "batch" and give one number in either case.
        int count = port.Shape.Length == 0 ? 1 : (int)(port.Shape[0].Size ?? 1);
        ReadOnlySpan<long> shape = port.Shape.Length == 0 ? [] : [count];
        Tensor = port.Type switch
        {
            ElementType.Float32 => OnnxTensor.Over(runtime, (_floats = new float[count]).AsMemory(), shape),
            ElementType.Float16 => OnnxTensor.Over(runtime, (_halves = new Half[count]).AsMemory(), shape),
            ElementType.Float64 => OnnxTensor.Over(runtime, (_doubles = new double[count]).AsMemory(), shape),
            ElementType.Int64 => OnnxTensor.Over(runtime, (_longs = new long[count]).AsMemory(), shape),
            _ => OnnxTensor.Over(runtime, (_ints = new int[count]).AsMemory(), shape),
        };
    }

    /// <summary>What the model is given.</summary>
    public OnnxTensor Tensor { get; }

    /// <summary>Sets the timestep.</summary>
    public void Set(float timestep)
    {
        _floats.AsSpan().Fill(timestep);
        _halves.AsSpan().Fill((Half)timestep);
        _doubles.AsSpan().Fill(timestep);
        _longs.AsSpan().Fill((long)timestep);
        _ints.AsSpan().Fill((int)timestep);
    }

    /// <summary>Lets go of the memory.</summary>
    public void Dispose() => Tensor.Dispose();
}
