using System.Collections.Immutable;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Which scheduler; diffusers' class name is the member's name with "Scheduler" after it.</summary>
public enum SchedulerKind
{
    /// <summary>DDIM (Song, Meng and Ermon 2021).</summary>
    DDIM,

    /// <summary>DDPM (Ho, Jain and Abbeel 2020).</summary>
    DDPM,

    /// <summary>PNDM (Liu et al. 2022).</summary>
    PNDM,

    /// <summary>Linear multistep, as in k-diffusion.</summary>
    LMSDiscrete,

    /// <summary>Euler (Karras et al. 2022).</summary>
    EulerDiscrete,

    /// <summary>Euler with noise added at each step.</summary>
    EulerAncestralDiscrete,

    /// <summary>Heun (Karras et al. 2022), two calls per step.</summary>
    HeunDiscrete,

    /// <summary>DPM2 of k-diffusion, two calls per step.</summary>
    KDPM2Discrete,

    /// <summary>DPM2 with noise added at each step.</summary>
    KDPM2AncestralDiscrete,

    /// <summary>DPM-Solver and DPM-Solver++ (Lu et al. 2022), several steps remembered, with or without noise.</summary>
    DPMSolverMultistep,

    /// <summary>DPM-Solver++ whose higher orders begin anew every few steps.</summary>
    DPMSolverSinglestep,

    /// <summary>UniPC (Zhao et al. 2023).</summary>
    UniPCMultistep,

    /// <summary>DEIS (Zhang and Chen 2023), log-rho form.</summary>
    DEISMultistep,

    /// <summary>Latent consistency models (Luo et al. 2023).</summary>
    LCM,

    /// <summary>Trajectory consistency distillation (Zheng et al. 2024).</summary>
    TCD,
}

/// <summary>How fast noise grew in training.</summary>
public enum BetaSchedule
{
    /// <summary>Betas grow evenly.</summary>
    Linear,

    /// <summary>The roots of betas grow evenly; Stable Diffusion's own.</summary>
    ScaledLinear,

    /// <summary>Cosine (Nichol and Dhariwal 2021), betas at most 0.999.</summary>
    SquaredCosine,
}

/// <summary>What the model gives.</summary>
public enum PredictionType
{
    /// <summary>The noise in the latents.</summary>
    Epsilon,

    /// <summary>The picture's latents.</summary>
    Sample,

    /// <summary>The velocity between both (Salimans and Ho 2022).</summary>
    Velocity,
}

/// <summary>How timesteps are spread (Lin et al. 2024, table 2).</summary>
public enum TimestepSpacing
{
    /// <summary>From the first to the last trained one, both included.</summary>
    Linspace,

    /// <summary>Whole distances from the clean end, moved by an offset.</summary>
    Leading,

    /// <summary>Whole distances from the noisy end.</summary>
    Trailing,
}

/// <summary>How noise levels are spread instead of following the timesteps.</summary>
public enum SigmaCurve
{
    /// <summary>They follow the timesteps.</summary>
    Timesteps,

    /// <summary>Karras et al. 2022, equation 5, rho 7.</summary>
    Karras,

    /// <summary>Even in the logarithm.</summary>
    Exponential,

    /// <summary>Quantiles of a beta distribution, 0.6 and 0.6 (Lee et al. 2024).</summary>
    Beta,

    /// <summary>Even in the logarithm over all of training, timesteps rounded (Lu et al. 2022); DPM-Solver multistep only.</summary>
    Lu,
}

/// <summary>The noise level after the last step.</summary>
public enum FinalSigma
{
    /// <summary>None.</summary>
    Zero,

    /// <summary>The least of training.</summary>
    Least,
}

/// <summary>Between which trained levels Euler's noise levels lie.</summary>
public enum SigmaInterpolation
{
    /// <summary>Straight between neighbours.</summary>
    Linear,

    /// <summary>Even in the logarithm over all of training.</summary>
    LogLinear,
}

/// <summary>How much noise DDPM adds.</summary>
public enum VarianceType
{
    /// <summary>The lower bound.</summary>
    FixedSmall,

