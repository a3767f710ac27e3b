using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DDIM (Song, Meng and Ermon 2021): foresees picture and noise, and mixes them again with less noise. Eta above 0 puts fresh noise in place of some of it.</summary>
/// <remarks>Equations 12 and 16 of the paper. Deterministic for eta 0.</remarks>
internal sealed class DdimScheduler(SchedulerConfig config) : VarianceScheduler(config, new(config, knowsZeroSnr: true))
{
    private double Eta => Run.Eta ?? 0;

    protected override bool DrawsChance => Eta > 0;

    protected override double[] Plan() =>
        TimestepGrid.Plain(Config.Spacing ?? TimestepSpacing.Leading, Config.TrainTimesteps, Run.Steps, Config.StepsOffset, whole: true);

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        int timestep = (int)Timestep, next = timestep - Config.TrainTimesteps / Run.Steps;
        (double alpha, double sigma) = Shares(timestep);
        double now = Schedule.Alpha(timestep), later = next >= 0 ? Schedule.Alpha(next) : Config.FinalAlphaOne ?? true ? 1 : Schedule.Alpha(0);
        double variance = (1 - later) / (1 - now) * (1 - now / later);
        double fresh = Eta * Math.Sqrt(Math.Max(0, variance)), kept = Math.Sqrt(Math.Max(0, 1 - later - fresh * fresh));

        ReadOnlySpan<float> clean = Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        (double ofSample, double ofOutput) = Prediction.Noise(Config.Prediction, alpha, sigma);
        Blend.Of(sample, kept * ofSample, sample, kept * ofOutput, output, Math.Sqrt(later), clean);
        if (Eta > 0)
            Blend.Add(sample, fresh, Draw(noise));
    }
}
