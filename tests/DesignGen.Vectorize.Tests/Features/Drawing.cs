using System.Collections.Immutable;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Tests.Features;

/// <summary>Draws labels for tests: a pixel is what its middle is. One pixel is a tenth of a millimetre.</summary>
internal sealed class Drawing(int width, int height, byte ground = LabelMap.Clear)
{
    public const double PixelMm = 0.1;

    public const byte Black = 0, Red = 1, Yellow = 2;

    public static readonly ImmutableArray<Ink> Inks =
    [
        new("black", "Black", new(20, 20, 20)),
        new("red", "Red", new(200, 30, 40)),
        new("yellow", "Yellow", new(250, 220, 60)),
    ];

    private readonly byte[] _labels = [.. Enumerable.Repeat(ground, width * height)];

    public LabelMap Map => new(width, height, _labels);

    public Length Width => Length.FromMillimetres(width * PixelMm);

    public static FeatureLimits Limits(double linePx, double gapPx) => new(Length.FromMillimetres(linePx * PixelMm), Length.FromMillimetres(gapPx * PixelMm));

    /// <summary>Paints every pixel whose middle is in a shape.</summary>
    public Drawing Fill(byte label, Func<double, double, bool> inside)
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            if (inside(i % width + 0.5, i / width + 0.5))
                _labels[i] = label;
        }
        return this;
    }

    /// <summary>A straight stroke with round ends.</summary>
    public Drawing Line(byte label, double x1, double y1, double x2, double y2, double thick) => Fill(label, (x, y) =>
    {
        double dx = x2 - x1, dy = y2 - y1, t = Math.Clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0, 1);
        double ex = x - x1 - t * dx, ey = y - y1 - t * dy;
        return ex * ex + ey * ey <= thick * thick / 4;
    });

    public Drawing Box(byte label, double left, double top, double right, double bottom) => Fill(label, (x, y) => x > left && x < right && y > top && y < bottom);

    public Drawing Disc(byte label, double cx, double cy, double radius) => Fill(label, (x, y) => (x - cx) * (x - cx) + (y - cy) * (y - cy) <= radius * radius);

    public FeatureResult Pass(double linePx, double gapPx, bool wrap = false) =>
        MinimumFeatures.Apply(Map, Inks, Limits(linePx, gapPx), Width, new() { Wrap = wrap });

    public FeatureFindings Check(double linePx, double gapPx) => FeatureCheck.Inspect(Map, Inks, Limits(linePx, gapPx), Width);

    public static FeatureFindings CheckAfter(FeatureResult result, Length width, double linePx, double gapPx, bool wrap = false) =>
        FeatureCheck.Inspect(result.Fine, Inks, Limits(linePx, gapPx), width, 1, wrap);

    /// <summary>How many pixels of the picture a label has, by parts of pixels.</summary>
    public static double Area(FeatureResult result, byte label) => result.Fine.Labels.Count(l => l == label) / (double)(result.Factor * result.Factor);
}
