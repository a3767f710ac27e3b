using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Cuts a letter for a stencil: a plate keeps together only where every counter hangs on it by a bridge.</summary>
internal static class Bridges
{
    // Regions reckon in ten-thousandths of a millimetre; letters are one unit high.
    private const double Enlarge = 100;

    /// <summary>A letter with its bridges cut out.</summary>
    /// <param name="sign">Which letter it is.</param>
    /// <param name="shape">Its outline, cap heights.</param>
    /// <param name="spines">Open middle lines of its strokes.</param>
    /// <param name="bridge">Width of a bridge, cap heights.</param>
    public static (Outline Shape, ImmutableArray<Contour> Spines) Cut(char sign, Outline shape, ImmutableArray<Contour> spines, double bridge)
    {
        // Round letters are parted down the middle, as hand-cut plates are; letters without a bowl need no bridge.
        (double across, double top, double foot) = sign switch
        {
            'A' or 'B' or 'C' or 'D' or 'G' or 'O' or 'Q' or 'S' or '0' or '3' or '6' or '8' or '9' or '#' or '%' or '@' or '\u00B0' => (0.5, -0.3, 1.3),
            '&' => (0.37, -0.3, 1.3),
            'P' => (0.5, -0.3, 1.3),
            'R' => (0.5, -0.3, 0.6),
            'U' or 'J' or '5' => (0.5, 0.5, 1.3),
            '2' => (0.5, -0.3, 0.5),
            '4' => (0.42, -0.3, 1.3),
            _ => (0, 0, 0),
        };
        if (top == foot)
            return (shape, spines);
        Rect bounds = shape.Bounds;
        double middle = bounds.Left + across * bounds.Width;
        Region letter = Region.From(shape.Transform(Affine.Scale(Enlarge)), FillRule.NonZero, 0.05), bar = Region.Rectangle(new((middle - bridge / 2) * Enlarge, top * Enlarge, (middle + bridge / 2) * Enlarge, foot * Enlarge));
        // Middle lines end as far from a bridge as they lie from the edges.
        double clear = bridge / 2 + 0.09;
        return (letter.Subtract(bar).ToOutline().Transform(Affine.Scale(1 / Enlarge)),
            [.. spines.SelectMany(s => Parted(s, p => Math.Abs(p.X - middle) < clear && p.Y > top - clear && p.Y < foot + clear))]);
    }

    private static IEnumerable<Contour> Parted(Contour spine, Func<Point, bool> isCut)
    {
        const double Step = 0.01;
        var run = new List<Point>();
        Point from = spine.Start;
        foreach (Point to in spine.Flatten(0.002).Skip(1))
        {
            int pieces = Math.Max(1, (int)(from.DistanceTo(to) / Step));
            for (int i = 0; i <= pieces; i++)
            {
                Point p = Point.Lerp(from, to, (double)i / pieces);
                if (!isCut(p))
                {
                    run.Add(p);
                    continue;
                }
                if (run.Count > 1)
                    yield return Outline.Polygon([.. run]).Contours[0];
                run.Clear();
            }
            from = to;
        }
        if (run.Count > 1)
            yield return Outline.Polygon([.. run]).Contours[0];
    }
}
