using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Mockups;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;
using Band = DesignGen.Render.Raster.Band;

namespace DesignGen.Produce.Png;

/// <summary>Writes the pictures of a design: one for the printer, one for the eye.</summary>
/// <remarks>Both are tagged sRGB, carry their resolution, and say in XMP how they were made. The print's rows are streamed, so memory does not grow with its size.</remarks>
public static class PrintPng
{
    /// <summary>Writes the art at print size on a clear ground, straight alpha: what direct-to-garment, film and nail printers take.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A placement, a nail sheet, or one tile.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch, as the print method asks: 300 for most.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The bytes are the same for any count.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">The size is over what can be drawn.</exception>
    public static void Write(Stream to, Artwork artwork, FileStatement says, Resolution resolution, int threads = 0, CancellationToken cancel = default)
    {
        (PixelGrid grid, IEnumerable<Band> bands) = CompositeRenderer.Bands(artwork, resolution, null, new RenderOptions { Threads = threads });
        PngWriter.Write(to, grid, Until(bands, cancel), Words(says));
    }

    /// <summary>Writes the design as a person wants to see it, over its garment.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">What is shown.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="garment">Colour of the cloth.</param>
    /// <param name="longestPx">Pixels of the longer side, 16 to 4000.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The bytes are the same for any count.</param>
    public static void WritePreview(Stream to, Artwork artwork, FileStatement says, Srgb garment, int longestPx, int threads = 0) =>
        PngWriter.Write(to, PreviewRenderer.Render(artwork, garment, longestPx, threads), Words(says));

    /// <summary>Writes the design on its product.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="look">What is shown.</param>
    /// <param name="order">What is on it.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="label">The words of the visible label as an outline; null for none. They are put on what is marked as generated alone.</param>
    /// <param name="longestPx">Pixels of the longer side, as <see cref="MockupRenderer"/> draws.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The bytes are the same for any count.</param>
    public static void WriteMockup(Stream to, Mockup look, MockupOrder order, FileStatement says, Outline? label, int longestPx, int threads = 0)
    {
        Picture picture = MockupRenderer.Render(look, order, longestPx, threads);
        PngWriter.Write(to, label is not null && says.IsMarked ? VisibleLabel.Put(picture, label) : picture, Words(says));
    }

    internal static PngMetadata Words(FileStatement says) => new() { Srgb = true, Xmp = says.Xmp() };

    internal static IEnumerable<Band> Until(IEnumerable<Band> bands, CancellationToken cancel)
    {
        foreach (Band band in bands)
        {
            cancel.ThrowIfCancellationRequested();
            yield return band;
        }
    }
}
