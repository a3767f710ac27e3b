using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Tests;

namespace DesignGen.Benchmarks.Diffusion;

/// <summary>The loop of local diffusion: what it costs beside the runtime's own calls, in time and memory, and the same loop under onnxruntime-node.</summary>
/// <remarks>
/// Models have random weights and are made on the spot. Each measurement is the best of several runs; memory is that of a process of its own.
/// Shares are those of the loop alone, from noise to the last latents.
/// </remarks>
internal static class DiffusionBenchmark
{
    /// <summary>The subject that a process of its own runs to measure memory.</summary>
    public const string Memory = "diffusion-memory";

    private const int Runs = 4, Steps = 10;
    private const double Guidance = 7.5;
    private const string Prompt = "a red fish, flat vector";

    public static int Run()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        string folder = Directory.CreateTempSubdirectory("designgen-diffusion-").FullName;
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime {runtime.Version}, {Environment.ProcessorCount} cores, .NET {Environment.Version}"));
            Console.WriteLine("| weights | size | scheduler | per step | outside the runtime | bytes a step | node, per step | node, outside | latents apart |");
            Console.WriteLine("|---:|---:|---|---:|---:|---:|---:|---:|---:|");
            foreach ((TinySize size, int side) in new[] { (new TinySize(64, 8), 512), (new TinySize(128, 16), 256), (new TinySize(384, 48), 64) })
                Measure(runtime, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"m{size.Channels}")), size, side);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(OnnxRuntime runtime, string folder, TinySize size, int side)
    {
        TinyModels.Write(folder, TinyDialect.Stable1, size);
        string memory = "";
        ModelFolder model = ModelFolder.Read(folder);
        foreach (bool laidOut in new[] { false, true })
        {
            using DiffusionPipeline pipeline = DiffusionPipeline.Open(runtime, model, new() { LayoutFolder = laidOut ? Layout(folder) : null });
            foreach (string scheduler in new[] { "ddim", "dpm++ 2m karras", "euler a" })
            {
                (double perStep, double outside, double bytes, float[] latents) = Ours(pipeline, scheduler, side);
                string row = string.Create(CultureInfo.InvariantCulture, $"| {model.WeightBytes / 1e6:0} MB{(laidOut ? ", laid out" : "")} | {side} × {side} | {scheduler} | {perStep:0.0} ms | {100 * outside:0.000} % | {bytes:0} |");
                string rival = " | | |";
                if (scheduler == "ddim" && laidOut)
                    (rival, memory) = Node(pipeline, runtime, model, side, latents);
                Console.WriteLine(row + rival);
            }
        }
        // Each in a process of its own, so that none sees the other's.
        Console.WriteLine();
        string pixels = side.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine(Own(Memory, folder, pixels).Trim());
        Console.WriteLine("Laid out: " + Own(Memory, folder, pixels, Layout(folder)).Trim());
        Console.WriteLine(memory);
        Console.WriteLine();
    }

    private static string Layout(string folder) => Path.Combine(folder, "layout");

    private static DiffusionOrder Order(ModelFolder model, string scheduler, int side) => new([new(Prompt, 1)], new PixelSize(side, side))
    {
        Steps = Steps,
        Guidance = Guidance,
        Scheduler = SchedulerNames.Choose(model.Scheduler, scheduler),
    };

    private static (double PerStep, double Outside, double Bytes, float[] Latents) Ours(DiffusionPipeline pipeline, string scheduler, int side)
    {
        (double perStep, double outside, double bytes) = (double.MaxValue, double.MaxValue, double.MaxValue);
        float[] latents = [];
        long[] allocated = new long[Steps + 1];
        pipeline.Watched = (call, now, _, _) =>
        {
            allocated[call] = GC.GetAllocatedBytesForCurrentThread();
            if (call == Steps)
                latents = now.ToArray();
        };
        for (int run = 0; run < Runs; run++)
        {
            DiffusionRun made = pipeline.Make(Order(pipeline.Folder, scheduler, side))[0].Run;
            perStep = Math.Min(perStep, made.PerCall.TotalMilliseconds);
            outside = Math.Min(outside, made.Outside / (made.PerCall * made.Calls));
            bytes = Math.Min(bytes, (allocated[Steps] - allocated[2]) / (double)(Steps - 2));
        }
        pipeline.Watched = null;
        return (perStep, outside, bytes, latents);
    }

    private static (string Cells, string Memory) Node(DiffusionPipeline pipeline, OnnxRuntime runtime, ModelFolder model, int side, float[] ours)
    {
        // The package that the library itself comes from: bin, interface, system, processor, file.
        string package = Path.GetFullPath(Path.Combine(runtime.LibraryPath, "..", "..", "..", "..", ".."));
        if (!File.Exists(Path.Combine(package, "package.json")))
            return (" no onnxruntime-node | | |", "");
        TextContext without = pipeline.Texts.Of(null, PromptReading.Weighted, 1, []), with = pipeline.Texts.Of(Prompt, PromptReading.Weighted, 1, []);
        float[] latents = new float[4 * side / 8 * (side / 8)];
        new TorchNoise(1).Draw(latents);
        Write(model.Path, "latents.f32", latents);
        Write(model.Path, "context.f32", [.. without.Hidden, .. with.Hidden]);
        string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
        try
        {
            string said = Rival.Start("node", "diffusion.js", package, model.Unet.File, model.Path, Text(with.Tokens), Text(with.Hidden.Length / with.Tokens), Text(side / 8), Text(Steps), Text(Guidance), Text(Runs));
            using var document = JsonDocument.Parse(said);
            JsonElement about = document.RootElement;
            float[] theirs = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(model.Path, "node.f32"))).ToArray();
            double apart = ours.Zip(theirs, (a, b) => (double)Math.Abs(a - b)).Max() / ours.Max(Math.Abs);
            double Grown(string what) => (about.GetProperty("after").GetProperty(what).GetDouble() - about.GetProperty("before").GetProperty(what).GetDouble()) / model.Unet.WeightBytes;
            return (
                string.Create(CultureInfo.InvariantCulture, $" {about.GetProperty("perCall").GetDouble():0.0} ms | {100 * about.GetProperty("outside").GetDouble():0.000} % | {apart:0.0e0} |"),
                string.Create(CultureInfo.InvariantCulture, $"onnxruntime-node {about.GetProperty("version").GetString()}: memory grows by {Grown("rss"):0.00} × weights, of which {Grown("anonymous"):0.00} × are the process's own; opened in {about.GetProperty("load").GetDouble():0} ms."));
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return ($" node failed: {e.Message.Trim()} | | |", "");
        }
    }

    /// <summary>Opens a model, makes one picture, and prints what that took of memory.</summary>
    public static int MeasureMemory(string[] arguments)
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        ModelFolder model = ModelFolder.Read(arguments[0]);
        int side = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        (long all, long anonymous) = Resident();
        using DiffusionPipeline pipeline = DiffusionPipeline.Open(runtime, model, new() { LayoutFolder = arguments.ElementAtOrDefault(2) });
        long begun = Stopwatch.GetTimestamp();
        // One step and then the rest: what the first takes longer is the opening.
        pipeline.Make(Order(model, "ddim", side) with { Steps = 1 });
        TimeSpan first = Stopwatch.GetElapsedTime(begun);
        pipeline.Make(Order(model, "ddim", side));
        (long allAfter, long anonymousAfter) = Resident();
        double share = (allAfter - all) / (double)model.WeightBytes, own = (anonymousAfter - anonymous) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.WeightBytes / 1e6:0} MB of weights, {side} × {side}: memory grows by {share:0.00} × weights, of which {own:0} MB are the process's own and the rest pages of the files; opened and one step made in {first.TotalMilliseconds:0} ms."));
        return 0;
    }

    // Linux tells what is the process's own and what is pages of files.
    private static (long All, long Anonymous) Resident()
    {
        long Value(string name) => File.ReadLines("/proc/self/status").Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => long.Parse(l.AsSpan(name.Length + 1).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1024).FirstOrDefault();
        if (!File.Exists("/proc/self/status"))
            return (Environment.WorkingSet, Environment.WorkingSet);
        return (Value("VmRSS"), Value("RssAnon"));
    }

    // "dotnet DesignGen.Benchmarks.dll" is run by dotnet itself.
    private static string Own(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        string[] first = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        return Rival.Start(program, [.. first, .. arguments]);
    }

    private static void Write(string folder, string file, float[] numbers) => File.WriteAllBytes(Path.Combine(folder, file), MemoryMarshal.AsBytes<float>(numbers).ToArray());
}
