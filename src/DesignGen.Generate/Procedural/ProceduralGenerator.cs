using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural.Cuts;

namespace DesignGen.Generate.Procedural;

/// <summary>The built-in engine: draws vector patterns by rule, with no model and no data but the recipe.</summary>
public sealed class ProceduralGenerator : IDesignGenerator
{
    /// <summary>Version of the look; raise it when any recipe would come out differently.</summary>
    public const int Version = 2;

    /// <summary>Name of the engine in recipes.</summary>
    public const string Name = "procedural";

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel) => Task.FromResult(Draw(recipe, cancel));

    /// <summary>Draws one design at once.</summary>
    /// <exception cref="InputException">The recipe's family or version is not this engine's, or something in it is missing or out of range.</exception>
    public static Artwork Draw(Recipe recipe, CancellationToken cancel = default)
    {
        if (recipe.Engine != Name)
            throw new InputException("recipe", "engine", $"The recipe is for the engine '{recipe.Engine}'; this one is '{Name}'.");
        if (recipe.EngineVersion != Version)
            throw new InputException("recipe", "engineVersion", $"The recipe was made with version {recipe.EngineVersion} of the engine; this is version {Version}. Run it with a DesignGen of that time, or plan it anew.");
        IPatternFamily family = FamilyRegistry.Get(recipe.Family);
        RecipeRules.Check(recipe, family.Card);
        var canvas = new DesignCanvas(CutPlan.Inner(recipe), cancel);
        family.Draw(canvas);
        canvas.Finish();
        return CutPlan.Lay(canvas.Build(), recipe.Cuts);
    }
}
