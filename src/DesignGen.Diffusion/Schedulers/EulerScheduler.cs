using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Euler (Karras et al. 2022, algorithm 2 without churn): a straight step along the slope at the present noise level.</summary>
internal sealed class EulerScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, knowsZeroSnr: true, leastAlpha: 1f / (1 << 24)))
{
    protected override double[] Plan()
    {
        double[] timesteps = Spread(Config.FinalSigma == FinalSigma.Least ? Schedule.LeastSigma : 0);
        return Config.ContinuousTimesteps && Config.Prediction == PredictionType.Velocity
            ? [.. Sigmas.Take(timesteps.Length).Select(s => 0.25 * Math.Log(s))]
            : timesteps;
    }

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        double sigma = Sigmas[Call];
        Blend.Add(sample, Sigmas[Call + 1] - sigma, Slope(sample, output, sigma));
    }
}
