using DesignGen.Core.Errors;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.CentreLines;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize;

/// <summary>Turns pictures into flat inks. May be called from several threads.</summary>
public interface ITracer
{
    /// <summary>Traces a picture. The same picture and options give the same result, on any machine and any number of threads.</summary>
    /// <param name="picture">Upright pixels in sRGB.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops the work soon.</param>
    /// <returns>The faces of each ink, with a proof of them; with a library, every ink is one of its spot inks and none is there twice.</returns>
    /// <exception cref="InputException">An option is out of its range; all of them are named.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    TracedPicture Trace(Picture picture, VectorizeOptions options, CancellationToken cancel);

    /// <summary>Takes a picture's plain ground away: what is joined to its border and has the border's colour, which may change smoothly and have noise.</summary>
    /// <param name="picture">Upright pixels in sRGB.</param>
    /// <returns>Red, green, blue and alpha, of the same size; the picture itself, clear nowhere new, where its ground is not plain.</returns>
    Picture WithoutGround(Picture picture);

    /// <summary>Traces line art to strokes of a pen. The same picture and options give the same result.</summary>
    /// <param name="picture">Upright pixels in sRGB.</param>
    /// <param name="options">How; tiles and limits of a press are no business of a pen.</param>
    /// <param name="lines">What counts as a line.</param>
    /// <param name="cancel">Stops the work soon.</param>
    /// <exception cref="InputException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    CentreLineMap TraceLines(Picture picture, VectorizeOptions options, CentreLineOptions lines, CancellationToken cancel);
}

/// <summary>The tracer that comes with DesignGen: <see cref="Tracer"/> and <see cref="CentreLineTracer"/> behind the port.</summary>
public sealed class BuiltInTracer : ITracer
{
    /// <inheritdoc/>
    public TracedPicture Trace(Picture picture, VectorizeOptions options, CancellationToken cancel) => Tracer.Trace(picture, options, cancel);

    /// <inheritdoc/>
    public Picture WithoutGround(Picture picture) => SourcePixels.From(picture).WithoutBackground(VectorizeOptions.BackgroundTolerance).Pixels.ToPicture();

    /// <inheritdoc/>
    public CentreLineMap TraceLines(Picture picture, VectorizeOptions options, CentreLineOptions lines, CancellationToken cancel) => CentreLineTracer.Trace(picture, options, lines, cancel);
}
