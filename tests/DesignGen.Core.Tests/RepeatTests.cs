using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Tests;

public sealed class RepeatTests
{
    public static TheoryData<RepeatLayout, int> Steppings()
    {
        var cases = new TheoryData<RepeatLayout, int>();
        foreach (Stepping stepping in SteppingNames.All)
            cases.Add(stepping.Layout, stepping.DropParts);
        return cases;
    }

    private static Repeat Of(RepeatLayout layout, int parts = 2) => new(layout, Length.FromMillimetres(96), Length.FromMillimetres(60), parts);

    [Theory]
    [MemberData(nameof(Steppings))]
    public void Images_of_a_motif_fall_on_the_same_place_of_the_tile(RepeatLayout layout, int parts)
    {
        Repeat repeat = Of(layout, parts);
        Rect motif = Rect.FromSize(3, 7, 4, 4);
        // An ogee's or a diamond's tile holds two images.
        Point second = layout is RepeatLayout.Ogee or RepeatLayout.Diamond ? new(53, 39) : new(5, 9);
        foreach (Affine image in repeat.Images(motif, new(-300, -300, 500, 500)).Where(m => m is { A: 1, D: 1 }))
        {
            Point place = repeat.ToTile(image.Apply(new Point(5, 9)));
            Assert.InRange(Math.Min(place.DistanceTo(new(5, 9)), place.DistanceTo(second)), 0, 1e-9);
        }
    }

    [Theory]
    [InlineData(RepeatLayout.Block, 2, 96, 60)]
    [InlineData(RepeatLayout.HalfDrop, 2, 192, 60)]
    [InlineData(RepeatLayout.HalfDrop, 3, 288, 60)]
    [InlineData(RepeatLayout.Brick, 2, 96, 120)]
    [InlineData(RepeatLayout.Brick, 4, 96, 240)]
    [InlineData(RepeatLayout.Mirror, 2, 96, 60)]
    [InlineData(RepeatLayout.Ogee, 2, 96, 60)]
    [InlineData(RepeatLayout.Border, 2, 96, 60)]
    public void The_period_is_the_smallest_block_that_steps_straight(RepeatLayout layout, int parts, double width, double height) =>
        Assert.Equal((width, height), Of(layout, parts).Period);

    [Theory]
    [MemberData(nameof(Steppings))]
    public void Each_period_holds_as_many_images_as_the_orbit(RepeatLayout layout, int parts)
    {
        Repeat repeat = Of(layout, parts);
        (double width, double height) = repeat.Period;
        // A speck off every axis: each of its images lies in exactly one period.
        int images = repeat.Images(Rect.FromSize(11.3, 8.7, 0.001, 0.001), Rect.FromSize(width * 3, layout == RepeatLayout.Border ? 0 : height * 5, width, height)).Count();
        Assert.Equal(repeat.Orbit.Count, images);
    }

    [Fact]
    public void A_half_drop_lowers_every_second_column_by_half()
    {
        Repeat repeat = Of(RepeatLayout.HalfDrop);
        Point[] places = [.. repeat.Images(Rect.FromSize(10, 10, 2, 2), new(0, 0, 192, 60)).Select(m => m.Apply(new Point(10, 10)))];
        Assert.Equal([new(10, 10), new(106, 40)], places.OrderBy(p => p.X));
    }

    [Fact]
    public void A_third_drop_lowers_each_next_column_by_a_third()
    {
        Repeat repeat = Of(RepeatLayout.HalfDrop, 3);
        Point[] places = [.. repeat.Images(Rect.FromSize(10, 10, 2, 2), new(0, 0, 288, 60)).Select(m => m.Apply(new Point(10, 10)))];
        Assert.Equal([new(10, 10), new(106, 30), new(202, 50)], places.OrderBy(p => p.X));
    }

    [Fact]
    public void Every_stepping_is_found_by_its_key_and_its_names()
    {
        foreach (Stepping stepping in SteppingNames.All)
        {
            Assert.Equal(stepping, SteppingNames.Find(stepping.Key().ToUpperInvariant()));
            Assert.Equal(stepping, SteppingNames.Find(stepping.Name().Zh));
        }
        Assert.Equal(new(RepeatLayout.HalfDrop), SteppingNames.Find("Half drop"));
        Assert.Equal(new(RepeatLayout.HalfDrop, 3), SteppingNames.Find(" １/3 drop"));
        Assert.Null(SteppingNames.Find("third"));
        Assert.Null(SteppingNames.Find(""));
        Assert.Equal("mirror", new Stepping(RepeatLayout.Mirror, 3).Key());
    }

    [Fact]
    public void A_brick_moves_every_second_row_by_half()
    {
        Repeat repeat = Of(RepeatLayout.Brick);
        Point[] places = [.. repeat.Images(Rect.FromSize(10, 10, 2, 2), new(0, 0, 96, 120)).Select(m => m.Apply(new Point(10, 10)))];
        Assert.Equal([new(10, 10), new(58, 70)], places.OrderBy(p => p.Y));
    }

    [Fact]
    public void A_field_shows_each_image_once()
    {
        Outline dot = Outline.Circle(new(0, 30), 5);
        Repeat repeat = Of(RepeatLayout.Block);
        // Stored with its copy on the right edge, as the canvas would.
        var tile = new Artwork(repeat.Width, repeat.Height, repeat, [], [
            new(null, dot, FillRule.NonZero, Coverage.Solid),
            new(null, dot.Transform(Affine.Translate(96, 0)), FillRule.NonZero, Coverage.Solid, 0)], []);
        Assert.Equal(3, Field.Spread(tile, new(0, 0, 192, 60)).Shapes.Length);
    }
}
