namespace DesignGen.Diffusion.Schedulers;

/// <summary>The solvers, whose latents keep variance 1 and whose tables are noise levels sigma = noise over picture: DPM-Solver, UniPC, DEIS.</summary>
/// <remarks>
/// Lambda is the half logarithm of the signal-to-noise ratio, −ln sigma. Where two neighbouring steps have the same noise level, as rounding
/// makes them in very long runs, diffusers divides by zero; here the step changes nothing and what lies before it is not looked back on.
/// </remarks>
internal abstract class SolverScheduler(SchedulerConfig config, NoiseSchedule schedule) : Scheduler(config, schedule)
{
    private float[][] _history = [];

    /// <summary>Noise levels of the steps and the one after the last, in float32.</summary>
    protected float[] Sigmas { get; private set; } = [];

    /// <summary>Outputs remembered, the newest first.</summary>
    protected ReadOnlySpan<float[]> History => _history.AsSpan(0, Known);

    /// <summary>How many outputs are remembered.</summary>
    protected int Known { get; private set; }

    public override void AddNoise(Span<float> picture, ReadOnlySpan<float> noise)
    {
        (double alpha, double sigma) = Shares(Sigmas[Call]);
        Blend.Of(picture, alpha, picture, sigma, noise);
    }

    /// <summary>Lays out noise levels and returns the timesteps.</summary>
    /// <param name="timesteps">Those of the config's spacing.</param>
    /// <param name="last">The noise level after the last step; null repeats the one before.</param>
    /// <param name="remembered">Outputs to remember; null as many as the order.</param>
    protected double[] Spread(double[] timesteps, double? last, int? remembered = null)
    {
        double[] sigmas = Array.ConvertAll(timesteps, Schedule.Sigma);
        if (Config.Curve != SigmaCurve.Timesteps)
        {
            sigmas = Config.Curve == SigmaCurve.Lu
                ? SigmaSpread.Even(Schedule.MostLogSigma, Schedule.LeastLogSigma, Run.Steps)
                : SigmaSpread.Along(Config.Curve, Schedule.MostSigma, Schedule.LeastSigma, Run.Steps);
            bool rounded = Config.Curve is SigmaCurve.Karras or SigmaCurve.Lu;
            timesteps = Array.ConvertAll(sigmas, s => rounded ? Math.Round(Schedule.Timestep(s)) : Math.Floor(Schedule.Timestep(s)));
        }
        Sigmas = Array.ConvertAll([.. sigmas, last ?? sigmas[^1]], s => (float)s);
        _history = [.. Enumerable.Range(0, remembered ?? Config.SolverOrder).Select(_ => Buffer())];
        Known = 0;
        return timesteps;
    }

    /// <summary>Remembers an output in the form that the solver works in: the foreseen picture, or the noise. Thresholding of the picture shows in the noise, but for UniPC, as in diffusers.</summary>
    protected void Remember(bool clean, ReadOnlySpan<float> sample, ReadOnlySpan<float> output)
    {
        (double alpha, double sigma) = Shares(Sigmas[Call]);
        ReadOnlySpan<float> picture = Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        float[] newest = _history[^1];
        Array.Copy(_history, 0, _history, 1, _history.Length - 1);
        _history[0] = newest;
        Known = Math.Min(Known + 1, _history.Length);
        (double ofSample, double ofOutput) = Prediction.Noise(Config.Prediction, alpha, sigma);
        if (clean)
            picture.CopyTo(newest);
        else if (Config.Thresholding && Config.Kind != SchedulerKind.UniPCMultistep)
            Blend.Of(newest, 1 / sigma, sample, -alpha / sigma, picture);
        else
            Blend.Of(newest, ofSample, sample, ofOutput, output);
    }

    /// <summary>Shares of picture and noise at a noise level; their squares sum to 1.</summary>
    protected static (double Alpha, double Sigma) Shares(double sigma)
    {
        double alpha = 1 / Math.Sqrt(sigma * sigma + 1);
        return (alpha, sigma * alpha);
    }

    /// <summary>Lambda at a step.</summary>
    protected double Lambda(int step) => -Math.Log(Sigmas[step]);
}