    /// <summary>The lower bound, through its logarithm.</summary>
    FixedSmallLog,

    /// <summary>The upper bound: beta.</summary>
    FixedLarge,
}

/// <summary>Which equation the DPM-Solver family follows.</summary>
public enum SolverAlgorithm
{
    /// <summary>DPM-Solver: in the noise.</summary>
    DpmSolver,

    /// <summary>DPM-Solver++: in the picture.</summary>
    DpmSolverPlusPlus,

    /// <summary>DPM-Solver with noise added.</summary>
    SdeDpmSolver,

    /// <summary>DPM-Solver++ with noise added.</summary>
    SdeDpmSolverPlusPlus,
}

/// <summary>How the solvers use what they remember.</summary>
public enum SolverType
{
    /// <summary>Midpoint.</summary>
    Midpoint,

    /// <summary>Heun.</summary>
    Heun,

    /// <summary>UniPC's first choice of B(h): h.</summary>
    Bh1,

    /// <summary>UniPC's second choice of B(h): exp(h) − 1.</summary>
    Bh2,
}

/// <summary>All that a scheduler is made from; what is null is as diffusers has it for that scheduler (docs/diffusion/schedulers-and-seeds.md has the table).</summary>
/// <remarks>Change a field with <c>with</c>: a config read from a model serves another kind too, as <c>from_config</c> does in diffusers.</remarks>
/// <param name="Kind">Which scheduler.</param>
public sealed record SchedulerConfig(SchedulerKind Kind)
{
    /// <summary>Timesteps of training.</summary>
    public int TrainTimesteps { get; init; } = 1000;

    /// <summary>The first beta.</summary>
    public double? BetaStart { get; init; }

    /// <summary>The last beta.</summary>
    public double? BetaEnd { get; init; }

    /// <summary>How betas go from first to last.</summary>
    public BetaSchedule? Betas { get; init; }

    /// <summary>All betas; not empty overrules the three above.</summary>
    public ImmutableArray<float> TrainedBetas { get; init; } = [];

    /// <summary>Whether betas are changed so that the last timestep is pure noise (Lin et al. 2024). DDIM, DDPM, Euler, Euler ancestral, DPM-Solver multistep, UniPC, LCM and TCD know it.</summary>
    public bool ZeroTerminalSnr { get; init; }

    /// <summary>What the model gives.</summary>
    public PredictionType Prediction { get; init; }

    /// <summary>How timesteps are spread; DPM-Solver singlestep, LCM and TCD have their own way.</summary>
    public TimestepSpacing? Spacing { get; init; }

    /// <summary>What leading timesteps are moved by.</summary>
    public int StepsOffset { get; init; }

    /// <summary>How noise levels are spread.</summary>
    public SigmaCurve Sigmas { get; init; }

    /// <summary>The least noise level of a curve, where Euler is given one.</summary>
    public double? SigmaMin { get; init; }

    /// <summary>The greatest noise level of a curve, where Euler is given one.</summary>
    public double? SigmaMax { get; init; }

    /// <summary>The noise level after the last step, for Euler and the solvers; DEIS always ends at the least.</summary>
    public FinalSigma FinalSigma { get; init; }

    /// <summary>Euler's way between trained noise levels.</summary>
    public SigmaInterpolation Interpolation { get; init; }

    /// <summary>Whether Euler tells a model of velocities a quarter of the noise level's logarithm instead of the timestep.</summary>
    public bool ContinuousTimesteps { get; init; }

    /// <summary>Whether the foreseen picture is clipped: DDIM, DDPM, LCM, Heun.</summary>
    public bool? ClipSample { get; init; }

    /// <summary>Where it is clipped, on both sides of 0.</summary>
    public double ClipRange { get; init; } = 1;

    /// <summary>Whether the foreseen picture is clipped at a quantile of its own and scaled back (Saharia et al. 2022): DDIM, DDPM, LCM, the solvers.</summary>
    public bool Thresholding { get; init; }

    /// <summary>The quantile, 0 to 1.</summary>
    public double ThresholdRatio { get; init; } = 0.995;

