using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Lora;

/// <summary>
/// Merges low-rank additions (Hu et al. 2021, LoRA) into a model's weights when it is opened: weight + scale · alpha / rank · up · down.
/// The files of the model stay as they are, and a run costs nothing more.
/// </summary>
/// <remarks>
/// Exporters rename and transpose the weights of linear layers, but the names of steps keep the module's path, and by these the weights
/// are found. Merged weights are shared by all forms of a part that are open. Costs a multiplication of
/// two thin matrices per weight.
/// </remarks>
internal sealed class LoraMerge : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly ModelFolder _folder;
    private readonly ImmutableArray<(LoraUse Use, SafetensorsFile File, ImmutableArray<Module> Modules)> _files;
    private readonly Dictionary<ModelPart, Dictionary<string, OnnxTensor>> _merged = [];

    private sealed record Module(LoraPart Part, string Path, string Down, string Up, string? Alpha);

    /// <summary>Reads the tables of the files.</summary>
    /// <exception cref="InputException">A file is damaged, or not a LoRA of a kind that is known.</exception>
    public LoraMerge(OnnxRuntime runtime, ModelFolder folder, ImmutableArray<LoraUse> uses)
    {
        (_runtime, _folder) = (runtime, folder);
        _files = [.. uses.Where(u => u.Weight != 0).Select(u =>
        {
            SafetensorsFile file = SafetensorsFile.Read(u.File);
            return (u, file, Modules(file));
        })];
        foreach ((LoraUse use, SafetensorsFile file, ImmutableArray<Module> modules) in _files)
            CheckPlaces(use, modules);
    }

    /// <summary>Bytes of the weights that were merged so far.</summary>
    public long HeldBytes => _merged.Values.SelectMany(w => w.Values).Sum(t => t.Count * t.Type.Bytes());

    /// <summary>Merges what belongs to a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="graph">Its steps; small weights are replaced here.</param>
    /// <returns>Weights to be used instead of those of the files.</returns>
    /// <exception cref="InputException">An addition is for a weight of another shape.</exception>
    public ImmutableArray<NamedTensor> Apply(ModelPart part, GraphModel graph)
    {
        if (PartOf(part) is not LoraPart which || _files.IsEmpty)
            return [];
        if (!_merged.TryGetValue(part, out Dictionary<string, OnnxTensor>? merged))
            _merged.Add(part, merged = Merge(which, graph));
        var shared = ImmutableArray.CreateBuilder<NamedTensor>();
        for (int i = 0; i < graph.Graph.Weights.Count; i++)
        {
            GraphTensor weight = graph.Graph.Weights[i];
            if (!merged.TryGetValue(weight.Name, out OnnxTensor? values))
                continue;
            // Weights that are written into the model itself can't be exchanged when it is opened.
            if (weight.FilePlace(graph.Folder!) is null)
                graph.Graph.Weights[i] = new(weight.Name, weight.Type, weight.Shape, Bytes(values).ToArray());
            else
                shared.Add(new(weight.Name, values));
        }
        return shared.ToImmutable();
    }

    /// <summary>Lets go of the merged weights; open models keep what they use.</summary>
    public void Dispose()
    {
        foreach (OnnxTensor tensor in _merged.Values.SelectMany(m => m.Values))
            tensor.Dispose();
        _merged.Clear();
    }

    private LoraPart? PartOf(ModelPart part) =>
        part == _folder.Unet ? LoraPart.Unet
        : part == _folder.TextEncoders[0] ? LoraPart.Text
        : _folder.IsXl && part == _folder.TextEncoders[1] ? LoraPart.Text2 : null;

    private ModelPart? PartOf(LoraPart part) => part switch
    {
        LoraPart.Unet => _folder.Unet,
        LoraPart.Text => _folder.TextEncoders[0],
        _ => _folder.IsXl ? _folder.TextEncoders[1] : null,
    };

    private static ImmutableArray<Module> Modules(SafetensorsFile file)
    {
        string[] foreign = [.. file.Tensors.Keys.Where(k => k.Contains("hada_", StringComparison.Ordinal) || k.Contains("lokr_", StringComparison.Ordinal) || k.Contains("dora_scale", StringComparison.Ordinal) || k.Contains("lora_mid", StringComparison.Ordinal) || k.Contains(".diff", StringComparison.Ordinal))];
        if (foreign.Length > 0)
            throw new InputException(file.Path, foreign[0], "This addition is of a kind other than plain LoRA (LoHa, LoKr, DoRA or Tucker form), which can't be merged here. Use a plain LoRA, or convert the file.");
        ILookup<(LoraPart, string), (LoraRole Role, string Name)> read = file.Tensors.Keys.Select(k => (Key: k, Read: LoraKeys.Read(k))).Where(k => k.Read is not null)
            .ToLookup(k => (k.Read!.Value.Part, k.Read.Value.Module), k => (k.Read!.Value.Role, k.Key));
        var modules = ImmutableArray.CreateBuilder<Module>();
        foreach (IGrouping<(LoraPart Part, string Path), (LoraRole Role, string Name)> module in read)
        {
            string? Of(LoraRole role) => module.FirstOrDefault(e => e.Role == role).Name;
            if (Of(LoraRole.Down) is not string down || Of(LoraRole.Up) is not string up)
                throw new InputException(file.Path, module.Key.Path, "One of the two matrices of this module is missing. Download the file again.");
            modules.Add(new(module.Key.Part, module.Key.Path, down, up, Of(LoraRole.Alpha)));
        }
        return modules.Count > 0 ? modules.ToImmutable() : throw new InputException(file.Path, null, "The file holds no LoRA: none of its tensors is named as kohya's scripts or diffusers name them. Use a LoRA for Stable Diffusion in .safetensors form.");
    }

    // That a file fits is known before anything is computed: all its modules must be found.
    private void CheckPlaces(LoraUse use, ImmutableArray<Module> modules)
    {
        if (!double.IsFinite(use.Weight) || Math.Abs(use.Weight) > 10)
            throw new InputException(use.File, "weight", string.Create(CultureInfo.InvariantCulture, $"{use.Weight} is out of range. Use -10 to 10; 0.6 to 1 are usual."));
        foreach (IGrouping<LoraPart, Module> part in modules.GroupBy(m => m.Part))
        {
            if (PartOf(part.Key) is not ModelPart model)
                throw new InputException(use.File, part.First().Path, $"This LoRA is for a model with two text encoders (XL); {_folder.Path} has one. Use it with the family that it was trained for.");
            var places = new LoraPlaces(model.ReadGraph());
            Module[] missing = [.. part.Where(m => places.Find(m.Path) is null)];
            if (missing.Length == 0)
                continue;
            string why = missing.Length == part.Count() && !places.NamesModules
                ? "The model's steps carry no module names, as exports before PyTorch 1.13 do. Export it again with a newer optimum."
                : "Use it with the family that it was trained for.";
            throw new InputException(use.File, missing[0].Path, string.Create(CultureInfo.InvariantCulture, $"{missing.Length} of {part.Count()} modules of this LoRA are not in {model.File}. {why}"));
        }
    }

    private Dictionary<string, OnnxTensor> Merge(LoraPart part, GraphModel graph)
    {
        var places = new LoraPlaces(graph);
        var merged = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        try
        {
            foreach ((LoraUse use, SafetensorsFile file, ImmutableArray<Module> modules) in _files)
            {
                foreach (Module module in modules.Where(m => m.Part == part))
                {
                    LoraPlace place = places.Find(module.Path)!;
                    if (!merged.TryGetValue(place.Weight.Name, out OnnxTensor? weight))
                        merged.Add(place.Weight.Name, weight = Copy(place.Weight, graph.Folder!));
                    Add(weight, place, use, file, module);
                }
            }
            return merged;
        }
        catch
        {
            foreach (OnnxTensor tensor in merged.Values)
                tensor.Dispose();
            throw;
        }
    }

    private OnnxTensor Copy(GraphTensor weight, string folder)
    {
        // The runtime shares memory of ours only, not its own.
        ReadOnlySpan<long> shape = weight.Shape.ToArray();
        OnnxTensor copy = weight.Type == ElementType.Float16
            ? OnnxTensor.Over(_runtime, new Half[weight.Count].AsMemory(), shape)
            : OnnxTensor.Over(_runtime, new float[weight.Count].AsMemory(), shape);
        weight.Read(folder).CopyTo(Bytes(copy));
        return copy;
    }

    private static Span<byte> Bytes(OnnxTensor tensor) => tensor.Type == ElementType.Float16 ? MemoryMarshal.AsBytes(tensor.Data<Half>()) : MemoryMarshal.AsBytes(tensor.Data<float>());

    private static void Add(OnnxTensor weight, LoraPlace place, LoraUse use, SafetensorsFile file, Module module)
    {
        float[] down = file.Numbers(module.Down), up = file.Numbers(module.Up);
        // down: rank × inputs, up: outputs × rank; convolutions have their kernel's sides after these, which belong to the inputs.
        int rank = (int)file.Tensors[module.Down].Shape[0], outputs = (int)file.Tensors[module.Up].Shape[0];
        int inputs = down.Length / Math.Max(rank, 1);
        if (rank == 0 || up.Length != outputs * rank || (long)outputs * inputs != weight.Count || (place.Transposed ? weight.Shape[^1] : weight.Shape[0]) != outputs)
        {
            throw new InputException(file.Path, module.Path, string.Create(CultureInfo.InvariantCulture,
                $"The addition is {outputs} x {inputs} of rank {rank}; the model's weight is {string.Join(" x ", weight.Shape)}. Use it with the family that it was trained for."));
        }
        float alpha = module.Alpha is string name ? file.Numbers(name)[0] : rank;
        float scale = (float)(use.Weight * alpha / rank);
        var row = new float[inputs];
        for (int o = 0; o < outputs; o++)
        {
            Array.Clear(row);
            for (int r = 0; r < rank; r++)
            {
                float factor = up[o * rank + r];
                ReadOnlySpan<float> from = down.AsSpan(r * inputs, inputs);
                for (int i = 0; i < inputs; i++)
                    row[i] += factor * from[i];
            }
            (int first, int step) = place.Transposed ? (o, outputs) : (o * inputs, 1);
            if (weight.Type == ElementType.Float16)
            {
                Span<Half> values = weight.Data<Half>();
                for (int i = 0; i < inputs; i++)
                    values[first + i * step] = (Half)((float)values[first + i * step] + scale * row[i]);
            }
            else
            {
                Span<float> values = weight.Data<float>();
                for (int i = 0; i < inputs; i++)
                    values[first + i * step] += scale * row[i];
            }
        }
    }
}
