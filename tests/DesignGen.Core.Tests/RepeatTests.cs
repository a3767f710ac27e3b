using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Tests;

public sealed class RepeatTests
{
    public static TheoryData<RepeatLayout> Layouts() => [.. Enum.GetValues<RepeatLayout>()];

    private static Repeat Of(RepeatLayout layout) => new(layout, Length.FromMillimetres(100), Length.FromMillimetres(60));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Images_of_a_motif_fall_on_the_same_place_of_the_tile(RepeatLayout layout)
    {
        Repeat repeat = Of(layout);
        Rect motif = Rect.FromSize(3, 7, 4, 4);
        foreach (Affine image in repeat.Images(motif, new(-300, -300, 500, 500)).Where(m => m is { A: 1, D: 1 }))
        {
            Point place = repeat.ToTile(image.Apply(new Point(5, 9)));
            Assert.Equal(5, place.X, 9);
            Assert.Equal(9, place.Y, 9);
        }
    }

    [Theory]
    [InlineData(RepeatLayout.Block, 100, 60)]
    [InlineData(RepeatLayout.HalfDrop, 200, 60)]
    [InlineData(RepeatLayout.Brick, 100, 120)]
    [InlineData(RepeatLayout.Mirror, 100, 60)]
    public void The_period_is_the_smallest_block_that_steps_straight(RepeatLayout layout, double width, double height) =>
        Assert.Equal((width, height), Of(layout).Period);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Each_period_holds_as_many_images_as_the_orbit(RepeatLayout layout)
    {
        Repeat repeat = Of(layout);
        (double width, double height) = repeat.Period;
        // A speck off every axis: each of its images lies in exactly one period.
        int images = repeat.Images(Rect.FromSize(11.3, 8.7, 0.001, 0.001), Rect.FromSize(width * 3, height * 5, width, height)).Count();
        Assert.Equal(repeat.Orbit.Count, images);
    }

    [Fact]
    public void A_half_drop_lowers_every_second_column_by_half()
    {
        Repeat repeat = Of(RepeatLayout.HalfDrop);
        Point[] places = [.. repeat.Images(Rect.FromSize(10, 10, 2, 2), new(0, 0, 200, 60)).Select(m => m.Apply(new Point(10, 10)))];
        Assert.Equal([new(10, 10), new(110, 40)], places.OrderBy(p => p.X));
    }

    [Fact]
    public void A_brick_moves_every_second_row_by_half()
    {
        Repeat repeat = Of(RepeatLayout.Brick);
        Point[] places = [.. repeat.Images(Rect.FromSize(10, 10, 2, 2), new(0, 0, 100, 120)).Select(m => m.Apply(new Point(10, 10)))];
        Assert.Equal([new(10, 10), new(60, 70)], places.OrderBy(p => p.Y));
    }

    [Fact]
    public void A_field_shows_each_image_once()
    {
        Outline dot = Outline.Circle(new(0, 30), 5);
        Repeat repeat = Of(RepeatLayout.Block);
        // Stored with its copy on the right edge, as the canvas would.
        var tile = new Artwork(repeat.Width, repeat.Height, repeat, [], [
            new(null, dot, FillRule.NonZero, Coverage.Solid),
            new(null, dot.Transform(Affine.Translate(100, 0)), FillRule.NonZero, Coverage.Solid, 0)], []);
        Assert.Equal(3, Field.Spread(tile, new(0, 0, 200, 60)).Shapes.Length);
    }
}
