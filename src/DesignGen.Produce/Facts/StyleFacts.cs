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

namespace DesignGen.Produce.Facts;

/// <summary>All that sheets and tech packs say of one style, apart from the drawing itself, so that it can be kept for the overview.</summary>
/// <param name="Order">The order, its artwork stripped of shapes.</param>
/// <param name="Folder">The style's folder in the pack.</param>
/// <param name="Shares">Share of the page that each ink covers, 0 to 1.</param>
/// <param name="Files">The folder's files in order, with their roles.</param>
/// <param name="PlateFilms">For each plate its film, relative to the folder, in print order; empty where there are no films.</param>
/// <param name="Films">How the films are made; null where there are none.</param>
/// <param name="Says">What its files say of their making.</param>
internal sealed record StyleFacts(
    ProductionOrder Order, string Folder, ImmutableArray<double> Shares, ImmutableArray<(string Name, string Role)> Files,
    ImmutableArray<string> PlateFilms, FilmSettings? Films, FileStatement Says)
{
    /// <summary>What somebody should know of the plates.</summary>
    public ImmutableArray<PlateFinding> PlateFindings { get; init; } = [];

    /// <summary>The share of the page that each plate prints, traps and choke counted; empty where every plate is its ink alone or none are made.</summary>
    public ImmutableArray<double> PlateShares { get; init; } = [];

    /// <summary>For each plate how its screen is made, in print order.</summary>
    public ImmutableArray<PlateScreen> Screening { get; init; } = [];

    /// <summary>The plates in print order; null where there are no films.</summary>
    public SeparationPlan? Plan => Films?.Plan;

    /// <summary>An ink's film, relative to the folder; null where it has none.</summary>
    public string? InkFilm(int ink) => Plan?.Plates.FirstOrDefault(p => p.Source == ink) is { } plate ? PlateFilms[Plan.Plates.IndexOf(plate)] : null;

    /// <summary>The sizes that are made, with the print on each, and of nails every size of the chart; empty for products without sizes.</summary>
    public ImmutableArray<SizeFacts> SizeRun { get; init; } = [];

    /// <summary>Names of the measures of its sizes, in the order that sheets list them; the first five, as more find no room.</summary>
    public ImmutableArray<string> Measures => IsNails ? SizeFacts.Fingers : [.. SizeRun.SelectMany(s => s.Measures.Keys).Distinct().Order(StringComparer.Ordinal).Take(5)];

    /// <summary>Whether it is a set of nails, which lie on sheets of their own.</summary>
    public bool IsNails => Brief.Nails is not null;

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
                return [new(0, PackWords.MachineWhite.In(Wording), printed, method.WhiteMlPerCm2), .. inks];
            // The white that a press lays under, as its plate has it.
            return Plan is { Plates: [{ Role: PlateRole.Underbase } white, ..] } plan
                ? [new(0, white.Ink.Name, PlateShares.IsEmpty ? Math.Max(0, printed - plan.Bare.Sum(Area)) : PlateShares[0] * PageCm2, MethodCost?.UnderbaseMlPerCm2 ?? 0), .. inks]
                : [.. inks];
        }
    }

    /// <summary>Area of the page or of one tile, cm².</summary>
    public double PageCm2 => Artwork.Width.Millimetres * Artwork.Height.Millimetres / 100;

    /// <summary>What the run begins with, and what it takes: pieces, or square metres where cloth is printed by the metre.</summary>
    public RunFigures Run
    {
        get
        {
            // A repeat is printed on cloth; whatever has no sizes has one number of pieces.
            double pieces = IsCloth ? ClothM2 : SizeRun.IsEmpty ? Brief.Quantities.GetValueOrDefault("", Costs?.Quantity ?? 1) : SizeRun.Sum(s => (double)s.Pieces);
            double prints = IsCloth || SizeRun.IsEmpty ? pieces : SizeRun.Sum(s => s.Pieces * s.Scale * s.Scale);
            double each = IsCloth ? 10_000 / PageCm2 : 1, ml = InkList.Sum(i => i.MlPerPrint) * each;
            return new(pieces, prints, Shares.Sum() * PageCm2 * each, ml, ml * prints * (1 + (MethodCost?.Waste ?? 0)));
        }
    }

    /// <summary>Whether it is printed on cloth by the metre.</summary>
    public bool IsCloth => Artwork.Repeat is not null;

    // What is printed for the pieces that are ordered; what sheets begin with where nobody ordered any, or their area is not known.
    private double ClothM2
    {
        get
        {
            double ordered = Brief.Quantities.Sum(q => q.Value * AreaM2(q.Key));
            return ordered > 0 ? Math.Round(ordered, 2) : Costs?.Quantity ?? 1;
        }
    }

    // The pieces of a garment of a size as they are cut from the cloth, or the wall of what is round.
    private double AreaM2(string size)
    {
        if (Brief.Panels is { } cut)
            return cut.Panels.Sum(p => p.Sizes.TryGetValue(size, out var side) ? side.Width.Millimetres * side.Height.Millimetres / 1e6 : 0);
        return Brief.Product.Sizes.FirstOrDefault(s => s.Id == size) is { } row && row.Measures.TryGetValue("diameter", out var across) && row.Measures.TryGetValue("height", out var high)
            ? Math.PI * across.Millimetres * high.Millimetres / 1e6 : 0;
    }

    /// <summary>What the run is made of and costs; empty where the shop has no figures for the method.</summary>
    public ImmutableArray<CostLine> CostLines
    {
        get
        {
            if (MethodCost is not { } method)
                return [];
            RunFigures run = Run;
            // A press strokes once for each ink; a machine without screens prints all in one go.
            int strokes = Math.Max(1, Screens);
            double page = IsCloth ? 10_000 : PageCm2;
            LocalName none = new("", ""), piece = IsCloth ? PackWords.SquareMetre : PackWords.Piece;
            var lines = new List<CostLine>();
            if (!IsCloth)
                lines.Add(new(CostKind.Base, PackWords.Blank, Joined(Brief.Product.Name, Brief.Garment.Name), 1, piece, run.Pieces, Costs!.Blanks.GetValueOrDefault(Brief.Product.Id)));
            lines.Add(new(CostKind.Ink, PackWords.Ink, Brief.Method.Name, run.MlPerPrint, PackWords.Ml, run.Millilitres, method.InkPerLitre / 1000));
            if (Screens > 0)
                lines.Add(new(CostKind.Screens, PackWords.ScreenMaking, none, null, PackWords.ScreenUnit, Screens, method.Screen));
            lines.Add(new(CostKind.Strokes, PackWords.Strokes, none, strokes, PackWords.Stroke, strokes * run.Pieces, method.Hit));
            if (method.SheetPerCm2 > 0)
                lines.Add(new(CostKind.Sheet, PackWords.Film, none, page, PackWords.Cm2, page * run.Prints, method.SheetPerCm2));
            if (!IsCloth)
                lines.Add(new(CostKind.Packing, PackWords.Packing, none, 1, piece, run.Pieces, Costs!.Packing));
            return [.. lines];
        }
    }

    private static LocalName Joined(LocalName a, LocalName b) => new(a.En + ", " + b.En, a.Zh + "，" + b.Zh);

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

    /// <summary>Shape, length, size and widths of the nails of a set; null for other products.</summary>
    public string? NailSet(Wording say)
    {
        if (Brief.Nails is not { } nails || Order.Variant.Spec.Recipe.Nails is not { } set)
            return null;
        string length = Order.Nails is { } work && work.Charts.LengthNames.TryGetValue(nails.Length, out LocalName? name) ? name.In(say) : nails.Length;
        return $"{nails.Shape.Name.In(say)}, {length}, {nails.Size}: {PackWords.WidthsWord.In(say)} {string.Join(", ", set.WidthsMm.Select(w => w.ToString("0.##", CultureInfo.InvariantCulture)))} mm";
    }

    public IEnumerable<string> Warnings => Order.Variant.Report.Findings
        .Where(f => f.Verdict != GateVerdict.Pass)
        .Select(f => Language == Language.Chinese ? f.Zh : f.En)
        .Concat(PlateFindings.Select(f => (f.At is { } at ? FormattableString.Invariant($"({at.X:0}, {at.Y:0} mm) ") : "") + f.Says.In(Language) + " " + f.Remedy.In(Language)));
}
