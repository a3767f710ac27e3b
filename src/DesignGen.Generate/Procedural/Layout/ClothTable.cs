using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Values on a grid over the drawn cell that run on over every edge of its repeat, read between nodes by cubics.</summary>
/// <remarks>
/// The grid divides the cell by twelve, so that halves, thirds and quarters of it fall on nodes and a neighbour over an edge is
/// a node again. Reading is Catmull and Rom's cubic in both directions: smooth, and exact on nodes.
/// </remarks>
public sealed class ClothTable
{
    private const int Pad = 3;
    private readonly Repeat? _repeat;
    private readonly Torus _torus;
    private readonly Rect _cell;
    private readonly bool _mirror;
    private readonly int _across, _down;
    private readonly double[] _padded;

    /// <summary>A table from a rule.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="stepMm">Wished distance between nodes, mm: a seventh of the finest wave.</param>
    /// <param name="fill">Gives every value for its columns' and rows' places, mm; row after row.</param>
    public ClothTable(DesignCanvas canvas, double stepMm, Func<double[], double[], double[]> fill)
        : this(canvas.Repeat, canvas.Cell, Count(canvas.Cell.Width, stepMm), Count(canvas.Cell.Height, stepMm), fill)
    {
    }

    private ClothTable(Repeat? repeat, Rect cell, int columns, int rows, Func<double[], double[], double[]> fill)
    {
        (_repeat, _cell, Columns, Rows) = (repeat, cell, columns, rows);
        _torus = new(repeat, cell);
        _mirror = repeat?.Layout == RepeatLayout.Mirror;
        (_across, _down) = repeat?.CellShift ?? (1, 1);
        Wide = columns + (_mirror ? 1 : 0);
        High = rows + (_mirror ? 1 : 0);
        Values = fill(
            [.. Enumerable.Range(0, Wide).Select(i => cell.Left + i * cell.Width / columns)],
            [.. Enumerable.Range(0, High).Select(i => cell.Top + i * cell.Height / rows)]);
        _padded = Padded(Pad);
    }

    private int Columns { get; }

    private int Rows { get; }

    private int Wide { get; }

    private int High { get; }

    private double[] Values { get; }

    /// <summary>The value at a place on the cloth.</summary>
    public double At(Point place)
    {
        Point p = _torus.Fold(place);
        double x = (p.X - _cell.Left) / _cell.Width * Columns, y = (p.Y - _cell.Top) / _cell.Height * Rows;
        int column = Math.Clamp((int)Math.Floor(x), -1, Columns), row = Math.Clamp((int)Math.Floor(y), -1, Rows);
        Span<double> across = stackalloc double[4], down = stackalloc double[4];
        Cubic(x - column, across);
        Cubic(y - row, down);
        int wide = Columns + 1 + 2 * Pad;
        double sum = 0;
        for (int j = 0; j < 4; j++)
        {
            int at = (row + Pad - 1 + j) * wide + column + Pad - 1;
            sum += down[j] * (across[0] * _padded[at] + across[1] * _padded[at + 1] + across[2] * _padded[at + 2] + across[3] * _padded[at + 3]);
        }
        return sum;
    }

    /// <summary>The table after a rule for every value.</summary>
    public ClothTable Map(Func<double, double> rule) => new(_repeat, _cell, Columns, Rows, (_, _) => Array.ConvertAll(Values, v => rule(v)));

    /// <summary>The table after a rule for every pair of values of two tables of one grid.</summary>
    public ClothTable With(ClothTable other, Func<double, double, double> rule) =>
        new(_repeat, _cell, Columns, Rows, (_, _) => [.. Values.Select((v, i) => rule(v, other.Values[i]))]);

    /// <summary>The table after a Gauss blur.</summary>
    /// <param name="sigmaMm">Standard deviation, mm.</param>
    public ClothTable Blur(double sigmaMm)
    {
        double sx = sigmaMm * Columns / _cell.Width, sy = sigmaMm * Rows / _cell.Height;
        int reach = Math.Min(Math.Min(Columns, Rows) - 1, (int)Math.Ceiling(2.6 * Math.Max(sx, sy)));
        double[] kx = Kernel(sx, reach), ky = Kernel(sy, reach), source = Padded(reach);
        int wide = Columns + 1 + 2 * reach, high = Rows + 1 + 2 * reach;
        var across = new double[wide * high];
        for (int y = 0; y < high; y++)
        {
            for (int x = reach; x < wide - reach; x++)
            {
                double sum = 0;
                int at = y * wide + x - reach;
                for (int k = 0; k < kx.Length; k++)
                    sum += kx[k] * source[at + k];
                across[y * wide + x] = sum;
            }
        }
        var blurred = new double[Wide * High];
        for (int y = 0; y < High; y++)
        {
            for (int x = 0; x < Wide; x++)
            {
                double sum = 0;
                for (int k = 0; k < ky.Length; k++)
                    sum += ky[k] * across[(y + k) * wide + x + reach];
                blurred[y * Wide + x] = sum;
            }
        }
        return new(_repeat, _cell, Columns, Rows, (_, _) => blurred);
    }

    private static int Count(double side, double step) => 12 * Math.Clamp((int)Math.Ceiling(side / step / 12), 2, 24);

    private static double[] Kernel(double sigma, int reach)
    {
        double[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma)))];
        double sum = kernel.Sum();
        return Array.ConvertAll(kernel, k => k / sum);
    }

    // Values of the nodes from −pad to the last + pad, those over an edge read where the repeat puts them.
    private double[] Padded(int pad)
    {
        int wide = Columns + 1 + 2 * pad, high = Rows + 1 + 2 * pad;
        var padded = new double[wide * high];
        for (int y = 0; y < high; y++)
        {
            for (int x = 0; x < wide; x++)
                padded[y * wide + x] = Values[Index(x - pad, y - pad)];
        }
        return padded;
    }

    private int Index(int x, int y)
    {
        if (_mirror)
        {
            (x, y) = (Wrap(x, 2 * Columns), Wrap(y, 2 * Rows));
            return (y > Rows ? 2 * Rows - y : y) * Wide + (x > Columns ? 2 * Columns - x : x);
        }
        int column = Floor(x, Columns), row = Floor(y, Rows);
        return Wrap(y - column * Rows / _down * (_down > 1 ? 1 : 0), Rows) * Wide + Wrap(x - row * Columns / _across * (_across > 1 ? 1 : 0), Columns);

        static int Floor(int value, int size) => (value - Wrap(value, size)) / size;
        static int Wrap(int value, int size) => (value % size + size) % size;
    }

    private static void Cubic(double t, Span<double> weights)
    {
        double t2 = t * t, t3 = t2 * t;
        weights[0] = 0.5 * (-t3 + 2 * t2 - t);
        weights[1] = 0.5 * (3 * t3 - 5 * t2 + 2);
        weights[2] = 0.5 * (-3 * t3 + 4 * t2 + t);
        weights[3] = 0.5 * (t3 - t2);
    }
}
