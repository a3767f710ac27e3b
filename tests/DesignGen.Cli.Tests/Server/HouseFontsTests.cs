using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Tests.Server;

/// <summary>Fonts out of a shop's folders, and recipes that name one.</summary>
public sealed class HouseFontsTests : IDisposable
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures", "fonts");

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-fonts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private HouseFonts Shop() => new([_folder], [], []);

    private void Put(string fixture, string name) => File.Copy(Path.Combine(Fixtures, fixture), Path.Combine(_folder, name), overwrite: true);

    [Fact]
    public void A_font_is_found_by_its_names_and_its_file_and_never_by_a_path()
    {
        Put("small.ttf", "our script.ttf");
        HouseFonts fonts = Shop();
        foreach (string name in new[] { "Small Test", "smalltest-regular", "小试", "our script", "our script.ttf" })
            Assert.Equal("Small Test", fonts.Find(name)?.Mark.Name.Replace(" Regular", "", StringComparison.Ordinal));
        Assert.Null(fonts.Find(Path.Combine(_folder, "our script.ttf")));
        Assert.Null(fonts.Find("../" + Path.GetFileName(_folder) + "/our script.ttf"));
        Assert.Null(fonts.Find("another"));
        Assert.Equal(FontOrigin.Shop, Assert.Single(fonts.All).Origin);
        Assert.Same(fonts.Find("Small Test"), fonts.Covering("AVA"));
        Assert.Null(fonts.Covering("龙"));
        Assert.Equal("Small Test", Assert.Single(fonts.Near("Small")));
        Assert.Contains("Drawn for these tests", fonts.Find("Small Test")!.Mark.Licence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_font_is_passed_over_and_one_that_is_damaged_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.ttf"), "no font");
        byte[] cut = File.ReadAllBytes(Path.Combine(Fixtures, "small.ttf"));
        "xxxx"u8.CopyTo(cut.AsSpan(cut.AsSpan().IndexOf("hmtx"u8)));
        File.WriteAllBytes(Path.Combine(_folder, "cut.ttf"), cut);
        HouseFonts fonts = Shop();
        Assert.Null(fonts.Find("notes"));
        Assert.Contains("hmtx", Assert.Throws<InputException>(() => fonts.Find("cut")).Message, StringComparison.Ordinal);
        TemplateCatalogue shop = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates")) with { Fonts = fonts };
        Assert.Contains("b.yaml:3: font", Assert.Throws<InputException>(() => BriefReader.Read("b.yaml", "product: t-shirt\nlettering: [AVA]\nfont: cut\n", shop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_is_drawn_again_with_its_font_and_with_no_other()
    {
        Put("small.ttf", "small.ttf");
        TemplateCatalogue shop = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates")) with { Fonts = Shop() };
        Brief brief = BriefReader.Read("b.yaml", "product: t-shirt\nfamilies: [badge]\nlettering: [AVOTA]\nfont: Small Test\n", shop);
        Recipe recipe = new Planner(brief, shop).Spec(0, 1).Recipe;
        Assert.Equal(shop.Fonts.Find("Small Test")!.Mark, recipe.Font);
        string file = Path.Combine(_folder, "recipe.json");
        await File.WriteAllTextAsync(file, RecipeJson.Write(recipe));
        Task<IReadOnlyList<string>> Draw(IFontShelf fonts) => RecipeDrawing.WriteAsync(file, Path.Combine(_folder, "drawn"), new Resolution(72), House.Default, fonts, MotifShelf.None, default);
        Assert.True(File.Exists((await Draw(Shop()))[0]));

        File.Delete(Path.Combine(_folder, "small.ttf"));
        InputException gone = await Assert.ThrowsAsync<InputException>(() => Draw(Shop()));
        Assert.Contains("'Small Test", gone.Message, StringComparison.Ordinal);
        Assert.Contains("not here", gone.Message, StringComparison.Ordinal);

        // The same name, another file.
        byte[] other = await File.ReadAllBytesAsync(Path.Combine(Fixtures, "small.ttf"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "small.ttf"), [.. other, 0]);
        InputException changed = await Assert.ThrowsAsync<InputException>(() => Draw(Shop()));
        Assert.Contains("another one", changed.Message, StringComparison.Ordinal);
        Assert.Contains(recipe.Font!.Hash, changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_and_fonts_are_listed_with_a_picture()
    {
        Put("small.ttf", "small.ttf");
        using var cli = new Cli();
        Outcome listed = await cli.RunAsync("fonts", "small test", "--fonts", _folder, "--sheet", "small.png", "--json");
        Assert.Equal(0, listed.Code);
        Assert.Equal("shop", listed.Json.GetProperty("fonts")[0].GetProperty("origin").GetString());
        Assert.True(new FileInfo(cli.PathOf("small.png")).Length > 5000);
        Outcome nothing = await cli.RunAsync("fonts", "qwertz");
        Assert.Equal(3, nothing.Code);
    }
}
