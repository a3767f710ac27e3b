using System.Runtime.InteropServices;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Gives islands that say little to the neighbour that suits them best.</summary>
/// <remarks>
/// Areas are found by runs of equal pixels. The smallest go first and make their neighbours larger. Small is what has few pixels, or what would look
/// hardly worse in the neighbour's ink for the length of its outline; a glint in an eye stays, a speck in a shade goes. Cost: the runs, once they are found.
/// </remarks>
internal static class Islands
{
    // More pixels than this are always kept.
    private const int Most = 160;

    // What a side of a pixel of outline must say, in squared OKLab.
    private const float Outline = 0.016f;

    /// <summary>Removes islands.</summary>
    /// <param name="labels">The label of each pixel; changed in place.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="bins">The colour bin of each pixel.</param>
    /// <param name="costs">What each bin costs in each ink, bin by bin.</param>
    /// <param name="inks">How many inks there are.</param>
    /// <param name="least">Areas of fewer pixels go, whatever they show.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Remove(byte[] labels, int width, int height, ushort[] bins, float[] costs, int inks, int least, CancellationToken cancel)
    {
        var areas = new Areas(labels, width, height, cancel);
        var small = new List<(int Size, int Area)>();
        for (int r = 0; r < areas.Count; r++)
        {
            if (areas.IsRoot(r) && areas.Size(r) <= Most && areas.Label(r) != LabelMap.Clear)
                small.Add((areas.Size(r), r));
        }
        small.Sort();
        Span<int> shared = stackalloc int[256];
        Span<float> worse = stackalloc float[256];
        int looked = 0;
        foreach ((int size, int area) in small)
        {
            if ((looked++ & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            // It may have grown or been joined since.
            if (!areas.IsRoot(area) || areas.Size(area) != size)
                continue;
            byte own = areas.Label(area);
            shared.Clear();
            worse.Clear();
            for (int run = areas.First(area); run >= 0; run = areas.Next(run))
            {
                (int from, int length, int y) = areas.Run(run);
                int end = from + length;
                if (from % width != 0)
                    Count(labels[from - 1], shared);
                if (end % width != 0)
                    Count(labels[end], shared);
                for (int i = from; i < end; i++)
                {
                    if (y > 0 && labels[i - width] != own)
                        Count(labels[i - width], shared);
                    if (y < height - 1 && labels[i + width] != own)
                        Count(labels[i + width], shared);
                }
            }
            for (int ink = 0; ink < inks; ink++)
            {
                if (shared[ink] == 0)
                    continue;
                for (int run = areas.First(area); run >= 0; run = areas.Next(run))
                {
                    (int from, int length, _) = areas.Run(run);
                    for (int i = from; i < from + length; i++)
                        worse[ink] += bins[i] == LookBins.Bare ? 0 : costs[bins[i] * inks + ink] - costs[bins[i] * inks + own];
                }
            }
            int best = -1;
            float lowest = float.MaxValue;
            for (int ink = 0; ink < inks; ink++)
            {
                if (shared[ink] == 0)
                    continue;
                float cost = worse[ink] - shared[ink] * Outline;
                if (cost < lowest)
                    (lowest, best) = (cost, ink);
            }
            if (best < 0 || (size >= least && lowest > 0))
                continue;
            areas.Relabel(area, (byte)best);
        }

        static void Count(byte label, Span<int> shared) => shared[label]++;
    }

    /// <summary>Areas of one label, joined by sides.</summary>
    private sealed class Areas
    {
        private readonly byte[] _labels;
        private readonly int _width, _height;
        private readonly JoinedRuns _joined = new();
        private readonly List<int> _starts = [], _sizes = [], _next = [], _last = [];
        private readonly int[] _rows;

        public Areas(byte[] labels, int width, int height, CancellationToken cancel)
        {
            (_labels, _width, _height) = (labels, width, height);
            _rows = new int[height + 1];
            for (int y = 0; y < height; y++)
            {
                if ((y & 63) == 0)
                    cancel.ThrowIfCancellationRequested();
                _rows[y] = _starts.Count;
                ReadOnlySpan<byte> row = labels.AsSpan(y * width, width);
                int above = y > 0 ? _rows[y - 1] : 0, first = _starts.Count;
                for (int x = 0; x < width;)
                {
                    int length = row[x..].IndexOfAnyExcept(row[x]);
                    length = length < 0 ? width - x : length;
                    int run = _starts.Count;
                    _starts.Add(y * width + x);
                    _joined.Add();
                    _sizes.Add(length);
                    _next.Add(-1);
                    _last.Add(run);
                    if (y > 0)
                    {
                        int begin = (y - 1) * width + x;
                        while (above < first - 1 && _starts[above + 1] <= begin)
                            above++;
                        for (int a = above; a < first && _starts[a] < begin + length; a++)
                        {
                            if (labels[_starts[a]] == row[x])
                                Join(a, run);
                        }
                    }
                    x += length;
                }
            }
            _rows[height] = _starts.Count;
        }

        public int Count => _starts.Count;

        public bool IsRoot(int run) => _joined.First(run) == run;

        public int Size(int area) => _sizes[area];

        public byte Label(int area) => _labels[_starts[area]];

        public int First(int area) => area;

        public int Next(int run) => _next[run];

        /// <summary>Where a run starts, how long it is and in which row.</summary>
        public (int From, int Length, int Y) Run(int run)
        {
            int from = _starts[run], y = from / _width, end = run + 1 < _starts.Count ? Math.Min(_starts[run + 1], (y + 1) * _width) : _width * _height;
            return (from, end - from, y);
        }

        /// <summary>Gives an area another label and joins it with what then surrounds it.</summary>
        public void Relabel(int area, byte label)
        {
            var runs = new List<int>();
            for (int run = area; run >= 0; run = _next[run])
                runs.Add(run);
            foreach (int run in runs)
            {
                (int from, int length, _) = Run(run);
                _labels.AsSpan(from, length).Fill(label);
            }
            foreach (int run in runs)
            {
                (int from, int length, int y) = Run(run);
                if (from % _width != 0 && _labels[from - 1] == label)
                    Join(run, run - 1);
                if ((from + length) % _width != 0 && _labels[from + length] == label)
                    Join(run, run + 1);
                if (y > 0)
                    JoinRow(run, from - _width, length, y - 1, label);
                if (y < _height - 1)
                    JoinRow(run, from + _width, length, y + 1, label);
            }
        }

        private void JoinRow(int run, int from, int length, int y, byte label)
        {
            int at = CollectionsMarshal.AsSpan(_starts)[_rows[y].._rows[y + 1]].BinarySearch(from);
            at = _rows[y] + (at < 0 ? ~at - 1 : at);
            for (; at < _rows[y + 1] && _starts[at] < from + length; at++)
            {
                if (_labels[_starts[at]] == label)
                    Join(run, at);
            }
        }

        private void Join(int a, int b)
        {
            (int kept, int gone) = _joined.Join(a, b);
            if (kept == gone)
                return;
            _sizes[kept] += _sizes[gone];
            _next[_last[kept]] = gone;
            _last[kept] = _last[gone];
        }
    }
}
