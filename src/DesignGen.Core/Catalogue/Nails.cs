using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>The five fingers, thumb first.</summary>
public enum Finger
{
    /// <summary>Thumb.</summary>
    Thumb,

    /// <summary>Index finger.</summary>
    Index,

    /// <summary>Middle finger.</summary>
    Middle,

    /// <summary>Ring finger.</summary>
    Ring,

    /// <summary>Little finger.</summary>
    Little,
}

/// <summary>A hand of the wearer.</summary>
public enum Hand
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Right; art on its nails is mirrored.</summary>
    Right,
}

/// <summary>A nail shape by a few proportions; the drawing code turns them into an outline.</summary>
/// <param name="Id">Key, for example <c>almond</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="TipWidth">Width at the free edge as a share of the widest place, 0 (a point) to 1.</param>
/// <param name="TipRound">Roundness of the tip: 0 square corners, 1 a full round over the tip's width.</param>
/// <param name="Taper">Where the sides begin to draw in, as a share of the length from the cuticle, 0 to 1.</param>
/// <param name="CuticleRound">Depth of the cuticle's curve as a share of half the width, 0 to 1.</param>
/// <param name="SideBow">How the sides run from the taper to the tip: 0 straight (coffin), 1 in a full bow (almond, oval).</param>
public sealed record NailShape(string Id, LocalName Name, double TipWidth, double TipRound, double Taper, double CuticleRound, double SideBow);

/// <summary>Nail shapes, lengths and size sets of a shop.</summary>
/// <param name="Shapes">Shapes by id.</param>
/// <param name="Lengths">Length of a nail as a multiple of its width, by id (<c>short</c>, <c>medium</c> …).</param>
/// <param name="LengthNames">Names of the lengths on sheets, by id.</param>
/// <param name="Sizes">Widths of the five nails, thumb first, by size id (<c>XS</c> …).</param>
/// <param name="Bleed">How far art runs past the cut line.</param>
/// <param name="Spacing">Gap between two nails on the sheet, bleed not counted.</param>
public sealed record NailCharts(
    ImmutableSortedDictionary<string, NailShape> Shapes,
    ImmutableSortedDictionary<string, double> Lengths,
    ImmutableSortedDictionary<string, LocalName> LengthNames,
    ImmutableSortedDictionary<string, ImmutableArray<Length>> Sizes,
    Length Bleed, Length Spacing);
