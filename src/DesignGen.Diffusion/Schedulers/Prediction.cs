namespace DesignGen.Diffusion.Schedulers;

/// <summary>The picture and the noise that a model's output stands for, as weights of the latents and of the output.</summary>
internal static class Prediction
{
    /// <summary>The picture in latents x = alpha·picture + sigma·noise.</summary>
    public static (double Sample, double Output) Clean(PredictionType type, double alpha, double sigma) => type switch
    {
        PredictionType.Epsilon => (1 / alpha, -sigma / alpha),
        PredictionType.Velocity => (alpha, -sigma),
        _ => (0, 1),
    };

    /// <summary>The noise in latents x = alpha·picture + sigma·noise.</summary>
    public static (double Sample, double Output) Noise(PredictionType type, double alpha, double sigma) => type switch
    {
        PredictionType.Epsilon => (0, 1),
        PredictionType.Velocity => (sigma, alpha),
        _ => (1 / sigma, -alpha / sigma),
    };

    /// <summary>The picture in latents x = picture + sigma·noise, whose model read x/√(sigma² + 1).</summary>
    public static (double Sample, double Output) CleanAt(PredictionType type, double sigma) => type switch
    {
        PredictionType.Epsilon => (1, -sigma),
        PredictionType.Velocity => (1 / (sigma * sigma + 1), -sigma / Math.Sqrt(sigma * sigma + 1)),
        _ => (0, 1),
    };
}
