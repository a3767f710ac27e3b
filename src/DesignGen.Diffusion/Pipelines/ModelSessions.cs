using System.Collections.Immutable;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Lora;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>The open parts of a model, each opened when it is first needed, UNet and decoder also in forms whose edges meet.</summary>
/// <remarks>On the processor weights are used from their files, so that all forms of a part, and other programs, share their memory.</remarks>
internal sealed class ModelSessions : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly ModelFolder _folder;
    private readonly PipelineSettings _settings;
    private readonly LoraMerge _loras;
    private readonly LaidOutModels? _laidOut;
    private readonly Dictionary<(ModelPart Part, WrapAxes Axes), OnnxSession?> _open = [];
    private readonly Dictionary<WrapAxes, OnnxSession?> _wide = [];
    private readonly SortedSet<string> _refusals = new(StringComparer.Ordinal);

    /// <summary>Nothing is opened yet, but the additions are read and checked.</summary>
    public ModelSessions(OnnxRuntime runtime, ModelFolder folder, PipelineSettings settings)
    {
        (_runtime, _folder, _settings) = (runtime, folder, settings);
        _loras = new(runtime, folder, settings.Loras);
        _laidOut = settings.LayoutFolder is string kept ? new(runtime, kept) : null;
    }

    /// <summary>Providers that were asked for and could not be used, in words.</summary>
    public IEnumerable<string> Refusals => _refusals;

    /// <summary>Bytes of the open parts' weights; forms of one part share them.</summary>
    public long HeldBytes
    {
        get
        {
            lock (_open)
                return _open.Where(o => o.Value is not null).Select(o => o.Key.Part).Distinct().Sum(p => p.WeightBytes) + _loras.HeldBytes;
        }
    }

    /// <summary>A text encoder.</summary>
    public OnnxSession TextEncoder(int index) => Get(_folder.TextEncoders[index], WrapAxes.None)!;

    /// <summary>The VAE's encoder.</summary>
    public OnnxSession Encoder => Get(_folder.VaeEncoder!, WrapAxes.None)!;

    /// <summary>The UNet, whose edges meet along the axes; null where it can't be rewritten so.</summary>
    public OnnxSession? Unet(WrapAxes axes) => Get(_folder.Unet, axes);

    /// <summary>The VAE's decoder, whose edges meet along the axes; null where it can't be rewritten so.</summary>
    public OnnxSession? Decoder(WrapAxes axes) => Get(_folder.VaeDecoder, axes);

    /// <summary>The decoder in 32 bits: from its own file, else that of 16 bits made wider.</summary>
    public OnnxSession? WideDecoder(WrapAxes axes)
    {
        if (_folder.WideDecoder is not null)
            return Get(_folder.WideDecoder, axes);
        lock (_open)
        {
            if (!_wide.TryGetValue(axes, out OnnxSession? session))
            {
                GraphModel graph = _folder.VaeDecoder.ReadGraph();
                session = Wrap(graph, axes) && WidePrecision.Of(graph) is GraphModel wide ? ModelOpening.Open(_runtime, wide, Settings(Providers)) : null;
                _wide.Add(axes, session);
            }
            return session;
        }
    }

    /// <summary>Says that a part is not needed for now; it is closed where parts are to be open one at a time.</summary>
    public void DoneWith(ModelPart part)
    {
        if (!_settings.OnePartAtATime)
            return;
        lock (_open)
        {
            foreach ((ModelPart Part, WrapAxes Axes) key in _open.Keys.Where(k => (k.Part == part || (part == _folder.VaeDecoder && k.Part == _folder.WideDecoder)) && _open[k] is not null).ToArray())
            {
                _open[key]?.Dispose();
                _open.Remove(key);
            }
            if (part == _folder.VaeDecoder)
                CloseWide();
        }
    }

    private void CloseWide()
    {
        foreach (OnnxSession? session in _wide.Values)
            session?.Dispose();
        _wide.Clear();
    }

    private OnnxSession? Get(ModelPart part, WrapAxes axes)
    {
        lock (_open)
        {
            if (!_open.TryGetValue((part, axes), out OnnxSession? session))
                _open.Add((part, axes), session = Open(part, axes));
            return session;
        }
    }

    private ImmutableArray<ExecutionProvider> Providers => _settings.Providers.RemoveAll(p => p.IsCpu);

    private OnnxSession? Open(ModelPart part, WrapAxes axes)
    {
        GraphModel graph = part.ReadGraph();
        if (!Wrap(graph, axes))
            return null;
        ImmutableArray<NamedTensor> merged = _loras.Apply(part, graph);
        if (!Providers.IsEmpty)
        {
            // A card copies weights into its own memory, and takes replaced ones in this form only.
            OnnxSession onCard = ModelOpening.Open(_runtime, graph, Settings(Providers) with { Optimization = GraphOptimization.All, ReplacedWeights = merged });
            foreach (ProviderRefusal refusal in onCard.Refusals)
                _refusals.Add($"{refusal.Provider} could not be used: {refusal.Reason}.");
            if (!onCard.Provider.IsCpu)
                return onCard;
            onCard.Dispose();
        }
        // Merged weights are in the exporter's order, and a folder for each addition and share would fill a disk.
        if (merged.IsEmpty && _laidOut?.Find(part, axes, graph, Settings([])) is GraphModel laidOut)
            return ModelOpening.OpenMapped(_runtime, laidOut, Settings([]) with { Optimization = GraphOptimization.None });
        return ModelOpening.OpenMapped(_runtime, graph, Settings([]) with { SharedWeights = merged });
    }

    private static bool Wrap(GraphModel graph, WrapAxes axes) => axes == WrapAxes.None || CircularPadding.Apply(graph, axes) is { Wrapped: > 0, Left.IsEmpty: true };

    private SessionSettings Settings(ImmutableArray<ExecutionProvider> providers) => new() { Providers = providers, Threads = _settings.Threads };

    /// <summary>Closes all parts.</summary>
    public void Dispose()
    {
        lock (_open)
        {
            foreach (OnnxSession? session in _open.Values)
                session?.Dispose();
            _open.Clear();
            CloseWide();
        }
        _loras.Dispose();
    }
}
