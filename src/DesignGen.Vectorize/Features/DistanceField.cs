using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Features;

/// <summary>Exact distances between pixel middles, or from pixel corners, up to a limit.</summary>
/// <remarks>
/// Down the columns first, then along the rows (<see cref="LowerEnvelope"/>). All in whole numbers of half pixels; cost: the
/// pixels. Values past the limit are cut to it, which keeps a field at two bytes a pixel.
/// Strokes of an odd number of pixels have their middle on pixel middles, those of an even number on corners: hence both.
/// </remarks>
internal sealed class DistanceField
{
    private readonly int _stride;
    private readonly int _rows;
    private readonly int _limit;
    private readonly LowerEnvelope _envelope;

    private DistanceField(int stride, int rows, double reach)
    {
        (_stride, _rows, _limit) = (stride, rows, (int)Math.Min(255, Math.Ceiling(reach * 2)));
        Squares = new ushort[stride * rows];
        _envelope = new(stride + 2);
    }

    /// <summary>The longest distance that a field can hold, px.</summary>
    public const double MostReach = 127.5;

    /// <summary>Squared distance of each pixel (or of its lower right corner) in half pixels, at most the reach squared.</summary>
    public ushort[] Squares { get; }

    /// <summary>A distance in pixels as <see cref="Squares"/> has it.</summary>
    public static double Square(double pixels) => 4 * pixels * pixels;

    /// <summary>From each pixel's middle, or lower right corner, to the nearest middle of a pixel of another label.</summary>
    /// <param name="labels">Labels, rows from the top; what lies past the border does not count.</param>
    /// <param name="stride">Pixels across.</param>
    /// <param name="corners">Whether from corners; those where labels meet have 0, and so have those on the border.</param>
    /// <param name="reach">Distances from here on are given as this, px, up to <see cref="MostReach"/>.</param>
    /// <param name="cancel">Stops the work.</param>
    public static DistanceField ToOther(byte[] labels, int stride, bool corners, double reach, CancellationToken cancel)
    {
        var field = new DistanceField(stride, labels.Length / stride, reach);
        int rows = field._rows, limit = field._limit, tail = corners ? 1 : 0;
        ushort[] g = new ushort[labels.Length];
        // Up to the last change of label in each column, then down to the next.
        for (int y = 0; y < rows; y++)
        {
            int row = y * stride;
            for (int x = 0; x < stride; x++)
                g[row + x] = (ushort)(y == 0 ? limit : labels[row + x] != labels[row + x - stride] ? 2 : Math.Min(limit, g[row + x - stride] + 2));
        }
        var down = new int[stride];
        Array.Fill(down, limit);
        for (int y = rows - 1; y >= 0; y--)
        {
            int row = y * stride;
            for (int x = 0; x < stride; x++)
            {
                int below = y == rows - 1 ? limit : labels[row + x] != labels[row + x + stride] ? 2 : Math.Min(limit, down[x] + 2);
                // From a corner: half a pixel more than from the pixel above it, or half less than that from here down.
                g[row + x] = corners ? (ushort)Math.Min(g[row + x] + 1, below - 1) : (ushort)Math.Min((int)g[row + x], below);
                down[x] = below;
            }
        }
        for (int y = 0; y < rows - tail; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            int row = y * stride;
            ReadOnlySpan<byte> here = labels.AsSpan(row, stride), next = labels.AsSpan((y + tail) * stride, stride);
            for (int x = 0; x < stride;)
            {
                int length = here[x..].IndexOfAnyExcept(here[x]), end = length < 0 ? stride : x + length;
                if (!corners)
                {
                    field.Run(g, row, x, end, 0, 0, x > 0 ? 0 : -1, end < stride ? 0 : -1);
                }
                else
                {
                    // Only where the row below has the same label.
                    int from = x;
                    while (from < end)
                    {
                        int skip = next[from..end].IndexOf(here[x]);
                        if (skip < 0)
                            break;
                        from += skip;
                        int same = next[from..end].IndexOfAnyExcept(here[x]), to = same < 0 ? end : from + same;
                        field.Run(g, row, from, to, 0, 1, from > 0 ? 1 : -1, to < stride ? 1 : -1);
                        from = to;
                    }
                }
                x = end;
            }
        }
        return field;
    }

    /// <summary>From each pixel's middle to the nearest marked middle, or marked lower right corner.</summary>
    /// <param name="marked">What is marked: not 0 there.</param>
    /// <param name="stride">Pixels across.</param>
    /// <param name="corners">Whether corners are marked.</param>
    /// <param name="reach">Distances from here on are given as this, px, up to <see cref="MostReach"/>.</param>
    /// <param name="cancel">Stops the work.</param>
    public static DistanceField ToMarked(byte[] marked, int stride, bool corners, double reach, CancellationToken cancel)
    {
        var field = new DistanceField(stride, marked.Length / stride, reach);
        int rows = field._rows, limit = field._limit;
        ushort[] g = new ushort[marked.Length];
        var last = new int[stride];
        Array.Fill(last, limit);
        for (int y = 0; y < rows; y++)
        {
            int row = y * stride;
            for (int x = 0; x < stride; x++)
            {
                // A marked corner lies half a pixel below its own pixel: as seen from the row below, half above.
                int above = Math.Min(limit, last[x] + 2);
                last[x] = marked[row + x] != 0 ? corners ? -1 : 0 : above;
                g[row + x] = (ushort)(corners ? above : last[x]);
            }
        }
        Array.Fill(last, limit);
        for (int y = rows - 1; y >= 0; y--)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            int row = y * stride;
            for (int x = 0; x < stride; x++)
            {
                last[x] = marked[row + x] != 0 ? corners ? 1 : 0 : Math.Min(limit, last[x] + 2);
                g[row + x] = (ushort)Math.Min((int)g[row + x], last[x]);
            }
            field.Run(g, row, 0, stride, corners ? 1 : 0, 0, -1, -1);
        }
        return field;
    }

    // The lower envelope of the parabolas g² + (x - q)² of one run of pixels: places and queries are half pixels, shifted by the sites' and the queries'
    // own half where they are corners; what ends the run on either side is as near as the walls say, or does not count below 0.
    private void Run(ushort[] g, int row, int from, int to, int siteShift, int queryShift, int leftWall, int rightWall)
    {
        int most = _limit * _limit;
        ReadOnlySpan<ushort> heights = g.AsSpan(row, _stride);
        Span<ushort> into = Squares.AsSpan(row, _stride);
        _envelope.Clear();
        if (leftWall >= 0)
            _envelope.Add(2 * (from - 1), leftWall * leftWall);
        for (int q = from; q < to; q++)
        {
            if (heights[q] < _limit)
                _envelope.Add(2 * q + siteShift, heights[q] * heights[q]);
        }
        if (rightWall >= 0)
            _envelope.Add(2 * to, rightWall * rightWall);
        // The last pixel's corner is shared with what ends the run.
        int end = queryShift > 0 ? to - 1 : to;
        if (_envelope.IsEmpty)
        {
            into[from..end].Fill((ushort)most);
            return;
        }
        for (int x = from; x < end; x++)
            into[x] = (ushort)Math.Min(most, _envelope.At(2 * x + queryShift));
    }
}
