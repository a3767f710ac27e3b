using System.Numerics;
using System.Runtime.InteropServices;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Weighted sums of latents in float32. The target may be one of the sources.</summary>
/// <remarks>Multiplied and added in the order written, without fused operations, so that every machine and vector width gives the same bytes.</remarks>
internal static class Blend
{
    /// <summary>target = a·x</summary>
    public static void Of(Span<float> target, double a, ReadOnlySpan<float> x)
    {
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(x[..target.Length]);
        float fa = (float)a;
        for (int i = 0; i < wide.Length; i++)
            wide[i] = xs[i] * fa;
        for (int i = wide.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] = x[i] * fa;
    }

    /// <summary>target = a·x + b·y</summary>
    public static void Of(Span<float> target, double a, ReadOnlySpan<float> x, double b, ReadOnlySpan<float> y)
    {
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(x[..target.Length]), ys = MemoryMarshal.Cast<float, Vector<float>>(y[..target.Length]);
        float fa = (float)a, fb = (float)b;
        for (int i = 0; i < wide.Length; i++)
            wide[i] = xs[i] * fa + ys[i] * fb;
        for (int i = wide.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] = x[i] * fa + y[i] * fb;
    }

    /// <summary>target = a·x + b·y + c·z</summary>
    public static void Of(Span<float> target, double a, ReadOnlySpan<float> x, double b, ReadOnlySpan<float> y, double c, ReadOnlySpan<float> z)
    {
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(x[..target.Length]), ys = MemoryMarshal.Cast<float, Vector<float>>(y[..target.Length]);
        ReadOnlySpan<Vector<float>> zs = MemoryMarshal.Cast<float, Vector<float>>(z[..target.Length]);
        float fa = (float)a, fb = (float)b, fc = (float)c;
        for (int i = 0; i < wide.Length; i++)
            wide[i] = xs[i] * fa + ys[i] * fb + zs[i] * fc;
        for (int i = wide.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] = x[i] * fa + y[i] * fb + z[i] * fc;
    }

    /// <summary>target = target + a·x</summary>
    public static void Add(Span<float> target, double a, ReadOnlySpan<float> x) => Of(target, 1, target, a, x);

    /// <summary>target = (x − y) / divisor, rounded after each of the two, as PyTorch does it.</summary>
    public static void Slope(Span<float> target, ReadOnlySpan<float> x, ReadOnlySpan<float> y, double divisor)
    {
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(x[..target.Length]), ys = MemoryMarshal.Cast<float, Vector<float>>(y[..target.Length]);
        float by = (float)divisor;
        var byAll = new Vector<float>(by);
        for (int i = 0; i < wide.Length; i++)
            wide[i] = (xs[i] - ys[i]) / byAll;
        for (int i = wide.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] = (x[i] - y[i]) / by;
    }

    /// <summary>Keeps numbers from −limit to limit; what is no number stays so, to be noticed.</summary>
    public static void Clip(Span<float> target, float limit)
    {
        foreach (ref float number in target)
            number = number > limit ? limit : number < -limit ? -limit : number;
    }
}
