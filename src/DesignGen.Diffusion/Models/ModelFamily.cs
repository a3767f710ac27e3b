namespace DesignGen.Diffusion.Models;

/// <summary>What kind of model a folder holds, told by its parts; it decides the defaults of a run and nothing that the parts themselves say.</summary>
public enum ModelFamily
{
    /// <summary>Stable Diffusion 1 and what was trained from it: CLIP, a context 768 wide.</summary>
    Stable1,

    /// <summary>Stable Diffusion 2: OpenCLIP, a context 1024 wide, often with velocities for output.</summary>
    Stable2,

    /// <summary>Stable Diffusion XL: two text encoders, and the picture's size told to the model.</summary>
    StableXl,

    /// <summary>Turbo models of either size: one to four steps, no guidance.</summary>
    Turbo,

    /// <summary>Latent consistency models: one to eight steps, guidance told to the model or none.</summary>
    Consistency,

    /// <summary>Stable Diffusion 1 with a Chinese text encoder of the BERT kind (Taiyi): 512 tokens.</summary>
    Taiyi,
}

/// <summary>How a model is run where the order does not say.</summary>
/// <param name="Scheduler">Name of the scheduler, one of <see cref="Schedulers.SchedulerNames.All"/>; null for the one that came with the model.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Guidance">How far the prompt draws the picture; up to 1 the model is called once per step instead of twice.</param>
/// <param name="Rescale">How much the spread of guided outputs is brought back, 0 to 1.</param>
public sealed record RunDefaults(string? Scheduler, int Steps, double Guidance, double Rescale = 0);
