using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

/// <summary>Batches of briefs that rule out a way of colouring, or a colour of one part: every ink of every design keeps to it.</summary>
public sealed class ColourWayPlanTests
{
    // What people would call so at the very least, told apart from the lexicon's own figures.
    private static readonly Dictionary<string, Func<Oklch, bool>> Looks = new()
    {
        ["neon"] = c => (c.L > 0.63 && c.C > 0.21) || (c is { L: > 0.82, C: > 0.16, H: > 100 and < 220 }),
        ["pastel"] = c => c.L > 0.79 && c.C is > 0.055 and < 0.12,
        ["dark"] = c => c.L < 0.41,
        ["vivid"] = c => c.C > 0.16,
        ["light"] = c => c is { L: > 0.8, C: < 0.12 },
        ["dull"] = c => c.L is > 0.42 and < 0.83 && c.C is > 0.015 and < 0.085,
        ["warm"] = c => c.C > 0.04 && c.H is > 345 or < 110,
        ["earthy"] = c => c.L is > 0.3 and < 0.7 && c.C is > 0.035 and < 0.13 && c.H is > 35 and < 105,
        ["grey"] = c => c.C < 0.015,
    };

    private static Brief Text(string text) => BriefReader.Read("wish.txt", text, Templates.Catalogue);

    private static Brief Form(string text) => BriefReader.Read("wish.yaml", text, Templates.Catalogue);

