using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Raster;

/// <summary>Draws one plate of an artwork as a stream of bands, so that a film of any size needs little memory.</summary>
/// <remarks>The bytes equal those of <see cref="PlateRenderer"/>; other inks are drawn only as what they take away.</remarks>
public static class FilmRenderer
{
    /// <summary>The plate of one ink, from top to bottom.</summary>
    /// <param name="artwork">What to draw.</param>
    /// <param name="ink">The ink's place in the artwork's list.</param>
    /// <param name="resolution">600 to 1200 dpi suits a film.</param>
    /// <param name="options">Window, threads and band height; null for <see cref="RenderOptions.Default"/>. Its pixel limit is not used.</param>
    /// <returns>The grid and its bands of one byte a pixel, 0 bare to 255 solid; each walk through the bands draws anew.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The artwork has no such ink.</exception>
    /// <exception cref="InputException">The size is empty, or a side is over <see cref="PixelGrid.MaxSide"/>.</exception>
    public static (PixelGrid Grid, IEnumerable<Band> Bands) Bands(Artwork artwork, int ink, Resolution resolution, RenderOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ink);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ink, artwork.Inks.Length);
        options ??= RenderOptions.Default;
        var grid = PixelGrid.For(artwork, resolution, options.Window);
        ushort[][] targets = [.. Enumerable.Range(0, artwork.Inks.Length + 1).Select(i => new[] { i == ink ? Quantize.Full : (ushort)0 })];
        var scene = new Scene(artwork, grid, options, [0], targets);
        return (grid, scene.Stream((painter, top, rows) =>
        {
            var band = new Band(top, rows, grid.Width, 1, new byte[grid.Width * rows]);
            for (int row = 0; row < rows; row++)
                Quantize.Plane(painter.Plane(0, row), band.Pixels.AsSpan(row * grid.Width, grid.Width));
            return band;
        }));
    }
}
