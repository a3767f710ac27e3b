using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Index;

/// <summary>The dots of a drawing whose inks are known.</summary>
/// <remarks>
/// Of each dot it is known what share of it every ink covers, so nothing is matched by colour: what an ink gets too much or too little of goes to
/// the dots around (after Floyd and Steinberg, row by row to and fro), and the ink that is owed most takes the dot. Each ink keeps its share as it
/// does on a line screen, no ink appears where the drawing has none of it, and solid parts stay solid. Cost: dots times inks; a band at a time is held.
/// </remarks>
internal static class IndexArt
{
    /// <summary>The dots of a drawing in its own inks.</summary>
    /// <param name="artwork">What is drawn, with 1 to 12 inks.</param>
    /// <param name="dots">Dots per inch, 60 to 400.</param>
    /// <param name="cancel">Looked at between bands.</param>
    /// <exception cref="InputException">The resolution or the number of inks is outside its range, or there are too many dots.</exception>
    public static IndexMap Map(Artwork artwork, Resolution dots, CancellationToken cancel)
    {
        IndexMap.Check(dots, artwork.Inks.Length, (long)artwork.Width.ToPixels(dots) * (long)artwork.Height.ToPixels(dots));
        int inks = artwork.Inks.Length;
        (PixelGrid grid, IEnumerable<ushort[]> bands) = PlateStream.Read(artwork, dots, rows =>
        {
            var shares = new ushort[rows.Rows * rows.Width * inks];
            for (int row = 0; row < rows.Rows; row++)
            {
                for (int ink = 0; ink < inks; ink++)
                {
                    ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
                    for (int x = 0; x < rows.Width; x++)
                        shares[(row * rows.Width + x) * inks + ink] = plate[x];
                }
            }
            return shares;
        }, new RenderOptions { Threads = 1 });
        var map = new byte[grid.Width * grid.Height];
        var debts = new Debts(grid.Width, inks);
        int y = 0;
        foreach (ushort[] band in bands)
        {
            cancel.ThrowIfCancellationRequested();
            for (int row = 0; row < band.Length / (grid.Width * inks); row++, y++)
                debts.Row(band.AsSpan(row * grid.Width * inks, grid.Width * inks), y, map.AsSpan(y * grid.Width, grid.Width));
        }
        return new(artwork.Inks, grid.Width, grid.Height, map, dots);
    }

    // What bare cloth, in the first place, and each ink is still owed, dot by dot.
    private sealed class Debts(int width, int inks)
    {
        private readonly int _ways = inks + 1;
        private readonly double[] _owed = new double[inks + 1];
        private double[] _here = new double[(width + 2) * (inks + 1)], _below = new double[(width + 2) * (inks + 1)];

        public void Row(ReadOnlySpan<ushort> shares, int y, Span<byte> into)
        {
            int way = y % 2 == 0 ? 1 : -1;
            for (int i = 0; i < width; i++)
            {
                int x = way > 0 ? i : width - 1 - i, at = (x + 1) * _ways, most = 0;
                _owed[0] = 1;
                for (int ink = 0; ink < inks; ink++)
                {
                    double share = (double)shares[x * inks + ink] / ushort.MaxValue;
                    _owed[ink + 1] = share + _here[at + ink + 1];
                    _owed[0] -= share;
                }
                _owed[0] = Math.Max(0, _owed[0]) + _here[at];
                for (int k = 1; k < _ways; k++)
                {
                    if (_owed[k] > _owed[most])
                        most = k;
                }
                into[x] = (byte)most;
                _owed[most] -= 1;
                for (int k = 0; k < _ways; k++)
                {
                    double owed = _owed[k];
                    _here[at + way * _ways + k] += owed * 7 / 16;
                    _below[at - way * _ways + k] += owed * 3 / 16;
                    _below[at + k] += owed * 5 / 16;
                    _below[at + way * _ways + k] += owed / 16;
                }
            }
            (_here, _below) = (_below, _here);
            Array.Clear(_below);
        }
    }
}
