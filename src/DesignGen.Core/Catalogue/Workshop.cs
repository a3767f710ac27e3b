using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>How a placement is printed on some sizes of a product.</summary>
/// <param name="Placement">Id of the placement.</param>
/// <param name="Sizes">Ids of the sizes that it holds for.</param>
/// <param name="Scale">Print width on these sizes as a share of the width ordered, 0.2 to 2; 1 prints from the same films.</param>
/// <param name="MaxWidth">Widest print that fits these sizes.</param>
/// <param name="MaxHeight">Highest print that fits these sizes.</param>
/// <param name="Drop">How far the print's top lies below the point that the placement is measured from.</param>
/// <param name="Across">From the garment's centre line to the middle of the print; 0 is centred.</param>
public sealed record PlacementGrade(string Placement, ImmutableArray<string> Sizes, double Scale, Length MaxWidth, Length MaxHeight, Length Drop, Length Across);

/// <summary>Placement grading of a product, as a shop's template has it.</summary>
/// <param name="Id">Id of the product.</param>
/// <param name="Usual">Sizes that are made where a brief names none; empty means all of the product's.</param>
/// <param name="Rows">The grades; sizes that none names are printed as the placement itself says.</param>
public sealed record PlacementGrading(string Id, ImmutableArray<string> Usual, ImmutableArray<PlacementGrade> Rows)
{
    /// <summary>The grade of a size, or the placement's own figures where no row names it.</summary>
    public static PlacementGrade Of(PlacementGrading? grading, Placement placement, string size) =>
        grading?.Rows.FirstOrDefault(r => r.Placement == placement.Id && r.Sizes.Contains(size))
        ?? new(placement.Id, [size], 1, placement.MaxWidth, placement.MaxHeight, placement.Drop, Length.Zero);
}

/// <summary>What a print method uses and costs, as a shop measured it; every figure is an estimate until it did.</summary>
/// <param name="InkMlPerCm2">Ink for 1 cm² at full coverage, mL.</param>
/// <param name="UnderbaseMlPerCm2">Underbase for 1 cm², mL: a coarser mesh lays more.</param>
/// <param name="WhiteMlPerCm2">White that the machine lays by itself under all that is printed, mL for 1 cm²; 0 for none.</param>
/// <param name="Waste">Ink lost, as a share of the ink used, 0 to 1.</param>
/// <param name="InkPerLitre">Price of a litre of ink.</param>
/// <param name="Screen">Price of making one screen, film and emulsion with it; 0 for methods without.</param>
/// <param name="Hit">Price of one print stroke: one ink on one piece; for methods without screens, one print on one piece.</param>
/// <param name="SheetPerCm2">Price of 1 cm² of film, vinyl or nail sheet; 0 for none.</param>
/// <param name="Calibration">Where the figures are from, for sheets.</param>
public sealed record MethodCost(
    double InkMlPerCm2, double UnderbaseMlPerCm2, double WhiteMlPerCm2, double Waste, double InkPerLitre, double Screen, double Hit, double SheetPerCm2, LocalName Calibration);

/// <summary>A shop's costs.</summary>
/// <param name="Currency">Code of the currency, for example <c>USD</c>.</param>
/// <param name="Quantity">Pieces of each size that sheets begin with, until somebody fills in what is ordered.</param>
/// <param name="Packing">Price of folding, bag and label of a piece.</param>
/// <param name="Blanks">Price of what is printed on, one piece, by product id.</param>
/// <param name="Methods">What print methods use and cost, by id.</param>
public sealed record CostRates(
    string Currency, int Quantity, double Packing, ImmutableSortedDictionary<string, double> Blanks, ImmutableSortedDictionary<string, MethodCost> Methods);

/// <summary>What a shop says of how it prints: placements per size, ink use and prices.</summary>
/// <param name="Grading">Placement grading by product id.</param>
/// <param name="Costs">Ink use and prices; null where the shop has no file, and then sheets count pieces and areas only.</param>
public sealed record Workshop(ImmutableSortedDictionary<string, PlacementGrading> Grading, CostRates? Costs)
{
    /// <summary>A shop without files.</summary>
    public static Workshop None { get; } = new(ImmutableSortedDictionary<string, PlacementGrading>.Empty, null);
}
