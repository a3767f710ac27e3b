using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A model that is open and makes pictures.</summary>
/// <remarks>One order runs at a time; others wait their turn. Parts are opened when first needed.</remarks>
public sealed class DiffusionPipeline : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly PipelineSettings _settings;

    private DiffusionPipeline(OnnxRuntime runtime, ModelFolder folder, PipelineSettings settings) => (_runtime, Folder, _settings) = (runtime, folder, settings);

    /// <summary>The model.</summary>
    public ModelFolder Folder { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="folder">The model's folder.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="InputException">An addition to its weights does not fit.</exception>
    public static DiffusionPipeline Open(OnnxRuntime runtime, ModelFolder folder, PipelineSettings? settings = null) => new(runtime, folder, settings ?? PipelineSettings.Default);

    /// <summary>Makes pictures.</summary>
    /// <param name="order">Which.</param>
    /// <param name="progress">Told after each call of the model, on the thread that runs it.</param>
    /// <param name="cancel">Stops within a call.</param>
    /// <returns>The pictures in the order's order.</returns>
    /// <exception cref="InputException">The order does not suit the model, or the model's parts do not work together.</exception>
    /// <exception cref="UnavailableException">There is too little memory, or the provider failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ImmutableArray<DiffusionPicture> Make(DiffusionOrder order, IProgress<DiffusionProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NotImplementedException();

    /// <summary>Bytes that its open parts hold in memory, about.</summary>
    public long HeldBytes => 0;

    /// <summary>Closes it; an order that runs is stopped first.</summary>
    public void Dispose()
    {
    }
}
