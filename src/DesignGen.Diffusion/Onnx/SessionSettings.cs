using System.Collections.Immutable;

namespace DesignGen.Diffusion.Onnx;

/// <summary>How far the runtime rewrites a model before it runs it.</summary>
public enum GraphOptimization
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Constants folded, needless steps left out. Keeps weights as they lie, so that mapped ones are not copied.</summary>
    Basic = 1,

    /// <summary>Steps joined, too.</summary>
    Extended = 2,

    /// <summary>Weights of convolutions laid out anew, too: often faster on a processor, at the price of a second copy of them.</summary>
    All = 99,
}

/// <summary>A tensor under the name of a weight.</summary>
/// <param name="Name">The weight's name in the model.</param>
/// <param name="Tensor">Its values.</param>
public sealed record NamedTensor(string Name, OnnxTensor Tensor);

/// <summary>How a model is opened. The defaults suit a UNet on a processor: little memory, no slower than more rewriting.</summary>
public sealed record SessionSettings
{
    /// <summary>The defaults.</summary>
    public static SessionSettings Default { get; } = new();

    /// <summary>What the model may run on, best first; the processor is the last resort in any case. None means the processor.</summary>
    public ImmutableArray<ExecutionProvider> Providers { get; init; } = [];

    /// <summary>How far the model is rewritten; <see cref="GraphOptimization.Basic"/> by default.</summary>
    public GraphOptimization Optimization { get; init; } = GraphOptimization.Basic;

    /// <summary>Threads within one operator, from 1; 0 lets the runtime take one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Keeps freed memory for the next run.</summary>
    public bool Arena { get; init; } = true;

    /// <summary>Plans the memory of a run from the one before; for inputs that keep their size.</summary>
    public bool MemoryPattern { get; init; } = true;

    /// <summary>Keeps a second copy of some weights in the order that the processor's kernels read them in.</summary>
    public bool Prepacking { get; init; } = true;

    /// <summary>Sizes for sides that the model leaves open, by their name.</summary>
    public ImmutableSortedDictionary<string, long> Sides { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Further entries of the runtime's session configuration.</summary>
    public ImmutableSortedDictionary<string, string> Entries { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>For models that come as bytes: the folder that their files of weights lie in. Null where they have none.</summary>
    public string? WeightsFolder { get; init; }

    /// <summary>
    /// Weights used where they lie instead of those of the file, for as long as the session lives; the tensors may be disposed of before it.
    /// Not with <see cref="GraphOptimization.All"/>, which reads the file's weights before it looks at these.
    /// </summary>
    public ImmutableArray<NamedTensor> SharedWeights { get; init; } = [];

    /// <summary>Weights copied instead of those of the file, at any optimization; only for weights that lie in a file beside the model.</summary>
    public ImmutableArray<NamedTensor> ReplacedWeights { get; init; } = [];

    /// <summary>Where to write the rewritten model; null for nowhere.</summary>
    public string? OptimizedModel { get; init; }
}
