using System.Globalization;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Graphs;

/// <summary>Makes a model step by step: each call gives the name by which later ones take its result.</summary>
/// <param name="name">The model's name.</param>
/// <param name="operatorVersion">Version of ONNX's operators.</param>
public sealed class GraphBuilder(string name, long operatorVersion = 17)
{
    private readonly Graph _graph = new() { Name = name };

    /// <summary>An input.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="type">What its elements are.</param>
    /// <param name="shape">Its sides: sizes, or names of sizes left open.</param>
    public string Input(string input, ElementType type, params ReadOnlySpan<PortSide> shape)
    {
        _graph.Inputs.Add(GraphPort.Of(new(input, type, [.. shape])));
        return input;
    }

    /// <summary>A weight.</summary>
    public string Weight(GraphTensor weight)
    {
        _graph.Weights.Add(weight);
        return weight.Name;
    }

    /// <summary>A step with one result, which is named for its operator and place.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="inputs">What it takes.</param>
    /// <param name="attributes">Its settings.</param>
    public string Node(string op, IEnumerable<string> inputs, params IEnumerable<GraphAttribute> attributes)
    {
        string result = string.Create(CultureInfo.InvariantCulture, $"{op}_{_graph.Nodes.Count}");
        _graph.Nodes.Add(new(op, inputs, [result], attributes) { Name = result });
        return result;
    }

    /// <summary>Makes a result an output of the model.</summary>
    /// <param name="result">The name that a step gave.</param>
    /// <param name="output">The output's name.</param>
    /// <param name="type">What its elements are.</param>
    /// <param name="shape">Its sides.</param>
    public GraphBuilder Output(string result, string output, ElementType type, params ReadOnlySpan<PortSide> shape)
    {
        _graph.Nodes.Add(new("Identity", [result], [output]) { Name = "output " + output });
        _graph.Outputs.Add(GraphPort.Of(new(output, type, [.. shape])));
        return this;
    }

    /// <summary>The model.</summary>
    public GraphModel Build() => new(_graph, new OperatorSet("", operatorVersion));
}
