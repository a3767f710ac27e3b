using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>Parts an outline into its separate pieces, each with its holes, all to be filled by the non-zero rule.</summary>
internal static class OutlinePieces
{
    // Where counting rings gives another area than the outline fills, its rings cross and it is resolved into straight steps.
    private const double SameArea = 0.004;

    /// <summary>The pieces of an outline of ±1, the rim first in each. Curves are kept where its rings do not cross.</summary>
    public static ImmutableArray<Outline> Of(Outline outline, FillRule rule)
    {
        Region all = PackPart.Regioned(outline, rule);
        if (all.IsEmpty)
            return [];
        if (outline.Contours.Length > 1 || Math.Abs(PackPart.Regioned(outline, FillRule.NonZero).AreaMm2 - all.AreaMm2) > SameArea * all.AreaMm2)
        {
            ImmutableArray<Outline> counted = Counted(outline);
            double area = counted.Sum(o => PackPart.Regioned(o, FillRule.NonZero).AreaMm2);
            return Math.Abs(area - all.AreaMm2) <= SameArea * all.AreaMm2 ? counted : [.. all.Pieces().Select(PackPart.Outlined)];
        }
        return [outline];
    }

    // Rings that lie in an even number of others are rims, the others holes of the smallest rim round them.
    private static ImmutableArray<Outline> Counted(Outline outline)
    {
        (Contour Line, Region Inside, double Area)[] rings = [.. outline.Contours.Select(c => (c, PackPart.Regioned(new([c]), FillRule.NonZero))).Select(r => (r.c, r.Item2, r.Item2.AreaMm2)).Where(r => r.AreaMm2 > 0)];
        int[][] round = [.. rings.Select((r, i) => Enumerable.Range(0, rings.Length).Where(k => k != i && rings[k].Area > r.Area && rings[k].Inside.Contains(r.Line.Start * PackPart.Measure(1))).ToArray())];
        var pieces = ImmutableArray.CreateBuilder<Outline>();
        for (int i = 0; i < rings.Length; i++)
        {
            if (round[i].Length % 2 == 1)
                continue;
            Contour rim = Turned(rings[i].Line, clockwise: true);
            int own = i;
            pieces.Add(new([rim, .. Enumerable.Range(0, rings.Length).Where(k => round[k].Length % 2 == 1 && round[k].Length == round[own].Length + 1 && round[k].Contains(own)).Select(k => Turned(rings[k].Line, clockwise: false))]));
        }
        return pieces.ToImmutable();
    }

    private static Contour Turned(Contour ring, bool clockwise)
    {
        List<Point> points = ring.Flatten(0.005);
        double twice = Enumerable.Range(0, points.Count).Sum(i => Point.Cross(points[i], points[(i + 1) % points.Count]));
        return twice > 0 == clockwise ? ring : ring.Reverse();
    }
}
