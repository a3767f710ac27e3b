using System.Numerics;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Turns rows of pixels, as they come, into closed outlines.</summary>
/// <remarks>
/// The border between black and white pixels is followed along pixel sides: where it runs down from one row into the next, an open end hangs;
/// at each line between two rows ends are carried on, joined or begun (a scan as in sweep-line joins of polygons). Pixels that touch at a corner alone
/// stay apart. The border is drawn through the middles of its pixel sides, so every pixel's middle is on its own side, and as an end goes on, points are
/// left out as long as none lies further from the line than <see cref="Tolerance"/>. Cost: a few operations for each place where a row
/// changes, and for each corner of the border. Memory: the points that are kept. Fill the outlines by the even-odd rule.
/// </remarks>
/// <param name="width">Pixels in a row.</param>
/// <param name="step">Every which pixel of a row is looked at, and every which row is given; fine films need no more of their outlines than coarse ones do.</param>
/// <param name="toMm">Millimetres of a pixel, across and down.</param>
internal sealed class ContourTracer(int width, int step, Point toMm)
{
    /// <summary>How far an outline may lie from the middles of the pixel sides it follows, pixels.</summary>
    public const double Tolerance = 0.4;

    // Points are counted in half pixels, so that the middle of a side is a whole number.
    private const double Slack = 2 * Tolerance;

