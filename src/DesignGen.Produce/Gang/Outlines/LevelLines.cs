using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Outlines;

/// <summary>The lines along which a field of numbers is zero.</summary>
internal static class LevelLines
{
    /// <summary>The closed lines round places at or below zero; those round holes are left out.</summary>
    /// <param name="field">Numbers row by row, above zero all along the border.</param>
    /// <param name="width">Numbers in a row.</param>
    /// <returns>Polygons in steps of the grid, the first number lying at the origin.</returns>
    /// <remarks>Marching squares with straight interpolation; where both ways are possible, places that touch at a corner are parted.</remarks>
    public static List<ImmutableArray<Point>> Outer(float[] field, int width)
    {
        int height = field.Length / width;
        // From each crossed edge of the grid to the next one, clockwise on the page round places at or below zero. An edge is 2 · cell, 1 more for those that go down.
        var next = new Dictionary<int, int>();
        for (int y = 0; y + 1 < height; y++)
        {
            for (int x = 0; x + 1 < width; x++)
            {
                int at = y * width + x;
                bool a = field[at] <= 0, b = field[at + 1] <= 0, c = field[at + width + 1] <= 0, d = field[at + width] <= 0;
                if (a == b && b == c && c == d)
                    continue;
                int top = 2 * at, left = 2 * at + 1, bottom = 2 * (at + width), right = 2 * (at + 1) + 1;
                // Round each run of inside corners: in by the edge after it, out by the edge before it.
                if (a && !b)
                    next[top] = d ? (c ? right : bottom) : left;
                if (b && !c)
                    next[right] = a ? (d ? bottom : left) : top;
                if (c && !d)
                    next[bottom] = b ? (a ? left : top) : right;
                if (d && !a)
                    next[left] = c ? (b ? top : right) : bottom;
            }
        }
        var lines = new List<ImmutableArray<Point>>();
        foreach (int start in next.Keys.Order().ToArray())
        {
            var line = ImmutableArray.CreateBuilder<Point>();
            for (int edge = start; next.Remove(edge, out int following); edge = following)
                line.Add(Zero(edge));
            double twice = 0;
            for (int i = 0; i < line.Count; i++)
                twice += Point.Cross(line[i], line[(i + 1) % line.Count]);
            if (twice > 0)
                lines.Add(line.ToImmutable());
        }
        return lines;

        Point Zero(int edge)
        {
            int at = edge / 2, other = edge % 2 == 0 ? at + 1 : at + width;
            double share = field[at] / ((double)field[at] - field[other]);
            return edge % 2 == 0 ? new(at % width + share, at / width) : new(at % width, at / width + share);
        }
    }
}
