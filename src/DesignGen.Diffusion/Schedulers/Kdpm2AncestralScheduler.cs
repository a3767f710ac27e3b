using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DPM2 ancestral of k-diffusion: as <see cref="Kdpm2Scheduler"/>, to a level further down than asked for, then fresh noise up to the next. The last step is Euler's, without noise.</summary>
internal sealed class Kdpm2AncestralScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, 0.00085, 0.012))
{
    private float[] _from = [];
    private float[] _middles = [];

    public override int Order => 2;

    protected override bool DrawsChance => true;

    protected override double[] Plan()
    {
        double[] timesteps = Spread(rounded: true);
        _from = Buffer();
        _middles = [.. Enumerable.Range(0, timesteps.Length).Select(i => Ancestral.Middle(Sigmas[i], Ancestral.Split(Sigmas[i], Sigmas[i + 1]).Down))];
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
        (float up, float down) = Ancestral.Split(sigma, Sigmas[Call / 2 + 1]);
        Blend.Of(sample, 1, _from, down - sigma, slope, up, Draw(noise));
    }
}
