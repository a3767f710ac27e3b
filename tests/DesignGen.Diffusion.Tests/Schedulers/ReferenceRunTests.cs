using System.Text.Json;
using DesignGen.Diffusion.Schedulers;
using Xunit.Abstractions;

namespace DesignGen.Diffusion.Tests.Schedulers;

public class ReferenceRunTests(ITestOutputHelper report)
{
    public static TheoryData<SchedulerKind> Kinds => [.. Enum.GetValues<SchedulerKind>()];

    [Fact]
    public void There_are_117_runs_of_all_kinds()
    {
        Assert.Equal(117, ReferenceRuns.All.Count);
        Assert.Equal(Enum.GetValues<SchedulerKind>(), ReferenceRuns.All.Select(r => r.Config.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Latents_timesteps_and_draws_of_every_call_are_those_of_diffusers(SchedulerKind kind)
    {
        double worst = 0;
        string name = "";
        foreach (ReferenceRun run in ReferenceRuns.All.Where(r => r.Config.Kind == kind))
        {
            double off = Off(run);
            if (!(off <= worst))
                (worst, name) = (off, run.Name);
        }
        report.WriteLine($"{kind}: {worst:E2} of the greatest number ({name})");
        Assert.InRange(worst, 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Runs_with_other_settings_end_where_those_of_diffusers_end(SchedulerKind kind)
    {
        double worst = 0;
        string name = "";
        foreach (ReferenceRun run in ReferenceRuns.More.Where(r => r.Config.Kind == kind))
        {
            IScheduler scheduler = Started(run);
            float[] sample = Beginning(run, scheduler), input = new float[ReferenceRuns.Length], output = new float[ReferenceRuns.Length];
            var draws = new ReferenceRuns.Draws();
            for (int call = 0; !scheduler.Finished; call++)
            {
                scheduler.ScaleInput(sample, input);
                ReferenceRuns.Model(call, input, output);
                scheduler.Step(output, sample, draws);
            }
            Assert.Equal(run.About.GetProperty("noise_draws").GetInt32(), draws.Count);
            double off = Difference(sample, run.Latents.Span);
            if (!(off <= worst))
                (worst, name) = (off, run.Name);
        }
        report.WriteLine($"{kind}: {worst:E2} of the greatest number ({name})");
        Assert.InRange(worst, 0, 1e-5);
    }

    /// <summary>Makes a run and tells the greatest difference after any call, as a share of the greatest number then.</summary>
    private static double Off(ReferenceRun run)
    {
        IScheduler scheduler = Started(run);
        double[] timesteps = [.. run.About.GetProperty("all_timesteps").EnumerateArray().Select(t => t.GetDouble())];
        Assert.Equal(timesteps.Length, scheduler.Timesteps.Length);
        for (int i = 0; i < timesteps.Length; i++)
            Assert.Equal(timesteps[i], scheduler.Timesteps[i], 1e-3);
        float scale = run.About.GetProperty("init_noise_sigma").GetSingle();
        Assert.Equal(scale, scheduler.InitialScale, scale * 1e-6f);
        Assert.Equal(run.About.GetProperty("order").GetInt32(), scheduler.Order);

        if (run.About.TryGetProperty("begin_index", out JsonElement begin))
            Assert.Equal(begin.GetInt32(), scheduler.First);

        float[] sample = Beginning(run, scheduler), input = new float[ReferenceRuns.Length], output = new float[ReferenceRuns.Length];
        double off = 0;
        var draws = new ReferenceRuns.Draws();
        Compare(0);
        for (int call = 0; !scheduler.Finished; call++)
        {
            scheduler.ScaleInput(sample, input);
            ReferenceRuns.Model(call, input, output);
            scheduler.Step(output, sample, draws);
            Compare(call + 1);
        }
        Assert.Equal(run.About.GetProperty("noise_draws").GetInt32(), draws.Count);
        return off;

        void Compare(int row)
        {
            double difference = Difference(sample, run.Latents.Span.Slice(row * ReferenceRuns.Length, ReferenceRuns.Length));
            off = difference <= off ? off : difference;
        }
    }

    private static IScheduler Started(ReferenceRun run)
    {
        IScheduler scheduler = run.Config.Create();
        scheduler.Start(new(run.Steps, ReferenceRuns.Length, Strength: run.Strength, Eta: run.Eta));
        return scheduler;
    }

    private static float[] Beginning(ReferenceRun run, IScheduler scheduler)
    {
        bool picture = run.About.TryGetProperty("strength", out _);
        float[] sample = (picture ? ReferenceRuns.Picture : ReferenceRuns.Noise).ToArray();
        if (picture)
            scheduler.AddNoise(sample, ReferenceRuns.Noise);
        else
            Blend.Of(sample, scheduler.InitialScale, sample);
        return sample;
    }

    /// <summary>The greatest difference as a share of the greatest number; no number where one is none.</summary>
    private static double Difference(ReadOnlySpan<float> sample, ReadOnlySpan<float> expected)
    {
        double greatest = 0, difference = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(expected[i]));
            double one = Math.Abs((double)sample[i] - expected[i]);
            difference = one <= difference ? difference : one;
        }
        return difference / greatest;
    }
}
