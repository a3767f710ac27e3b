using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>How long each tracer is run on a picture, in each round: processor time, for potrace time that passes.</summary>
/// <param name="WarmUpSeconds">Before anything counts; once at least.</param>
/// <param name="TimedSeconds">While the fastest run is looked for; once at least.</param>
internal sealed record Pace(double WarmUpSeconds, double TimedSeconds);

/// <summary>Our tracer beside vtracer and potrace: the same pixels, one process each, in turn; and where our time and memory go.</summary>
/// <remarks>
/// From RGBA bytes in memory to the text of an SVG, in processor time, as the machine may have other work. The fastest run of each is compared, as the one
/// least disturbed; the two rounds lie apart, so that a slow minute of the machine does not fall on one tracer alone. A rival that is not there is named and left out.
/// </remarks>
internal static class VectorizeBenchmark
{
    private const int Rounds = 2;

    private const string Vtracer = "@neplex/vectorizer";

    private static readonly Pace Pace = new(1, 2);

    /// <summary>Measures and prints both tables.</summary>
    /// <param name="args">Largest of the made pictures in megapixels, 14 where it is missing; then PNG files to trace too.</param>
    public static int Run(string[] args)
    {
        bool limited = args.Length > 0 && double.TryParse(args[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        double largest = limited ? double.Parse(args[0], CultureInfo.InvariantCulture) : double.PositiveInfinity;
        string? missing = Rival.Install(Vtracer), potrace = Potrace.Version();
        if (missing is not null)
            Console.Error.WriteLine($"Without vtracer: {missing}");
        if (potrace is null)
            Console.Error.WriteLine("Without potrace: there is no such program on the PATH. Install the package 'potrace'.");
        var lines = new List<(BenchmarkPicture Picture, Timing Ours)>();
        bool headed = false;
        foreach (BenchmarkPicture picture in BenchmarkPicture.All(largest).Concat(args.Skip(limited ? 1 : 0).Select(BenchmarkPicture.FromPng)))
        {
            (Timing ours, Timing? vtracer, Timing? traced) = Measure(picture, missing is null, potrace);
            if (!headed)
            {
                Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, vtracer by {Vtracer} {vtracer?.Version ?? "(absent)"}, potrace {potrace ?? "(absent)"}");
                Console.WriteLine("| picture | pixels | inks | ours | vtracer | potrace | ours to vtracer | ours to potrace | SVG ours | vtracer | potrace | memory ours | vtracer |");
                Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
                headed = true;
            }
            Console.WriteLine(Row(picture, ours, vtracer, traced));
            lines.Add((picture, ours));
        }
        PrintSteps(lines);
        return 0;
    }

    private static (Timing Ours, Timing? Vtracer, Timing? Potrace) Measure(BenchmarkPicture picture, bool withVtracer, string? potrace)
    {
        string folder = Directory.CreateTempSubdirectory("designgen-bench-").FullName;
        try
        {
            string file = Path.Combine(folder, "pixels");
            File.WriteAllBytes(file, picture.Pixels.Pixels);
            IReadOnlyList<string> bitmaps = potrace is null ? [] : Potrace.Prepare(picture, folder);
            Timing? ours = null, vtracer = null, traced = null;
            for (int round = 0; round < Rounds; round++)
            {
                ours = Timing.Faster(ours, OwnTracer.Measure(file, picture, Pace));
                if (withVtracer)
                    vtracer = Timing.Faster(vtracer, Node(file, picture));
                if (bitmaps.Count > 0)
                    traced = Timing.Faster(traced, Potrace.Measure(bitmaps, potrace!, Pace));
            }
            return (ours!, vtracer, traced);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Timing Node(string file, BenchmarkPicture picture) => JsonSerializer.Deserialize<Timing>(Rival.Start(
        "node", "vectorizer.js", file, Number(picture.Pixels.Width), Number(picture.Pixels.Height), Number(Pace.WarmUpSeconds), Number(Pace.TimedSeconds)))!;

    private static string Row(BenchmarkPicture picture, Timing ours, Timing? vtracer, Timing? potrace)
    {
        var row = new StringBuilder($"| {picture.Name} | {picture.Pixels.Width} × {picture.Pixels.Height} | {picture.Colours.Length} |");
        double megapixels = Megapixels(picture);
        foreach (Timing? timing in (Timing?[])[ours, vtracer, potrace])
            row.Append(Cell(timing, t => string.Create(CultureInfo.InvariantCulture, $"{t.Milliseconds:0.0} ms, {t.Milliseconds / megapixels:0.0} ms/MP")));
        foreach (Timing? rival in (Timing?[])[vtracer, potrace])
            row.Append(Cell(rival, t => string.Create(CultureInfo.InvariantCulture, $"{ours.Milliseconds / t.Milliseconds:0.00}")));
        foreach (Timing? timing in (Timing?[])[ours, vtracer, potrace])
            row.Append(Cell(timing, t => string.Create(CultureInfo.InvariantCulture, $"{t.Written / 1000.0:0.0} kB")));
        foreach (Timing? timing in (Timing?[])[ours, vtracer])
            row.Append(Cell(timing, t => string.Create(CultureInfo.InvariantCulture, $"{t.Peak / 1e6:0} MB")));
        return row.ToString();

        static string Cell(Timing? timing, Func<Timing, string> text) => timing is null ? " – |" : $" {text(timing)} |";
    }

    private static void PrintSteps(IReadOnlyList<(BenchmarkPicture Picture, Timing Ours)> lines)
    {
        string[] known = [.. VectorizeSubject.Steps.Where(s => lines.Any(l => l.Ours.Steps.Any(o => o.Name == s)))];
        string[] others = [.. lines.SelectMany(l => l.Ours.Steps).Select(s => s.Name).Distinct().Except(known)];
        Console.WriteLine("\nOne run of ours by steps: time and bytes allocated.\n");
        Console.WriteLine($"| picture | pixels | {string.Join(" | ", known.Concat(others))} | all |");
        Console.WriteLine("|---|---:|" + string.Concat(Enumerable.Repeat("---:|", known.Length + others.Length + 1)));
        foreach ((BenchmarkPicture picture, Timing ours) in lines)
        {
            IEnumerable<string> cells = known.Concat(others).Select(name => ours.Steps.FirstOrDefault(s => s.Name == name) is { } step ? Amounts(step.Milliseconds, step.Allocated) : "–");
            Console.WriteLine($"| {picture.Name} | {picture.Pixels.Width} × {picture.Pixels.Height} | {string.Join(" | ", cells)} | {Amounts(ours.Steps.Sum(s => s.Milliseconds), ours.Steps.Sum(s => s.Allocated))} |");
        }

        static string Amounts(double milliseconds, long bytes) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms, {bytes / 1e6:0.0} MB");
    }

    private static double Megapixels(BenchmarkPicture picture) => picture.Pixels.Width * (double)picture.Pixels.Height / 1e6;

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
