namespace DesignGen.Produce.Gang.Writing;

/// <summary>Makes the white under a print as rows come: choked under the colours' edge, less where strokes are thin.</summary>
/// <remarks>
/// A pixel is white where it lies deeper inside the art than the choke. The choke is at most what leaves a stroke the least white: with r half
/// the width of the art there, choke = min(choke, r − least / 2), and none where the stroke itself is thinner. r is the largest disc inside the
/// art that holds the pixel. Art that is pure white is not choked: no colour lies over it, so nothing would cover its edge (housedtf.com, choke adjustments).
/// Holds some tens of rows; the same rows give the same white.
/// </remarks>
internal sealed class WhiteRows
{
    /// <summary>No ink.</summary>
    public const byte Bare = 0;

    /// <summary>Ink of some colour.</summary>
    public const byte Coloured = 1;

    /// <summary>Pure white, which is printed by the white ink alone.</summary>
    public const byte PureWhite = 2;

    private const int BlockRows = 128;

    private readonly int _width, _halo;
    private readonly float _choke, _half, _cap;
    private readonly (int X, int Y, float Rise)[] _rises;
    private readonly List<byte[]> _rows = [];
    private readonly Action<byte[]> _emit;

    /// <summary>Begins a sheet.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="chokePx">The choke, pixels.</param>
    /// <param name="leastPx">The least white that a stroke keeps, pixels.</param>
    /// <param name="emit">Takes each finished row from the top: 1 where there is white. The array is not used again.</param>
    public WhiteRows(int width, double chokePx, double leastPx, Action<byte[]> emit)
    {
        (_width, _choke, _half, _emit) = (width, (float)chokePx, (float)(leastPx / 2), emit);
        _cap = _choke + _half;
        // Along a corner's middle line discs grow by the sine of half its angle, along a stroke's hardly: 0.4 is a corner of 47 degrees.
        int far = Math.Max(3, (int)MathF.Round(1.5f * _cap)), aslant = (int)MathF.Round(far * 0.75f), half = (far + 1) / 2;
        _rises = [.. new[] { (far, 0), (aslant, aslant), (far, half), (half, far) }.SelectMany(d => new[] { d, (-d.Item2, d.Item1), (-d.Item1, -d.Item2), (d.Item2, -d.Item1) })
            .Select(d => (d.Item1, d.Item2, 0.4f * MathF.Sqrt(d.Item1 * d.Item1 + d.Item2 * d.Item2)))];
        // A row's white depends on discs that reach it, which look so far for a rise, to depths that edges as far again decide.
        _halo = (int)MathF.Ceiling(2 * _cap) + far + 5;
        for (int i = 0; i < _halo; i++)
            _rows.Add(new byte[width]);
    }

    /// <summary>Adds the next row: what each pixel holds.</summary>
    public void Add(byte[] row)
    {
        _rows.Add(row);
        if (_rows.Count == BlockRows + 2 * _halo)
            Block(BlockRows);
    }

    /// <summary>Ends the sheet: emits the rows that are left.</summary>
    public void Finish()
    {
        int left = _rows.Count - _halo;
        for (int i = 0; i < _halo; i++)
            _rows.Add(new byte[_width]);
        while (left > 0)
        {
            int block = Math.Min(left, BlockRows);
            Block(block);
            left -= block;
        }
    }

    private void Block(int rows)
    {
        int height = rows + 2 * _halo;
        var into = new byte[rows][];
        for (int i = 0; i < rows; i++)
            into[i] = new byte[_width];
        int left = _width, right = 0;
        for (int y = 0; y < height; y++)
        {
            int first = Array.FindIndex(_rows[y], p => p != Bare);
            if (first >= 0)
                (left, right) = (Math.Min(left, first), Math.Max(right, Array.FindLastIndex(_rows[y], p => p != Bare) + 1));
        }
        if (left < right)
            White(height, left, right, into);
        foreach (byte[] row in into)
            _emit(row);
        _rows.RemoveRange(0, rows);
    }

