using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang.Writing;

/// <summary>Streams one sheet from top to bottom into its print picture, its white and its preview; memory holds rows, whatever the sheet's length.</summary>
internal static class SheetWriter
{
    private const int StripRows = 32;

    /// <summary>A piece's picture on the sheet, pixels.</summary>
    internal sealed record Stamp(PieceRaster Raster, int Turn, int X, int Y);

    /// <summary>Writes a sheet.</summary>
    /// <param name="print">Where the print goes.</param>
    /// <param name="white">Where the white goes; seekable for a TIFF, null for none.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="stamps">What lies on it.</param>
    /// <param name="options">The film and the files asked for.</param>
    /// <param name="xmp">What the files say of their making; null for nothing.</param>
    /// <param name="row">Told after each row; stops by throwing.</param>
    /// <returns>The preview, without cut lines.</returns>
    public static SheetPreview Write(Stream print, Stream? white, int width, int height, IReadOnlyList<Stamp> stamps, GangOptions options, string? xmp, Action<int> row)
    {
        Resolution resolution = options.Film.Resolution;
        var metadata = new PngMetadata { Srgb = true, Xmp = xmp, Resolution = resolution };
        using var png = new PngWriter(print, new(width, height, 4), metadata);
        using PngWriter? greys = white is not null && options.White == WhiteFile.Png ? new(white, new(width, height, 1), new() { Xmp = xmp, Resolution = resolution }) : null;
        TiffWriter? tiff = white is not null && options.White == WhiteFile.Tiff
            ? new(white, new(width, height, StripRows, resolution, "White", "White ink: black prints", Generator.Name) { Xmp = xmp }) : null;
        var encoder = new Group4Encoder(width);
        int stride = (width + 7) / 8, filled = 0;
        var strip = new byte[stride * StripRows];
        var greyRow = new byte[width];
        double perMm = resolution.PixelsPerMillimetre;
        WhiteRows? under = white is null ? null : new(width, options.Film.Choke.Millimetres, options.Film.MinWhite.Millimetres, perMm, Emit);
        var preview = new SheetPreview(width, height);
        var waiting = new Queue<Stamp>(stamps.OrderBy(s => s.Y).ThenBy(s => s.X));
        var open = new List<(Stamp Stamp, FileStream Pixels)>();
        var pixels = new byte[width * 4];
        try
        {
            for (int y = 0; y < height; y++)
            {
                pixels.AsSpan().Clear();
                while (waiting.TryPeek(out Stamp? next) && next.Y <= y)
                {
                    waiting.Dequeue();
                    open.Add((next, next.Raster.Open(next.Turn, options.Film.HardEdges)));
                }
                foreach ((Stamp stamp, FileStream from) in open)
                    Lay(from, stamp.Raster.Turns[stamp.Turn].Width, pixels.AsSpan(stamp.X * 4));
                for (int i = open.Count - 1; i >= 0; i--)
                {
                    if (open[i].Stamp.Y + open[i].Stamp.Raster.Turns[open[i].Stamp.Turn].Height == y + 1)
                    {
                        open[i].Pixels.Dispose();
                        open.RemoveAt(i);
                    }
                }
                png.WriteRow(pixels);
                preview.Add(y, pixels);
                under?.Add(Kinds(pixels));
                row(y);
            }
            png.Finish();
            under?.Finish();
            greys?.Finish();
            if (tiff is not null && filled > 0)
                tiff.Write(encoder.Encode(strip, filled));
            tiff?.Finish();
            return preview;
        }
        finally
        {
            foreach ((_, FileStream from) in open)
                from.Dispose();
        }

        void Emit(byte[] whites)
        {
            if (greys is not null)
            {
                for (int x = 0; x < width; x++)
                    greyRow[x] = (byte)(whites[x] * 255);
                greys.WriteRow(greyRow);
                return;
            }
            Span<byte> bits = strip.AsSpan(filled * stride, stride);
            bits.Clear();
            for (int x = 0; x < width; x++)
                bits[x / 8] |= (byte)(whites[x] << (7 - (x & 7)));
            if (++filled == StripRows)
            {
                tiff!.Write(encoder.Encode(strip, filled));
                filled = 0;
            }
        }
    }

    // Boxes of pictures may overlap where their art does not, so only what is printed is laid.
    private static void Lay(FileStream from, int width, Span<byte> into)
    {
        byte[] row = System.Buffers.ArrayPool<byte>.Shared.Rent(width * 4);
        from.ReadExactly(row, 0, width * 4);
        for (int i = 0; i < width * 4; i += 4)
        {
            if (row[i + 3] > 0)
                row.AsSpan(i, 4).CopyTo(into[i..]);
        }
        System.Buffers.ArrayPool<byte>.Shared.Return(row);
    }

    private static byte[] Kinds(byte[] pixels)
    {
        var kinds = new byte[pixels.Length / 4];
        for (int x = 0; x < kinds.Length; x++)
        {
            if (pixels[x * 4 + 3] >= 128)
                kinds[x] = pixels.AsSpan(x * 4, 3).IndexOfAnyExcept((byte)255) < 0 ? WhiteRows.PureWhite : WhiteRows.Coloured;
        }
        return kinds;
    }
}
