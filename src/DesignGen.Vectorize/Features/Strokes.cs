using System.Numerics;
using System.Runtime.Intrinsics;

namespace DesignGen.Vectorize.Features;

/// <summary>A point of the middle line of a stroke.</summary>
/// <param name="Pixel">The pixel that it was found at.</param>
/// <param name="X">Where the middle is, px of the padded map, pixel middles being whole.</param>
/// <param name="Y">The same from the top.</param>
/// <param name="Inside">How far the pixel is from the stroke's edge, px.</param>
/// <param name="Width">How wide the stroke is there, px.</param>
internal readonly record struct AxisPoint(int Pixel, double X, double Y, double Inside, double Width);

/// <summary>Finds the middle lines of thin parts, smoothly: pixels make stairs, strokes do not.</summary>
/// <remarks>
/// The medial axis is where the distance to the edge is greatest across in some direction. Its branches into the corners of stroke ends are left out:
/// along those the distance falls by more than half a pixel a pixel, as it does towards the tip of any corner past 60 degrees. Each point left is
/// moved onto a parabola fitted by weighted least squares to its connected neighbours (moving least squares, Levin 1998). The width is the length of
/// pixel runs across, averaged by a fitted line and times the cosine of the slant, which is exact for stairs too. All sums are of whole numbers or rounded to
/// 1/64 px, so that mirrored art gives mirrored lines.
/// </remarks>
internal sealed class Strokes
{
    private const double Steep = 0.5;
    private const ushort Reached = ushort.MaxValue;

    // The widest window that is searched row by row of words, px to either side.
    private const int MostByWords = 31;

    private readonly PaddedMap _map;
    private readonly int _stride;
    private readonly PartPlot _plot;
    private readonly (int X, int Y, int Square)[] _rings;
    private readonly int[] _steps;
    private readonly int _reach;

    // By reach, the rows of a disc, its middle in the bit of that number.
    private readonly ulong[]?[] _discs = new ulong[MostByWords + 1][];

    // The points near one, relative to it, and their weights: four at a time, filled up with points that weigh nothing.
    private double[] _x = new double[256], _y = new double[256], _weights = new double[256];
    private readonly List<(int At, int X, int Y)> _queue = [];

    // The steps to the eight neighbours in the map and in the plot of a part.
    private readonly int[] _around;
    private int[] _aroundPlot = [];

