using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DesignGen.Core.Colour;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>potrace as a rival: it knows black and white alone, so it traces one bitmap an ink.</summary>
/// <remarks>
/// It is given what it can't do itself: the colours, and which pixel has which. Its time is that of its processes, one after the
/// other, less what they take on a bitmap of one pixel, so that starting it costs it nothing.
/// </remarks>
internal static class Potrace
{
    /// <summary>Its version, or null where it is not installed.</summary>
    public static string? Version()
    {
        try
        {
            return Rival.Start("potrace", "--version").Split(' ')[1].TrimEnd('.');
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes one bitmap for each colour that the picture shows, each pixel in that of its nearest colour.</summary>
    public static IReadOnlyList<string> Prepare(BenchmarkPicture picture, string folder)
    {
        int width = picture.Pixels.Width, height = picture.Pixels.Height, stride = (width + 7) / 8;
        Srgb[] colours = [.. picture.Colours];
        byte[][] bitmaps = [.. colours.Select(_ => new byte[stride * height])];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ReadOnlySpan<byte> pixel = picture.Pixels.At(x, y);
                if (pixel[3] < 128)
                    continue;
                int nearest = 0, least = int.MaxValue;
                for (int c = 0; c < colours.Length; c++)
                {
                    int r = pixel[0] - colours[c].R, g = pixel[1] - colours[c].G, b = pixel[2] - colours[c].B, distance = r * r + g * g + b * b;
                    if (distance < least)
                        (least, nearest) = (distance, c);
                }
                bitmaps[nearest][y * stride + x / 8] |= (byte)(128 >> (x & 7));
            }
        }
        var files = new List<string>();
        foreach (byte[] bitmap in bitmaps.Where(b => b.AsSpan().ContainsAnyExcept((byte)0)))
        {
            files.Add(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ink-{files.Count}.pbm")));
            Write(files[^1], width, height, bitmap);
        }
        return files;
    }

    /// <summary>Traces all bitmaps of a picture.</summary>
    public static Timing Measure(IReadOnlyList<string> bitmaps, string version, Pace pace)
    {
        string empty = Path.Combine(Path.GetDirectoryName(bitmaps[0])!, "empty.pbm");
        Write(empty, 1, 1, [0]);
        double start = Fastest(() => TraceAll([empty]), pace.TimedSeconds / 10);
        double all = Fastest(() => TraceAll(bitmaps), pace.TimedSeconds);
        long written = bitmaps.Sum(b => new FileInfo(b + ".svg").Length);
        return new(Math.Max(0, all - start * bitmaps.Count), written, 0, version);
    }

    private static double Fastest(Func<double> run, double seconds)
    {
        double least = double.MaxValue;
        long begun = Stopwatch.GetTimestamp();
        for (int runs = 0; runs < 3 || Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds; runs++)
            least = Math.Min(least, run());
        return least;
    }

    private static double TraceAll(IReadOnlyList<string> bitmaps)
    {
        long begun = Stopwatch.GetTimestamp();
        foreach (string bitmap in bitmaps)
            Rival.Start("potrace", "--svg", "--output", bitmap + ".svg", bitmap);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static void Write(string file, int width, int height, byte[] bitmap)
    {
        using FileStream stream = File.Create(file);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P4\n{width} {height}\n")));
        stream.Write(bitmap);
    }
}
