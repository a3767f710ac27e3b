using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Mockups;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Render.Tests.Mockups;

public sealed class MockupTests
{
    private static readonly Srgb Red = new(220, 20, 20), Blue = new(20, 20, 220);

    private static MockupBook Book => Templates.Catalogue.Mockups;

    public static TheoryData<string> Looks => [.. Book.Looks.Select(l => l.Id)];

    [Theory]
    [MemberData(nameof(Looks))]
    public void Every_mock_up_shows_the_design_and_is_the_same_on_any_number_of_threads(string id)
    {
        Mockup look = Book.Looks.First(l => l.Id == id);
        bool back = look is TeeMockup { IsBack: true };
        Artwork art = look is HandMockup ? Nails() : Solid(80, 80);
        Picture one = Render(look, art, threads: 1, placement: back ? "full-back" : null), many = Render(look, art, threads: 4, placement: back ? "full-back" : null);
        Assert.Equal(one.Pixels, many.Pixels);
        Assert.Equal(200, Math.Max(one.Width, one.Height));
        Assert.NotEqual(one.Pixels, Render(look, art with { Shapes = [] }, placement: back ? "full-back" : null).Pixels);
    }

    [Fact]
    public void A_print_has_its_size_and_place_on_the_shirt()
    {
        var look = (TeeMockup)Book.Looks.First(l => l.Id == "tee-regular-front");
        Picture picture = Render(look, Solid(280, 320), px: 900);
        (int left, int top, int right, int bottom) = Box(picture, IsRed);
        // The cloth lies on a table that is 1.13 times as wide as the shirt with its sleeves; so the chest tells the scale.
        double reach = look.Cut.Shoulder / 2 + look.Cut.Sleeve * Math.Cos(look.Cut.SleeveDegrees * Math.PI / 180), perMm = 900 / (2 * reach * 1.13);
        Assert.Equal(280, (right - left) / perMm, 6.0);
        Assert.Equal(320, (bottom - top) / perMm, 7.0);
        Assert.Equal(450, (left + right) / 2.0, 5.0);
        Placement placement = Templates.Catalogue.Products["t-shirt"].Placements.First(p => p.Id == "full-front");
        double hem = Box(picture, p => p[1] > 236 && p[0] > 236).Bottom, drop = look.Cut.NeckFront + placement.Drop.Millimetres;
        Assert.Equal(look.Cut.Length - drop, (hem - top) / perMm, 14.0);
    }

    [Fact]
    public void A_design_for_the_front_leaves_the_back_bare_and_the_other_way_round()
    {
        Mockup front = Book.Looks.First(l => l.Id == "tee-regular-front"), back = Book.Looks.First(l => l.Id == "tee-regular-back");
        Assert.DoesNotContain(Render(back, Solid(200, 200)).Pixels.Chunk(3), p => IsRed(p));
        Assert.DoesNotContain(Render(front, Solid(200, 200), placement: "full-back").Pixels.Chunk(3), p => IsRed(p));
        Assert.All(Book.Showing("t-shirt", "full-back"), l => Assert.True(((TeeMockup)l).IsBack));
        Assert.All(Book.Showing("t-shirt", "all-over"), l => Assert.False(((TeeMockup)l).IsBack));
    }

