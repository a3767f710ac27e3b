using System.IO.Compression;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Colour;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Draws and keeps a variant's pictures over its garment.</summary>
/// <param name="blobs">Where they are kept.</param>
/// <param name="house">The house that the files name.</param>
internal sealed class VariantPictures(IBlobStore blobs, House house)
{
    /// <summary>Longest sides, pixels.</summary>
    private const double ThumbnailPixels = 320, PreviewPixels = 1000;

    /// <summary>Writes both pictures.</summary>
    public async Task WriteAsync(VariantRecord variant, Artwork artwork, Srgb garment, CancellationToken cancel)
    {
        string words = FileStatement.Of(variant, house).Xmp();
        await WriteAsync(BlobKeys.Thumbnail(variant.Batch, variant.Index), artwork, garment, ThumbnailPixels, words, cancel).ConfigureAwait(false);
        await WriteAsync(BlobKeys.Preview(variant.Batch, variant.Index), artwork, garment, PreviewPixels, words, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes the picture of one of its colourways.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="colourway">Place of the colourway in the recipe, from 0.</param>
    /// <param name="artwork">The drawing in the colourway.</param>
    /// <param name="cancel">Gives up.</param>
    public Task WriteColourwayAsync(VariantRecord variant, int colourway, Artwork artwork, CancellationToken cancel) => WriteAsync(
        BlobKeys.Colourway(variant.Batch, variant.Index, variant.Spec.Recipe.Seed, colourway), artwork, variant.Spec.Recipe.Garment.Colour, PreviewPixels, FileStatement.Of(variant, house).Xmp(), cancel);

    /// <summary>Whether both pictures are there and not empty, as they may be after a power cut.</summary>
    public bool AreThere(string batch, int index) => Has(BlobKeys.Thumbnail(batch, index)) && Has(BlobKeys.Preview(batch, index));

    private bool Has(string key)
    {
        using Stream? file = blobs.Open(key);
        return file is { Length: > 0 };
    }

    private Task WriteAsync(string key, Artwork artwork, Srgb garment, double pixels, string words, CancellationToken cancel)
    {
        // One thread: chunks already keep every core busy.
        Picture picture = PreviewRenderer.Render(artwork, garment, pixels, threads: 1);
        return blobs.WriteAsync(
            key,
            (stream, _) =>
            {
                PngWriter.Write(stream, picture, new PngMetadata { Srgb = true, Xmp = words }, CompressionLevel.Fastest);
                return Task.CompletedTask;
            },
            cancel);
    }
}
