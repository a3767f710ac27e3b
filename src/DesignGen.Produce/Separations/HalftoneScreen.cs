using DesignGen.Core.Catalogue;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>A halftone laid on a film's pixels: for each pixel, the tone above which it is black.</summary>
/// <remarks>
/// One cell of the screen is a table of thresholds, ranked so that a tone blackens its own share of the cell (Ulichney,
/// Digital Halftoning, 1987, ordered clustered dots). Pixels step through the table along the turned axes. Over a repeat the
/// axes are bent a little so that a tile holds whole cells and dots go on across its edges.
/// </remarks>
internal sealed class HalftoneScreen
{
    private const int Side = 64, Shift = 32 - 6;
    private readonly ushort[] _cell = new ushort[Side * Side];

    // Steps through the cell, u and v, for one pixel across and down; 2^32 is one whole cell.
    private readonly uint _uAcross, _vAcross, _uDown, _vDown;
    private readonly ushort[] _tone = new ushort[256];

    public HalftoneScreen(Halftone halftone, PixelGrid grid, Repeat? repeat)
    {
        double pixels = grid.Resolution.Dpi / halftone.RulingLpi;
        (double sin, double cos) = Math.SinCos(halftone.Angle.Radians);
        double uAcross = cos / pixels, vAcross = -sin / pixels, uDown = sin / pixels, vDown = cos / pixels;
        if (repeat is not null)
        {
            // Half-drops step down by a part of a tile, bricks across: the count of cells that way divides by the parts.
            int across = grid.Width / repeat.TileShift.Across, down = grid.Height / repeat.TileShift.Down;
            (uAcross, vAcross) = (Whole(uAcross, across), Whole(vAcross, across));
            (uDown, vDown) = (Whole(uDown, down), Whole(vDown, down));
        }
        (_uAcross, _vAcross, _uDown, _vDown) = (Step(uAcross), Step(vAcross), Step(uDown), Step(vDown));

        // Uneven weights make a dot reach its neighbours along one axis first.
        (double along, double over) = halftone.Dot switch { DotShape.Elliptical => (0.44, 0.56), DotShape.Line => (0, 1), _ => (0.5, 0.5) };
        var spots = new double[_cell.Length];
        for (int i = 0; i < spots.Length; i++)
            spots[i] = -along * Math.Cos(2 * Math.PI * (i / Side + 0.5) / Side) - over * Math.Cos(2 * Math.PI * (i % Side + 0.5) / Side);
        int[] order = [.. Enumerable.Range(0, spots.Length).OrderByDescending(i => Math.Round(spots[i], 9)).ThenBy(i => i)];
        for (int rank = 0; rank < order.Length; rank++)
            _cell[order[rank]] = (ushort)((rank + 0.5) * 65536 / order.Length);

        for (int i = 0; i < _tone.Length; i++)
        {
            double tone = i / 255.0, low = halftone.LowTone, high = halftone.HighTone;
            double held = tone < low / 2 ? 0 : tone < low ? low : tone > (1 + high) / 2 ? 1 : tone > high ? high : tone;
            _tone[i] = (ushort)Math.Round(held * ushort.MaxValue);
        }

        static double Whole(double step, int pixels) => Math.Round(step * pixels) / pixels;
        static uint Step(double cells) => (uint)(long)Math.Round((cells - Math.Floor(cells)) * 4294967296.0);
    }

    /// <summary>The thresholds of pixels in a row; a pixel is black where the held tone is above.</summary>
    /// <param name="x">The first pixel.</param>
    /// <param name="y">The row.</param>
    /// <param name="into">One threshold a pixel.</param>
    public void Thresholds(int x, int y, Span<ushort> into)
    {
        uint u = unchecked(_uAcross * (uint)x + _uDown * (uint)y), v = unchecked(_vAcross * (uint)x + _vDown * (uint)y);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = _cell[(int)((u >> Shift) * Side + (v >> Shift))];
            u = unchecked(u + _uAcross);
            v = unchecked(v + _vAcross);
        }
    }

    /// <summary>The tone that the mesh holds for a tone that is asked for; both 0 to 65535.</summary>
    public ushort Held(int tone) => _tone[Math.Min(tone, ushort.MaxValue) >> 8];
}
