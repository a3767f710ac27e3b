using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Seams;
using DesignGen.Render.Png;

namespace DesignGen.Diffusion.Tests.Pipelines;

/// <summary>A test on whole runs of diffusers with tiny exported models, in a folder that DESIGNGEN_SD_ORACLE names; skipped, and says so, without it.</summary>
/// <remarks>The folder holds <c>pipelines/NAME</c>, exported models, and <c>refs</c>: index.json with the cases and NAME/CASE.*.npy with their numbers.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleTheoryAttribute : TheoryAttribute
{
    public OracleTheoryAttribute()
    {
        if (OracleRuns.Folder is null)
            Skip = $"needs whole runs of diffusers in the folder that {OracleRuns.Variable} names";
    }
}

/// <summary>The cases of that folder.</summary>
internal static class OracleRuns
{
    public const string Variable = "DESIGNGEN_SD_ORACLE";

    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Names of all cases; one empty name where there is no folder, for the test to be skipped.</summary>
    public static IEnumerable<object[]> Names => Folder is null ? [["", ""]] : Index().Select(c => new object[] { Text(c, "pipeline")!, Text(c, "case")! });

    public static JsonElement Case(string pipeline, string name) => Index().First(c => Text(c, "pipeline") == pipeline && Text(c, "case") == name);

    public static ModelFolder Model(string pipeline) => ModelFolder.Read(Path.Combine(Folder!, "pipelines", pipeline));

    public static string? Text(JsonElement about, string name) => about.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Number(JsonElement about, string name) => about.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>A case as an order.</summary>
    public static DiffusionOrder Order(JsonElement about)
    {
        string config = about.GetProperty("scheduler_config").GetRawText(), kind = Text(about, "scheduler")!;
        SchedulerConfig scheduler = SchedulerConfigFile.Parse($$"""{"_class_name":"{{kind}}",{{config[1..]}}""", "index.json");
        int images = (int)(Number(about, "num_images_per_prompt") ?? 1);
        string note = Text(about, "note") ?? "";
        return new([.. Enumerable.Range(0, images).Select(i => new DiffusionSubject(Text(about, "prompt")!, (uint)i, Text(about, "negative_prompt")))], new((int)Number(about, "width")!, (int)Number(about, "height")!))
        {
            Steps = (int)Number(about, "num_inference_steps")!,
            Guidance = Number(about, "guidance_scale"),
            Rescale = Number(about, "guidance_rescale") ?? 0,
            Eta = Number(about, "eta"),
            Scheduler = scheduler,
            Reading = PromptReading.Plain,
            Start = Start(about),
            Tiling = Tiling(note),
            Seamless = note.Contains("circular", StringComparison.Ordinal) ? SeamlessWay.Circular : null,
        };
    }

    // "…padded circularly: both axes", or with one axis by its letter.
    private static PictureTiling Tiling(string note) =>
        !note.Contains("circular", StringComparison.Ordinal) ? PictureTiling.None
        : note.Contains("both", StringComparison.Ordinal) ? PictureTiling.Both
        : Regex.IsMatch(note, "(?i)\\b(x|width|horizontal)\\b") ? PictureTiling.Across : PictureTiling.Down;

    private static DiffusionStart? Start(JsonElement about)
    {
        if (Text(about, "image") is not string image)
            return null;
        Render.Raster.Picture? mask = (Text(about, "mask") ?? Text(about, "mask_image")) is string file ? Png(file) : null;
        return new(Png(image), Number(about, "strength") ?? 1, mask);
    }

    private static Render.Raster.Picture Png(string file) => PngReader.Read(File.ReadAllBytes(Path.Combine(Folder!, "refs", file)), file).ToPicture();

    /// <summary>The draws of a case in order: its first noise where it is noise, then those on the way.</summary>
    public static INoise Noise(JsonElement about)
    {
        string[] arrays = [.. about.GetProperty("arrays").EnumerateArray().Select(a => a.GetString()!)];
        IEnumerable<string> names = arrays.Where(a => a.StartsWith("noise", StringComparison.Ordinal)).OrderBy(a => int.Parse(a.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture));
        return new Recorded([.. (arrays.Contains("latents") ? names.Prepend("latents") : names).Select(n => Array(about, n).Numbers)]);
    }

    /// <summary>An array of a case.</summary>
    public static (float[] Numbers, int[] Shape) Array(JsonElement about, string name) => Npy(Path.Combine(Folder!, "refs", Text(about, "pipeline")!, $"{Text(about, "case")}.{name}.npy"));

    // NumPy's format 1.0: a magic number, the length of a header in Python's words, the header, the numbers.
    private static (float[] Numbers, int[] Shape) Npy(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        int header = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        string about = Encoding.ASCII.GetString(bytes, 10, header);
        Assert.Contains("'<f4'", about, StringComparison.Ordinal);
        string shape = about[(about.IndexOf('(', StringComparison.Ordinal) + 1)..about.IndexOf(')', StringComparison.Ordinal)];
        return (MemoryMarshal.Cast<byte, float>(bytes.AsSpan(10 + header)).ToArray(),
            [.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static JsonElement[] Index()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "refs", "index.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.Clone())];
    }

    private sealed class Recorded(ImmutableArray<float[]> draws) : INoise
    {
        private int _next;

        public void Draw(Span<float> target)
        {
            Assert.True(_next < draws.Length, "more noise is drawn than in diffusers");
            draws[_next++].CopyTo(target);
        }
    }
}