    // The middle of an even count of pixels lies between two.
    private readonly TracedOutline _outline = new(toMm.X * step / 2, toMm.Y * step / 2, step % 2 == 0 ? 1.0 / step : 0);
    private readonly Slots<Piece> _pieces = new();
    private readonly Slots<Corner> _corners = new();
    private readonly List<(int X, int Y)> _path = [];
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
    public TracedOutline Finish()
    {
        _here.Clear();
        Join();
        return _outline;
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
                Close(open.End, open.X, end, x);
                return;
            }
            // It turns to the left and goes on below, where its place waits.
            Extend(end, x);
            Extend(end, open.X);
            _next[~open.End] = end;
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
                Extend(open.End, open.X);
                Extend(open.End, x);
                _next[^1] = open.End;
                return;
            }
            (_next[~open.End], _next[^1]) = Begin(open.X, x);
        }
    }

    // A point that is kept, half pixels, and the one before it on its piece.
    private struct Corner
    {
        public int X, Y, Before;
    }

    // A border from where it began, in the middle of a side along a row, to an end. Another piece begins at the same place; where ends meet, so do pieces.
    private struct Piece
    {
        // Its end, pixels.
        public int X, Y;

        // The piece that began with it, the one that met it, and the one at the other end of the stretch while that is open.
        public int Twin, Met, Other;

        // The last corner that is kept, and the last point that was passed, half pixels.
        public int Kept, AtX, AtY;

        // The directions from the last kept corner, as a wedge from its left to its right, that pass by all points since; none yet where both are 0.
        public float LeftX, LeftY, RightX, RightY;
    }

    private (int Left, int Right) Begin(int left, int right)
    {
        (int a, int b) = (New(left), New(right));
        (_pieces[a].Twin, _pieces[a].Other, _pieces[b].Twin, _pieces[b].Other) = (b, b, a, a);
        if (right - left > 1)
        {
            Pass(ref _pieces[a], 2 * left + 1, 2 * _y);
            Pass(ref _pieces[b], 2 * right - 1, 2 * _y);
        }
        return (a, b);

        int New(int x)
        {
            int made = _pieces.Take(), kept = _corners.Take();
            _corners[kept] = new() { X = left + right, Y = 2 * _y, Before = -1 };
            _pieces[made] = new() { X = x, Y = _y, Kept = kept, AtX = left + right, AtY = 2 * _y };
            return made;
        }
    }

    // Down to the line between the rows, or along it. A line that passes by the first and the last side of a run passes by all between.
    private void Extend(int end, int x)
    {
        ref Piece piece = ref _pieces[end];
        int dx = Math.Sign(x - piece.X), dy = Math.Sign(_y - piece.Y), sides = Math.Abs(x - piece.X) + _y - piece.Y;
        Pass(ref piece, 2 * piece.X + dx, 2 * piece.Y + dy);
        if (sides > 1)
            Pass(ref piece, 2 * x - dx, 2 * _y - dy);
        (piece.X, piece.Y) = (x, _y);
    }

    private void Close(int a, int left, int b, int right)
    {
        Extend(a, left);
        Extend(b, right);
        ref Piece one = ref _pieces[a];
        ref Piece two = ref _pieces[b];
        if (right - left > 1)
        {
            Pass(ref one, 2 * left + 1, 2 * _y);
            Pass(ref two, 2 * right - 1, 2 * _y);
        }
        Pass(ref one, left + right, 2 * _y);
        Pass(ref two, left + right, 2 * _y);
        Keep(ref one);
        (one.Met, two.Met) = (b, a);
        if (one.Other != b)
        {
            (_pieces[one.Other].Other, _pieces[two.Other].Other) = (two.Other, one.Other);
            return;
        }
        Draw(a);
    }

    // Round the closed border: along one piece to where it began, along its twin to where that met another, and so on.
    private void Draw(int first)
    {
        _path.Clear();
        for (int inwards = first; ;)
        {
            Piece piece = _pieces[inwards], twin = _pieces[piece.Twin];
            Take(piece.Kept);
            int from = _path.Count;
            Take(twin.Kept);
            _path.Reverse(from, _path.Count - from);
            _pieces.Give(piece.Twin);
            _pieces.Give(inwards);
            if (twin.Met == first)
                break;
            inwards = twin.Met;
        }
        // Pieces begin where their twins do.
        int kept = 0;
        for (int i = 0; i < _path.Count; i++)
        {
            if (_path[i] != _path[(i + 1) % _path.Count])
                _path[kept++] = _path[i];
        }
        _path.RemoveRange(kept, _path.Count - kept);
        if (kept >= 3)
            _outline.Add(_path);

        void Take(int corner)
        {
            while (corner >= 0)
            {
                Corner taken = _corners[corner];
                _path.Add((taken.X, taken.Y));
                _corners.Give(corner);
                corner = taken.Before;
            }
        }
    }

    // A point stays where the way to the next can't pass by all between.
    private void Pass(ref Piece piece, int x, int y)
    {
        Corner anchor = _corners[piece.Kept];
        double wayX = x - anchor.X, wayY = y - anchor.Y;
        if (Cross(piece.LeftX, piece.LeftY, wayX, wayY) < 0 || Cross(wayX, wayY, piece.RightX, piece.RightY) < 0)
        {
            (wayX, wayY) = (x - piece.AtX, y - piece.AtY);
            Keep(ref piece);
        }
        (piece.AtX, piece.AtY) = (x, y);
        double ahead = wayX * wayX + wayY * wayY - Slack * Slack;
        if (ahead <= 0)
            return;
        // The two lines from the kept corner that touch the circle round the point.
        ahead = Math.Sqrt(ahead);
        double leftX = wayX * ahead + wayY * Slack, leftY = wayY * ahead - wayX * Slack, rightX = wayX * ahead - wayY * Slack, rightY = wayY * ahead + wayX * Slack;
        bool none = piece.LeftX == 0 && piece.LeftY == 0;
        if (none || Cross(piece.LeftX, piece.LeftY, leftX, leftY) > 0)
            (piece.LeftX, piece.LeftY) = ((float)leftX, (float)leftY);
        if (none || Cross(rightX, rightY, piece.RightX, piece.RightY) > 0)
            (piece.RightX, piece.RightY) = ((float)rightX, (float)rightY);
    }

    private void Keep(ref Piece piece)
    {
        int kept = _corners.Take();
        _corners[kept] = new() { X = piece.AtX, Y = piece.AtY, Before = piece.Kept };
        (piece.Kept, piece.LeftX, piece.LeftY, piece.RightX, piece.RightY) = (kept, 0, 0, 0, 0);
    }

    private static double Cross(double ax, double ay, double bx, double by) => ax * by - ay * bx;

    // Places for things that come and go.
    private sealed class Slots<T> where T : struct
    {
        private readonly Stack<int> _free = [];
        private T[] _all = new T[16];
        private int _used;

        public ref T this[int place] => ref _all[place];

        public int Take()
        {
            if (_free.TryPop(out int place))
                return place;
            if (_used == _all.Length)
                Array.Resize(ref _all, _used + _used / 2);
            return _used++;
        }

        public void Give(int place) => _free.Push(place);
    }
}
