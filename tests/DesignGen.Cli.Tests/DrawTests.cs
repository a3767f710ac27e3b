using System.Text.RegularExpressions;
using System.Xml.Linq;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Png;
using DesignGen.Server.Pipeline;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

public sealed class DrawTests
{
    [Fact]
    public async Task A_recipe_draws_the_same_artwork_again()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(2));
        Outcome run = await cli.RunAsync("run", "stripes.yaml", "--top", "1");
        Assert.True(run.Code == 0, run.Errors);
        string pack = Assert.Single(Directory.GetDirectories(cli.PathOf("out/stripes/press")));
        Outcome draw = await cli.RunAsync("recipe", "draw", Path.Combine(pack, "recipe.json"), "--out", "again");
        Assert.True(draw.Code == 0, draw.Errors);
        Assert.Equal(Drawing(Path.Combine(pack, "artwork.svg")), Drawing(cli.PathOf("again/artwork.svg")));
        Assert.True(File.Exists(cli.PathOf("again/print.png")) && File.Exists(cli.PathOf("again/preview.png")));
    }

    [Theory]
    [InlineData("{ \"engine\": 3 }", "not a recipe")]
    [InlineData("null", "holds no recipe")]
    [InlineData(null, "no such file")]
    public async Task What_is_no_recipe_is_refused(string? text, string says)
    {
        using var cli = new Cli();
        if (text is not null)
            cli.Write("recipe.json", text);
        Outcome draw = await cli.RunAsync("recipe", "draw", "recipe.json");
        Assert.Equal(3, draw.Code);
        Assert.Contains(says, draw.Errors);
        Assert.False(Directory.Exists(cli.PathOf("drawn")));
    }

    [Fact]
    public async Task Families_are_listed_and_shown_on_a_sheet()
    {
        using var cli = new Cli();
        Outcome families = await cli.RunAsync("families", "--sheet", "新/families.png", "--json");
        Assert.True(families.Code == 0, families.Errors);
        string[] ids = [.. families.Json.GetProperty("families").EnumerateArray().Select(f => f.GetProperty("id").GetString()!)];
        Assert.Contains("botanical-toss", ids);
        Assert.Equal([137, 80, 78, 71], File.ReadAllBytes(cli.PathOf("新/families.png"))[..4]);
        // The paper between the pictures is one colour all over: its first row has no difference within.
        Render.Png.PngImage sheet = Render.Png.PngReader.Read(File.ReadAllBytes(cli.PathOf("新/families.png")), "families.png");
        ReadOnlySpan<byte> row = sheet.ToPicture().Row(3);
        for (int i = 0; i < row.Length; i += 3)
            Assert.Equal((246, 245, 242), (row[i], row[i + 1], row[i + 2]));
    }

    // The shapes alone: title and metadata name the variant, which a recipe does not know.
    private static string Drawing(string file)
    {
        XElement svg = XElement.Load(file);
        svg.Elements().Where(e => e.Name.LocalName is "title" or "metadata").Remove();
        return Regex.Replace(svg.ToString(), @"\s+", " ");
    }

    [Fact]
    public async Task A_page_shows_each_family_found_with_its_picture()
    {
        using var cli = new Cli();
        Outcome page = await cli.RunAsync("families", "青海波", "--page", "waves.md");
        Assert.True(page.Code == 0, page.Errors);
        string text = File.ReadAllText(cli.PathOf("waves.md"));
        Assert.Contains("青海波", text);
        Assert.Contains("| scale-size | mm |", text);
        Assert.True(new FileInfo(cli.PathOf("pictures/families/seigaiha.png")).Length > 1000);
        Assert.Single(Directory.GetFiles(cli.PathOf("pictures/families")));
    }

    [Fact]
    public async Task Motifs_are_found_by_words_of_both_languages_and_shown()
    {
        using var cli = new Cli();

        Outcome found = await cli.RunAsync("motifs", "锦鲤", "--sheet", "koi.png", "--json");
        Outcome native = await cli.RunAsync("motifs", "tiger", "--native", "--json");

        Assert.True(found.Code == 0, found.Errors);
        Assert.Contains("koi", Ids(found));
        Assert.True(new FileInfo(cli.PathOf("koi.png")).Length > 2000);
        Assert.Equal(["tiger"], Ids(native));
        Outcome nothing = await cli.RunAsync("motifs", "qwertz");
        Assert.Contains("No motif matches 'qwertz'", nothing.Errors);

        static string[] Ids(Outcome outcome) => [.. outcome.Json.GetProperty("motifs").EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task Treatments_are_found_by_words_of_both_languages_and_shown_on_one_print()
    {
        using var cli = new Cli();

        Outcome found = await cli.RunAsync("treatments", "网点", "--sheet", "dots.png", "--json");

        Assert.True(found.Code == 0, found.Errors);
        Assert.Equal("halftone", Assert.Single(found.Json.GetProperty("treatments").EnumerateArray()).GetProperty("id").GetString());
        // The plain print stands beside it.
        PngImage sheet = PngReader.Read(File.ReadAllBytes(cli.PathOf("dots.png")), "dots.png");
        Assert.True(sheet.Width > 2 * 320, $"{sheet.Width} px");
    }

    [Fact]
    public void The_page_of_treatments_in_the_docs_is_the_one_that_the_command_writes()
    {
        string docs = Path.Combine(Templates.Root(), "docs");
        Assert.Equal(TreatmentPage.Text(TreatmentShowcase.Print(Templates.Catalogue, 1)), File.ReadAllText(Path.Combine(docs, "treatments.md")));
        Assert.All(TreatmentPage.Files, f => Assert.True(File.Exists(Path.Combine(docs, TreatmentPage.Pictures, f)), f));
    }

    [Fact]
    public void The_page_of_motifs_in_the_docs_is_the_one_that_the_command_writes()
    {
        string docs = Path.Combine(Templates.Root(), "docs");
        Assert.Equal(MotifPage.Text(Templates.Catalogue.Lexicon.Value), File.ReadAllText(Path.Combine(docs, "motifs.md")));
        Assert.All(MotifPage.Files, f => Assert.True(File.Exists(Path.Combine(docs, MotifPage.Pictures, f)), f));
    }

    [Fact]
    public void The_page_in_the_docs_is_the_one_that_the_command_writes()
    {
        string docs = Path.Combine(Templates.Root(), "docs");
        Assert.Equal(FamilyPage.Text([.. FamilyRegistry.All.Select(f => f.Card)]), File.ReadAllText(Path.Combine(docs, "families.md")));
        Assert.All(FamilyRegistry.All, f => Assert.True(File.Exists(Path.Combine(docs, FamilyPage.Pictures, f.Card.Id + ".png")), f.Card.Id));
    }
}
