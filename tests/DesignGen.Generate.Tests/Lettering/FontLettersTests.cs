using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Tests.Families;

namespace DesignGen.Generate.Tests.Lettering;

public sealed class FontLettersTests
{
    private const string Latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&!?.,'-", Han = "山海有归期热爱可抵岁月漫长加油国永，。！";

    private static readonly BoxFont Boxes = new(Latin + Han);

    private static Recipe Badge(string family = "badge", params (string Name, double Value)[] values) =>
        Draft.Of(family, 3, RepeatLayout.Block, values) with { Kind = ArtKind.Placement, Layout = null, WidthMm = 280, HeightMm = 320 };

    // The signs that were set, read off the widths of their boxes.
    private static string Read(SetLetters line, double unit) =>
        string.Concat(line.Letters.Select(l => (Latin + Han).EnumerateRunes().MinBy(r => Math.Abs(Boxes.Width(r) * unit - l.Shape.Bounds.Width)).ToString()));

    [Fact]
    public void Any_words_are_set_exactly_as_written()
    {
        var dice = new Dice(7);
        var alphabet = new Alphabet(Face.Of(Boxes));
        for (int i = 0; i < 300; i++)
        {
            bool square = i % 3 == 0;
            string signs = square ? Latin + Han : Latin;
            string text = string.Concat(Enumerable.Range(0, dice.Whole(1, 20)).Select(_ => dice.Unit() < 0.15 ? " " : dice.Pick(signs.ToCharArray()).ToString())).Trim();
            if (text.Length == 0)
                continue;
            bool boxed = text.EnumerateRunes().Any(r => r.Value >= 0x2E80 && Rune.IsLetter(r));
            SetLetters line = Typesetter.Line(alphabet, text, 35);
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), Read(line, 35.0 / (boxed ? 880 : BoxFont.Cap)));

