using System.Collections.Immutable;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>The names by which people ask for schedulers, and what each changes in a model's own config.</summary>
public static class SchedulerNames
{
    private static readonly ImmutableArray<(string Name, Func<SchedulerConfig, SchedulerConfig> Change)> Known =
    [
        ("ddim", c => c with { Kind = SchedulerKind.DDIM }),
        ("ddpm", c => c with { Kind = SchedulerKind.DDPM }),
        ("pndm", c => c with { Kind = SchedulerKind.PNDM, SkipRungeKutta = true }),
        ("lms", c => c with { Kind = SchedulerKind.LMSDiscrete, Sigmas = SigmaCurve.Timesteps }),
        ("lms karras", c => c with { Kind = SchedulerKind.LMSDiscrete, Sigmas = SigmaCurve.Karras }),
        ("euler", c => c with { Kind = SchedulerKind.EulerDiscrete, Sigmas = SigmaCurve.Timesteps }),
        ("euler karras", c => c with { Kind = SchedulerKind.EulerDiscrete, Sigmas = SigmaCurve.Karras }),
        ("euler a", c => c with { Kind = SchedulerKind.EulerAncestralDiscrete }),
        ("euler trailing", c => c with { Kind = SchedulerKind.EulerDiscrete, Sigmas = SigmaCurve.Timesteps, Spacing = TimestepSpacing.Trailing }),
        ("heun", c => c with { Kind = SchedulerKind.HeunDiscrete, Sigmas = SigmaCurve.Timesteps }),
        ("heun karras", c => c with { Kind = SchedulerKind.HeunDiscrete, Sigmas = SigmaCurve.Karras }),
        ("dpm2", c => c with { Kind = SchedulerKind.KDPM2Discrete, Sigmas = SigmaCurve.Timesteps }),
        ("dpm2 karras", c => c with { Kind = SchedulerKind.KDPM2Discrete, Sigmas = SigmaCurve.Karras }),
        ("dpm2 a", c => c with { Kind = SchedulerKind.KDPM2AncestralDiscrete, Sigmas = SigmaCurve.Timesteps }),
        ("dpm2 a karras", c => c with { Kind = SchedulerKind.KDPM2AncestralDiscrete, Sigmas = SigmaCurve.Karras }),
        ("dpm++ 2m", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 2, SigmaCurve.Timesteps)),
        ("dpm++ 2m karras", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 2, SigmaCurve.Karras)),
        ("dpm++ 2m sde", c => Multistep(c, SolverAlgorithm.SdeDpmSolverPlusPlus, 2, SigmaCurve.Timesteps)),
        ("dpm++ 2m sde karras", c => Multistep(c, SolverAlgorithm.SdeDpmSolverPlusPlus, 2, SigmaCurve.Karras)),
        ("dpm++ 3m", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 3, SigmaCurve.Timesteps)),
        ("dpm++ 3m karras", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 3, SigmaCurve.Karras)),
        ("dpm++ 2s", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 2, SigmaCurve.Timesteps) with { Kind = SchedulerKind.DPMSolverSinglestep }),
        ("dpm++ 2s karras", c => Multistep(c, SolverAlgorithm.DpmSolverPlusPlus, 2, SigmaCurve.Karras) with { Kind = SchedulerKind.DPMSolverSinglestep }),
        ("unipc", c => c with { Kind = SchedulerKind.UniPCMultistep, Sigmas = SigmaCurve.Timesteps }),
        ("unipc karras", c => c with { Kind = SchedulerKind.UniPCMultistep, Sigmas = SigmaCurve.Karras }),
        ("deis", c => c with { Kind = SchedulerKind.DEISMultistep, Sigmas = SigmaCurve.Timesteps }),
        ("lcm", c => c with { Kind = SchedulerKind.LCM }),
        ("tcd", c => c with { Kind = SchedulerKind.TCD }),
    ];

    /// <summary>All names, in small letters.</summary>
    public static ImmutableArray<string> All { get; } = [.. Known.Select(k => k.Name)];

    /// <summary>A model's config changed to the scheduler asked for; the model's betas, prediction, offset and spacing stay.</summary>
    /// <param name="model">The config that came with the model.</param>
    /// <param name="name">One of <see cref="All"/>; capitals, hyphens and underscores make no difference.</param>
    /// <param name="source">Where the name stands, for errors.</param>
    /// <exception cref="InputException">The name is not known.</exception>
    public static SchedulerConfig Choose(SchedulerConfig model, string name, string source = "scheduler")
    {
        string plain = name.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        foreach ((string known, Func<SchedulerConfig, SchedulerConfig> change) in Known)
        {
            if (known == plain)
                return change(model);
        }
        string? near = Spelling.Nearest(plain, All);
        throw new InputException(source, null, $"The scheduler '{name}' is not known{(near is null ? "" : $"; '{near}' may be meant")}. Use one of {string.Join(", ", All)}.");
    }

    private static SchedulerConfig Multistep(SchedulerConfig config, SolverAlgorithm algorithm, int order, SigmaCurve curve) =>
        config with { Kind = SchedulerKind.DPMSolverMultistep, Algorithm = algorithm, SolverOrder = order, Sigmas = curve, FinalSigma = FinalSigma.Zero };
}
