using DesignGen.Core.Fonts;
using DesignGen.Core.Motifs;
using DesignGen.Core.Recipes;
using DesignGen.Core.Reviews;
using DesignGen.Server.Recipes;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

public sealed class GalleryTests
{
    private static readonly string Bestsellers = Path.Combine(Templates.Root(), "samples", "bestsellers");

    [Fact]
    public async Task Every_bestseller_draws_passes_its_gates_and_stands_on_the_page_that_the_command_writes()
    {
        DrawnGallery drawn = await DrawnGallery.ReadAsync(Bestsellers, FontShelf.None, MotifShelf.None, default);

        Assert.Equal(40, drawn.Designs.Length);
        Assert.All(drawn.Designs, d => Assert.True(d.Report.Findings.All(f => f.Verdict != GateVerdict.Reject), $"{d.Design.Recipe}: {string.Join("; ", d.Report.Findings.Where(f => f.Verdict == GateVerdict.Reject).Select(f => f.En))}"));
        string page = Path.Combine(Templates.Root(), "docs", "bestsellers.md");
        Assert.Equal(GalleryPage.Text(page, Bestsellers, drawn), File.ReadAllText(page));
        Assert.All(drawn.Gallery.Shelves, s => Assert.InRange(new FileInfo(Path.Combine(Path.GetDirectoryName(page)!, GalleryPage.Pictures(page), s.Id + ".png")).Length, 1000, 300_000));
    }

    [Fact]
    public async Task A_gallery_is_listed_and_its_page_lies_beside_its_pictures()
    {
        using var cli = new Cli();
        Small(cli, "gallery.yaml", "stamp");

        Outcome outcome = await cli.RunAsync("recipe", "gallery", "mine", "--page", "docs/ours.md", "--json");

        Assert.True(outcome.Code == 0, outcome.Errors);
        Assert.Equal("stamp", outcome.Json.GetProperty("designs")[0].GetProperty("recipe").GetString());
        string text = File.ReadAllText(cli.PathOf("docs/ours.md"));
        Assert.Contains("# Ours · 自家款", text, StringComparison.Ordinal);
        Assert.Contains("[Stamp · 印章](../mine/stamp.recipe.json)", text, StringComparison.Ordinal);
        Assert.True(new FileInfo(cli.PathOf("docs/pictures/ours/marks.png")).Length > 1000);
    }

    [Theory]
    [InlineData("gallery.yaml", "stamp", "../stamp", "'../stamp' is no plain name")]
    [InlineData("gallery.yaml", "other", "stamp", "other.recipe.json lies in the folder and not in the list")]
    [InlineData("list.yaml", "stamp", "stamp", "There is no such file. A gallery is a folder of recipes with this list.")]
    public async Task A_list_that_is_wrong_is_refused(string list, string file, string named, string says)
    {
        using var cli = new Cli();
        Small(cli, list, file, named);
        Outcome refused = await cli.RunAsync("recipe", "gallery", "mine");
        Assert.Equal(3, refused.Code);
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_list_leaves_out_is_told_at_once()
    {
        var refused = Assert.Throws<Core.Errors.InputException>(() => RecipeGallery.Read("gallery.yaml", "title: { en: Ours }\nshelves:\n  - { id: marks, name: { en: Marks, zh: 标 }, designs: [] }\n"));
        Assert.Equal(2, refused.Problems.Count);
    }

    private static void Small(Cli cli, string list, string file, string? named = null)
    {
        cli.Write($"mine/{list}", $$"""
            title: { en: Ours, zh: 自家款 }
            shelves:
              - id: marks
                name: { en: Marks, zh: 标 }
                designs:
                  - recipe: {{named ?? file}}
                    name: { en: Stamp, zh: 印章 }
                    brief: A stamp on the left chest.
                    product: T-shirt
                    season: all year
                    market: everywhere
                    why: It is plain.
            """);
        File.Copy(Path.Combine(Bestsellers, "double-joy.recipe.json"), cli.PathOf($"mine/{file}.recipe.json"));
    }
}
