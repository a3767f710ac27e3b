using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Graphs;

/// <summary>Opens models that were read, and perhaps changed, with their weights used from their files.</summary>
public static class ModelOpening
{
    /// <summary>Opens a model whose weights stay in the files where they lie: pages of those files take the place of memory, are read when touched and shared between programs.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="model">The model. What it says of its weights' places must hold.</param>
    /// <param name="settings">How; <see cref="SessionSettings.SharedWeights"/> go before those of the files. <see cref="SessionSettings.Prepacking"/> is off, since it would copy them.</param>
    /// <exception cref="InputException">A file of weights is missing or too short, or the runtime can't use the model.</exception>
    /// <exception cref="UnavailableException">There is too little memory.</exception>
    public static OnnxSession OpenMapped(OnnxRuntime runtime, GraphModel model, SessionSettings? settings = null)
    {
        settings ??= SessionSettings.Default;
        var files = new Dictionary<string, MappedFile>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<NamedTensor>();
        HashSet<string> given = [.. settings.SharedWeights.Concat(settings.ReplacedWeights).Select(w => w.Name)];
        try
        {
            foreach (GraphTensor weight in model.Graph.Weights)
            {
                // Within a model file weights lie where they fall: those off the beat of their elements are left to the runtime, which copies them.
                if (model.Folder is null || given.Contains(weight.Name) || weight.Type.Bytes() == 0 || weight.FilePlace(model.Folder) is not FilePart place || place.Offset % weight.Type.Bytes() != 0)
                    continue;
                if (!files.TryGetValue(place.Path, out MappedFile? file))
                    files.Add(place.Path, file = MappedFile.Open(place.Path));
                tensors.Add(new(weight.Name, file.Tensor(runtime, place.Offset, weight.Type, weight.Shape.ToArray())));
            }
            return Open(runtime, model, settings with { SharedWeights = [.. settings.SharedWeights, .. tensors], Prepacking = false });
        }
        finally
        {
            // The session keeps what it uses.
            foreach (NamedTensor tensor in tensors)
                tensor.Tensor.Dispose();
            foreach (MappedFile file in files.Values)
                file.Dispose();
        }
    }

    /// <summary>Opens a model; the runtime loads its weights from their files.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">How; the folder of the weights is that of the model.</param>
    /// <exception cref="InputException">A file of weights is missing, a weight given in the settings is not one of the model's, or the runtime can't use the model.</exception>
    /// <exception cref="UnavailableException">There is too little memory.</exception>
    public static OnnxSession Open(OnnxRuntime runtime, GraphModel model, SessionSettings? settings = null)
    {
        settings ??= SessionSettings.Default;
        string name = model.File ?? model.Graph.Name;
        CheckWeights(model, name, [.. settings.SharedWeights, .. settings.ReplacedWeights]);
        byte[] bytes = model.ToBytes(out string? folder);
        return OnnxSession.Open(runtime, bytes, name, settings with { WeightsFolder = folder ?? settings.WeightsFolder });
    }

    // The runtime passes over shared weights that the model does not have, or has otherwise.
    private static void CheckWeights(GraphModel model, string name, IReadOnlyCollection<NamedTensor> given)
    {
        if (given.Count == 0)
            return;
        Dictionary<string, GraphTensor> weights = model.Graph.Weights.ToDictionary(w => w.Name, StringComparer.Ordinal);
        foreach ((string weight, OnnxTensor tensor) in given)
        {
            if (!weights.TryGetValue(weight, out GraphTensor? own))
                throw new InputException(name, weight, "The model has no weight of this name. Check that what is merged into it was made for this model.");
            if (own.Type != tensor.Type || !own.Shape.SequenceEqual(tensor.Shape))
                throw new InputException(name, weight, $"The model's weight is {own.Kind}; {tensor.Kind} can't take its place. Check that what is merged into it was made for this model.");
        }
    }
}