    private static DesignSpec[] Plan(Brief brief, int count = 40)
    {
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1 + i % 5))];
    }

    private static IEnumerable<Ink> Inks(DesignSpec spec) => spec.Recipe.Inks.Concat(spec.Recipe.Colourways.SelectMany(c => c.Inks));

    [Theory]
    [InlineData("All-over T-shirt, roses, no neon", "neon")]
    [InlineData("满版T恤，花卉，不要荧光色", "neon")]
    [InlineData("tee, full front, koi, without any neon or pastel tones", "neon pastel")]
    [InlineData("T恤满版，海浪，别用荧光色、粉彩", "neon pastel")]
    [InlineData("All-over tee with leaves, no pastels", "pastel")]
    [InlineData("黑色T恤，前胸，老虎，不要马卡龙色", "pastel")]
    [InlineData("White tee, full front, flowers, nothing dark", "dark")]
    [InlineData("满版T恤，树叶，不要深色", "dark")]
    [InlineData("All-over tee, geometric, no bright colours please", "vivid")]
    [InlineData("满版T恤，几何，不要高饱和配色", "vivid")]
    [InlineData("Black tee, full front, tiger, no light colours", "light")]
    [InlineData("满版T恤，波点，不要浅色", "light")]
    [InlineData("All-over tee, stripes, no muted colours, no dusty tones", "dull")]
    [InlineData("满版T恤，条纹，不要莫兰迪", "dull")]
    [InlineData("All-over tee, waves, no warm colours", "warm")]
    [InlineData("满版T恤，海浪，不要暖色", "warm")]
    [InlineData("All-over tee, paisley, avoid earth tones", "earthy")]
    [InlineData("满版T恤，佩斯利，不要大地色", "earthy")]
    [InlineData("All-over tee, checks, no greyscale", "grey")]
    [InlineData("Nails, oval, flowers, no neon, nothing dark", "neon dark")]
    [InlineData("穿戴甲，法式，不要荧光色，不要粉彩", "neon pastel")]
    public void No_ink_of_any_design_or_colourway_is_of_a_way_that_is_ruled_out(string text, string looks)
    {
        Brief brief = Text(text) with { Colourways = 2 };
        Assert.NotEmpty(brief.ColourBans);
        DesignSpec[] specs = Plan(brief);

        foreach (DesignSpec spec in specs)
        {
            foreach (Ink ink in Inks(spec))
            {
                Assert.All(looks.Split(' '), look => Assert.False(Looks[look](ink.Colour.Oklab.Oklch), $"{spec.Title}: {ink.Name} {ink.Colour.Hex} is {look}"));
                Assert.DoesNotContain(brief.ColourBans, b => b.Catches(ink.Colour));
            }
        }
        int distinct = specs.Select(s => string.Join(' ', s.Recipe.Inks.Select(i => i.Colour.Hex))).Distinct().Count(), open = Plan(brief with { ColourBans = [], ExcludePalettes = [] }).Select(s => string.Join(' ', s.Recipe.Inks.Select(i => i.Colour.Hex))).Distinct().Count();
        Assert.True(distinct >= 0.5 * open, $"{distinct} of {open} colourings are left");
    }

    [Theory]
    [InlineData("All-over tee, roses, no morandi", "morandi")]
    [InlineData("满版T恤，花卉，不要撞色", null, "complementary", "split-complementary", "triadic", "tetradic")]
    [InlineData("All-over tee, roses, no pastels", "pastel", "pastel")]
    public void Palettes_and_harmonies_of_a_way_that_is_ruled_out_are_not_used(string text, string? tag, params string[] ids)
    {
        Brief brief = Text(text);
        string[] used = [.. Plan(brief, 120).Select(s => s.Recipe.Palette)];

        Assert.All(used, id => Assert.False(tag is not null && Templates.Catalogue.Palettes.TryGetValue(id, out Palette? palette) && palette.Tags.Contains(tag), id));
        Assert.All(ids, id => Assert.DoesNotContain(used, u => u == id || u.StartsWith(id + "-", StringComparison.Ordinal) && !Templates.Catalogue.Palettes.ContainsKey(u)));
        // Every fifth design takes a harmony's palette still.
        Assert.Contains(used, u => !Templates.Catalogue.Palettes.ContainsKey(u));
    }

    [Theory]
    [InlineData("All-over tee, roses, white and red, no white ground", "white")]
    [InlineData("满版T恤，白色T恤，玫瑰，白色和红色，不要白底", "white")]
    [InlineData("Black all-over tee, stars, no black ground, at most 3 colours", "black")]
    [InlineData("满版T恤，海浪，不要深色底", "dark")]
    [InlineData("All-over tee, leaves, no dark ground, no light ground", "dark light")]
    public void A_ban_on_the_grounds_colour_holds_for_the_ground_alone(string text, string looks)
    {
        Brief brief = Text(text) with { Colourways = 2 };
        DesignSpec[] specs = Plan(brief);
        Func<Srgb, bool>[] ruledOut = [.. looks.Split(' ').Select(look => look switch { "white" => (Func<Srgb, bool>)(c => ColourFamily.White.Covers(c)), "black" => c => ColourFamily.Black.Covers(c), _ => c => Looks[look](c.Oklab.Oklch) })];

        foreach (DesignSpec spec in specs)
        {
            Assert.True(spec.Recipe.Roles.TryGetValue(PaletteRole.Ground, out int ground) || !ruledOut.Any(r => r(spec.Recipe.Garment.Colour)), $"{spec.Title}: the cloth is the ground");
            if (!spec.Recipe.Roles.ContainsKey(PaletteRole.Ground))
                continue;
            foreach (Ink ink in spec.Recipe.Colourways.Select(c => c.Inks[ground]).Append(spec.Recipe.Inks[ground]))
                Assert.All(ruledOut, r => Assert.False(r(ink.Colour), $"{spec.Title}: {ink.Name} {ink.Colour.Hex}"));
        }
        // The motifs may have it.
        Assert.Contains(specs, s => s.Recipe.Inks.Where((_, i) => s.Recipe.Roles.GetValueOrDefault(PaletteRole.Ground, -1) != i).Any(i => ruledOut[0](i.Colour)));
    }

    [Theory]
    [InlineData("All-over tee, roses, no black outlines")]
    [InlineData("满版T恤，玫瑰，不要黑色描边")]
    [InlineData("White tee, full front, tiger, 2 colours, no black outlines")]
    public void A_ban_on_the_outlines_colour_holds_for_outlines_alone(string text)
    {
        DesignSpec[] specs = Plan(Text(text) with { Colourways = 2 }, 80);

        Assert.All(specs.Where(s => s.Recipe.Roles.ContainsKey(PaletteRole.Line)), s => Assert.All(
            s.Recipe.Colourways.Select(c => c.Inks[s.Recipe.Roles[PaletteRole.Line]]).Append(s.Recipe.Inks[s.Recipe.Roles[PaletteRole.Line]]), i => Assert.False(ColourFamily.Black.Covers(i.Colour), $"{s.Title} {i.Colour.Hex}")));
        Assert.Contains(specs, s => s.Recipe.Roles.ContainsKey(PaletteRole.Line));
    }

    [Fact]
    public void Wishes_of_ruled_out_colours_give_way_and_are_told()
    {
        Brief brief = Text("All-over tee, roses in hot pink and navy, no neon");
        Assert.Contains("is among the colours that are ruled out; the ban holds", string.Join('\n', Text("All-over tee, roses in neon pink and navy, no neon").Reading!.Notes.Select(n => n.Message)));
        Assert.All(Plan(brief).SelectMany(Inks), i => Assert.DoesNotContain(brief.ColourBans, b => b.Catches(i.Colour)));
    }

    [Theory]
    [InlineData("wish.txt", "All-over tee, roses, no warm colours, no cool colours, no neutrals, nothing dark, no green and no purple", "leaves no colour for")]
    [InlineData("wish.txt", "满版T恤，玫瑰，不要暖色，不要冷色，不要中性色，不要绿色，不要紫色，不要深色", "没有可用的颜色")]
    [InlineData("wish.yaml", "product: t-shirt\nplacement: full-front\ngarment: white\nno-colours: [warm, cool, neutral, green, purple, dark]\n", "leaves no colour for the motifs")]
    [InlineData("wish.yaml", "product: t-shirt\nplacement: all-over\ngarment: white\nno-colours: { ground: [warm, cool, neutral, green, purple, dark] }\n", "leaves no colour for the ground")]
    [InlineData("wish.yaml", "product: t-shirt\nplacement: full-front\ngarment: \"#8a8a8a\"\nno-colours: [dark, light, vivid]\n", "leaves no colour for what is to be read on #8a8a8a. Loosen one of the bans, or choose another garment.")]
    public void A_brief_that_rules_out_every_colour_is_refused(string source, string text, string problem)
    {
        InputException refused = Assert.Throws<InputException>(() => BriefReader.Read(source, text, Templates.Catalogue));
        Assert.Contains(refused.Problems, p => p.Place == "no-colours" && p.Message.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Forms_rule_out_ways_by_name_and_colours_by_part()
    {
        Brief list = Form("product: t-shirt\nno-colours: [red, 荧光色, bright colours, 深色]\n");
        Assert.Equal(4, list.ColourBans.Length);
        Assert.All(list.ColourBans, b => Assert.Equal(ColourPart.Any, b.Part));
        Assert.True(list.ColourBans[3].Catches(new(20, 20, 20)) && !list.ColourBans[3].Catches(new(240, 240, 240)));

        Brief map = Form("product: t-shirt\n不要颜色: { 任意: [pastel], 底: [white, dark], outline: black }\n");
        Assert.Equal([ColourPart.Any, ColourPart.Ground, ColourPart.Ground, ColourPart.Outline], map.ColourBans.Select(b => b.Part));
        Assert.Equal(ColourBan.On(ColourFamily.White) with { Part = ColourPart.Ground }, map.ColourBans[1]);

        Assert.Contains("neither a colour nor a way of colouring", Assert.Throws<InputException>(() => Form("product: t-shirt\nno-colours: [wombat]\n")).Message);
        Assert.Contains("can't be ruled out for a part", Assert.Throws<InputException>(() => Form("product: t-shirt\nno-colours: { ground: [contrast] }\n")).Message);
        Assert.Contains("Remove one of the two", Assert.Throws<InputException>(() => Form("product: t-shirt\npalettes: [triadic]\nno-colours: [contrast]\n")).Message);
    }

    [Fact]
    public void Bans_of_text_and_form_on_parts_add_up()
    {
        Brief brief = Form("text: no neon, no black outlines, no white ground\nproduct: t-shirt\nno-colours: { ground: [red], outline: [blue] }\n");
        Assert.Equal([(ColourPart.Any, true), (ColourPart.Ground, false), (ColourPart.Ground, false), (ColourPart.Outline, false), (ColourPart.Outline, false)], brief.ColourBans.Select(b => (b.Part, !b.Ranges.IsEmpty)).Order());
        Assert.Equal([ColourFamily.Red, ColourFamily.White], brief.ColourBans.Where(b => b.Part == ColourPart.Ground).Select(b => b.Family!.Value));
        Assert.Equal("no-colours", Assert.Single(brief.Reading!.Form, f => f.Key == "no-colours").Key);
        Brief list = Form("text: no white ground\nproduct: t-shirt\nno-colours: red, blue\n");
        Assert.Equal(3, list.ColourBans.Length);
    }

    [Theory]
    [InlineData("T-shirt, full front, koi, no white tee")]
    [InlineData("T恤，前胸大图，锦鲤，不要白色的衣服")]
    [InlineData("T-shirt, full front, koi, no white background")]
    public void A_garment_that_is_ruled_out_is_not_taken_where_none_is_named(string text)
    {
        Assert.Equal("white", Text("T-shirt, full front, koi").Garment.Id);
        Assert.False(ColourFamily.White.Covers(Text(text).Garment.Colour));
    }

    [Fact]
    public void Dark_roses_are_ruled_out_as_roses_and_darkness_is_not()
    {
        Brief brief = Text("tee with koi, no dark roses");
        Assert.Empty(brief.ColourBans);
        Assert.Contains("rose", brief.ExcludeMotifs);
    }
}
