using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Lora;

/// <summary>The weight of a module in an exported model.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Transposed">Whether it lies as inputs × outputs, the other way round than in PyTorch.</param>
internal sealed record LoraPlace(GraphTensor Weight, bool Transposed);

/// <summary>Finds the weights of modules by the names of the steps that use them: <c>/down_blocks.0/attentions.0/…/to_q/MatMul</c>.</summary>
internal sealed class LoraPlaces
{
    private readonly Dictionary<string, LoraPlace> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the names of a model's steps.</summary>
    public LoraPlaces(GraphModel model)
    {
        Dictionary<string, GraphTensor> weights = model.Graph.Weights.Where(w => w.Type is ElementType.Float32 or ElementType.Float16).DistinctBy(w => w.Name).ToDictionary(w => w.Name, StringComparer.Ordinal);
        foreach (GraphNode node in model.Graph.Nodes)
        {
            if (node.Inputs.Count < 2 || !(node.Is("MatMul") || node.Is("Gemm") || node.Is("Conv")) || !weights.TryGetValue(node.Inputs[1], out GraphTensor? weight))
                continue;
            int end = node.Name.LastIndexOf('/');
            if (end > 0)
                _places.TryAdd(node.Name[..end].Trim('/').Replace('/', '_').Replace('.', '_'), new(weight, node.Is("MatMul") || (node.Is("Gemm") && node.Attribute("transB")?.Int is not 1)));
        }
    }

    /// <summary>Whether the model's steps are named for modules at all.</summary>
    public bool NamesModules => _places.Count > 0;

    /// <summary>The weight of a module; null where the model has none of that path.</summary>
    /// <param name="module">The path with underscores. Exporters may put a name before it, or leave the first ones of it out, as long as one module alone fits.</param>
    public LoraPlace? Find(string module)
    {
        if (_places.TryGetValue(module, out LoraPlace? place))
            return place;
        LoraPlace[] fits = [.. _places.Where(p => p.Key.EndsWith("_" + module, StringComparison.Ordinal) || module.EndsWith("_" + p.Key, StringComparison.Ordinal)).Select(p => p.Value)];
        return fits.Length == 1 ? fits[0] : null;
    }
}
