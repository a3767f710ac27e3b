using DesignGen.Core.Geometry;

namespace DesignGen.Render.Raster;

/// <summary>What to draw of an artwork and with how much of the machine. None of it but the window changes a pixel.</summary>
public sealed record RenderOptions
{
    /// <summary>The whole page on every core.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>The part of the artwork to draw, mm; null for the page or one tile. Over a repeat it may be of any size and place.</summary>
    public Rect? Window { get; init; }

    /// <summary>Threads to use, 1 or more; 0, the default, takes one per core. The bytes are the same for any count.</summary>
    public int Threads { get; init; }

    /// <summary>Rows drawn at a time, 1 or more; 0, the default, picks what fits the processor's cache. The bytes are the same for any count.</summary>
    public int BandRows { get; init; }

    /// <summary>
    /// Largest picture to draw, pixels; a larger one is refused. Default: 400 million where the whole picture is held in
    /// memory. Where bands are streamed, nothing is held and only <see cref="PixelGrid.MaxSide"/> limits.
    /// </summary>
    public long MaxPixels { get; init; } = 400_000_000;
}
