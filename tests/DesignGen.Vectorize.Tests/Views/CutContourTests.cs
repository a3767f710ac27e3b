using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Views;

public sealed class CutContourTests
{
    private static CutRules Rules(double offset, double radius, bool holes = false) => new(Length.FromMillimetres(offset), Length.FromMillimetres(radius), holes);

    [Fact]
    public void The_line_runs_round_the_colours_at_its_offset()
    {
        Artwork cut = CutContour.Make(Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Rules(2, 1));
        CutLine line = Assert.Single(cut.CutLines);
        Assert.Equal((CutKind.Kiss, "Contour"), (line.Kind, line.Label));
        Assert.Empty(cut.Shapes);
        Rect bounds = line.Outline.Bounds;
        Assert.Equal(0, bounds.Left, 0.01);
        Assert.Equal(24, bounds.Bottom, 0.01);
        Assert.Equal(24 * 24 - (4 - Math.PI) * 4, line.Outline.Area(), 0.3);
    }

    [Fact]
    public void Near_islands_are_joined_and_far_ones_are_pieces_of_their_own()
    {
        var near = Outline.Circle(new(5, 5), 2).With(Outline.Circle(new(11, 5), 2));
        var map = Maps.Nested([Maps.Yellow], near.With(Outline.Circle(new(5, 20), 1)));
        Artwork apart = CutContour.Make(map, Rules(0.5, 0)), joined = CutContour.Make(map, Rules(0.5, 0.7));
        Assert.Equal(["Contour 1", "Contour 2", "Contour 3"], apart.CutLines.Select(c => c.Label));
        Assert.Equal(2, joined.CutLines.Length);
        Assert.True(joined.CutLines[0].Outline.Bounds.Width > 10.9);
    }

    [Fact]
    public void Holes_are_kept_where_asked_and_wide_enough()
    {
        static Outline Ring(double r) => Outline.Circle(new(12, 12), r);
        InkMap map = Maps.Nested([Maps.Yellow, null], Ring(10), Ring(5));
        Assert.Single(CutContour.Make(map, Rules(2, 1)).CutLines[0].Outline.Contours);
        Outline holed = CutContour.Make(map, Rules(2, 1, holes: true)).CutLines[0].Outline;
        Assert.Equal(2, holed.Contours.Length);
        Assert.Equal(6, holed.Contours.Min(c => new Outline([c]).Bounds.Width), 0.02);
        Assert.Single(CutContour.Make(Maps.Nested([Maps.Yellow, null], Ring(10), Ring(2.4)), Rules(2, 1, holes: true)).CutLines[0].Outline.Contours);
    }

    [Fact]
    public void Colours_keep_the_offset_from_the_line_everywhere()
    {
        InkMap map = Maps.Cells(new Dice(21), 6, 5, 3, [Maps.Yellow, Maps.Red], bare: true);
        var colours = Region.Union([.. map.Faces.Select(f => Region.From(f))]);
        Artwork cut = CutContour.Make(map, Rules(1, 0.8));
        var sheet = Region.Union([.. cut.CutLines.Select(c => Region.From(c.Outline))]);
        Assert.True(colours.Grow(0.99).Subtract(sheet).IsEmpty);
        // Hollow corners are as round as asked: closing with the radius adds next to nothing.
        Assert.Equal(0, sheet.Close(0.75).Subtract(sheet).AreaMm2, 0.05);
    }

    [Fact]
    public void Measures_out_of_range_are_refused() =>
        Assert.Contains("25 mm", Assert.Throws<InputException>(() => CutContour.Make(Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Rules(25, 1))).Message);
}
