using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>The few Chinese signs that labels need, drawn stroke by stroke with one pen: no font is needed for them.</summary>
/// <remarks>In a square of side 1, y down. The strokes are those of the standard forms in Simplified Chinese, laid out by eye; hooks are kept short so that they stay open when small.</remarks>
internal static class HanSigns
{
    /// <summary>Width of the pen.</summary>
    private const double Pen = 0.09;

    private static readonly Dictionary<char, ImmutableArray<Contour>> Strokes = new()
    {
        ['生'] =
        [
            Centreline.Smooth(new(0.29, 0.06), new(0.22, 0.24), new(0.09, 0.40)), Line((0.23, 0.27), (0.88, 0.27)), Line((0.20, 0.59), (0.84, 0.59)),
            Line((0.53, 0.05), (0.53, 0.93)), Line((0.05, 0.93), (0.95, 0.93)),
        ],
        ['成'] =
        [
            Line((0.17, 0.26), (0.94, 0.26)), Centreline.Smooth(new(0.17, 0.26), new(0.165, 0.56), new(0.04, 0.94)),
            Line((0.19, 0.49), (0.44, 0.49), (0.42, 0.80), (0.31, 0.78)), Join(Centreline.Smooth(new(0.55, 0.04), new(0.60, 0.48), new(0.86, 0.93)), (0.94, 0.74)),
            Centreline.Smooth(new(0.86, 0.43), new(0.70, 0.72), new(0.44, 0.95)), Line((0.73, 0.05), (0.84, 0.15)),
        ],
        ['人'] = [Centreline.Smooth(new(0.49, 0.05), new(0.44, 0.50), new(0.06, 0.94)), Centreline.Smooth(new(0.49, 0.30), new(0.62, 0.64), new(0.95, 0.94))],
        ['工'] = [Line((0.13, 0.14), (0.87, 0.14)), Line((0.5, 0.14), (0.5, 0.87)), Line((0.05, 0.87), (0.95, 0.87))],
        ['智'] =
        [
            Line((0.20, 0.03), (0.10, 0.17)), Line((0.17, 0.135), (0.48, 0.135)), Line((0.05, 0.30), (0.52, 0.30)), Centreline.Smooth(new(0.30, 0.135), new(0.27, 0.35), new(0.06, 0.51)),
            Line((0.35, 0.41), (0.475, 0.50)), Line((0.62, 0.46), (0.62, 0.13), (0.92, 0.13), (0.92, 0.46)), Line((0.62, 0.44), (0.92, 0.44)),
            Line((0.25, 0.97), (0.25, 0.61), (0.77, 0.61), (0.77, 0.97)), Line((0.25, 0.775), (0.77, 0.775)), Line((0.25, 0.94), (0.77, 0.94)),
        ],
        ['能'] =
        [
            Line((0.25, 0.04), (0.08, 0.23), (0.42, 0.20)), Line((0.35, 0.09), (0.46, 0.26)), Line((0.10, 0.96), (0.10, 0.36), (0.44, 0.36), (0.44, 0.94), (0.34, 0.94)),
            Line((0.10, 0.55), (0.44, 0.55)), Line((0.10, 0.73), (0.44, 0.73)), Line((0.90, 0.12), (0.62, 0.25)), Line((0.61, 0.04), (0.61, 0.38), (0.67, 0.44), (0.92, 0.44), (0.94, 0.32)),
            Line((0.90, 0.61), (0.62, 0.74)), Line((0.61, 0.54), (0.61, 0.88), (0.67, 0.94), (0.93, 0.94), (0.95, 0.81)),
        ],
        ['合'] =
        [
            Centreline.Smooth(new(0.50, 0.04), new(0.34, 0.25), new(0.04, 0.45)), Centreline.Smooth(new(0.50, 0.04), new(0.66, 0.25), new(0.96, 0.45)), Line((0.30, 0.45), (0.70, 0.45)),
            Line((0.22, 0.96), (0.22, 0.62), (0.78, 0.62), (0.78, 0.96)), Line((0.22, 0.92), (0.78, 0.92)),
        ],
    };

    /// <summary>Whether a sign is drawn here.</summary>
    public static bool Has(char sign) => Strokes.ContainsKey(sign);

    /// <summary>The outline of a sign, to fill non-zero.</summary>
    public static Outline Draw(char sign) => Stroke.Outline(Strokes[sign], new StrokeStyle(Pen) { StartCap = StrokeCap.Butt, EndCap = StrokeCap.Butt, Join = StrokeJoin.Miter, ToleranceMm = 0.002 });

    private static Contour Line(params ReadOnlySpan<(double X, double Y)> points) => new(new(points[0].X, points[0].Y), Steps(points[1..]));

    private static Contour Join(Contour first, params ReadOnlySpan<(double X, double Y)> points) => first with { Segments = [.. first.Segments, .. Steps(points)] };

    private static ImmutableArray<Segment> Steps(ReadOnlySpan<(double X, double Y)> points)
    {
        var steps = ImmutableArray.CreateBuilder<Segment>();
        foreach ((double x, double y) in points)
            steps.Add(Segment.Line(new(x, y)));
        return steps.ToImmutable();
    }
}
