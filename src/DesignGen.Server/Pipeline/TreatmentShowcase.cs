using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Treatments;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>One print plain and under treatments, so that they can be compared.</summary>
public static class TreatmentShowcase
{
    // A print with large flats, fine lines, clouds, waves and letters: all that treatments tell apart.
    private const string Family = "tide-hero", Motif = "koi", Palette = "china-qinghua";
    private const int Inks = 4;

    /// <summary>Writes a sheet as PNG: the plain print, then each treatment.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="treatments">The treatments to show.</param>
    /// <param name="seed">Chance of the print, 0 or more.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    public static void Write(Stream to, TemplateCatalogue catalogue, IReadOnlyList<TreatmentCard> treatments, int seed, CancellationToken cancel) =>
        ContactSheet.Write(to, [.. treatments.Cast<TreatmentCard?>().Prepend(null).Select(t => new SheetCell((t?.Id ?? "plain").ToUpperInvariant(), "", () => Picture(t, catalogue, seed, cancel)))], new(Making.Rules, "Treatments", "treatments", catalogue.House));

    /// <summary>The print under a treatment.</summary>
    /// <param name="treatment">The treatment; null for the plain print.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="seed">Chance of the print, 0 or more.</param>
    /// <param name="cancel">Stops before drawing.</param>
    /// <exception cref="InputException">The shop has no placement for it.</exception>
    public static Picture Picture(TreatmentCard? treatment, TemplateCatalogue catalogue, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Recipe recipe = Print(catalogue, seed) with { Treatment = treatment?.Id };
        return PreviewRenderer.Render(ProceduralGenerator.Draw(recipe, cancel), recipe.Garment.Colour, ContactSheet.Cell);
    }

    /// <summary>The print that is treated: every knob at its default, so that nothing but the treatment is seen of it.</summary>
    public static Recipe Print(TemplateCatalogue catalogue, int seed)
    {
        FamilyCard card = FamilyRegistry.Get(Family).Card;
        // A shop may have dropped the palette; then the plan takes one.
        string palettes = catalogue.Palettes.ContainsKey(Palette) ? $"palettes: [{Palette}]\n" : "";
        return FamilyShowcase.Planned(card, 0, catalogue, seed, Inks, $"motifs: [{Motif}]\n{palettes}") with
        {
            Seed = (ulong)seed,
            Parameters = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal),
        };
    }
}