            // Letters come in their order, and none on another.
            Assert.All(line.Letters.Zip(line.Letters.Skip(1)), pair => Assert.True(pair.First.Shape.Bounds.Right < pair.Second.Shape.Bounds.Left));
        }
    }

    [Fact]
    public void A_font_keeps_its_widths_and_kerning()
    {
        var alphabet = new Alphabet(Face.Of(Boxes));
        SetLetters line = Typesetter.Line(alphabet, "AVA", 70);
        double Gap(int i) => line.Letters[i + 1].Shape.Bounds.Left - line.Letters[i].Shape.Bounds.Right;
        Assert.Equal((80 - 60) * 0.1, Gap(0), 1e-6);
        Assert.Equal(80 * 0.1, Gap(1), 1e-6);
        Assert.Equal(Boxes.Width(new('A')) * 0.2 + Boxes.Width(new('V')) * 0.1 + 10, Typesetter.Measure(alphabet, "AVA") * 70, 1e-6);
    }

    [Fact]
    public void Chinese_signs_fill_the_height_of_capitals_and_Latin_letters_stand_smaller_beside_them()
    {
        var alphabet = new Alphabet(Face.Of(Boxes));
        SetLetters line = Typesetter.Line(alphabet, "山海 GO", 44);
        Assert.Equal((-44, 0), (line.Letters[0].Shape.Bounds.Top, line.Letters[0].Shape.Bounds.Bottom), new Near(1e-6));
        Assert.Equal(BoxFont.Cap * 44.0 / 880, line.Letters[2].Shape.Bounds.Height, 1e-6);
        Assert.Equal(44, Typesetter.Line(alphabet, "GO", 44).Bounds.Height, 1e-6);
    }

    private sealed class Near(double by) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < by && Math.Abs(x.Item2 - y.Item2) < by;

        public int GetHashCode((double, double) obj) => 0;
    }

    [Fact]
    public void Stacked_small_letters_do_not_meet()
    {
        ImmutableArray<SetLetters> stack = Typesetter.Stack(new(Face.Of(Boxes)), ["pump", "HILL", "ppp"], 90, 30);
        Assert.All(stack.Zip(stack.Skip(1)), pair => Assert.True(pair.First.Bounds.Bottom + 1 < pair.Second.Bounds.Top));
    }

    [Fact]
    public void Words_in_a_box_stay_in_it_and_come_out_larger_in_more_lines()
    {
        foreach (Face face in new[] { Face.Of(Boxes), Face.Varsity })
        {
            var alphabet = new Alphabet(face);
            ImmutableArray<SetLetters> set = Typesetter.InBox(alphabet, ["GOOD THINGS TAKE TIME"], 100, 90);
            Assert.InRange(set.Length, 2, 4);
            Rect ink = set.Aggregate(Rect.Empty, (all, line) => all.Union(line.Bounds));
            Assert.True(ink.Width <= 100.5 && ink.Height <= 90.5, $"{ink}");
            Assert.Equal((0, 0), (ink.Centre.X, ink.Centre.Y), new Near(0.5));
            Assert.True(set.Min(l => l.CapHeightMm) > 1.5 * Typesetter.Fit(alphabet, "GOOD THINGS TAKE TIME", 100, 90).CapHeightMm);
        }
        Assert.Equal(2, Typesetter.InBox(new(Face.Of(Boxes)), ["热爱可抵岁月"], 100, 90).Length);
    }

    [Fact]
    public void A_column_runs_down_and_columns_from_right_to_left()
    {
        var alphabet = new Alphabet(Face.Of(Boxes));
        SetLetters column = Typesetter.Column(alphabet, "山海有归期", 20);
        Assert.All(column.Letters.Zip(column.Letters.Skip(1)), pair => Assert.True(pair.First.Shape.Bounds.Bottom < pair.Second.Shape.Bounds.Top));
        Assert.All(column.Letters, l => Assert.Equal(0, l.Shape.Bounds.Centre.X, 1e-6));
        ImmutableArray<SetLetters> columns = Typesetter.Columns(alphabet, ["热爱可抵", "岁月漫长"], 100, 40);
        Assert.True(columns[0].Bounds.Left > columns[1].Bounds.Right);
        Assert.InRange(columns[0].Bounds.Height, 95, 100.5);

        // A stop stands in the upper right of its square, a word lies on its side.
        SetLetters marked = Typesetter.Column(alphabet, "山，GO", 20);
        Assert.True(marked.Letters[1].Shape.Bounds.Right > 4 && marked.Letters[1].Shape.Bounds.Bottom < 20 * 1.08 + 10);
        Assert.True(marked.Letters[2].Shape.Bounds.Width > marked.Letters[2].Shape.Bounds.Height);
    }

    [Fact]
    public void A_wave_keeps_widths_and_rises_by_what_was_asked()
    {
        SetLetters line = Typesetter.Line(new(Face.Gothic), "IIIIIIIII", 10), wave = line.Wave(4, 1);
        Assert.Equal(line.Bounds.Width, wave.Bounds.Width, 0.05);
        Assert.Equal(line.Letters[2].Shape.Bounds.Bottom - 4, wave.Letters[2].Shape.Bounds.Bottom, 0.25);
        Assert.Equal(line.Letters[6].Shape.Bounds.Bottom + 4, wave.Letters[6].Shape.Bounds.Bottom, 0.25);
    }

    [Fact]
    public void Outer_contours_of_either_make_run_the_same_way()
    {
        var turned = new TurnedFont();
        double Area(Outline o) => o.Contours.Sum(c => c.Flatten(0.01) is var p ? p.Zip(p.Skip(1).Append(p[0]), Point.Cross).Sum() : 0);
        Assert.True(Area(new Alphabet(Face.Of(turned))['H'].Shape) > 0);
        Assert.Equal(Area(new Alphabet(Face.Of(Boxes))['H'].Shape), Area(new Alphabet(Face.Of(turned))['H'].Shape), 1e-6);
    }

    private sealed class TurnedFont : IFont
    {
        public FontMark Mark => Boxes.Mark with { Name = "Turned" };

        public int UnitsPerEm => BoxFont.Em;

        public double CapHeight => BoxFont.Cap;

        public bool Has(Rune sign) => Boxes.Has(sign);

        public Outline Shape(Rune sign) => Boxes.Shape(sign).Reverse();

        public double Advance(Rune sign) => Boxes.Advance(sign);

        public double Kern(Rune left, Rune right) => Boxes.Kern(left, right);
    }

    [Fact]
    public void Inlines_of_letters_without_spines_lie_within_them_and_are_lines()
    {
        SetLetters line = Typesetter.Line(new(Face.Of(Boxes)), "HI", 40) with { StemMm = 15 };
        Outline inline = LetterPaint.Inlines(line, 3, 0.4);
        Assert.Equal(2, inline.Contours.Length);
        Assert.True(line.Bounds.Grow(-5.5) is var room && inline.Contours.All(c => c.Flatten(0.1).TrueForAll(room.Contains)));
    }

    [Theory]
    [InlineData("badge")]
    [InlineData("chest-stripes")]
    [InlineData("wreath")]
    public void Every_family_that_sets_words_sets_them_in_the_font(string family)
    {
        Recipe recipe = Badge(family) with { Lettering = ["山海有归期"], Font = Boxes.Mark };
        if (family == "badge")
            recipe = recipe with { Parameters = recipe.Parameters.SetItem("treatment", 0).SetItem("wear", 0) };
        Artwork art = ProceduralGenerator.Draw(recipe, fonts: new SmallShelf(Boxes));
        Artwork again = ProceduralGenerator.Draw(recipe, fonts: new SmallShelf(new BoxFont(Latin + Han)));
        Assert.Equal(art.Shapes.Length, again.Shapes.Length);
        Assert.All(art.Shapes.Zip(again.Shapes), pair => Assert.Equal(pair.First.Outline.Bounds, pair.Second.Outline.Bounds));

        // A shape of five boxes, and no other font's letters.
        Assert.Contains(art.Shapes, s => s.Outline.Contours.Length == 5 && s.Outline.Contours.All(c => c.Segments.Length is 3 or 4 || c.Segments.All(g => g.IsLine)));
    }

    [Fact]
    public void No_layout_of_a_badge_cuts_Chinese_words()
    {
        foreach (int layout in Enumerable.Range(0, 6))
        {
            foreach ((double width, double height) in new[] { (280.0, 320.0), (89, 89) })
            {
                Recipe recipe = Badge("badge", ("layout", layout), ("treatment", layout % 5)) with { Lettering = ["山海有归期", "热爱可抵岁月漫长", "加油 2026"], Font = Boxes.Mark, WidthMm = width, HeightMm = height };
                Artwork art = ProceduralGenerator.Draw(recipe, fonts: new SmallShelf(Boxes));
                Rect page = art.Page.Grow(0.01);
                Assert.All(art.Shapes.Where(s => s.Ink is not null), s => Assert.True(s.Outline.Contours.All(c => c.Flatten(0.1).TrueForAll(page.Contains)), $"layout {layout}, {width} mm: {s.Outline.Bounds}"));
            }
        }
    }

    [Fact]
    public void A_recipe_is_not_drawn_without_its_font()
    {
        Recipe recipe = Badge() with { Lettering = ["Wild"], Font = Boxes.Mark };
        foreach (IFontShelf shelf in new[] { FontShelf.None, new SmallShelf(new BoxFont(Latin, hash: new string('b', 64))) })
        {
            InputException e = Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe, fonts: shelf));
            Assert.Contains("'Box Test' (Version 1)", e.Message, StringComparison.Ordinal);
            Assert.Contains(Boxes.Mark.Hash, e.Message, StringComparison.Ordinal);
        }
        Assert.Equal(recipe, RecipeJson.Read("r", RecipeJson.Write(recipe)) with { Lettering = recipe.Lettering, Inks = recipe.Inks, Parameters = recipe.Parameters, Roles = recipe.Roles, Colourways = recipe.Colourways, Cuts = recipe.Cuts, Motifs = recipe.Motifs, DrawnBy = recipe.DrawnBy });
        InputException lacking = Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe with { Lettering = ["Wild 龙"] }, fonts: new SmallShelf(Boxes)));
        Assert.Contains("龙 (U+9F99)", lacking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_of_a_recipe_is_what_its_words_are_set_in()
    {
        Recipe recipe = Badge("badge", ("face", 0)) with { Lettering = ["WILD"] };
        static string Text(Artwork art) => string.Join(' ', art.Shapes.Select(s => s.Outline.Bounds));
        Assert.Equal(Text(ProceduralGenerator.Draw(Badge("badge", ("face", 2)) with { Lettering = ["WILD"] })), Text(ProceduralGenerator.Draw(recipe with { Font = FontMark.Style("rounded") })));
        Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe with { Font = FontMark.Style("blackletter") }));
        Assert.Equal(["varsity", "gothic", "rounded", "stencil"], new[] { "slab", "窄体", "Rounded", "镂空体" }.Select(n => Face.Find(n)!.Id));
    }

    [Fact]
    public void A_specimen_shows_every_style()
    {
        foreach (Face face in Face.Display.Append(Face.Of(Boxes)))
        {
            Artwork page = FontSpecimen.Page(face);
            Assert.True(page.Shapes.Length > 20, face.Id);
            Assert.All(page.Shapes, s => Assert.True(s.Ink == 0 || page.Page.Grow(0.01).Union(s.Outline.Bounds) == page.Page.Grow(0.01), $"{face.Id}: {s.Outline.Bounds}"));
        }
    }
}
