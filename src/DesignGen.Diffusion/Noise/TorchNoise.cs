using System.Runtime.Intrinsics;

namespace DesignGen.Diffusion.Noise;

/// <summary>The numbers that <c>torch.randn</c> gives on a CPU for a seed, in float32, so that a seed makes the picture it makes in PyTorch.</summary>
/// <remarks>
/// PyTorch has two ways. From 16 numbers on it fills the buffer with uniform floats and turns each run of 16 into normal ones
/// (Box and Muller 1958), the first eight of a run with the last eight; a rest below 16 is made by drawing the last 16 numbers of
/// the buffer anew. Fewer than 16 are made one by one in double precision, and the second number of a pair waits for the next such call.
/// The sequence of draws is PyTorch's bit for bit, and every step of a run of 16 is rounded to float as there. Logarithm, sine and cosine
/// are taken in double and rounded once, which gives the same bytes on all machines; PyTorch's own come within a few units in the last place.
/// </remarks>
public sealed class TorchNoise : INoise
{
    private const int Run = 16;

    private readonly MersenneTwister _twister;
    private double? _waiting;

    /// <summary>Noise from a seed; as in PyTorch, only its low 32 bits count.</summary>
    public TorchNoise(ulong seed) => _twister = new(seed);

    /// <inheritdoc/>
    public void Draw(Span<float> target)
    {
        if (target.Length < Run)
        {
            foreach (ref float number in target)
                number = (float)One();
            return;
        }
        foreach (ref float number in target)
            number = _twister.Single();
        int end = target.Length / Run * Run;
        for (int i = 0; i < end; i += Run)
            Normalize(target.Slice(i, Run));
        if (end == target.Length)
            return;
        Span<float> last = target[^Run..];
        foreach (ref float number in last)
            number = _twister.Single();
        Normalize(last);
    }

    /// <summary>Turns 16 uniform numbers into normal ones.</summary>
    private static void Normalize(Span<float> run)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256<float>.One - Vector256.Create<float>(run));
        Vector256<float> radius = Vector256.Sqrt(Vector256.Narrow(Vector256.Log(low), Vector256.Log(high)) * -2);
        (low, high) = Vector256.Widen(Vector256.Create<float>(run[(Run / 2)..]) * (2 * MathF.PI));
        (Vector256<double> lowSine, Vector256<double> lowCosine) = Vector256.SinCos(low);
        (Vector256<double> highSine, Vector256<double> highCosine) = Vector256.SinCos(high);
        (radius * Vector256.Narrow(lowCosine, highCosine)).CopyTo(run);
        (radius * Vector256.Narrow(lowSine, highSine)).CopyTo(run[(Run / 2)..]);
    }

    private double One()
    {
        if (_waiting is double second)
        {
            _waiting = null;
            return second;
        }
        double turn = _twister.Double(), length = _twister.Double();
        double radius = Math.Sqrt(-2 * Math.Log(1 - length));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * turn);
        _waiting = radius * sine;
        return radius * cosine;
    }
}
