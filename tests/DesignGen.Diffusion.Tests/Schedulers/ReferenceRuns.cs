using System.Text.Json;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Tests.Schedulers;

/// <summary>One run of diffusers: what it was made with, and its latents before the first call and after each, or after the last alone.</summary>
internal sealed record ReferenceRun(string Name, SchedulerConfig Config, JsonElement About, ReadOnlyMemory<float> Latents)
{
    public int Steps => About.GetProperty("steps").GetInt32();

    public double Strength => About.TryGetProperty("strength", out JsonElement strength) ? strength.GetDouble() : 1;

    public double? Eta => About.GetProperty("step_kwargs").TryGetProperty("eta", out JsonElement eta) ? eta.GetDouble() : null;
}

/// <summary>The runs of diffusers in tests/Fixtures/sd, and the model they were made with.</summary>
internal static class ReferenceRuns
{
    public const int Length = 64;

    private const int Rows = 128;

    private static readonly float[] Numbers = References.Floats("schedulers.f32");

    public static ReadOnlySpan<float> Noise => Numbers.AsSpan(0, Length);

    public static ReadOnlySpan<float> Picture => Numbers.AsSpan(Length, Length);

    /// <summary>Runs with their latents at every call.</summary>
    public static List<ReferenceRun> All { get; } = Whole();

    /// <summary>Runs with other settings, of which the last latents are known.</summary>
    public static List<ReferenceRun> More { get; } = Ends();

    /// <summary>The model of call k: a stored output and a quarter of what it reads.</summary>
    public static void Model(int call, ReadOnlySpan<float> input, Span<float> output)
    {
        ReadOnlySpan<float> stored = Numbers.AsSpan(Length * (2 + call % Rows), Length);
        for (int i = 0; i < output.Length; i++)
            output[i] = stored[i % Length] + 0.25f * input[i];
    }

    /// <summary>The stored draws, in order.</summary>
    public sealed class Draws : INoise
    {
        public int Count { get; private set; }

        public void Draw(Span<float> target)
        {
            Numbers.AsSpan(Length * (2 + Rows + Count % Rows), Length).CopyTo(target);
            Count++;
        }
    }

    private static List<ReferenceRun> Whole()
    {
        List<ReferenceRun> runs = [];
        int at = Length * (2 + 2 * Rows);
        foreach (JsonElement about in References.Json("schedulers.json").EnumerateArray())
        {
            int length = Length * (about.GetProperty("calls").GetInt32() + 1);
            runs.Add(Run(about, "", Numbers.AsMemory(at, length)));
            at += length;
        }
        Assert.Equal(Numbers.Length, at);
        return runs;
    }

    private static List<ReferenceRun> Ends()
    {
        float[] ends = References.Floats("schedulers-more.f32");
        return [.. References.Json("schedulers-more.json").EnumerateArray()
            .Select((about, i) => Run(about, ",\"beta_start\":0.00085,\"beta_end\":0.012,\"beta_schedule\":\"scaled_linear\"", ends.AsMemory(i * Length, Length)))];
    }

    private static ReferenceRun Run(JsonElement about, string shared, ReadOnlyMemory<float> latents)
    {
        string config = about.GetProperty("config").GetRawText();
        string name = about.GetProperty("name").GetString()!, own = config == "{}" ? "}" : "," + config[1..];
        string named = $$"""{"_class_name":"{{about.GetProperty("cls").GetString()}}"{{shared}}{{own}}""";
        return new(name, SchedulerConfigFile.Parse(named, name), about, latents);
    }
}
