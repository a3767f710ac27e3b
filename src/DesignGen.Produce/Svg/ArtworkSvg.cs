using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Produce.Png;
using DesignGen.Render.Svg;

namespace DesignGen.Produce.Svg;

/// <summary>Writes the vector files of a pack: millimetres, one named group for each ink, the source type in the metadata.</summary>
public static class ArtworkSvg
{
    /// <summary>Writes the drawing, cut lines among it.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="variant">The design, for the words inside the file.</param>
    public static void Write(Stream to, Artwork artwork, VariantRecord variant) => SvgWriter.Write(to, artwork, Words(variant, variant.Spec.Title));

    /// <summary>Writes the cut lines alone, on the same page, for a cutter or plotter.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="artwork">A nail sheet.</param>
    /// <param name="variant">The design, for the words inside the file.</param>
    public static void WriteCutLines(Stream to, Artwork artwork, VariantRecord variant) =>
        SvgWriter.Write(to, artwork with { Inks = [], Shapes = [] }, Words(variant, variant.Code));

    private static SvgOptions Words(VariantRecord variant, string title) => new()
    {
        Title = title,
        Metadata = Provenance.Rdf(variant.Spec.Recipe.Engine, variant.Spec.Title, variant.Code),
    };
}
