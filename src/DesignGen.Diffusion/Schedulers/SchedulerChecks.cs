using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>What a scheduler's config must hold for a run to give numbers.</summary>
internal static class SchedulerChecks
{
    /// <summary>The config, if it can be run.</summary>
    /// <exception cref="InputException">It cannot; everything wrong is told, by diffusers' names.</exception>
    public static SchedulerConfig Checked(SchedulerConfig config, string source)
    {
        List<Problem> problems = [];
        Training(config, Refuse);
        if (config.Prediction == PredictionType.Sample && config.Kind is SchedulerKind.PNDM or SchedulerKind.EulerAncestralDiscrete or SchedulerKind.KDPM2Discrete or SchedulerKind.KDPM2AncestralDiscrete)
            Refuse("prediction_type", $"{config.Kind}Scheduler does not know models that give the sample. Use EulerDiscreteScheduler or DPMSolverMultistepScheduler.");
        Clipping(config, Refuse);
        if (config.Kind is SchedulerKind.LCM or SchedulerKind.TCD && (config.OriginalSteps < 1 || config.OriginalSteps > config.TrainTimesteps))
            Refuse("original_inference_steps", $"{config.OriginalSteps} is out of range. Use 1 to num_train_timesteps, {config.TrainTimesteps}; models have 50 as a rule.");
        Solvers(config, Refuse);
        return problems.Count == 0 ? config : throw new InputException(problems);

        void Refuse(string place, FormattableString message) => problems.Add(new(source, null, place, message.ToString(CultureInfo.InvariantCulture)));
    }

    private static void Training(SchedulerConfig config, Action<string, FormattableString> refuse)
    {
        if (config.TrainTimesteps is < 2 or > 100_000)
            refuse("num_train_timesteps", $"{config.TrainTimesteps} is out of range. Use 2 to 100000; models have 1000 as a rule.");
        if (!config.TrainedBetas.IsEmpty && config.TrainedBetas.Length != config.TrainTimesteps)
            refuse("trained_betas", $"There are {config.TrainedBetas.Length} betas for {config.TrainTimesteps} timesteps (num_train_timesteps). Give one per timestep.");
        if (config.TrainedBetas.Any(b => !(b is > 0 and < 1)))
            refuse("trained_betas", $"Betas lie between 0 and 1. Take the file from the model's folder again.");
        foreach ((string name, double? beta) in (ReadOnlySpan<(string, double?)>)[("beta_start", config.BetaStart), ("beta_end", config.BetaEnd)])
        {
            if (beta is double b && !(b is > 0 and < 1))
                refuse(name, $"{b} is out of range. Use more than 0 and less than 1; Stable Diffusion has 0.00085 and 0.012.");
        }
        if (config.StepsOffset < 0 || config.StepsOffset >= config.TrainTimesteps)
            refuse("steps_offset", $"{config.StepsOffset} is out of range. Use 0 to {config.TrainTimesteps - 1}; Stable Diffusion has 1.");
        foreach ((string name, double? sigma) in (ReadOnlySpan<(string, double?)>)[("sigma_min", config.SigmaMin), ("sigma_max", config.SigmaMax)])
        {
            if (sigma is double s && !(s > 0 && double.IsFinite(s)))
                refuse(name, $"{s} is out of range. Use a number above 0, or null for the model's own.");
        }
    }

    private static void Clipping(SchedulerConfig config, Action<string, FormattableString> refuse)
    {
        if (!(config.ClipRange > 0))
            refuse("clip_sample_range", $"{config.ClipRange} is out of range. Use a number above 0.");
        if (!(config.ThresholdRatio is >= 0 and <= 1))
            refuse("dynamic_thresholding_ratio", $"{config.ThresholdRatio} is out of range. Use 0 to 1; 0.995 is usual.");
        if (!(config.ThresholdMost > 0))
            refuse("sample_max_value", $"{config.ThresholdMost} is out of range. Use a number above 0.");
    }

    private static void Solvers(SchedulerConfig config, Action<string, FormattableString> refuse)
    {
        if (config.Kind is not (SchedulerKind.DPMSolverMultistep or SchedulerKind.DPMSolverSinglestep or SchedulerKind.UniPCMultistep or SchedulerKind.DEISMultistep))
            return;
        if (config.SolverOrder is < 1 or > 3)
            refuse("solver_order", $"{config.SolverOrder} is out of range. Use 1 to 3; 2 suits guided runs.");
        if (config.Kind == SchedulerKind.UniPCMultistep && config.FinalSigma == FinalSigma.Zero && config.LowerOrderFinal == false && config.SolverOrder > 1)
            refuse("lower_order_final", $"false with final_sigmas_type zero divides by zero in the last step. Use true, or final_sigmas_type sigma_min.");
        if (config.Kind == SchedulerKind.UniPCMultistep && config.FinalSigma == FinalSigma.Zero && !config.PredictClean)
            refuse("predict_x0", $"false with final_sigmas_type zero divides by zero in the last step. Use true, or final_sigmas_type sigma_min.");
        if (config.Kind is not (SchedulerKind.DPMSolverMultistep or SchedulerKind.DPMSolverSinglestep))
            return;
        if (config.Algorithm is SolverAlgorithm.DpmSolver or SolverAlgorithm.SdeDpmSolver && config.FinalSigma == FinalSigma.Zero)
            refuse("final_sigmas_type", $"zero does not go with an algorithm_type that works in the noise (dpmsolver, sde-dpmsolver). Use sigma_min, or dpmsolver++.");
        if (config.Algorithm == SolverAlgorithm.SdeDpmSolver && (config.Kind == SchedulerKind.DPMSolverSinglestep || config.SolverOrder > 2))
            refuse("algorithm_type", $"sde-dpmsolver is known for DPMSolverMultistepScheduler with solver_order 1 and 2 only. Use sde-dpmsolver++.");
        if (double.IsNaN(config.LambdaMin))
            refuse("lambda_min_clipped", $"NaN is no bound. Use -Infinity for none, or -5.1 for cosine schedules.");
    }
}
