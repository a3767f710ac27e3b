using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Something about a job's plates that a person should know before they go to the press.</summary>
/// <param name="Key">What was looked at: <c>white-width</c> or <c>knocked-out</c>.</param>
/// <param name="Plate">Id of the ink.</param>
/// <param name="Actual">What was found.</param>
/// <param name="Target">What the press asks for.</param>
/// <param name="Unit">Of both: <c>mm</c> or <c>ΔE00</c>.</param>
/// <param name="At">Where, mm on the page; null where it is everywhere.</param>
/// <param name="Says">What it is.</param>
/// <param name="Remedy">What may be done.</param>
public sealed record PlateFinding(string Key, string Plate, double Actual, double Target, string Unit, Point? At, LocalName Says, LocalName Remedy);

/// <summary>The outlines of what a plate has besides its ink's own shapes.</summary>
/// <param name="Area">The white, or the traps of an ink; empty for none.</param>
/// <param name="Ramped">The part of the white under ramps, where it has their tone; empty for none.</param>
public sealed record PlateOutline(TracedOutline Area, TracedOutline Ramped)
{
    /// <summary>Nothing.</summary>
    public static PlateOutline None { get; } = new(TracedOutline.Empty, TracedOutline.Empty);
}

/// <summary>What became of a job's plates.</summary>
/// <param name="Plan">The plates in print order.</param>
/// <param name="Findings">What a person should know, the worst first within a key.</param>
public sealed record SeparationReport(SeparationPlan Plan, ImmutableArray<PlateFinding> Findings)
{
    /// <summary>The share of the page that each plate prints, 0 to 1, dots counted as they are; empty where every plate is its ink alone.</summary>
    public ImmutableArray<double> Shares { get; init; } = [];

    /// <summary>For each plate what was traced of it; empty where nobody asked or every plate is its ink alone.</summary>
    public ImmutableArray<PlateOutline> Outlines { get; init; } = [];
}
