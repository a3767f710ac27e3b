using DesignGen.Core.Accounts;
using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Recipes;
using DesignGen.Generate.Interpret;
using DesignGen.Server.Hosting;
using DesignGen.Server.Recipes;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests.Server.Recipes;

public sealed class RecipeBookTests : IAsyncLifetime
{
    private static readonly Caller Ours = new("u1", "Li Na", "ours", []), Theirs = new("u2", "Wang Wei", "theirs", []);
    private static readonly Recipe Stripes = RecipeIntakeTests.Of("product: t-shirt\nplacement: all-over\nfamilies: [stripes]\nsize: 96mm x 96mm\ninks: 5\n");

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-recipes-").FullName;
    private readonly DesignGenHost _host;
    private readonly RecipeBook _book;

    public RecipeBookTests()
    {
        _host = DesignGenHost.Open(new() { DataFolder = _folder, Catalogue = Templates.Catalogue });
        _book = new(_host);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Saving_under_a_name_again_makes_the_next_version()
    {
        Assert.Equal(1, (await SaveAsync("rose", Stripes)).Version);
        Assert.Equal(2, (await SaveAsync(" rose ", Stripes with { Seed = 9 })).Version);
        await SaveAsync("dots", Stripes);
        Assert.Equal([("dots", 1), ("rose", 2)], (await _book.ListAsync("ours", default)).Select(r => (r.Name, r.Version)));
        Assert.Equal([2, 1], (await _book.VersionsAsync("ours", "rose", default)).Select(r => r.Version));
        Assert.Equal(Stripes.Seed, (await _book.FindAsync("ours", "rose", 1, default)).Recipe.Seed);
        Assert.Equal(9ul, (await _book.FindAsync("ours", "rose", null, default)).Recipe.Seed);
        Assert.Equal(RecipeJson.Write(Stripes), RecipeJson.Write((await _book.FindAsync("ours", "dots", null, default)).Recipe));
    }

    [Fact]
    public async Task Several_who_save_at_once_get_a_version_each()
    {
        SavedRecipe[] saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => SaveAsync("rose", Stripes with { Seed = (ulong)i }))));
        Assert.Equal(Enumerable.Range(1, 6), saved.Select(s => s.Version).Order());
    }

    [Fact]
    public async Task Nothing_of_a_team_is_seen_or_changed_by_another()
    {
        await SaveAsync("rose", Stripes);
        Assert.Empty(await _book.ListAsync("theirs", default));
        Assert.Empty(await _book.VersionsAsync("theirs", "rose", default));
        await Assert.ThrowsAsync<MissingException>(() => _book.FindAsync("theirs", "rose", null, default));
        await Assert.ThrowsAsync<MissingException>(() => _book.RemoveAsync(Theirs, "rose", null, default));
        await Assert.ThrowsAsync<MissingException>(() => _book.RenameAsync(Theirs, "rose", "mine", default));
        Assert.Equal(1, (await _book.SaveAsync(Theirs, "rose", Stripes, "", "", default)).Version);
        Assert.Single(await _book.VersionsAsync("ours", "rose", default));
    }

    [Fact]
    public async Task Versions_are_renamed_together_and_removed_one_by_one_or_all()
    {
        await SaveAsync("rose", Stripes);
        await SaveAsync("rose", Stripes);
        await SaveAsync("dots", Stripes);
        Assert.Contains("already", (await Assert.ThrowsAsync<InputException>(() => _book.RenameAsync(Ours, "rose", "dots", default))).Message, StringComparison.Ordinal);
        await _book.RenameAsync(Ours, "rose", "red rose", default);
        await _book.RemoveAsync(Ours, "red rose", 1, default);
        Assert.Equal(2, Assert.Single(await _book.VersionsAsync("ours", "red rose", default)).Version);
        await _book.RemoveAsync(Ours, "red rose", null, default);
        Assert.Equal("dots", Assert.Single(await _book.ListAsync("ours", default)).Name);
    }

    [Fact]
    public async Task A_shared_file_is_imported_under_its_name()
    {
        SavedRecipe saved = await SaveAsync("rose", Stripes);
        SavedRecipe imported = await _book.ImportAsync(Theirs, null, "/somewhere/rose.recipe.json", RecipeFile.Write(saved with { Note = "sold out" }), null, default);
        Assert.Equal(("rose", 1, "sold out", "rose.recipe.json", "theirs"), (imported.Name, imported.Version, imported.Note, imported.Origin, imported.Team));
        await Assert.ThrowsAsync<InputException>(() => _book.ImportAsync(Theirs, null, "recipe.json", RecipeJson.Write(Stripes), null, default));
        await Assert.ThrowsAsync<InputException>(() => _book.ImportAsync(Theirs, "a@1", "recipe.json", RecipeJson.Write(Stripes), null, default));
    }

    [Fact]
    public async Task Another_seed_changes_the_drawing_and_nothing_else_of_the_recipe()
    {
        Recipe toss = RecipeIntakeTests.Of("product: t-shirt\nplacement: all-over\nfamilies: [ditsy]\nsize: 96mm x 96mm\n");
        RecipeRun same = await _book.RunAsync("a", toss, null, null, default), other = await _book.RunAsync("a", toss, null, 7, default);
        Assert.Equal(["seed"], RecipeDiff.Between(toss, other.Recipe).Select(d => d.Place));
        Assert.NotEqual(same.Artwork.Shapes.Length, other.Artwork.Shapes.Length);
        Assert.Null(same.Report);
    }

    [Fact]
    public async Task On_another_brief_the_structure_stays_and_cloth_press_and_colours_are_the_briefs()
    {
        Brief brief = BriefReader.Read("other.yaml", "product: t-shirt\nplacement: all-over\ngarment: black\nsize: 120mm x 84mm\ninks: 2\ncolours: [\"#e4572e\", \"#f4d35e\"]\nrepeat: block\n", Templates.Catalogue);
        RecipeRun run = await _book.RunAsync("a", Stripes, brief, null, default);
        Recipe carried = run.Recipe;
        Assert.Equal((Stripes.Family, Stripes.Seed, Stripes.Layout, Stripes.DropParts), (carried.Family, carried.Seed, carried.Layout, carried.DropParts));
        Assert.Equal(Stripes.Parameters, carried.Parameters);
        Assert.Equal((brief.Garment, brief.Method.MinLine.Millimetres, brief.Method.MinGap.Millimetres), (carried.Garment, carried.MinLineMm, carried.MinGapMm));
        Assert.InRange(carried.WidthMm, 119.9, 120.1);
        Assert.InRange(carried.Inks.Length, 1, 2);
        Assert.All(carried.Inks, i => Assert.Contains(i.Colour, brief.Colours));
        Assert.NotNull(run.Report);
    }

    [Fact]
    public async Task A_brief_of_another_kind_or_one_that_excludes_the_family_refuses_the_recipe()
    {
        Brief nails = BriefReader.Read("nails.yaml", "product: nails\n", Templates.Catalogue);
        Assert.Contains("all-over", (await Assert.ThrowsAsync<InputException>(() => _book.RunAsync("a", Stripes, nails, null, default))).Message, StringComparison.Ordinal);
        Brief other = BriefReader.Read("other.yaml", "product: t-shirt\nplacement: all-over\nexclude: [stripes]\n", Templates.Catalogue);
        Assert.Contains("excluded", (await Assert.ThrowsAsync<InputException>(() => _book.RunAsync("a", Stripes, other, null, default))).Message, StringComparison.Ordinal);
    }

    private Task<SavedRecipe> SaveAsync(string name, Recipe recipe) => _book.SaveAsync(Ours, name, recipe, "", "test", default);
}
