using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Samples a field over the drawn cell and traces where it lies above a level, as smooth closed curves.</summary>
/// <remarks>
/// Marching squares (Lorensen and Cline 1987, in the plane) on a window a little larger than the cell: what crosses an edge
/// runs on under its own image in the same ink, so that no hairline opens. Crossings are set by a step of false position on
/// the field itself; runs of crossings become cubics along the tangents. The grid divides the cell by twelve, so that halves,
/// thirds and quarters of it fall on nodes. Cost: one look-up of the field for each node, and one for each crossing.
/// </remarks>
public sealed class FieldContours
{
    // Steps beyond the cell on every side, and one ring of nodes that count as below.
    private const int Over = 2, Ring = Over + 1;

    private readonly Func<Point, double> _field;
    private readonly Rect _cell;
    private readonly int _columns, _rows, _wide;
    private readonly double _stepX, _stepY;
    private readonly double[] _value;

    /// <summary>Samples a field.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="stepMm">Wished distance between nodes, mm: an eighth of the finest wave, or half the finest line, is ample.</param>
    /// <param name="field">The field; it must fit the repeat.</param>
    public FieldContours(DesignCanvas canvas, double stepMm, Func<Point, double> field)
    {
        (_field, _cell) = (field, canvas.Cell);
        _columns = 12 * Math.Clamp((int)Math.Round(_cell.Width / stepMm / 12), 2, 24);
        _rows = 12 * Math.Clamp((int)Math.Round(_cell.Height / stepMm / 12), 2, 24);
        (_stepX, _stepY) = (_cell.Width / _columns, _cell.Height / _rows);
        _wide = _columns + 1 + 2 * Ring;
        int high = _rows + 1 + 2 * Ring;
        _value = new double[_wide * high];
        for (int row = 1; row < high - 1; row++)
        {
            for (int column = 1; column < _wide - 1; column++)
                _value[row * _wide + column] = field(Node(column, row));
        }
    }

    private double Step => Math.Min(_stepX, _stepY);

    /// <summary>The level that a share of the cell lies below; 0 to 1.</summary>
    public double Quantile(double share)
    {
        var values = new double[_columns * _rows];
        for (int row = 0; row < _rows; row++)
            Array.Copy(_value, (row + Ring) * _wide + Ring, values, row * _columns, _columns);
        Array.Sort(values);
        return values[Math.Clamp((int)(share * values.Length), 0, values.Length - 1)];
    }

    /// <summary>The part of the cloth where the field lies above a level, to be filled by the non-zero rule.</summary>
    /// <param name="level">The level.</param>
    /// <param name="leastMm2">Islands and holes smaller than this are left out, mm².</param>
    public Outline Above(double level, double leastMm2 = 1)
    {
        int[] next = Link(level);
        var contours = ImmutableArray.CreateBuilder<Contour>();
        var done = new bool[next.Length];
        for (int first = 0; first < next.Length; first++)
        {
            if (next[first] < 0 || done[first])
                continue;
            var points = new List<(Point At, bool Hard)>();
            for (int edge = first; !done[edge]; edge = next[edge])
            {
                done[edge] = true;
                points.Add(Crossing(edge, level));
            }
            if (Curve(points, leastMm2) is Contour contour)
                contours.Add(contour);
        }
        return new(contours.ToImmutable());
    }

    private Point Node(int column, int row) => new(_cell.Left + (column - Ring) * _stepX, _cell.Top + (row - Ring) * _stepY);

    private bool IsOuter(int column, int row) => column == 0 || row == 0 || column == _wide - 1 || row == _value.Length / _wide - 1;

    // For each crossed grid edge the edge that the contour goes to; every contour keeps the upper side on the same hand.
    private int[] Link(double level)
    {
        int high = _value.Length / _wide;
        var next = new int[2 * _value.Length];
        Array.Fill(next, -1);
        Span<bool> inside = stackalloc bool[4];
        Span<int> edges = stackalloc int[4], enter = stackalloc int[4], leave = stackalloc int[4];
        bool Up(int column, int row) => !IsOuter(column, row) && _value[row * _wide + column] > level;
        for (int row = 0; row + 1 < high; row++)
        {
            for (int column = 0; column + 1 < _wide; column++)
            {
                int at = row * _wide + column;
                (inside[0], inside[1], inside[2], inside[3]) = (Up(column, row), Up(column + 1, row), Up(column + 1, row + 1), Up(column, row + 1));
                (edges[0], edges[1], edges[2], edges[3]) = (2 * at, 2 * (at + 1) + 1, 2 * (at + _wide), 2 * at + 1);
                int entering = 0, leaving = 0;
                for (int k = 0; k < 4; k++)
                {
                    bool from = inside[k], to = inside[(k + 1) % 4];
                    if (!from && to)
                        enter[entering++] = k;
                    else if (from && !to)
                        leave[leaving++] = k;
                }
                if (entering == 1)
                {
                    next[edges[enter[0]]] = edges[leave[0]];
                }
                else if (entering == 2)
                {
                    double middle = (_value[at] + _value[at + 1] + _value[at + _wide] + _value[at + _wide + 1]) / 4;
                    // Two corners cut off apart, or joined through the middle.
                    bool joined = middle > level;
                    for (int e = 0; e < 2; e++)
                    {
                        int ahead = leave[0] == (enter[e] + 1) % 4 ? 0 : 1;
                        next[edges[enter[e]]] = edges[leave[joined ? 1 - ahead : ahead]];
                    }
                }
            }
        }
        return next;
    }

