using System.Collections.Immutable;
using DesignGen.Core.Inks;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>The limits in pixels, label by label.</summary>
/// <param name="Line">The thinnest stroke of each label; for bare ground, the narrowest gap.</param>
/// <param name="Gap">The narrowest gap.</param>
/// <param name="LeastPixels">Smallest area of each label.</param>
/// <param name="LongPixels">By label, what spans as much is a stroke and no dot.</param>
/// <param name="Labels">The labels of the inks and of bare ground.</param>
internal sealed record Needs(double[] Line, double Gap, double[] LeastPixels, double[] LongPixels, byte[] Labels)
{
    /// <summary>The greatest of all limits.</summary>
    public double Most => Math.Max(Gap, Labels.Max(l => Line[l]));

    /// <summary>The limits at a scale.</summary>
    public static Needs Of(ImmutableArray<Ink> inks, FeatureLimits limits, double pixelMm)
    {
        double line = limits.MinLine.Millimetres / pixelMm, gap = limits.MinGap.Millimetres / pixelMm, area = limits.MinAreaMm2 / (pixelMm * pixelMm);
        var lines = new double[256];
        var areas = new double[256];
        var longs = new double[256];
        for (int i = 0; i < inks.Length; i++)
        {
            double times = inks[i].Kind == InkKind.Metallic ? 2 : 1;
            (lines[i], areas[i], longs[i]) = (line * times, area * times * times, 2 * line * times);
        }
        // A pinhole is to a gap what a dot is to a line.
        (lines[LabelMap.Clear], areas[LabelMap.Clear], longs[LabelMap.Clear]) = (gap, area, 2 * gap);
        return new(lines, gap, areas, longs, [.. Enumerable.Range(0, inks.Length).Select(i => (byte)i), LabelMap.Clear]);
    }

    /// <summary>The same for pixels so many times as small.</summary>
    public Needs Times(int factor) => new([.. Line.Select(v => v * factor)], Gap * factor, [.. LeastPixels.Select(v => v * factor * factor)],
        [.. LongPixels.Select(v => v * factor)], Labels);

    /// <summary>The different limits, and for each the labels that it is for; last, where the gap is wider than a line, the gap again for inks within one darker ink.</summary>
    public IEnumerable<(double Need, bool[] Wanted, bool InsideDarker)> Levels()
    {
        foreach (double need in Labels.Select(l => Line[l]).Distinct().Order())
        {
            var wanted = new bool[256];
            foreach (byte label in Labels)
                wanted[label] = Line[label] == need;
            yield return (need, wanted, false);
        }
        var inside = new bool[256];
        foreach (byte label in Labels)
            inside[label] = Line[label] < Gap;
        if (inside.Contains(true))
            yield return (Gap, inside, true);
    }
}
