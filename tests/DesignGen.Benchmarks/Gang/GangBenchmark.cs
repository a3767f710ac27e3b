using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Gang.Nesting;
using DesignGen.Produce.Tests.Gang;

namespace DesignGen.Benchmarks.Gang;

/// <summary>True-shape nesting beside skyline packing of boxes, on twelve sets with stated seeds: round stars, deep stars, slivers and mixtures.</summary>
internal static class GangBenchmark
{
    /// <summary>Word for the sets as JSON, so that a rival can be measured by hand on the same ones.</summary>
    private const string Sets = "sets";

    public static int Run(string[] args)
    {
        if (args is [FilmJob.Subject])
            return FilmJob.Run();
        if (args is [Sets])
        {
            Console.WriteLine(JsonSerializer.Serialize(Enumerable.Range(1, 12).Select(Set).Select(o => new { o.Width, o.Gap, Pieces = o.Pieces.Select(p => o.Shapes[p].Turns[0].Select(c => new[] { c.X, c.Y })) })));
            return 0;
        }
        long effort = args.Length > 0 && long.TryParse(args[0], out long thousands) ? thousands * 1000 : NestEffort.UsualPlacements;
        Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; film 545 mm, gap 1 mm, quarter turns, {effort / 1000} thousand placements"));
        Console.WriteLine("| set | pieces | designs | first layout | nested | time | processor time | skyline of boxes | film saved |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (int set = 1; set <= 12; set++)
        {
            NestOrder order = Set(set);
            double area = order.Pieces.Sum(p => Area(order.Shapes[p].Turns[0]));
            double first = Nester.Nest(order, new() { Placements = order.Pieces.Length * 4 }, null, CancellationToken.None).Lengths[0];
            long begun = Stopwatch.GetTimestamp();
            TimeSpan worked = Environment.CpuUsage.TotalTime;
            double nested = Nester.Nest(order, new() { Placements = effort }, null, CancellationToken.None).Lengths[0];
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            double work = (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
            double boxes = Skyline.Length([.. order.Pieces.Select(p => (order.Shapes[p].Turns[0].Max(c => c.X), order.Shapes[p].Turns[0].Max(c => c.Y)))], order.Width, order.Gap);
            Console.WriteLine(FormattableString.Invariant(
                $"| {set} | {order.Pieces.Length} | {order.Shapes.Length} | {Use(first):0.0} % | {Use(nested):0.0} % | {seconds:0.0} s | {work:0.0} s | {Use(boxes):0.0} % | {(1 - nested / boxes) * 100:0} % |"));

            double Use(double length) => area / (order.Width * length) * 100;
        }
        return 0;
    }

    /// <summary>The set of a number, 1 to 12.</summary>
    public static NestOrder Set(int set)
    {
        Dice dice = new Dice(2026).Fork("gang", set);
        int designs = set % 3 == 0 ? 20 : set % 3 == 1 ? 6 : 12, pieces = set % 2 == 0 ? 60 : 40;
        ImmutableArray<NestShape> shapes = [.. Enumerable.Range(0, designs).Select(_ => RandomSets.Turned(RandomSets.Star(dice, dice.Between(40, 140)), 4))];
        return new() { Shapes = shapes, Pieces = [.. Enumerable.Range(0, pieces).Select(i => i % designs).Order()], Width = 545, MaxLength = 20_000, Gap = 1, Unit = 25.4 / 300 };
    }

    private static double Area(ImmutableArray<Point> corners)
    {
        double twice = 0;
        for (int i = 0; i < corners.Length; i++)
            twice += Point.Cross(corners[i], corners[(i + 1) % corners.Length]);
        return Math.Abs(twice) / 2;
    }
}
