using DesignGen.Produce.Marks;
using DesignGen.Produce.Tiff;

namespace DesignGen.Produce.Separations;

/// <summary>Makes the packed strips of films at one height. One worker's own, because it keeps its buffers.</summary>
internal sealed class StripPacker(FilmSettings settings, FilmLayout film)
{
    private readonly Group4Encoder _encoder = new(film.Width);
    private readonly byte[] _bits = new byte[film.Stride * FilmLayout.StripRows];

    /// <summary>One strip of a film, which is cleared, to be filled with the art's bits before it is packed.</summary>
    public Span<byte> Begin()
    {
        _bits.AsSpan().Clear();
        return _bits;
    }

    /// <summary>Adds the marks to the strip that was begun, and packs it.</summary>
    /// <param name="top">The film row of its first.</param>
    /// <param name="boxes">The film's marks from top to bottom.</param>
    public byte[] Pack(int top, PixelBox[] boxes)
    {
        int rows = Math.Min(FilmLayout.StripRows, film.Height - top);
        Stamp(_bits, boxes, top, rows);
        if (settings.Mirror)
        {
            for (int row = 0; row < rows; row++)
                BitRows.Mirror(_bits.AsSpan(row * film.Stride, film.Stride));
        }
        return _encoder.Encode(_bits, rows);
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
