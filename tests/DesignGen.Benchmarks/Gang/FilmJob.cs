using System.Collections.Immutable;
using System.Diagnostics;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Gang;
using DesignGen.Produce.Gang.Nesting;
using DesignGen.Produce.Tests.Gang;

namespace DesignGen.Benchmarks.Gang;

/// <summary>A whole job: two metres of 22-inch film at 300 dpi with many pieces, from drawings to files; time by steps and peak memory.</summary>
internal static class FilmJob
{
    /// <summary>Word of the command line.</summary>
    public const string Subject = "film";

    private const int Designs = 24, Copies = 15;

    public static int Run()
    {
        TransferFilm film = new(
            "roll", new("Roll 22 in", "22英寸卷膜"), Mm(559), Mm(7), Mm(10), Mm(2997), true, Mm(4), Mm(1.5), Mm(0.5), new(300), true, Mm(0.25), Mm(0.36));
        Dice dice = new Dice(2026).Fork("film", 0);
        GangPiece[] pieces = [.. Enumerable.Range(1, Designs).Select(i =>
        {
            Artwork drawing = Drawing(dice.Fork("design", i));
            return new GangPiece(FormattableString.Invariant($"design-{i:00}"), Copies, threads => GangPictures.Draw(drawing, null, film.Resolution, threads));
        })];
        string folder = Directory.CreateTempSubdirectory("designgen-film-").FullName;
        try
        {
            var times = new SortedDictionary<GangStep, TimeSpan>();
            long begun = Stopwatch.GetTimestamp();
            var steps = new Steps(step => times[step] = Stopwatch.GetElapsedTime(begun));
            GangReport report = GangWriter.Write(folder, pieces, new(film) { Effort = new() { Placements = 50_000 } }, steps, CancellationToken.None);
            using var own = Process.GetCurrentProcess();
            Console.WriteLine("| pieces | sheet | pixels | utilization | draw | nest | write | peak memory | files |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            Console.WriteLine(FormattableString.Invariant(
                $"| {report.Sheets.Sum(s => s.Pieces.Length)} | {report.FilmWidthMm:0} × {report.Sheets[0].LengthMm:0} mm | {report.Sheets[0].WidthPx} × {report.Sheets[0].HeightPx} | {report.Utilization * 100:0.0} % | {times[GangStep.Draw].TotalSeconds:0.0} s | {(times[GangStep.Nest] - times[GangStep.Draw]).TotalSeconds:0.0} s | {(times[GangStep.Write] - times[GangStep.Nest]).TotalSeconds:0.0} s | {own.PeakWorkingSet64 / 1e6:0} MB | {new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) / 1e6:0} MB |"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A star of one ink, with dots of two others on it.
    private static Artwork Drawing(Dice dice)
    {
        double size = dice.Between(50, 110);
        ImmutableArray<Point> star = [.. RandomSets.Star(dice, size).Select(p => p + new Point(size / 2, size / 2))];
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        shapes.Add(new(0, Outline.Polygon(star.AsSpan()), FillRule.NonZero, Coverage.Solid));
        for (int i = 0; i < 40; i++)
            shapes.Add(new(1 + i % 2, Outline.Circle(star[dice.Whole(0, star.Length - 1)] * 0.5 + new Point(dice.Between(0, size / 2), dice.Between(0, size / 2)) * 0.5, dice.Between(1, 4)), FillRule.NonZero, Coverage.Solid));
        return new(Mm(size), Mm(size), null, [new("red", "Red", new(200, 40, 40)), new("gold", "Gold", new(230, 180, 60)), new("navy", "Navy", new(20, 30, 80))], shapes.ToImmutable(), []);
    }

    private static Length Mm(double mm) => Length.FromMillimetres(mm);

    private sealed class Steps(Action<GangStep> ended) : IProgress<(GangStep Step, int Done, int Count)>
    {
        public void Report((GangStep Step, int Done, int Count) value) => ended(value.Step);
    }
}
