using DesignGen.Core.Errors;
using DesignGen.Core.Recipes;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>The recipes that the team keeps: looked at, taken away, brought in and removed.</summary>
internal sealed class RecipesModel(Desk desk) : DeskPage(desk)
{
    private const int MostBytes = 8 << 20;

    public IReadOnlyList<SavedRecipe> Recipes { get; private set; } = [];

    /// <summary>What is wrong with a recipe that was sent.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Recipes = await Desk.RecipesAsync(cancel);

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, string? name, CancellationToken cancel)
    {
        try
        {
            if (file is not { Length: > 0 and <= MostBytes })
                throw new InputException("recipe.json", null, "Choose the file of a recipe of at most 8 MB.");
            using var reader = new StreamReader(file.OpenReadStream());
            await Desk.ImportRecipeAsync(string.IsNullOrWhiteSpace(name) ? null : name.Trim(), await reader.ReadToEndAsync(cancel), null, cancel);
            return RedirectToPage();
        }
        catch (InputException e)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Problems = [.. e.Problems];
            await OnGetAsync(cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(string name, CancellationToken cancel)
    {
        await Desk.RemoveRecipeAsync(name, null, cancel);
        return RedirectToPage();
    }
}
