using System.Collections.Immutable;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Tests.Features;

/// <summary>Draws for tests, in pixels of a tenth of a millimetre. What is drawn is exact to an eighth of a pixel; as labels, a pixel is what its middle is.</summary>
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

    // Parts of a pixel that boundaries are drawn by.
    private const int Parts = 4;

    private readonly byte[] _labels = [.. Enumerable.Repeat(ground, width * height)];
    private readonly byte[] _parts = [.. Enumerable.Repeat(ground, width * height * Parts * Parts)];

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
        for (int i = 0; i < _parts.Length; i++)
        {
            if (inside((i % (width * Parts) + 0.5) / Parts, (i / (width * Parts) + 0.5) / Parts))
                _parts[i] = label;
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

    public Printed Pass(double linePx, double gapPx, bool wrap = false, ImmutableArray<Ink>? inks = null, CancellationToken cancel = default)
    {
        var parts = new LabelMap(width * Parts, height * Parts, _parts);
        FittedMap exact = MapFitter.Steps(MapBuilder.Build(wrap ? parts.WithFirstRepeated() : parts, (_, _) => true, default), wrap);
        double origin = wrap ? 0.5 : 0;
        var fitted = new FittedMap(exact.Map, [.. exact.Chains.Select(c => c.Move(p => new((p.X - origin) / Parts + origin, (p.Y - origin) / Parts + origin)))]);
        var page = new PageGrid(width, height, Width.Millimetres, height * PixelMm, origin);
        (FittedMap map, PageGrid finePage, FeatureLedger ledger) = PrintableFit.Make(fitted, inks ?? Inks, Limits(linePx, gapPx), page, wrap, null, cancel);
        bool changed = map != fitted;
        int factor = changed ? finePage.Fineness : 1;
        LabelRuns runs = new FaceRaster(map, width * factor, height * factor, default).Labels;
        var fine = new byte[runs.Width * runs.Height];
        for (int y = 0; y < runs.Height; y++)
            runs.Write(0, y, fine.AsSpan(y * runs.Width, runs.Width));
        return new(new(runs.Width, runs.Height, fine), factor, changed, ledger);
    }

    public FeatureFindings Check(double linePx, double gapPx) => FeatureCheck.Inspect(Map, Inks, Limits(linePx, gapPx), Width);

    public static FeatureFindings CheckAfter(Printed result, Length width, double linePx, double gapPx, bool wrap = false) =>
        FeatureCheck.Inspect(result.Fine, Inks, Limits(linePx, gapPx), width, 1, wrap);

    /// <summary>How many pixels a label has, by parts of pixels.</summary>
    public static double Area(Printed result, byte label) => result.Fine.Labels.Count(l => l == label) / (double)(result.Factor * result.Factor);
}

/// <summary>A drawing made printable.</summary>
/// <param name="Fine">Its labels, in fine pixels.</param>
/// <param name="Factor">How many of those a pixel has along a side.</param>
/// <param name="Changed">Whether anything changed.</param>
/// <param name="Ledger">What was done.</param>
internal sealed record Printed(LabelMap Fine, int Factor, bool Changed, FeatureLedger Ledger)
{
    /// <summary>The label at the middle of a pixel.</summary>
    public byte this[int x, int y] => Fine[x * Factor + Factor / 2, y * Factor + Factor / 2];
}
