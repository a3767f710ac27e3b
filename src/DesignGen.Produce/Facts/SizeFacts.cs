using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Produce.Nails;

namespace DesignGen.Produce.Facts;

/// <summary>The print on one size of the product: of a garment, a mug, a set of nails.</summary>
/// <param name="Id">The size.</param>
/// <param name="Scale">Print width as a share of the artwork's; of nails the root of their area's share.</param>
/// <param name="Width">Print width on this size.</param>
/// <param name="Height">Print height on this size.</param>
/// <param name="MaxWidth">Widest print that fits.</param>
/// <param name="MaxHeight">Highest print that fits.</param>
/// <param name="Drop">From the placement's named point down to the print's top.</param>
/// <param name="Across">From the garment's centre line to the middle of the print.</param>
/// <param name="Measures">Flat measures of the size, by the template's names.</param>
internal sealed record SizeFacts(
    string Id, double Scale, Length Width, Length Height, Length MaxWidth, Length MaxHeight, Length Drop, Length Across, ImmutableSortedDictionary<string, Length> Measures)
{
    /// <summary>Pieces that sheets begin with.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>Whether the print on this size needs films, sheets and pictures other than the pack's.</summary>
    public bool OwnFilms { get; init; } = Scale != 1;

    /// <summary>The sizes of a style in the product's order: those the brief names, else the usual ones of the placement grading, else all.</summary>
    /// <remarks>A size that the order names no pieces of is made in none; where it names none at all, each in the shop's usual number.</remarks>
    public static ImmutableArray<SizeFacts> Of(Brief brief, Artwork artwork, Workshop workshop)
    {
        PlacementGrading? grading = workshop.Grading.GetValueOrDefault(brief.Product.Id);
        ImmutableArray<string> made = brief.Sizes.IsEmpty ? grading?.Usual ?? [] : brief.Sizes;
        return [.. brief.Product.Sizes.Where(s => made.IsEmpty || made.Contains(s.Id)).Select(size =>
        {
            PlacementGrade grade = PlacementGrading.Of(grading, brief.Placement, size.Id);
            // A repeat runs over the cloth at one size whatever is cut from it.
            double scale = artwork.Repeat is null ? grade.Scale : 1;
            return new SizeFacts(size.Id, scale, Scaled(artwork.Width, scale), Scaled(artwork.Height, scale), grade.MaxWidth, grade.MaxHeight, grade.Drop, grade.Across, size.Measures)
            {
                Pieces = brief.Quantities.IsEmpty ? workshop.Costs?.Quantity ?? 1 : brief.Quantities.GetValueOrDefault(size.Id),
            };
        })];
    }

    /// <summary>Every size of the nail chart, small ones first, with the widths of its nails; empty where the chart no longer has the size that was ordered.</summary>
    /// <remarks>Of the size that was ordered the pack has films and pictures, of those that are made beside it the sheets. Sizes that are made have pieces; where only a kit of tips is, the size that was ordered stands for it.</remarks>
    /// <param name="brief">The brief of a nail set.</param>
    /// <param name="artwork">The sheet of the size that was ordered.</param>
    /// <param name="work">The chart.</param>
    /// <param name="run">What is made.</param>
    /// <param name="workshop">How many of a size sheets begin with where nobody ordered a number.</param>
    public static ImmutableArray<SizeFacts> OfNails(Brief brief, Artwork artwork, NailWork work, NailRun run, Workshop workshop)
    {
        string ordered = brief.Nails!.Size;
        if (!work.Charts.Sizes.ContainsKey(ordered))
            return [];
        string[] made = [.. NailRun.Named(run.Sizes, work.Charts.Sizes.Keys, [ordered]).Where(work.Charts.Sizes.ContainsKey)];
        if (made.Length == 0 || !brief.Quantities.IsEmpty)
            made = [ordered];
        int pieces = brief.Quantities.IsEmpty ? workshop.Costs?.Quantity ?? 1 : brief.Quantities.GetValueOrDefault("");
        double Square(string size) => work.Charts.Sizes[size].Sum(w => w.Millimetres * w.Millimetres);
        return [.. work.Charts.Sizes.OrderBy(s => s.Value.Sum(w => w.Millimetres)).ThenBy(s => s.Key, StringComparer.Ordinal).Select(size =>
            new SizeFacts(size.Key, Math.Sqrt(Square(size.Key) / Square(ordered)), artwork.Width, artwork.Height, artwork.Width, artwork.Height, Length.Zero, Length.Zero,
                Fingers.Zip(size.Value).ToImmutableSortedDictionary(f => f.First, f => f.Second, StringComparer.Ordinal))
            {
                OwnFilms = size.Key != ordered && !NailRun.Named(run.Sizes, work.Charts.Sizes.Keys, []).Contains(size.Key),
                Pieces = made.Contains(size.Key) ? pieces : 0,
            })];
    }

    /// <summary>The measures of nails in the order of the chart.</summary>
    public static ImmutableArray<string> Fingers { get; } = [.. Enum.GetValues<Finger>().Select(RecipeJson.Word)];

    private static Length Scaled(Length length, double scale) => Length.FromMillimetres(Math.Round(length.Millimetres * scale, 1));
}

/// <summary>One ink of a style as the press meets it.</summary>
/// <param name="Order">Place in print order, from 1; 0 for white that a machine lays by itself.</param>
/// <param name="Name">Name of the ink.</param>
/// <param name="AreaCm2">Area on one print, or one tile, at the artwork's size; exact to the measure of <c>InkUse</c>.</param>
/// <param name="MlPerCm2">Ink for 1 cm²; an estimate.</param>
internal sealed record InkFacts(int Order, string Name, double AreaCm2, double MlPerCm2)
{
    /// <summary>Ink for one print at the artwork's size, waste not counted, mL; an estimate.</summary>
    public double MlPerPrint => AreaCm2 * MlPerCm2;
}

/// <summary>A style's run in figures; all but pieces, prints and area are estimates.</summary>
/// <param name="Pieces">Pieces that sheets begin with; square metres of cloth for repeats.</param>
/// <param name="Prints">The same counted in prints of the artwork's size.</param>
/// <param name="AreaCm2">Ink area of one print, or of one square metre.</param>
/// <param name="MlPerPrint">Ink for one print of the artwork's size, or one square metre, without waste, mL.</param>
/// <param name="Millilitres">Ink for the run with waste, mL.</param>
internal sealed record RunFigures(double Pieces, double Prints, double AreaCm2, double MlPerPrint, double Millilitres);
