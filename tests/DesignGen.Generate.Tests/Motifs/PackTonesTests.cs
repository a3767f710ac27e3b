using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Motifs.Packs;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Tests.Motifs;

/// <summary>How the colours of a pack's drawing become tones that any palette can dress, and what lies between its parts.</summary>
public sealed class PackTonesTests
{
    // Colours of the strawberry, the koala and the parrot of Fluent Emoji (Microsoft, MIT), with shares of the picture such as they show.
    private static readonly PackTones Strawberry = Of(("#F8312F", 62), ("#CA0B4A", 12), ("#00D26A", 10), ("#008463", 5), ("#FCD53F", 6), ("#212121", 0.4));

    private static PackTones Of(params (string Colour, double Area)[] seen) => new(seen.Select(s => (Srgb.Parse(s.Colour), s.Area)));

    private static CharmTone Tone(PackTones tones, string colour, bool inner = true) => tones.Of(Srgb.Parse(colour), null, inner);

    [Fact]
    public void The_most_seen_colourful_one_is_the_main_tone_and_its_darker_and_lighter_kin_shadow_and_highlight()
    {
        Assert.Equal(Main, Tone(Strawberry, "#F8312F"));
        Assert.Equal(Deep, Tone(Strawberry, "#9B1020"));
        Assert.Equal(Glow, Tone(Of(("#F8312F", 60), ("#FFA6A0", 20)), "#FFA6A0"));
        Assert.Equal(25, Strawberry.HueDegrees!.Value, 8.0);
    }

    [Fact]
    public void A_small_bright_thing_leads_before_a_large_grey_one()
    {
        PackTones robot = Of(("#BEBEBE", 60), ("#F92F60", 30), ("#3B3B3B", 10));
        Assert.Equal(Main, Tone(robot, "#F92F60"));
        Assert.Equal(Ink, Tone(robot, "#3B3B3B"));
        Assert.Equal(Pale, Tone(robot, "#E6E6E6"));
        Assert.Null(Of(("#BEBEBE", 60), ("#636363", 40)).HueDegrees);
    }

    [Fact]
    public void Greens_are_leaves_unless_the_thing_itself_is_green()
    {
        Assert.Equal(Leaf, Tone(Strawberry, "#00D26A"));
        Assert.Equal(LeafDeep, Tone(Strawberry, "#008463"));
        Assert.Equal(Main, Tone(Of(("#00D26A", 60), ("#FCD53F", 20)), "#00D26A"));
    }

    [Fact]
    public void The_most_seen_other_hue_is_the_second_colour_and_near_black_is_line()
    {
        Assert.Equal(Second, Tone(Strawberry, "#FCD53F"));
        Assert.Equal(Ink, Tone(Strawberry, "#212121"));
    }

    [Fact]
    public void Colours_near_each_other_are_one_tone()
    {
        PackTones tones = Of(("#F8312F", 40), ("#F93836", 20), ("#212121", 5));
        Assert.Equal(Tone(tones, "#F8312F"), Tone(tones, "#F93836"));
    }

    [Fact]
    public void What_makes_the_silhouette_takes_no_tone_that_may_come_out_as_bare_ground()
    {
        PackTones tones = Of(("#F8312F", 60), ("#FFA6A0", 20), ("#212121", 10), ("#FFFFFF", 10));
        foreach (string colour in new[] { "#F8312F", "#FFA6A0", "#212121", "#FFFFFF" })
            Assert.DoesNotContain(Tone(tones, colour, inner: false), new[] { Ink, Glow });
    }

    [Fact]
    public void A_part_on_one_of_its_own_tone_is_told_from_it()
    {
        PackTones tones = Of(("#F8312F", 60), ("#FF5A50", 6));
        Srgb upper = Srgb.Parse("#FF5A50"), lower = Srgb.Parse("#F8312F");
        CharmTone below = tones.Of(lower, null, inner: false);
        Assert.NotEqual(below, tones.Of(upper, (lower, below), inner: true));
    }

    [Fact]
    public void A_drawing_that_hides_a_copy_of_itself_keeps_its_silhouette()
    {
        PackShape tile = new(Srgb.Parse("#86d72f"), Outline.Rectangle(new(0, 0, 100, 100)), FillRule.NonZero);
        DesignCanvas canvas = MotifPicture.Canvas(60, 60, 0.3);
        MotifPicture.Put(canvas, PackDrawing.Of(new(new("tile", "house", new string('0', 64), "own work", "shop"), [tile, tile])).Native, new(1), new(30, 30), 40);
        Assert.Contains(canvas.Build().Shapes, s => s.Ink is not null && s.Outline.Bounds.Width > 30);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(120, false)]
    public void A_slit_between_two_parts_is_filled_where_the_press_would_not_keep_it_open(double sizeMm, bool filled)
    {
        // Two halves of a tile, a hundredth of it apart.
        PackMotif tile = new(new("tile", "house", new string('0', 64), "own work", "shop"),
            [new(Srgb.Parse("#F8312F"), Outline.Rectangle(new(0, 0, 49.5, 100)), FillRule.NonZero), new(Srgb.Parse("#FCD53F"), Outline.Rectangle(new(50.5, 0, 100, 100)), FillRule.NonZero)]);
        DesignCanvas canvas = MotifPicture.Canvas(sizeMm * 1.5, sizeMm * 1.5, 0.3);
        MotifPicture.Put(canvas, PackDrawing.Of(tile).Native, new(1), new(sizeMm * 0.75, sizeMm * 0.75), sizeMm);
        IEnumerable<Shape> shapes = canvas.Build().Shapes;
        double narrow = Narrow(shapes);
        Assert.Equal(filled, narrow < 0.01 * sizeMm * 0.01 * sizeMm);

        // Area of the ground that a gap of 0.3 mm would close.
        static double Narrow(IEnumerable<Shape> shapes)
        {
            var all = Core.Geometry.Regions.Region.Union([.. shapes.Where(s => s.Ink is not null).Select(s => Core.Geometry.Regions.Region.From(s.Outline, s.Rule, 0.01))]);
            return all.Close(1.0).Subtract(all).AreaMm2;
        }
    }
}
