using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Designs of pattern families on a sheet: what the built-in engine can draw.</summary>
public static class FamilyShowcase
{
    /// <summary>Writes the sheet as PNG.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="catalogue">The shop's templates; each family is shown on the product with most room for what it draws.</param>
    /// <param name="families">The families to show.</param>
    /// <param name="each">Designs of each family, 1 or more; they differ in structure, repeat and palette.</param>
    /// <param name="seed">Chance of the designs, 0 or more.</param>
    /// <param name="cancel">Stops between two designs.</param>
    public static void Write(Stream to, TemplateCatalogue catalogue, IReadOnlyList<FamilyCard> families, int each, int seed, CancellationToken cancel) =>
        ContactSheet.Write(to, [.. families.SelectMany((card, place) => Enumerable.Range(place, each).Select(k => Cell(card, k, catalogue, seed, cancel)))], new(Making.Rules, "Pattern families", "families", catalogue.House));

    private static SheetCell Cell(FamilyCard card, int place, TemplateCatalogue catalogue, int seed, CancellationToken cancel) =>
        new(card.Id.ToUpperInvariant(), "", () => Picture(card, place, catalogue, seed, cancel));

    /// <summary>One design of a family, as on the sheet.</summary>
    /// <param name="card">The family.</param>
    /// <param name="place">Which of its designs, from 0: each family on a sheet shows another, so that it is not all in one palette.</param>
    /// <param name="catalogue">As for <see cref="Write"/>.</param>
    /// <param name="seed">Chance of the design, 0 or more.</param>
    /// <param name="cancel">Stops before drawing.</param>
    public static Picture Picture(FamilyCard card, int place, TemplateCatalogue catalogue, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Recipe recipe = Planned(card, place, catalogue, seed);
        return PreviewRenderer.Render(ProceduralGenerator.Draw(recipe, cancel), recipe.Garment.Colour, ContactSheet.Cell);
    }

    /// <summary>The recipe of that design.</summary>
    /// <param name="card">The family.</param>
    /// <param name="place">Which of its designs, from 0.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="seed">Chance of the design, 0 or more.</param>
    /// <param name="inks">Most inks, 1 to 12.</param>
    /// <param name="more">Further lines of the brief, each with its end.</param>
    internal static Recipe Planned(FamilyCard card, int place, TemplateCatalogue catalogue, int seed, int inks = 7, string more = "")
    {
        Brief brief = BriefReader.Read("showcase.yaml", Text(card, catalogue, seed, inks) + more, catalogue);
        return new Planner(brief, catalogue).Spec(place, 1).Recipe;
    }

    private static string Text(FamilyCard card, TemplateCatalogue catalogue, int seed, int inks)
    {
        // The product with the largest room for it shows a family best; a picture stands on the darkest base, all else on the lightest.
        (Product product, Placement placement) = catalogue.Products.Values.SelectMany(p => p.Placements.Select(at => (Product: p, Placement: at)))
            .Where(p => p.Placement.Kind == card.Kind)
            .OrderByDescending(p => p.Placement.MaxWidth.Millimetres * p.Placement.MaxHeight.Millimetres).FirstOrDefault();
        if (product is null)
            throw new InputException("templates/products", "placements", $"No product has a placement of the kind that '{card.Id}' draws, so it can't be shown. Add one.");
        Garment garment = product.Garments.OrderBy(g => card.Kind == ArtKind.Placement ? g.Colour.Oklab.L : -g.Colour.Oklab.L).First();
        string nails = card.Kind == ArtKind.NailSet ? FormattableString.Invariant($"nails: {{ length: {(catalogue.Nails.Lengths.ContainsKey("long") ? "long" : catalogue.Nails.Lengths.Keys.First())} }}\n") : "";
        return $"product: {product.Id}\nplacement: {placement.Id}\ngarment: {garment.Id}\n" + nails + FormattableString.Invariant($"families: [{card.Id}]\nseed: {seed}\ninks: {inks}\n");
    }
}
