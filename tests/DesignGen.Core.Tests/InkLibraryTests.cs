using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class InkLibraryTests
{
    [Fact]
    public void The_shipped_libraries_are_read_in_the_order_of_their_files()
    {
        InkLibrary plastisol = Templates.Catalogue.InkLibraries["screen-plastisol"];
        Assert.Equal("white", plastisol.Inks[0].Id);
        Assert.Equal(new StockInk("royal", new("Royal", "宝蓝"), Srgb.Parse("#1d4fa8"), InkKind.Spot, 0.88), plastisol.Inks.Single(i => i.Id == "royal"));
        Assert.Equal(4, plastisol.Inks.Count(i => i.Kind != InkKind.Spot));
        Assert.DoesNotContain(plastisol.Spots, i => i.Kind != InkKind.Spot);
        Assert.Equal(new Ink("royal", "Royal", Srgb.Parse("#1d4fa8")), plastisol.Inks.Single(i => i.Id == "royal").Ink);
    }

    [Fact]
    public void Spot_inks_of_a_shipped_library_are_told_apart() => Assert.All(
        Templates.Catalogue.InkLibraries.Values,
        l => Assert.All(l.Spots, a => Assert.All(l.Spots, b => Assert.True(a == b || a.Colour.CieLab.DifferenceTo(b.Colour.CieLab) > 1.5, $"{l.Id}: {a.Id} and {b.Id}"))));

    [Fact]
    public void The_generic_library_names_inks_as_palettes_do() =>
        Assert.All(Templates.Catalogue.InkLibraries["generic"].Inks, i => Assert.Equal((i.Name.En, i.Name.Zh), ColourNames.Of(i.Colour)));

    [Fact]
    public void Half_of_all_screen_colours_lie_within_7_units_of_an_ink_of_the_generic_library()
    {
        CieLab[] inks = [.. Templates.Catalogue.InkLibraries["generic"].Spots.Select(i => i.Colour.CieLab)];
        var dice = new Dice(1);
        double[] nearest = [.. Enumerable.Range(0, 2000).Select(_ => new Srgb((byte)dice.Whole(0, 255), (byte)dice.Whole(0, 255), (byte)dice.Whole(0, 255)).CieLab).Select(c => inks.Min(i => i.DifferenceTo(c))).Order()];
        Assert.InRange(nearest[nearest.Length / 2], 0, 7);
    }

    [Fact]
    public void Mistakes_in_a_library_are_reported_together_with_place_and_line()
    {
        const string text = """
            id: shop
            name: { en: Shop, zh: 店 }
            inks:
              white: { name: { en: White, zh: 白 }, hex: white }
              "Day Glo": { name: { en: Day glo, zh: 荧光 }, hex: "#ff0080" }
              black: { name: { en: Black }, hex: "#000000", kind: spott, opacity: 90 }
              red: { name: { en: Red, zh: 红 }, hex: "#c8102e", mesh: 156 }
              blue:
            """;
        var e = Assert.Throws<InputException>(() => TemplateReader.ReadInks(new("inks/shop.yaml", text)));
        Assert.All(e.Problems, p => Assert.Equal("inks/shop.yaml", p.Source));
        Assert.Equal(
            [(1, "source"), (4, "inks.white.hex"), (5, "inks.Day Glo"), (6, "inks.black.name.zh"), (6, "inks.black.kind"), (6, "inks.black.opacity"), (7, "inks.red.mesh"), (8, "inks.blue")],
            e.Problems.Select(p => (p.Line ?? 0, p.Place)));
        Assert.Contains("Did you mean 'spot'?", e.Problems[4].Message);
    }

    [Theory]
    [InlineData("inks: { gel: { name: { en: Gel, zh: 胶 }, hex: \"#ffffff\", kind: clear } }", "inks", "At least one ink of the kind 'spot'")]
    [InlineData("inks: {}", "inks", "At least one ink of the kind 'spot'")]
    [InlineData("inks:", "inks", "This key is needed")]
    [InlineData("inks: [white]", "inks", "Keys with values are expected")]
    public void A_library_without_an_ink_to_match_is_refused(string inks, string place, string message)
    {
        var e = Assert.Throws<InputException>(() => TemplateReader.ReadInks(new("shop.yaml", $"id: shop\nname: {{ en: Shop, zh: 店 }}\nsource: test\n{inks}\n")));
        Assert.All(e.Problems, p => Assert.Equal((4, place), (p.Line, p.Place)));
        Assert.Contains(message, e.Problems[0].Message);
    }

    [Fact]
    public void An_ink_that_stands_twice_is_refused_with_its_line()
    {
        const string text = "id: shop\nname: { en: Shop, zh: 店 }\nsource: test\ninks:\n  red: { name: { en: Red, zh: 红 }, hex: \"#c8102e\" }\n  red: { name: { en: Red, zh: 红 }, hex: \"#d01030\" }\n";
        var e = Assert.Throws<InputException>(() => TemplateReader.ReadInks(new("shop.yaml", text)));
        Assert.Equal(6, Assert.Single(e.Problems).Line);
    }

    [Fact]
    public void A_shop_may_have_no_library_and_two_of_one_id_are_refused()
    {
        Assert.Empty(TemplateReader.Read(Templates.Files().Where(f => !f.Path.StartsWith("inks/", StringComparison.Ordinal))).InkLibraries);
        TemplateFile copy = Templates.Files().First(f => f.Path == "inks/generic.yaml") with { Path = "inks/other.yaml" };
        var e = Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files(), copy]));
        Assert.Contains("inks/generic.yaml", Assert.Single(e.Problems).Message);
    }
}
