using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Seams;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A model that is open and makes pictures: from words, from a picture and words, within a mask, as tiles.</summary>
/// <remarks>
/// The same order gives the same bytes on the same processor and version of the runtime, with any number of threads. Thread-safe: one
/// order runs at a time, others wait their turn. Parts of the model are opened when first needed and stay open.
/// </remarks>
public sealed class DiffusionPipeline : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly PipelineSettings _settings;
    private readonly ModelSessions _sessions;
    private readonly PictureCodec _codec;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private bool _closed;

    private DiffusionPipeline(OnnxRuntime runtime, ModelFolder folder, PipelineSettings settings)
    {
        (_runtime, Folder, _settings) = (runtime, folder, settings);
        _sessions = new(runtime, folder, settings);
        Texts = new(runtime, folder, _sessions);
        _codec = new(runtime, folder, _sessions);
    }

    /// <summary>The model.</summary>
    public ModelFolder Folder { get; }

    /// <summary>Bytes of the weights that are open, about what it holds in memory; 0 until the first order.</summary>
    public long HeldBytes => _sessions.HeldBytes;

    /// <summary>What texts were read.</summary>
    internal TextContexts Texts { get; }

    /// <summary>Where the chance of a batch comes from; PyTorch's numbers for each image's seed. Tests put their own here.</summary>
    internal Func<ImmutableArray<uint>, INoise> NoiseOf { get; set; } = seeds => new NoisePerImage([.. seeds.Select(s => (INoise)new TorchNoise(s))]);

    /// <summary>Told the latents after each call; for tests.</summary>
    internal CallMade? Watched { get; set; }

    /// <summary>Opens a model; its parts are loaded when they are first needed.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="folder">The model's folder.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="InputException">An addition to its weights is damaged or does not fit.</exception>
    public static DiffusionPipeline Open(OnnxRuntime runtime, ModelFolder folder, PipelineSettings? settings = null) => new(runtime, folder, settings ?? PipelineSettings.Default);

    /// <summary>Makes pictures.</summary>
    /// <param name="order">Which.</param>
    /// <param name="progress">Told after each call of the model, on the thread that runs it.</param>
    /// <param name="cancel">Stops within a call.</param>
    /// <returns>The pictures in the order's order.</returns>
    /// <exception cref="InputException">The order does not suit the model, or the model's parts do not work together.</exception>
    /// <exception cref="UnavailableException">There is too little memory, or the provider failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, or the model was closed.</exception>
    public ImmutableArray<DiffusionPicture> Make(DiffusionOrder order, IProgress<DiffusionProgress>? progress = null, CancellationToken cancel = default)
    {
        OrderChecks.Check(order, Folder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closing.Token);
        _turn.Wait(stop.Token);
        try
        {
            return new OrderRun(_runtime, Folder, _settings, _sessions, _codec, Texts, order, progress) { NoiseOf = NoiseOf, Watched = Watched }.Make(stop.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the model; an order that runs is stopped first.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, true))
            return;
        _closing.Cancel();
        _turn.Wait();
        _sessions.Dispose();
        _turn.Release();
    }
}
