using DesignGen.Core.Colour;

namespace DesignGen.Render.Svg;

/// <summary>What an SVG file holds besides the artwork.</summary>
public sealed record SvgOptions
{
    /// <summary>The artwork alone.</summary>
    public static SvgOptions Default { get; } = new();

    /// <summary>Title of the drawing, as viewers show it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>A cloth painted behind everything, in a group of its own; null, the default, leaves the ground clear.</summary>
    public Srgb? Garment { get; init; }

    /// <summary>Well-formed XML to carry in the file's metadata, for example an XMP packet; null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>
    /// Whether an outline that comes again, moved, turned, mirrored or grown, is written once and pointed to (SVG <c>use</c>).
    /// Default: true, for a file of a third to two thirds of the size; some cutters and old programs want false.
    /// </summary>
    public bool ShareCopies { get; init; } = true;
}
