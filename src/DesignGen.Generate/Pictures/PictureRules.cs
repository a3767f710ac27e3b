using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;

namespace DesignGen.Generate.Pictures;

/// <summary>What the recipe of a picture must hold so that it can be drawn: recipes come from files that anybody may have edited.</summary>
public static class PictureRules
{
    private const int LeastPx = 64, MostPx = 4096, MostWords = 8000;
    private const double MostMm = 5000, MostPressMm = 20;

    /// <summary>Refuses a recipe that can't be drawn.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="engine">The engine that is to draw it.</param>
    /// <returns>Its order for a picture.</returns>
    /// <exception cref="InputException">It is another engine's, or something is out of its range; everything wrong is named.</exception>
    public static PictureOrder Check(Recipe recipe, string engine)
    {
        if (recipe.Engine != engine)
            throw new InputException("recipe", "engine", $"The recipe is for the engine '{recipe.Engine}'; this one is '{engine}'.");
        if (recipe.EngineVersion != PicturePlanner.Version)
            throw new InputException("recipe", "engineVersion", $"The recipe was made with version {recipe.EngineVersion} of the engine; this is version {PicturePlanner.Version}. Run it with a DesignGen of that time, or plan it anew.");
        if (recipe.Picture is not { } order)
            throw new InputException("recipe", "picture", "The order for a picture is missing. Use a recipe.json from a production pack.");
        var problems = new List<Problem>();
        if (order.Prompt is not { Length: > 0 and <= MostWords } || order.Negative is not { Length: <= MostWords })
            Refuse("picture.prompt", $"Words are needed, {MostWords} characters at most.");
        if (order.Size.Width is < LeastPx or > MostPx || order.Size.Height is < LeastPx or > MostPx)
            Refuse("picture.size", $"{order.Size} is out of range. Use sides of {LeastPx} to {MostPx} px.");
        if (order.MostInks is < 1 or > 12)
            Refuse("picture.mostInks", $"{order.MostInks} is out of range. Use 1 to 12.");
        if (!(order.Strength is >= 0 and <= 1))
            Refuse("picture.strength", "Use a number from 0 to 1.");
        if (order.Use == PictureUse.Motif && recipe.Kind != ArtKind.AllOver)
            Refuse("picture.use", "Only all-over prints are laid out of motifs. Use picture.");
        if (order.Use == PictureUse.Picture && order.Tiling != Tiling(recipe))
            Refuse("picture.tiling", "A picture that is the tile of an all-over print meets itself as the tile steps, and no other does. Use both with the layout block, half-drop with half-drop in 2 parts, or none where nothing repeats.");
        if (recipe.Kind == ArtKind.NailSet)
            Refuse("kind", "Pictures are not laid on nails. Use placement or all-over.");
        if (recipe.DrawnBy.IsDefault || (!recipe.DrawnBy.IsEmpty && recipe.DrawnBy.Length != recipe.Inks.Length))
            Refuse("drawnBy", $"There must be a colour for each of the {recipe.Inks.Length} inks, or none.");
        foreach (int place in Enumerable.Range(0, recipe.Inks.Length).Where(i => !recipe.Roles.Values.Contains(i)))
            Refuse($"inks[{place}]", "The ink has no role. Give it one in roles, or remove it.");
        foreach ((string place, double mm, double most) in new[] { ("widthMm", recipe.WidthMm, MostMm), ("heightMm", recipe.HeightMm, MostMm), ("minLineMm", recipe.MinLineMm, MostPressMm), ("minGapMm", recipe.MinGapMm, MostPressMm) })
        {
            if (!(mm > 0 && mm <= most))
                Refuse(place, FormattableString.Invariant($"{mm} is out of range. Use a number above 0, {most} at most."));
        }
        if (problems.Count > 0)
            throw new InputException(problems);
        if (order.Use == PictureUse.Motif)
            PictureToss.Check(recipe);
        return order;

        void Refuse(string place, string message) => problems.Add(new("recipe", null, place, message));
    }

    // Null for layouts in which no picture is a tile.
    private static PictureTiling? Tiling(Recipe recipe) => (recipe.Kind, recipe.Layout, recipe.DropParts) switch
    {
        (not ArtKind.AllOver, _, _) => PictureTiling.None,
        (_, RepeatLayout.Block, _) => PictureTiling.Both,
        (_, RepeatLayout.HalfDrop, 2) => PictureTiling.HalfDrop,
        _ => null,
    };
}
