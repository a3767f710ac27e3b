using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;

namespace DesignGen.Vectorize.Map;

/// <summary>Welds the borders of a tile: its map has the first column and row again at the end, and is cut through the middle of both, so that opposite borders show the same pixels.</summary>
internal static class TileBorder
{
    // Where the cut goes, px from the map's border.
    private const double Inset = 0.5;

    /// <summary>Moves the nodes of the border onto the cut, the same on opposite sides, and keeps all points within it.</summary>
    public static void Weld(PlanarMap map, Point[] nodes, ChainPoints?[] points, EdgeLocator locator)
    {
        int width = map.Labels.Width, height = map.Labels.Height;
        for (int n = 0; n < nodes.Length; n++)
        {
            Node node = map.Nodes[n];
            bool onX = node.X == 0 || node.X == width, onY = node.Y == 0 || node.Y == height;
            if (onX && !onY)
            {
                double y = node.Y + (locator.Locate(0, node.Y - 1, 0, 1, out double offset) ? offset : 0);
                nodes[n] = Inside(map, new(node.X, y));
            }
            else if (onY && !onX)
            {
                double x = node.X + (locator.Locate(node.X - 1, 0, 1, 0, out double offset) ? offset : 0);
                nodes[n] = Inside(map, new(x, node.Y));
            }
            else
            {
                nodes[n] = Inside(map, nodes[n]);
            }
        }
        foreach (ChainPoints? run in points)
        {
            for (int i = 0; i < run?.Count; i++)
            {
                Point p = Inside(map, run.At(i));
                (run.X[i], run.Y[i]) = (p.X, p.Y);
            }
        }
    }

    /// <summary>The nearest place within the cut.</summary>
    public static Point Inside(PlanarMap map, Point p) =>
        new(Math.Clamp(p.X, Inset, map.Labels.Width - Inset), Math.Clamp(p.Y, Inset, map.Labels.Height - Inset));
}
