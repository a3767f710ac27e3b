using System.Collections.Immutable;
using DesignGen.Diffusion.Seams;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A picture that a local model made.</summary>
/// <param name="Picture">Its pixels, RGB.</param>
/// <param name="Seed">The seed that makes it again.</param>
/// <param name="Seam">What is left of the seam and how it was avoided; null where no edges were to meet.</param>
/// <param name="Run">How it was made.</param>
public sealed record DiffusionPicture(Picture Picture, uint Seed, TileSeam? Seam, DiffusionRun Run);

/// <summary>The seam of a tile.</summary>
/// <param name="Score">The step across the edges by the steps within the picture (<see cref="SeamScore"/>); 1 and less is none, above <see cref="SeamScore.Limit"/> it is seen.</param>
/// <param name="Way">How the edges were made to meet.</param>
/// <param name="Tries">How many ways were tried, 1 where the first did; the best one was kept.</param>
public sealed record TileSeam(double Score, SeamlessWay Way, int Tries);

/// <summary>What was run to make a picture.</summary>
/// <param name="Provider">What the model ran on, for example CPU or CUDA.</param>
/// <param name="Scheduler">The scheduler's kind.</param>
/// <param name="Steps">Steps of a whole run; one from a picture makes a part of them.</param>
/// <param name="Calls">Calls of the model, which some schedulers make twice per step.</param>
/// <param name="Guidance">Guidance; up to 1 the model was called without the negative prompt.</param>
/// <param name="PerCall">Time of one call and its scheduler's step, on average, for the whole batch.</param>
/// <param name="Outside">Time outside the runtime's calls in all steps together.</param>
/// <param name="Warnings">What the user may want to know: words that found no place, a provider that could not be used, a decoder that was run again.</param>
public sealed record DiffusionRun(
    string Provider, string Scheduler, int Steps, int Calls, double Guidance, TimeSpan PerCall, TimeSpan Outside, ImmutableArray<string> Warnings);

/// <summary>How far a run is.</summary>
/// <param name="Done">Calls of the model that are made, in all runs of the order together.</param>
/// <param name="Total">Calls that the order needs; more where a seam is tried again.</param>
/// <param name="PerCall">Time of the last call.</param>
/// <param name="Preview">The first picture as the model foresees it, an eighth of its size; null but where one was ordered.</param>
public readonly record struct DiffusionProgress(int Done, int Total, TimeSpan PerCall, Picture? Preview);
