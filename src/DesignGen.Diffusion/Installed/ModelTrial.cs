using System.Collections.Immutable;
using System.Security.Cryptography;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Render.Png;

namespace DesignGen.Diffusion.Installed;

/// <summary>A run of a model with a fixed seed, to see that it works and how fast.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Sha256">Its hash: the same on every run on the same kind of device.</param>
/// <param name="Provider">What it ran on.</param>
/// <param name="Steps">Steps that were made.</param>
/// <param name="SecondsPerStep">Mean time of a step, s.</param>
/// <param name="Warnings">What the run had to say.</param>
public sealed record ModelTrial(byte[] Png, string Sha256, string Provider, int Steps, double SecondsPerStep, ImmutableArray<string> Warnings)
{
    /// <summary>Seed of every trial.</summary>
    public const uint Seed = 20_261_128;

    /// <summary>Runs a model at its native size, as its manifest says.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="model">The model.</param>
    /// <param name="prompt">What to show.</param>
    /// <param name="providers">What it may run on, best first.</param>
    /// <param name="progress">Told calls of the model, of how many; may be null.</param>
    /// <param name="cancel">Stops within a call.</param>
    /// <exception cref="Core.Errors.InputException">The model can't be run.</exception>
    /// <exception cref="Core.Errors.UnavailableException">There is too little memory.</exception>
    public static ModelTrial Run(OnnxRuntime runtime, InstalledModel model, string prompt, ImmutableArray<ExecutionProvider> providers, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        using DiffusionPipeline pipeline = DiffusionPipeline.Open(runtime, ModelFolder.Read(model.Folder), new() { Providers = providers });
        DiffusionOrder order = model.Order(pipeline.Folder, model.Native, new DiffusionSubject(prompt, Seed));
        DiffusionPicture made = pipeline.Make(order, progress is null ? null : new Told(progress), cancel)[0];
        using var file = new MemoryStream();
        PngWriter.Write(file, made.Picture);
        byte[] png = file.ToArray();
        return new(png, Convert.ToHexStringLower(SHA256.HashData(png)), made.Run.Provider, made.Run.Steps, made.Run.PerCall.TotalSeconds * made.Run.Calls / Math.Max(1, made.Run.Steps), made.Run.Warnings);
    }

    private sealed class Told(IProgress<(int Done, int Count)> to) : IProgress<DiffusionProgress>
    {
        public void Report(DiffusionProgress value) => to.Report((value.Done, value.Total));
    }
}
