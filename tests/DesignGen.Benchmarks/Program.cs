using DesignGen.Benchmarks.Batches;
using DesignGen.Benchmarks.Calibration;
using DesignGen.Benchmarks.Diffusion;
using DesignGen.Benchmarks.Gang;
using DesignGen.Benchmarks.Raster;
using DesignGen.Benchmarks.Vectorize;

// Usage: dotnet run -c Release --project tests/DesignGen.Benchmarks -- raster
// Prints what stands in docs/benchmarks.md. One subject a word; no word prints the list.
switch (args.FirstOrDefault())
{
    case "raster":
        return RasterBenchmark.Run();
    case "film":
        return RasterBenchmark.Film();
    case "films":
        return FilmBenchmark.Run();
    case FilmBenchmark.One:
        return FilmBenchmark.Job(args[1..]);
    case "batch":
        return BatchBenchmark.Run();
    case "gang":
        return GangBenchmark.Run(args[1..]);
    case "calibrate":
        return Calibrate.Run(args[1..]);
    case "diffusion":
        return DiffusionBenchmark.Run();
    case DiffusionBenchmark.Memory:
        return DiffusionBenchmark.MeasureMemory(args[1..]);
    case "vectorize":
        return VectorizeBenchmark.Run(args[1..]);
    case OwnTracer.Subject:
        return OwnTracer.Run(args[1..]);
    case "onnx":
        return RuntimeBenchmark.Run();
    case RuntimeBenchmark.OpenSubject:
        return RuntimeBenchmark.Open(args[1..]);
    default:
        Console.Error.WriteLine("Subjects: batch (how far designs of a batch differ, beside chance), calibrate (measures every pattern family and writes its profile), diffusion (the loop of local image models beside onnxruntime-node), raster (our rasterizer beside resvg), film (a large film in little memory), films (whole jobs of large films, with traps and white), gang [thousand placements] (true-shape nesting beside skyline packing), gang sets (the sets as JSON), gang film (a whole job of two metres), onnx (calls of ONNX Runtime beside node's, and the memory of models), vectorize [megapixels] [PNG...] (our tracer beside vtracer and potrace, and its steps).");
        return 2;
}
