using System.IO.Compression;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Colour;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Draws and keeps a variant's pictures over its garment.</summary>
internal sealed class VariantPictures(IBlobStore blobs)
{
    /// <summary>Longest sides, pixels.</summary>
    private const double ThumbnailPixels = 320, PreviewPixels = 1000;

    /// <summary>Writes both pictures.</summary>
    public async Task WriteAsync(string batch, int index, Artwork artwork, Srgb garment, CancellationToken cancel)
    {
        await WriteAsync(BlobKeys.Thumbnail(batch, index), artwork, garment, ThumbnailPixels, cancel).ConfigureAwait(false);
        await WriteAsync(BlobKeys.Preview(batch, index), artwork, garment, PreviewPixels, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether both pictures are there and not empty, as they may be after a power cut.</summary>
    public bool AreThere(string batch, int index) => Has(BlobKeys.Thumbnail(batch, index)) && Has(BlobKeys.Preview(batch, index));

    private bool Has(string key)
    {
        using Stream? file = blobs.Open(key);
        return file is { Length: > 0 };
    }

    private Task WriteAsync(string key, Artwork artwork, Srgb garment, double pixels, CancellationToken cancel)
    {
        // One thread: chunks already keep every core busy.
        Picture picture = PreviewRenderer.Render(artwork, garment, pixels, threads: 1);
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
