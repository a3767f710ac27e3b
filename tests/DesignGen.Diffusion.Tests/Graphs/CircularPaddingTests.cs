using DesignGen.Core.Chance;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Tests.Onnx;

namespace DesignGen.Diffusion.Tests.Graphs;

public class CircularPaddingTests
{
    private const int Rows = 5, Columns = 7, Channels = 2, Results = 3;

    private sealed record Case(int Kernel, long[] Pads, int Stride = 1, int Dilation = 1, string AutoPad = "NOTSET");

    private static readonly Case[] Cases =
    [
        new(3, [1, 1, 1, 1]),
        new(5, [2, 2, 2, 2]),
        new(3, [1, 1, 1, 1], Stride: 2),
        new(3, [2, 2, 2, 2], Dilation: 2),
        new(2, [0, 1, 1, 0]),
        new(3, [], AutoPad: "SAME_UPPER"),
        new(2, [], AutoPad: "SAME_UPPER"),
        new(2, [], AutoPad: "SAME_LOWER"),
    ];

    [RuntimeFact]
    public void A_rewritten_convolution_goes_on_at_the_opposite_edge()
    {
        float[] picture = Random(1, Channels * Rows * Columns), kernels = Random(2, Results * Channels * 25), bias = Random(3, Results);
        foreach (long version in new long[] { 7, 9, 10, 13, 17, 20 })
        {
            foreach (WrapAxes axes in new[] { WrapAxes.None, WrapAxes.X, WrapAxes.Y, WrapAxes.Both })
            {
                foreach (Case each in Cases)
                {
                    float[] weight = kernels[..(Results * Channels * each.Kernel * each.Kernel)];
                    GraphModel model = Model(each, weight, bias, version);
                    WrapReport report = CircularPadding.Apply(model, axes);
                    Assert.Empty(report.Left);
                    Assert.Equal(Pads(each).Where((p, i) => p > 0 && axes.HasFlag(i % 2 == 0 ? WrapAxes.Y : WrapAxes.X)).Any() && axes != WrapAxes.None ? 1 : 0, report.Wrapped);
                    using OnnxSession session = TinyModels.Open(model);
                    using OnnxTensor given = OnnxTensor.Over(OnnxRuntime.Open(), picture.AsMemory(), 1, Channels, Rows, Columns);
                    using OnnxTensor got = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = given }).Single();
                    float[] expected = Convolve(picture, weight, bias, each, axes);
                    Assert.Equal(expected.Length, got.Count);
                    Assert.True(expected.Zip(got.Data<float>().ToArray(), (e, g) => MathF.Abs(e - g)).Max() < 1e-5f, $"{each}, {axes}, version {version}");
                }
            }
        }
    }

    private static GraphModel Model(Case each, float[] weight, float[] bias, long version)
    {
        var builder = new GraphBuilder("conv", version);
        var attributes = new List<GraphAttribute> { GraphAttribute.Of("strides", each.Stride, each.Stride), GraphAttribute.Of("dilations", each.Dilation, each.Dilation) };
        attributes.Add(each.AutoPad == "NOTSET" ? GraphAttribute.Of("pads", each.Pads) : GraphAttribute.Of("auto_pad", each.AutoPad));
        string[] inputs =
        [
            builder.Input("in", ElementType.Float32, 1, Channels, "h", "w"),
            builder.Weight(GraphTensor.Of("kernels", (ReadOnlySpan<float>)weight, Results, Channels, each.Kernel, each.Kernel)),
            builder.Weight(GraphTensor.Of("bias", (ReadOnlySpan<float>)bias, Results)),
        ];
        return builder.Output(builder.Node("Conv", inputs, attributes), "out", ElementType.Float32, 1, Results, "oh", "ow").Build();
    }

    // Top, left, bottom, right.
    private static long[] Pads(Case each)
    {
        int all = (each.Kernel - 1) * each.Dilation;
        return each.AutoPad switch
        {
            "SAME_UPPER" => [all / 2, all / 2, all - all / 2, all - all / 2],
            "SAME_LOWER" => [all - all / 2, all - all / 2, all / 2, all / 2],
            _ => each.Pads,
        };
    }

    // By the definition: pixels outside are zero, or those of the opposite edge where that axis is wrapped.
    private static float[] Convolve(float[] picture, float[] weight, float[] bias, Case each, WrapAxes axes)
    {
        long[] pads = Pads(each);
        int reach = (each.Kernel - 1) * each.Dilation;
        int rows = (int)(Rows + pads[0] + pads[2] - reach - 1) / each.Stride + 1, columns = (int)(Columns + pads[1] + pads[3] - reach - 1) / each.Stride + 1;
        var result = new float[Results * rows * columns];
        for (int at = 0; at < result.Length; at++)
        {
            int k = at / (rows * columns), row = at / columns % rows, column = at % columns;
            double sum = bias[k];
            for (int tap = 0; tap < Channels * each.Kernel * each.Kernel; tap++)
            {
                int c = tap / (each.Kernel * each.Kernel), r = tap / each.Kernel % each.Kernel, q = tap % each.Kernel;
                int y = row * each.Stride + r * each.Dilation - (int)pads[0], x = column * each.Stride + q * each.Dilation - (int)pads[1];
                if (axes.HasFlag(WrapAxes.Y))
                    y = (y + Rows) % Rows;
                if (axes.HasFlag(WrapAxes.X))
                    x = (x + Columns) % Columns;
                if (y is >= 0 and < Rows && x is >= 0 and < Columns)
                    sum += picture[(c * Rows + y) * Columns + x] * (double)weight[k * Channels * each.Kernel * each.Kernel + tap];
            }
            result[at] = (float)sum;
        }
        return result;
    }

    private static float[] Random(ulong seed, int count)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(dice.Unit() * 2 - 1))];
    }

    [RuntimeFact]
    public void A_deep_model_moves_its_result_with_its_picture()
    {
        // What makes a tile: rolled pictures give rolled results. With zeros at the edge they do not.
        foreach (bool wrapped in new[] { true, false })
        {
            GraphModel model = Deep();
            if (wrapped)
                Assert.Equal(4, CircularPadding.Apply(model, WrapAxes.Both).Wrapped);
            using OnnxSession session = TinyModels.Open(model);
            float[] picture = Random(5, 8 * 8), moved = Roll(picture, 8, 3, 5);
            float apart = Roll(Run(session, picture), 8, 3, 5).Zip(Run(session, moved), (a, b) => MathF.Abs(a - b)).Max();
            Assert.True(wrapped ? apart < 1e-5f : apart > 1e-2f, $"wrapped {wrapped}: {apart}");
        }
    }

    // Two branches off one input share its wrapped form; one convolution lies in a branch of an If.
    private static GraphModel Deep()
    {
        var builder = new GraphBuilder("deep");
        string at = builder.Input("in", ElementType.Float32, 1, 1, "h", "w");
        string Kernel(string name, ulong seed) => builder.Weight(GraphTensor.Of(name, (ReadOnlySpan<float>)Random(seed, 9), 1, 1, 3, 3));
        string Conv(string input, string kernel) => builder.Node("Conv", [input, kernel], GraphAttribute.Of("pads", 1, 1, 1, 1));
        at = Conv(at, Kernel("k1", 11));
        string left = Conv(at, Kernel("k2", 12)), right = Conv(at, Kernel("k3", 13));
        at = builder.Node("Add", [left, builder.Node("Tanh", [right])]);
        string kernel = Kernel("k4", 14);
        var inner = new Graph { Name = "then" };
        inner.Nodes.Add(new("Conv", [at, kernel], ["then_out"], GraphAttribute.Of("pads", 1, 1, 1, 1)));
        inner.Outputs.Add(GraphPort.Of(new("then_out", ElementType.Float32, [1, 1, "h", "w"])));
        var other = new Graph { Name = "else" };
        other.Nodes.Add(new("Identity", [at], ["else_out"]));
        other.Outputs.Add(GraphPort.Of(new("else_out", ElementType.Float32, [1, 1, "h", "w"])));
        // Not a constant, or the branch would be folded away before it is run.
        string yes = builder.Node("Cast", [builder.Node("ReduceMax", [builder.Node("Abs", ["in"])], GraphAttribute.Of("keepdims", 0L))], GraphAttribute.Of("to", (long)ElementType.Bool));
        string chosen = builder.Node("If", [yes], GraphAttribute.Of("then_branch", inner), GraphAttribute.Of("else_branch", other));
        return builder.Output(chosen, "out", ElementType.Float32, 1, 1, "h", "w").Build();
    }

    private static float[] Run(OnnxSession session, float[] picture)
    {
        using OnnxTensor given = OnnxTensor.Over(OnnxRuntime.Open(), picture.AsMemory(), 1, 1, 8, 8);
        using OnnxTensor got = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = given }).Single();
        return got.Data<float>().ToArray();
    }

    private static float[] Roll(float[] picture, int side, int down, int right) =>
        [.. Enumerable.Range(0, side * side).Select(i => picture[(i / side - down + side) % side * side + (i % side - right + side) % side])];

    [Fact]
    public void Inputs_are_wrapped_once_and_a_second_rewrite_changes_nothing()
    {
        GraphModel model = Deep();
        CircularPadding.Apply(model, WrapAxes.Both);
        // In, the sum of the branches, and what both branches take: three wraps of two joins each for four convolutions.
        Assert.Equal(6, model.Graph.All().SelectMany(g => g.Nodes).Count(n => n.Is("Concat")));
        byte[] once = model.ToBytes(out _);
        Assert.Equal(0, CircularPadding.Apply(model, WrapAxes.Both).Wrapped);
        Assert.Equal(once, model.ToBytes(out _));
    }

    [Fact]
    public void What_can_not_be_wrapped_is_named()
    {
        var builder = new GraphBuilder("mixed");
        string at = builder.Input("in", ElementType.Float32, 1, 1, "h", "w"), kernel = builder.Weight(GraphTensor.Of("k", [1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f], 1, 1, 3, 3));
        at = builder.Node("MaxPool", [at], GraphAttribute.Of("kernel_shape", 3, 3), GraphAttribute.Of("pads", 1, 1, 1, 1));
        at = builder.Node("MaxPool", [at], GraphAttribute.Of("kernel_shape", 2, 2));
        at = builder.Node("ConvTranspose", [at, kernel], GraphAttribute.Of("pads", 1, 1, 1, 1));
        at = builder.Node("Conv", [at, kernel], GraphAttribute.Of("auto_pad", "SAME_UPPER"), GraphAttribute.Of("strides", 2, 2));
        at = builder.Node("Conv", [at, kernel]);
        WrapReport report = CircularPadding.Apply(builder.Output(at, "out", ElementType.Float32, 1, 1, "h", "w").Build(), WrapAxes.Both);
        Assert.Equal(0, report.Wrapped);
        Assert.Equal(["MaxPool MaxPool_0", "ConvTranspose ConvTranspose_2", "Conv Conv_3"], report.Left.Select(l => l[..l.IndexOf(':')]));
    }

    [RuntimeFact]
    public void Weights_stay_in_their_file()
    {
        using var folder = new TemporaryFolder();
        float[] kernels = Random(7, 32 * 32 * 9);
        var builder = new GraphBuilder("wide");
        string conv = builder.Node("Conv", [builder.Input("in", ElementType.Float32, 1, 32, "h", "w"), builder.Weight(GraphTensor.Of("k", (ReadOnlySpan<float>)kernels, 32, 32, 3, 3))], GraphAttribute.Of("pads", 1, 1, 1, 1));
        builder.Output(conv, "out", ElementType.Float32, 1, 32, "h", "w").Build().WriteFile(folder.File("model.onnx"), "model.data");
        byte[] before = File.ReadAllBytes(folder.File("model.data"));
        GraphModel model = GraphModel.Read(folder.File("model.onnx"));
        CircularPadding.Apply(model, WrapAxes.Both);
        model.WriteFile(folder.File("tile.onnx"));
        Assert.True(new FileInfo(folder.File("tile.onnx")).Length < 2000);
        Assert.Equal(before, File.ReadAllBytes(folder.File("model.data")));
        using OnnxSession session = OnnxSession.Open(OnnxRuntime.Open(), folder.File("tile.onnx"));
        using OnnxTensor ones = OnnxTensor.Over(OnnxRuntime.Open(), Enumerable.Repeat(1f, 32 * 16).ToArray().AsMemory(), 1, 32, 4, 4);
        using OnnxTensor sums = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = ones }).Single();
        // A plain picture stays plain up to its edge.
        float[] first = sums.Data<float>()[..16].ToArray();
        Assert.All(first, v => Assert.Equal(kernels[..(32 * 9)].Sum(), v, 1e-3f));
    }
}
