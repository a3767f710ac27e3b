namespace DesignGen.Diffusion.Noise;

/// <summary>Where the normal numbers of a run come from: its first latents and what its scheduler adds on the way.</summary>
/// <remarks>Draws are counted: what a call gives depends on all calls before it, so callers keep diffusers' order. Not thread-safe.</remarks>
public interface INoise
{
    /// <summary>Fills a buffer with the next numbers of a normal distribution, mean 0 and deviation 1; nothing else is allocated.</summary>
    void Draw(Span<float> target);
}
