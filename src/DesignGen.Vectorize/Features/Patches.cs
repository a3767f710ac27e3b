using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Features;

/// <summary>A connected area of one label, pixels that touch at corners included.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Pixels">How large it is.</param>
/// <param name="First">Its first pixel, among all.</param>
/// <param name="Width">Columns it spans.</param>
/// <param name="Height">Rows it spans.</param>
internal record struct Patch(byte Label, long Pixels, int First, int Width, int Height);

/// <summary>The connected areas of a label map, by runs of equal pixels.</summary>
/// <remarks>Corners connect, for a slanting line of one pixel is a line and no row of dots. Cost: the runs, not the pixels, once they are found.</remarks>
internal sealed class Patches
{
    private readonly Window _window;
    private readonly bool _wrap;
    private readonly JoinedRuns _joined;
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly byte[] _labels;
    private int[] _numbers = [];

    /// <summary>Finds the areas of a whole map.</summary>
    public Patches(LabelRuns map, bool wrap, CancellationToken cancel)
        : this(map, new(0, 0, map.Width, map.Height), wrap, cancel)
    {
    }

    /// <summary>Finds the areas in a part of a map, which counts as a picture.</summary>
    public Patches(LabelRuns map, Window window, bool wrap, CancellationToken cancel)
    {
        (_window, _wrap) = (window, wrap);
        (int width, int height) = (window.Width, window.Height);
        _rows = new int[height + 1];
        bool whole = window.X == 0 && width == map.Width;
        for (int y = 0; y < height; y++)
        {
            (int from, int end) = map.RunsOf(window.Y + y);
            _rows[y + 1] = _rows[y] + (whole ? end - from : map.RunAt(window.X + width - 1, window.Y + y) - map.RunAt(window.X, window.Y + y) + 1);
        }
        int count = _rows[height];
        (_starts, _labels, _joined) = (new int[count], new byte[count], new(count));
        for (int y = 0; y < height; y++)
        {
            if ((y & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            for (int r = _rows[y], run = whole ? map.RunsOf(window.Y + y).From : map.RunAt(window.X, window.Y + y); r < _rows[y + 1]; r++, run++)
                (_starts[r], _labels[r]) = (y * width + Math.Max(0, map.Start(run) - window.X), map.Label(run));
            if (y > 0)
                JoinRows(y - 1, y);
        }
        if (wrap)
        {
            if (height > 1)
                JoinRows(height - 1, 0);
            for (int y = 0; y < height; y++)
            {
                JoinAcross(y, y);
                JoinAcross(y, (y + 1) % height);
                JoinAcross((y + 1) % height, y);
            }
        }
        Number();
    }

    /// <summary>All areas, in the order of their first pixels.</summary>
    public Patch[] All { get; private set; } = [];

    /// <summary>How many runs there are.</summary>
    public int Runs => _starts.Length;

    /// <summary>The area of a run.</summary>
    public int Of(int run) => _numbers[run];

    /// <summary>Where a run begins among the pixels, and its length.</summary>
    public (int Start, int Length) Run(int run)
    {
        int start = _starts[run], rowEnd = (start / _window.Width + 1) * _window.Width;
        int next = run + 1 < _starts.Length ? _starts[run + 1] : rowEnd;
        return (start, Math.Min(next, rowEnd) - start);
    }

    /// <summary>The area of a pixel.</summary>
    public int At(int x, int y)
    {
        int low = _rows[y], high = _rows[y + 1] - 1, at = y * _window.Width + x;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_starts[middle] <= at)
                low = middle;
            else
                high = middle - 1;
        }
        return Of(low);
    }

    /// <summary>Which areas go on beyond the part that was looked at, as far as it can tell.</summary>
    /// <param name="of">The picture; at its own border nothing goes on.</param>
    public HashSet<int> GoingOn(LabelRuns of)
    {
        var cut = new HashSet<int>();
        int last = _window.Height - 1;
        for (int r = _rows[0]; _window.Y > 0 && r < _rows[1]; r++)
            cut.Add(Of(r));
        for (int r = _rows[last]; _window.Y + _window.Height < of.Height && r < _rows[last + 1]; r++)
            cut.Add(Of(r));
        for (int y = 0; y <= last; y++)
        {
            if (_window.X > 0)
                cut.Add(Of(_rows[y]));
            if (_window.X + _window.Width < of.Width)
                cut.Add(Of(_rows[y + 1] - 1));
        }
        return cut;
    }

