using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>How much cloth each ink covers.</summary>
public static class InkUse
{
    /// <summary>Pixels of the measure: fine enough that an ink's area errs by less than 0.1 % on art of a few centimetres.</summary>
    private static readonly Resolution Measure = new(150);

    /// <summary>The share of the page, or of one tile, that each ink covers, 0 to 1, in print order; half a tone counts half.</summary>
    /// <param name="artwork">What is measured.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The result is the same for any count.</param>
    public static ImmutableArray<double> Shares(Artwork artwork, int threads = 0)
    {
        (PixelGrid grid, IEnumerable<long[]> bands) = PlateStream.Read(artwork, Measure, rows =>
        {
            var sums = new long[rows.Inks];
            for (int ink = 0; ink < sums.Length; ink++)
            {
                for (int row = 0; row < rows.Rows; row++)
                {
                    foreach (ushort amount in rows.Plate(ink, row))
                        sums[ink] += amount;
                }
            }
            return sums;
        }, new RenderOptions { Threads = threads });
        var total = new long[artwork.Inks.Length];
        foreach (long[] sums in bands)
        {
            for (int ink = 0; ink < total.Length; ink++)
                total[ink] += sums[ink];
        }
        return [.. total.Select(sum => (double)sum / ushort.MaxValue / grid.Pixels)];
    }
}
