using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Raster;

/// <summary>Draws an artwork as it will look: all inks in their colours over a garment, or over nothing.</summary>
/// <remarks>
/// Colours are mixed as sRGB codes, not as light. Light would be truer at half-covered pixels, but SVG viewers, browsers and
/// image programs mix codes, and a preview has to look the same wherever it is opened. The picture equals
/// garment · (1 − Σ plates) + Σ plate · ink, within rounding. Pure and safe to call from many threads at once.
/// </remarks>
public static class CompositeRenderer
{
    /// <summary>The whole picture in memory.</summary>
    /// <param name="artwork">What to draw.</param>
    /// <param name="resolution">72 to 150 dpi suits a preview, 300 a print.</param>
    /// <param name="garment">Colour of the cloth for an RGB picture; null for RGBA with clear ground and straight alpha.</param>
    /// <param name="options">Window, threads and limits; null for <see cref="RenderOptions.Default"/>.</param>
    /// <exception cref="InputException">The size is empty or over the limit; the message says what fits.</exception>
    public static Picture Render(Artwork artwork, Resolution resolution, Srgb? garment, RenderOptions? options = null)
    {
        options ??= RenderOptions.Default;
        var grid = PixelGrid.For(artwork, resolution, options.Window);
        grid.Allow(Math.Min(options.MaxPixels, Array.MaxLength / 4));
        int channels = garment is null ? 4 : 3;
        var picture = new Picture(grid.Width, grid.Height, channels, new byte[grid.Pixels * channels], resolution);
        Lay(artwork, grid, garment, options).Paint((painter, top, rows) =>
        {
            for (int row = 0; row < rows; row++)
                Finish(painter, row, picture.Pixels.AsSpan((top + row) * picture.Stride, picture.Stride), channels);
        });
        return picture;
    }

    /// <summary>The picture as a stream of bands from top to bottom, for prints larger than memory.</summary>
    /// <param name="artwork">What to draw.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="garment">Colour of the cloth for RGB bands; null for RGBA with clear ground and straight alpha.</param>
    /// <param name="options">Window, threads and band height; null for <see cref="RenderOptions.Default"/>. Its pixel limit is not used.</param>
    /// <returns>The grid and its bands; each walk through the bands draws anew.</returns>
    /// <exception cref="InputException">The size is empty, or a side is over <see cref="PixelGrid.MaxSide"/>.</exception>
    public static (PixelGrid Grid, IEnumerable<Band> Bands) Bands(Artwork artwork, Resolution resolution, Srgb? garment, RenderOptions? options = null)
    {
        options ??= RenderOptions.Default;
        var grid = PixelGrid.For(artwork, resolution, options.Window);
        int channels = garment is null ? 4 : 3;
        Scene scene = Lay(artwork, grid, garment, options);
        return (grid, scene.Stream((painter, top, rows) =>
        {
            var band = new Band(top, rows, grid.Width, channels, new byte[grid.Width * rows * channels]);
            for (int row = 0; row < rows; row++)
                Finish(painter, row, band.Pixels.AsSpan(row * grid.Width * channels, grid.Width * channels), channels);
            return band;
        }));
    }

    private static Scene Lay(Artwork artwork, PixelGrid grid, Srgb? garment, RenderOptions options)
    {
        ushort[] ground = garment is Srgb cloth ? Colour(cloth) : [0, 0, 0, 0];
        ushort[][] targets = [.. artwork.Inks.Select(ink => garment is null ? [.. Colour(ink.Colour), Quantize.Full] : Colour(ink.Colour)), ground];
        return new(artwork, grid, options, ground, targets);

        static ushort[] Colour(Srgb c) => [Quantize.Widen(c.R), Quantize.Widen(c.G), Quantize.Widen(c.B)];
    }

    private static void Finish(BandPainter painter, int row, Span<byte> into, int channels)
    {
        if (channels == 3)
            Quantize.Rgb(painter.Plane(0, row), painter.Plane(1, row), painter.Plane(2, row), into);
        else
            Quantize.Rgba(painter.Plane(0, row), painter.Plane(1, row), painter.Plane(2, row), painter.Plane(3, row), into);
    }
}
