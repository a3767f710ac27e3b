using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;

namespace DesignGen.Produce.Separations;

/// <summary>How the printer's screen for one plate is made.</summary>
/// <param name="Dots">The dots of its ramps; null where all of it is solid.</param>
/// <param name="Mesh">Threads per inch to begin with: the press's advice.</param>
internal sealed record PlateScreen(Halftone? Dots, int Mesh)
{
    /// <summary>The screen of a plate. Dots want threads by their ruling; solid ink by the cloth, and white by the press's rule for it.</summary>
    /// <param name="artwork">The art.</param>
    /// <param name="plan">Its plates.</param>
    /// <param name="plate">Place of the plate in the plan.</param>
    /// <param name="settings">How its films are made.</param>
    /// <param name="darkCloth">Whether the garment is dark.</param>
    public static PlateScreen Of(Artwork artwork, SeparationPlan plan, int plate, FilmSettings settings, bool darkCloth)
    {
        PressPlate made = plan.Plates[plate];
        // The white lies under every ink, and follows the ramps of each.
        if (artwork.Shapes.Any(s => s.Coverage is not SolidCoverage && (made.Source is null || s.Ink == made.Source)))
        {
            Halftone dots = settings.InkScreens.GetValueOrDefault(made.Ink.Id, settings.Screen);
            return new(dots, (int)Math.Ceiling(dots.RulingLpi * settings.Mesh.ThreadsPerRow));
        }
        return new(null, made.Source is null ? plan.Underbase!.Mesh : darkCloth ? settings.Mesh.Dark : settings.Mesh.Light);
    }
}
