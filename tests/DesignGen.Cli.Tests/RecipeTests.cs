namespace DesignGen.Cli.Tests;

public class RecipeTests
{
    [Fact]
    public async Task A_variants_recipe_is_saved_shared_imported_run_and_compared()
    {
        using var cli = new Cli();
        string brief = cli.Write("stripes.yaml", Briefs.Of(1));
        Outcome produced = await cli.RunAsync("run", brief, "--top", "1", "--json");
        string recipe = Directory.GetFiles(cli.PathOf("out"), "recipe.json", SearchOption.AllDirectories).Single();
        string code = produced.Json.GetProperty("produced")[0].GetProperty("code").GetString()!;

        Outcome saved = await cli.RunAsync("recipe", "save", "striped", code, "--note", "sold out", "--json");
        Assert.Equal((0, 1, code), (saved.Code, saved.Json.GetProperty("version").GetInt32(), saved.Json.GetProperty("origin").GetString()));
        Assert.Equal(0, (await cli.RunAsync("recipe", "export", "striped", "--to", "striped.recipe.json")).Code);
        Assert.Equal(2, (await cli.RunAsync("recipe", "import", "striped.recipe.json", "--json")).Json.GetProperty("version").GetInt32());
        Assert.Equal("The recipes are the same.", (await cli.RunAsync("recipe", "diff", "striped@1", recipe, "--lang", "en")).Output.Trim());

        Outcome run = await cli.RunAsync("recipe", "run", "striped", "--seed", "7", "--out", "again", "--dpi", "72");
        Assert.Equal(0, run.Code);
        Assert.True(File.Exists(cli.PathOf("again/artwork.svg")));
        Assert.StartsWith("seed: ", (await cli.RunAsync("recipe", "diff", "striped", "again/recipe.json", "--lang", "en")).Output, StringComparison.Ordinal);
        // The shared form is drawn as packs' own is.
        Assert.Equal(0, (await cli.RunAsync("recipe", "draw", "striped.recipe.json", "--out", "drawn", "--dpi", "72")).Code);
        Assert.Equal(0, (await cli.RunAsync("recipe", "draw", recipe, "--out", "own", "--dpi", "72")).Code);
        Assert.Equal(await File.ReadAllBytesAsync(cli.PathOf("own/artwork.svg")), await File.ReadAllBytesAsync(cli.PathOf("drawn/artwork.svg")));

        Assert.Contains("striped@2", (await cli.RunAsync("recipe", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("recipe", "remove", "striped@2")).Code);
        Assert.Equal(0, (await cli.RunAsync("recipe", "rename", "striped", "lines")).Code);
        Assert.Contains("lines@1", (await cli.RunAsync("recipe", "show", "lines")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_recipe_is_refused()
    {
        using var cli = new Cli();
        string file = cli.Write("bad.json", "{ \"kind\": \"designgen-recipe\", \"format\": 1, \"recipe\": {} }");
        Outcome refused = await cli.RunAsync("recipe", "import", file);
        Assert.Equal(3, refused.Code);
        Assert.Contains("not a recipe", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("recipe", "import", "missing.json")).Code);
    }
}
