using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Trajectory consistency distillation (Zheng et al. 2024): jumps to a cleaner timestep than the next, as far as eta says, then fresh noise up to the next.</summary>
/// <remarks>Algorithm 4 of the paper; eta 0 adds no noise and draws none. A run from a picture leaves out the first steps.</remarks>
internal sealed class TcdScheduler(SchedulerConfig config) : VarianceScheduler(config, new(config, 0.00085, 0.012, BetaSchedule.ScaledLinear, knowsZeroSnr: true))
{
    private double Eta => Run.Eta ?? 0.3;

    protected override bool DrawsChance => Eta > 0;

    protected override double[] Plan() => DistilledSteps.Choose(Config, Run.Steps, 1);

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        bool last = Call + 1 == Timesteps.Length;
        int next = last ? 0 : (int)Timesteps[Call + 1], jump = (int)MathF.Floor((float)(1 - Eta) * next);
        (double alpha, double sigma) = Shares((int)Timestep);
        (double jumpAlpha, double jumpSigma) = Shares(jump);
        ReadOnlySpan<float> clean = Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        (double ofSample, double ofOutput) = Prediction.Noise(Config.Prediction, alpha, sigma);
        Blend.Of(sample, jumpSigma * ofSample, sample, jumpSigma * ofOutput, output, jumpAlpha, clean);
        if (last || Eta <= 0)
            return;
        double kept = Schedule.Alpha(next) / Schedule.Alpha(jump);
        Blend.Of(sample, Math.Sqrt(kept), sample, Math.Sqrt(1 - kept), Draw(noise));
    }
}
