using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Tests.Server;

/// <summary>A shop's own motifs out of its folder, briefs that name them, and recipes that keep them.</summary>
public sealed class HouseMotifsTests : IDisposable
{
    private const string Cub = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
          <circle cx="100" cy="100" r="80" fill="#c98b4a"/>
          <ellipse cx="100" cy="120" rx="38" ry="30" fill="#f3e2c2"/>
          <circle cx="65" cy="85" r="9" fill="#2a1a10"/><circle cx="135" cy="85" r="9" fill="#2a1a10"/>
          <path d="M86 105 h28 l-14 16 z" fill="#2a1a10"/>
          <circle cx="100" cy="60" r="1.2" fill="#2a1a10"/>
        </svg>
        """;

    private const string Words = "id: shop-cub\nen: [shop cub]\nzh: [小店熊]\nlicence: own work\norigin: Shop artist\n";

    private static readonly TemplateCatalogue Templates = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-motifs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Put(string name, string text)
    {
        string file = Path.Combine(_folder, HouseMotifs.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private HouseMotifs Shelf() => HouseMotifs.Beside(_folder, new(() => Templates.Lexicon.Value), program: "");

    private TemplateCatalogue Catalogue()
    {
        HouseMotifs packs = Shelf();
        return Templates with { MotifPacks = packs, Lexicon = new(() => Templates.Lexicon.Value.With(packs)) };
    }

    private static Brief Read(TemplateCatalogue catalogue, string more) => BriefReader.Read("brief.yaml", "product: t-shirt\nplacement: all-over\ngarment: white\ncount: 4\n" + more, catalogue);

    [Theory]
    [InlineData("motifs: [shop cub]\n")]
    [InlineData("motifs: [小店熊]\n")]
    public void A_drawing_of_the_shop_is_found_by_its_words_drawn_and_kept_in_the_recipe_with_whose_it_is(string motifs)
    {
        Put("cub.svg", Cub);
        Put("cub.yaml", Words);
        TemplateCatalogue catalogue = Catalogue();
        Brief brief = Read(catalogue, motifs);
        Recipe recipe = new Planner(brief, catalogue).Spec(0, 1).Recipe;
        MotifMark mark = Assert.Single(recipe.PackMotifs);
        Assert.Equal(("shop-cub", "house", "own work", "Shop artist"), (mark.Id, mark.Pack, mark.Licence, mark.Origin));
        Assert.Contains("shop-cub", recipe.Motifs);
        Assert.NotEmpty(ProceduralGenerator.Draw(recipe, packs: catalogue.MotifPacks).Shapes);
    }

    [Fact]
    public void A_recipe_is_refused_where_the_drawing_is_missing_or_another_one()
    {
        Put("cub.svg", Cub);
        Put("cub.yaml", Words);
        TemplateCatalogue catalogue = Catalogue();
        Recipe recipe = new Planner(Read(catalogue, "motifs: [shop cub]\n"), catalogue).Spec(0, 1).Recipe;
        Assert.Contains("is not here", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe)).Message);
        Put("cub.svg", Cub.Replace("r=\"80\"", "r=\"70\"", StringComparison.Ordinal));
        Assert.Contains("another one", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe, packs: Shelf())).Message);
    }

    [Fact]
    public void What_the_engine_draws_itself_it_draws_whatever_packs_have_and_native_motifs_only_leaves_packs_out()
    {
        Put("cub.svg", Cub);
        Put("cub.yaml", Words);
        Put("tiger.svg", Cub);
        Put("tiger.yaml", "en: [our tiger]\nlicence: own work\norigin: Shop artist\n");
        TemplateCatalogue catalogue = Catalogue();
        Assert.Empty(Read(catalogue, "motifs: [tiger]\n").PackMotifs);
        Assert.Single(Read(catalogue, "motifs: [shop cub]\n").PackMotifs);
        Assert.Empty(Read(catalogue, "motifs: [shop cub, rose]\nnative-motifs: yes\n").PackMotifs);
        TemplateCatalogue strict = catalogue with { House = catalogue.House with { NativeMotifsOnly = true } };
        Assert.Empty(Read(strict, "motifs: [shop cub, rose]\n").PackMotifs);
        Assert.Single(Read(strict, "motifs: [shop cub, rose]\nnative-motifs: no\n").PackMotifs);
    }

    public static TheoryData<string, string, int> Hostile => new()
    {
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<script>alert(1)</script>\n<path d=\"M0 0h9v9z\"/></svg>", "script", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"alert(1)\"><path d=\"M0 0h9v9z\"/></svg>", "Scripts", 1 },
        { "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>&b;</title></svg>", "DOCTYPE", 0 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<use href=\"http://example.com/a.svg#b\"/></svg>", "outside the drawing", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<path d=\"M0 0h9v9z\" fill=\"url(data:image/png;base64,AAAA)\"/></svg>", "outside the drawing", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<image href=\"data:image/png;base64,AAAA\"/></svg>", "image", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<path d=\"M0 0" + string.Concat(Enumerable.Repeat("l1 1", 30_000)) + "z\"/></svg>", "lines and curves", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n" + string.Concat(Enumerable.Repeat("<g>", 3_000)) + "<path d=\"M0 0h9v9z\"/>" + string.Concat(Enumerable.Repeat("</g>", 3_000)) + "</svg>", "deep", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<g id=\"a\"><path d=\"M0 0h9v9z\"/></g>" + string.Concat(Enumerable.Range(0, 14).Select(i => $"<g id=\"{(char)('b' + i)}\"><use href=\"#{(char)('a' + i)}\"/><use href=\"#{(char)('a' + i)}\"/></g>\n")) + "</svg>", "elements", 2 },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>nothing</title></svg>", "fills nothing", 0 },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_drawing_that_could_do_harm_is_refused_with_its_file_and_line(string svg, string says, int line)
    {
        Put("bad.svg", svg);
        Put("bad.yaml", Words);
        InputException e = Assert.Throws<InputException>(() => Shelf().Find("shop-cub"));
        Problem problem = e.Problems.First(p => p.Message.Contains(says, StringComparison.Ordinal));
        Assert.Equal("motifs/bad.svg", problem.Source);
        Assert.True(line == 0 || problem.Line >= line, problem.ToString());
        // A brief that asks for it is told the same.
        Assert.Contains("motifs/bad.svg", Assert.Throws<InputException>(() => Read(Catalogue(), "motifs: [shop cub]\n")).Message);
    }

    [Fact]
    public void A_drawing_without_licence_origin_or_words_is_refused_and_a_list_may_give_them_for_all()
    {
        Put("cub.svg", Cub);
        Assert.Contains("whose it is", Assert.Throws<InputException>(() => Shelf().All).Message);
        Put("cub.yaml", "en: [cub]\n");
        InputException e = Assert.Throws<InputException>(() => Shelf().All);
        Assert.Equal("licence origin", string.Join(' ', e.Problems.Select(p => p.Place).Order()));
        File.Delete(Path.Combine(_folder, "motifs", "cub.yaml"));
        Put("motifs.yaml", "licence: own work\norigin: Shop artist\nmotifs:\n  - file: cub.svg\n    id: shop-cub\n    en: [shop cub]\n");
        PackListing only = Assert.Single(Shelf().All);
        Assert.Equal(("shop-cub", "own work"), (only.Id, only.Licence));
    }
}
