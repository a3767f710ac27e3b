namespace DesignGen.Diffusion.Schedulers;

/// <summary>How an ancestral step is split: down by the model, up again by fresh noise.</summary>
/// <remarks>In float32 with PyTorch's order of operations: differences of squares lose digits here, and what is left of them shows in the picture.</remarks>
internal static class Ancestral
{
    /// <summary>Fresh noise to add, and the noise level to go down to before, so that their squares sum to the next level's.</summary>
    public static (float Up, float Down) Split(float sigma, float next)
    {
        float up = MathF.Sqrt(Math.Max(0, next * next * (sigma * sigma - next * next) / (sigma * sigma)));
        return (up, MathF.Sqrt(Math.Max(0, next * next - up * up)));
    }

    /// <summary>The geometric mean of two noise levels; 0 if one of them is.</summary>
    public static float Middle(float sigma, float other)
    {
        if (sigma == 0 || other == 0)
            return 0;
        float log = (float)Math.Log(sigma), otherLog = (float)Math.Log(other);
        return (float)Math.Exp(otherLog - (otherLog - log) * 0.5f);
    }
}
