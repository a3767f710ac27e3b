using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Onnx;

/// <summary>Models of a few steps, made with our own writer.</summary>
internal static class TinyModels
{
    /// <summary>sum = a + b, for 32-bit floats of any length n.</summary>
    public static GraphModel Sum(ElementType type = ElementType.Float32)
    {
        var builder = new GraphBuilder("sum");
        string sum = builder.Node("Add", [builder.Input("a", type, "n"), builder.Input("b", type, "n")]);
        return builder.Output(sum, "sum", type, "n").Build();
    }

    /// <summary>out = in x weight, a square matrix of the given side whose element (r, c) is <paramref name="weight"/> (r, c).</summary>
    public static GraphModel Product(int side, Func<int, int, float> weight)
    {
        var builder = new GraphBuilder("product");
        float[] values = [.. Enumerable.Range(0, side * side).Select(i => weight(i / side, i % side))];
        string product = builder.Node("MatMul", [builder.Input("in", ElementType.Float32, "rows", side), builder.Weight(GraphTensor.Of("weight", (ReadOnlySpan<float>)values, side, side))]);
        return builder.Output(product, "out", ElementType.Float32, "rows", side).Build();
    }

    /// <summary>Multiplies a square matrix with itself again and again: seconds of work for a side of 1000, to be stopped.</summary>
    public static GraphModel Slow(int steps)
    {
        var builder = new GraphBuilder("slow");
        string at = builder.Input("in", ElementType.Float32, "n", "n");
        for (int i = 0; i < steps; i++)
            at = builder.Node("MatMul", [at, "in"]);
        return builder.Output(at, "out", ElementType.Float32, "n", "n").Build();
    }

    public static OnnxSession Open(GraphModel model, SessionSettings? settings = null) => ModelOpening.Open(OnnxRuntime.Open(), model, settings);
}
