using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Timesteps for models that were distilled on a coarse schedule: LCM and TCD.</summary>
internal static class DistilledSteps
{
    /// <summary>So many timesteps of the distilled schedule, spread from its noisy end.</summary>
    /// <param name="config">The scheduler's config.</param>
    /// <param name="steps">How many.</param>
    /// <param name="strength">The share of the schedule that is used, from the clean end.</param>
    /// <exception cref="InputException">The schedule has fewer.</exception>
    public static double[] Choose(SchedulerConfig config, int steps, double strength)
    {
        int usable = (int)(config.OriginalSteps * strength), distance = config.TrainTimesteps / config.OriginalSteps;
        if (steps > usable)
            throw new InputException("scheduler", "steps", string.Create(CultureInfo.InvariantCulture, $"{steps} steps at strength {strength} are more than the {usable} that the model was distilled on (original_inference_steps {config.OriginalSteps}). Use {Math.Max(usable, 1)} or fewer, or more strength; 4 to 8 are usual."));
        return [.. Enumerable.Range(0, steps).Select(i => (usable - Math.Floor(i * ((double)usable / steps))) * distance - 1)];
    }
}
