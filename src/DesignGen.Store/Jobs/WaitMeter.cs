using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DesignGen.Store.Jobs;

/// <summary>Waits for a database or files that are away, measured for whoever keeps the program: meter <c>DesignGen</c>. Every program measures its own.</summary>
/// <remarks>Names are read by dashboards: never rename one. No tag names a person, a team or a batch.</remarks>
internal static class WaitMeter
{
    private static readonly Meter Meter = new("DesignGen");

    private static readonly Counter<long> Tries = Meter.CreateCounter<long>("designgen.store.tries", description: "Tries of this program's work that met a database or files that are away.");

    // What waits, by whose wait it is, and since when.
    private static readonly ConcurrentDictionary<object, long> Waiting = new(ReferenceEqualityComparer.Instance);

    static WaitMeter()
    {
        Meter.CreateObservableGauge("designgen.store.waiting", () => Waiting.Count, description: "Pieces of this program's work that wait for a database or files that are away.");
        Meter.CreateObservableGauge("designgen.store.waiting.duration", () => Waiting.IsEmpty ? 0 : Waiting.Values.Select(since => Stopwatch.GetElapsedTime(since).TotalSeconds).DefaultIfEmpty().Max(), "s", "How long the longest of them has waited.");
    }

    /// <summary>Tells listeners of the meter before anything waits, so that nothing is said as 0.</summary>
    public static void Ready()
    {
    }

    /// <summary>A try met that the store is away.</summary>
    /// <param name="wait">Whose wait it is.</param>
    public static void Tried(object wait)
    {
        Tries.Add(1);
        Waiting.TryAdd(wait, Stopwatch.GetTimestamp());
    }

    /// <summary>The wait is over, whichever way.</summary>
    public static void Over(object wait) => Waiting.TryRemove(wait, out _);
}