    /// <summary>Calls back for each stretch of edge between two areas: their numbers and its length, px.</summary>
    public void Edges(Action<int, int, int> edge)
    {
        for (int y = 0; y < _window.Height; y++)
        {
            for (int r = _rows[y] + 1; r < _rows[y + 1]; r++)
                edge(Of(r - 1), Of(r), 1);
            if (_wrap && Of(_rows[y]) != Of(_rows[y + 1] - 1))
                edge(Of(_rows[y + 1] - 1), Of(_rows[y]), 1);
            if (y + 1 < _window.Height || (_wrap && _window.Height > 1))
                Below(y, (y + 1) % _window.Height);
        }

        void Below(int upper, int lower)
        {
            int a = _rows[upper], b = _rows[lower], x = 0;
            while (x < _window.Width)
            {
                int endA = EndOf(a, upper), endB = EndOf(b, lower), end = Math.Min(endA, endB);
                if (Of(a) != Of(b))
                    edge(Of(a), Of(b), end - x);
                x = end;
                a += endA == end ? 1 : 0;
                b += endB == end ? 1 : 0;
            }
        }
    }

    private int EndOf(int run, int row) => run + 1 < _rows[row + 1] ? _starts[run + 1] - row * _window.Width : _window.Width;

    private byte Label(int run) => _labels[run];

    private void JoinRows(int upper, int lower)
    {
        int width = _window.Width, a = _rows[upper], aEnd = _rows[upper + 1], b = _rows[lower], bEnd = _rows[lower + 1];
        int first = a;
        for (; b < bEnd; b++)
        {
            int start = _starts[b] - lower * width, end = b + 1 < bEnd ? _starts[b + 1] - lower * width : width;
            while (first + 1 < aEnd && _starts[first + 1] - upper * width < start)
                first++;
            for (int r = first; r < aEnd && _starts[r] - upper * width <= end; r++)
            {
                if (Label(r) == Label(b))
                    _joined.Join(r, b);
            }
        }
    }

    // The last pixel of a row with the first of another, across the tile's border.
    private void JoinAcross(int from, int to)
    {
        int last = _rows[from + 1] - 1, first = _rows[to];
        if (Label(last) == Label(first))
            _joined.Join(last, first);
    }

    private void Number()
    {
        int width = _window.Width, height = _window.Height, count = 0;
        var numbers = new int[_starts.Length];
        for (int r = 0; r < numbers.Length; r++)
        {
            int root = _joined.First(r);
            numbers[r] = root == r ? count++ : numbers[root];
        }
        _numbers = numbers;
        All = new Patch[count];
        // Each area's box, and its box where the tile is cut half-way: the smaller one is right for what crosses the border.
        var boxes = new (Span X, Span Y)[count];
        Array.Fill(boxes, (Span.None, Span.None));
        (Span X, Span Y)[] halves = _wrap ? [.. boxes] : [];
        for (int y = 0; y < height; y++)
        {
            for (int r = _rows[y]; r < _rows[y + 1]; r++)
            {
                int n = numbers[r], x = _starts[r] - y * width, length = EndOf(r, y) - x;
                ref Patch patch = ref All[n];
                if (patch.Pixels == 0)
                    (patch.Label, patch.First) = (Label(r), _starts[r]);
                patch.Pixels += length;
                ref (Span X, Span Y) box = ref boxes[n];
                box.X.Take(x, x + length);
                box.Y.Take(y, y + 1);
                if (!_wrap)
                    continue;
                int halfX = (x + width / 2) % width, halfY = (y + height / 2) % height;
                ref (Span X, Span Y) half = ref halves[n];
                half.X.Take(halfX + length > width ? 0 : halfX, halfX + length > width ? width : halfX + length);
                half.Y.Take(halfY, halfY + 1);
            }
        }
        for (int n = 0; n < count; n++)
        {
            (All[n].Width, All[n].Height) = (boxes[n].X.Length, boxes[n].Y.Length);
            if (_wrap)
                (All[n].Width, All[n].Height) = (Math.Min(All[n].Width, halves[n].X.Length), Math.Min(All[n].Height, halves[n].Y.Length));
        }
    }

    private record struct Span(int From, int To)
    {
        public static Span None => new(int.MaxValue, int.MinValue);

        public readonly int Length => To - From;

        public void Take(int from, int to)
        {
            From = Math.Min(From, from);
            To = Math.Max(To, to);
        }
    }
}
