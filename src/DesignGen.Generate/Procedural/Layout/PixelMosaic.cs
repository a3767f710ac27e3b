using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Areas of square pixels, drawn by their outer edges.</summary>
public static class PixelMosaic
{
    /// <summary>Fills the pixels where a field is highest.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="role">Their colour.</param>
    /// <param name="sideMm">Wished side of a pixel, mm; it is stretched a little to fit the repeat.</param>
    /// <param name="field">The field; it must fit the repeat.</param>
    /// <param name="share">Share of the cell to fill.</param>
    public static void Fill(DesignCanvas canvas, PaletteRole role, double sideMm, Func<Point, double> field, double share)
    {
        // One pixel over every edge lies under its own image, so that no hairline opens.
        UnitGrid grid = UnitGrid.Fit(canvas, sideMm, sideMm);
        int wide = grid.Columns + 2, high = grid.Rows + 2;
        var value = new double[wide, high];
        for (int x = 0; x < wide; x++)
        {
            for (int y = 0; y < high; y++)
                value[x, y] = field(grid.At(x - 0.5, y - 0.5));
        }
        double[] sorted = [.. Enumerable.Range(0, grid.Columns * grid.Rows).Select(i => value[1 + i % grid.Columns, 1 + i / grid.Columns]).Order()];
        double level = sorted[Math.Clamp((int)((1 - share) * sorted.Length), 0, sorted.Length - 1)];
        bool On(int x, int y) => x >= 0 && y >= 0 && x < wide && y < high && value[x, y] > level;

        // Every side of a filled pixel towards an empty one is an edge, the filled on its right hand.
        var next = new SortedDictionary<(int X, int Y), List<(int X, int Y)>>();
        void Edge((int X, int Y) from, (int X, int Y) to)
        {
            if (!next.TryGetValue(from, out var ends))
                next[from] = ends = [];
            ends.Add(to);
        }
        for (int x = 0; x < wide; x++)
        {
            for (int y = 0; y < high; y++)
            {
                if (!On(x, y))
                    continue;
                if (!On(x, y - 1))
                    Edge((x, y), (x + 1, y));
                if (!On(x + 1, y))
                    Edge((x + 1, y), (x + 1, y + 1));
                if (!On(x, y + 1))
                    Edge((x + 1, y + 1), (x, y + 1));
                if (!On(x - 1, y))
                    Edge((x, y + 1), (x, y));
            }
        }
        var contours = ImmutableArray.CreateBuilder<Contour>();
        while (next.Count > 0)
        {
            (int X, int Y) start = next.First().Key, at = start, came = (0, 0);
            var corners = new List<Point>();
            do
            {
                List<(int X, int Y)> ends = next[at];
                // Where two pixels touch at a corner only, turning right keeps them apart.
                (int X, int Y) from = at, way = came;
                int pick = ends.Count == 1 ? 0 : ends.FindIndex(e => (e.X - from.X, e.Y - from.Y) == (-way.Y, way.X));
                (int X, int Y) to = ends[Math.Max(pick, 0)];
                ends.Remove(to);
                if (ends.Count == 0)
                    next.Remove(at);
                if ((to.X - at.X, to.Y - at.Y) != came)
                    corners.Add(grid.At(at.X - 1, at.Y - 1));
                came = (to.X - at.X, to.Y - at.Y);
                at = to;
            }
            while (at != start);
            contours.AddRange(Outline.Polygon([.. corners]).Contours);
        }
        if (contours.Count > 0)
            canvas.Fill(role, new Outline(contours.ToImmutable()));
    }
}
