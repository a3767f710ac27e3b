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
    public void Every_product_has_mock_ups_and_the_people_in_them_have_the_ten_tones_of_the_monk_scale()
    {
        TemplateCatalogue catalogue = Templates.Catalogue;
        Assert.All(catalogue.Products.Values, p => Assert.All(p.Placements, place => Assert.NotEmpty(catalogue.Mockups.Usual(p.Id, place.Id))));
        // The scale's sRGB values, from light to dark: skintone.google.
        Assert.Equal(
            ["#f6ede4", "#f3e7db", "#f7ead0", "#eadaba", "#d7bd96", "#a07e56", "#825c43", "#604134", "#3a312a", "#292420"],
            catalogue.Mockups.Skins.OrderBy(s => int.Parse(s.Id["monk-".Length..], System.Globalization.CultureInfo.InvariantCulture)).Select(s => s.Colour.Hex));
    }

    [Fact]
    public void Mistakes_in_mock_ups_are_told_with_place_and_line()
    {
        TemplateFile[] files =
        [
            .. Templates.Files().Where(f => f.Path is not "mockups/mug.yaml" and not "mockups/tee.yaml"),
            new("mockups/mug.yaml", "kind: mug\nproduct: mug-wrap\nlooks:\n  - { id: mug-front, name: { en: Mug, zh: 杯 }, diameter: 8mm, height: 95mm }\n"),
            new("mockups/tee.yaml", "kind: tee\nproduct: t-shirt\ncuts: []\nflat-folds:\n  - { line: [0 0.1, 3 0.2], width: 9mm, height: 2mm }\nlooks:\n  - { id: case-back, name: { en: Tee, zh: 衫 }, cut: wide }\n"),
            new("mockups/hat.yaml", "kind: plate\nproduct: hat\nlooks:\n  - { id: case-back, name: { en: Hat, zh: 帽 }, size: 20cm x 20cm }\n"),
        ];
        var e = Assert.Throws<InputException>(() => TemplateReader.Read(files));
        Assert.Contains(e.Problems, p => p is { Source: "mockups/mug.yaml", Line: 4, Place: "looks[0].diameter" });
        Assert.Contains(e.Problems, p => p is { Source: "mockups/tee.yaml", Line: 5, Place: "flat-folds[0].line" } && p.Message.Contains("'3 0.2'", StringComparison.Ordinal));
        Assert.Contains(e.Problems, p => p is { Source: "mockups/tee.yaml", Line: 7, Place: "looks[0].cut" });
        Assert.Contains(e.Problems, p => p is { Source: "mockups/phone-case.yaml", Place: "looks" } && p.Message.Contains("case-back", StringComparison.Ordinal));
        Assert.Contains(e.Problems, p => p.Message.Contains("'hat'", StringComparison.Ordinal));
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
    public void Names_of_plates_are_the_machine_s_and_differ()
    {
        Assert.Equal(SpotNames.Default, Templates.Catalogue.Methods["screen"].Spots);
        Assert.Equal(new("White", "Kiss", "CutContour"), With("spots: { kiss: Kiss }").Methods["sticker"].Spots);
        foreach ((string spots, string place, string says) in new[]
        {
            ("spots: { kiss: CutContour }", "spots.through", "two of the plates are called 'CutContour'"),
            ("spots: { white: All }", "spots.white", "'All' can't name a plate"),
            ("spots: { perforated: Perf }", "spots.perforated", ""),
        })
        {
            Problem problem = Assert.Single(Assert.Throws<InputException>(() => With(spots)).Problems);
            Assert.Equal(("methods/sticker.yaml", place), (problem.Source, problem.Place));
            Assert.Contains(says, problem.Message, StringComparison.OrdinalIgnoreCase);
        }

        static TemplateCatalogue With(string spots)
        {
            TemplateFile sticker = Templates.Files().First(f => f.Path == "methods/sticker.yaml");
            string text = string.Join('\n', sticker.Text.Split('\n').Select(l => l.StartsWith("spots:", StringComparison.Ordinal) ? spots : l));
            return TemplateReader.Read(Templates.Files().Select(f => f.Path == sticker.Path ? sticker with { Text = text } : f));
        }
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
    public void Mistakes_in_nail_sheets_are_told_with_place_and_line()
    {
        TemplateFile wrong = new("nails/sheets.yaml", """
            safe: 4mm
            layers: { kiss: Cut, through: Cut, guide: Safe }
            curvature: [0.1, 0.2, 0.3, 0.4]
            tips: { 0: 16mm, 1: 16mm, 2: 14 }
            sheets:
              card: { name: { en: Card, zh: 卡 }, size: 150mm x 100mm, margin: 3mm, spacing: 0.2mm, film: maybe }
              tray: { name: { en: Tray, zh: 盘 }, size: 150mm, margin: 3mm, spacing: 3mm, film: no, colour: red }
            printers:
              up: { name: { en: Up, zh: 上 }, area: 30mm x 45mm, dpi: 9600, tip: sideways }
            """);
        var e = Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files().Where(f => f.Path != wrong.Path), wrong]));
        (int? Line, string? Place)[] told =
        [
            (1, "safe"), (2, "layers.through"), (3, "curvature"), (4, "tips.1"), (4, "tips.2"), (6, "sheets.card.spacing"), (6, "sheets.card.film"), (7, "sheets.tray.size"), (7, "sheets.tray.colour"),
            (9, "printers.up.dpi"), (9, "printers.up.tip"),
        ];
        Assert.Equal(told, e.Problems.Where(p => p.Source == wrong.Path).Select(p => (p.Line, p.Place)).OrderBy(p => p.Line).ThenBy(p => Array.IndexOf(told, p)));
        Assert.Contains(e.Problems, p => p.Message.Contains("two names", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shop_may_have_no_harmonies() =>
        Assert.Empty(TemplateReader.Read(Templates.Files().Where(f => !f.Path.StartsWith("harmonies/", StringComparison.Ordinal))).Harmonies);

    [Theory]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: half, shape: page", 7, "placements[0].cuts[0].kind")]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: kiss, shape: page, inset: 41mm", 7, "placements[0].cuts[0].inset")]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: through, shape: box, at: 50mm x 0mm, size: 40mm x 10mm", 7, "placements[0].cuts[0].size")]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: kiss, shape: art, ofset: 2mm", 7, "placements[0].cuts[0].ofset")]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: kis, shape: art, offset: 2mm", 7, "placements[0].cuts[0].kind")]
    [InlineData("kind: placement, size: 80mm x 80mm", "kind: kiss, shape: star, offset: 2mm", 7, "placements[0].cuts[0].shape")]
    [InlineData("kind: all-over, size: 80mm x 80mm", "kind: kiss, shape: art", 6, "placements[0].cuts")]
    public void Wrong_cut_lines_are_reported_with_place_and_line(string placement, string cut, int line, string place)
    {
        string text = $$"""
            id: coaster
            name: { en: Coaster, zh: 杯垫 }
            methods: [uv-flat]
            garments: [{ id: cork, name: { en: Cork, zh: 软木 }, hex: "#c8a070" }]
            placements:
              - { id: top, name: { en: Top, zh: 正面 }, {{placement}}, cuts: [
                  { {{cut}}, name: { en: edge, zh: 外形 } } ] }
            """;
        var e = Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files(), new("products/coaster.yaml", text)]));
        Assert.Contains(e.Problems, p => p.Source == "products/coaster.yaml" && p.Line == line && p.Place == place);
    }

    [Fact]
    public void A_product_says_in_its_own_file_what_sheets_call_its_base_and_its_points()
    {
        Product mug = Templates.Catalogue.Products["mug-wrap"];
        Assert.Equal("杯体颜色", mug.Base?.Zh);
        Assert.Equal("杯口", mug.Words["rim"]);
        Assert.NotNull(Templates.Catalogue.Methods["sublimation"].Note);
    }

    [Fact]
    public void Presses_come_with_traps_white_and_screens_and_methods_know_theirs()
    {
        TemplateCatalogue catalogue = Templates.Catalogue;
        Press press = catalogue.Presses[catalogue.Methods["screen"].Press];
        Assert.Equal((0.18, 0.25, 0.35), (press.Trap.Millimetres, press.Underbase!.Choke.Millimetres, press.Underbase.LeastWhite.Millimetres));
        Assert.Equal((45, 0.15, 0.85), (press.Screen.RulingLpi, press.Screen.LowTone, press.Screen.HighTone));
        Assert.True(catalogue.Presses["dtf-film"].Raster.HardEdges);
        Assert.Contains(RasterMaster.Panels, catalogue.Presses["textile-roll"].Raster.Masters);
        Assert.Equal(711, catalogue.Panels["t-shirt"].Panels.First(p => p.Id == "front").Sizes["L"].Width.Millimetres);
    }

    [Fact]
    public void Every_mistake_of_a_press_is_told_with_its_line()
    {
        const string wrong = """
            id: p
            name: { en: P, zh: 机 }
            methods: [screen, sceren]
            trap: 5mm
            underbase:
              id: white
              name: White
              hex: "#fff"
              choke: 0.2
              least-white: 0.3mm
              colour: red
            screen: { lpi: 200, dot: square }
            raster: { masters: [tiff8] }
            """;
        var e = Assert.Throws<InputException>(() => TemplateReader.Read(Templates.Files().Append(new("presses/p.yaml", wrong))));
        foreach ((int line, string place) in new[] { (4, "trap"), (9, "underbase.choke"), (11, "underbase.colour"), (12, "screen.lpi"), (12, "screen.dot"), (13, "raster.masters") })
            Assert.Contains(e.Problems, p => p.Source == "presses/p.yaml" && p.Line == line && p.Place == place);
        var unknown = Assert.Throws<InputException>(() => TemplateReader.Read(Templates.Files().Append(new("presses/p.yaml", "id: p\nname: { en: P, zh: 机 }\nmethods: [sceren]\n"))));
        Assert.Contains("sceren", Assert.Single(unknown.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_whose_press_is_missing_or_serves_others_is_refused()
    {
        foreach ((string press, string words) in new[] { ("none", "no press 'none'"), ("dtf-film", "does not serve 'screen'") })
        {
            var e = Assert.Throws<InputException>(() => TemplateReader.Read(Templates.Files().Select(f => f.Path == "methods/screen.yaml" ? f with { Text = f.Text.Replace("press: auto-screen", "press: " + press, StringComparison.Ordinal) } : f)));
            Assert.Contains(words, Assert.Single(e.Problems).Message, StringComparison.Ordinal);
        }
    }
}
