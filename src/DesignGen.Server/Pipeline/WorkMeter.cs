using System.Diagnostics;
using System.Diagnostics.Metrics;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;

namespace DesignGen.Server.Pipeline;

/// <summary>What the workers do, measured for whoever keeps the server: meter <c>DesignGen</c>.</summary>
/// <remarks>Names and tags are read by dashboards: never rename one. No tag names a person, a team or a batch.</remarks>
internal static class WorkMeter
{
    private static readonly Meter Meter = new("DesignGen");

    private static readonly Counter<long> Variants = Meter.CreateCounter<long>("designgen.variants", description: "Variants that were drawn, by what the gates made of them.");

    private static readonly Histogram<double> Drawing = Meter.CreateHistogram<double>("designgen.variant.duration", "s", "Time that a variant took, all tries and its pictures among it.");

    private static readonly Counter<long> Batches = Meter.CreateCounter<long>("designgen.batches", description: "Batches that were drawn to their end.");

    private static readonly Histogram<double> Packing = Meter.CreateHistogram<double>("designgen.production.duration", "s", "Time that an order for press files took.");

    /// <summary>A variant is there.</summary>
    public static void Drawn(VariantState state, long since)
    {
        Variants.Add(1, new KeyValuePair<string, object?>("state", RecipeJson.Word(state)));
        Drawing.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    /// <summary>A batch is drawn to its end.</summary>
    public static void Finished() => Batches.Add(1);

    /// <summary>Press files are there.</summary>
    public static void Packed(long since) => Packing.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
}