    /// <summary>The greatest value that the quantile may have; the least is 1.</summary>
    public double ThresholdMost { get; init; } = 1;

    /// <summary>Whether the last step of DDIM, PNDM and LCM ends without any noise, not with that of the first timestep.</summary>
    public bool? FinalAlphaOne { get; init; }

    /// <summary>Whether PNDM leaves out its Runge–Kutta steps; Stable Diffusion does.</summary>
    public bool SkipRungeKutta { get; init; }

    /// <summary>How much noise DDPM adds.</summary>
    public VarianceType Variance { get; init; }

    /// <summary>Steps that a solver looks back on, itself included: 1 to 3.</summary>
    public int SolverOrder { get; init; } = 2;

    /// <summary>The DPM-Solvers' equation.</summary>
    public SolverAlgorithm Algorithm { get; init; } = SolverAlgorithm.DpmSolverPlusPlus;

    /// <summary>How a solver uses what it remembers; midpoint for the DPM-Solvers, Bh2 for UniPC.</summary>
    public SolverType? Solver { get; init; }

    /// <summary>Whether the order falls towards the end of short runs.</summary>
    public bool? LowerOrderFinal { get; init; }

    /// <summary>Whether DPM-Solver multistep always takes its last step with order 1.</summary>
    public bool EulerAtFinal { get; init; }

    /// <summary>The least half logarithm of the signal-to-noise ratio from which the DPM-Solvers start.</summary>
    public double LambdaMin { get; init; } = double.NegativeInfinity;

    /// <summary>Whether UniPC works in the picture, else in the noise.</summary>
    public bool PredictClean { get; init; } = true;

    /// <summary>Steps, from 0, after which UniPC does not correct.</summary>
    public ImmutableArray<int> WithoutCorrector { get; init; } = [];

    /// <summary>Steps of the schedule that LCM and TCD models were distilled on.</summary>
    public int OriginalSteps { get; init; } = 50;

    /// <summary>What LCM multiplies timesteps with in its boundary condition.</summary>
    public double TimestepScaling { get; init; } = 10;

    /// <summary>The curve that this kind knows: Euler ancestral has none, Lu's is for DPM-Solver multistep; others are ignored, as in diffusers.</summary>
    internal SigmaCurve Curve => Kind switch
    {
        SchedulerKind.EulerAncestralDiscrete => SigmaCurve.Timesteps,
        SchedulerKind.DPMSolverMultistep => Sigmas,
        _ => Sigmas == SigmaCurve.Lu ? SigmaCurve.Timesteps : Sigmas,
    };

    /// <summary>A scheduler of this kind.</summary>
    /// <exception cref="Core.Errors.InputException">Fields contradict each other; <paramref name="source"/> is named.</exception>
    /// <param name="source">Where the config is from, for errors.</param>
    public IScheduler Create(string source = "scheduler") => SchedulerChecks.Checked(this, source).Kind switch
    {
        SchedulerKind.DDIM => new DdimScheduler(this),
        SchedulerKind.DDPM => new DdpmScheduler(this),
        SchedulerKind.PNDM => new PndmScheduler(this),
        SchedulerKind.LMSDiscrete => new LmsScheduler(this),
        SchedulerKind.EulerDiscrete => new EulerScheduler(this),
        SchedulerKind.EulerAncestralDiscrete => new EulerAncestralScheduler(this),
        SchedulerKind.HeunDiscrete => new HeunScheduler(this),
        SchedulerKind.KDPM2Discrete => new Kdpm2Scheduler(this),
        SchedulerKind.KDPM2AncestralDiscrete => new Kdpm2AncestralScheduler(this),
        SchedulerKind.DPMSolverMultistep => new DpmMultistepScheduler(this),
        SchedulerKind.DPMSolverSinglestep => new DpmSinglestepScheduler(this),
        SchedulerKind.UniPCMultistep => new UniPcScheduler(this),
        SchedulerKind.DEISMultistep => new DeisScheduler(this),
        SchedulerKind.LCM => new LcmScheduler(this),
        SchedulerKind.TCD => new TcdScheduler(this),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
    };
}
