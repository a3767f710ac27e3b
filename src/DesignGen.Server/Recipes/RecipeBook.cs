using DesignGen.Core.Accounts;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Recipes;
using DesignGen.Core.Reviews;
using DesignGen.Review.Gates;
using DesignGen.Server.Hosting;
using DesignGen.Store.Database;

namespace DesignGen.Server.Recipes;

/// <summary>A recipe that was run again.</summary>
/// <param name="Recipe">The recipe as it was drawn.</param>
/// <param name="Artwork">What it drew.</param>
/// <param name="Report">What the gates say of it; null where no brief was given, whose limits they go by.</param>
public sealed record RecipeRun(Recipe Recipe, Artwork Artwork, GateReport? Report);

/// <summary>The saved recipes of teams. Every call names the team, and nothing of another team is seen or changed.</summary>
/// <remarks>Who may do what is checked by the caller of this class, with <see cref="Deed.See"/> and <see cref="Deed.KeepRecipes"/>. Safe for several threads.</remarks>
/// <param name="host">The host over the data folder; its workers need not be started.</param>
public sealed class RecipeBook(DesignGenHost host)
{
    private const int MostNameCharacters = 80, MostNoteCharacters = 2000;

    private readonly RecipeStore _store = new(host.Database);
    private readonly RecipeIntake _intake = new() { Fonts = host.Catalogue.Fonts, MotifPacks = host.Catalogue.MotifPacks };

    /// <summary>The last version of each of a team's recipes, by name.</summary>
    public Task<IReadOnlyList<SavedRecipe>> ListAsync(string team, CancellationToken cancel) => _store.ListAsync(team, cancel);

    /// <summary>All versions of a recipe, the newest first; none where there is no such recipe.</summary>
    public Task<IReadOnlyList<SavedRecipe>> VersionsAsync(string team, string name, CancellationToken cancel) => _store.VersionsAsync(team, name, cancel);

    /// <summary>A saved recipe.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version; null for the last.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The team has none such.</exception>
    public async Task<SavedRecipe> FindAsync(string team, string name, int? version, CancellationToken cancel) =>
        await _store.FindAsync(team, name, version, cancel).ConfigureAwait(false)
        ?? throw new MissingException(name, version is int number
            ? FormattableString.Invariant($"There is no version {number} of a recipe of this name. `designgen recipe list` lists them.")
            : "There is no recipe of this name. `designgen recipe list` lists them.");

    /// <summary>Saves the recipe of a variant; under a name that is there, as its next version.</summary>
    /// <param name="by">Who saves it.</param>
    /// <param name="name">The name.</param>
    /// <param name="code">Code of a variant of the team.</param>
    /// <param name="note">What people should know of it; may be empty.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">There is no such variant, or its recipe can't be saved.</exception>
    public async Task<SavedRecipe> SaveVariantAsync(Caller by, string name, string code, string note, CancellationToken cancel)
    {
        VariantRecord? variant = await host.Batches.FindVariantAsync(VariantCode.Normalize(code), cancel).ConfigureAwait(false);
        if (variant is null || (await host.FindAsync(variant.Batch, cancel).ConfigureAwait(false)).Team != by.Team)
            throw new MissingException(code, "There is no variant of this code here. Codes stand in the review workbook and on the variant's page.");
        return await SaveAsync(by, name, variant.Spec.Recipe, note, variant.Code, cancel).ConfigureAwait(false);
    }

    /// <summary>Saves a recipe after it was drawn for trial; under a name that is there, as its next version.</summary>
    /// <param name="by">Who saves it.</param>
    /// <param name="name">The name.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="note">What people should know of it; may be empty.</param>
    /// <param name="origin">Where it came from: the code of a variant, or a file's name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">It can't be drawn, asks for too much, or the name is none.</exception>
    public async Task<SavedRecipe> SaveAsync(Caller by, string name, Recipe recipe, string note, string origin, CancellationToken cancel)
    {
        await _intake.DrawAsync(origin, recipe, cancel).ConfigureAwait(false);
        return await KeepAsync(by, name, recipe, note, origin, cancel).ConfigureAwait(false);
    }