    [Fact]
    public void A_pattern_stands_upright_on_the_body_and_along_the_sleeves()
    {
        // Upright stripes of 20 mm: they run down the body, and from shoulder to opening on a sleeve.
        var look = (TeeMockup)Book.Looks.First(l => l.Id == "tee-regular-front");
        var stripes = new Artwork(Length.FromMillimetres(40), Length.FromMillimetres(40), new(RepeatLayout.Block, Length.FromMillimetres(40), Length.FromMillimetres(40)), [new Ink("red", "Red", Red), new Ink("blue", "Blue", Blue)],
            [new(0, Outline.Rectangle(new(0, 0, 20, 40)), FillRule.NonZero, Coverage.Solid), new(1, Outline.Rectangle(new(20, 0, 40, 40)), FillRule.NonZero, Coverage.Solid)], []);
        Picture picture = Render(look, stripes, px: 800, placement: "all-over");
        double angle = look.Cut.SleeveDegrees * Math.PI / 180, reach = look.Cut.Shoulder / 2 + look.Cut.Sleeve * Math.Cos(angle), perMm = 800 / (2 * reach * 1.13);
        (int _, int top, int _, int _) = Box(picture, p => IsRed(p) || p[2] > 150 && p[0] < 80);
        Point neck = new(400, top - 2), along = Point.Polar(1, angle), middle = neck + new Point(look.Cut.Shoulder / 2 + 100, look.Cut.Slope + 110) * perMm;
        Assert.InRange(Changes(middle, along), 0, 2);
        Assert.InRange(Changes(middle, along.Perpendicular), 2, 8);
        Point chest = neck + new Point(0, 400) * perMm;
        Assert.InRange(Changes(chest, new(0, 1)), 0, 2);
        Assert.InRange(Changes(chest, new(1, 0)), 2, 8);

        int Changes(Point at, Point way)
        {
            bool[] reds = [.. Enumerable.Range(-40, 81).Select(mm => at + way * (mm * perMm)).Select(p => picture.At((int)p.X, (int)p.Y)[0] > picture.At((int)p.X, (int)p.Y)[2])];
            return Enumerable.Range(1, reds.Length - 1).Count(i => reds[i] != reds[i - 1]);
        }
    }

    [Fact]
    public void Every_finger_wears_its_own_nail()
    {
        Mockup both = Book.Looks.First(l => l.Id == "hands-both"), left = Book.Looks.First(l => l.Id == "hand-left"), right = Book.Looks.First(l => l.Id == "hand-right");
        Artwork nails = Nails();
        Assert.All(Enumerable.Range(0, 10), n => Assert.InRange(Count(Render(both, nails, px: 500), nails, n), 25, 900));
        Picture one = Render(left, nails, px: 400), other = Render(right, nails, px: 400);
        Assert.All(Enumerable.Range(0, 10), n => Assert.Equal(n < 5, Count(one, nails, n) > 25));
        Assert.All(Enumerable.Range(0, 10), n => Assert.Equal(n >= 5, Count(other, nails, n) > 25));

        // Light and gloss change an ink's codes; its hue tells it from the others.
        static int Count(Picture picture, Artwork nails, int nail)
        {
            Srgb ink = nails.Inks[nail].Colour;
            return picture.Pixels.Chunk(3).Count(p => Math.Abs(p[0] - ink.R) + Math.Abs(p[1] - ink.G) + Math.Abs(p[2] - ink.B) < 36);
        }
    }

