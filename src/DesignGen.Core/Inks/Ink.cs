using DesignGen.Core.Colour;

namespace DesignGen.Core.Inks;

/// <summary>What an ink is made to do; presses, prices and gates tell them apart.</summary>
public enum InkKind
{
    /// <summary>An opaque mixed colour, printed from its own plate.</summary>
    Spot,

    /// <summary>White laid under the colours on dark cloth.</summary>
    Underbase,

    /// <summary>Metal flakes: needs thicker lines (facts of the trade: twice those of a plain ink).</summary>
    Metallic,

    /// <summary>A clear coat: gloss, gel or matte varnish; it changes shine, not colour.</summary>
    Clear,
}

/// <summary>One ink of an artwork. Its place in the artwork's list is its print order, the first printed first.</summary>
/// <param name="Id">Stable key within the artwork: lower-case letters, digits and hyphens.</param>
/// <param name="Name">What the film and the sheet call it, for example <c>Navy</c>.</param>
/// <param name="Colour">How it looks when solid on white.</param>
/// <param name="Kind">What it is made to do.</param>
public sealed record Ink(string Id, string Name, Srgb Colour, InkKind Kind = InkKind.Spot);
