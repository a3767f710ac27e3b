using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Render.Raster;

/// <summary>How millimetres of an artwork fall on whole pixels.</summary>
/// <remarks>
/// A page or tile takes <c>round(mm · dpi / 25.4)</c> pixels each way and the scale is bent to fit, by half a pixel for each part that a side steps by, so
/// that tiles laid edge to edge meet exactly. Where a repeat steps by a part of a tile (half-drop down, brick across, mirror,
/// ogee and diamond both ways), that side takes the nearest count that divides by the parts, so that the step is whole pixels too.
/// </remarks>
/// <param name="Width">Pixels across the window, 1 or more.</param>
/// <param name="Height">Pixels down the window, 1 or more.</param>
/// <param name="Resolution">What was asked for; the scales are within half a pixel for each part of a side of it.</param>
/// <param name="Window">The part of the artwork shown, mm.</param>
/// <param name="ScaleX">Pixels per millimetre across.</param>
/// <param name="ScaleY">Pixels per millimetre down.</param>
public sealed record PixelGrid(int Width, int Height, Resolution Resolution, Rect Window, double ScaleX, double ScaleY)
{
    /// <summary>Most pixels that a grid may have across or down: beyond it the rasterizer's whole numbers would not hold.</summary>
    public const int MaxSide = 500_000;

    /// <summary>Pixels in the grid.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The grid of a whole artwork or of a window of it.</summary>
    /// <param name="artwork">What will be drawn.</param>
    /// <param name="resolution">Pixels per inch; above 0.</param>
    /// <param name="window">Part of the artwork, mm; null for the page or one tile. It may reach beyond a tile, over the repeat.</param>
    /// <exception cref="InputException">The page, window or resolution is empty, or a side is over <see cref="MaxSide"/>.</exception>
    public static PixelGrid For(Artwork artwork, Resolution resolution, Rect? window = null)
    {
        Rect page = artwork.Page, shown = window ?? page;
        if (!(resolution.Dpi > 0) || !double.IsFinite(resolution.Dpi))
            throw new InputException("picture", "resolution", $"{resolution} is no resolution to draw at. Give one above 0 dpi.");
        if (!(page.Width > 0) || !(page.Height > 0) || !(shown.Width > 0) || !(shown.Height > 0))
            throw new InputException("picture", "window", string.Create(CultureInfo.InvariantCulture, $"A page of {page.Width:0.###} × {page.Height:0.###} mm shown through a window of {shown.Width:0.###} × {shown.Height:0.###} mm has no area to draw. Give sizes above 0 mm."));
        (int across, int down) = artwork.Repeat?.Parts ?? (1, 1);
        double scaleX = Fit(page.Width, resolution, across) / page.Width, scaleY = Fit(page.Height, resolution, down) / page.Height;
        double width = Math.Max(1, Math.Round(shown.Width * scaleX)), height = Math.Max(1, Math.Round(shown.Height * scaleY));
        if (width > MaxSide || height > MaxSide)
            throw new InputException("picture", "resolution", string.Create(CultureInfo.InvariantCulture, $"{shown.Width:0.#} × {shown.Height:0.#} mm at {resolution} makes {width:0} × {height:0} px; a side may have {MaxSide} px at most. Lower the resolution."));
        return new((int)width, (int)height, resolution, shown, scaleX, scaleY);

        static double Fit(double mm, Resolution resolution, int parts) =>
            Math.Max(1, Math.Round(mm * resolution.PixelsPerMillimetre / parts)) * parts;
    }

    /// <summary>The pixels of the window that lie on the page: all of them for a repeat, which has no end, or none across for a border.</summary>
    internal (int Left, int Top, int Right, int Bottom) Printable(Artwork artwork)
    {
        if (artwork.Repeat is { Layout: RepeatLayout.Border })
            return (0, Edge(0, Window.Top, ScaleY, Height), Width, Edge(artwork.Page.Bottom, Window.Top, ScaleY, Height));
        if (artwork.Repeat is not null)
            return (0, 0, Width, Height);
        return (Edge(0, Window.Left, ScaleX, Width), Edge(0, Window.Top, ScaleY, Height),
            Edge(artwork.Page.Right, Window.Left, ScaleX, Width), Edge(artwork.Page.Bottom, Window.Top, ScaleY, Height));

        static int Edge(double at, double origin, double scale, int end) => (int)Math.Clamp(Math.Round((at - origin) * scale), 0, end);
    }

    /// <summary>Refuses a picture that is too large, before any memory is taken for it.</summary>
    internal void Allow(long maxPixels)
    {
        if (Pixels <= maxPixels)
            return;
        double fits = Resolution.Dpi * Math.Sqrt((double)maxPixels / Pixels);
        throw new InputException("picture", "resolution", string.Create(CultureInfo.InvariantCulture,
            $"{Width} × {Height} px at {Resolution} is over the limit of {maxPixels / 1_000_000.0:0.##} million pixels. Use {Math.Floor(fits):0} dpi or less, or a smaller window."));
    }
}