    [Fact]
    public void People_take_turns_until_every_skin_was_seen_on_every_body()
    {
        int all = Book.Skins.Length * Book.Bodies.Length;
        MockupCast[] turns = [.. Enumerable.Range(0, all).Select(i => MockupCast.Of(Book, 4711, i))];
        Assert.Equal(all, turns.Select(t => (t.Skin, t.Body)).Distinct().Count());
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.True(pair.First.Skin != pair.Second.Skin && pair.First.Body != pair.Second.Body));
        Assert.Equal(MockupCast.Of(Book, 4711, 3), MockupCast.Of(Book, 4711, 3));
        Assert.True(Enumerable.Range(0, 40).Select(seed => MockupCast.Of(Book, (ulong)seed * 7919, 0).Skin).Distinct().Count() > 6, "seeds begin anywhere");
    }

    [Fact]
    public void Skins_and_bodies_are_seen()
    {
        Mockup worn = Book.Looks.First(l => l.Id == "tee-worn-front");
        Picture[] pictures = [.. Book.Bodies.Select((b, i) => Render(worn, Solid(10, 10), cast: new(Book.Skins[i], b, false)))];
        Assert.Equal(pictures.Length, pictures.Select(p => Convert.ToHexString(p.Pixels)).Distinct().Count());
        // The two largest bodies are the widest at the waist, the two slim ones the narrowest.
        BodyShape[] byWidth = [.. Book.Bodies.OrderBy(b => Waist(Render(worn, Solid(10, 10), cast: new(Book.Skins[0], b, false), garment: new(20, 180, 60))))];
        BodyShape[] byWaist = [.. Book.Bodies.OrderBy(b => b.Waist)];
        Assert.Equal(byWaist[..2].ToHashSet(), byWidth[..2].ToHashSet());
        Assert.Equal(byWaist[^2..].ToHashSet(), byWidth[^2..].ToHashSet());

        // Green cloth halfway down, as a share of the frame's height, which is about the same length of shirt for all.
        static double Waist(Picture picture) =>
            Enumerable.Range(0, picture.Width).Count(x => picture.At(x, picture.Height * 6 / 10) is var p && p[1] > 2 * p[0] && p[1] > 2 * p[2]) / (double)picture.Height;
    }

    [Fact]
    public void What_can_not_be_shown_is_told()
    {
        Mockup hands = Book.Looks.First(l => l.Id == "hands-both"), tee = Book.Looks.First(l => l.Id == "tee-regular-front");
        Assert.Contains("ten nails", Assert.Throws<InputException>(() => Render(hands, Solid(80, 80))).Message, StringComparison.Ordinal);
        Assert.Contains("3001 px", Assert.Throws<InputException>(() => Render(tee, Solid(80, 80), px: 3001)).Message, StringComparison.Ordinal);
    }

    private static bool IsRed(byte[] p) => p[0] > 110 && p[1] < 110 && p[2] < 110 && p[0] > 2 * p[1];

    private static (int Left, int Top, int Right, int Bottom) Box(Picture picture, Func<byte[], bool> shows)
    {
        var box = (Left: int.MaxValue, Top: int.MaxValue, Right: 0, Bottom: 0);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (shows(picture.At(x, y).ToArray()))
                    box = (Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x + 1), Math.Max(box.Bottom, y + 1));
            }
        }
        return box;
    }

    private static Picture Render(Mockup look, Artwork art, int px = 200, int threads = 1, string? placement = null, MockupCast? cast = null, Srgb? garment = null)
    {
        Product product = Templates.Catalogue.Products[look.Product];
        return MockupRenderer.Render(look, new(art, product, product.Placements.FirstOrDefault(p => p.Id == placement) ?? product.Placements[0], garment ?? Srgb.White, cast ?? MockupCast.Of(Book, 3, 0)), px, threads);
    }

    private static Artwork Solid(double width, double height) => new(
        Length.FromMillimetres(width), Length.FromMillimetres(height), null, [new Ink("red", "Red", Red)],
        [new(0, Outline.Rectangle(new(0, 0, width, height)), FillRule.NonZero, Coverage.Solid)], []);

    // Two rows of five, each of its own colour, as the sheets of nail sets have them.
    private static Artwork Nails()
    {
        double[] widths = [16, 12, 13, 12, 9.5];
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        var cuts = ImmutableArray.CreateBuilder<CutLine>();
        var inks = ImmutableArray.CreateBuilder<Ink>();
        for (int i = 0; i < 10; i++)
        {
            var box = Rect.FromSize(4 + i % 5 * 22, 4 + i / 5 * 34, widths[i % 5], widths[i % 5] * 1.8);
            inks.Add(new($"ink-{i}", $"Ink {i}", new Srgb((byte)(60 + i % 3 * 80), (byte)(200 - i / 3 * 60), (byte)(40 + i * 37 % 160))));
            shapes.Add(new(i, Outline.Rectangle(box.Grow(1.6)), FillRule.NonZero, Coverage.Solid));
            cuts.Add(new(CutKind.Kiss, $"nail {i}", Outline.RoundedRectangle(box, widths[i % 5] / 2), Domed: true));
        }
        return new(Length.FromMillimetres(120), Length.FromMillimetres(76), null, inks.ToImmutable(), shapes.ToImmutable(), cuts.ToImmutable());
    }
}