    private void White(int height, int left, int right, byte[][] into)
    {
        int across = right - left;
        float[] deep = Depths(height, left, across), thick = new float[across * height];
        for (int y = 1; y + 1 < height; y++)
        {
            for (int x = 0; x < across; x++)
            {
                float radius = deep[y * across + x];
                if (radius > 0 && radius < _cap + 1.5f && (radius >= _cap || (!Held(deep, across, x, y, radius) && !InCorner(deep, across, height, x, y, radius))))
                    Disc(thick, across, height, x, y, radius);
            }
        }
        for (int y = 0; y < into.Length; y++)
        {
            byte[] row = _rows[y + _halo];
            for (int x = 0; x < across; x++)
            {
                int at = (y + _halo) * across + x;
                float wide = deep[at] >= _cap || thick[at] == 0 ? _cap : thick[at];
                if (row[left + x] == PureWhite || (row[left + x] == Coloured && deep[at] >= Math.Clamp(wide - _half, 0, _choke)))
                    into[y][left + x] = 1;
            }
        }
    }

    /// <summary>How deep each pixel's middle lies inside the art, pixels, up to a little over the cap; 0 outside.</summary>
    private float[] Depths(int height, int left, int across)
    {
        float most = _cap + 2;
        int reach = (int)Math.Ceiling(most) + 1;
        var down = new int[across * height];
        for (int x = 0; x < across; x++)
        {
            int away = reach;
            for (int y = 0; y < height; y++)
                down[y * across + x] = away = _rows[y][left + x] == Bare ? 0 : Math.Min(reach, away + 1);
            away = reach;
            for (int y = height - 1; y >= 0; y--)
                down[y * across + x] = away = Math.Min(down[y * across + x], Math.Min(reach, away + 1));
        }
        var deep = new float[across * height];
        for (int y = 0; y < height; y++)
        {
            Span<int> line = down.AsSpan(y * across, across);
            for (int x = 0; x < across; x++)
            {
                if (line[x] == 0)
                    continue;
                int least = line[x] * line[x];
                for (int step = 1; step <= reach && step * step < least; step++)
                {
                    // Beyond the sides nothing is printed.
                    int before = x - step < 0 ? 0 : line[x - step], after = x + step >= across ? 0 : line[x + step];
                    int near = Math.Min(before, after);
                    least = Math.Min(least, step * step + near * near);
                }
                deep[y * across + x] = Math.Min(most, MathF.Sqrt(least) - 0.5f);
            }
        }
        return deep;
    }

    // Whether a neighbour's disc holds this one.
    private static bool Held(float[] deep, int across, int x, int y, float radius)
    {
        for (int dy = -1; dy <= 1; dy++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                if ((dx != 0 || dy != 0) && x + dx >= 0 && x + dx < across && deep[(y + dy) * across + x + dx] >= radius + (dx != 0 && dy != 0 ? 1.41422f : 1))
                    return true;
            }
        }
        return false;
    }

    // Whether the art widens steeply to some side: the pixel lies in a corner, not in a stroke.
    private bool InCorner(float[] deep, int across, int height, int x, int y, float radius)
    {
        foreach ((int dx, int dy, float rise) in _rises)
        {
            if (x + dx >= 0 && x + dx < across && y + dy >= 0 && y + dy < height && deep[(y + dy) * across + x + dx] >= radius + rise)
                return true;
        }
        return false;
    }

    private static void Disc(float[] thick, int across, int height, int x, int y, float radius)
    {
        int reach = (int)radius;
        for (int dy = -Math.Min(reach, y); dy <= Math.Min(reach, height - 1 - y); dy++)
        {
            int half = (int)MathF.Sqrt(radius * radius - dy * dy);
            for (int at = Math.Max(0, x - half); at <= Math.Min(across - 1, x + half); at++)
                thick[(y + dy) * across + at] = Math.Max(thick[(y + dy) * across + at], radius);
        }
    }
}
