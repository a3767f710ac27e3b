using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Heun (Karras et al. 2022, algorithm 1): an Euler step, then the same step anew with the mean of the slopes at both ends. The last step is Euler's.</summary>
internal sealed class HeunScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, 0.00085, 0.012))
{
    private float[] _from = [], _slope = [];

    public override int Order => 2;

    protected override double[] Plan()
    {
        double[] timesteps = Spread();
        (_from, _slope) = (Buffer(), Buffer());
        return [timesteps[0], .. timesteps[1..].SelectMany(t => (double[])[t, t])];
    }

    protected override double InputSigma() => Sigmas[(Call + 1) / 2];

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        double sigma = Sigmas[Call / 2], next = Sigmas[Call / 2 + 1], step = next - sigma;
        bool first = Call % 2 == 0;
        double at = first ? sigma : next;
        ReadOnlySpan<float> clean = Foresee(Prediction.CleanAt(Config.Prediction, at), sample, output);
        if (first)
        {
            sample.CopyTo(_from);
            Blend.Of(_slope, 1 / at, sample, -1 / at, clean);
            Blend.Of(sample, 1, sample, step, _slope);
            return;
        }
        Blend.Of(sample, step / 2 / at, sample, -step / 2 / at, clean, step / 2, _slope);
        Blend.Add(sample, 1, _from);
    }
}
