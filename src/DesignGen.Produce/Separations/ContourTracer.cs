using System.Collections.Immutable;
using System.Numerics;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Turns rows of pixels, as they come, into closed outlines.</summary>
/// <remarks>
/// The border between black and white pixels is followed along pixel sides: where it runs down from one row into the next, an open end hangs;
/// at each line between two rows ends are carried on, joined or begun (a scan as in sweep-line joins of polygons). Pixels that touch at a corner alone
/// stay apart. A closed border is drawn through the middles of its pixel sides, so every pixel's middle is on its own side, and points are
/// left out as long as none lies further from the line than <see cref="Tolerance"/>. Cost: a few operations for each place where a row
/// changes, and for each pixel of border. Memory: borders that are still open. Fill the outlines by the even-odd rule.
/// </remarks>
/// <param name="width">Pixels in a row.</param>
/// <param name="step">Every which pixel of a row is looked at, and every which row is given; fine films need no more of their outlines than coarse ones do.</param>
/// <param name="toMm">Millimetres of a pixel, across and down.</param>
internal sealed class ContourTracer(int width, int step, Point toMm)
{
    /// <summary>How far an outline may lie from the middles of the pixel sides it follows, pixels.</summary>
    public const double Tolerance = 0.4;

    private readonly ImmutableArray<Contour>.Builder _contours = ImmutableArray.CreateBuilder<Contour>();
    private readonly List<Corner> _corners = [];
    private readonly List<int> _free = [], _path = [];
    private List<int> _above = [], _here = [], _ends = [], _next = [];
    private int _y;

    /// <summary>Adds the next row.</summary>
    /// <param name="words">Its pixels, the left one of a word highest; what lies beyond the width does not count.</param>
    public void Add(ReadOnlySpan<ulong> words)
    {
        _here.Clear();
        ulong before = 0;
        for (int i = 0, at = 0; at < width; i++, at += 64)
        {
            ulong word = width - at >= 64 ? words[i] : words[i] & ~(ulong.MaxValue >> (width - at));
            for (ulong change = word ^ ((word >> 1) | (before << 63)); change != 0;)
            {
                int place = BitOperations.LeadingZeroCount(change);
                _here.Add(at + place);
                change &= ~(1UL << (63 - place));
            }
            before = word & 1;
        }
        // Black to the last pixel ends there; where the width is a part of a word that change has been seen.
        if (before == 1 && width % 64 == 0)
            _here.Add(width);
        if (step > 1)
            Sample();
        Join();
        _y++;
    }

    /// <summary>The outlines, once all rows are there, mm.</summary>
    public Outline Finish()
    {
        _here.Clear();
        Join();
        return new(_contours.ToImmutable());
    }

    // Changes between pixels that are looked at; two between the same ones are none.
    private void Sample()
    {
        int kept = 0;
        for (int i = 0; i < _here.Count; i++)
        {
            int at = (_here[i] - step / 2 + step - 1) / step;
            if (kept > 0 && _here[kept - 1] == at)
                kept--;
            else
                _here[kept++] = at;
        }
        _here.RemoveRange(kept, _here.Count - kept);
    }

    private void Join()
    {
        _next.Clear();
        (int X, int End) open = default;
        bool flat = false, black = false;
        for (int i = 0, j = 0; i < _above.Count || j < _here.Count;)
        {
            int x = Math.Min(i < _above.Count ? _above[i] : int.MaxValue, j < _here.Count ? _here[j] : int.MaxValue);
            bool up = i < _above.Count && _above[i] == x, down = j < _here.Count && _here[j] == x;
            if (up && down && !flat)
            {
                _next.Add(_ends[i]);
                black = !black;
                (i, j) = (i + 1, j + 1);
                continue;
            }
            // Where four sides meet, the one along the row goes with the pixel above on its left, where that is black.
            bool first = up && (!down || black);
            if (first)
                Meet(x, _ends[i++]);
            else
                Down(x, ref j);
            if (up && down)
            {
                if (first)
                    Down(x, ref j);
                else
                    Meet(x, _ends[i++]);
            }
            if (up)
                black = !black;
        }
        (_above, _here) = (_here, _above);
        (_ends, _next) = (_next, _ends);

        // An end from above arrives.
        void Meet(int x, int end)
        {
            if (!flat)
            {
                (open, flat) = ((x, end), true);
                return;
            }
            flat = false;
            if (open.End >= 0)
            {
                Close(Extend(open.End, open.X), Extend(end, x));
                return;
            }
            // It turns to the left and goes on below, where its place waits.
            _next[~open.End] = Extend(Extend(end, x), open.X);
        }

        // An end leaves downwards.
        void Down(int x, ref int j)
        {
            j++;
            _next.Add(-1);
            if (!flat)
            {
                (open, flat) = ((x, ~(_next.Count - 1)), true);
                return;
            }
            flat = false;
            if (open.End >= 0)
            {
                _next[^1] = Extend(Extend(open.End, open.X), x);
                return;
            }
            int left = New(open.X), right = New(x);
            Link(left, right);
            (Other(left), Other(right)) = (right, left);
            (_next[~open.End], _next[^1]) = (left, right);
        }
    }

