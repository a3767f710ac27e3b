using DesignGen.Core.Errors;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Tests.Schedulers;

public class SchedulerConfigFileTests
{
    [Fact]
    public void Infinity_as_Python_writes_it_is_read()
    {
        SchedulerConfig config = Parse("""
            {
              "_class_name": "DPMSolverMultistepScheduler",
              "_diffusers_version": "0.32.2",
              "algorithm_type": "dpmsolver++",
              "lambda_min_clipped": -Infinity,
              "note": "NaN and \"Infinity\" in a text stay",
              "variance_type": null,
              "use_karras_sigmas": true
            }
            """);
        Assert.Equal((SchedulerKind.DPMSolverMultistep, SigmaCurve.Karras, double.NegativeInfinity), (config.Kind, config.Sigmas, config.LambdaMin));
        Assert.Equal("""{"a":"NaN","b":["-Infinity","Infinity"],"c\"NaN":"NaN \" NaN"}""", PythonJson.Clean("""{"a":NaN,"b":[-Infinity,Infinity],"c\"NaN":"NaN \" NaN"}"""));
    }

    [Fact]
    public void What_is_not_given_is_as_diffusers_has_it_for_the_class()
    {
        SchedulerConfig config = Parse("""{"_class_name":"LCMScheduler","trained_betas":null,"unheard_of":[1]}""");
        Assert.Equal(new SchedulerConfig(SchedulerKind.LCM), config with { TrainedBetas = [], WithoutCorrector = [] });
    }

    [Theory]
    [InlineData("\"_class_name\":\"FlowMatchEulerDiscreteScheduler\"", "'FlowMatchEulerDiscreteScheduler' is not known")]
    [InlineData("\"_class_name\":\"EulerDiscretScheduler\"", "'EulerDiscreteScheduler' may be meant")]
    [InlineData("\"a\":1", "_class_name: It is missing")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"beta_schedule\":\"sigmoid\"", "beta_schedule: 'sigmoid' is not known")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"prediction_type\":\"flow_prediction\"", "prediction_type: 'flow_prediction'")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"timestep_spacing\":\"lead\"", "timestep_spacing: 'lead'")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"steps_offset\":1.5", "steps_offset: A whole number was expected, not 1.5")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"clip_sample\":\"yes\"", "clip_sample: true or false was expected, not \"yes\"")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"beta_start\":\"small\"", "beta_start: A number was expected")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"beta_end\":NaN", "beta_end: NaN is out of range")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"num_train_timesteps\":0", "num_train_timesteps: 0 is out of range")]
    [InlineData("\"_class_name\":\"DDIMScheduler\",\"trained_betas\":[0.1,0.2]", "There are 2 betas for 1000 timesteps")]
    [InlineData("\"_class_name\":\"DDPMScheduler\",\"variance_type\":\"learned_range\"", "variance_type: 'learned_range'")]
    [InlineData("\"_class_name\":\"PNDMScheduler\",\"prediction_type\":\"sample\"", "does not know models that give the sample")]
    [InlineData("\"_class_name\":\"EulerDiscreteScheduler\",\"use_karras_sigmas\":true,\"use_beta_sigmas\":true", "Only one curve")]
    [InlineData("\"_class_name\":\"UniPCMultistepScheduler\",\"solver_order\":4", "solver_order: 4 is out of range")]
    [InlineData("\"_class_name\":\"UniPCMultistepScheduler\",\"use_flow_sigmas\":true", "flow matching")]
    [InlineData("\"_class_name\":\"UniPCMultistepScheduler\",\"solver_p\":{}", "solver_p: Another scheduler")]
    [InlineData("\"_class_name\":\"UniPCMultistepScheduler\",\"lower_order_final\":false", "divides by zero")]
    [InlineData("\"_class_name\":\"UniPCMultistepScheduler\",\"predict_x0\":false", "predict_x0: false with final_sigmas_type zero")]
    [InlineData("\"_class_name\":\"DPMSolverMultistepScheduler\",\"algorithm_type\":\"dpmsolver\"", "final_sigmas_type: zero does not go")]
    [InlineData("\"_class_name\":\"LCMScheduler\",\"original_inference_steps\":0", "original_inference_steps: 0 is out of range")]
    public void What_is_not_known_is_refused_by_name(string fields, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Parse("{" + fields + "}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Everything_wrong_is_told_together() =>
        Assert.Equal(3, Assert.Throws<InputException>(() => Parse("""{"_class_name":"DDIMScheduler","beta_start":"x","clip_sample":3,"prediction_type":"y"}""")).Problems.Count);

    [Fact]
    public void Damaged_JSON_is_told_with_its_line() =>
        Assert.Contains("scheduler_config.json:3: This is no valid JSON", Assert.Throws<InputException>(() => Parse("{\n\"_class_name\": NaN,\n,}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.json", Assert.Throws<InputException>(() => SchedulerConfigFile.Read(Path.Combine(Path.GetTempPath(), "nowhere.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Alphas_of_all_beta_schedules_are_those_of_diffusers()
    {
        float[] expected = References.Floats("alphas.f32");
        SchedulerConfig stable = SchedulerTests.StableDiffusion;
        SchedulerConfig[] configs = [new(SchedulerKind.DDIM), stable, stable with { Betas = BetaSchedule.SquaredCosine }, stable with { ZeroTerminalSnr = true }];
        for (int i = 0; i < configs.Length; i++)
        {
            var schedule = new NoiseSchedule(configs[i], knowsZeroSnr: true);
            for (int t = 0; t < 1000; t++)
                Assert.Equal(expected[i * 1000 + t], schedule.Alpha(t), 6e-8);
        }
    }

    [Theory]
    [InlineData("DPM++ 2M Karras", SchedulerKind.DPMSolverMultistep, SigmaCurve.Karras)]
    [InlineData(" euler_a ", SchedulerKind.EulerAncestralDiscrete, SigmaCurve.Timesteps)]
    [InlineData("UniPC", SchedulerKind.UniPCMultistep, SigmaCurve.Timesteps)]
    public void Names_people_use_choose_a_scheduler_and_keep_the_model(string name, SchedulerKind kind, SigmaCurve curve)
    {
        SchedulerConfig chosen = SchedulerNames.Choose(SchedulerTests.StableDiffusion with { Prediction = PredictionType.Velocity }, name);
        Assert.Equal((kind, curve, PredictionType.Velocity, 0.012, 1), (chosen.Kind, chosen.Sigmas, chosen.Prediction, chosen.BetaEnd, chosen.StepsOffset));
    }

    [Fact]
    public void A_mistyped_name_is_told_what_may_be_meant() =>
        Assert.Contains("'dpm++ 2m karras' may be meant", Assert.Throws<InputException>(() => SchedulerNames.Choose(SchedulerTests.StableDiffusion, "dpm++ 2m karas")).Message, StringComparison.Ordinal);

    private static SchedulerConfig Parse(string json) => SchedulerConfigFile.Parse(json, "scheduler_config.json");
}
