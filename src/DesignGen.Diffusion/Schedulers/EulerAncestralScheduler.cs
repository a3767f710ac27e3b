using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Euler ancestral, as in k-diffusion: a step further down than asked for, then fresh noise up to the next level.</summary>
/// <remarks>Noise is drawn at every call, the last included, where none of it is used.</remarks>
internal sealed class EulerAncestralScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config, knowsZeroSnr: true, leastAlpha: 1f / (1 << 24)))
{
    protected override bool DrawsChance => true;

    protected override double[] Plan() => Spread();

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        float sigma = Sigmas[Call];
        (float up, float down) = Ancestral.Split(sigma, Sigmas[Call + 1]);
        Blend.Of(sample, 1, sample, down - sigma, Slope(sample, output, sigma), up, Draw(noise));
    }
}
