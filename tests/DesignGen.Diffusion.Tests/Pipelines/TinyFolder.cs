using System.Collections.Immutable;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Diffusion.Tests.Pipelines;

/// <summary>The folder of a tiny model that is gone at the end of a test.</summary>
internal sealed class TinyFolder : IDisposable
{
    private readonly Onnx.TemporaryFolder _folder = new();

    public TinyFolder(TinyDialect dialect = TinyDialect.Stable1, TinySize? size = null) => TinyModels.Write(_folder.Path, dialect, size);

    public string Path => _folder.Path;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public ModelFolder Read() => ModelFolder.Read(Path);

    public DiffusionPipeline Open(PipelineSettings? settings = null) => DiffusionPipeline.Open(OnnxRuntime.Open(), Read(), settings);

    /// <summary>One picture of 64 pixels in few steps.</summary>
    public static DiffusionOrder Order(string prompt = "a red fish, flat vector", uint seed = 7, string? negative = null) =>
        new([new(prompt, seed, negative)], new PixelSize(64, 64)) { Steps = 3 };

    public static DiffusionOrder Order(params ImmutableArray<DiffusionSubject> subjects) => new(subjects, new PixelSize(64, 64)) { Steps = 3 };

    /// <summary>The mean difference of two pictures' bytes.</summary>
    public static double Apart(Picture a, Picture b) => a.Pixels.Zip(b.Pixels, (x, y) => (double)Math.Abs(x - y)).Average();

    public void Dispose() => _folder.Dispose();
}
