using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Heun (Karras et al. 2022, algorithm 1): an Euler step, then the same step anew with the mean of the slopes at both ends. The last step is Euler's.</summary>
internal sealed class HeunScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, 0.00085, 0.012))
{
    private float[] _from = [], _first = [];

    public override int Order => 2;

    protected override double[] Plan()
    {
        double[] timesteps = Spread();
        (_from, _first) = (Buffer(), Buffer());
        return [timesteps[0], .. timesteps[1..].SelectMany(t => (double[])[t, t])];
    }

    protected override double InputSigma() => Sigmas[(Call + 1) / 2];

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        double sigma = Sigmas[Call / 2], next = Sigmas[Call / 2 + 1], step = next - sigma;
        if (Call % 2 == 0)
        {
            sample.CopyTo(_from);
            Slope(sample, output, sigma).CopyTo(_first);
            Blend.Add(sample, step, _first);
            return;
        }
        Blend.Of(sample, 1, _from, step / 2, _first, step / 2, Slope(sample, output, next));
    }
}
