using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Compositions;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Generate.Tests.Families;
using DesignGen.Generate.Tests.Lettering;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Compositions;

public sealed class CompositionTests
{
    private static readonly string[] Ids = ["tide-hero", "varsity-hero", "split-hero", "back-statement", "chest-mark", "sticker-print", "park-print", "type-print", "grand-character"];

    public static TheoryData<string> Families => [.. Ids];

    private static Recipe Placement(string family, double width, double height, params (string Name, double Value)[] values) =>
        Draft.Of(family, 3, RepeatLayout.Block, values) with { Kind = ArtKind.Placement, Layout = null, WidthMm = width, HeightMm = height };

    private static Recipe InInks(Recipe recipe, int inks, string cloth)
    {
        var garment = Srgb.Parse(cloth);
        ColouredRoles coloured = Colouring.FromPalette(Templates.Catalogue.Palettes["china-shuimo"], garment, inks, false);
        return recipe with { Inks = coloured.Inks, Roles = coloured.Roles, Garment = new("cloth", new("Cloth", "布"), garment) };
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void No_composition_is_cut_by_the_page(string family)
    {
        FamilyCard card = FamilyRegistry.Get(family).Card;
        FamilyParameter layouts = card.Parameters.First(p => p.Name == "layout");
        // A mug's wall is 2.6 times as wide as it is high.
        foreach ((double width, double height) in new[] { (card.MinSizeMm, card.MinSizeMm), (280.0, 320.0), (356.0, 200.0), (2.6 * Math.Max(89, card.MinSizeMm), Math.Max(89, card.MinSizeMm)) })
        {
            for (int layout = 0; layout <= layouts.High; layout++)
            {
                Recipe recipe = Placement(family, width, height, ("layout", layout), ("treatment", layout % 5), ("face", layout % 5)) with { Lettering = layout % 2 == 0 ? ["The longest day of all", "of the whole year", "and the third line", "4"] : ["Go"] };
                Artwork art = ProceduralGenerator.Draw(recipe);
                Rect page = art.Page.Grow(0.01);
                Assert.All(art.Shapes.Where(s => s.Ink is not null), s => Assert.True(
                    s.Outline.Contours.All(c => c.Flatten(0.1).TrueForAll(page.Contains)), FormattableString.Invariant($"layout {layout} on {width} x {height}: {s.Outline.Bounds}")));
            }
        }
    }

    [Fact]
    public void The_words_of_the_brief_are_set_line_for_line()
    {
        Recipe recipe = Placement("varsity-hero", 280, 320);
        var words = PrintWords.For(new DesignCanvas(recipe with { Lettering = ["River Town", "07", "Champions", "of the lake"] }), null, withNumber: true);
        Assert.Equal(("River Town", "07"), (words.Main, words.Number));
        Assert.Equal(["Champions", "of the lake"], words.Rest.ToArray());
        words = PrintWords.For(new DesignCanvas(recipe with { Lettering = ["River Town", "07"] }), null, withNumber: false);
        Assert.Equal(["07"], words.Rest.ToArray());
        Assert.Equal("", words.Number);
        Assert.Contains("山", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe with { Lettering = ["山 CLUB"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hero_fills_its_room_and_no_more()
    {
        var box = new PaintBox(new(Placement("tide-hero", 280, 320)));
        Rect room = new(40, 60, 240, 230);
        foreach (NativeMotif motif in NativeMotifs.All.Where((_, i) => i % 4 == 0))
        {
            Rect bounds = HeroArt.Draw(box, motif, new Dice(7).Fork(motif.Id), room, box.Bare).Silhouette.Bounds;
            Assert.True(bounds.Left >= room.Left - 3 && bounds.Right <= room.Right + 3 && bounds.Top >= room.Top - 3 && bounds.Bottom <= room.Bottom + 3, $"{motif.Id}: {bounds}");
            Assert.True(bounds.Width >= room.Width * 0.94 || bounds.Height >= room.Height * 0.94, $"{motif.Id}: {bounds}");
        }
    }

    // One ink must carry the picture alone: what lies inside the silhouette is neither all ink nor nearly none.
    [Theory]
    [InlineData("#17181b")]
    [InlineData("#ffffff")]
    public void A_hero_in_one_ink_keeps_its_drawing(string cloth)
    {
        var box = new PaintBox(new(InInks(Placement("tide-hero", 280, 320), 1, cloth)));
        foreach (string id in new[] { "tiger", "koi", "skull", "crane", "bear", "lotus" })
        {
            HeroArt hero = HeroArt.Draw(box, NativeMotifs.All.First(m => m.Id == id), new Dice(7).Fork(id), new(40, 60, 240, 260), box.Bare);
            Assert.Contains(hero.Parts, p => p.Role is null);
            Assert.Single(hero.Parts.Where(p => p.Role is not null).Select(p => box.Canvas.InkOf(p.Role!.Value)).Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Ink_limits_hold_on_dark_and_light_cloth(string family)
    {
        FamilyCard card = FamilyRegistry.Get(family).Card;
        foreach (string cloth in new[] { "#17181b", "#ffffff" })
        {
            foreach (int inks in new[] { 1, 2, 3, 6 }.Where(i => i >= card.MinInks))
            {
                Artwork art = ProceduralGenerator.Draw(InInks(Placement(family, 280, 320), inks, cloth));
                Assert.InRange(art.Inks.Length, 1, inks);
            }
        }
    }

    // Colours that a brief fixes are wanted all; a palette's may stay away.
    [Theory]
    [MemberData(nameof(Families))]
    public void Every_colour_that_a_brief_fixes_is_printed(string family)
    {
        FamilyParameter layouts = FamilyRegistry.Get(family).Card.Parameters.First(p => p.Name == "layout");
        int full = 0;
        for (int layout = 0; layout <= layouts.High; layout++)
        {
            Recipe recipe = InInks(Placement(family, 280, 320, ("layout", layout)), 3, "#ffffff") with { Palette = "" };
            full += ProceduralGenerator.Draw(recipe).Inks.Length == recipe.Inks.Length ? 1 : 0;
        }

        // Prints that are all letters have little to colour.
        Assert.True(full >= (family == "type-print" ? 2 : layouts.High), $"{full} of {layouts.High + 1} layouts print all three");
    }

    [Theory]
    [InlineData("tiger")]
    [InlineData("koi")]
    [InlineData("lightning")]
    public void A_brief_for_a_hero_gets_it_in_every_design_and_no_other(string id)
    {
        Brief brief = BriefReader.Read("brief.yaml", "product: t-shirt\nplacement: full-front\ngarment: black\n", Templates.Catalogue) with { Motifs = [new MotifWish(id, new(id, id), [id])] };
        var planner = new Planner(brief, Templates.Catalogue);
        Recipe[] recipes = [.. Enumerable.Range(0, 24).Select(i => planner.Spec(i, 1 + i % 4).Recipe)];

        Assert.All(recipes, r => Assert.Equal(id, Assert.Single(r.Motifs)));
        Assert.True(recipes.Select(r => r.Family).Distinct().Count() >= 5);
    }

    private static readonly IFont Signs = new BoxFont("龙马精神万事如意好运一路");

    private static Recipe Chinese(string family, int layout, params string[] lines) =>
        Placement(family, 280, 320, ("layout", layout)) with { Lettering = [.. lines], Font = Signs.Mark };

    [Theory]
    [InlineData("tide-hero")]
    [InlineData("grand-character")]
    [InlineData("type-print")]
    public void Words_in_columns_run_downwards_from_the_right_and_stay_on_the_page(string family)
    {
        // Letters alone break a line of four into two columns; one of two stays whole.
        string main = family == "type-print" ? "龙马" : "龙马精神";
        for (int layout = 0; layout <= 2; layout++)
        {
            Recipe level = Chinese(family, layout, main, "万事如意");
            Artwork columns = ProceduralGenerator.Draw(level with { Columns = true }, fonts: new SmallShelf(Signs));
            Assert.All(columns.Shapes.Where(s => s.Ink is not null), s => Assert.True(s.Outline.Bounds.Left > -0.01 && s.Outline.Bounds.Right < 280.01 && s.Outline.Bounds.Top > -0.01 && s.Outline.Bounds.Bottom < 320.01, $"layout {layout}: {s.Outline.Bounds}"));
            Rect[] words = Words(columns);
            Assert.Equal(2, words.Length);
            Assert.All(words, w => Assert.True(w.Height > 1.8 * w.Width, $"layout {layout}: {w}"));
            Assert.True(words[0].Left > words[1].Right && words[0].Width > 1.5 * words[1].Width, $"layout {layout}: {words[0]}, {words[1]}");
            if (family != "type-print")
                Assert.All(Words(ProceduralGenerator.Draw(level, fonts: new SmallShelf(Signs))), w => Assert.True(w.Width > 2.5 * w.Height, $"layout {layout}: {w}"));
        }

        // The boxes of the two lines of words: shapes of as many boxes as a line has signs.
        Rect[] Words(Artwork art) => [.. art.Shapes.Where(s => (s.Outline.Contours.Length == main.Length || s.Outline.Contours.Length == 4) && s.Outline.Contours.All(c => c.Segments.Length is 3 or 4 && c.Segments.All(g => g.IsLine))).Select(s => s.Outline.Bounds).OrderByDescending(b => b.Width * b.Height).Take(2)];
    }

    [Fact]
    public void A_recipe_for_columns_is_refused_by_families_that_set_none_and_a_brief_for_them_comes_to_those_that_do()
    {
        Assert.Contains("columns", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Placement("varsity-hero", 280, 320) with { Columns = true, Lettering = ["Go"] })).Message);
        var planner = new Planner(BriefReader.Read("brief.yaml", "product: t-shirt\nplacement: full-front\ngarment: black\nlettering: [Go far]\nsetting: vertical\n", Templates.Catalogue), Templates.Catalogue);
        Recipe[] recipes = [.. Enumerable.Range(0, 9).Select(i => planner.Spec(i, 1).Recipe)];
        Assert.All(recipes, r => Assert.True(r.Columns && FamilyRegistry.Get(r.Family).Card.SetsColumns, r.Family));
        // A large sign comes over no other words unasked.
        Assert.Equal(["tide-hero", "type-print"], recipes.Select(r => r.Family).Distinct().Order());
        Assert.Contains("lettering", Assert.Throws<InputException>(() => BriefReader.Read("brief.yaml", "product: t-shirt\nplacement: full-front\n排字: 竖排\n", Templates.Catalogue)).Message);
    }

    [Fact]
    public void A_sea_takes_no_warm_paint_where_two_cool_or_grey_inks_are_left()
    {
        int seen = 0;
        foreach (Palette palette in Templates.Catalogue.Palettes.Values.Where(p => !p.Tags.Contains("nails")))
        {
            ColouredRoles coloured = Colouring.FromPalette(palette, Srgb.White, 5, false);
            var box = new PaintBox(new(Placement("badge", 280, 320) with { Inks = coloured.Inks, Roles = coloured.Roles, Garment = new("white", new("White", "白色"), Srgb.White) }));
            if (box.Inks.Count(k => k.Warmth < 0.5) < 2)
                continue;
            SceneInks inks = SceneInks.Choose(box, sea: true);
            Assert.All([inks.Lit, inks.Dim, inks.Fore, inks.Far], k => Assert.True(k.Warmth < 0.5, $"{palette.Id}: {k.Colour}"));
            seen++;
        }
        Assert.True(seen > 50);
    }

    [Fact]
    public void A_sign_that_is_read_comes_whole_in_every_split_layout()
    {
        Rect[] Drawn(int layout) => [.. ProceduralGenerator.Draw(Placement("split-hero", 280, 320, ("layout", layout)) with { Motifs = ["fu-character"], Lettering = ["LUCK"] }).Shapes.Select(s => s.Outline.Bounds)];
        Assert.Equal(Drawn(1), Drawn(0));
        Assert.Equal(Drawn(1), Drawn(2));
    }

    [Theory]
    [InlineData("tiger")]
    [InlineData("panda")]
    [InlineData("bear")]
    public void A_head_within_a_rim_fills_its_silhouette(string motif)
    {
        var box = new PaintBox(new(Placement("tide-hero", 280, 320)));
        HeroArt hero = HeroArt.Draw(box, NativeMotifs.All.First(m => m.Id == motif), new Dice(4), new(40, 40, 240, 240), box.Bare);
        Rect b = hero.Silhouette.Bounds;
        Assert.InRange(hero.Silhouette.AreaMm2 / (b.Width * b.Height), 0.55, 1);
    }

    [Fact]
    public void Words_choose_the_families_that_set_them_as_the_picture_or_at_all()
    {
        Brief Asked(string more, params string[] words) => BriefReader.Read("brief.yaml", $"product: t-shirt\nplacement: full-front\n{more}", Templates.Catalogue) with { Lettering = [.. words] };
        string[] For(Brief brief) => [.. FamilyChoice.For(brief).Select(f => f.Card.Id).Order()];
        Assert.Equal(["grand-character", "type-print"], For(Asked("", "武")));
        Assert.DoesNotContain("grand-character", For(Asked("", "喝茶")));
        Assert.Equal(["wreath"], For(Asked("families: [wreath, yoke]\n", "BRIDE")));
        Assert.Equal(["type-print"], For(Asked("moods: [typography]\n", "NO BAD DAYS")));
    }

    [Fact]
    public void A_long_slogan_is_broken_into_lines_of_like_length()
    {
        Brief brief = BriefReader.Read("brief.yaml", "product: t-shirt\ntext: |\n  White T-shirt, full front, sunflower, words \"BLOOM WHERE YOU ARE PLANTED\"\n", Templates.Catalogue);
        Assert.Equal("BLOOM WHERE YOU/ARE PLANTED", string.Join('/', brief.Lettering));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_full_wreath_ends_within_the_page_and_its_words_stand_clear_of_it(int form)
    {
        Artwork art = ProceduralGenerator.Draw(Placement("wreath", 280, 320, ("form", form), ("fullness", 1), ("greens", 4), ("clusters", 1)) with { Lettering = ["LOVE IS ALL YOU NEED"] });
        Rect page = art.Page.Grow(0.01);
        Assert.All(art.Shapes, s => Assert.True(s.Outline.Contours.All(c => c.Flatten(0.1).TrueForAll(page.Contains)), $"{s.Outline.Bounds}"));
        // The words come last, a shape for each line.
        Rect[] words = [.. art.Shapes.TakeLast(2).Select(s => s.Outline.Bounds)];
        Assert.All(art.Shapes.SkipLast(2), s => Assert.DoesNotContain(s.Outline.Contours.SelectMany(c => c.Flatten(0.5)), p => words.Any(w => w.Contains(p))));
    }

    [Fact]
    public void A_single_sign_in_the_words_is_the_hero_of_a_grand_character_by_its_font()
    {
        Recipe words = Chinese("grand-character", 1, "马", "一路好运"), drawn = words with { Motifs = ["fu-character"] };
        var shelf = new SmallShelf(Signs);
        double Largest(Recipe recipe) => ProceduralGenerator.Draw(recipe, fonts: shelf).Shapes.Where(s => s.Outline.Contours.Length == 1 && s.Outline.Contours[0].Segments.Length <= 4 && s.Outline.Bounds.Width > 60 && s.Outline.Bounds.Width < 0.95 * s.Outline.Bounds.Height * 1.1 && s.Outline.Bounds.Width < 200).Select(s => s.Outline.Area(0.1)).DefaultIfEmpty(0).Max(Math.Abs);
        Assert.NotEqual(Largest(words), Largest(drawn));
        Assert.Equal("马", new PrintPlan(new(words, font: Signs), HeroCast.Of("fu-character"), withSign: true).Sign);
        Assert.Equal("一路好运", new PrintPlan(new(words, font: Signs), HeroCast.Of("fu-character"), withSign: true).Words.Main);
        Assert.Null(new PrintPlan(new(drawn, font: Signs), HeroCast.Of("fu-character"), withSign: true).Sign);
        Assert.Null(new PrintPlan(new(Chinese("grand-character", 1, "龙马精神"), font: Signs), HeroCast.Of("fu-character"), withSign: true).Sign);
    }

    [Theory]
    [InlineData("#1f2a44")]
    [InlineData("#15161a")]
    [InlineData("#b8b8b4")]
    [InlineData("#ffffff")]
    public void What_stands_behind_a_hero_shows_on_the_cloth_and_shows_the_hero(string cloth)
    {
        foreach (string palette in new[] { "china-qinghua", "mono-ink", "badge-varsity-club", "china-shuimo", "badge-night-camp" })
        {
            foreach (int inks in new[] { 2, 3, 5 })
            {
                ColouredRoles coloured = Colouring.FromPalette(Templates.Catalogue.Palettes[palette], Srgb.Parse(cloth), inks, false);
                Recipe recipe = Placement("tide-hero", 280, 320) with { Inks = coloured.Inks, Roles = coloured.Roles, Garment = new("cloth", new("Cloth", "布"), Srgb.Parse(cloth)) };
                foreach (string id in new[] { "crane", "koi", "whale" })
                {
                    var plan = new PrintPlan(new(recipe with { Motifs = [id] }), HeroCast.Of(id));
                    Assert.True(plan.Behind.From(plan.Box.Bare) >= 0.25, $"{id}, {palette}, {inks} inks: {plan.Behind.Colour.Hex}");
                    Paint main = HeroArt.MainPaint(plan.Box, plan.Heroes[0], plan.Box.Bare);
                    Assert.True(plan.Behind == main || plan.Behind.From(main) >= 0.3 || plan.Behind == plan.Second || plan.Behind == plan.Ink, $"{id}, {palette}, {inks} inks: {main.Colour.Hex} on {plan.Behind.Colour.Hex}");
                }
            }
        }
    }

    [Fact]
    public void Signs_that_are_read_are_never_taken_apart_and_heroes_stand_where_they_live()
    {
        Recipe[] Planned(string family, string motif)
        {
            Brief brief = BriefReader.Read("brief.yaml", $"product: t-shirt\nplacement: full-front\ngarment: black\nfamilies: [{family}]\n", Templates.Catalogue) with { Motifs = [new MotifWish(motif, new(motif, motif), [motif])] };
            var planner = new Planner(brief, Templates.Catalogue);
            return [.. Enumerable.Range(0, 12).Select(i => planner.Spec(i, 1 + i % 4).Recipe)];
        }
        Assert.All(Planned("split-hero", "fu-character"), r => Assert.Equal((1.0, "fu-character"), (r.Parameters["layout"], Assert.Single(r.Motifs))));
        Assert.All(Planned("park-print", "whale"), r => Assert.Equal((1.0, "whale"), (r.Parameters["scene"], Assert.Single(r.Motifs))));
        Assert.Equal(3, Planned("park-print", "horse").Select(r => r.Parameters["scene"]).Distinct().Count());
        Assert.All(NativeMotifs.All, m => Assert.NotEmpty(HeroScenes.Of(m.Id)));
    }

    [Theory]
    [InlineData("wave")]
    [InlineData("dolphin")]
    public void What_is_known_as_cold_takes_no_hot_ink_while_another_shows(string id)
    {
        ColouredRoles coloured = Colouring.FromPalette(Templates.Catalogue.Palettes["badge-varsity-club"], Srgb.Parse("#ffffff"), 3, false);
        var box = new PaintBox(new(Placement("tide-hero", 280, 320) with { Inks = coloured.Inks, Roles = coloured.Roles, Garment = new("cloth", new("Cloth", "布"), Srgb.Parse("#ffffff")) }));
        Oklch main = HeroArt.MainPaint(box, NativeMotifs.All.First(m => m.Id == id), box.Bare).Lab.Oklch;
        Assert.True(main.C < 0.09 || main.H is > 110 and < 330, $"{main.C:0.00} {main.H:0}");
    }
}
