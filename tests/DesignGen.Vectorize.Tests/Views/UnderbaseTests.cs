using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Views;

public sealed class UnderbaseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(1.5)]
    public void White_keeps_the_choke_from_the_edge_of_the_colours(double choke)
    {
        InkMap map = Maps.Cells(new Dice(11), 6, 5, 3, [Maps.Yellow, Maps.Red, Maps.Navy], bare: true);
        var underbase = Underbase.Make(map, Length.FromMillimetres(choke));
        var colours = Region.Union([.. map.Faces.Select(f => Region.From(f))]);
        var white = Region.From(Assert.Single(underbase.Artwork.Shapes).Outline);
        Assert.Equal(0, white.Subtract(colours).AreaMm2, choke > 0 ? 1e-9 : 0.01);
        Assert.Equal(InkKind.Underbase, Assert.Single(underbase.Artwork.Inks).Kind);
        RegionProbe edge = new(colours), inside = new(white);
        var dice = new Dice(2);
        for (int i = 0; i < 4000; i++)
        {
            var place = new Point(dice.Between(0, 18), dice.Between(0, 15));
            double away = edge.DistanceTo(place, 3);
            if (Math.Abs(away - choke) > 0.006 && away > 0.004)
                Assert.Equal(edge.Contains(place) && away > choke, inside.Contains(place));
        }
    }

    [Fact]
    public void Inks_that_need_no_white_have_none()
    {
        InkMap map = Maps.DiscInSquare(Maps.Yellow, Maps.Black);
        Assert.Equal(19.5 * 19.5, Underbase.Make(map).White.AreaMm2, 1e-6);
        Assert.Equal(19.5 * 19.5 - Math.PI * 6.25 * 6.25, Underbase.Make(map, without: ["black"]).White.AreaMm2, 0.1);
        Assert.Empty(Underbase.Make(map).Bare);
    }

    [Fact]
    public void Strokes_and_dots_too_thin_for_the_choke_are_named()
    {
        // A square with a thin handle, and a dot.
        var shape = Outline.Rectangle(new(2, 2, 10, 10)).With(Outline.Rectangle(new(10, 5, 20, 5.3))).With(Outline.Circle(new(15, 15), 0.2));
        InkMap map = Maps.Nested([Maps.Yellow], shape);
        Underbase made = Underbase.Make(map);
        Assert.Equal(2, made.Bare.Length);
        Assert.Equal(3, made.Bare[0].AreaMm2, 0.15);
        Assert.Equal(20, made.Bare[0].Within.Right, 0.001);
        Assert.Equal(new Point(15, 15).X, made.Bare[1].Within.Centre.X, 0.001);
    }

    [Fact]
    public void A_choke_out_of_range_is_refused()
    {
        var error = Assert.Throws<InputException>(() => Underbase.Make(Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Length.FromMillimetres(2), ["mauve"]));
        Assert.Equal(["choke", "without"], error.Problems.Select(p => p.Place));
    }

    [Fact]
    public void The_white_of_a_tile_is_not_choked_at_its_border()
    {
        InkMap tile = Maps.Tile();
        double width = tile.Width.Millimetres, height = tile.Height.Millimetres;
        var all = Underbase.Make(tile);
        var some = Underbase.Make(tile, without: [tile.Inks[1].Id]);
        var whole = Underbase.Make(Maps.TwoByTwo(tile), without: [tile.Inks[1].Id]);

        Assert.Equal(width * height, all.White.AreaMm2, 1e-6);
        Assert.NotNull(all.Artwork.Repeat);
        // The page and its next copy beside the seam, against the same place within two by two.
        var seam = Region.Rectangle(new(width / 2, 1, width * 1.5, height - 1));
        Outline white = some.White.ToOutline();
        Region laid = Region.Union(Region.From(white), Region.From(white.Transform(Affine.Translate(width, 0)))).Intersect(seam);
        Assert.Equal(0, laid.Xor(whole.White.Intersect(seam)).AreaMm2, 0.002);
    }
}
