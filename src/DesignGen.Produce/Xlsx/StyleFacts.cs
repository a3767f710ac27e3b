using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Provenance;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Xlsx;

/// <summary>All that the sheets say of one style, apart from the drawing itself, so that it can be kept for the overview.</summary>
/// <param name="Order">The order, its artwork stripped of shapes.</param>
/// <param name="Folder">The style's folder in the pack.</param>
/// <param name="Shares">Share of the page that each ink covers, 0 to 1.</param>
/// <param name="Files">The folder's files in order, with their roles.</param>
/// <param name="PlateFilms">For each plate its film, relative to the folder, in print order; empty where there are no films.</param>
/// <param name="Films">How the films are made; null where there are none.</param>
/// <param name="HasRamps">Whether any shape is a ramp, so that films carry halftone dots.</param>
/// <param name="Says">What its files say of their making.</param>
internal sealed record StyleFacts(
    ProductionOrder Order, string Folder, ImmutableArray<double> Shares, ImmutableArray<(string Name, string Role)> Files,
    ImmutableArray<string> PlateFilms, FilmSettings? Films, bool HasRamps, FileStatement Says)
{
    /// <summary>What somebody should know of the plates.</summary>
    public ImmutableArray<PlateFinding> PlateFindings { get; init; } = [];

    /// <summary>The plates in print order; null where there are no films.</summary>
    public SeparationPlan? Plan => Films?.Plan;

    /// <summary>An ink's film, relative to the folder; null where it has none.</summary>
    public string? InkFilm(int ink) => Plan?.Plates.FirstOrDefault(p => p.Source == ink) is { } plate ? PlateFilms[Plan.Plates.IndexOf(plate)] : null;

    public Brief Brief => Order.Brief;

    public Artwork Artwork => Order.Artwork;

    public Language Language => Brief.Language;

    public string Code => Order.Variant.Code;

    /// <summary>Area that an ink covers on the page or in one tile, cm².</summary>
    public double Area(int ink) => Shares[ink] * Artwork.Width.Millimetres * Artwork.Height.Millimetres / 100;

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Artwork.Width.Millimetres:0.##} × {Artwork.Height.Millimetres:0.##} mm");

    public string Offset => Brief.Placement.From.Length == 0
        ? ""
        : string.Format(CultureInfo.InvariantCulture, PackWords.Below.In(Language), Brief.Placement.Drop, PackWords.Named(Brief.Placement.From, Brief.Product, Language));

    public IEnumerable<string> Warnings => Order.Variant.Report.Findings
        .Where(f => f.Verdict != GateVerdict.Pass)
        .Select(f => Language == Language.Chinese ? f.Zh : f.En)
        .Concat(PlateFindings.Select(f => (f.At is { } at ? FormattableString.Invariant($"({at.X:0}, {at.Y:0} mm) ") : "") + f.Says.In(Language) + " " + f.Remedy.In(Language)));
}
