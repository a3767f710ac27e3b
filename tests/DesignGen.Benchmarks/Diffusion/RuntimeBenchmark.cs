using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DesignGen.Core.Chance;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Benchmarks.Diffusion;

/// <summary>What our binding of ONNX Runtime costs a run, beside Microsoft's binding for node over the same library, and what memory a model takes by the way it is opened.</summary>
internal static class RuntimeBenchmark
{
    /// <summary>Word that makes this program the process in which one model is opened.</summary>
    public const string OpenSubject = "onnx-open";

    private const int Rounds = 20, RunsARound = 20_000;

    // 250 MB of weights: ten matrices of 2048 x 2048, ten convolutions of 480 x 480 x 3 x 3, 32-bit.
    private const int Pairs = 10, Side = 2048, Channels = 480;

    private static readonly string[] Ways = ["within, all", "within, basic", "beside, all", "beside, basic", "beside, mapped", "within, mapped"];

    /// <summary>Measures and prints all.</summary>
    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("designgen-onnx-").FullName;
        try
        {
            OnnxRuntime runtime = OnnxRuntime.Open();
            Console.WriteLine($"ONNX Runtime {runtime.Version}");
            Calls(runtime, folder);
            Memory(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Calls(OnnxRuntime runtime, string folder)
    {
        var builder = new GraphBuilder("tiny");
        string sum = builder.Node("Add", [builder.Input("a", ElementType.Float32, 4), builder.Input("b", ElementType.Float32, 4)]);
        GraphModel model = builder.Output(sum, "sum", ElementType.Float32, 4).Build();
        string file = Path.Combine(folder, "tiny.onnx");
        model.WriteFile(file);
        using OnnxSession session = OnnxSession.Open(runtime, file, new() { Threads = 1 });
        using OnnxTensor a = OnnxTensor.Over(runtime, new float[4].AsMemory(), 4), b = OnnxTensor.Over(runtime, new float[4].AsMemory(), 4), c = OnnxTensor.Over(runtime, new float[4].AsMemory(), 4);
        using var stop = new CancellationTokenSource();
        using var binding = new OnnxBinding(session);
        binding.BindInput("a", a);
        binding.BindInput("b", b);
        binding.BindOutput("sum", c);
        OnnxTensor[] inputs = [a, b];
        OnnxTensor?[] outputs = [c];
        Console.WriteLine();
        Console.WriteLine("| call | fastest of " + Rounds.ToString(CultureInfo.InvariantCulture) + " rounds | allocated |");
        Console.WriteLine("|---|---:|---:|");
        Report("Run", () => session.Run(inputs, outputs));
        Report("Run that can be stopped", () => session.Run(inputs, outputs, stop.Token));
        Report("Run of a binding", () => binding.Run());
        Report("Run of a binding that can be stopped", () => binding.Run(stop.Token));
        Console.WriteLine(Rival.Start("node", "onnxruntime.js", file, RunsARound.ToString(CultureInfo.InvariantCulture), Rounds.ToString(CultureInfo.InvariantCulture)).Trim());
    }

    private static void Report(string call, Action run)
    {
        double fastest = double.MaxValue;
        for (int i = 0; i < RunsARound; i++)
            run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < RunsARound; i++)
                run();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMicroseconds / RunsARound);
        }
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {call} | {fastest:0.00} µs | {bytes / (double)(Rounds * RunsARound):0.###} B |"));
    }

    private static void Memory(string folder)
    {
        GraphModel model = Large();
        double weights = model.Graph.Weights.Sum(w => w.Raw!.Value.Length) / 1e6;
        model.WriteFile(Path.Combine(folder, "within.onnx"));
        model.WriteFile(Path.Combine(folder, "beside.onnx"), "beside.data");
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {weights:0} MB of weights | opened in | memory after a run | to weights | peak | not backed by the file |"));
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (string way in Ways)
        {
            string program = Environment.ProcessPath!;
            string[] first = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
            Opened opened = JsonSerializer.Deserialize<Opened>(Rival.Start(program, [.. first, OpenSubject, Path.Combine(folder, way[..way.IndexOf(',')] + ".onnx"), way[(way.IndexOf(' ') + 1)..]]))!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {way} | {opened.Milliseconds:0} ms | {opened.After:0} MB | {opened.After / weights:0.00} | {opened.Peak:0} MB | {opened.Anonymous:0} MB |"));
        }
    }

