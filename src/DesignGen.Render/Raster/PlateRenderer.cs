using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Raster;

/// <summary>Draws an artwork as plates: for every ink, how much of each pixel it covers.</summary>
/// <remarks>
/// Painter's order: a shape that covers a share a of a pixel with a ramp's amount t there has α = a·t; it multiplies every
/// other plate by 1 − α and makes its own p·(1 − α) + α; a knock-out only multiplies. So the plates never add up to more than
/// full. Pure and safe to call from many threads at once.
/// </remarks>
public static class PlateRenderer
{
    /// <summary>All plates of an artwork.</summary>
    /// <param name="artwork">What to draw.</param>
    /// <param name="resolution">72 to 150 dpi suits a preview, 300 a print or gate, 600 to 1200 a film.</param>
    /// <param name="options">Window, threads and limits; null for <see cref="RenderOptions.Default"/>. The limit counts the pixels of all plates.</param>
    /// <exception cref="InputException">The size is empty or over the limit; the message says what fits.</exception>
    public static PlateSet Render(Artwork artwork, Resolution resolution, RenderOptions? options = null)
    {
        options ??= RenderOptions.Default;
        var grid = PixelGrid.For(artwork, resolution, options.Window);
        int inks = artwork.Inks.Length;
        grid.Allow(options.MaxPixels / Math.Max(1, inks));
        var targets = new ushort[inks + 1][];
        for (int ink = 0; ink <= inks; ink++)
        {
            targets[ink] = new ushort[inks];
            if (ink < inks)
                targets[ink][ink] = Quantize.Full;
        }
        Plate[] plates = [.. artwork.Inks.Select(ink => new Plate(ink, grid.Width, grid.Height, new byte[grid.Pixels], resolution))];
        new Scene(artwork, grid, options, new ushort[inks], targets).Paint((painter, top, rows) =>
        {
            for (int ink = 0; ink < inks; ink++)
            {
                for (int row = 0; row < rows; row++)
                    Quantize.Plane(painter.Plane(ink, row), plates[ink].Coverage.AsSpan((top + row) * grid.Width, grid.Width));
            }
        });
        return new(grid, plates);
    }
}
