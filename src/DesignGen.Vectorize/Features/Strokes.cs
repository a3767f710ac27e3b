using System.Runtime.InteropServices;

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

    private readonly PaddedMap _map;
    private readonly int _stride;
    private readonly ushort[] _squares;
    private readonly byte[] _axis;
    private readonly int[] _around;
    private readonly (int X, int Y, int Square)[] _rings;
    private readonly int[] _steps;
    private readonly int _reach;

    // The points of one line: by pixel their numbers, and by number the points beside each, one list after the other.
    private Dictionary<int, int> _numbers = [];
    private readonly List<int> _beside = [], _firstBeside = [], _queue = [];
    private readonly List<(int X, int Y)> _places = [];
    // By number, the search that met it last.
    private int[] _met = [];
    private int _search;

    /// <param name="map">The labels.</param>
    /// <param name="diameter">The widest stroke to come, px: its margin is wider.</param>
    /// <param name="squares">A field of the map's shape, all 0; it is so again after each line.</param>
    /// <param name="marks">The same.</param>
    public Strokes(PaddedMap map, int diameter, ushort[] squares, byte[] marks)
    {
        _map = map;
        _stride = map.Stride;
        _squares = squares;
        _axis = marks;
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
        int border = (int)Math.Ceiling(2 * diameter) + 8;
        foreach (int p in part.Pixels)
            _squares[p] = Square(p, part.Label);
        var ridge = new List<int>();
        foreach (int p in part.Pixels)
        {
            int y = p / _stride, x = p - y * _stride;
            if (x < border || y < border || x >= _map.Columns - border || y >= _map.Rows - border || !IsRidge(p, part.Label))
                continue;
            ridge.Add(p);
            _axis[p] = 1;
        }
        var kept = new List<int>();
        foreach (int p in ridge)
        {
            if (!IsSpur(p, diameter / 2) && !IsFringe(p, part.Label, diameter / 2))
                kept.Add(p);
        }
        foreach (int p in ridge)
            _axis[p] = 0;
        foreach (int p in kept)
            _axis[p] = 1;
        int window = (int)Math.Ceiling(Math.Max(1.5 * diameter, 4));
        Link(kept);
        foreach (int p in kept)
            _axis[p] = 0;
        var near = new List<(int X, int Y)>();
        var points = new List<AxisPoint>(kept.Count);
        for (int i = 0; i < kept.Count; i++)
            points.Add(Fit(i, kept[i], part.Label, window, diameter, near));
        foreach (int p in part.Pixels)
            _squares[p] = 0;
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
    private int Inside(int at, byte label) => _map.Labels[at] != label ? 0 : _squares[at] is 0 ? Reached : _squares[at];

    private bool IsRidge(int p, byte label)
    {
        int d = _squares[p];
        for (int i = 0; i < 4; i++)
        {
            int a = Inside(p + _around[i], label), b = Inside(p - _around[i], label);
            if (d >= a && d >= b && (d > a || d > b))
                return true;
        }
        return false;
    }

    private bool IsSpur(int p, double radius)
    {
        int reach = Math.Max(2, (int)radius);
        double d = Math.Sqrt(_squares[p]);
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                int q = p + y * _stride + x;
                if (_axis[q] == 0 || _squares[q] <= _squares[p])
                    continue;
                double away = Math.Sqrt(x * x + y * y);
                if (away > 1.4 && Math.Sqrt(_squares[q]) - d > Steep * away)
                    return true;
            }
        }
        return false;
    }

    // The same towards what the disc reaches, whose middle is a radius farther off: corners of stairs along wide areas.
    private bool IsFringe(int p, byte label, double radius)
    {
        double most = radius - 2 * Math.Sqrt(_squares[p]);
        int reach = (int)most;
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                int q = p + y * _stride + x;
                if (x * x + y * y < most * most && _squares[q] == 0 && _map.Labels[q] == label)
                    return true;
            }
        }
        return false;
    }

    // Numbers the points of a line and lists which touch which.
    private void Link(List<int> line)
    {
        // To clear what a far longer line has left costs as much as that line.
        if (_numbers.Capacity > 1024 && _numbers.Capacity / 16 > line.Count)
            _numbers = [];
        _numbers.Clear();
        _numbers.EnsureCapacity(line.Count);
        for (int i = 0; i < line.Count; i++)
            _numbers.Add(line[i], i);
        _beside.Clear();
        _firstBeside.Clear();
        _places.Clear();
        foreach (int p in line)
        {
            int y = p / _stride;
            _places.Add((p - y * _stride, y));
            _firstBeside.Add(_beside.Count);
            foreach (int step in _around)
            {
                if (_axis[p + step] != 0)
                    _beside.Add(_numbers[p + step]);
            }
        }
        _firstBeside.Add(_beside.Count);
        if (_met.Length < line.Count)
            _met = new int[line.Count];
    }

    private AxisPoint Fit(int number, int p, byte label, int window, double diameter, List<(int X, int Y)> near)
    {
        (int x0, int y0) = _places[number];
        double inside = Math.Sqrt(_squares[p]);
        for (int reach = window; reach >= 3; reach /= 2)
        {
            Gather(number, reach, near);
            if (near.Count < 4 || !Direction(near, reach, out double ux, out double uy))
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

    // The points that hang together with one, within a circle round it, relative to it.
    private void Gather(int number, int reach, List<(int X, int Y)> near)
    {
        ReadOnlySpan<(int X, int Y)> places = CollectionsMarshal.AsSpan(_places);
        ReadOnlySpan<int> beside = CollectionsMarshal.AsSpan(_beside), first = CollectionsMarshal.AsSpan(_firstBeside);
        (int x0, int y0) = places[number];
        int search = ++_search;
        near.Clear();
        _queue.Clear();
        near.Add((0, 0));
        _queue.Add(number);
        _met[number] = search;
        for (int i = 0; i < _queue.Count; i++)
        {
            int at = _queue[i];
            foreach (int next in beside[first[at]..first[at + 1]])
            {
                ref int met = ref _met[next];
                if (met == search)
                    continue;
                met = search;
                int dx = places[next].X - x0, dy = places[next].Y - y0;
                if (dx * dx + dy * dy > reach * reach)
                    continue;
                near.Add((dx, dy));
                _queue.Add(next);
            }
        }
    }

    // The direction in which the points lie; false where they are no line.
    private static bool Direction(List<(int X, int Y)> near, int reach, out double ux, out double uy)
    {
        long all = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
        foreach ((int x, int y) in CollectionsMarshal.AsSpan(near))
        {
            long weight = reach * reach + 1 - x * x - y * y;
            all += weight;
            sx += weight * x;
            sy += weight * y;
            sxx += weight * x * x;
            sxy += weight * x * y;
            syy += weight * y * y;
        }
        double n = all, a = sxx / n - sx / n * (sx / n), b = sxy / n - sx / n * (sy / n), c = syy / n - sy / n * (sy / n);
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
    private static double Shift(List<(int X, int Y)> near, int reach, double ux, double uy)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, v0 = 0, v1 = 0, v2 = 0, low = 0, high = 0;
        foreach ((int x, int y) in CollectionsMarshal.AsSpan(near))
        {
            double w = reach * reach + 1 - x * x - y * y, t = x * ux + y * uy, v = -x * uy + y * ux, wt = w * t, wtt = wt * t;
            s0 += w;
            s1 += wt;
            s2 += wtt;
            s3 += wtt * t;
            s4 += wtt * t * t;
            v0 += w * v;
            v1 += wt * v;
            v2 += wtt * v;
            low = Math.Min(low, t);
            high = Math.Max(high, t);
        }
        // One-sided, a parabola runs away: a line does.
        double line = s0 * s2 - s1 * s1, straight = line <= 1e-9 * s0 * s2 ? v0 / s0 : (v0 * s2 - v1 * s1) / line;
        if (Math.Min(-low, high) < 0.4 * reach)
            return straight;
        double det = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
        if (det <= 1e-9 * s0 * s2 * s4)
            return straight;
        return (v0 * (s2 * s4 - s3 * s3) - s1 * (v1 * s4 - s3 * v2) + s2 * (v1 * s3 - s2 * v2)) / det;
    }

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
