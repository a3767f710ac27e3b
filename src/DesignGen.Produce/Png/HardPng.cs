using System.Collections.Concurrent;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Masters;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using Band = DesignGen.Render.Raster.Band;

namespace DesignGen.Produce.Png;

/// <summary>Writes the art at print size with hard edges: every pixel is clear or fully opaque, as film transfers want it.</summary>
/// <remarks>
/// A half-clear pixel prints as a pale rim, because the printer lays white under it. So a pixel at an edge is dropped or kept whole, by
/// whether ink covers half of it, and one that is kept has the colour of its inks without any of the cloth's: there is no fringe.
/// Where two inks meet, their colours still mix over the pixel's width. A ramp that ends in bare cloth becomes dots.
/// </remarks>
public static class HardPng
{
    /// <summary>Writes the picture.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A placement, a nail sheet, or one tile.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="screen">The dots of ramps.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core. The bytes are the same for any count.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">The size is over what can be drawn.</exception>
    public static void Write(Stream to, Artwork artwork, FileStatement says, Resolution resolution, Halftone screen, int threads = 0, CancellationToken cancel = default)
    {
        var idle = new ConcurrentBag<InkPick>();
        var pixels = PixelGrid.For(artwork, resolution);
        (PixelGrid grid, IEnumerable<Band> bands) = PlateStream.Read(artwork, resolution, rows =>
        {
            if (!idle.TryTake(out InkPick? pick))
                pick = new(artwork, screen, pixels);
            var band = new Band(rows.Top, rows.Rows, rows.Width, 4, new byte[rows.Width * rows.Rows * 4]);
            var inks = new byte[rows.Width];
            for (int row = 0; row < rows.Rows; row++)
            {
                pick.Row(rows, row, inks);
                Colour(artwork, rows, row, inks, band.Pixels.AsSpan(row * rows.Width * 4, rows.Width * 4));
            }
            idle.Add(pick);
            return band;
        }, new RenderOptions { Threads = threads });
        PngWriter.Write(to, grid, PrintPng.Until(bands, cancel), PrintPng.Words(says));
    }

    private static void Colour(Artwork artwork, PlateRows rows, int row, byte[] inks, Span<byte> into)
    {
        for (int x = 0; x < inks.Length; x++)
        {
            if (inks[x] == 0)
                continue;
            long red = 0, green = 0, blue = 0, all = 0;
            for (int ink = 0; ink < rows.Inks; ink++)
            {
                int amount = rows.Plate(ink, row)[x];
                var colour = artwork.Inks[ink].Colour;
                (red, green, blue, all) = (red + amount * colour.R, green + amount * colour.G, blue + amount * colour.B, all + amount);
            }
            (into[x * 4], into[x * 4 + 1], into[x * 4 + 2], into[x * 4 + 3]) = ((byte)((red + all / 2) / all), (byte)((green + all / 2) / all), (byte)((blue + all / 2) / all), 255);
        }
    }
}
