using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Gang.Writing;

/// <summary>Makes the white under a print as rows come, by the rule that films follow: choked under the colours' edge, less where strokes are thin.</summary>
/// <remarks>
/// The rule is <see cref="WhiteChoke"/>. Art that is pure white is not choked: no colour lies over it, so nothing would cover its edge
/// (housedtf.com, choke adjustments). Holds some hundred rows; the same rows give the same white.
/// </remarks>
internal sealed class WhiteRows
{
    /// <summary>No ink.</summary>
    public const byte Bare = 0;

    /// <summary>Ink of some colour.</summary>
    public const byte Coloured = 1;

    /// <summary>Pure white, which is printed by the white ink alone.</summary>
    public const byte PureWhite = 2;

    private const int BlockRows = 256;

    private readonly int _width, _halo;
    private readonly BitPlane _inked, _pure, _white;
    private readonly WhiteChoke _choke;
    private readonly Action<byte[]> _emit;
    private int _filled, _waiting;

    /// <summary>Begins a sheet.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="chokeMm">The choke, mm.</param>
    /// <param name="leastMm">The least white that a stroke keeps, mm.</param>
    /// <param name="perMm">Pixels in a millimetre.</param>
    /// <param name="emit">Takes each finished row from the top: 1 where there is white. The array is not used again.</param>
    public WhiteRows(int width, double chokeMm, double leastMm, double perMm, Action<byte[]> emit)
    {
        (_width, _emit) = (width, emit);
        _halo = (int)Math.Ceiling(WhiteChoke.ReachMm(chokeMm, leastMm, 0) * perMm) + WhiteChoke.ReachSlack;
        int words = (width + 63) / 64;
        var pool = new PlanePool(words, BlockRows + 2 * _halo);
        (_inked, _pure, _white) = (new(words, pool.Rows), new(words, pool.Rows), new(words, pool.Rows));
        _choke = new(chokeMm, leastMm, 0, perMm, pool);
        // Above the first row nothing is printed.
        _filled = _halo;
    }

    /// <summary>Adds the next row: what each pixel holds.</summary>
    public void Add(byte[] row)
    {
        Span<ulong> inked = _inked.Row(_filled), pure = _pure.Row(_filled);
        for (int x = 0; x < row.Length; x++)
        {
            ulong bit = 1UL << (63 - (x & 63));
            if (row[x] != Bare)
                inked[x >> 6] |= bit;
            if (row[x] == PureWhite)
                pure[x >> 6] |= bit;
        }
        (_filled, _waiting) = (_filled + 1, _waiting + 1);
        if (_filled == _inked.Rows)
            Block(BlockRows);
    }

    /// <summary>Ends the sheet: emits the rows that are left.</summary>
    public void Finish()
    {
        while (_waiting > 0)
            Block(Math.Min(_waiting, BlockRows));
    }

    private void Block(int rows)
    {
        if (_inked.IsBlank)
            _white.Clear();
        else
            _choke.Make(_inked, _inked, _white, null);
        _white.Or(_pure);
        for (int row = _halo; row < _halo + rows; row++)
        {
            var into = new byte[_width];
            ReadOnlySpan<ulong> white = _white.Row(row);
            for (int x = 0; x < into.Length; x++)
                into[x] = (byte)(white[x >> 6] >> (63 - (x & 63)) & 1);
            _emit(into);
        }
        _inked.Scroll(rows);
        _pure.Scroll(rows);
        (_filled, _waiting) = (_filled - rows, _waiting - rows);
    }
}
