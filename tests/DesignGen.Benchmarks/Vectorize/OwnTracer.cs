using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Render.Raster;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>Our tracer in a process of its own, just as the rival runs in one: started anew for each picture, so that its memory is that picture's.</summary>
internal static class OwnTracer
{
    /// <summary>Word that makes this program the process in which one picture is traced.</summary>
    public const string Subject = "vectorize-one";

    /// <summary>Traces a file of RGBA bytes.</summary>
    public static Timing Measure(string file, BenchmarkPicture picture, Pace pace)
    {
        // "dotnet DesignGen.Benchmarks.dll" is run by dotnet itself.
        string program = Environment.ProcessPath!;
        string[] first = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        string json = Rival.Start(program, [.. first, Subject, file, Text(picture.Pixels.Width), Text(picture.Pixels.Height), Text(picture.Colours.Length), Text(pace.WarmUpSeconds), Text(pace.TimedSeconds)]);
        return JsonSerializer.Deserialize<Timing>(json)!;

        static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The other end of <see cref="Measure"/>.</summary>
    public static int Run(string[] args)
    {
        double[] numbers = [.. args.Skip(1).Select(a => double.Parse(a, CultureInfo.InvariantCulture))];
        var picture = new Picture((int)numbers[0], (int)numbers[1], 4, File.ReadAllBytes(args[0]));
        Timing? fastest = null;
        Repeat(1, numbers[3]);
        fastest = null;
        Repeat(1, numbers[4]);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(fastest! with { Peak = self.PeakWorkingSet64 }));
        return 0;

        void Repeat(int least, double seconds)
        {
            TimeSpan begun = Environment.CpuUsage.TotalTime;
            for (int runs = 0; runs < least || (Environment.CpuUsage.TotalTime - begun).TotalSeconds < seconds; runs++)
            {
                var meter = new StepMeter();
                TimeSpan start = Environment.CpuUsage.TotalTime;
                string svg = VectorizeSubject.Trace(picture, (int)numbers[2], meter.Begin);
                meter.End();
                double milliseconds = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
                fastest = Timing.Faster(fastest, new(milliseconds, Encoding.UTF8.GetByteCount(svg), 0, "") { Steps = [.. meter.Steps] });
            }
        }
    }
}
