using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class TemplateTests
{
    [Fact]
    public void The_shipped_templates_are_sound()
    {
        TemplateCatalogue catalogue = Templates.Catalogue;
        Assert.Contains("t-shirt", catalogue.Products.Keys);
        Assert.Contains("nails", catalogue.Products.Keys);
        Assert.All(catalogue.Palettes.Values, p => Assert.Equal(7, p.Colours.Count));
    }

    [Fact]
    public void Grounds_and_heroes_of_the_shipped_palettes_stand_apart() => Assert.All(
        Templates.Catalogue.Palettes.Values.Where(p => !p.Tags.Contains("nails")),
        p => Assert.True(p.Colours[PaletteRole.Ground].Oklab.DistanceTo(p.Colours[PaletteRole.Hero].Oklab) >= 0.1, p.Id));

    [Fact]
    public void Mistakes_in_several_files_are_reported_together_with_place_and_line()
    {
        TemplateFile[] files =
        [
            .. Templates.Files().Where(f => f.Path is not "methods/screen.yaml" and not "palettes/cream-vintage.yaml"),
            new("methods/screen.yaml", "id: screen\nname: { en: Screen, zh: 丝网 }\nmin-line: 0.35\nmin-gap: 0.7mm\nmax-inks: 99\nraster-dpi: 300\n"),
            new("palettes/cream-vintage.yaml", "id: cream-vintage\nname: { en: Cream, zh: 奶油 }\ncolours:\n  ground: { hex: cream, name: Cream }\n"),
        ];
        var e = Assert.Throws<InputException>(() => TemplateReader.Read(files));
        Assert.Contains(e.Problems, p => p is { Source: "methods/screen.yaml", Line: 3, Place: "min-line" });
        Assert.Contains(e.Problems, p => p is { Source: "methods/screen.yaml", Line: 5, Place: "max-inks" });
        Assert.Contains(e.Problems, p => p is { Source: "palettes/cream-vintage.yaml", Line: 4, Place: "colours.ground.hex" });
        Assert.Contains(e.Problems, p => p.Place == "colours.hero");
    }

    [Fact]
    public void Two_templates_of_one_id_are_refused()
    {
        TemplateFile copy = Templates.Files().First(f => f.Path == "palettes/cream-vintage.yaml") with { Path = "palettes/other.yaml" };
        var e = Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files(), copy]));
        Assert.Contains("cream-vintage", Assert.Single(e.Problems).Message);
    }

    [Fact]
    public void A_method_that_is_not_there_is_named()
    {
        var e = Assert.Throws<InputException>(() => TemplateReader.Read(Templates.Files().Where(f => f.Path != "methods/dtg.yaml")));
        Assert.Contains(e.Problems, p => p.Source == "products/t-shirt.yaml" && p.Message.Contains("dtg"));
    }

    [Fact]
    public void Mistakes_in_a_harmony_are_reported_with_place_and_line()
    {
        string sound = Templates.Files().First(f => f.Path == "harmonies/pastel.yaml").Text;
        TemplateFile wrong = new("harmonies/pastel.yaml", sound
            .Replace("ground:  { lightness: [0.94, 0.97]", "ground:  { lightness: [0.97, 0.94]", StringComparison.Ordinal)
            .Replace("hero:    { lightness: [0.63, 0.69], chroma: [0.1, 0.14]", "hero:    { lightness: [0.63, 0.69], chroma: vivid", StringComparison.Ordinal)
            .Replace("hue: 150 }", "hue: 150, at: 20 }", StringComparison.Ordinal)
            .Replace("  line: ", "  lines: ", StringComparison.Ordinal));
        var e = Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files().Where(f => f.Path != wrong.Path), wrong]));
        Assert.Contains(e.Problems, p => p is { Source: "harmonies/pastel.yaml", Line: 5, Place: "roles.ground.lightness" });
        Assert.Contains(e.Problems, p => p is { Line: 6, Place: "roles.hero.chroma" });
        Assert.Contains(e.Problems, p => p is { Line: 9, Place: "roles.support.at" });
        Assert.Contains(e.Problems, p => p is { Place: "roles.line" });
    }

    [Fact]
    public void A_shop_may_have_no_harmonies() =>
        Assert.Empty(TemplateReader.Read(Templates.Files().Where(f => !f.Path.StartsWith("harmonies/", StringComparison.Ordinal))).Harmonies);
}
