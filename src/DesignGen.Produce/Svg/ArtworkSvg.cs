using DesignGen.Core.Artworks;
using DesignGen.Core.Provenance;
using DesignGen.Render.Svg;

namespace DesignGen.Produce.Svg;

/// <summary>Writes the vector files of a pack: millimetres, one named group for each ink, the source type in the metadata.</summary>
public static class ArtworkSvg
{
    /// <summary>Writes the drawing, cut lines among it.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="says">What the file says of its making.</param>
    public static void Write(Stream to, Artwork artwork, FileStatement says) => SvgWriter.Write(to, artwork, Words(says, says.Title));

    /// <summary>Writes the cut lines alone, on the same page, for a cutter or plotter.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A nail sheet.</param>
    /// <param name="says">What the file says of its making.</param>
    public static void WriteCutLines(Stream to, Artwork artwork, FileStatement says) =>
        SvgWriter.Write(to, artwork with { Inks = [], Shapes = [] }, Words(says, says.Code));

    /// <summary>Writes the cut lines of a sheet in layers that a cutter's program knows by name.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">The sheet.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="layers">Names of the layers, and the guides.</param>
    public static void WriteCutLayers(Stream to, Artwork artwork, FileStatement says, CutLayers layers) =>
        SvgWriter.Write(to, artwork with { Inks = [], Shapes = [] }, Words(says, says.Code) with { CutLayers = layers });

    private static SvgOptions Words(FileStatement says, string title) => new()
    {
        Title = title,
        Metadata = says.Rdf(),
    };
}
