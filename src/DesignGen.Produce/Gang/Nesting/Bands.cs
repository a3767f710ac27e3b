using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>A polygon, grown by a distance, as stretches in rows of equal height: they cover all of it, and little more.</summary>
/// <remarks>
/// In every row the stretches span all that the grown polygon has there, exactly across and at most one row too much down. So two
/// polygons of which the stretches do not meet are apart by the distance for certain, whatever the rows' height; lower rows only
/// come closer to it. Stretches that merely touch do not meet.
/// </remarks>
internal sealed class Bands
{
    // Rows do not reach their very edges, so that a polygon that ends on one does not fill the next. Far under a micrometre.
    private const double Hair = 1e-7;

    private readonly int[] _from;
    private readonly double[] _lefts, _rights;

    /// <summary>Cuts a polygon into rows.</summary>
    /// <param name="polygon">Its corners, mm.</param>
    /// <param name="height">Height of a row, mm.</param>
    /// <param name="grow">How far to grow it, mm, 0 or more.</param>
    public Bands(ImmutableArray<Point> polygon, double height, double grow)
    {
        double top = polygon.Min(p => p.Y) - grow, bottom = polygon.Max(p => p.Y) + grow;
        First = (int)Math.Floor(top / height + Hair);
        Count = Math.Max(1, (int)Math.Ceiling(bottom / height - Hair) - First);
        var rows = new List<(double Left, double Right)>[Count];
        for (int row = 0; row < Count; row++)
            rows[row] = [];
        for (int i = 0; i < polygon.Length; i++)
        {
            Point a = polygon[i], b = polygon[(i + 1) % polygon.Length];
            int from = Math.Clamp((int)Math.Floor((Math.Min(a.Y, b.Y) - grow) / height) - First, 0, Count - 1), to = Math.Clamp((int)Math.Floor((Math.Max(a.Y, b.Y) + grow) / height) - First, 0, Count - 1);
            for (int row = from; row <= to; row++)
            {
                double low = (First + row) * height;
                if (Across(a, b, grow, low + Hair, low + height - Hair) is { } stretch)
                    rows[row].Add(stretch);
                // What no edge reaches is inside or outside as a whole, so the row's middle decides.
                double middle = low + height / 2;
                if (a.Y <= middle != b.Y <= middle)
                    rows[row].Add((double.NaN, a.X + (b.X - a.X) * ((middle - a.Y) / (b.Y - a.Y))));
            }
        }
        (_from, var lefts, var rights) = (new int[Count + 1], new List<double>(), new List<double>());
        for (int row = 0; row < Count; row++)
        {
            double[] crossings = [.. rows[row].Where(s => double.IsNaN(s.Left)).Select(s => s.Right).Order()];
            IEnumerable<(double Left, double Right)> inner = crossings.Chunk(2).Where(c => c.Length == 2).Select(c => (c[0], c[1]));
            double? right = null;
            foreach ((double l, double r) in rows[row].Where(s => !double.IsNaN(s.Left)).Concat(inner).Order())
            {
                if (right is null || l > right)
                {
                    lefts.Add(l);
                    rights.Add(r);
                }
                else if (r > right)
                {
                    rights[^1] = r;
                }
                right = rights[^1];
            }
            _from[row + 1] = lefts.Count;
        }
        (_lefts, _rights) = ([.. lefts], [.. rights]);
        (Left, Right) = (_lefts.Min(), _rights.Max());
    }

    /// <summary>The first row: it begins at this many row heights.</summary>
    public int First { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The least x, mm.</summary>
    public double Left { get; }

    /// <summary>The greatest x, mm.</summary>
    public double Right { get; }

    /// <summary>Where the stretches of a row begin, mm, from left to right; the row counts from the first one.</summary>
    public ReadOnlySpan<double> Lefts(int row) => _lefts.AsSpan(_from[row], _from[row + 1] - _from[row]);

    /// <summary>Where they end.</summary>
    public ReadOnlySpan<double> Rights(int row) => _rights.AsSpan(_from[row], _from[row + 1] - _from[row]);

    /// <summary>What a grown edge spans between two heights; null where it does not reach them.</summary>
    private static (double Left, double Right)? Across(Point a, Point b, double grow, double low, double high)
    {
        (double left, double right) = (double.PositiveInfinity, double.NegativeInfinity);
        Round(a);
        Round(b);
        Point side = (b - a).Unit.Perpendicular * grow;
        Line(a + side, b + side);
        if (grow > 0)
        {
            Line(a - side, b - side);
            Line(a + side, a - side);
            Line(b + side, b - side);
        }
        return left <= right ? (left, right) : null;

        void Take(double x) => (left, right) = (Math.Min(left, x), Math.Max(right, x));

        void Round(Point centre)
        {
            double off = centre.Y - Math.Clamp(centre.Y, low, high);
            if (Math.Abs(off) > grow)
                return;
            double half = Math.Sqrt(grow * grow - off * off);
            Take(centre.X - half);
            Take(centre.X + half);
        }

        void Line(Point from, Point to)
        {
            if (from.Y > to.Y)
                (from, to) = (to, from);
            if (from.Y > high || to.Y < low)
                return;
            Take(from.Y >= low ? from.X : At(low));
            Take(to.Y <= high ? to.X : At(high));

            double At(double y) => from.X + (to.X - from.X) * ((y - from.Y) / (to.Y - from.Y));
        }
    }
}
