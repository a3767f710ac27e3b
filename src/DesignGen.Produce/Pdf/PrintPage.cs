using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Pdf;

/// <summary>One page of a print file: a placement, a nail sheet or one tile, with what is printed under and over it.</summary>
/// <param name="Artwork">The drawing; its page is the trim size, and its cut lines are drawn for the cutter.</param>
public sealed record PrintPage(Artwork Artwork)
{
    /// <summary>What the page is called in viewers, for example its placement; empty takes the repeat, or none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Plates printed before the art, which never takes them away: a white underbase. The first is printed first.</summary>
    public ImmutableArray<SpotLayer> Under { get; init; } = [];

    /// <summary>What is added after the art without taking anything away: traps on plates of the art, highlight white, varnish.</summary>
    public ImmutableArray<SpotLayer> Over { get; init; } = [];
}

/// <summary>Shapes for one plate alone: they leave all other plates as they are.</summary>
/// <param name="Ink">The plate. An ink that equals one of the artwork's goes on that ink's plate, any other on one of its own; that of an underbase is called what the press calls white.</param>
/// <param name="Shapes">In painter's order, mm on the artwork's page. One with an ink adds to the plate, whatever its number; one without takes away.</param>
public sealed record SpotLayer(Ink Ink, ImmutableArray<Shape> Shapes)
{
    /// <summary>What is painted at full strength before the shapes, as films have it; null for nothing.</summary>
    public TracedOutline? Traced { get; init; }

    /// <summary>What cuts the shapes off; null leaves them whole.</summary>
    public TracedOutline? Within { get; init; }

    /// <summary>The tint that shapes with an ink have where they are solid, 0 to 1; default full.</summary>
    public double Tint { get; init; } = 1;
}

/// <summary>How a print file is made.</summary>
public sealed record PrintPdfOptions
{
    /// <summary>How far beyond the trim the art is kept, 0 to 50 mm; 0, the default, ends it there.</summary>
    public Length Bleed { get; init; }

    /// <summary>Whether the bleed shows the art mirrored at the trim, so that there is ink in it whatever the drawing holds there; default no: it shows what the drawing has outside its page.</summary>
    public bool Mirrored { get; init; }

    /// <summary>Names of plates that press and cutter know by name.</summary>
    public SpotNames Spots { get; init; } = SpotNames.Default;

    /// <summary>Whether the layers given hold the traps; the file says so, so that no RIP traps again.</summary>
    public bool Trapped { get; init; }
}