    private (Point At, bool Hard) Crossing(int edge, double level)
    {
        int at = edge / 2, column = at % _wide, row = at / _wide;
        (int otherColumn, int otherRow) = edge % 2 == 0 ? (column + 1, row) : (column, row + 1);
        if (IsOuter(column, row))
            return (Node(otherColumn, otherRow), true);
        if (IsOuter(otherColumn, otherRow))
            return (Node(column, row), true);
        Point a = Node(column, row), b = Node(otherColumn, otherRow);
        double low = _value[at] - level, high = _value[otherRow * _wide + otherColumn] - level, from = 0, to = 1;
        double share = low / (low - high);
        for (int round = 0; round < 2; round++)
        {
            double there = _field(Point.Lerp(a, b, share)) - level;
            if (Math.Abs(there) < 1e-9)
                break;
            if (there > 0 == low > 0)
                (from, low) = (share, there);
            else
                (to, high) = (share, there);
            share = from + (to - from) * Math.Clamp(low / (low - high), 0.05, 0.95);
        }
        return (Point.Lerp(a, b, share), false);
    }

    private Contour? Curve(List<(Point At, bool Hard)> raw, double leastMm2)
    {
        // Crossings close to a node come in pairs nearly on top of each other; one of them says it all.
        var points = new List<(Point At, bool Hard)>();
        foreach ((Point At, bool Hard) p in raw)
        {
            if (points.Count == 0 || p.At.DistanceTo(points[^1].At) > 0.3 * Step || (p.Hard != points[^1].Hard && p.At.DistanceTo(points[^1].At) > 1e-6))
                points.Add(p);
        }
        int n = points.Count;
        double twice = 0;
        for (int i = 0; i < n; i++)
            twice += Point.Cross(points[i].At, points[(i + 1) % n].At);
        if (n < 3 || Math.Abs(twice) / 2 < leastMm2)
            return null;

        var tangent = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point back = points[i].At - points[(i + n - 1) % n].At, ahead = points[(i + 1) % n].At - points[i].At;
            // Next to the border only the curve's own side counts.
            tangent[i] = points[(i + n - 1) % n].Hard ? ahead.Unit : points[(i + 1) % n].Hard ? back.Unit
                : (back.Unit * ahead.Length + ahead.Unit * back.Length).Unit;
        }
        int start = points.FindIndex(p => p.Hard);
        start = Math.Max(start, 0);
        var builder = new OutlineBuilder().MoveTo(points[start].At);
        int last = start;
        double length = 0, turned = 0;
        for (int k = 1; k <= n; k++)
        {
            int i = (start + k) % n, before = (start + k - 1) % n, after = (i + 1) % n;
            length += points[i].At.DistanceTo(points[before].At);
            bool straight = points[i].Hard || points[before].Hard;
            turned += straight ? 0 : Math.Abs(Turn(tangent[before], tangent[i]));
            bool corner = points[i].Hard || points[after].Hard;
            if (straight && points[i].Hard && points[before].Hard && points[after].Hard && k < n && Math.Abs(Point.Cross(points[i].At - points[before].At, points[after].At - points[i].At)) < 1e-9)
                continue;
            if (!straight && !corner && k < n && length < 7 * Step && turned + Math.Abs(Turn(tangent[i], tangent[after])) < 0.75)
                continue;
            if (straight)
                builder.LineTo(points[i].At);
            else
                builder.CurveTo(points[last].At + tangent[last] * (length / 3), points[i].At - tangent[i] * (length / 3), points[i].At);
            (last, length, turned) = (i, 0, 0);
        }
        return builder.Close().Build().Contours[0];
    }

    private static double Turn(Point a, Point b) => Math.Atan2(Point.Cross(a, b), Point.Dot(a, b));
}
