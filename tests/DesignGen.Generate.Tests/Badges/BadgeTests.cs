using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Generate.Tests.Families;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Badges;

public sealed class BadgeTests
{
    private static Recipe Placement(string family, params (string Name, double Value)[] values) =>
        Draft.Of(family, 3, RepeatLayout.Block, values) with { Kind = ArtKind.Placement, Layout = null, WidthMm = 280, HeightMm = 320 };

    [Theory]
    [InlineData(89, 89)]
    [InlineData(280, 320)]
    [InlineData(356, 200)]
    public void No_layout_is_cut_by_the_page(double width, double height)
    {
        foreach (int layout in Enumerable.Range(0, 6))
        {
            foreach (int scene in Enumerable.Range(0, 4))
            {
                Recipe recipe = Placement("badge", ("layout", layout), ("scene", scene), ("rays", 24), ("treatment", (layout + scene) % 5)) with { WidthMm = width, HeightMm = height };
                Artwork art = ProceduralGenerator.Draw(recipe);
                Rect page = art.Page.Grow(0.01);
                Assert.All(art.Shapes.Where(s => s.Ink is not null), s => Assert.True(
                    s.Outline.Contours.All(c => c.Flatten(0.1).TrueForAll(page.Contains)), FormattableString.Invariant($"layout {layout}, scene {scene}: {s.Outline.Bounds}")));
            }
        }
    }

    [Fact]
    public void Words_that_the_alphabet_lacks_are_refused_by_name()
    {
        var e = Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Placement("badge") with { Lettering = ["山海 CLUB"] }));
        Assert.Contains("山 海", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_the_brief_replace_all_of_ours()
    {
        Recipe recipe = Placement("badge", ("layout", 4));
        var words = BadgeWords.For(new DesignCanvas(recipe with { Lettering = ["River Town", "07", "Champions"] }), SceneKind.Mountains, withNumber: true);
        Assert.Equal(new("River Town", "Champions", "", "07"), words);
        words = BadgeWords.For(new DesignCanvas(recipe with { Lettering = ["River Town", "07", "Champions"] }), SceneKind.Mountains, withNumber: false);
        Assert.Equal(new("River Town", "07", "Champions", ""), words);
        Assert.NotEqual("", BadgeWords.For(new DesignCanvas(recipe), SceneKind.Sea, withNumber: false).Date);
    }

    [Fact]
    public void Wear_keeps_to_its_share_and_off_the_letters()
    {
        var canvas = new DesignCanvas(Placement("badge"));
        canvas.Fill(PaletteRole.Hero, Outline.Rectangle(new(0, 0, 200, 200)));
        Rect[] keep = [new(20, 20, 180, 60), new(90, 90, 110, 200)];
        Wear.Apply(canvas, new(0, 0, 200, 200), 0.03, keep, new Dice(5));
        List<Shape> specks = [.. canvas.Build().Shapes.Where(s => s.Ink is null)];
        Assert.InRange(specks.Sum(s => s.Outline.Area()) / 40000, 0.005, 0.031);
        Assert.All(specks, s => Assert.DoesNotContain(keep, k => k.Overlaps(s.Outline.Bounds)));
    }

    [Fact]
    public void Scenes_and_letters_show_on_every_cloth_in_every_palette()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values.Where(p => !p.Tags.Contains("nails")))
        {
            foreach (Garment garment in Templates.Catalogue.Products["t-shirt"].Garments)
            {
                ColouredRoles coloured = Colouring.FromPalette(palette, garment.Colour, 5, false);
                var box = new PaintBox(new(Placement("badge") with { Inks = coloured.Inks, Roles = coloured.Roles, Garment = garment }));
                SceneInks inks = SceneInks.Choose(box);
                string which = $"{palette.Id} on {garment.Id}";
                Assert.True(inks.Sun.From(inks.Sky) > 0.1, which + ": sun");
                Assert.True(inks.Lit.From(inks.Sky) > 0.1, which + ": rock");
                Assert.True(inks.Snow.From(inks.Fore) > 0.3, which + ": date");
                Assert.True(box.Strongest(box.Bare).From(box.Bare) > 0.35, which + ": letters");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sea_and_cliffs_are_the_same_on_both_sides_of_the_axis(int form)
    {
        Artwork art = ProceduralGenerator.Draw(Placement("hai-shui-jiang-ya", ("form", form), ("clouds", 4), ("crests", 3)));
        Picture picture = CompositeRenderer.Render(art, Resolution.FromPixelsPerMillimetre(2), Srgb.White);
        int far = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width / 2; x++)
            {
                ReadOnlySpan<byte> a = picture.At(x, y), b = picture.At(picture.Width - 1 - x, y);
                far += Math.Abs(a[0] - b[0]) + Math.Abs(a[1] - b[1]) + Math.Abs(a[2] - b[2]) > 90 ? 1 : 0;
            }
        }

        // The border of the roundel runs one way round, as frets do; all else mirrors.
        Assert.True(far < picture.Width * picture.Height * 0.002, $"{far} pixels");
        Assert.All(art.Shapes, s => Assert.True(art.Page.Grow(0.01).Contains(new(s.Outline.Bounds.Left, s.Outline.Bounds.Top)) || form == 1, s.Outline.Bounds.ToString()));
    }

    [Fact]
    public void A_drawing_is_cut_to_a_convex_window()
    {
        Point[] window = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];
        Assert.Equal(25 * Math.PI, ConvexClip.Clip(Outline.Circle(new(5, 5), 5), window).Area(), 0.3);
        Assert.Equal(25 * Math.PI / 2, ConvexClip.Clip(Outline.Circle(new(0, 5), 5), window).Area(), 0.3);
        Assert.Equal(100, ConvexClip.Clip(Outline.Rectangle(new(-5, -5, 30, 30)), window).Area(), 0.001);
        Assert.True(ConvexClip.Clip(Outline.Circle(new(20, 5), 5), window).IsEmpty);
    }
}
