using System.IO.Compression;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Draws a variant's pictures over its garment; of an all-over print, as much cloth as shows how it repeats.</summary>
internal sealed class VariantPictures(IBlobStore blobs)
{
    /// <summary>Longest sides, pixels.</summary>
    private const double ThumbnailPixels = 320, PreviewPixels = 1000;

    // Cloth is shown at least this wide and high, and never less than two tiles each way, so that a repeat can be judged.
    private const double ClothMm = 240;
    private const int LeastTiles = 2;

    /// <summary>Writes both pictures.</summary>
    public async Task WriteAsync(string batch, int index, Artwork artwork, Srgb garment, CancellationToken cancel)
    {
        await WriteAsync(BlobKeys.Thumbnail(batch, index), artwork, garment, ThumbnailPixels, cancel).ConfigureAwait(false);
        await WriteAsync(BlobKeys.Preview(batch, index), artwork, garment, PreviewPixels, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether both pictures are there and not empty, as they may be after a power cut.</summary>
    public bool AreThere(string batch, int index) => Has(BlobKeys.Thumbnail(batch, index)) && Has(BlobKeys.Preview(batch, index));

    /// <summary>The part of an artwork that its pictures show, mm.</summary>
    internal static Rect Shown(Artwork artwork) => artwork.Repeat is null
        ? artwork.Page
        : new(0, 0, Cloth(artwork.Page.Width), Cloth(artwork.Page.Height));

    private static double Cloth(double tile) => tile * Math.Max(LeastTiles, Math.Ceiling(ClothMm / tile));

    private bool Has(string key)
    {
        using Stream? file = blobs.Open(key);
        return file is { Length: > 0 };
    }

    private Task WriteAsync(string key, Artwork artwork, Srgb garment, double pixels, CancellationToken cancel)
    {
        Rect shown = Shown(artwork);
        var resolution = Resolution.FromPixelsPerMillimetre(pixels / Math.Max(shown.Width, shown.Height));
        // One thread: chunks already keep every core busy.
        Picture picture = CompositeRenderer.Render(artwork, resolution, garment, new RenderOptions { Threads = 1, Window = shown });
        return blobs.WriteAsync(
            key,
            (stream, _) =>
            {
                PngWriter.Write(stream, picture, compression: CompressionLevel.Fastest);
                return Task.CompletedTask;
            },
            cancel);
    }
}
