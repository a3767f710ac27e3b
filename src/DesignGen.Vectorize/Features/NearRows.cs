using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>The pixels of the rows round one that moves down a map; rows far off cost nothing.</summary>
internal sealed class NearRows
{
    private readonly LabelRuns _map;
    private readonly byte[]?[] _pixels;
    private readonly int[] _rows;

    /// <param name="map">The labels.</param>
    /// <param name="reach">How many rows up and down are looked at.</param>
    public NearRows(LabelRuns map, int reach)
    {
        _map = map;
        _pixels = new byte[2 * reach + 1][];
        _rows = new int[_pixels.Length];
    }

    /// <summary>Whether the area that a pixel lies in has less than so many pixels there, across or down; what lies beyond the page is not narrow.</summary>
    public bool IsNarrow(int x, int y, int least)
    {
        // A stroke at a slant is longer across and down than it is wide, but along one of the two by no more than a half.
        return (uint)x < (uint)_map.Width && (uint)y < (uint)_map.Height && (Run(1, 0) < least || Run(0, 1) < least);

        int Run(int dx, int dy)
        {
            byte label = Row(y)[x];
            int run = 1;
            for (int side = -1; side <= 1; side += 2)
            {
                // What the page cuts off goes on beyond it.
                for (int i = 1; run < least && Row(Math.Clamp(y + side * i * dy, 0, _map.Height - 1))[Math.Clamp(x + side * i * dx, 0, _map.Width - 1)] == label; i++)
                    run++;
            }
            return run;
        }
    }

    private byte[] Row(int y)
    {
        int slot = y % _pixels.Length;
        if (_pixels[slot] is byte[] row && _rows[slot] == y)
            return row;
        row = _pixels[slot] ??= new byte[_map.Width];
        _rows[slot] = y;
        _map.Write(0, y, row);
        return row;
    }
}
