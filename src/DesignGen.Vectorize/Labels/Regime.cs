using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Finds the colours of a picture and labels it, in the way that suits its kind.</summary>
internal static class Regime
{
    // Passes of the median that take texture away: five by five pixels in all.
    private const int Passes = 2;

    // Fewer pixels than this are a ripple of a lossy format.
    private const int LeastSpeck = 3;

    /// <summary>Labels a picture.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="flat">Its exactly flat blocks.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="inks">How many inks are wanted; null for as many as the picture needs.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The pixels that edges are to be looked for in, the source of each, and the sources.</returns>
    public static (SourcePixels Pixels, LabelMap Labels, Sources Sources) Label(SourcePixels pixels, FlatColours flat, PictureKind kind, int? inks, CancellationToken cancel)
    {
        if (kind == PictureKind.Textured)
        {
            SourcePixels smooth = Smoothing.Median(pixels, Passes, cancel);
            LookBins bins = LookBins.Sort(smooth, cancel);
            Sources found = TexturedSources.Find(bins, smooth.Width, inks, cancel);
            return (smooth, TexturedLabeller.Label(smooth, bins, found, cancel), found);
        }
        if (kind == PictureKind.NoisyFlat)
        {
            Sources found = NoisySources.Find(pixels, cancel);
            SourcePixels clean = NoisySources.Clean(pixels, found, cancel);
            (LabelMap noisy, found) = FlatLabeller.Label(clean, found, cancel);
            // What ripples leave behind.
            LookBins bins = LookBins.Sort(clean, cancel);
            Islands.Remove(noisy.Labels, noisy.Width, noisy.Height, bins.Of, LookCosts.Of(bins, found, out _), found.Values.Length, LeastSpeck, cancel);
            return (clean, noisy, found);
        }
        (LabelMap labels, Sources sources) = FlatLabeller.Label(pixels, FlatSources.Find(pixels, flat), cancel);
        Specks.Remove(labels, pixels, sources);
        return (pixels, labels, sources);
    }
}
