using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DPM2 of k-diffusion (Karras et al. 2022, algorithm 2): to the geometric mean of both noise levels, then the whole step with the slope found there. The last step is Euler's.</summary>
internal sealed class Kdpm2Scheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, 0.00085, 0.012))
{
    private float[] _from = [];
    private float[] _middles = [];

    public override int Order => 2;

    protected override double[] Plan()
    {
        double[] timesteps = Spread(rounded: true);
        _from = Buffer();
        _middles = [.. Enumerable.Range(0, timesteps.Length).Select(i => Ancestral.Middle(Sigmas[i + 1], Sigmas[i]))];
        return [timesteps[0], .. timesteps.Skip(1).SelectMany((t, i) => (double[])[Schedule.Timestep(_middles[i]), t])];
    }

    protected override double InputSigma() => Call % 2 == 0 ? Sigmas[Call / 2] : _middles[Call / 2];

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        float sigma = Sigmas[Call / 2];
        ReadOnlySpan<float> slope = Slope(sample, output, InputSigma());
        if (Call % 2 == 0)
        {
            sample.CopyTo(_from);
            Blend.Add(sample, _middles[Call / 2] - sigma, slope);
            return;
        }
        Blend.Of(sample, 1, _from, Sigmas[Call / 2 + 1] - sigma, slope);
    }
}
