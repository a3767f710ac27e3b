using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Accounts;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Recipes;
using DesignGen.Server.Desks;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DesignGen.Web.Api;

/// <summary>A recipe that the team keeps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Family">Id of its pattern family.</param>
/// <param name="Note">What people should know of it.</param>
/// <param name="Origin">Where it came from: the code of a variant, or a file's name.</param>
/// <param name="By">Who saved it.</param>
/// <param name="At">When, UTC.</param>
public sealed record SavedRecipeAnswer(string Name, int Version, string Family, string Note, string Origin, string By, DateTimeOffset At)
{
    /// <summary>The answer about a recipe.</summary>
    public static SavedRecipeAnswer Of(SavedRecipe r) => new(r.Name, r.Version, r.Recipe.Family, r.Note, r.Origin, r.By, r.At);
}

/// <summary>One thing in which two recipes differ.</summary>
/// <param name="Place">Where in the recipe's text.</param>
/// <param name="What">What it is called, in both languages.</param>
/// <param name="First">The first recipe's value as JSON; null where it has none.</param>
/// <param name="Second">The second recipe's value as JSON; null where it has none.</param>
public sealed record RecipeDifferenceAnswer(string Place, LocalName What, string? First, string? Second);

/// <summary>A recipe to keep: a variant's, or one that is sent.</summary>
public sealed record RecipeRequest
{
    /// <summary>Its name, 1 to 80 characters; under one that is there it becomes the next version.</summary>
    [Description("Its name, 1 to 80 characters; under one that is there it becomes the next version. Of a file that is sent, left out, the file's.")]
    [StringLength(80)]
    public string? Name { get; init; }

    /// <summary>Code of the variant whose recipe is kept.</summary>
    [Description("Code of the variant whose recipe is kept; or send the file.")]
    [StringLength(40)]
    public string? Variant { get; init; }

    /// <summary>The recipe's file as JSON text, in place of a variant.</summary>
    [Description("The recipe's file as JSON text, in place of a variant. It is read strictly and drawn once for trial.")]
    [StringLength(RecipeFile.MostCharacters)]
    public string? File { get; init; }

    /// <summary>What people should know of it.</summary>
    [Description("What people should know of it.")]
    [StringLength(2000)]
    public string? Note { get; init; }
}

/// <summary>Recipes under names: kept, shared, compared.</summary>
internal static class RecipeEndpoints
{
    public static void MapRecipes(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/recipes").WithTags("recipes");
        group.MapGet("", async (Desk desk, CancellationToken cancel) => Listed(await desk.RecipesAsync(cancel)))
            .Needs(Deed.See).WithName("listRecipes").WithSummary("The last version of each of the team's recipes, by name.");
        group.MapPost("", SaveAsync).Needs(Deed.KeepRecipes).WithName("saveRecipe").WithSummary("Keeps the recipe of a variant, or one that is sent, under a name.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/{name}", async (string name, int? version, Desk desk, CancellationToken cancel) => TypedResults.Ok(SavedRecipeAnswer.Of(await desk.RecipeAsync(name, version, cancel))))
            .Needs(Deed.See).WithName("getSavedRecipe").WithSummary("A recipe that the team keeps.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{name}/versions", async (string name, Desk desk, CancellationToken cancel) => Listed(await desk.RecipeVersionsAsync(name, cancel)))
            .Needs(Deed.See).WithName("listRecipeVersions").WithSummary("All versions of a recipe, the newest first.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{name}/file", async (string name, int? version, Desk desk, CancellationToken cancel) => Results.Text(RecipeFile.Write(await desk.RecipeAsync(name, version, cancel)), "application/json"))
            .Needs(Deed.See).WithName("exportRecipe").WithSummary("A recipe as the file that is shared.").Produces<string>(contentType: "application/json").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{name}/differences", CompareAsync).Needs(Deed.See).WithName("compareRecipes").WithSummary("In what a recipe differs from another, or from another version of itself.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("/{name}", RemoveAsync).Needs(Deed.KeepRecipes).WithName("removeRecipe").WithSummary("Removes a version of a recipe, or all of it.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<SavedRecipeAnswer>> Listed(IReadOnlyList<SavedRecipe> recipes) => TypedResults.Ok<IReadOnlyList<SavedRecipeAnswer>>([.. recipes.Select(SavedRecipeAnswer.Of)]);

    private static async Task<Created<SavedRecipeAnswer>> SaveAsync(RecipeRequest request, Desk desk, CancellationToken cancel)
    {
        if (request.Variant is null == request.File is null)
            throw new Core.Errors.InputException("variant", null, "Give the code of a variant or a recipe's file, one of the two.");
        SavedRecipe saved = request.Variant is { } variant
            ? await desk.SaveRecipeAsync(request.Name ?? "", variant, request.Note ?? "", cancel)
            : await desk.ImportRecipeAsync(request.Name, request.File!, request.Note, cancel);
        return TypedResults.Created("/api/v1/recipes/" + Uri.EscapeDataString(saved.Name), SavedRecipeAnswer.Of(saved));
    }

    private static async Task<Ok<IReadOnlyList<RecipeDifferenceAnswer>>> CompareAsync(string name, int? version, string? with, int? withVersion, Desk desk, CancellationToken cancel) =>
        TypedResults.Ok<IReadOnlyList<RecipeDifferenceAnswer>>(
            [.. (await desk.CompareRecipesAsync(name, version, with ?? name, withVersion, cancel)).Select(d => new RecipeDifferenceAnswer(d.Place, d.What, d.First, d.Second))]);

    private static async Task<NoContent> RemoveAsync(string name, int? version, Desk desk, CancellationToken cancel)
    {
        await desk.RemoveRecipeAsync(name, version, cancel);
        return TypedResults.NoContent();
    }
}
