using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize;

/// <summary>Turns pixels into flat inks.</summary>
/// <remarks>
/// Colours, labels, a planar map that stores each boundary once, points from coverage, corners, curves: one pass each, every one of them
/// the same on any machine and any number of threads. Thread-safe; memory is about 30 bytes a pixel.
/// </remarks>
public static class Tracer
{
    /// <summary>Traces a picture.</summary>
    /// <param name="picture">Upright pixels in sRGB.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops the work between rows and boundaries.</param>
    /// <exception cref="InputException">An option is out of its range; all of them are named.</exception>
    public static TracedPicture Trace(Picture picture, VectorizeOptions options, CancellationToken cancel = default)
    {
        options.Check();
        SourcePixels pixels = SourcePixels.From(picture);
        double bare = 0;
        if (options.RemoveBackground)
            (pixels, bare) = pixels.WithoutBackground(VectorizeOptions.BackgroundTolerance);
        (pixels, int enlarged) = pixels.UndoEnlargement();
        LabelMap sourceLabels;
        Sources sources;
        if (options.Mode == TraceMode.PixelArt)
            (sourceLabels, sources) = PixelLabeller.Label(pixels, cancel);
        else
            (sourceLabels, sources) = FlatLabeller.Label(pixels, FlatSources.Find(pixels, FlatColours.Count(pixels)), cancel);
        if (options.Mode == TraceMode.Picture)
            Specks.Remove(sourceLabels, pixels, sources);
        InkChoice choice = InkChoice.Choose(sources, options.Inks);
        LabelMap labels = ToInks(sourceLabels, choice);
        if (options.Tile)
            (pixels, labels, sourceLabels) = (pixels.WithFirstRepeated(), labels.WithFirstRepeated(), sourceLabels.WithFirstRepeated());
        PlanarMap map = MapBuilder.Build(labels, new SaddleJudge(pixels, labels, sourceLabels, sources).Joins, cancel);
        FittedMap fitted = options.Mode == TraceMode.PixelArt
            ? MapFitter.Steps(map, options.Tile)
            : MapFitter.Fit(map, new(pixels, labels, sourceLabels, sources, null), options.Tile, cancel);
        cancel.ThrowIfCancellationRequested();
        (InkMap inkMap, Artwork proof) = MapViews.Make(fitted, choice, options);
        return new(inkMap, proof, new(sources.Kind, enlarged, bare, [.. choice.Colours.Zip(choice.Weights, (c, w) => new FoundInk(c, w))]));
    }

    private static LabelMap ToInks(LabelMap sources, InkChoice choice)
    {
        Span<byte> of = stackalloc byte[256];
        of.Fill(LabelMap.Clear);
        for (int s = 0; s < choice.Of.Length; s++)
            of[s] = (byte)choice.Of[s];
        var labels = new byte[sources.Labels.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = of[sources.Labels[i]];
        return new(sources.Width, sources.Height, labels);
    }
}