    /// <summary>Saves a recipe from a file after it was drawn for trial.</summary>
    /// <param name="by">Who saves it.</param>
    /// <param name="name">The name; null takes that of the file.</param>
    /// <param name="source">The file's name, for messages and as its origin.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="note">What people should know of it; null takes the file's.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">It is no recipe that this program draws, it asks for too much, or it has no name.</exception>
    public async Task<SavedRecipe> ImportAsync(Caller by, string? name, string source, string text, string? note, CancellationToken cancel)
    {
        (RecipeFile file, _) = await _intake.ReadAsync(source, text, cancel).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(name ?? file.Name))
            throw new InputException(source, "name", "The file says no name for the recipe. Give it one.");
        return await KeepAsync(by, name ?? file.Name, file.Recipe, note ?? file.Note, Path.GetFileName(source), cancel).ConfigureAwait(false);
    }

    /// <summary>Gives a recipe with all its versions another name.</summary>
    /// <exception cref="InputException">There is none, or the name is taken or none.</exception>
    public async Task RenameAsync(Caller by, string name, string newName, CancellationToken cancel)
    {
        newName = Name(newName);
        await FindAsync(by.Team, name, null, cancel).ConfigureAwait(false);
        if (!await _store.RenameAsync(by.Team, name, newName, cancel).ConfigureAwait(false))
            throw new InputException("recipe", "name", $"There is a recipe '{newName}' already. Choose another name.");
    }

    /// <summary>Removes a version of a recipe, or all of it.</summary>
    /// <exception cref="MissingException">There is none such.</exception>
    public async Task RemoveAsync(Caller by, string name, int? version, CancellationToken cancel)
    {
        await FindAsync(by.Team, name, version, cancel).ConfigureAwait(false);
        await _store.RemoveAsync(by.Team, name, version, cancel).ConfigureAwait(false);
    }

    /// <summary>Runs a recipe again.</summary>
    /// <param name="source">Where it is from, for messages.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="brief">The brief to carry it over to; null leaves it as it is.</param>
    /// <param name="seed">Another seed; null leaves it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">It can't be drawn, or not for that brief.</exception>
    public async Task<RecipeRun> RunAsync(string source, Recipe recipe, Brief? brief, ulong? seed, CancellationToken cancel)
    {
        DesignSpec? spec = brief is null ? null : RecipeTransfer.On(source, recipe, brief, host.Catalogue);
        Recipe wanted = spec?.Recipe ?? recipe;
        if (seed is ulong other)
            wanted = wanted with { Seed = other };
        Artwork artwork = await _intake.DrawAsync(source, wanted, cancel).ConfigureAwait(false);
        return new(wanted, artwork, spec is null ? null : Gatekeeper.Inspect(new Candidate(spec with { Recipe = wanted }, artwork)));
    }

    private Task<SavedRecipe> KeepAsync(Caller by, string name, Recipe recipe, string note, string origin, CancellationToken cancel)
    {
        if (note.Length > MostNoteCharacters)
            throw new InputException("recipe", "note", $"The note has {note.Length} characters. Use at most {MostNoteCharacters}.");
        return _store.SaveAsync(
            new() { Team = by.Team, Name = Name(name), Version = 1, Recipe = recipe, Note = note.Trim(), Origin = origin, By = by.Name, ById = by.Id, At = host.Time.GetUtcNow() }, cancel);
    }

    // The sign parts a name from a version on the command line.
    private static string Name(string name) => name.Trim() is { Length: > 0 and <= MostNameCharacters } trimmed && !trimmed.Any(char.IsControl) && !trimmed.Contains('@')
        ? trimmed
        : throw new InputException("recipe", "name", $"A recipe has a name of 1 to {MostNameCharacters} characters on one line, without '@'.");
}
