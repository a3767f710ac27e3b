using DesignGen.Render.Raster;

namespace DesignGen.Render.Pictures;

/// <summary>Turns pictures upright as EXIF says the camera was held (TIFF 6.0, Orientation).</summary>
internal static class Orientation
{
    // Squares whose rows fit the cache in both pictures, whichever way they are read.
    private const int Tile = 32;

    /// <summary>The picture turned upright; the same one where it is so already.</summary>
    /// <param name="picture">The picture as stored.</param>
    /// <param name="orientation">1 to 8: where the first row and the first column of the stored pixels are seen.</param>
    public static Picture Upright(Picture picture, int orientation)
    {
        if (orientation is <= 1 or > 8)
            return picture;
        (int w, int h, int channels) = (picture.Width, picture.Height, picture.Channels);
        bool sideways = orientation >= 5;
        // Where the new picture's first pixel comes from, and how one goes on in the old one from left to right and from top to bottom.
        bool fromRight = orientation is 2 or 3 or 7 or 8, fromBottom = orientation is 3 or 4 or 6 or 7;
        int start = (fromRight ? w - 1 : 0) + (fromBottom ? (h - 1) * w : 0);
        int column = fromRight ? -1 : 1, row = fromBottom ? -w : w;
        (int toRight, int down) = sideways ? (row, column) : (column, row);
        (int width, int height) = sideways ? (h, w) : (w, h);
        byte[] from = picture.Pixels, to = GC.AllocateUninitializedArray<byte>(from.Length);
        for (int top = 0; top < height; top += Tile)
        {
            for (int left = 0; left < width; left += Tile)
            {
                for (int y = top; y < Math.Min(top + Tile, height); y++)
                {
                    for (int x = left; x < Math.Min(left + Tile, width); x++)
                    {
                        int at = ((y * width) + x) * channels, source = (start + (x * toRight) + (y * down)) * channels;
                        for (int c = 0; c < channels; c++)
                            to[at + c] = from[source + c];
                    }
                }
            }
        }
        return picture with { Width = width, Height = height, Pixels = to };
    }
}
