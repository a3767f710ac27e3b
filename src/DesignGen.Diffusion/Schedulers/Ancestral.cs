namespace DesignGen.Diffusion.Schedulers;

/// <summary>How an ancestral step is split: down by the model, up again by fresh noise.</summary>
internal static class Ancestral
{
    /// <summary>Fresh noise to add, and the noise level to go down to before, so that their squares sum to the next level's.</summary>
    public static (double Up, double Down) Split(double sigma, double next)
    {
        double up = next * Math.Sqrt(Math.Max(0, sigma * sigma - next * next)) / sigma;
        return (up, Math.Sqrt(Math.Max(0, next * next - up * up)));
    }
}
