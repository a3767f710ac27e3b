using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Raster;

/// <summary>Pixels in memory, 8 bits a channel.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; alpha is straight, not multiplied into the colour.</param>
/// <param name="Pixels">Rows from the top, channels interleaved: <c>Width · Height · Channels</c> bytes.</param>
/// <param name="Resolution">Pixels per inch, where it is known.</param>
public sealed record Picture(int Width, int Height, int Channels, byte[] Pixels, Resolution? Resolution = null)
{
    /// <summary>Bytes in one row.</summary>
    public int Stride => Width * Channels;

    /// <summary>One row, from the top.</summary>
    public ReadOnlySpan<byte> Row(int y) => Pixels.AsSpan(y * Stride, Stride);

    /// <summary>The picture at half its size, each pixel the mean of four; an odd last row or column is left off. Meant for pictures without alpha: colours are not weighed by it.</summary>
    public Picture Halved()
    {
        int width = Math.Max(1, Width / 2), height = Math.Max(1, Height / 2);
        var half = new byte[width * height * Channels];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> upper = Row(Math.Min(2 * y, Height - 1)), lower = Row(Math.Min(2 * y + 1, Height - 1));
            for (int x = 0; x < width; x++)
            {
                int left = Math.Min(2 * x, Width - 1) * Channels, right = Math.Min(2 * x + 1, Width - 1) * Channels;
                for (int c = 0; c < Channels; c++)
                    half[(y * width + x) * Channels + c] = (byte)((upper[left + c] + upper[right + c] + lower[left + c] + lower[right + c] + 2) / 4);
            }
        }
        return new(width, height, Channels, half, Resolution is { } dpi ? new Resolution(dpi.Dpi / 2) : null);
    }

    /// <summary>The channels of one pixel.</summary>
    public ReadOnlySpan<byte> At(int x, int y) => Pixels.AsSpan(y * Stride + x * Channels, Channels);
}

/// <summary>Where one ink goes.</summary>
/// <param name="Ink">The ink.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Coverage">One byte a pixel, rows from the top: 0 is bare cloth, 255 is solid ink.</param>
/// <param name="Resolution">Pixels per inch.</param>
public sealed record Plate(Ink Ink, int Width, int Height, byte[] Coverage, Resolution Resolution)
{
    /// <summary>The coverage of one pixel.</summary>
    public byte this[int x, int y] => Coverage[y * Width + x];
}

/// <summary>The plates of all inks of an artwork, in print order; in no pixel do they add up to more than full, but for rounding.</summary>
/// <param name="Grid">How millimetres fall on the pixels.</param>
/// <param name="Plates">One for each ink, in the artwork's order.</param>
public sealed record PlateSet(PixelGrid Grid, IReadOnlyList<Plate> Plates)
{
    /// <summary>Pixels across.</summary>
    public int Width => Grid.Width;

    /// <summary>Pixels down.</summary>
    public int Height => Grid.Height;

    /// <summary>Pixels per inch.</summary>
    public Resolution Resolution => Grid.Resolution;
}

/// <summary>Some rows of a picture, in a stream of bands from top to bottom.</summary>
/// <param name="Top">The first row's place in the picture.</param>
/// <param name="Rows">Rows in the band.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Channels">Bytes a pixel.</param>
/// <param name="Pixels">The rows, channels interleaved; the band owns it.</param>
public sealed record Band(int Top, int Rows, int Width, int Channels, byte[] Pixels)
{
    /// <summary>One row of the band; 0 is its first.</summary>
    public ReadOnlySpan<byte> Row(int row) => Pixels.AsSpan(row * Width * Channels, Width * Channels);
}
