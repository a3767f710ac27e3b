using DesignGen.Core.Artworks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Where the art lies on a film, in pixels.</summary>
/// <param name="Grid">The art's pixels.</param>
/// <param name="Margin">Clear film left of and above the art: a whole number of 64 pixels, so that art begins on a word and a strip.</param>
/// <param name="Width">Film pixels across, a whole number of bytes.</param>
/// <param name="Height">Film pixels down.</param>
/// <param name="Repeat">How the tile steps; null for a placement.</param>
internal sealed record FilmLayout(PixelGrid Grid, int Margin, int Width, int Height, Repeat? Repeat)
{
    /// <summary>Rows of a strip; it divides the margin.</summary>
    public const int StripRows = 32;

    private const int Word = 64;

    /// <summary>Bytes in a packed row.</summary>
    public int Stride => Width / 8;

    /// <summary>Pixels of a length; not rounded.</summary>
    public double Pixels(double mm) => mm * Grid.Resolution.PixelsPerMillimetre;

    public static FilmLayout For(Artwork artwork, FilmSettings settings)
    {
        var grid = PixelGrid.For(artwork, settings.Resolution);
        int margin = Up(settings.Margin.ToPixels(settings.Resolution));
        return new(grid, margin, Up(grid.Width + 2 * margin), grid.Height + 2 * margin, artwork.Repeat);

        static int Up(double pixels) => (int)Math.Ceiling(pixels / Word) * Word;
    }
}
