using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Where the art lies on a film, in pixels.</summary>
/// <param name="Grid">The art's pixels.</param>
/// <param name="Margin">Clear film left of and above the art: a whole number of 64 pixels, so that art begins on a word and a strip.</param>
/// <param name="Width">Film pixels across, a whole number of bytes.</param>
/// <param name="Height">Film pixels down.</param>
/// <param name="Repeat">How the tile steps; null for a placement.</param>
/// <param name="Around">How far round the art plates look for traps and white, a whole number of 64 pixels: over the repeat of a tile, and over bare cloth round a placement.</param>
internal sealed record FilmLayout(PixelGrid Grid, int Margin, int Width, int Height, Repeat? Repeat, int Around)
{
    /// <summary>Rows of a strip; it divides the margin.</summary>
    public const int StripRows = 32;

    private const int Word = 64;

    /// <summary>Bytes in a packed row.</summary>
    public int Stride => Width / 8;

    /// <summary>Pixels of a length; not rounded.</summary>
    public double Pixels(double mm) => mm * Grid.Resolution.PixelsPerMillimetre;

    /// <summary>The part of the art that is drawn, mm; null for the page or tile alone.</summary>
    public Rect? Window => Repeat is null || Around == 0
        ? null
        : Rect.FromSize(-Around / Grid.ScaleX, -Around / Grid.ScaleY, (Grid.Width + 2 * Around) / Grid.ScaleX, (Grid.Height + 2 * Around) / Grid.ScaleY);

    public static FilmLayout For(Artwork artwork, FilmSettings settings)
    {
        var grid = PixelGrid.For(artwork, settings.Resolution);
        int margin = Up(settings.Margin.ToPixels(settings.Resolution));
        SeparationPlan plan = settings.Plan ?? SeparationPlan.Plain(artwork);
        int around = plan.IsPlain ? 0 : Up(PlateMaker.ReachMm(plan) * settings.Resolution.PixelsPerMillimetre + PlateMaker.ReachSlack);
        return new(grid, margin, Up(grid.Width + 2 * margin), grid.Height + 2 * margin, artwork.Repeat, around);

        static int Up(double pixels) => (int)Math.Ceiling(pixels / Word) * Word;
    }
}
