using System.Collections.Immutable;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>The fastest of several runs of a tracer on one picture.</summary>
/// <param name="Milliseconds">Its processor time; of potrace, whose processes are short, the time that passed.</param>
/// <param name="Written">Bytes of SVG.</param>
/// <param name="Peak">Most memory that its process had, bytes; 0 where that is not known.</param>
/// <param name="Version">Version of the tracer.</param>
internal sealed record Timing(double Milliseconds, long Written, long Peak, string Version)
{
    /// <summary>Its steps, of ours only.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];

    /// <summary>The faster of two.</summary>
    public static Timing Faster(Timing? a, Timing b) => a is not null && a.Milliseconds <= b.Milliseconds ? a : b;
}
