using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Models;

/// <summary>One part of a model: a text encoder, the UNet, or half of the VAE.</summary>
/// <remarks>Inputs and outputs are read from the file itself; what exporters write beside it is only asked where the file does not say.</remarks>
public sealed class ModelPart
{
    private readonly JsonElement? _config;

    private ModelPart(string name, string file, GraphModel graph, JsonElement? config)
    {
        (Name, File, _config) = (name, file, config);
        // Files of before 2020 list weights among the inputs.
        HashSet<string> weights = [.. graph.Graph.Weights.Select(w => w.Name)];
        Inputs = [.. graph.Graph.Inputs.Select(i => i.Declared).Where(i => !weights.Contains(i.Name))];
        Outputs = [.. graph.Graph.Outputs.Select(o => o.Declared)];
        WeightBytes = graph.Graph.Weights.Sum(w => w.Count * w.Type.Bytes());
        WeightFiles = [.. graph.Graph.Weights.Where(w => w.IsExternal).Select(w => w.FilePlace(graph.Folder!)!.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ContextSide = Inputs.FirstOrDefault(i => i.Name == "encoder_hidden_states")?.Shape is { Length: 3 } shape ? shape[2].Size : null;
    }

    /// <summary>Its folder's name, for example <c>unet</c>.</summary>
    public string Name { get; }

    /// <summary>The .onnx file.</summary>
    public string File { get; }

    /// <summary>What it takes.</summary>
    public ImmutableArray<TensorPort> Inputs { get; }

    /// <summary>What it gives.</summary>
    public ImmutableArray<TensorPort> Outputs { get; }

    /// <summary>Bytes of its weights, which is about what it needs in memory.</summary>
    public long WeightBytes { get; }

    /// <summary>Files beside the .onnx file that hold weights.</summary>
    public ImmutableArray<string> WeightFiles { get; }

    /// <summary>For a UNet: how wide its context is; null where the file leaves it open.</summary>
    internal long? ContextSide { get; }

    /// <summary>Reads a part.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="file">The file within it.</param>
    /// <exception cref="InputException">The file is no model, or damaged, or weights of it are missing.</exception>
    internal static ModelPart Read(string folder, string file)
    {
        var part = new ModelPart(Path.GetFileName(folder), file, GraphModel.Read(file), JsonFile.ReadIfThere(Path.Combine(folder, "config.json")));
        string[] missing = [.. part.WeightFiles.Where(f => !System.IO.File.Exists(f))];
        return missing.Length == 0 ? part : throw new InputException(file, null, $"The weights of this model lie in {string.Join(", ", missing.Select(Path.GetFileName))}, which is not there. Copy the model's whole folder again.");
    }

    /// <summary>The model's steps, read anew, to be opened or changed.</summary>
    public GraphModel ReadGraph() => GraphModel.Read(File);

    /// <summary>An input by its name; null where there is none.</summary>
    internal TensorPort? Input(string name) => Inputs.FirstOrDefault(i => i.Name == name);

    /// <summary>An output by its name; null where there is none.</summary>
    internal TensorPort? Output(string name) => Outputs.FirstOrDefault(o => o.Name == name);

    /// <summary>A number of the exporter's config; null where there is no config or no such number in it.</summary>
    internal double? Number(string name) => _config is { } config && config.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>How many entries a list of the exporter's config has; null where there is none.</summary>
    internal int? Count(string name) => _config is { } config && config.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : null;

    /// <summary>Whether the exporter's config holds something under a name that is neither null nor 0.</summary>
    internal bool Says(string name) => _config is { } config && config.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False) && Number(name) != 0;
}
