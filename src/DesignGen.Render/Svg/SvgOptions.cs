using System.Collections.Immutable;
using DesignGen.Core.Artworks;
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

    /// <summary>Names that a cutter's program looks for; null, the default, keeps all cut lines in one group, told apart by an attribute.</summary>
    public CutLayers? CutLayers { get; init; }

    /// <summary>Well-formed XML to carry in the file's metadata, for example an XMP packet; null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>
    /// Whether an outline that comes again, moved, turned, mirrored or grown, is written once and pointed to (SVG <c>use</c>).
    /// Default: true, for a file of a third to two thirds of the size; some cutters and old programs want false.
    /// </summary>
    public bool ShareCopies { get; init; } = true;
}

/// <summary>Cut lines in one layer for each depth, as cutters want them: the name says what the blade does, the colour is free.</summary>
/// <param name="Kiss">Layer of cuts that leave the backing whole.</param>
/// <param name="Through">Layer of cuts through everything.</param>
/// <param name="Guide">Layer of the guides, which nothing cuts.</param>
/// <param name="Guides">Lines for the eye, a safe zone for example, mm.</param>
public sealed record CutLayers(string Kiss, string Through, string Guide, ImmutableArray<CutLine> Guides);
