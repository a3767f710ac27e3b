using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Catalogue;

/// <summary>How two roles of a palette stand apart.</summary>
public enum PaletteGap
{
    /// <summary>By lightness, either way.</summary>
    Lightness,

    /// <summary>The first is the lighter one.</summary>
    Lighter,

    /// <summary>By distance in OKLab.</summary>
    Distance,
}

/// <summary>One thing that a palette must hold for its prints to read.</summary>
/// <param name="First">A role.</param>
/// <param name="Second">The role that it must stand apart from.</param>
/// <param name="Gap">How.</param>
/// <param name="Least">By how much, in OKLab units: lightness runs from 0 to 1, and a distance of 0.02 is just seen.</param>
public sealed record PaletteRule(PaletteRole First, PaletteRole Second, PaletteGap Gap, double Least)
{
    /// <summary>What the two colours have.</summary>
    public double Measure(Oklab first, Oklab second) => Gap switch
    {
        PaletteGap.Lightness => Math.Abs(first.L - second.L),
        PaletteGap.Lighter => first.L - second.L,
        _ => first.DistanceTo(second),
    };

    /// <summary>Whether the two colours have enough.</summary>
    public bool Holds(Oklab first, Oklab second) => Measure(first, second) >= Least;

    /// <summary>The rule and what the colours have, as one line.</summary>
    public string Say(Oklab first, Oklab second)
    {
        string one = First.ToString().ToLowerInvariant(), other = Second.ToString().ToLowerInvariant();
        string gap = Gap switch { PaletteGap.Lightness => "apart in lightness", PaletteGap.Lighter => "in lightness, the first being lighter", _ => "apart" };
        return string.Create(CultureInfo.InvariantCulture, $"{one} and {other} are {Measure(first, second):0.000} {gap}; {Least:0.00} is needed");
    }
}

/// <summary>What every palette holds: motifs read on their ground, halves of a motif differ, and no two inks are one.</summary>
/// <remarks>
/// The figures are starting values of the trade (a motif needs a quarter of the lightness scale to read at arm's length), the same
/// that <c>DesignGen.Generate.Plan.Colouring</c> uses on bare cloth; they are no standard. Palettes tagged <c>nails</c> may be
/// softer, since milk on nude is what is asked for there: <see cref="ForNails"/>.
/// </remarks>
public static class PaletteRules
{
    /// <summary>The rules of palettes for cloth.</summary>
    public static ImmutableArray<PaletteRule> All { get; } =
    [
        new(PaletteRole.Hero, PaletteRole.Ground, PaletteGap.Lightness, 0.25),
        new(PaletteRole.Line, PaletteRole.Ground, PaletteGap.Lightness, 0.25),
        new(PaletteRole.Line, PaletteRole.Hero, PaletteGap.Distance, 0.15),
        new(PaletteRole.Hero, PaletteRole.Shade, PaletteGap.Lighter, 0.05),
        new(PaletteRole.Light, PaletteRole.Hero, PaletteGap.Lighter, 0.05),
        new(PaletteRole.Support, PaletteRole.Ground, PaletteGap.Distance, 0.15),
        new(PaletteRole.Accent, PaletteRole.Ground, PaletteGap.Distance, 0.15),
        new(PaletteRole.Accent, PaletteRole.Hero, PaletteGap.Distance, 0.12),
        .. Pairs(0.05),
    ];

    /// <summary>The rules of palettes for nails: halves of a motif differ and no two inks are one.</summary>
    public static ImmutableArray<PaletteRule> ForNails { get; } =
    [
        new(PaletteRole.Line, PaletteRole.Ground, PaletteGap.Lightness, 0.25),
        new(PaletteRole.Hero, PaletteRole.Shade, PaletteGap.Lighter, 0.05),
        new(PaletteRole.Light, PaletteRole.Hero, PaletteGap.Lighter, 0.05),
        .. Pairs(0.02),
    ];

    /// <summary>The rules that seven colours break; empty where all hold.</summary>
    public static ImmutableArray<PaletteRule> Broken(IReadOnlyDictionary<PaletteRole, Srgb> colours, ImmutableArray<PaletteRule>? rules = null) =>
        [.. (rules ?? All).Where(r => !r.Holds(colours[r.First].Oklab, colours[r.Second].Oklab))];

    private static IEnumerable<PaletteRule> Pairs(double least)
    {
        PaletteRole[] roles = Enum.GetValues<PaletteRole>();
        return roles.SelectMany((first, i) => roles.Skip(i + 1).Select(second => new PaletteRule(first, second, PaletteGap.Distance, least)));
    }
}
