using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Procedural.Cuts;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Procedural;

/// <summary>The built-in engine: draws vector patterns by rule, with no model and no data but the recipe, and the font and the drawings of packs that it may name.</summary>
/// <param name="fonts">Where fonts are to be had; null for none.</param>
/// <param name="packs">Where motif packs are to be had; null for none.</param>
public sealed class ProceduralGenerator(IFontShelf? fonts = null, IMotifShelf? packs = null) : IDesignGenerator
{
    /// <summary>Version of the look; raise it when any recipe would come out differently.</summary>
    public const int Version = 2;

    /// <summary>Name of the engine in recipes.</summary>
    public const string Name = "procedural";

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel) => Task.FromResult(Draw(recipe, cancel, fonts, packs));

    /// <summary>Draws one design at once.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="fonts">Where the font that the recipe may name is to be had; null for none.</param>
    /// <param name="packs">Where the packs' motifs that the recipe may name are to be had; null for none.</param>
    /// <exception cref="InputException">The recipe's family or version is not this engine's, something in it is missing or out of range, or its font or a pack's drawing is not here.</exception>
    public static Artwork Draw(Recipe recipe, CancellationToken cancel = default, IFontShelf? fonts = null, IMotifShelf? packs = null)
    {
        if (recipe.Engine != Name)
            throw new InputException("recipe", "engine", $"The recipe is for the engine '{recipe.Engine}'; this one is '{Name}'.");
        if (recipe.EngineVersion != Version)
            throw new InputException("recipe", "engineVersion", $"The recipe was made with version {recipe.EngineVersion} of the engine; this is version {Version}. Run it with a DesignGen of that time, or plan it anew.");
        IPatternFamily family = FamilyRegistry.Get(recipe.Family);
        IFont? font = recipe.Font is { IsStyle: false } mark ? (fonts ?? FontShelf.None).Get(mark) : null;
        RecipeRules.Check(recipe, family.Card, font);
        Recipe art = CutPlan.Inner(recipe);
        // Marks are sound by now; their drawings are looked up last.
        ImmutableArray<PackMotif> drawings = [.. recipe.PackMotifs.Select((packs ?? MotifShelf.None).Get)];
        var canvas = new DesignCanvas(TreatmentShelf.Inner(art), cancel, font, drawings);
        family.Draw(canvas);
        canvas.Finish();
        return CutPlan.Lay(TreatmentShelf.Treat(canvas, art).Build(), recipe.Cuts);
    }
}
