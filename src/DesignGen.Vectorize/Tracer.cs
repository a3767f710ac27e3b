using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize;

/// <summary>Turns pixels into flat inks.</summary>
/// <remarks>
/// Colours, labels, a planar map that stores each boundary once, points from coverage, corners, curves, and what the press cannot hold: one pass each,
/// every one of them the same on any machine and any number of threads. Thread-safe; memory is about 30 bytes a pixel, and where limits of a press are given about
/// 1 to 7 bytes for each of the fine pixels that they are held in, 64 million at most but where the picture has more.
/// </remarks>
public static class Tracer
{
    /// <summary>Traces a picture.</summary>
    /// <param name="picture">Upright pixels in sRGB.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops the work between rows and boundaries.</param>
    /// <exception cref="InputException">An option is out of its range; all of them are named.</exception>
    public static TracedPicture Trace(Picture picture, VectorizeOptions options, CancellationToken cancel = default) => Trace(picture, options, null, cancel);

    /// <summary>Traces a picture and tells of each step as it begins, for a clock beside it.</summary>
    internal static TracedPicture Trace(Picture picture, VectorizeOptions options, Action<string>? step, CancellationToken cancel)
    {
        options.Check();
        step?.Invoke("intake");
        (SourcePixels pixels, int enlarged, double bare) = Intake(picture, options);
        step?.Invoke("labels");
        LabelMap sourceLabels;
        Sources sources;
        if (options.Mode == TraceMode.PixelArt)
        {
            (sourceLabels, sources) = PixelLabeller.Label(pixels, cancel);
        }
        else
        {
            FlatColours flat = FlatColours.Count(pixels);
            (pixels, sourceLabels, sources) = Regime.Label(pixels, flat, PictureJudge.Judge(pixels, flat, cancel).Kind, options.Inks, cancel);
        }
        step?.Invoke("palette");
        (InkChoice choice, ImmutableArray<FoundInk> inks) = PrintedInks.Choose(sources, options.Inks, options.Library);
        ImmutableArray<Ink> printed = [.. inks.Select(i => i.Ink)];
        LabelMap labels = choice.Label(sourceLabels);
        if (options.Tile)
            (pixels, labels, sourceLabels) = (pixels.WithFirstRepeated(), labels.WithFirstRepeated(), sourceLabels.WithFirstRepeated());
        step?.Invoke("map");
        PlanarMap map = MapBuilder.Build(labels, new SaddleJudge(pixels, labels, sourceLabels, sources).Joins, cancel);
        PageGrid page = PageGrid.Of(labels, options);
        FittedMap fitted = options.Mode == TraceMode.PixelArt
            ? MapFitter.Steps(map, options.Tile)
            : MapFitter.Fit(map, new(pixels, labels, sourceLabels, sources, null), sources.Kind, options.Tile, page, step, cancel);
        cancel.ThrowIfCancellationRequested();
        FeatureLedger? ledger = null;
        if (options.Features is FeatureLimits limits && options.Mode == TraceMode.Picture)
        {
            step?.Invoke("features");
            (fitted, page, ledger) = PrintableFit.Make(fitted, printed, limits, page, options.Tile, step, cancel);
        }
        step?.Invoke("views");
        (InkMap inkMap, Artwork proof) = MapViews.Make(fitted, printed, page, options.Tile);
        return new(inkMap, proof, new(sources.Kind, enlarged, bare, inks), ledger);
    }

    /// <summary>The pixels to trace, how many times they had been enlarged, and what part of them became bare ground.</summary>
    internal static (SourcePixels Pixels, int Enlarged, double Bare) Intake(Picture picture, VectorizeOptions options)
    {
        SourcePixels pixels = SeeThrough.OnWhite(SourcePixels.From(picture));
        double bare = 0;
        if (options.RemoveBackground)
            (pixels, bare) = pixels.WithoutBackground(VectorizeOptions.BackgroundTolerance);
        (pixels, int enlarged) = pixels.UndoEnlargement();
        return (pixels, enlarged, bare);
    }
}
