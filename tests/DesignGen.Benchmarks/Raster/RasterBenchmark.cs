using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Benchmarks.Raster;

/// <summary>Our composite beside resvg: the same shapes, the same pixels, one process each, several times in turn.</summary>
/// <remarks>
/// Of resvg only <c>render()</c> counts, not the parsing of the SVG; of ours everything from the artwork to RGB bytes.
/// The fastest run of each is compared, as the one least disturbed. Neither encodes a PNG.
/// </remarks>
internal static class RasterBenchmark
{
    private const int WarmUp = 4, Runs = 12;

    private static readonly Srgb Cloth = Srgb.Parse("#f4efe6");

    public static int Run()
    {
        string? missing = Rival.Install("@resvg/resvg-js");
        if (missing is not null)
            Console.Error.WriteLine($"Without resvg: {missing}");
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine("| art | shapes | pixels | ours, 1 thread | ours, all cores | resvg | ratio, 1 thread | ratio, all cores | mean difference | off by > 16 | largest |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((string name, Artwork artwork) in BenchmarkArt.All())
        {
            foreach (int width in (int[])[512, 2048, 4096])
            {
                var resolution = Resolution.FromPixelsPerMillimetre(width / artwork.Width.Millimetres);
                (double one, Picture picture) = Ours(artwork, resolution, threads: 1);
                (double all, _) = Ours(artwork, resolution, threads: 0);
                string row = string.Create(CultureInfo.InvariantCulture, $"| {name} | {artwork.Shapes.Length} | {picture.Width} × {picture.Height} | {one:0.0} ms | {all:0.0} ms |");
                if (missing is null)
                {
                    (double rival, byte[] rgba) = Resvg(artwork, picture);
                    (double mean, double far, int largest) = Difference(picture.Pixels, rgba);
                    row += string.Create(CultureInfo.InvariantCulture, $" {rival:0.0} ms | {one / rival:0.00} | {all / rival:0.00} | {mean:0.00} | {100 * far:0.00} % | {largest} |");
                }
                Console.WriteLine(row);
            }
        }
        return 0;
    }

    /// <summary>The plates of a print of 40 × 50 cm at 1200 dpi, streamed as films are.</summary>
    public static int Film()
    {
        Artwork tile = BenchmarkArt.Family("botanical-toss");
        GC.Collect();
        long begun = Stopwatch.GetTimestamp(), inked = 0, most = 0;
        (PixelGrid grid, IEnumerable<long> bands) = PlateStream.Read(tile, new Resolution(1200), Inked, new() { Window = new(0, 0, 400, 500) });
        int read = 0;
        foreach (long band in bands)
        {
            inked += band;
            if (read++ % 256 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tile.Inks.Length} plates, 40 × 50 cm at 1200 dpi ({grid.Width} × {grid.Height} px), read to the end: {seconds:0.0} s, live memory at most {most >> 20} MB, ink {inked / 655.35 / grid.Pixels:0.0} %."));
        return 0;
    }

    private static long Inked(PlateRows rows)
    {
        long sum = 0;
        for (int ink = 0; ink < rows.Inks; ink++)
        {
            for (int row = 0; row < rows.Rows; row++)
            {
                foreach (ushort coverage in rows.Plate(ink, row))
                    sum += coverage;
            }
        }
        return sum;
    }

    private static (double Milliseconds, Picture Picture) Ours(Artwork artwork, Resolution resolution, int threads)
    {
        var options = new RenderOptions { Threads = threads };
        Picture picture = CompositeRenderer.Render(artwork, resolution, Cloth, options);
        double least = double.MaxValue;
        for (int i = 0; i < WarmUp + Runs; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            picture = CompositeRenderer.Render(artwork, resolution, Cloth, options);
            if (i >= WarmUp)
                least = Math.Min(least, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        return (least, picture);
    }

    private static (double Milliseconds, byte[] Rgba) Resvg(Artwork artwork, Picture picture)
    {
        string folder = Directory.CreateTempSubdirectory("designgen-bench-").FullName;
        try
        {
            string svg = Path.Combine(folder, "art.svg"), pixels = Path.Combine(folder, "pixels");
            File.WriteAllText(svg, PlainSvg.Write(artwork, Cloth));
            string json = Rival.Start("node", "resvg.js", svg, Text(picture.Width), Text(WarmUp), Text(Runs), pixels);
            using var result = JsonDocument.Parse(json);
            return (result.RootElement.GetProperty("draw").EnumerateArray().Min(t => t.GetDouble()), File.ReadAllBytes(pixels));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static (double Mean, double Far, int Largest) Difference(byte[] rgb, byte[] rgba)
    {
        int pixels = rgb.Length / 3, far = 0, largest = 0;
        long sum = 0;
        for (int i = 0; i < pixels; i++)
        {
            int worst = 0;
            for (int c = 0; c < 3; c++)
            {
                int difference = Math.Abs(rgb[i * 3 + c] - rgba[i * 4 + c]);
                sum += difference;
                worst = Math.Max(worst, difference);
            }
            largest = Math.Max(largest, worst);
            if (worst > 16)
                far++;
        }
        return (sum / (double)rgb.Length, far / (double)pixels, largest);
    }
}
