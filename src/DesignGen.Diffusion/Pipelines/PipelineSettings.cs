using System.Collections.Immutable;
using DesignGen.Diffusion.Lora;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>How a model is opened.</summary>
public sealed record PipelineSettings
{
    /// <summary>The defaults: the processor, all its cores, weights in their files.</summary>
    public static PipelineSettings Default { get; } = new();

    /// <summary>What the model may run on, best first; the processor is the last resort in any case.</summary>
    public ImmutableArray<ExecutionProvider> Providers { get; init; } = [];

    /// <summary>Threads within one operator, from 1; 0 for one per core. It changes nothing in the pictures.</summary>
    public int Threads { get; init; }

    /// <summary>Additions to the model's weights, merged in when it is opened.</summary>
    public ImmutableArray<LoraUse> Loras { get; init; } = [];

    /// <summary>
    /// A folder to keep models in as this processor reads them fastest; null for none. On the processor it makes steps about 1.5 times as
    /// fast for as much disk as the model's weights; the first opening writes it. Models with additions are not kept.
    /// </summary>
    public string? LayoutFolder { get; init; }

    /// <summary>Closes each part of the model after its use, so that text encoders, UNet and decoder are not in memory at once; slower from picture to picture.</summary>
    public bool OnePartAtATime { get; init; }

    /// <summary>The clock that times of steps are taken from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
