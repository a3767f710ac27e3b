using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Inks;
using DesignGen.Core.Provenance;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Xlsx;

namespace DesignGen.Produce.Facts;

/// <summary>All that sheets and tech packs say of one style, apart from the drawing itself, so that it can be kept for the overview.</summary>
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

    /// <summary>The share of the page that each plate prints, traps and choke counted; empty where every plate is its ink alone or none are made.</summary>
    public ImmutableArray<double> PlateShares { get; init; } = [];

    /// <summary>The plates in print order; null where there are no films.</summary>
    public SeparationPlan? Plan => Films?.Plan;

    /// <summary>An ink's film, relative to the folder; null where it has none.</summary>
    public string? InkFilm(int ink) => Plan?.Plates.FirstOrDefault(p => p.Source == ink) is { } plate ? PlateFilms[Plan.Plates.IndexOf(plate)] : null;

    /// <summary>The sizes that are made, with the print on each; empty for products without sizes.</summary>
    public ImmutableArray<SizeFacts> SizeRun { get; init; } = [];

    /// <summary>The checks before the press.</summary>
    public PreflightReport Preflight { get; init; } = new([]);

    /// <summary>The shop's costs; null where it has none on file.</summary>
    public CostRates? Costs { get; init; }

    /// <summary>The languages of its sheets.</summary>
    public Wording Wording { get; init; } = new(Order.Brief.Language, false);

    /// <summary>What the print method uses and costs; null where the shop has no figures.</summary>
    public MethodCost? MethodCost => Costs?.Methods.GetValueOrDefault(Brief.Method.Id);

    /// <summary>The inks as the press meets them: the artwork's in print order, and before them the white that a machine lays by itself. Without figures of the shop their use is 0.</summary>
    public ImmutableArray<InkFacts> InkList
    {
        get
        {
            IEnumerable<InkFacts> inks = Artwork.Inks.Select((ink, i) => new InkFacts(i + 1, ink.Name, Area(i), MethodCost is not { } use ? 0 : ink.Kind == InkKind.Underbase ? use.UnderbaseMlPerCm2 : use.InkMlPerCm2));
            // Inks lie side by side, so that their areas add up to what is printed at all.
            double printed = Math.Min(1, Shares.Sum()) * PageCm2;
            if (MethodCost is { WhiteMlPerCm2: > 0 } method)
                return [new(0, PackWords.MachineWhite.In(Language), printed, method.WhiteMlPerCm2), .. inks];
            // The white that a press lays under, as its plate has it.
            return Plan is { Plates: [{ Role: PlateRole.Underbase } white, ..] } plan
                ? [new(0, white.Ink.Name, PlateShares.IsEmpty ? Math.Max(0, printed - plan.Bare.Sum(Area)) : PlateShares[0] * PageCm2, MethodCost?.UnderbaseMlPerCm2 ?? 0), .. inks]
                : [.. inks];
        }
    }

    /// <summary>Area of the page or of one tile, cm².</summary>
    public double PageCm2 => Artwork.Width.Millimetres * Artwork.Height.Millimetres / 100;

    /// <summary>What the run begins with, and what a piece of it takes: pieces, or square metres where cloth is printed by the metre.</summary>
    public RunFigures Run
    {
        get
        {
            bool cloth = Artwork.Repeat is not null;
            int quantity = Costs?.Quantity ?? 1, sizes = cloth || SizeRun.IsEmpty ? 1 : SizeRun.Length;
            // The mean print of a run of all sizes alike, as a share of the artwork's area.
            double mean = cloth ? 10_000 / PageCm2 : SizeRun.IsEmpty ? 1 : SizeRun.Average(s => s.Scale * s.Scale), pieces = (double)quantity * sizes;
            double area = Shares.Sum() * PageCm2 * (cloth ? mean : 1);
            if (MethodCost is not { } method)
                return new(pieces, area, 0, 0, 0);
            double ml = InkList.Sum(i => i.MlPerPrint) * mean * (1 + method.Waste);
            double each = (cloth ? 0 : Costs!.Blanks.GetValueOrDefault(Brief.Product.Id) + Costs.Packing)
                + ml / 1000 * method.InkPerLitre + method.Hit * Math.Max(1, Screens) + method.SheetPerCm2 * PageCm2 * mean;
            return new(pieces, area, ml, each, method.Screen * Screens);
        }
    }

    /// <summary>Screens to make: one for each film.</summary>
    public int Screens => PlateFilms.Length;

    public Brief Brief => Order.Brief;

    public Artwork Artwork => Order.Artwork;

    public Language Language => Brief.Language;

    public string Code => Order.Variant.Code;

    /// <summary>Area that an ink covers on the page or in one tile, cm².</summary>
    public double Area(int ink) => Shares[ink] * PageCm2;

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Artwork.Width.Millimetres:0.##} × {Artwork.Height.Millimetres:0.##} mm");

    public string Offset => OffsetIn(Language);

    /// <summary>How the print is placed, in a language; empty where it is not measured from a point.</summary>
    public string OffsetIn(Language language) => Brief.Placement.From.Length == 0
        ? ""
        : string.Format(CultureInfo.InvariantCulture, PackWords.Below.In(language), Brief.Placement.Drop, PackWords.Named(Brief.Placement.From, Brief.Product, language));

    public IEnumerable<string> Warnings => Order.Variant.Report.Findings
        .Where(f => f.Verdict != GateVerdict.Pass)
        .Select(f => Language == Language.Chinese ? f.Zh : f.En)
        .Concat(PlateFindings.Select(f => (f.At is { } at ? FormattableString.Invariant($"({at.X:0}, {at.Y:0} mm) ") : "") + f.Says.In(Language) + " " + f.Remedy.In(Language)));
}
