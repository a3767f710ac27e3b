using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Cuts;

/// <summary>Finds the line at a distance round a picture: the outer edge of all that lies within the distance of ink.</summary>
/// <remarks>
/// An exact distance transform (Felzenszwalb and Huttenlocher 2012), holes filled from outside, then marching squares, and a smooth
/// curve through points a little apart, as cutters like few nodes. Linear in pixels.
/// </remarks>
internal static class Silhouette
{
    private const double Far = 1e12;

    // Pixels between two nodes of the line.
    private const double Stride = 9;

    /// <summary>Traces the outlines, in pixels from the top left.</summary>
    /// <param name="inked">What is printed, row-major.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="offset">How far outwards, pixels.</param>
    /// <param name="bridge">Gaps up to this beyond twice the offset are bridged, and notches rounded by half of it, pixels above 0.</param>
    /// <param name="edge">How near the line may come to the edge of the picture, pixels.</param>
    public static IReadOnlyList<Outline> Trace(bool[] inked, int width, int height, double offset, double bridge, double edge)
    {
        if (!inked.Contains(true))
            return [];
        // One more node on each side, all outside, so that every line closes. Nodes are pixel centres.
        int columns = width + 2, rows = height + 2;
        var field = new double[columns * rows];
        Array.Fill(field, Far);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (inked[y * width + x])
                    field[(y + 1) * columns + x + 1] = 0;
            }
        }
        Distances(field, columns, rows);
        // Out by the distance and the half of what is bridged, then back by that half.
        for (int i = 0; i < field.Length; i++)
            field[i] = Math.Sqrt(field[i]) > offset + bridge / 2 ? 0 : Far;
        Distances(field, columns, rows);
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                double inner = Math.Min(Math.Min(x - 0.5, columns - 1.5 - x), Math.Min(y - 0.5, rows - 1.5 - y));
                double value = Math.Max(bridge / 2 - Math.Sqrt(field[y * columns + x]), edge - inner);
                // No node lies on the line itself, so that it never touches itself.
                field[y * columns + x] = value == 0 ? 1e-6 : value;
            }
        }
        FillHoles(field, columns, rows);
        return [.. Lines(field, columns, rows).Where(l => l.Count > 12).Select(Smooth)];
    }

    // Squared distances from every node to the nearest that is nought.
    private static void Distances(double[] field, int columns, int rows)
    {
        var line = new double[Math.Max(columns, rows)];
        for (int x = 0; x < columns; x++)
            Sweep(field, x, columns, rows, line);
        for (int y = 0; y < rows; y++)
            Sweep(field, y * columns, 1, columns, line);
    }

    // Squared distances along one row or column: the lower envelope of parabolas.
    private static void Sweep(double[] field, int from, int step, int count, double[] line)
    {
        for (int i = 0; i < count; i++)
            line[i] = field[from + i * step];
        var at = new int[count];
        var begin = new double[count + 1];
        int last = -1;
        for (int q = 0; q < count; q++)
        {
            if (line[q] >= Far)
                continue;
            double s = double.NegativeInfinity;
            while (last >= 0)
            {
                int p = at[last];
                s = (line[q] + (double)q * q - line[p] - (double)p * p) / (2.0 * (q - p));
                if (s > begin[last])
                    break;
                last--;
            }
            last++;
            at[last] = q;
            begin[last] = last == 0 ? double.NegativeInfinity : s;
        }
        if (last < 0)
            return;
        for (int i = 0, k = 0; i < count; i++)
        {
            while (k < last && begin[k + 1] < i)
                k++;
            field[from + i * step] = line[at[k]] + (double)(i - at[k]) * (i - at[k]);
        }
    }

    private static void FillHoles(double[] field, int columns, int rows)
    {
        var outside = new bool[field.Length];
        var open = new Stack<int>();
        open.Push(0);
        outside[0] = true;
        while (open.TryPop(out int node))
        {
            int x = node % columns, y = node / columns;
            Reach(x - 1, y);
            Reach(x + 1, y);
            Reach(x, y - 1);
            Reach(x, y + 1);
        }
        for (int i = 0; i < field.Length; i++)
        {
            if (!outside[i] && field[i] > 0)
                field[i] = -field[i];
        }

        void Reach(int x, int y)
        {
            if (x < 0 || y < 0 || x >= columns || y >= rows || outside[y * columns + x] || field[y * columns + x] < 0)
                return;
            outside[y * columns + x] = true;
            open.Push(y * columns + x);
        }
    }

    // Each cell passes the line on from one of its edges to another, with the inside on the right; edges are numbered twice per node.
    private static IEnumerable<List<Point>> Lines(double[] field, int columns, int rows)
    {
        var next = new Dictionary<int, int>();
        for (int y = 0; y < rows - 1; y++)
        {
            for (int x = 0; x < columns - 1; x++)
            {
                int node = y * columns + x;
                int top = node * 2, left = node * 2 + 1, bottom = (node + columns) * 2, right = (node + 1) * 2 + 1;
                bool a = field[node] < 0, b = field[node + 1] < 0, c = field[node + columns + 1] < 0, d = field[node + columns] < 0;
                switch ((a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0) + (d ? 8 : 0))
                {
                    case 1: next[left] = top; break;
                    case 2: next[top] = right; break;
                    case 3: next[left] = right; break;
                    case 4: next[right] = bottom; break;
                    case 5: next[left] = top; next[right] = bottom; break;
                    case 6: next[top] = bottom; break;
                    case 7: next[left] = bottom; break;
                    case 8: next[bottom] = left; break;
                    case 9: next[bottom] = top; break;
                    case 10: next[top] = right; next[bottom] = left; break;
                    case 11: next[bottom] = right; break;
                    case 12: next[right] = left; break;
                    case 13: next[right] = top; break;
                    case 14: next[top] = left; break;
                }
            }
        }
        foreach (int start in next.Keys.Order().ToArray())
        {
            if (!next.ContainsKey(start))
                continue;
            var line = new List<Point>();
            int edge = start;
            while (next.Remove(edge, out int following))
            {
                line.Add(Crossing(edge));
                edge = following;
            }
            yield return line;
        }

        // Where the field is nought on an edge; a node at (1, 1) is the centre of the first pixel.
        Point Crossing(int edge)
        {
            int node = edge / 2, other = edge % 2 == 0 ? node + 1 : node + columns;
            double share = field[node] / (field[node] - field[other]);
            return new Point(node % columns - 0.5, node / columns - 0.5) + (edge % 2 == 0 ? new Point(share, 0) : new Point(0, share));
        }
    }

    private static Outline Smooth(List<Point> line)
    {
        double length = 0;
        for (int i = 0; i < line.Count; i++)
            length += line[i].DistanceTo(line[(i + 1) % line.Count]);
        int nodes = Math.Max(8, (int)(length / Stride));
        var even = new Point[nodes];
        double passed = 0, step = length / nodes;
        for (int i = 0, n = 0; i < line.Count && n < nodes; i++)
        {
            Point from = line[i], to = line[(i + 1) % line.Count];
            double piece = from.DistanceTo(to);
            for (; n < nodes && n * step <= passed + piece; n++)
                even[n] = piece == 0 ? from : Point.Lerp(from, to, (n * step - passed) / piece);
            passed += piece;
        }
        return Outline.Smooth(even);
    }
}
