using DesignGen.Core.Artworks;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Makes the packed strips of all films at one height. One worker's own, because it keeps its buffers.</summary>
internal sealed class StripPacker(Artwork artwork, FilmSettings settings, FilmLayout film, PixelBox[][] marks)
{
    private readonly FilmScreening _screening = new(artwork, settings, film.Grid);
    private readonly Group4Encoder _encoder = new(film.Width);
    private readonly byte[][] _bits = [.. marks.Select(_ => new byte[film.Stride * FilmLayout.StripRows])];

    /// <summary>The strips that begin at a film row.</summary>
    /// <param name="top">The film row.</param>
    /// <param name="art">The art's rows there, the first at that film row; null where there is only margin.</param>
    public byte[][] Pack(int top, PlateRows? art)
    {
        int rows = Math.Min(FilmLayout.StripRows, film.Height - top);
        foreach (byte[] bits in _bits)
            bits.AsSpan().Clear();
        for (int row = 0; row < (art?.Rows ?? 0); row++)
            _screening.Row(art!, row, _bits, row * film.Stride + film.Margin / 8);
        var strips = new byte[_bits.Length][];
        for (int ink = 0; ink < strips.Length; ink++)
        {
            Stamp(_bits[ink], marks[ink], top, rows);
            if (settings.Mirror)
            {
                for (int row = 0; row < rows; row++)
                    BitRows.Mirror(_bits[ink].AsSpan(row * film.Stride, film.Stride));
            }
            strips[ink] = _encoder.Encode(_bits[ink], rows);
        }
        return strips;
    }

    private void Stamp(byte[] bits, PixelBox[] boxes, int top, int rows)
    {
        foreach (PixelBox box in boxes)
        {
            if (box.Top >= top + rows)
                break;
            for (int y = Math.Max(box.Top, top); y < Math.Min(box.Bottom, top + rows); y++)
                BitRows.Fill(bits.AsSpan((y - top) * film.Stride, film.Stride), box.Left, box.Right);
        }
    }
}
