using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Generate.Calibration;

/// <summary>What a pattern family does with its roles, and within what limits its designs lie; measured over many of its designs.</summary>
/// <param name="Band">Usual limits of edge density and inked share; null where nobody has measured them.</param>
/// <param name="Areas">Share of the page of each role, in the order of <see cref="PaletteRole"/>; they add up to about 1.</param>
/// <param name="Touch">
/// How often two roles lie side by side: shares of all borders between two roles, for the pairs (0, 1), (0, 2) … (5, 6) in
/// the order of <see cref="PaletteRole"/>; they add up to 1.
/// </param>
/// <param name="Full">For 1 to 7 colours that a brief fixes: the share of designs that print every one of them.</param>
public sealed record FamilyProfile(FamilyBand? Band, ImmutableArray<double> Areas, ImmutableArray<double> Touch, ImmutableArray<double> Full)
{
    /// <summary>How many roles there are.</summary>
    public const int Roles = 7;

    /// <summary>A family that nobody has measured: no limits, all roles alike.</summary>
    public static FamilyProfile Unknown { get; } = new(
        null, [.. Enumerable.Repeat(1.0 / Roles, Roles)], [.. Enumerable.Repeat(2.0 / (Roles * (Roles - 1)), Roles * (Roles - 1) / 2)], [.. Enumerable.Repeat(1.0, Roles)]);

    /// <summary>Share of designs that print all of so many fixed colours, 1 to 7.</summary>
    public double PrintsAll(int colours) => Full[colours - 1];

    /// <summary>Share of the page of a role.</summary>
    public double Area(PaletteRole role) => Areas[(int)role];

    /// <summary>Share of the borders at which two roles meet; 0 for a role and itself.</summary>
    public double Touches(PaletteRole a, PaletteRole b) => a == b ? 0 : Touch[Pair(Math.Min((int)a, (int)b), Math.Max((int)a, (int)b))];

    /// <summary>Place of a pair in <see cref="Touch"/>.</summary>
    /// <param name="low">The earlier role.</param>
    /// <param name="high">The later role.</param>
    public static int Pair(int low, int high) => low * (2 * Roles - low - 1) / 2 + high - low - 1;
}