    // A corner of the border: where it is, its neighbours along the border, and the other end of its open stretch.
    private struct Corner
    {
        public int X, Y, Before, After, Other;
    }

    private ref Corner At(int corner) => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_corners)[corner];

    private ref int Other(int corner) => ref At(corner).Other;

    private int New(int x)
    {
        var made = new Corner { X = x, Y = _y, Before = -1, After = -1 };
        if (_free.Count == 0)
        {
            _corners.Add(made);
            return _corners.Count - 1;
        }
        int corner = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        At(corner) = made;
        return corner;
    }

    private void Link(int a, int b)
    {
        Hang(ref At(a), b);
        Hang(ref At(b), a);

        static void Hang(ref Corner corner, int to)
        {
            if (corner.Before < 0)
                corner.Before = to;
            else
                corner.After = to;
        }
    }

    private int Extend(int end, int x)
    {
        int corner = New(x), other = Other(end);
        Link(end, corner);
        (Other(corner), Other(other)) = (other, corner);
        return corner;
    }

    private void Close(int a, int b)
    {
        int otherA = Other(a), otherB = Other(b);
        Link(a, b);
        if (otherA != b)
        {
            (Other(otherA), Other(otherB)) = (otherB, otherA);
            return;
        }
        _path.Clear();
        for (int at = a, from = b; ;)
        {
            _path.Add(at);
            int next = At(at).Before == from ? At(at).After : At(at).Before;
            (from, at) = (at, next);
            if (at == a)
                break;
        }
        Draw();
        _free.AddRange(_path);
    }

    // Through the middles of the sides; a point stays where the way to the next can't pass all between.
    private void Draw()
    {
        var kept = new List<(double X, double Y)>();
        (double X, double Y) anchor = default, last = default;
        // The directions, as a wedge from its left to its right, that pass by all points since the anchor.
        (double X, double Y) left = default, right = default;
        bool any = false;
        for (int i = 0; i < _path.Count; i++)
        {
            Corner a = At(_path[i]), b = At(_path[(i + 1) % _path.Count]);
            int steps = Math.Abs(b.X - a.X) + Math.Abs(b.Y - a.Y), dx = Math.Sign(b.X - a.X), dy = Math.Sign(b.Y - a.Y);
            for (int side = 0; side < steps; side++)
                Pass((a.X + dx * (side + 0.5), a.Y + dy * (side + 0.5)));
        }
        Pass(kept[0]);
        if (kept.Count < 3)
            return;
        _contours.Add(new(Mm(kept[0]), [.. kept.Skip(1).Select(p => Segment.Line(Mm(p)))]));

        void Pass((double X, double Y) point)
        {
            if (kept.Count == 0)
            {
                kept.Add(anchor = last = point);
                return;
            }
            (double X, double Y) way = (point.X - anchor.X, point.Y - anchor.Y);
            if (any && (Cross(left, way) < 0 || Cross(way, right) < 0))
            {
                kept.Add(anchor = last);
                any = false;
                way = (point.X - anchor.X, point.Y - anchor.Y);
            }
            double far = Math.Sqrt(way.X * way.X + way.Y * way.Y);
            if (far > Tolerance)
            {
                double sin = Tolerance / far, cos = Math.Sqrt(1 - sin * sin);
                (double X, double Y) l = (way.X * cos + way.Y * sin, way.Y * cos - way.X * sin), r = (way.X * cos - way.Y * sin, way.Y * cos + way.X * sin);
                (left, right, any) = (!any || Cross(left, l) > 0 ? l : left, !any || Cross(r, right) > 0 ? r : right, true);
            }
            last = point;
        }

        // The middle of an even count of pixels lies between two.
        Point Mm((double X, double Y) p) => new((p.X * step + (step % 2 == 0 ? 0.5 : 0)) * toMm.X, (p.Y * step + (step % 2 == 0 ? 0.5 : 0)) * toMm.Y);

        static double Cross((double X, double Y) a, (double X, double Y) b) => a.X * b.Y - a.Y * b.X;
    }
}
