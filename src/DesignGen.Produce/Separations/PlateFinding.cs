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

/// <summary>What became of a job's plates.</summary>
/// <param name="Plan">The plates in print order.</param>
/// <param name="Findings">What a person should know, the worst first within a key.</param>
public sealed record SeparationReport(SeparationPlan Plan, ImmutableArray<PlateFinding> Findings);
