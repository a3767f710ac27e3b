using System.Collections.Immutable;
using System.Diagnostics;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Engine.Tests;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Benchmarks.Batches;

/// <summary>Batches from one open brief: how far designs differ, how many tries they take, how long it takes; beside chance alone.</summary>
/// <remarks>The rival draws with the same families and gates, and leaves family, parameters, repeat and palette to chance, one after the other.</remarks>
internal static class BatchBenchmark
{
    private const string Open = "product: t-shirt\nplacement: all-over\ngarment: white\nprint: screen\ninks: 6\nseed: 7\n";

    public static int Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; drawing and gates, no pictures");
        Console.WriteLine("| batch | planned by | time | tries a design | families | mean D | smallest D | pairs under 0.12 |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        foreach (int count in new[] { 20, 200 })
        {
            var planner = new Planner(Trials.Brief(Open), Templates.Catalogue);
            Row(count, "the planner", i => Trials.Make(planner, i));
            Row(count, "chance", i => Chance(planner, i));
        }
        return 0;
    }

    private static void Row(int count, string by, Func<int, Made> make)
    {
        long begun = Stopwatch.GetTimestamp();
        var made = new Made[count];
        Parallel.For(0, count, i => made[i] = make(i));
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        double[] distances = [.. from i in Enumerable.Range(0, count) from j in Enumerable.Range(0, i) select Diversity.Distance(made[i].Spec, made[i].Report, made[j].Spec, made[j].Report)];
        Console.WriteLine(FormattableString.Invariant(
            $"| {count} | {by} | {seconds:0.0} s | {made.Average(m => m.Spec.Try):0.00} | {made.Select(m => m.Spec.Recipe.Family).Distinct().Count()} | {distances.Average():0.000} | {distances.Min():0.000} | {distances.Count(d => d < Diversity.Twins)} |"));
    }

    // Any order of the plan serves as a form to fill in: family, repeat and inks from one place, parameters even over their ranges.
    private static Made Chance(Planner planner, int index)
    {
        Dice dice = new Dice(99).Fork("chance", index);
        for (int attempt = 1; ; attempt++)
        {
            DesignSpec spec = planner.Spec(dice.Whole(0, 9999), 1);
            FamilyCard card = FamilyRegistry.Get(spec.Recipe.Family).Card;
            ImmutableSortedDictionary<string, double> values = card.Parameters.ToImmutableSortedDictionary(
                p => p.Name, p => p.IsWhole ? dice.Whole((int)p.Low, (int)p.High) : dice.Between(p.Low, p.High), StringComparer.Ordinal);
            spec = spec with { Try = attempt, Recipe = spec.Recipe with { Parameters = values } };
            GateReport report = Gatekeeper.Inspect(new Candidate(spec, ProceduralGenerator.Draw(spec.Recipe)));
            if (report.Findings.All(f => f.Verdict != GateVerdict.Reject) || attempt == 4)
                return new(spec, report, true);
        }
    }
}
