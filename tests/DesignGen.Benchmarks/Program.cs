using DesignGen.Benchmarks.Raster;

// Usage: dotnet run -c Release --project tests/DesignGen.Benchmarks -- raster
// Prints tables for docs/benchmarks.md. One subject a word; no word prints the list.
switch (args.FirstOrDefault())
{
    case "raster":
        return RasterBenchmark.Run();
    default:
        Console.Error.WriteLine("Subjects: raster (our rasterizer beside resvg).");
        return 2;
}