    private static GraphModel Large()
    {
        var dice = new Dice(1);
        var builder = new GraphBuilder("large");
        string at = builder.Input("rows", ElementType.Float32, 8, Side), picture = builder.Input("picture", ElementType.Float32, 1, Channels, 16, 16);
        for (int i = 0; i < Pairs; i++)
        {
            at = builder.Node("MatMul", [at, builder.Weight(GraphTensor.Of(FormattableString.Invariant($"m{i}"), (ReadOnlySpan<float>)Numbers(Side * Side), Side, Side))]);
            picture = builder.Node("Conv", [picture, builder.Weight(GraphTensor.Of(FormattableString.Invariant($"k{i}"), (ReadOnlySpan<float>)Numbers(Channels * Channels * 9), Channels, Channels, 3, 3))], GraphAttribute.Of("pads", 1, 1, 1, 1));
        }
        builder.Output(picture, "picture_out", ElementType.Float32, 1, Channels, 16, 16);
        return builder.Output(at, "rows_out", ElementType.Float32, 8, Side).Build();

        float[] Numbers(int count)
        {
            var numbers = new float[count];
            for (int i = 0; i < count; i++)
                numbers[i] = (float)(dice.Unit() * 0.02 - 0.01);
            return numbers;
        }
    }

    /// <summary>The other end of <see cref="Memory"/>: opens a model one way, runs it twice, and tells what that added to the process.</summary>
    public static int Open(string[] args)
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        // What the library and the reader take for themselves is not the model's.
        var trial = new GraphBuilder("trial");
        trial.Output(trial.Node("Abs", [trial.Input("in", ElementType.Float32, 1)]), "out", ElementType.Float32, 1);
        ModelOpening.Open(runtime, trial.Build()).Dispose();
        (double Resident, double Anonymous, double _) before = Resident();
        long start = Stopwatch.GetTimestamp();
        using OnnxSession session = args[1] switch
        {
            "mapped" => ModelOpening.OpenMapped(runtime, GraphModel.Read(args[0])),
            "all" => OnnxSession.Open(runtime, args[0], new() { Optimization = GraphOptimization.All }),
            _ => OnnxSession.Open(runtime, args[0]),
        };
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using OnnxTensor rows = OnnxTensor.Allocate(runtime, ElementType.Float32, 8, Side), picture = OnnxTensor.Allocate(runtime, ElementType.Float32, 1, Channels, 16, 16);
        rows.Data<float>().Fill(1);
        picture.Data<float>().Fill(1);
        for (int i = 0; i < 2; i++)
        {
            foreach (OnnxTensor output in session.Run(new Dictionary<string, OnnxTensor> { ["rows"] = rows, ["picture"] = picture }))
                output.Dispose();
        }
        (double resident, double anonymous, double peak) = Resident();
        Console.WriteLine(JsonSerializer.Serialize(new Opened(milliseconds, resident - before.Resident, peak - before.Resident, anonymous - before.Anonymous)));
        return 0;
    }

    // Megabytes: all, those that no file backs, and the most there ever was. Linux tells; elsewhere the process's own figures stand in.
    private static (double Resident, double Anonymous, double Peak) Resident()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
        {
            using var self = Process.GetCurrentProcess();
            return (self.WorkingSet64 / 1e6, double.NaN, self.PeakWorkingSet64 / 1e6);
        }
        string text = File.ReadAllText(status);
        return (Of("VmRSS"), Of("RssAnon"), Of("VmHWM"));

        double Of(string key) => double.Parse(Regex.Match(text, key + @":\s+(\d+)").Groups[1].Value, CultureInfo.InvariantCulture) * 1.024e-3;
    }

    private sealed record Opened(double Milliseconds, double After, double Peak, double Anonymous);
}
