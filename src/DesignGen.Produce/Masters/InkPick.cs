using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Produce.Separations;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Masters;

/// <summary>Gives every pixel one ink or none. One worker's own, because it keeps its buffers.</summary>
/// <remarks>Where solid shapes meet it is the ink that covers most of the pixel, if there is ink on half of it; where a ramp shows, the ink whose dot is there, as on films.</remarks>
internal sealed class InkPick(Artwork artwork, Halftone screen, PixelGrid grid)
{
    private const int Trace = 256, Half = 32768;
    private readonly HalftoneScreen _screen = new(screen, grid, artwork.Repeat);
    private readonly ushort[] _thresholds = new ushort[grid.Width];
    private readonly int[] _most = new int[grid.Width], _sum = new int[grid.Width];
    private readonly byte[] _dot = new byte[grid.Width];

    /// <summary>One row: 0 is bare cloth, 1 the first ink, and so on.</summary>
    /// <param name="rows">The plates.</param>
    /// <param name="row">Which of their rows.</param>
    /// <param name="into">A byte a pixel.</param>
    public void Row(PlateRows rows, int row, Span<byte> into)
    {
        _most.AsSpan().Clear();
        _sum.AsSpan().Clear();
        _dot.AsSpan().Clear();
        into.Clear();
        ReadOnlySpan<ushort> ramps = rows.Ramps(row);
        bool ramped = ramps.IndexOfAnyInRange((ushort)Trace, ushort.MaxValue) >= 0;
        if (ramped)
            _screen.Thresholds(0, rows.Top + row, _thresholds);
        for (int ink = 0; ink < rows.Inks; ink++)
        {
            (int left, int right) = rows.Reach(ink, row);
            ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
            for (int x = Math.Max(0, left); x < right; x++)
            {
                int before = _sum[x], after = before + plate[x];
                if (ramped && _thresholds[x] >= _screen.Held(before) && _thresholds[x] < _screen.Held(after))
                    _dot[x] = (byte)(ink + 1);
                if (plate[x] > _most[x])
                    (_most[x], into[x]) = (plate[x], (byte)(ink + 1));
                _sum[x] = after;
            }
        }
        for (int x = 0; x < into.Length; x++)
        {
            if (ramped && ramps[x] >= Trace)
                into[x] = _dot[x];
            else if (_sum[x] < Half)
                into[x] = 0;
        }
    }
}
