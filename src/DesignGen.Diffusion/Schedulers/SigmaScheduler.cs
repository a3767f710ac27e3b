namespace DesignGen.Diffusion.Schedulers;

/// <summary>Schedulers of k-diffusion's kind, whose latents are picture + sigma × noise: Euler, Heun, LMS, DPM2 (Karras et al. 2022).</summary>
internal abstract class SigmaScheduler(SchedulerConfig config, NoiseSchedule schedule) : Scheduler(config, schedule)
{
    private float[] _slope = [];

    /// <summary>Noise levels of the steps and the one after the last, in float32.</summary>
    protected float[] Sigmas { get; private set; } = [];

    public override float InitialScale
    {
        get
        {
            float most = Sigmas.Max();
            return Spacing == TimestepSpacing.Leading ? MathF.Sqrt(most * most + 1) : most;
        }
    }

    private TimestepSpacing Spacing => Config.Spacing ?? TimestepSpacing.Linspace;

    public override void ScaleInput(ReadOnlySpan<float> sample, Span<float> input)
    {
        double sigma = InputSigma();
        Blend.Of(input[..sample.Length], 1 / Math.Sqrt(sigma * sigma + 1), sample);
    }

    public override void AddNoise(Span<float> picture, ReadOnlySpan<float> noise) => Blend.Of(picture, 1, picture, Sigmas[(Call + Order - 1) / Order], noise);

    /// <summary>The noise level that the coming call's input has.</summary>
    protected virtual double InputSigma() => Sigmas[Call];

    /// <summary>The slope of the latents over the noise level: from the foreseen picture to them, per noise. Rounded as PyTorch does, which shows where noise levels are in the thousands (zero terminal SNR).</summary>
    protected ReadOnlySpan<float> Slope(ReadOnlySpan<float> sample, ReadOnlySpan<float> output, double sigma)
    {
        Blend.Slope(_slope, sample, Foresee(Prediction.CleanAt(Config.Prediction, sigma), sample, output), sigma);
        return _slope;
    }

    /// <summary>Lays out noise levels along the config's curve and returns the steps' timesteps.</summary>
    /// <param name="last">The noise level after the last step.</param>
    /// <param name="rounded">Whether timesteps of Karras's curve are rounded, half to even.</param>
    protected double[] Spread(double last = 0, bool rounded = false)
    {
        double[] timesteps = TimestepGrid.Plain(Spacing, Config.TrainTimesteps, Run.Steps, Config.StepsOffset, whole: false);
        bool euler = Config.Kind == SchedulerKind.EulerDiscrete;
        double[] sigmas = euler && Config.Interpolation == SigmaInterpolation.LogLinear
            ? SigmaSpread.Even(Schedule.MostLogSigma, Schedule.LeastLogSigma, Run.Steps + 1)
            : Array.ConvertAll(timesteps, Schedule.Sigma);
        if (Config.Curve != SigmaCurve.Timesteps)
        {
            sigmas = SigmaSpread.Along(Config.Curve, euler && Config.SigmaMax is double most ? most : sigmas[0], euler && Config.SigmaMin is double least ? least : sigmas[^1], Run.Steps);
            timesteps = Array.ConvertAll(sigmas, s => rounded && Config.Curve == SigmaCurve.Karras ? Math.Round(Schedule.Timestep(s)) : Schedule.Timestep(s));
        }
        Sigmas = Array.ConvertAll([.. sigmas, last], s => (float)s);
        _slope = Buffer();
        return timesteps;
    }
}
