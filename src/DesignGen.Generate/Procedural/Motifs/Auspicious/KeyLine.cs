using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Middle lines of key frets.</summary>
public static class KeyLine
{
    /// <summary>Corners of a square spiral that winds inwards from the top left of a square of side 1; lines and gaps are one cell wide.</summary>
    /// <param name="cells">Lines and gaps across, odd: 5, 7, 9 or 11.</param>
    public static List<Point> Spiral(int cells)
    {
        int x0 = 0, y0 = 0, x1 = cells - 1, y1 = cells - 1;
        var run = new List<Point> { new(0, 0) };
        while (x1 > x0 && y1 > y0)
        {
            run.AddRange([new(x1, y0), new(x1, y1), new(x0, y1)]);
            y0 += 2;
            if (y0 > y1)
                break;
            run.Add(new(x0, y0));
            x0 += 2;
            x1 -= 2;
            y1 -= 2;
        }
        return [.. run.Distinct().Select(p => (p + new Point(0.5, 0.5)) / cells)];
    }
}
