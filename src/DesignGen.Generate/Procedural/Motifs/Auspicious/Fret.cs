using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>The key fret 回纹: a line that winds inwards at right angles, as single units or as a running border.</summary>
public static class Fret
{
    /// <summary>One unit: a square spiral whose line is as wide as the gap between its turns.</summary>
    /// <param name="corner">Top left corner of the unit, mm.</param>
    /// <param name="size">Side, mm.</param>
    /// <param name="cells">Lines and gaps across, odd: 5, 7 or 9.</param>
    /// <param name="mirrorX">Whether it is turned over across.</param>
    /// <param name="mirrorY">Whether it is turned over down.</param>
    public static Outline Unit(Point corner, double size, int cells, bool mirrorX, bool mirrorY)
    {
        double cell = size / cells;
        int x0 = 0, y0 = 0, x1 = cells - 1, y1 = cells - 1;
        var run = new List<(int X, int Y)> { (0, 0) };
        while (x1 > x0 && y1 > y0)
        {
            run.AddRange([(x1, y0), (x1, y1), (x0, y1)]);
            y0 += 2;
            if (y0 > y1)
                break;
            run.Add((x0, y0));
            x0 += 2;
            x1 -= 2;
            y1 -= 2;
        }
        Point[] points = [.. run.Distinct().Select(c => corner + new Point((mirrorX ? cells - 1 - c.X : c.X) + 0.5, (mirrorY ? cells - 1 - c.Y : c.Y) + 0.5) * cell)];
        return Polygons.Path(points, cell, cell / 2);
    }

    /// <summary>A running border from x 0 and y 0: each unit rises from the foot line, winds in, and the next one follows.</summary>
    /// <param name="units">How many units.</param>
    /// <param name="height">Height, mm; a unit is 1.1 times as long.</param>
    /// <returns>An outline for the non-zero rule, and its length, mm.</returns>
    public static (Outline Line, double Length) Border(int units, double height)
    {
        // On a grid of 7 by 8 cells: lines and gaps are one cell each.
        double cell = height / 7, unit = cell * 8;
        var parts = new List<Contour>();
        (int X, int Y)[] hook = [(0, 6), (0, 0), (6, 0), (6, 4), (2, 4), (2, 2), (4, 2)];
        for (int i = 0; i < units; i++)
        {
            Point[] points = [.. hook.Select(c => new Point(i * unit + (c.X + 0.5) * cell, (c.Y + 0.5) * cell))];
            parts.AddRange(Polygons.Path(points, cell, cell / 2).Contours);
        }
        parts.AddRange(Outline.Rectangle(new(0, cell * 6, units * unit, cell * 7)).Contours);
        return (new([.. parts]), units * unit);
    }
}
