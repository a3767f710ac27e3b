using DesignGen.Core.Designs;

namespace DesignGen.Core.Recipes;

/// <summary>A recipe that a team keeps under a name; saved under it again, it is the next version.</summary>
public sealed record SavedRecipe
{
    /// <summary>Id of the team that it belongs to; empty on one's own machine without accounts.</summary>
    public required string Team { get; init; }

    /// <summary>Its name, 1 to 80 characters; a team's own.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The recipe.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>What people should know of it; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where it came from: the code of a variant, or a file's name.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Name of who saved it.</summary>
    public required string By { get; init; }

    /// <summary>Id of that user; empty without accounts.</summary>
    public string ById { get; init; } = "";

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Keeps saved recipes. All methods may be called from several threads and programs.</summary>
public interface IRecipeStore
{
    /// <summary>Saves a recipe as the next version of its name, whatever its version says.</summary>
    /// <returns>The recipe as it was saved.</returns>
    Task<SavedRecipe> SaveAsync(SavedRecipe recipe, CancellationToken cancel);

    /// <summary>The last version of each of a team's recipes, by name.</summary>
    Task<IReadOnlyList<SavedRecipe>> ListAsync(string team, CancellationToken cancel);

    /// <summary>All versions of a recipe, the newest first.</summary>
    Task<IReadOnlyList<SavedRecipe>> VersionsAsync(string team, string name, CancellationToken cancel);

    /// <summary>A version of a recipe; null where there is none.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="name">Name.</param>
    /// <param name="version">The version; null for the last.</param>
    /// <param name="cancel">Gives up.</param>
    Task<SavedRecipe?> FindAsync(string team, string name, int? version, CancellationToken cancel);

    /// <summary>Gives a recipe with all its versions another name.</summary>
    /// <returns>Whether it was renamed: not where it is gone, or the name is taken.</returns>
    Task<bool> RenameAsync(string team, string name, string newName, CancellationToken cancel);

    /// <summary>Removes a version of a recipe, or all of it.</summary>
    /// <returns>Whether anything was there.</returns>
    Task<bool> RemoveAsync(string team, string name, int? version, CancellationToken cancel);
}
