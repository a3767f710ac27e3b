using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Reads a model's <c>scheduler_config.json</c>, by diffusers' names.</summary>
/// <remarks>Names that are not known here are left alone, as they are in diffusers; values that would change the picture and are not known are refused.</remarks>
public static class SchedulerConfigFile
{
    private const string Suffix = "Scheduler";

    /// <summary>The config in a file.</summary>
    /// <exception cref="InputException">The file is absent or damaged, or holds what is not known; everything wrong is told.</exception>
    /// <exception cref="UnavailableException">The file cannot be read just now.</exception>
    public static SchedulerConfig Read(string file)
    {
        if (!File.Exists(file))
            throw new InputException(file, null, "There is no such file. Export the model with its scheduler folder, or copy scheduler_config.json from where it came from.");
        try
        {
            return Parse(File.ReadAllText(file), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The config in a text.</summary>
    /// <param name="json">JSON as Python writes it: NaN and Infinity may stand in it.</param>
    /// <param name="source">Where it is from, for errors.</param>
    /// <exception cref="InputException">It is damaged or holds what is not known.</exception>
    public static SchedulerConfig Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(PythonJson.Clean(json));
            List<Problem> problems = [];
            var fields = new Fields(document.RootElement, source, problems);
            SchedulerConfig? config = Read(fields);
            return config is not null && problems.Count == 0 ? SchedulerChecks.Checked(config, source) : throw new InputException(problems);
        }
        catch (JsonException e)
        {
            throw new InputException([new Problem(source, (int)(e.LineNumber ?? 0) + 1, null, "This is no valid JSON. Take scheduler_config.json from the model's folder again.")], e);
        }
    }

    private static SchedulerConfig? Read(Fields fields)
    {
        var names = Enum.GetValues<SchedulerKind>().ToDictionary(k => k + Suffix, k => k);
        if (fields.Word("_class_name", names, required: true) is not SchedulerKind kind)
            return null;
        var config = new SchedulerConfig(kind);
        bool dpm = kind is SchedulerKind.DPMSolverMultistep or SchedulerKind.DPMSolverSinglestep;
        if (fields.Flag("use_flow_sigmas") == true)
            fields.Refuse("use_flow_sigmas", "Models of flow matching are not known. Use a Stable Diffusion model of the 1, 2 or XL family.");
        if (fields.Present("solver_p"))
            fields.Refuse("solver_p", "Another scheduler as UniPC's predictor is not known. Set it to null.");
        config = config with
        {
            TrainTimesteps = fields.Whole("num_train_timesteps") ?? config.TrainTimesteps,
            BetaStart = fields.Number("beta_start"),
            BetaEnd = fields.Number("beta_end"),
            Betas = fields.Word("beta_schedule", new Dictionary<string, BetaSchedule> { ["linear"] = BetaSchedule.Linear, ["scaled_linear"] = BetaSchedule.ScaledLinear, ["squaredcos_cap_v2"] = BetaSchedule.SquaredCosine }),
            TrainedBetas = [.. fields.Numbers("trained_betas").Select(b => (float)b)],
            ZeroTerminalSnr = fields.Flag("rescale_betas_zero_snr") ?? false,
            Prediction = fields.Word("prediction_type", new Dictionary<string, PredictionType> { ["epsilon"] = PredictionType.Epsilon, ["sample"] = PredictionType.Sample, ["original_sample"] = PredictionType.Sample, ["v_prediction"] = PredictionType.Velocity }) ?? config.Prediction,
            Spacing = fields.Word("timestep_spacing", new Dictionary<string, TimestepSpacing> { ["linspace"] = TimestepSpacing.Linspace, ["leading"] = TimestepSpacing.Leading, ["trailing"] = TimestepSpacing.Trailing }),
            StepsOffset = fields.Whole("steps_offset") ?? config.StepsOffset,
            Sigmas = Curve(fields),
            SigmaMin = fields.Number("sigma_min"),
            SigmaMax = fields.Number("sigma_max"),
            FinalSigma = fields.Word("final_sigmas_type", new Dictionary<string, FinalSigma> { ["zero"] = FinalSigma.Zero, ["sigma_min"] = FinalSigma.Least }) ?? config.FinalSigma,
            Interpolation = fields.Word("interpolation_type", new Dictionary<string, SigmaInterpolation> { ["linear"] = SigmaInterpolation.Linear, ["log_linear"] = SigmaInterpolation.LogLinear }) ?? config.Interpolation,
            ContinuousTimesteps = fields.Word("timestep_type", new Dictionary<string, bool> { ["discrete"] = false, ["continuous"] = true }) ?? config.ContinuousTimesteps,
            ClipSample = fields.Flag("clip_sample"),
            ClipRange = fields.Number("clip_sample_range") ?? config.ClipRange,
            Thresholding = fields.Flag("thresholding") ?? config.Thresholding,
            ThresholdRatio = fields.Number("dynamic_thresholding_ratio") ?? config.ThresholdRatio,
            ThresholdMost = fields.Number("sample_max_value") ?? config.ThresholdMost,
            FinalAlphaOne = fields.Flag("set_alpha_to_one"),
            SkipRungeKutta = fields.Flag("skip_prk_steps") ?? config.SkipRungeKutta,
            Variance = kind == SchedulerKind.DDPM || dpm
                ? fields.Word("variance_type", new Dictionary<string, VarianceType> { ["fixed_small"] = VarianceType.FixedSmall, ["fixed_small_log"] = VarianceType.FixedSmallLog, ["fixed_large"] = VarianceType.FixedLarge }) ?? config.Variance
                : config.Variance,
            SolverOrder = fields.Whole("solver_order") ?? config.SolverOrder,
            // Schedulers take each other's names for theirs, so that a config serves several.
            Algorithm = fields.Word("algorithm_type", new Dictionary<string, SolverAlgorithm> { ["dpmsolver"] = SolverAlgorithm.DpmSolver, ["dpmsolver++"] = SolverAlgorithm.DpmSolverPlusPlus, ["sde-dpmsolver"] = SolverAlgorithm.SdeDpmSolver, ["sde-dpmsolver++"] = SolverAlgorithm.SdeDpmSolverPlusPlus, ["deis"] = SolverAlgorithm.DpmSolverPlusPlus }) ?? config.Algorithm,
            Solver = fields.Word("solver_type", new Dictionary<string, SolverType> { ["midpoint"] = SolverType.Midpoint, ["heun"] = SolverType.Heun, ["bh1"] = SolverType.Bh1, ["bh2"] = SolverType.Bh2, ["logrho"] = dpm ? SolverType.Midpoint : SolverType.Bh2 }),
            LowerOrderFinal = fields.Flag("lower_order_final"),
            EulerAtFinal = fields.Flag("euler_at_final") ?? config.EulerAtFinal,
            LambdaMin = fields.Number("lambda_min_clipped") ?? config.LambdaMin,
            PredictClean = fields.Flag("predict_x0") ?? config.PredictClean,
            WithoutCorrector = [.. fields.Numbers("disable_corrector").Select(n => (int)n)],
            OriginalSteps = fields.Whole("original_inference_steps") ?? config.OriginalSteps,
            TimestepScaling = fields.Number("timestep_scaling") ?? config.TimestepScaling,
        };
        return config;
    }

    private static SigmaCurve Curve(Fields fields)
    {
        (string Name, SigmaCurve Curve)[] known = [("use_karras_sigmas", SigmaCurve.Karras), ("use_lu_lambdas", SigmaCurve.Lu), ("use_exponential_sigmas", SigmaCurve.Exponential), ("use_beta_sigmas", SigmaCurve.Beta)];
        (string Name, SigmaCurve Curve)[] wanted = [.. known.Where(c => fields.Flag(c.Name) == true)];
        if (wanted.Length > 1)
            fields.Refuse(wanted[1].Name, $"Only one curve of noise levels can be true, and {wanted[0].Name} is too. Set one to false.");
        return wanted.Length > 0 ? wanted[0].Curve : SigmaCurve.Timesteps;
    }

    /// <summary>The fields of the object, read by kind; null counts as absent.</summary>
    private sealed class Fields(JsonElement root, string source, List<Problem> problems)
    {
        public bool Present(string name) => Value(name) is not null;

        public double? Number(string name)
        {
            if (Value(name) is not JsonElement value)
                return null;
            if (ToNumber(value) is double number)
                return number;
            Refuse(name, $"A number was expected, not {value.GetRawText()}.");
            return null;
        }

        public int? Whole(string name)
        {
            if (Number(name) is not double number)
                return null;
            if (number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
                return (int)number;
            Refuse(name, $"A whole number was expected, not {number.ToString(CultureInfo.InvariantCulture)}.");
            return null;
        }

        public IEnumerable<double> Numbers(string name)
        {
            if (Value(name) is not JsonElement value)
                return [];
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(n => ToNumber(n) is not null))
                return value.EnumerateArray().Select(n => ToNumber(n)!.Value);
            Refuse(name, "A list of numbers was expected.");
            return [];
        }

        public bool? Flag(string name)
        {
            if (Value(name) is not JsonElement value)
                return null;
            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return value.GetBoolean();
            Refuse(name, $"true or false was expected, not {value.GetRawText()}.");
            return null;
        }

        public T? Word<T>(string name, IReadOnlyDictionary<string, T> known, bool required = false)
            where T : struct
        {
            if (Value(name) is not JsonElement value)
            {
                if (required)
                    Refuse(name, $"It is missing. This is no scheduler's config; known are {string.Join(", ", known.Keys)}.");
                return null;
            }
            string word = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (known.TryGetValue(word, out T meaning))
                return meaning;
            string? near = Spelling.Nearest(word, known.Keys);
            Refuse(name, $"'{word}' is not known{(near is null ? "" : $"; '{near}' may be meant")}. Use one of {string.Join(", ", known.Keys)}.");
            return null;
        }

        public void Refuse(string name, string message) => problems.Add(new(source, null, name, message));

        private JsonElement? Value(string name) =>
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

        private static double? ToNumber(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String => value.GetString() switch
            {
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                "NaN" => double.NaN,
                _ => null,
            },
            _ => null,
        };
    }
}
