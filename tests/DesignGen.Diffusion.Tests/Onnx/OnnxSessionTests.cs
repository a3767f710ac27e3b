using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Onnx;

public class OnnxSessionTests
{
    private static OnnxTensor Floats(params float[] values) => OnnxTensor.Over(OnnxRuntime.Open(), values.AsMemory(), values.Length);

    [RuntimeFact]
    public void Inputs_and_outputs_tell_names_types_and_open_sides()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Product(4, (r, c) => r == c ? 2 : 0));
        Assert.Equal("in: float32 [rows, 4]", session.Inputs.Single().ToString());
        Assert.Equal("out: float32 [rows, 4]", session.Outputs.Single().ToString());
        Assert.Equal("CPU", session.Provider.Name);
        Assert.Empty(session.Refusals);
    }

    [RuntimeFact]
    public void A_run_writes_into_the_callers_memory()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum());
        var given = new float[] { 1, 2, 3 };
        var sums = new float[3];
        using OnnxTensor a = OnnxTensor.Over(OnnxRuntime.Open(), given.AsMemory(), 3), b = Floats(10, 20, 30), sum = OnnxTensor.Over(OnnxRuntime.Open(), sums.AsMemory(), 3);
        session.Run([a, b], new OnnxTensor?[] { sum });
        Assert.Equal([11, 22, 33], sums);
        given[0] = 100;
        session.Run([a, b], new OnnxTensor?[] { sum });
        Assert.Equal([110, 22, 33], sums);
    }

    [RuntimeFact]
    public void Outputs_that_are_not_given_are_made()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum());
        using OnnxTensor a = Floats(1, 2), b = Floats(3, 4);
        using OnnxTensor sum = session.Run(new Dictionary<string, OnnxTensor> { ["b"] = b, ["a"] = a }).Single();
        Assert.Equal("float32 [2]", sum.Kind);
        Assert.Equal([4f, 6f], sum.Data<float>().ToArray());
    }

    [RuntimeFact]
    public void A_run_allocates_no_managed_memory()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum());
        using OnnxTensor a = Floats(1, 2), b = Floats(3, 4), sum = Floats(0, 0);
        using var stop = new CancellationTokenSource();
        OnnxTensor[] inputs = [a, b];
        OnnxTensor?[] outputs = [sum];
        using var binding = new OnnxBinding(session);
        binding.BindInput("a", a);
        binding.BindInput("b", b);
        binding.BindOutput("sum", sum);
        void Once()
        {
            session.Run(inputs, outputs);
            session.Run(inputs, outputs, stop.Token);
            binding.BindInput("a", a);
            binding.Run(stop.Token);
        }
        Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [RuntimeFact]
    public void Wrong_types_ranks_and_sizes_are_told_with_the_models_own()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Product(4, (_, _) => 1));
        OnnxRuntime runtime = OnnxRuntime.Open();
        var outputs = new OnnxTensor?[1];
        foreach (OnnxTensor wrong in new[] { OnnxTensor.Over(runtime, new long[8].AsMemory(), 2, 4), OnnxTensor.Over(runtime, new float[4].AsMemory(), 4), OnnxTensor.Over(runtime, new float[10].AsMemory(), 2, 5) })
        {
            using (wrong)
            {
                Problem problem = Assert.Single(Assert.Throws<InputException>(() => session.Run([wrong], outputs)).Problems);
                Assert.Equal(("product", "in"), (problem.Source, problem.Place));
                Assert.Contains($"is float32 [rows, 4]; {wrong.Kind} does not fit", problem.Message);
            }
        }
    }

    [RuntimeFact]
    public void Sizes_that_contradict_each_other_are_told_with_the_model()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum());
        using OnnxTensor a = Floats(1, 2, 3), b = Floats(1, 2), sum = Floats(0, 0);
        Assert.StartsWith("sum: ", Assert.Throws<OnnxException>(() => session.Run([a, b], new OnnxTensor?[1])).Message);
        Assert.StartsWith("sum: ", Assert.Throws<InputException>(() => session.Run([b, b], new OnnxTensor?[] { a })).Message);
        session.Run([b, b], new OnnxTensor?[] { sum });
        Assert.Equal([2f, 4f], sum.Data<float>().ToArray());
    }

    [RuntimeFact]
    public void Too_little_memory_is_unavailable()
    {
        var builder = new GraphBuilder("huge");
        string result = builder.Node("ConstantOfShape", [builder.Input("sides", ElementType.Int64, 1)]);
        using OnnxSession session = TinyModels.Open(builder.Output(result, "out", ElementType.Float32, "n").Build());
        // 2^48 bytes: more than a process can address.
        using OnnxTensor sides = OnnxTensor.Over(OnnxRuntime.Open(), new[] { 1L << 46 }.AsMemory(), 1);
        Assert.StartsWith("There is too little memory to run huge (", Assert.Throws<UnavailableException>(() => session.Run([sides], new OnnxTensor?[1])).Message);
    }

    [RuntimeFact]
    public void Missing_and_unknown_inputs_are_told_by_name()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum());
        using OnnxTensor a = Floats(1);
        Assert.Contains("also needs b: float32 [n]", Assert.Throws<InputException>(() => session.Run(new Dictionary<string, OnnxTensor> { ["a"] = a })).Message);
        Assert.Contains("no input c; it has a: float32 [n], b", Assert.Throws<InputException>(() => session.Run(new Dictionary<string, OnnxTensor> { ["a"] = a, ["b"] = a, ["c"] = a })).Message);
        using var binding = new OnnxBinding(session);
        binding.BindInput("a", a);
        Assert.Contains("also needs b: float32 [n]", Assert.Throws<InputException>(() => binding.Run()).Message);
        Assert.Contains("no output total", Assert.Throws<InputException>(() => binding.BindOutput("total", a)).Message);
    }

    [RuntimeFact]
    public void Files_that_are_missing_or_no_model_are_input_errors()
    {
        using var folder = new TemporaryFolder();
        OnnxRuntime runtime = OnnxRuntime.Open();
        Assert.Contains("There is no such model file", Assert.Throws<InputException>(() => OnnxSession.Open(runtime, folder.File("gone.onnx"))).Message);
        File.WriteAllText(folder.File("junk.onnx"), "this is a text, not a model");
        Assert.Contains("not an ONNX model", Assert.Throws<InputException>(() => OnnxSession.Open(runtime, folder.File("junk.onnx"))).Message);
        TinyModels.Product(64, (_, _) => 1).WriteFile(folder.File("whole.onnx"));
        File.WriteAllBytes(folder.File("cut.onnx"), File.ReadAllBytes(folder.File("whole.onnx"))[..8000]);
        Assert.Contains("not an ONNX model, or it is cut short", Assert.Throws<InputException>(() => OnnxSession.Open(runtime, folder.File("cut.onnx"))).Message);
        Assert.Contains("is empty", Assert.Throws<InputException>(() => OnnxSession.Open(runtime, ReadOnlyMemory<byte>.Empty, "nothing")).Message);
        TinyModels.Product(64, (_, _) => 1).WriteFile(folder.File("outline.onnx"), "outline.data");
        File.WriteAllText(folder.File("outline.data"), "short");
        Assert.Contains("weights is cut short", Assert.Throws<InputException>(() => OnnxSession.Open(runtime, folder.File("outline.onnx"))).Message);
    }

    [RuntimeFact]
    public void An_operator_or_version_that_the_runtime_does_not_have_is_an_input_error()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        var unknown = new GraphBuilder("unknown");
        string result = unknown.Node("Divine", [unknown.Input("in", ElementType.Float32, 1)]);
        Assert.Contains("Divine", Assert.Throws<InputException>(() => TinyModels.Open(unknown.Output(result, "out", ElementType.Float32, 1).Build())).Message);
        var late = new GraphBuilder("late", operatorVersion: 999);
        string copy = late.Node("Abs", [late.Input("in", ElementType.Float32, 1)]);
        Assert.Contains("Export it again", Assert.Throws<InputException>(() => TinyModels.Open(late.Output(copy, "out", ElementType.Float32, 1).Build())).Message);
        Assert.NotNull(runtime);
    }

    [RuntimeFact]
    public void Weights_beside_the_model_are_found_in_a_folder_with_Chinese_and_blanks_in_its_name()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("模型 文件夹"));
        string file = folder.File("模型 文件夹/乘积 model.onnx");
        TinyModels.Product(32, (r, c) => r == c ? 3 : 0).WriteFile(file, "权重.data");
        Assert.True(new FileInfo(file).Length < 1000);
        using (OnnxSession session = OnnxSession.Open(OnnxRuntime.Open(), file))
            Assert.Equal(3f, Row(session)[0]);
        using (OnnxSession session = OnnxSession.Open(OnnxRuntime.Open(), File.ReadAllBytes(file), "bytes", new() { WeightsFolder = folder.File("模型 文件夹") }))
            Assert.Equal(3f, Row(session)[0]);
        File.Delete(folder.File("模型 文件夹/权重.data"));
        Assert.Contains("权重.data", Assert.Throws<InputException>(() => OnnxSession.Open(OnnxRuntime.Open(), file)).Message);
    }

    private static float[] Row(OnnxSession session)
    {
        long side = session.Inputs[0].Shape[1].Size!.Value;
        var outputs = new OnnxTensor?[1];
        using OnnxTensor ones = OnnxTensor.Over(OnnxRuntime.Open(), Enumerable.Repeat(1f, (int)side).ToArray().AsMemory(), 1, side);
        session.Run([ones], outputs);
        using OnnxTensor row = outputs[0]!;
        return row.Data<float>().ToArray();
    }

    [RuntimeFact]
    public void Open_sides_can_be_fixed_by_name()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum(), new() { Sides = SessionSettings.Default.Sides.Add("n", 5) });
        Assert.Equal("a: float32 [5]", session.Inputs[0].ToString());
    }

    [RuntimeFact]
    public void Every_setting_gives_a_session_that_runs()
    {
        using var folder = new TemporaryFolder();
        SessionSettings[] all =
        [
            new() { Optimization = GraphOptimization.None, Threads = 1, Arena = false, MemoryPattern = false, Prepacking = false },
            new() { Optimization = GraphOptimization.All, Threads = 2, Entries = SessionSettings.Default.Entries.Add("session.set_denormal_as_zero", "1") },
            new() { Optimization = GraphOptimization.Extended, OptimizedModel = folder.File("rewritten.onnx") },
        ];
        foreach (SessionSettings settings in all)
        {
            using OnnxSession session = TinyModels.Open(TinyModels.Product(3, (r, c) => 1), settings);
            Assert.Equal([3f, 3f, 3f], Row(session));
        }
        Assert.Equal("weight", GraphModel.Read(folder.File("rewritten.onnx")).Graph.Weights.Single().Name);
    }

    [RuntimeFact]
    public void A_run_that_is_stopped_ends_soon_and_the_session_goes_on()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Slow(4000), new() { Optimization = GraphOptimization.None });
        OnnxRuntime runtime = OnnxRuntime.Open();
        using OnnxTensor large = OnnxTensor.Allocate(runtime, ElementType.Float32, 600, 600), small = OnnxTensor.Over(runtime, new float[] { 1 }.AsMemory(), 1, 1);
        large.Data<float>().Fill(0.001f);
        using var stop = new CancellationTokenSource();
        using var begins = new ManualResetEventSlim();
        var outputs = new OnnxTensor?[1];
        // A thread of its own: those of the pool may all be at work in other tests.
        var stopper = new Thread(() =>
        {
            begins.Wait();
            stop.Cancel();
        });
        stopper.Start();
        long began = Environment.TickCount64;
        begins.Set();
        Assert.Throws<OperationCanceledException>(() => session.Run([large], outputs, stop.Token));
        // All 4000 products take a quarter of a minute; one takes milliseconds.
        Assert.InRange(Environment.TickCount64 - began, 0, 5000);
        stopper.Join();
        Assert.Null(outputs[0]);
        using var later = new CancellationTokenSource();
        session.Run([small], outputs, later.Token);
        Assert.Equal(1f, outputs[0]!.Data<float>()[0]);
        outputs[0]!.Dispose();
        Assert.Throws<OperationCanceledException>(() => session.Run([small], new OnnxTensor?[1], new CancellationToken(canceled: true)));
    }

    [RuntimeFact]
    public async Task Many_threads_run_one_session_at_once()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum(), new() { Threads = 1 });
        await Task.WhenAll(Enumerable.Range(1, 8).Select(t => Task.Run(() =>
        {
            using OnnxTensor a = Floats(t, t), b = Floats(1, 2), sum = Floats(0, 0);
            using var stop = new CancellationTokenSource();
            for (int i = 0; i < 500; i++)
            {
                session.Run([a, b], new OnnxTensor?[] { sum }, stop.Token);
                Assert.Equal([t + 1f, t + 2f], sum.Data<float>().ToArray());
            }
        })));
    }

    [RuntimeFact]
    public void Things_may_be_disposed_of_in_any_order_and_by_the_collector()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        for (int i = 0; i < 50; i++)
        {
            OnnxSession session = TinyModels.Open(TinyModels.Sum());
            var binding = new OnnxBinding(session);
            OnnxTensor a = Floats(1), b = Floats(2);
            var sums = new float[1];
            OnnxTensor sum = OnnxTensor.Over(runtime, sums.AsMemory(), 1);
            binding.BindInput("a", a);
            binding.BindInput("b", b);
            binding.BindOutput("sum", sum);
            a.Dispose();
            b.Dispose();
            sum.Dispose();
            session.Dispose();
            binding.Run();
            Assert.Equal(3f, sums[0]);
            if (i % 2 == 0)
                binding.Dispose();
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        OnnxSession closed = TinyModels.Open(TinyModels.Sum());
        closed.Dispose();
        closed.Dispose();
        using OnnxTensor one = Floats(1);
        Assert.Throws<ObjectDisposedException>(() => closed.Run([one, one], new OnnxTensor?[1]));
        Assert.Throws<ObjectDisposedException>(() => new OnnxBinding(closed));
    }

    [RuntimeFact]
    public void A_provider_that_does_not_work_leaves_its_reason_and_the_model_runs_on_the_processor()
    {
        using OnnxSession session = TinyModels.Open(TinyModels.Sum(), new() { Providers = [new("Abacus", ExecutionProvider.CoreMl.Options), ExecutionProvider.Cpu] });
        Assert.Equal("CPU", session.Provider.Name);
        ProviderRefusal refusal = Assert.Single(session.Refusals);
        Assert.Equal("Abacus", refusal.Provider);
        Assert.Contains("Unknown provider name", refusal.Reason);
    }

    [RuntimeFact]
    public void The_probe_finds_the_processor_working_and_a_reason_for_whatever_does_not()
    {
        ImmutableArray<ProviderReport> reports = ProviderProbe.Examine(OnnxRuntime.Open());
        Assert.Equal(["CPU", "CUDA", "DML", "CoreML", "WebGPU"], reports.Select(r => r.Name));
        Assert.True(reports[0] is { Listed: true, Works: true, Reason: "" });
        Assert.All(reports, r => Assert.Equal(r.Works, r.Reason.Length == 0));
        Assert.All(reports.Where(r => !r.Listed), r => Assert.False(r.Works));
    }

    [RuntimeFact]
    public void Shared_weights_are_used_where_they_lie()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        using var folder = new TemporaryFolder();
        TinyModels.Product(32, (_, _) => 1).WriteFile(folder.File("model.onnx"), "model.data");
        GraphModel model = GraphModel.Read(folder.File("model.onnx"));
        var weight = new float[32 * 32];
        Array.Fill(weight, 2f);
        using OnnxTensor tensor = OnnxTensor.Over(runtime, weight.AsMemory(), 32, 32);
        using OnnxSession session = ModelOpening.Open(runtime, model, new() { SharedWeights = [new("weight", tensor)], Prepacking = false });
        tensor.Dispose();
        Assert.Equal(64f, Row(session)[0]);
        Array.Fill(weight, 3f);
        Assert.Equal(96f, Row(session)[0]);
        Assert.Throws<ArgumentException>(() => ModelOpening.Open(runtime, model, new() { Optimization = GraphOptimization.All, SharedWeights = [new("weight", tensor)] }));
    }

    [RuntimeFact]
    public void Replaced_weights_are_copied_at_every_optimization()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        using var folder = new TemporaryFolder();
        TinyModels.Product(32, (_, _) => 1).WriteFile(folder.File("model.onnx"), "model.data");
        foreach (GraphOptimization level in Enum.GetValues<GraphOptimization>())
        {
            var weight = new float[32 * 32];
            Array.Fill(weight, 2f);
            using OnnxTensor tensor = OnnxTensor.Over(runtime, weight.AsMemory(), 32, 32);
            using OnnxSession session = OnnxSession.Open(runtime, folder.File("model.onnx"), new() { Optimization = level, ReplacedWeights = [new("weight", tensor)] });
            Array.Fill(weight, 5f);
            Assert.Equal(64f, Row(session)[0]);
        }
    }

    [RuntimeFact]
    public void Nothing_of_the_runtimes_log_is_printed_but_it_can_be_heard()
    {
        var heard = new List<string>();
        void Listen(string line)
        {
            lock (heard)
                heard.Add(line);
        }
        OnnxRuntime.Logged += Listen;
        try
        {
            // The runtime warns of weights that nothing uses.
            var builder = new GraphBuilder("idle");
            builder.Weight(GraphTensor.Of("never_used", [1f], 1));
            string copy = builder.Node("Abs", [builder.Input("in", ElementType.Float32, 1)]);
            using OnnxSession session = TinyModels.Open(builder.Output(copy, "out", ElementType.Float32, 1).Build());
        }
        finally
        {
            OnnxRuntime.Logged -= Listen;
        }
        lock (heard)
            Assert.Contains(heard, l => l.Contains("never_used", StringComparison.Ordinal));
    }
}
