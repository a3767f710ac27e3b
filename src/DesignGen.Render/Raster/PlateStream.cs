using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Raster;

/// <summary>Draws all plates of an artwork in one walk from top to bottom, so that a set of films needs little memory.</summary>
/// <remarks>The plates equal those of <see cref="PlateRenderer"/> before they are rounded to bytes.</remarks>
public static class PlateStream
{
    /// <summary>What a caller makes of the plates' rows, band after band.</summary>
    /// <typeparam name="T">What is kept of a band.</typeparam>
    /// <param name="artwork">What to draw.</param>
    /// <param name="resolution">600 to 1200 dpi suits films, 72 to 150 a measure of ink.</param>
    /// <param name="work">Makes something of the rows of one band; called on the workers, several bands at a time.</param>
    /// <param name="options">Window, threads and band height; null for <see cref="RenderOptions.Default"/>. Its pixel limit is not used.</param>
    /// <returns>The grid and the results in order of the bands; each walk through them draws anew.</returns>
    /// <exception cref="InputException">The size is empty, or a side is over <see cref="PixelGrid.MaxSide"/>.</exception>
    public static (PixelGrid Grid, IEnumerable<T> Results) Read<T>(
        Artwork artwork, Resolution resolution, Func<PlateRows, T> work, RenderOptions? options = null)
    {
        options ??= RenderOptions.Default;
        var grid = PixelGrid.For(artwork, resolution, options.Window);
        int inks = artwork.Inks.Length;
        bool ramps = artwork.Shapes.Any(s => s.Coverage is not SolidCoverage);

        // Planes: the inks, and where there are ramps a trace of them. Targets: inks, knock-out, then both again for ramps.
        int planes = inks + (ramps ? 1 : 0), knockOut = inks;
        var targets = new ushort[2 * (inks + 1)][];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = new ushort[planes];
            int ink = i % (inks + 1);
            if (ink < inks)
                targets[i][ink] = Quantize.Full;
            if (ramps && i > inks)
                targets[i][inks] = Quantize.Full;
        }
        Artwork told = artwork with
        {
            Shapes = [.. artwork.Shapes.Select(s => s with { Ink = (s.Ink ?? knockOut) + (s.Coverage is SolidCoverage ? 0 : inks + 1) })],
        };
        var scene = new Scene(told, grid, options, new ushort[planes], targets);
        return (grid, scene.Stream((painter, top, rows) => work(new(painter, grid.Width, top, rows, inks, ramps))));
    }
}

/// <summary>Some rows of all plates. It may be read only while the call that was given it lasts.</summary>
public sealed class PlateRows
{
    private readonly BandPainter _painter;

    internal PlateRows(BandPainter painter, int width, int top, int rows, int inks, bool ramps) =>
        (_painter, Width, Top, Rows, Inks, HasRamps) = (painter, width, top, rows, inks, ramps);

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>The first row's place in the picture.</summary>
    public int Top { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many plates.</summary>
    public int Inks { get; }

    /// <summary>Whether the artwork has ramps anywhere.</summary>
    public bool HasRamps { get; }

    /// <summary>One row of a plate: 0 is bare cloth, 65535 solid ink.</summary>
    /// <param name="ink">The ink's place in the artwork's list.</param>
    /// <param name="row">0 is the band's first.</param>
    public ReadOnlySpan<ushort> Plate(int ink, int row) => _painter.Plane(ink, row);

    /// <summary>One row of how much of each pixel is owed to ramps that nothing solid hides: 0 none, 65535 all. Empty where there are none.</summary>
    /// <param name="row">0 is the band's first.</param>
    public ReadOnlySpan<ushort> Ramps(int row) => HasRamps ? _painter.Plane(Inks, row) : [];

    /// <summary>Between which pixels a row of a plate may hold ink; outside all is bare. Left is not below right where there is none.</summary>
    /// <param name="ink">The ink's place in the artwork's list.</param>
    /// <param name="row">0 is the band's first.</param>
    public (int Left, int Right) Reach(int ink, int row) => _painter.Reach(ink, row);
}
