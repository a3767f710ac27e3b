using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Masters;

/// <summary>Writes the art as TIFF files of several tones: 16-bit colour with alpha, one sample for each ink, or one palette index a pixel.</summary>
/// <remarks>
/// TIFF 6.0, chunky, strips of 32 rows packed by zlib (compression 8, Adobe Photoshop TIFF technical notes, 2002). Strips are streamed,
/// so memory does not grow with the picture. The same art gives the same bytes at any number of threads. <c>docs/formats/pack.md</c>
/// says what each holds.
/// </remarks>
public static class RasterTiff
{
    private const int StripRows = 32;

    /// <summary>Red, green, blue and straight alpha, 16 bits each, on a clear ground.</summary>
    /// <param name="to">Where it goes: seekable, and left open.</param>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">The size is over what can be drawn, or the file would pass 4 GB.</exception>
    public static void WriteDeep(Stream to, Artwork artwork, FileStatement says, Resolution resolution, int threads = 0, CancellationToken cancel = default)
    {
        (ushort R, ushort G, ushort B)[] colours = [.. artwork.Inks.Select(i => ((ushort)(i.Colour.R * 257), (ushort)(i.Colour.G * 257), (ushort)(i.Colour.B * 257)))];
        Write(to, artwork, says, resolution, threads, cancel, 8, (rows, row, into) =>
        {
            Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(into);
            for (int x = 0; x < rows.Width; x++)
            {
                long red = 0, green = 0, blue = 0, alpha = 0;
                for (int ink = 0; ink < colours.Length; ink++)
                {
                    int amount = rows.Plate(ink, row)[x];
                    if (amount == 0)
                        continue;
                    (red, green, blue, alpha) = (red + amount * (long)colours[ink].R, green + amount * (long)colours[ink].G, blue + amount * (long)colours[ink].B, alpha + amount);
                }
                if (alpha == 0)
                    continue;
                Span<ushort> pixel = samples.Slice(x * 4, 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = ((ushort)((red + alpha / 2) / alpha), (ushort)((green + alpha / 2) / alpha), (ushort)((blue + alpha / 2) / alpha), (ushort)Math.Min(alpha, ushort.MaxValue));
            }
        }, tags => tags.Bits(16, 16, 16, 16).Photometric(2).Samples(4).Extra(2));
    }

    /// <summary>One 8-bit sample for each ink in print order, 0 none and 255 solid, with the inks' names.</summary>
    /// <param name="to">Where it goes: seekable, and left open.</param>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <remarks>PhotometricInterpretation 5 (separated), InkSet 2 (not CMYK): TIFF 6.0, section 16. Names are ASCII: an ink whose name is not goes by its id.</remarks>
    /// <exception cref="InputException">The size is over what can be drawn, or the file would pass 4 GB.</exception>
    public static void WriteInks(Stream to, Artwork artwork, FileStatement says, Resolution resolution, int threads = 0, CancellationToken cancel = default)
    {
        int inks = artwork.Inks.Length;
        string names = string.Join('\0', artwork.Inks.Select(i => i.Name.All(c => c is >= ' ' and <= '~') ? i.Name : i.Id));
        Write(to, artwork, says, resolution, threads, cancel, inks, (rows, row, into) =>
        {
            for (int ink = 0; ink < inks; ink++)
            {
                ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
                for (int x = 0; x < plate.Length; x++)
                    into[x * inks + ink] = (byte)((plate[x] * 255 + 32895) >> 16);
            }
        }, tags => tags.Bits([.. Enumerable.Repeat((ushort)8, inks)]).Photometric(5).Samples((ushort)inks).Inks((ushort)inks, names));
    }

    /// <summary>One 8-bit palette index a pixel: 0 is the cloth, 1 the first ink, and so on. Colourways of a design differ in the palette alone.</summary>
    /// <param name="to">Where it goes: seekable, and left open.</param>
    /// <param name="artwork">A placement, a nail sheet or one tile, in the colourway's inks.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="resolution">Pixels per inch.</param>
    /// <param name="cloth">Colour of index 0.</param>
    /// <param name="screen">The screen for ramps.</param>
    /// <param name="threads">Threads to use, 1 or more; 0 takes one per core.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">The size is over what can be drawn, or the file would pass 4 GB.</exception>
    public static void WriteIndexed(Stream to, Artwork artwork, FileStatement says, Resolution resolution, Srgb cloth, Halftone screen, int threads = 0, CancellationToken cancel = default)
    {
        var grid = PixelGrid.For(artwork, resolution);
        var idle = new ConcurrentBag<InkPick>();
        ImmutableArray<Srgb> palette = [cloth, .. artwork.Inks.Select(i => i.Colour)];
        Write(to, artwork, says, resolution, threads, cancel, 1, (rows, row, into) =>
        {
            if (!idle.TryTake(out InkPick? pick))
                pick = new(artwork, screen, grid);
            pick.Row(rows, row, into);
            idle.Add(pick);
        }, tags => tags.Bits(8).Photometric(3).Samples(1).Palette(palette));
    }

    private delegate void FillRow(PlateRows rows, int row, Span<byte> into);

    private static void Write(
        Stream to, Artwork artwork, FileStatement says, Resolution resolution, int threads, CancellationToken cancel, int pixelBytes, FillRow fill, Action<RasterTags> describe)
    {
        (PixelGrid grid, IEnumerable<byte[]> strips) = PlateStream.Read(artwork, resolution, rows =>
        {
            int stride = rows.Width * pixelBytes;
            var raw = new byte[stride * rows.Rows];
            for (int row = 0; row < rows.Rows; row++)
                fill(rows, row, raw.AsSpan(row * stride, stride));
            var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                zlib.Write(raw);
            return packed.ToArray();
        }, new RenderOptions { Threads = threads, BandRows = StripRows });
        var file = new TiffStrips(to, says.Code, (grid.Height + StripRows - 1) / StripRows);
        foreach (byte[] strip in strips)
        {
            cancel.ThrowIfCancellationRequested();
            file.Write(strip);
        }
        file.Finish((directory, offsets, lengths) =>
        {
            var tags = new RasterTags();
            describe(tags);
            tags.Put(directory, grid, StripRows, offsets, lengths, says);
        });
    }

    /// <summary>What differs from one kind of file to another, kept until it is written in the order of the tags.</summary>
    private sealed class RasterTags
    {
        private ushort[] _bits = [8];
        private ushort _photometric, _samples = 1;
        private ushort? _extra;
        private (ushort Count, string Names)? _inks;
        private ImmutableArray<Srgb> _palette = [];

        public RasterTags Bits(params ushort[] bits) { _bits = bits; return this; }

        public RasterTags Photometric(ushort value) { _photometric = value; return this; }

        public RasterTags Samples(ushort value) { _samples = value; return this; }

        public RasterTags Extra(ushort value) { _extra = value; return this; }

        public RasterTags Inks(ushort count, string names) { _inks = (count, names); return this; }

        public RasterTags Palette(ImmutableArray<Srgb> palette) { _palette = palette; return this; }

        public void Put(TiffDirectory directory, PixelGrid grid, int rows, uint[] offsets, uint[] lengths, FileStatement says)
        {
            directory.Longs(254, 0);
            directory.Longs(256, (uint)grid.Width);
            directory.Longs(257, (uint)grid.Height);
            directory.Shorts(258, _bits);
            directory.Shorts(259, 8);                       // Compression: zlib
            directory.Shorts(262, _photometric);
            directory.Text(269, says.Code);
            directory.Longs(273, offsets);
            directory.Shorts(274, 1);                       // Orientation: top left
            directory.Shorts(277, _samples);
            directory.Longs(278, (uint)rows);
            directory.Longs(279, lengths);
            uint[] resolution = [(uint)Math.Round(grid.Resolution.Dpi * 1000), 1000];
            directory.Rational(282, resolution);
            directory.Rational(283, resolution);
            directory.Shorts(284, 1);                       // PlanarConfiguration: chunky
            directory.Shorts(296, 2);                       // ResolutionUnit: inch
            directory.Text(305, Generator.Name);
            if (!_palette.IsEmpty)
                directory.Shorts(320, Table());
            if (_inks is { } inks)
            {
                directory.Shorts(332, 2);                   // InkSet: not CMYK
                directory.Text(333, inks.Names);
                directory.Shorts(334, inks.Count);
            }
            if (_extra is ushort extra)
                directory.Shorts(338, extra);
            directory.Bytes(700, Encoding.UTF8.GetBytes(says.Xmp()));
            // Separated inks have no profile: each is what its name says.
            if (_inks is null)
                directory.Undefined(34675, SrgbProfile.Bytes);
        }

        // All reds, then all greens, then all blues; 256 each.
        private ushort[] Table()
        {
            var table = new ushort[3 * 256];
            for (int i = 0; i < _palette.Length; i++)
                (table[i], table[256 + i], table[512 + i]) = ((ushort)(_palette[i].R * 257), (ushort)(_palette[i].G * 257), (ushort)(_palette[i].B * 257));
            return table;
        }
    }
}
