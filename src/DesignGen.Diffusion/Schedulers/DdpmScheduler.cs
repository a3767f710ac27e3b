using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DDPM (Ho, Jain and Abbeel 2020): the posterior's mean of latents and foreseen picture, and fresh noise at every call but that of timestep 0.</summary>
/// <remarks>Equation 7 of the paper, between the timesteps of the run.</remarks>
internal sealed class DdpmScheduler(SchedulerConfig config) : VarianceScheduler(config, new(config, knowsZeroSnr: true))
{
    protected override bool DrawsChance => true;

    protected override double[] Plan() =>
        TimestepGrid.Plain(Config.Spacing ?? TimestepSpacing.Leading, Config.TrainTimesteps, Run.Steps, Config.StepsOffset, whole: true);

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        int timestep = (int)Timestep;
        (double alpha, double sigma) = Shares(timestep);
        double now = Schedule.Alpha(timestep), later = Call + 1 < Timesteps.Length ? Schedule.Alpha((int)Timesteps[Call + 1]) : 1;
        double kept = now / later, beta = 1 - kept;

        ReadOnlySpan<float> clean = Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        Blend.Of(sample, Math.Sqrt(later) * beta / (1 - now), clean, Math.Sqrt(kept) * (1 - later) / (1 - now), sample);
        if (timestep > 0)
            Blend.Add(sample, Math.Sqrt(Config.Variance == VarianceType.FixedLarge ? beta : Math.Max((1 - later) / (1 - now) * beta, 1e-20)), Draw(noise));
    }
}
