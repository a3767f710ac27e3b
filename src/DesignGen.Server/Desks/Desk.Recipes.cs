using System.Collections.Immutable;
using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Core.Recipes;
using DesignGen.Server.Recipes;

namespace DesignGen.Server.Desks;

/// <summary>Recipes that the team keeps under names.</summary>
public sealed partial class Desk
{
    private RecipeBook? _recipes;

    private RecipeBook Recipes => _recipes ??= new(host);

    /// <summary>The last version of each of the team's recipes, by name.</summary>
    public Task<IReadOnlyList<SavedRecipe>> RecipesAsync(CancellationToken cancel)
    {
        Require(Deed.See);
        return Recipes.ListAsync(caller.Team, cancel);
    }

    /// <summary>A recipe of the team.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version; null for the last.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The team has none such.</exception>
    public Task<SavedRecipe> RecipeAsync(string name, int? version, CancellationToken cancel)
    {
        Require(Deed.See);
        return Recipes.FindAsync(caller.Team, name, version, cancel);
    }

    /// <summary>All versions of a recipe, the newest first.</summary>
    /// <exception cref="MissingException">The team has none such.</exception>
    public async Task<IReadOnlyList<SavedRecipe>> RecipeVersionsAsync(string name, CancellationToken cancel)
    {
        await RecipeAsync(name, null, cancel).ConfigureAwait(false);
        return await Recipes.VersionsAsync(caller.Team, name, cancel).ConfigureAwait(false);
    }

    /// <summary>Saves the recipe of a variant; under a name that is there, as its next version.</summary>
    /// <exception cref="InputException">There is no such variant, or its recipe can't be saved.</exception>
    public Task<SavedRecipe> SaveRecipeAsync(string name, string variant, string note, CancellationToken cancel)
    {
        Require(Deed.KeepRecipes);
        return Recipes.SaveVariantAsync(caller, name, variant, note, cancel);
    }

    /// <summary>Saves a recipe that was sent, after it was drawn for trial within bounds of time and memory.</summary>
    /// <exception cref="InputException">It is no recipe that this program draws, it asks for too much, or it has no name.</exception>
    public Task<SavedRecipe> ImportRecipeAsync(string? name, string text, string? note, CancellationToken cancel)
    {
        Require(Deed.KeepRecipes);
        return Recipes.ImportAsync(caller, name, "recipe.json", text, note, cancel);
    }

    /// <summary>In what two recipes differ.</summary>
    public async Task<ImmutableArray<RecipeDifference>> CompareRecipesAsync(string first, int? firstVersion, string second, int? secondVersion, CancellationToken cancel) =>
        RecipeDiff.Between((await RecipeAsync(first, firstVersion, cancel).ConfigureAwait(false)).Recipe, (await RecipeAsync(second, secondVersion, cancel).ConfigureAwait(false)).Recipe);

    /// <summary>Removes a version of a recipe, or all of it.</summary>
    /// <exception cref="MissingException">The team has none such.</exception>
    public Task RemoveRecipeAsync(string name, int? version, CancellationToken cancel)
    {
        Require(Deed.KeepRecipes);
        return Recipes.RemoveAsync(caller, name, version, cancel);
    }
}
