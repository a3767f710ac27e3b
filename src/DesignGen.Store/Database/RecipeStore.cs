using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps saved recipes in a database.</summary>
/// <param name="database">The database.</param>
public sealed class RecipeStore(StoreDatabase database) : IRecipeStore
{
    private static readonly JsonSerializerOptions Json = new(RecipeJson.Options) { WriteIndented = false };

    /// <inheritdoc/>
    public Task<SavedRecipe> SaveAsync(SavedRecipe recipe, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        // Of two who save under one name at one moment, the key gives the version to one, and the other takes the next.
        while (true)
        {
            int last = await context.Recipes.Where(r => r.Team == recipe.Team && r.Name == recipe.Name).MaxAsync(r => (int?)r.Version, cancel).ConfigureAwait(false) ?? 0;
            SavedRecipe next = recipe with { Version = last + 1 };
            if (await RowInsert.IfMissingAsync(context, ToRow(next), cancel).ConfigureAwait(false))
                return next;
        }
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<SavedRecipe>> ListAsync(string team, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        List<RecipeRow> rows = await context.Recipes
            .Where(r => r.Team == team && !context.Recipes.Any(o => o.Team == team && o.Name == r.Name && o.Version > r.Version))
            .OrderBy(r => r.Name).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<SavedRecipe>)[.. rows.Select(ToRecord)];
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<SavedRecipe>> VersionsAsync(string team, string name, CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<SavedRecipe>)[.. (await context.Recipes.Where(r => r.Team == team && r.Name == name).OrderByDescending(r => r.Version).ToListAsync(cancel).ConfigureAwait(false)).Select(ToRecord)]);

    /// <inheritdoc/>
    public Task<SavedRecipe?> FindAsync(string team, string name, int? version, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Recipes.Where(r => r.Team == team && r.Name == name && (version == null || r.Version == version)).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancel).ConfigureAwait(false) is RecipeRow row
            ? ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<bool> RenameAsync(string team, string name, string newName, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Recipes.Where(r => r.Team == team && r.Name == name && !context.Recipes.Any(o => o.Team == team && o.Name == newName))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, newName), cancel).ConfigureAwait(false) > 0);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string team, string name, int? version, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Recipes.Where(r => r.Team == team && r.Name == name && (version == null || r.Version == version)).ExecuteDeleteAsync(cancel).ConfigureAwait(false) > 0);

    private static RecipeRow ToRow(SavedRecipe recipe) => new()
    {
        Team = recipe.Team,
        Name = recipe.Name,
        Version = recipe.Version,
        Recipe = JsonSerializer.Serialize(recipe.Recipe, Json),
        Note = recipe.Note,
        Origin = recipe.Origin,
        By = recipe.By,
        ById = recipe.ById,
        AtMs = recipe.At.ToUnixTimeMilliseconds(),
    };

    private static SavedRecipe ToRecord(RecipeRow row) => new()
    {
        Team = row.Team,
        Name = row.Name,
        Version = row.Version,
        Recipe = JsonSerializer.Deserialize<Recipe>(row.Recipe, Json)!,
        Note = row.Note,
        Origin = row.Origin,
        By = row.By,
        ById = row.ById,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.AtMs),
    };
}
