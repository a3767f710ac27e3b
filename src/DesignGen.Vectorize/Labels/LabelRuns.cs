using System.Buffers;
using System.Numerics;

namespace DesignGen.Vectorize.Labels;

/// <summary>A stretch of a row that has one label.</summary>
/// <param name="X">Its first column.</param>
/// <param name="Y">Its row.</param>
/// <param name="Length">How many pixels it has, 1 or more.</param>
/// <param name="Label">Their label.</param>
internal readonly record struct LabelSpan(int X, int Y, int Length, byte Label);

/// <summary>A label map as runs of equal pixels, row by row: what is drawn in fine pixels has few of them. It never changes.</summary>
internal sealed class LabelRuns
{
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly byte[] _labels;

    private LabelRuns(int width, int height, int[] rows, int[] starts, byte[] labels)
    {
        (Width, Height, _rows, _starts, _labels) = (width, height, rows, starts, labels);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>How many runs there are.</summary>
    public int Count => _rows[Height];

    /// <summary>The label of one pixel.</summary>
    public byte this[int x, int y] => _labels[RunAt(x, y)];

    /// <summary>The runs of a map.</summary>
    public static LabelRuns Of(LabelMap map)
    {
        (int width, int height) = (map.Width, map.Height);
        var into = new Builder(width, height);
        for (int y = 0; y < height; y++)
        {
            int row = y * width;
            into.Add(0, map.Labels[row]);
            for (int x = 1; x < width; x += LabelMap.Lanes)
            {
                for (uint apart = LabelMap.Apart(map.Labels, row + x, row + x - 1, width - x); apart != 0; apart &= apart - 1)
                {
                    int start = x + BitOperations.TrailingZeroCount(apart);
                    into.Add(start, map.Labels[row + start]);
                }
            }
            into.EndRow();
        }
        return into.Build();
    }

    /// <summary>The numbers of a row's runs: the first, and the one behind the last.</summary>
    public (int From, int End) RunsOf(int y) => (_rows[y], _rows[y + 1]);

    /// <summary>Where a run begins in its row.</summary>
    public int Start(int run) => _starts[run];

    /// <summary>The label of a run.</summary>
    public byte Label(int run) => _labels[run];

    /// <summary>Where the runs of a row begin, from the left.</summary>
    public ReadOnlySpan<int> Starts(int y) => _starts.AsSpan(_rows[y].._rows[y + 1]);

    /// <summary>The labels of the runs of a row, from the left.</summary>
    public ReadOnlySpan<byte> Labels(int y) => _labels.AsSpan(_rows[y].._rows[y + 1]);

    /// <summary>The run of a pixel.</summary>
    public int RunAt(int x, int y)
    {
        int low = _rows[y], high = _rows[y + 1] - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_starts[middle] <= x)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>Whether a stretch of a row has any pixel of a label.</summary>
    public bool Has(int x, int y, int length, byte label)
    {
        for (int run = RunAt(x, y); run < _rows[y + 1] && _starts[run] < x + length; run++)
        {
            if (_labels[run] == label)
                return true;
        }
        return false;
    }

    /// <summary>Writes the labels of a stretch of a row.</summary>
    public void Write(int x, int y, Span<byte> into)
    {
        for (int run = RunAt(x, y), at = 0; at < into.Length; run++)
        {
            int end = run + 1 < _rows[y + 1] ? Math.Min(into.Length, _starts[run + 1] - x) : into.Length;
            into[at..end].Fill(_labels[run]);
            at = end;
        }
    }

    /// <summary>The same with some stretches of rows given other labels; they may come in any order, but do not overlap.</summary>
    public LabelRuns With(List<LabelSpan> spans)
    {
        if (spans.Count == 0)
            return this;
        spans.Sort(static (a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        var into = new Builder(Width, Height, Count + spans.Count);
        int next = 0;
        for (int y = 0; y < Height; y++)
        {
            int at = 0;
            for (; next < spans.Count && spans[next].Y == y; next++)
            {
                LabelSpan span = spans[next];
                into.Copy(this, y, at, span.X);
                into.Add(span.X, span.Label);
                at = span.X + span.Length;
            }
            into.Copy(this, y, at, Width);
            into.EndRow();
        }
        return into.Build();
    }

    /// <summary>The map with its first column and row again at the end.</summary>
    public LabelRuns WithFirstRepeated()
    {
        var into = new Builder(Width + 1, Height + 1, Count);
        for (int y = 0; y <= Height; y++)
        {
            into.Copy(this, y % Height, 0, Width);
            into.Add(Width, _labels[_rows[y % Height]]);
            into.EndRow();
        }
        return into.Build();
    }

    /// <summary>Tells of all stretches in which another map of this size differs: their row, their first column and the one behind their last.</summary>
    public void Differences(LabelRuns other, Action<int, int, int> told)
    {
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<int> starts = Starts(y), others = other.Starts(y);
            ReadOnlySpan<byte> labels = Labels(y), otherLabels = other.Labels(y);
            if (starts.SequenceEqual(others) && labels.SequenceEqual(otherLabels))
                continue;
            int from = -1;
            for (int a = 0, b = 0, x = 0; x < Width;)
            {
                int endA = a + 1 < starts.Length ? starts[a + 1] : Width, endB = b + 1 < others.Length ? others[b + 1] : Width;
                if (labels[a] == otherLabels[b])
                {
                    if (from >= 0)
                        told(y, from, x);
                    from = -1;
                }
                else if (from < 0)
                {
                    from = x;
                }
                x = Math.Min(endA, endB);
                a += endA == x ? 1 : 0;
                b += endB == x ? 1 : 0;
            }
            if (from >= 0)
                told(y, from, Width);
        }
    }

    /// <summary>Takes runs down, row by row from the left.</summary>
    internal sealed class Builder
    {
        private readonly int _width, _height;
        private readonly int[] _rows;
        private int[] _starts;
        private byte[] _labels;
        private int _count, _row;

        /// <param name="width">Pixels across.</param>
        /// <param name="height">Pixels down.</param>
        /// <param name="expected">How many runs are likely to come.</param>
        public Builder(int width, int height, int expected = 0)
        {
            (_width, _height) = (width, height);
            _rows = new int[height + 1];
            int room = Math.Max(expected, 4 * height);
            (_starts, _labels) = (ArrayPool<int>.Shared.Rent(room), ArrayPool<byte>.Shared.Rent(room));
        }

        /// <summary>Adds what begins at a column; nothing where it goes on with the label before it.</summary>
        public void Add(int x, byte label)
        {
            if (_count > _rows[_row] && _labels[_count - 1] == label)
                return;
            if (_count == Math.Min(_starts.Length, _labels.Length))
            {
                Lengthen(ref _starts);
                Lengthen(ref _labels);
            }
            (_starts[_count], _labels[_count]) = (x, label);
            _count++;
        }

        /// <summary>Adds a stretch of another map's row, from a column to before another.</summary>
        public void Copy(LabelRuns of, int y, int from, int end)
        {
            if (from >= end)
                return;
            int run = from == 0 ? of._rows[y] : of.RunAt(from, y), last = of._rows[y + 1];
            Add(from, of._labels[run]);
            for (run++; run < last && of._starts[run] < end; run++)
                Add(of._starts[run], of._labels[run]);
        }

        /// <summary>Ends a row.</summary>
        public void EndRow() => _rows[++_row] = _count;

        /// <summary>The map; the builder is done then.</summary>
        public LabelRuns Build()
        {
            var map = new LabelRuns(_width, _height, _rows, [.. _starts.AsSpan(0, _count)], [.. _labels.AsSpan(0, _count)]);
            ArrayPool<int>.Shared.Return(_starts);
            ArrayPool<byte>.Shared.Return(_labels);
            return map;
        }

        private void Lengthen<T>(ref T[] array)
        {
            T[] longer = ArrayPool<T>.Shared.Rent(_count * 2);
            array.AsSpan(0, _count).CopyTo(longer);
            ArrayPool<T>.Shared.Return(array);
            array = longer;
        }
    }
}
