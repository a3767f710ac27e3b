using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>What a run of a scheduler needs to know before its first call.</summary>
/// <param name="Steps">Steps of a whole run, 1 to the number that the model was trained with (1000 as a rule).</param>
/// <param name="Length">Numbers in all latents of the batch together.</param>
/// <param name="Images">Images in the batch, whose latents lie one after another; only thresholding looks at them one by one.</param>
/// <param name="Strength">For a run from a picture: the share of steps that is done, above 0 to 1. 1 is a run from noise alone.</param>
/// <param name="Eta">How much chance DDIM and TCD add, 0 to 1; null is diffusers' own: 0 for DDIM, 0.3 for TCD. Others ignore it.</param>
public readonly record struct SchedulerRun(int Steps, int Length, int Images = 1, double Strength = 1, double? Eta = null);

/// <summary>Leads latents from noise to a picture, one call of the model after another, with the numbers of diffusers' scheduler of the same class.</summary>
/// <remarks>
/// A run: <see cref="Start"/>; latents = noise × <see cref="InitialScale"/>, or a picture's latents through <see cref="AddNoise"/>; then, until
/// <see cref="Finished"/>: <see cref="ScaleInput"/>, the model at <see cref="Timestep"/>, <see cref="Step"/>. Buffers are made by Start; nothing is
/// allocated after. Latents are float32 in any order of dimensions. Not thread-safe: one scheduler serves one run at a time.
/// </remarks>
public interface IScheduler
{
    /// <summary>What the scheduler was made from.</summary>
    SchedulerConfig Config { get; }

    /// <summary>Calls of the model per step: 2 for Heun and KDPM2, else 1. PNDM makes a few more in its first steps.</summary>
    int Order { get; }

    /// <summary>The timesteps of the whole run, one per call, from noise to picture; those before <see cref="First"/> are left out for a picture.</summary>
    ReadOnlySpan<float> Timesteps { get; }

    /// <summary>The first call that is made, from 0.</summary>
    int First { get; }

    /// <summary>The coming call, from 0.</summary>
    int Call { get; }

    /// <summary>Whether all calls are made.</summary>
    bool Finished { get; }

    /// <summary>What the model is told at the coming call. It may be fractional; diffusers cuts it towards zero for models with whole timesteps.</summary>
    float Timestep { get; }

    /// <summary>What the first noise is multiplied with in a run from noise alone.</summary>
    float InitialScale { get; }

    /// <summary>The picture's latents as the last call foresees them, for previews; changed by the next call.</summary>
    ReadOnlySpan<float> Denoised { get; }

    /// <summary>Prepares a run.</summary>
    /// <exception cref="Core.Errors.InputException">Steps or strength are out of range for this scheduler.</exception>
    void Start(SchedulerRun run);

    /// <summary>Writes what the model reads at the coming call; the two buffers may be the same.</summary>
    void ScaleInput(ReadOnlySpan<float> sample, Span<float> input);

    /// <summary>Takes the latents one call further, in place.</summary>
    /// <param name="output">What the model gave at this call, guidance included.</param>
    /// <param name="sample">The latents, unscaled.</param>
    /// <param name="noise">Where chance comes from, drawn when and as often as diffusers does.</param>
    void Step(ReadOnlySpan<float> output, Span<float> sample, INoise noise);

    /// <summary>Mixes noise into a clean picture's latents, in place, as much as the coming call expects.</summary>
    void AddNoise(Span<float> picture, ReadOnlySpan<float> noise);
}
