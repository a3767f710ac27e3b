using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Svg;

/// <summary>A part of a drawing that is made by itself and then laid over the parts before it.</summary>
/// <param name="Art">Its shapes, an ink for each colour; what it knocks out, it knocks out of itself alone.</param>
/// <param name="Mask">Shows it where this is white over black, hides it where this is black; null shows all.</param>
public sealed record SvgLayer(Artwork Art, Artwork? Mask = null);

/// <summary>What an SVG file draws.</summary>
/// <param name="Layers">Its layers from the lowest, one at least, all of one page. More than one only where the file has masks.</param>
/// <param name="Metadata">What stands in its metadata, as XML; null for nothing.</param>
public sealed record SvgDrawing(ImmutableArray<SvgLayer> Layers, string? Metadata)
{
    // Rows of a layer at a time, so that only the whole picture is held.
    private const int BandRows = 64;

    private static readonly Srgb Black = new(0, 0, 0);

    /// <summary>The drawing as one artwork.</summary>
    /// <exception cref="InvalidOperationException">It has masks, so no one artwork shows it. Drawings that were read within limits have none.</exception>
    public Artwork Artwork => Layers is [{ Mask: null } only] ? only.Art : throw new InvalidOperationException("A drawing with masks is no artwork; render it.");

    /// <summary>The box round all that is painted, mm; of no size where nothing is. Parts outside the page count, and parts that are knocked out.</summary>
    public Rect InkedBounds => Layers.Where(l => l.Art.Shapes.Any(s => s.Ink is not null)).Select(Shown).Where(b => b is { Width: > 0, Height: > 0 }).DefaultIfEmpty(Rect.FromSize(0, 0, 0, 0)).Aggregate((a, b) => a.Union(b));

    /// <summary>The drawing on a clear ground.</summary>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="options">Threads and limits; null for <see cref="RenderOptions.Default"/>.</param>
    /// <returns>RGBA with straight alpha.</returns>
    /// <exception cref="InputException">The size is empty or over the limit; the message says what fits.</exception>
    public Picture Render(Resolution resolution, RenderOptions? options = null)
    {
        options ??= RenderOptions.Default;
        if (Layers is [{ Mask: null } only])
            return CompositeRenderer.Render(only.Art, resolution, null, options);
        var grid = PixelGrid.For(Layers[0].Art, resolution, options.Window);
        grid.Allow(Math.Min(options.MaxPixels, Array.MaxLength / 4));
        var picture = new Picture(grid.Width, grid.Height, 4, new byte[grid.Pixels * 4], resolution);
        options = options with { BandRows = BandRows };
        foreach (SvgLayer layer in Layers.Where(l => !l.Art.Shapes.IsEmpty))
        {
            using IEnumerator<Band>? shown = layer.Mask is { } mask ? CompositeRenderer.Bands(mask, resolution, Black, options).Bands.GetEnumerator() : null;
            foreach (Band band in CompositeRenderer.Bands(layer.Art, resolution, null, options).Bands)
            {
                ReadOnlySpan<byte> light = shown is not null && shown.MoveNext() ? shown.Current.Pixels : [];
                Lay(band.Pixels, light, picture.Pixels.AsSpan(band.Top * picture.Stride, band.Rows * picture.Stride));
            }
        }
        return picture;
    }

    private static Rect Shown(SvgLayer layer) => layer.Mask is { } mask
        ? layer.Art.InkedBounds.Within((mask with { Shapes = [.. mask.Shapes.Where(s => s.Ink is not int ink || mask.Inks[ink].Colour != Black)] }).InkedBounds)
        : layer.Art.InkedBounds;

    // Over what is there already; both with straight alpha.
    private static void Lay(ReadOnlySpan<byte> from, ReadOnlySpan<byte> light, Span<byte> onto)
    {
        for (int i = 0, m = 0; i < onto.Length; i += 4, m += 3)
        {
            int alpha = from[i + 3];
            if (alpha != 0 && !light.IsEmpty)
                alpha = (alpha * Luminance(light[m], light[m + 1], light[m + 2]) + 127) / 255;
            if (alpha == 0)
                continue;
            // In 255ths of 255ths.
            int own = alpha * 255, under = onto[i + 3] * (255 - alpha), all = own + under;
            for (int c = 0; c < 3; c++)
                onto[i + c] = (byte)((from[i + c] * own + onto[i + c] * under + all / 2) / all);
            onto[i + 3] = (byte)((all + 127) / 255);
        }
    }

    // By the weights of SVG 1.1 (14.4, masking), in ten-thousandths.
    private static int Luminance(int r, int g, int b) => (2125 * r + 7154 * g + 721 * b + 5000) / 10_000;
}