    /// <param name="map">The labels.</param>
    /// <param name="diameter">The widest stroke to come, px: its margin is wider.</param>
    /// <param name="plot">Fields of one part.</param>
    public Strokes(PaddedMap map, int diameter, PartPlot plot)
    {
        _map = map;
        _stride = map.Stride;
        _plot = plot;
        _around = ThinParts.Around(_stride);
        var rings = new List<(int X, int Y, int Square)>();
        int reach = diameter / 2 + 2;
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                if ((x, y) != (0, 0))
                    rings.Add((x, y, x * x + y * y));
            }
        }
        _reach = reach;
        rings.Sort((a, b) => a.Square != b.Square ? a.Square.CompareTo(b.Square) : a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        _rings = [.. rings];
        _steps = [.. _rings.Select(r => r.Y * _stride + r.X)];
    }

    /// <summary>The middle line of a part.</summary>
    /// <param name="part">The part; what of it lies in the outermost two diameters of the margin is left out.</param>
    /// <param name="diameter">The limit, px.</param>
    public List<AxisPoint> Axis(ThinPart part, double diameter)
    {
        // Discs along the line may be moved aside by one and a half of their radius, and still lie in the field.
        int border = (int)Math.Ceiling(2 * diameter) + 8, window = (int)Math.Ceiling(Math.Max(1.5 * diameter, 4));
        _plot.Lay(part.Box, window + 1);
        _aroundPlot = ThinParts.Around(_plot.Stride);
        ushort[] squares = _plot.Depths;
        BitRows marks = _plot.Marks;
        foreach (int p in part.Pixels)
            squares[_plot.At(p)] = Square(p, part.Label);
        var ridge = new List<(int Pixel, int At)>();
        foreach (int p in part.Pixels)
        {
            int y = p / _stride, x = p - y * _stride, at = _plot.At(p);
            if (x < border || y < border || x >= _map.Columns - border || y >= _map.Rows - border || !IsRidge(p, at, part.Label))
                continue;
            ridge.Add((p, at));
            marks.Set(at);
        }
        var kept = new List<(int Pixel, int At)>();
        foreach ((int p, int at) in ridge)
        {
            if (!IsSpur(at, diameter / 2) && !IsFringe(p, at, part.Label, diameter / 2))
                kept.Add((p, at));
        }
        foreach ((_, int at) in ridge)
            marks.Unset(at);
        foreach ((_, int at) in kept)
            marks.Set(at);
        var points = new List<AxisPoint>(kept.Count);
        foreach ((int p, int at) in kept)
            points.Add(Fit(p, at, part.Label, window, diameter));
        foreach ((_, int at) in kept)
            marks.Unset(at);
        foreach (int p in part.Pixels)
            squares[_plot.At(p)] = 0;
        return points;
    }

    private ushort Square(int at, byte label)
    {
        byte[] labels = _map.Labels;
        int y = at / _stride, x = at - y * _stride;
        if (x >= _reach && y >= _reach && x < _map.Columns - _reach && y < _map.Rows - _reach)
        {
            for (int i = 0; i < _steps.Length; i++)
            {
                if (labels[at + _steps[i]] != label)
                    return (ushort)_rings[i].Square;
            }
            return Reached;
        }
        foreach ((int dx, int dy, int square) in _rings)
        {
            int tx = x + dx, ty = y + dy;
            if (tx >= 0 && ty >= 0 && tx < _map.Columns && ty < _map.Rows && labels[ty * _stride + tx] != label)
                return (ushort)square;
        }
        return Reached;
    }

    // What the disc reaches is deeper inside than anything here.
    private int Inside(int pixel, int at, byte label) => _plot.Depths[at] is not 0 and ushort square ? square : _map.Labels[pixel] != label ? 0 : Reached;

    private bool IsRidge(int p, int at, byte label)
    {
        int d = _plot.Depths[at];
        for (int i = 0; i < 4; i++)
        {
            int a = Inside(p + _around[i], at + _aroundPlot[i], label);
            if (d < a)
                continue;
            int b = Inside(p - _around[i], at - _aroundPlot[i], label);
            if (d >= b && (d > a || d > b))
                return true;
        }
        return false;
    }

    private bool IsSpur(int at, double radius)
    {
        int reach = Math.Max(2, (int)radius);
        ushort[] squares = _plot.Depths;
        double d = Math.Sqrt(squares[at]);
        for (int y = -reach; y <= reach; y++)
        {
            for (int from = -reach; from <= reach; from += 64)
            {
                int first = at + y * _plot.Stride + from;
                for (ulong bits = _plot.Marks.Bits(first, Math.Min(64, reach - from + 1)); bits != 0; bits &= bits - 1)
                {
                    int skip = BitOperations.TrailingZeroCount(bits), x = from + skip;
                    if (squares[first + skip] <= squares[at])
                        continue;
                    double away = Math.Sqrt(x * x + y * y);
                    if (away > 1.4 && Math.Sqrt(squares[first + skip]) - d > Steep * away)
                        return true;
                }
            }
        }
        return false;
    }

    // The same towards what the disc reaches, whose middle is a radius farther off: corners of stairs along wide areas.
    private bool IsFringe(int p, int at, byte label, double radius)
    {
        double most = radius - 2 * Math.Sqrt(_plot.Depths[at]);
        int reach = (int)most;
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                if (x * x + y * y < most * most && _plot.Depths[at + y * _plot.Stride + x] == 0 && _map.Labels[p + y * _stride + x] == label)
                    return true;
            }
        }
        return false;
    }

    private AxisPoint Fit(int p, int at, byte label, int window, double diameter)
    {
        int y0 = p / _stride, x0 = p - y0 * _stride;
        double inside = Math.Sqrt(_plot.Depths[at]);
        for (int reach = window; reach >= 3; reach /= 2)
        {
            int near = Gather(at, reach);
            if (near < 4 || !Direction(near, out double ux, out double uy))
                continue;
            double shift = Shift(near, reach, ux, uy);
            if (Math.Abs(shift) > inside + 1)
                continue;
            double ox = -uy * shift, oy = ux * shift;
            double width = Width(x0, y0, label, ox, oy, ux, uy, reach, diameter);
            return new(p, x0 + Rounded(ox), y0 + Rounded(oy), inside, width > 0 ? width : 2 * inside - 1);
        }
        return new(p, x0, y0, inside, 2 * inside - 1);
    }

    /// <summary>An offset on the grid of 1/64 px, on which sums are exact and mirrored ones alike.</summary>
    public static double Rounded(double offset) => Math.Round(offset * 64, MidpointRounding.AwayFromZero) / 64;

    // The points that hang together with one, within a circle round it: how many.
    private int Gather(int at, int reach)
    {
        int count = 0;
        if (reach <= MostByWords)
            GatherByWords(at, reach, ref count);
        else
            GatherByPoints(at, reach, ref count);
        int filled = (count + 3) / 4 * 4;
        for (int i = count; i < filled; i++)
            (_x[i], _y[i], _weights[i]) = (0, 0, 0);
        return count;
    }

    // Makes room for so many points, and for those that fill them up.
    private void Room(int points)
    {
        if (points + 4 <= _x.Length)
            return;
        int size = Math.Max(points + 4, 2 * _x.Length);
        Array.Resize(ref _x, size);
        Array.Resize(ref _y, size);
        Array.Resize(ref _weights, size);
    }

    // Rows as words: what hangs together spreads down and up them until it spreads no more.
    private void GatherByWords(int at, int reach, ref int count)
    {
        int side = 2 * reach + 1;
        Span<ulong> rows = stackalloc ulong[2 * MostByWords + 1], lit = stackalloc ulong[2 * MostByWords + 1];
        ulong[] disc = _discs[reach] ??= Disc(reach);
        for (int i = 0; i < side; i++)
            rows[i] = _plot.Marks.Bits(at + (i - reach) * _plot.Stride - reach, side) & disc[i];
        lit[..side].Clear();
        lit[reach] = Spread(1ul << reach, rows[reach]);
        for (bool more = true; more;)
        {
            more = false;
            for (int i = 1; i < side; i++)
                more |= Reach(lit, rows, i - 1, i);
            for (int i = side - 2; i >= 0; i--)
                more |= Reach(lit, rows, i + 1, i);
        }
        int all = 0;
        for (int i = 0; i < side; i++)
            all += BitOperations.PopCount(lit[i]);
        Room(all);
        Span<double> xs = _x.AsSpan(0, all), ys = _y.AsSpan(0, all), weights = _weights.AsSpan(0, all);
        for (int i = 0; i < side; i++)
        {
            int y = i - reach, most = reach * reach + 1 - y * y;
            for (ulong bits = lit[i]; bits != 0; bits &= bits - 1, count++)
            {
                int x = BitOperations.TrailingZeroCount(bits) - reach;
                (xs[count], ys[count], weights[count]) = (x, y, most - x * x);
            }
        }

        static bool Reach(Span<ulong> lit, Span<ulong> rows, int from, int to)
        {
            ulong by = lit[from], fresh = (by | by << 1 | by >> 1) & rows[to] & ~lit[to];
            if (fresh == 0)
                return false;
            lit[to] = Spread(lit[to] | fresh, rows[to]);
            return true;
        }

        static ulong Spread(ulong bits, ulong row)
        {
            for (ulong before = 0; bits != before;)
            {
                before = bits;
                bits = (bits | bits << 1 | bits >> 1) & row;
            }
            return bits;
        }
    }

    private static ulong[] Disc(int reach)
    {
        var rows = new ulong[2 * reach + 1];
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
                rows[y + reach] |= x * x + y * y <= reach * reach ? 1ul << (x + reach) : 0;
        }
        return rows;
    }

    // Point by point, each taken out of the marks when it is met, and put back in the end.
    private void GatherByPoints(int at, int reach, ref int count)
    {
        BitRows marks = _plot.Marks;
        _queue.Clear();
        _queue.Add((at, 0, 0));
        marks.Unset(at);
        for (int i = 0; i < _queue.Count; i++)
        {
            (int here, int x0, int y0) = _queue[i];
            Room(count + 1);
            (_x[count], _y[count], _weights[count]) = (x0, y0, reach * reach + 1 - x0 * x0 - y0 * y0);
            count++;
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dx = -1; dx <= 1; dx++)
                {
                    int next = here + dy * _plot.Stride + dx, x = x0 + dx, y = y0 + dy;
                    if (!marks[next] || x * x + y * y > reach * reach)
                        continue;
                    marks.Unset(next);
                    _queue.Add((next, x, y));
                }
            }
        }
        foreach ((int point, _, _) in _queue)
            marks.Set(point);
    }

    // The direction in which the points lie; false where they are no line.
    private bool Direction(int near, out double ux, out double uy)
    {
        Vector256<double> all = default, sx = default, sy = default, sxx = default, sxy = default, syy = default;
        for (int i = 0; i < near; i += 4)
        {
            Vector256<double> x = Vector256.Create(_x, i), y = Vector256.Create(_y, i), weight = Vector256.Create(_weights, i), wx = weight * x, wy = weight * y;
            all += weight;
            sx += wx;
            sy += wy;
            sxx += wx * x;
            sxy += wx * y;
            syy += wy * y;
        }
        double n = Sum(all), mx = Sum(sx) / n, my = Sum(sy) / n, a = Sum(sxx) / n - mx * mx, b = Sum(sxy) / n - mx * my, c = Sum(syy) / n - my * my;
        double half = (a - c) / 2, root = Math.Sqrt(half * half + b * b), large = (a + c) / 2 + root, small = (a + c) / 2 - root;
        // Along the greater of the two, so that nothing cancels.
        (ux, uy) = half >= 0 ? (half + root, b) : (b, root - half);
        double length = Math.Sqrt(ux * ux + uy * uy);
        if (length < 1e-9 || small > 0.15 * large)
            return false;
        (ux, uy) = (ux / length, uy / length);
        return true;
    }

    // How far to the side the parabola through the points passes.
    private double Shift(int near, int reach, double ux, double uy)
    {
        Vector256<double> w0 = default, w1 = default, w2 = default, w3 = default, w4 = default, side0 = default, side1 = default, side2 = default, least = default, most = default;
        for (int i = 0; i < near; i += 4)
        {
            Vector256<double> x = Vector256.Create(_x, i), y = Vector256.Create(_y, i), w = Vector256.Create(_weights, i);
            Vector256<double> t = x * ux + y * uy, v = y * ux - x * uy, wt = w * t, wtt = wt * t;
            w0 += w;
            w1 += wt;
            w2 += wtt;
            w3 += wtt * t;
            w4 += wtt * t * t;
            side0 += w * v;
            side1 += wt * v;
            side2 += wtt * v;
            least = Vector256.Min(least, t);
            most = Vector256.Max(most, t);
        }
        double s0 = Sum(w0), s1 = Sum(w1), s2 = Sum(w2), s3 = Sum(w3), s4 = Sum(w4), v0 = Sum(side0), v1 = Sum(side1), v2 = Sum(side2);
        double low = Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3])), high = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        // One-sided, a parabola runs away: a line does.
        double line = s0 * s2 - s1 * s1, straight = line <= 1e-9 * s0 * s2 ? v0 / s0 : (v0 * s2 - v1 * s1) / line;
        if (Math.Min(-low, high) < 0.4 * reach)
            return straight;
        double det = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
        if (det <= 1e-9 * s0 * s2 * s4)
            return straight;
        return (v0 * (s2 * s4 - s3 * s3) - s1 * (v1 * s4 - s3 * v2) + s2 * (v1 * s3 - s2 * v2)) / det;
    }

    // In one order on every machine.
    private static double Sum(Vector256<double> of) => (of[0] + of[1]) + (of[2] + of[3]);

    private double Width(int x0, int y0, byte label, double ox, double oy, double ux, double uy, int reach, double diameter)
    {
        bool upright = Math.Abs(uy) > Math.Abs(ux);
        int step = upright ? 1 : _stride, most = (int)(1.6 * diameter) + 2, hop = reach > 8 ? 2 : 1;
        // The run at the point itself by a line fitted through all: strokes taper.
        long n = 0, st = 0, stt = 0, sr = 0, str = 0;
        for (int side = -1; side <= 1; side += 2)
        {
            for (int t = side < 0 ? hop : 0; t <= reach; t += hop)
            {
                int x = x0 + (int)Math.Round(ox + side * t * ux, MidpointRounding.AwayFromZero), y = y0 + (int)Math.Round(oy + side * t * uy, MidpointRounding.AwayFromZero);
                if (x < 0 || y < 0 || x >= _map.Columns || y >= _map.Rows || _map.Labels[y * _stride + x] != label)
                    break;
                int run = 1;
                for (int q = y * _stride + x + step; run < most && (uint)q < (uint)_map.Size && _map.Labels[q] == label; q += step)
                    run++;
                for (int q = y * _stride + x - step; run < most && (uint)q < (uint)_map.Size && _map.Labels[q] == label; q -= step)
                    run++;
                // Here the stroke runs into something wider.
                if (run >= most || (n > 0 && run > 2 * sr / n + 2))
                    break;
                n++;
                st += side * t;
                stt += t * t;
                sr += run;
                str += side * t * run;
            }
        }
        if (n < 3)
            return 0;
        long det = n * stt - st * st;
        double run0 = det == 0 ? (double)sr / n : (double)(sr * stt - st * str) / det;
        return Math.Max(0.5, run0 * Math.Max(Math.Abs(ux), Math.Abs(uy)));
    }
}
