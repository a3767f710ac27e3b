using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Plan;

/// <summary>How much of the page each role of a design has.</summary>
internal static class RoleAreas
{
    // Plates count parts of a pixel, so that thin lines weigh what they cover however coarse the pixels are.
    private static readonly Resolution Coarse = new(40);

    /// <summary>Measures the design, drawn; one that can't be drawn here is taken to be like its family's on average.</summary>
    /// <param name="recipe">A design of the built-in engine.</param>
    /// <param name="catalogue">Has the fonts and motifs that it may need.</param>
    /// <returns>Shares of the page by role, 0 to 1; roles in one ink share what it covers.</returns>
    public static ImmutableSortedDictionary<PaletteRole, double> Of(Recipe recipe, TemplateCatalogue catalogue)
    {
        try
        {
            Artwork artwork = ProceduralGenerator.Draw(recipe, default, catalogue.Fonts, catalogue.MotifPacks);
            Plate[] plates = [.. PlateRenderer.Render(artwork, Coarse).Plates];
            var covered = new Dictionary<string, double>(StringComparer.Ordinal);
            for (int i = 0; i < artwork.Inks.Length; i++)
                covered[artwork.Inks[i].Id] = covered.GetValueOrDefault(artwork.Inks[i].Id) + Mean(plates[i]);
            return recipe.Roles.ToImmutableSortedDictionary(r => r.Key, r => covered.GetValueOrDefault(recipe.Inks[r.Value].Id) / recipe.Roles.Values.Count(ink => ink == r.Value));
        }
        catch (InputException)
        {
            FamilyProfile usual = FamilyProfiles.Of(recipe.Family);
            return recipe.Roles.ToImmutableSortedDictionary(r => r.Key, r => usual.Area(r.Key));
        }
    }

    private static double Mean(Plate plate)
    {
        long sum = 0;
        foreach (byte coverage in plate.Coverage)
            sum += coverage;
        return sum / (255.0 * plate.Coverage.Length);
    }
}
