using DesignGen.Core.Errors;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Tests.Schedulers;

public class SchedulerTests
{
    private const int Length = 4 * 8 * 8;

    public static TheoryData<string> Names => [.. SchedulerNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_steps_gives_falling_timesteps_of_training(string name)
    {
        foreach (TimestepSpacing spacing in Enum.GetValues<TimestepSpacing>())
        {
            IScheduler scheduler = Made(name, spacing);
            for (int steps = 1; steps <= 1000; steps++)
            {
                if (steps > (scheduler.Config.Kind is SchedulerKind.LCM or SchedulerKind.TCD ? scheduler.Config.OriginalSteps : 1000))
                    break;
                scheduler.Start(new(steps, Length: 1));
                ReadOnlySpan<float> timesteps = scheduler.Timesteps;
                int calls = scheduler.Order == 2 ? 2 * steps - 1 : scheduler.Config.Kind == SchedulerKind.PNDM && steps > 1 ? steps + 1 : steps;
                Assert.Equal(calls, timesteps.Length);
                // DPM2 rounds the timesteps of steps, not those between.
                float rounding = scheduler.Config.Kind is SchedulerKind.KDPM2Discrete or SchedulerKind.KDPM2AncestralDiscrete ? 0.51f : 0;
                for (int i = 0; i < timesteps.Length; i++)
                    Assert.True(timesteps[i] is >= 0 and <= 999 && (i == 0 || timesteps[i] <= timesteps[i - 1] + rounding), $"{name} {spacing} {steps}: {timesteps[i]}");
                Assert.True(float.IsFinite(scheduler.InitialScale));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Very_long_runs_stay_finite(string name)
    {
        foreach (TimestepSpacing spacing in Enum.GetValues<TimestepSpacing>())
        {
            foreach (int steps in (int[])[1, 2, 3, 14, 15, 16, 250, 601, 999, 1000])
            {
                IScheduler scheduler = Made(name, spacing);
                if (scheduler.Config.Kind is SchedulerKind.LCM or SchedulerKind.TCD && steps > 50)
                    continue;
                Assert.All(Ran(scheduler, steps), n => Assert.True(float.IsFinite(n), $"{name} {spacing} {steps}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing(string name)
    {
        IScheduler scheduler = Made(name);
        INoise noise = new TorchNoise(1);
        float[] sample = new float[Length], input = new float[Length], output = new float[Length];
        // The first run warms up; numbers may be of any kind, only memory is looked at.
        for (int run = 0; run < 2; run++)
        {
            scheduler.Start(new(8, Length));
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (!scheduler.Finished)
            {
                scheduler.ScaleInput(sample, input);
                scheduler.Step(output, sample, noise);
                scheduler.Denoised.CopyTo(input);
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (run == 1)
                Assert.Equal(0, allocated);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bytes_from_a_scheduler_used_before(string name)
    {
        IScheduler scheduler = Made(name);
        float[] first = Ran(scheduler, 9);
        Ran(scheduler, 4);
        Assert.Equal(first, Ran(scheduler, 9));
        Assert.Equal(first, Ran(Made(name), 9));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_knows_the_picture_is_led_to_it(string name)
    {
        SchedulerConfig config = SchedulerNames.Choose(StableDiffusion, name);
        if (config.Kind is SchedulerKind.PNDM or SchedulerKind.EulerAncestralDiscrete or SchedulerKind.KDPM2Discrete or SchedulerKind.KDPM2AncestralDiscrete)
            return;
        IScheduler scheduler = (config with { Prediction = PredictionType.Sample, ClipSample = false }).Create();
        scheduler.Start(new(12, Length));
        float[] picture = Drawn(5), sample = Drawn(6);
        Blend.Of(sample, scheduler.InitialScale, sample);
        while (!scheduler.Finished)
            scheduler.Step(picture, sample, new TorchNoise(7));
        // What noise stays is that of the last timestep, where the run does not end without any.
        for (int i = 0; i < Length; i++)
        {
            Assert.Equal(picture[i], sample[i], 0.3f);
            Assert.Equal(picture[i], scheduler.Denoised[i], 1e-5f);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_from_a_picture_begins_where_its_strength_says(string name)
    {
        IScheduler scheduler = Made(name);
        bool own = scheduler.Config.Kind == SchedulerKind.LCM;
        foreach ((double strength, int done) in (ReadOnlySpan<(double, int)>)[(1, 20), (0.999, 19), (0.75, 15), (0.5, 10), (0.05, 1)])
        {
            if (own && strength < 0.5)
                continue;
            scheduler.Start(new(20, Length, Strength: strength));
            Assert.Equal(own ? 0 : (20 - done) * scheduler.Order, scheduler.First);
            Assert.Equal(scheduler.First, scheduler.Call);
            Assert.False(scheduler.Finished);
            float[] picture = Drawn(1), noisy = Drawn(1);
            scheduler.AddNoise(noisy, Drawn(2));
            Assert.NotEqual(picture, noisy);
            while (!scheduler.Finished)
                scheduler.Step(new float[Length], noisy, new TorchNoise(3));
            Assert.All(noisy, n => Assert.True(float.IsFinite(n)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    [InlineData(0.049)]
    public void A_strength_that_leaves_no_step_or_is_out_of_range_is_refused(double strength)
    {
        InputException error = Assert.Throws<InputException>(() => Made("dpm++ 2m karras").Start(new(20, Length, Strength: strength)));
        Assert.Contains("Strength", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("euler", 0, 1, "0 steps")]
    [InlineData("euler", 1001, 1, "1001 steps")]
    [InlineData("lcm", 51, 1, "51 steps at strength 1 are more than the 50")]
    [InlineData("lcm", 4, 0.06, "more than the 3")]
    [InlineData("tcd", 51, 1, "more than the 50")]
    public void Steps_out_of_range_are_refused(string name, int steps, double strength, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Made(name).Start(new(steps, Length, Strength: strength))).Message, StringComparison.Ordinal);

    [Fact]
    public void PNDM_with_Runge_Kutta_steps_needs_four_steps_from_noise_alone()
    {
        IScheduler scheduler = (StableDiffusion with { SkipRungeKutta = false }).Create();
        Assert.Throws<InputException>(() => scheduler.Start(new(3, Length)));
        Assert.Throws<InputException>(() => scheduler.Start(new(20, Length, Strength: 0.5)));
        scheduler.Start(new(4, Length));
        Assert.Equal(13, scheduler.Timesteps.Length);
    }

    [Fact]
    public void A_model_of_noise_cannot_begin_from_pure_noise_of_zero_terminal_SNR()
    {
        IScheduler scheduler = (StableDiffusion with { Kind = SchedulerKind.DDIM, ZeroTerminalSnr = true, Spacing = TimestepSpacing.Trailing }).Create();
        Assert.Contains("pure noise", Assert.Throws<InputException>(() => scheduler.Start(new(10, Length))).Message, StringComparison.Ordinal);
        scheduler.Start(new(10, Length, Strength: 0.5));
        Assert.Equal(499, scheduler.Timestep);
    }

    [Fact]
    public void A_step_past_the_end_or_with_other_latents_is_a_defect()
    {
        IScheduler scheduler = Made("ddim");
        scheduler.Start(new(1, Length));
        Assert.Throws<ArgumentException>(() => scheduler.Step(new float[Length], new float[Length - 1], new TorchNoise(1)));
        scheduler.Step(new float[Length], new float[Length], new TorchNoise(1));
        Assert.Throws<InvalidOperationException>(() => scheduler.Step(new float[Length], new float[Length], new TorchNoise(1)));
    }

    [Fact]
    public void Thresholding_looks_at_each_image_of_a_batch_by_itself()
    {
        SchedulerConfig config = StableDiffusion with { Kind = SchedulerKind.DDIM, Thresholding = true, ThresholdRatio = 0.9, ThresholdMost = 100, Prediction = PredictionType.Sample };
        float[] one = Drawn(1), two = [.. Drawn(2).Select(n => 50 * n)];
        IScheduler alone = config.Create(), batch = config.Create();
        alone.Start(new(5, Length));
        batch.Start(new(5, 2 * Length, Images: 2));
        alone.Step(two, new float[Length], new TorchNoise(1));
        batch.Step([.. one, .. two], new float[2 * Length], new TorchNoise(1));
        Assert.Equal(alone.Denoised, batch.Denoised[Length..]);
        Assert.Equal(1f, alone.Denoised.ToArray().Max(Math.Abs), 1e-6f);
    }

    [Fact]
    public void Lengths_that_fill_no_vector_give_the_numbers_of_those_that_do()
    {
        foreach (string name in SchedulerNames.All)
        {
            IScheduler whole = Made(name), odd = Made(name);
            whole.Start(new(6, 32));
            odd.Start(new(6, 13));
            float[] sample = Drawn(4)[..32], part = sample[..13], output = Drawn(8)[..32];
            while (!whole.Finished)
            {
                whole.Step(output, sample, new Fixed());
                odd.Step(output[..13], part, new Fixed());
            }
            Assert.Equal(sample[..13], part);
        }
    }

    /// <summary>Stable Diffusion 1.5's own config.</summary>
    internal static SchedulerConfig StableDiffusion { get; } = new(SchedulerKind.PNDM)
    {
        BetaStart = 0.00085,
        BetaEnd = 0.012,
        Betas = BetaSchedule.ScaledLinear,
        StepsOffset = 1,
        SkipRungeKutta = true,
        FinalAlphaOne = false,
        ClipSample = false,
    };

    private static IScheduler Made(string name, TimestepSpacing? spacing = null) => (SchedulerNames.Choose(StableDiffusion, name) with { Spacing = spacing }).Create();

    private static float[] Ran(IScheduler scheduler, int steps)
    {
        scheduler.Start(new(steps, Length));
        var noise = new TorchNoise(42);
        float[] sample = new float[Length], input = new float[Length], output = new float[Length];
        noise.Draw(sample);
        Blend.Of(sample, scheduler.InitialScale, sample);
        for (int call = 0; !scheduler.Finished; call++)
        {
            scheduler.ScaleInput(sample, input);
            for (int i = 0; i < Length; i++)
                output[i] = 0.5f * input[i] + MathF.Sin(i + call);
            scheduler.Step(output, sample, noise);
        }
        return sample;
    }

    private static float[] Drawn(ulong seed)
    {
        float[] numbers = new float[Length];
        new TorchNoise(seed).Draw(numbers);
        return numbers;
    }

    private sealed class Fixed : INoise
    {
        public void Draw(Span<float> target)
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = MathF.Cos(i);
        }
    }
}
