using System.Collections.Immutable;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>One picture of an order.</summary>
/// <param name="Prompt">What is to be seen, with weights in brackets unless the order reads prompts plainly.</param>
/// <param name="Seed">Its seed. With the same seed a picture comes out as if it had been ordered alone, whatever else is in the order.</param>
/// <param name="Negative">What is not to be seen; null for none, which XL models tell apart from an empty text.</param>
public sealed record DiffusionSubject(string Prompt, uint Seed, string? Negative = null);

/// <summary>How prompts are read.</summary>
public enum PromptReading
{
    /// <summary>Brackets are weights, and a prompt may be as long as it likes: it goes to the text encoder in several rows.</summary>
    Weighted,

    /// <summary>As diffusers reads them: brackets are brackets, and what passes one row (75 words and signs with CLIP) is cut.</summary>
    Plain,
}

/// <summary>A picture to begin from.</summary>
/// <param name="Picture">The picture; of another size than the order's it is scaled and its middle taken.</param>
/// <param name="Strength">How far the result may leave it, above 0 to 1.</param>
/// <param name="Mask">Where to paint anew: white there, black where the picture stays, of the picture's size; null for everywhere.</param>
public sealed record DiffusionStart(Picture Picture, double Strength, Picture? Mask = null);

/// <summary>An order to a local model: pictures of one size, made together. What is null is as <see cref="Models.ModelFolder.Defaults"/> says.</summary>
/// <param name="Subjects">The pictures; they share the work of a batch.</param>
/// <param name="Size">Pixels; sides in steps of <see cref="Models.ModelFolder.SizeStep"/>.</param>
public sealed record DiffusionOrder(ImmutableArray<DiffusionSubject> Subjects, PixelSize Size)
{
    /// <summary>Steps, 1 to 1000.</summary>
    public int? Steps { get; init; }

    /// <summary>Guidance; 5 to 9 are usual, up to 1 saves half the work and leaves the negative prompt unheard.</summary>
    public double? Guidance { get; init; }

    /// <summary>How much the spread of guided outputs is brought back, 0 to 1; for models with zero terminal SNR, 0.7.</summary>
    public double? Rescale { get; init; }

    /// <summary>The scheduler, from <see cref="SchedulerNames.Choose"/> or the model's own (<see cref="Models.ModelFolder.Scheduler"/>).</summary>
    public SchedulerConfig? Scheduler { get; init; }

    /// <summary>How much chance DDIM and TCD add, 0 to 1.</summary>
    public double? Eta { get; init; }

    /// <summary>A picture to begin from; needs a model with an encoder for pictures (<see cref="Models.ModelFolder.TakesStart"/>).</summary>
    public DiffusionStart? Start { get; init; }

    /// <summary>Which edges are to meet.</summary>
    public PictureTiling Tiling { get; init; }

    /// <summary>How edges are made to meet; null for the best way that the model allows, and another where that leaves a seam.</summary>
    public Seams.SeamlessWay? Seamless { get; init; }

    /// <summary>How prompts are read.</summary>
    public PromptReading Reading { get; init; }

    /// <summary>Each how many steps progress carries a small preview; 0 for never.</summary>
    public int PreviewEvery { get; init; }
}
