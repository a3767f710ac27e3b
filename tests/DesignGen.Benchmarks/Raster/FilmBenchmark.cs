using System.Diagnostics;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Separations;
using DesignGen.Tests;

namespace DesignGen.Benchmarks.Raster;

/// <summary>Films of 40 × 50 cm from art to files: one ink, six and ten, plain and as the shipped press has them on black. One process for each, so that its peak is its own.</summary>
internal static class FilmBenchmark
{
    /// <summary>The subject that one job runs under.</summary>
    public const string One = "film-job";

    public static int Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine("| job | dpi | films | seconds | processor seconds | peak memory, MB | files, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach ((string inks, string press, string dpi) in (ReadOnlySpan<(string, string, string)>)[("1", "plain", "1200"), ("6", "plain", "1200"), ("6", "press", "1200"), ("10", "plain", "1200"), ("10", "press", "1200"), ("6", "press", "2400")])
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            foreach (string argument in (string[])[Environment.GetCommandLineArgs()[0], One, inks, press, dpi])
                start.ArgumentList.Add(argument);
            using Process process = Process.Start(start)!;
            Console.Write(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
        }
        return 0;
    }

    /// <summary>One job: number of inks, <c>plain</c> or <c>press</c>, dpi.</summary>
    public static int Job(string[] job)
    {
        int inks = int.Parse(job[0], CultureInfo.InvariantCulture);
        var resolution = new Resolution(double.Parse(job[2], CultureInfo.InvariantCulture));
        Artwork art = Art(inks);
        SeparationPlan plan = SeparationPlan.For(art, job[1] == "press" ? Templates.Catalogue.Presses["auto-screen"] : null, new("black", new("Black", "黑色"), Srgb.Parse("#17181a")));
        string folder = Directory.CreateTempSubdirectory("designgen-films-").FullName;
        try
        {
            // The first strips warm the code up; they are not counted.
            Films(art with { Width = Length.FromMillimetres(60), Height = Length.FromMillimetres(60) }, plan, new(300), folder);
            using var self = Process.GetCurrentProcess();
            TimeSpan before = self.TotalProcessorTime;
            long begun = Stopwatch.GetTimestamp();
            long bytes = Films(art, plan, resolution, folder);
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            self.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {inks} inks, {job[1]} | {resolution.Dpi:0} | {plan.Plates.Length} | {seconds:0.0} | {(self.TotalProcessorTime - before).TotalSeconds:0.0} | {self.PeakWorkingSet64 >> 20} | {bytes / 1e6:0.0} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    // A piece of cloth that a botanical toss covers, its shapes dealt out to as many inks as are asked for.
    private static Artwork Art(int inks)
    {
        Artwork cloth = Field.Spread(BenchmarkArt.Family("botanical-toss"), new(0, 0, 400, 500));
        string[] colours = ["#f2e2b4", "#ffc61e", "#f4661e", "#c8102e", "#e83e8c", "#6f3fa0", "#1d4fa8", "#00a4b5", "#00893f", "#0c4a32"];
        return cloth with
        {
            Inks = [.. colours.Take(inks).Select((hex, i) => new Core.Inks.Ink(string.Create(CultureInfo.InvariantCulture, $"ink-{i + 1}"), "Ink", Srgb.Parse(hex)))],
            Shapes = [.. cloth.Shapes.Select((s, i) => s with { Ink = s.Ink is null ? null : inks <= cloth.Inks.Length ? Math.Min(s.Ink.Value, inks - 1) : i % inks })],
        };
    }

    private static long Films(Artwork art, SeparationPlan plan, Resolution resolution, string folder)
    {
        FileStream[] films = [.. plan.Plates.Select(p => new FileStream(Path.Combine(folder, p.Ink.Id + ".tif"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))];
        FilmSeparator.Separate(art, new() { Resolution = resolution, Plan = plan, Outlines = true }, new FilmLabel("BENCH", "", true), new(Making.Rules, "Bench", "BENCH", House.Default), films);
        long bytes = films.Sum(f => f.Length);
        foreach (FileStream film in films)
            film.Dispose();
        return bytes;
    }
}
