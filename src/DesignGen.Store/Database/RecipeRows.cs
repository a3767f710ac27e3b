using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>A version of a saved recipe as a row; the recipe itself lies in a JSON column.</summary>
internal sealed class RecipeRow
{
    public required string Team { get; set; }
    public required string Name { get; set; }
    public required int Version { get; set; }
    public required string Recipe { get; set; }
    public required string Note { get; set; }
    public required string Origin { get; set; }
    public required string By { get; set; }
    public required string ById { get; set; }
    public required long AtMs { get; set; }

    public static void Describe(ModelBuilder model) => model.Entity<RecipeRow>(recipe =>
    {
        recipe.ToTable("recipes");
        recipe.HasKey(r => new { r.Team, r.Name, r.Version });
    });
}
