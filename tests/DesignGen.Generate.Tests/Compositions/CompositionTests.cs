using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Compositions;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Generate.Tests.Families;
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
        foreach ((double width, double height) in new[] { (card.MinSizeMm, card.MinSizeMm), (280.0, 320.0), (356.0, 200.0) })
        {
            for (int layout = 0; layout <= layouts.High; layout++)
            {
                Recipe recipe = Placement(family, width, height, ("layout", layout), ("treatment", layout % 5), ("face", layout)) with { Lettering = layout % 2 == 0 ? ["The longest day of all", "of the whole year", "and the third line", "4"] : ["Go"] };
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
}
