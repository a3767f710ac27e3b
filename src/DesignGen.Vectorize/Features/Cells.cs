namespace DesignGen.Vectorize.Features;

/// <summary>Which parts of a field are looked at: cells of 64 pixels across, a word of <see cref="BitRows"/>, by 16 rows.</summary>
/// <remarks>Thin places are few, so work goes by cells round them and costs nothing elsewhere.</remarks>
internal sealed class Cells
{
    /// <summary>Columns of a cell.</summary>
    public const int Wide = 64;

    /// <summary>Rows of a cell.</summary>
    public const int Tall = 16;

    private readonly int _rows;
    private readonly bool[] _on;

    /// <param name="stride">Pixels across, a multiple of 64.</param>
    /// <param name="rows">Pixels down.</param>
    /// <param name="on">Whether all cells are on to begin with.</param>
    public Cells(int stride, int rows, bool on = false)
    {
        (Across, Down, _rows) = (stride / 64, (rows + Tall - 1) / Tall, rows);
        _on = new bool[Across * Down];
        if (on)
            _on.AsSpan().Fill(true);
    }

    /// <summary>Cells across.</summary>
    public int Across { get; }

    /// <summary>Cells down.</summary>
    public int Down { get; }

    /// <summary>Whether any cell is on.</summary>
    public bool Any => _on.AsSpan().Contains(true);

    /// <summary>Whether a cell is on; those outside the field are.</summary>
    public bool this[int across, int down] => (uint)across >= (uint)Across || (uint)down >= (uint)Down || _on[down * Across + across];

    /// <summary>The rows of a line of cells.</summary>
    public (int From, int End) RowsOf(int down) => (down * Tall, Math.Min(_rows, (down + 1) * Tall));

    /// <summary>Puts the cells of a box of pixels on; all four ends count, what is outside the field does not.</summary>
    public void Mark(int left, int top, int right, int bottom)
    {
        int from = Math.Max(0, left >> 6), to = Math.Min(Across - 1, right >> 6);
        for (int y = Math.Max(0, top / Tall), end = Math.Min(Down - 1, bottom >> 4); y <= end && from <= to; y++)
            _on.AsSpan(y * Across + from, to - from + 1).Fill(true);
    }

    /// <summary>Whether any cell of a box of pixels is on.</summary>
    public bool Touches(int left, int top, int right, int bottom)
    {
        int from = Math.Max(0, left >> 6), to = Math.Min(Across - 1, right >> 6);
        for (int y = Math.Max(0, top / Tall), end = Math.Min(Down - 1, bottom >> 4); y <= end && from <= to; y++)
        {
            if (_on.AsSpan(y * Across + from, to - from + 1).Contains(true))
                return true;
        }
        return false;
    }

    /// <summary>Puts the cell of a pixel on.</summary>
    public void MarkAt(int at)
    {
        int word = at >> 6, y = word / Across;
        _on[(y >> 4) * Across + word - y * Across] = true;
    }

    /// <summary>Puts all cells on that another has on.</summary>
    public void Add(Cells other)
    {
        for (int i = 0; i < _on.Length; i++)
            _on[i] |= other._on[i];
    }

    /// <summary>Puts all cells off.</summary>
    public void Clear() => _on.AsSpan().Clear();

    /// <summary>The cells that have anything within so many pixels to the sides.</summary>
    public Cells Grown(int left, int up, int right, int down)
    {
        var grown = new Cells(Across * 64, _rows);
        int l = (left + 63) >> 6, r = (right + 63) >> 6, u = (up + Tall - 1) / Tall, d = (down + Tall - 1) / Tall;
        for (int y = 0; y < Down; y++)
        {
            for (int from = 0; Run(y, ref from, out int end); from = end)
            {
                int first = Math.Max(0, from - l), last = Math.Min(Across, end + r);
                for (int to = Math.Max(0, y - u); to <= Math.Min(Down - 1, y + d); to++)
                    grown._on.AsSpan(to * Across + first, last - first).Fill(true);
            }
        }
        return grown;
    }

    /// <summary>The next cells on that hang together in a line of cells; false where there are none.</summary>
    /// <param name="down">The line.</param>
    /// <param name="from">Where to look from; gets the first.</param>
    /// <param name="end">Gets the one behind the last.</param>
    public bool Run(int down, ref int from, out int end)
    {
        end = Across;
        ReadOnlySpan<bool> line = _on.AsSpan(down * Across, Across);
        int skip = line[from..].IndexOf(true);
        if (skip < 0)
            return false;
        from += skip;
        int length = line[from..].IndexOf(false);
        end = length < 0 ? Across : from + length;
        return true;
    }
}
