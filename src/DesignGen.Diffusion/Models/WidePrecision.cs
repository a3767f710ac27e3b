using System.Runtime.InteropServices;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Models;

/// <summary>Makes a model of 16 bits one of 32, for decoders whose numbers pass 65504, the most that 16 bits hold. Weights are doubled in memory.</summary>
internal static class WidePrecision
{
    /// <summary>The same model in 32 bits.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Null where it does not compute in 16 bits.</returns>
    public static GraphModel? Of(GraphModel model)
    {
        if (!model.Graph.Inputs.Any(i => i.Declared.Type == ElementType.Float16))
            return null;
        return new(Widen(model.Graph, model.Folder), model.OperatorSets) { Format = model.Format };
    }

    // What files say of types between steps is left out: the runtime finds them itself.
    private static Graph Widen(Graph graph, string? folder)
    {
        var wide = new Graph { Name = graph.Name };
        wide.Weights.AddRange(graph.Weights.Select(w => Widen(w, folder)));
        wide.Inputs.AddRange(graph.Inputs.Select(Widen));
        wide.Outputs.AddRange(graph.Outputs.Select(Widen));
        foreach (GraphNode node in graph.Nodes)
        {
            foreach (GraphAttribute attribute in node.Attributes.ToArray())
            {
                if (attribute.Tensor is { Type: ElementType.Float16 } constant)
                    node.Set(GraphAttribute.Of(attribute.Name, Widen(constant, folder)));
                else if (attribute.Graph is Graph inner)
                    node.Set(GraphAttribute.Of(attribute.Name, Widen(inner, folder)));
                else if (attribute is { Name: "to" or "dtype", Int: (long)ElementType.Float16 })
                    node.Set(GraphAttribute.Of(attribute.Name, (long)ElementType.Float32));
            }
            wide.Nodes.Add(node);
        }
        return wide;
    }

    private static GraphPort Widen(GraphPort port) =>
        port.Declared.Type == ElementType.Float16 ? GraphPort.Of(port.Declared with { Type = ElementType.Float32 }) : port;

    private static GraphTensor Widen(GraphTensor tensor, string? folder)
    {
        byte[] bytes = tensor.Read(folder ?? "");
        if (tensor.Type != ElementType.Float16)
            return new(tensor.Name, tensor.Type, tensor.Shape, bytes);
        ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
        var numbers = new float[halves.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = (float)halves[i];
        return GraphTensor.Of(tensor.Name, numbers, tensor.Shape);
    }
}
