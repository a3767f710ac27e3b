using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;

namespace DesignGen.Core.Catalogue;

/// <summary>An ink as it stands on a shop's shelf.</summary>
/// <param name="Id">Key within its library, for example <c>royal</c>.</param>
/// <param name="Name">Name on sheets; films carry the English one.</param>
/// <param name="Colour">How it looks when solid on white.</param>
/// <param name="Kind">What it is made to do.</param>
/// <param name="Opacity">
/// How well one layer hides what lies beneath, 0 clear to 1 opaque: the luminance of the ink on black as a part of its luminance on white,
/// as opacity is measured on drawdown cards (ISO 6504-3).
/// </param>
/// <param name="Note">What to know about it, for the reader; null for nothing.</param>
public sealed record StockInk(string Id, LocalName Name, Srgb Colour, InkKind Kind = InkKind.Spot, double Opacity = 1, string? Note = null)
{
    /// <summary>The same as an ink of an artwork.</summary>
    public Ink Ink => new(Id, Name.En, Colour, Kind);
}

/// <summary>The inks that a shop prints with; colours that a picture was found to have are matched to them.</summary>
/// <param name="Id">Key, for example <c>screen-plastisol</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Source">Where the colours come from: a measurement, a maker's chart, or starting values of ours.</param>
/// <param name="Inks">The inks in the order of the file; equal matches go to the one that stands first.</param>
public sealed record InkLibrary(string Id, LocalName Name, string Source, ImmutableArray<StockInk> Inks)
{
    /// <summary>Those that a colour of a picture can be matched to. Metallics, underbases and clear coats are chosen by a person, not by their screen colour.</summary>
    public ImmutableArray<StockInk> Spots => [.. Inks.Where(i => i.Kind == InkKind.Spot)];
}
