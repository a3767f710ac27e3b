using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Png;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Masters;

/// <summary>Writes one piece of a garment, filled with the repeat, its label below it on white.</summary>
/// <remarks>The tile's corner lies at the piece's top left. The label stands at the right, as cutters look for it there (kb.touchpointe.io, base print files), outside the piece.</remarks>
public static class PanelPng
{
    private const double LabelMm = 12, LetterMm = 0.9, PadMm = 2.5;

    /// <summary>Writes a piece.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="tile">An artwork with a repeat.</param>
    /// <param name="width">Width of the piece.</param>
    /// <param name="height">Height of the piece.</param>
    /// <param name="label">Its label; characters that the lettering lacks become question marks.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The bytes are the same for any count.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">The size is over what can be drawn.</exception>
    public static void Write(Stream to, Artwork tile, Length width, Length height, string label, FileStatement says, Resolution resolution, int threads = 0, CancellationToken cancel = default)
    {
        (PixelGrid grid, IEnumerable<Band> bands) = CompositeRenderer.Bands(
            tile, resolution, null, new RenderOptions { Threads = threads, Window = Rect.FromSize(0, 0, width.Millimetres, height.Millimetres) });
        int strip = (int)Math.Ceiling(LabelMm * resolution.PixelsPerMillimetre);
        using var writer = new PngWriter(to, new(grid.Width, grid.Height + strip, 4), PrintPng.Words(says) with { Resolution = resolution });
        foreach (Band band in PrintPng.Until(bands, cancel))
        {
            for (int row = 0; row < band.Rows; row++)
                writer.WriteRow(band.Row(row));
        }
        byte[] box = Label(label, grid.Width, strip, resolution);
        for (int row = 0; row < strip; row++)
            writer.WriteRow(box.AsSpan(row * grid.Width * 4, grid.Width * 4));
        writer.Finish();
    }

    // A white box at the right, as large as the lettering and its margin; clear besides. The lettering shrinks where the piece is narrow.
    private static byte[] Label(string label, int width, int height, Resolution resolution)
    {
        var pixels = new byte[width * height * 4];
        int pad = (int)Math.Round(PadMm * resolution.PixelsPerMillimetre);
        int dot = Math.Max(1, Math.Min((int)Math.Round(LetterMm * resolution.PixelsPerMillimetre), (width - 2 * pad) / Math.Max(1, label.Length * PixelFont.Advance)));
        dot = Math.Max(1, Math.Min(dot, (height - 2 * pad) / PixelFont.Height));
        int text = (label.Length * PixelFont.Advance - 1) * dot, left = Math.Max(0, width - text - 2 * pad), top = (height - PixelFont.Height * dot) / 2;
        for (int y = 1; y < height; y++)
            pixels.AsSpan((y * width + left) * 4, (width - left) * 4).Fill(255);
        foreach ((int row, int from, int count) in PixelFont.Runs(label))
        {
            for (int y = top + row * dot; y < top + (row + 1) * dot; y++)
            {
                for (int x = left + pad + from * dot; x < Math.Min(width, left + pad + (from + count) * dot); x++)
                    pixels.AsSpan((y * width + x) * 4, 3).Clear();
            }
        }
        return pixels;
    }
}
