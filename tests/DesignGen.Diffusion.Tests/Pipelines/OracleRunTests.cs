using System.Text.Json;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Tests.Onnx;
using Xunit.Abstractions;

namespace DesignGen.Diffusion.Tests.Pipelines;

public sealed class OracleRunTests(ITestOutputHelper output)
{
    private const double LatentTolerance = 1e-4, ByteShare = 0.001;

    public static IEnumerable<object[]> Names => OracleRuns.Names.SelectMany(n => new object[][] { [.. n, false], [.. n, true] });

    [OracleTheory]
    [MemberData(nameof(Names))]
    public void Whole_runs_have_the_latents_and_pictures_of_diffusers(string pipeline, string name, bool laidOut)
    {
        using var kept = new TemporaryFolder();
        JsonElement about = OracleRuns.Case(pipeline, name);
        using DiffusionPipeline model = DiffusionPipeline.Open(OnnxRuntime.Open(), OracleRuns.Model(pipeline), new() { LayoutFolder = laidOut ? kept.Path : null });
        var steps = new List<float[]>();
        model.NoiseOf = _ => OracleRuns.Noise(about);
        model.Watched = (_, latents, _, _) => steps.Add(latents.ToArray());
        DiffusionOrder order = OracleRuns.Order(about);
        DiffusionPicture[] made = [.. model.Make(order)];

        (float[] expected, int[] shape) = OracleRuns.Array(about, "steps");
        Assert.Equal(shape[0], steps.Count);
        float most = expected.Max(Math.Abs), worst = 0;
        for (int step = 0; step < shape[0]; step++)
        {
            for (int i = 0; i < steps[step].Length; i++)
                worst = Math.Max(worst, Math.Abs(steps[step][i] - expected[step * steps[step].Length + i]));
        }
        float[] image = OracleRuns.Array(about, "image").Numbers;
        byte[] given = [.. made.SelectMany(m => m.Picture.Pixels)];
        int[] apart = [.. given.Select((b, i) => Math.Abs(b - (int)MathF.Round(image[i] * 255)))];
        int differing = apart.Count(a => a > 0);
        output.WriteLine(FormattableString.Invariant($"{pipeline}/{name}{(laidOut ? ", laid out" : "")}: latents {worst / most:e2} of the greatest, {differing} of {given.Length} bytes differ, by {apart.Max()} at most"));
        Assert.True(worst <= LatentTolerance * most, $"latents differ by {worst / most} of the greatest");
        Assert.Equal(laidOut, Directory.EnumerateDirectories(kept.Path, "unet-*").Any());
        Assert.True(apart.Max() <= 1 && differing <= ByteShare * given.Length, $"{differing} of {given.Length} bytes differ, by {apart.Max()} at most");
    }
}
