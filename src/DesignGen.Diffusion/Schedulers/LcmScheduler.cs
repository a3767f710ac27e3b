using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Latent consistency models (Luo et al. 2023): each call foresees the picture outright, and fresh noise takes it to the next timestep. The last call adds none.</summary>
/// <remarks>In a run from a picture the strength shortens the schedule and all steps are made, as in diffusers' LCM pipeline.</remarks>
internal sealed class LcmScheduler(SchedulerConfig config) : VarianceScheduler(config, new(config, 0.00085, 0.012, BetaSchedule.ScaledLinear, knowsZeroSnr: true))
{
    private const double SigmaData = 0.5;

    protected override bool DrawsChance => true;

    protected override double[] Plan() => DistilledSteps.Choose(Config, Run.Steps, Run.Strength);

    protected override int Skipped() => 0;

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        (double alpha, double sigma) = Shares((int)Timestep);
        double scaled = Timestep * Config.TimestepScaling, square = scaled * scaled + SigmaData * SigmaData;
        ReadOnlySpan<float> clean = Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        Blend.Of(sample, scaled / Math.Sqrt(square), clean, SigmaData * SigmaData / square, sample);
        if (Call + 1 == Timesteps.Length)
            return;
        (double nextAlpha, double nextSigma) = Shares((int)Timesteps[Call + 1]);
        Blend.Of(sample, nextAlpha, sample, nextSigma, Draw(noise));
    }
}
