using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Vectorize;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>Our vectorizer as it is measured: pixels in memory to the text of an SVG, on one thread.</summary>
/// <remarks>The one place that knows how a trace is made.</remarks>
internal static class VectorizeSubject
{
    /// <summary>The steps in the order of the table; those that do not occur are left out.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["intake", "labels", "palette", "map", "edges", "fit", "views", "write"];

    /// <summary>Traces a picture.</summary>
    /// <param name="picture">The pixels.</param>
    /// <param name="inks">At most so many inks.</param>
    /// <param name="step">Is told the name of each step as it begins.</param>
    /// <returns>The SVG.</returns>
    public static string Trace(Picture picture, int inks, Action<string> step)
    {
        TracedPicture traced = Tracer.Trace(picture, new() { Inks = inks, Width = Length.FromMillimetres(280) }, step, CancellationToken.None);
        step("write");
        return SvgWriter.ToText(traced.Proof);
    }
}
