using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Render.Tests.Raster;

public class CoverageTests
{
    private static Plate Draw(double size, params Shape[] shapes) =>
        PlateRenderer.Render(Art.Page(size, size, shapes), Art.PixelPerMm).Plates[0];

    [Fact]
    public void A_rectangle_on_pixel_borders_is_full_inside_and_bare_outside()
    {
        Plate plate = Draw(4, Art.Fill(0, Art.Box(1, 1, 3, 4)));
        Assert.Equal([0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0], plate.Coverage);
    }

    [Fact]
    public void A_pixel_covered_in_part_carries_that_part()
    {
        // 0.5 × 0.25 of the first pixel, 0.25 of the next two, half a column on the right.
        Plate plate = Draw(4, Art.Fill(0, Art.Box(0.5, 0.75, 3, 2)));
        Assert.Equal([32, 64, 64, 0], plate.Coverage[..4]);
        Assert.Equal([128, 255, 255, 0], plate.Coverage[4..8]);
    }

    [Fact]
    public void A_triangle_covers_its_exact_area_pixel_by_pixel()
    {
        Plate plate = Draw(2, Art.Fill(0, Outline.Polygon(new Point(0, 0), new Point(2, 2), new Point(0, 2))));
        Assert.Equal([128, 0, 255, 128], plate.Coverage);
        plate = Draw(2, Art.Fill(0, Outline.Polygon(new Point(0, 0), new Point(2, 1), new Point(0, 1))));
        Assert.Equal([191, 64, 0, 0], plate.Coverage);
    }

    [Fact]
    public void A_circle_sums_to_its_area()
    {
        Plate plate = Draw(120, Art.Fill(0, Outline.Circle(new(60.3, 59.1), 50)));
        double area = plate.Coverage.Sum(c => c / 255.0);
        Assert.InRange(area / (Math.PI * 2500), 0.9995, 1.0003);
    }

    [Fact]
    public void The_fill_rule_decides_about_a_contour_inside_another()
    {
        Outline nested = Art.Box(0, 0, 3, 3).With(Art.Box(1, 1, 2, 2));
        Assert.Equal(255, Draw(3, Art.Fill(0, nested))[1, 1]);
        Assert.Equal(0, Draw(3, Art.Fill(0, nested, FillRule.EvenOdd))[1, 1]);
        Outline hole = Art.Box(0, 0, 3, 3).With(Art.Box(1, 1, 2, 2).Reverse());
        Assert.Equal(0, Draw(3, Art.Fill(0, hole))[1, 1]);
    }

    [Fact]
    public void Shapes_reaching_over_the_page_fill_it_to_its_edges()
    {
        Plate plate = Draw(3, Art.Fill(0, Outline.Polygon(new Point(-1e6, 1.5), new Point(1.5, -1e6), new Point(1e6, 1.5), new Point(1.5, 1e6))));
        Assert.All(plate.Coverage, c => Assert.Equal(255, c));
        Assert.All(Draw(3, Art.Fill(0, Art.Box(4, -5, 9, 9))).Coverage, c => Assert.Equal(0, c));
        Assert.All(Draw(3, Art.Fill(0, Art.Box(-9, -5, -1, 9))).Coverage, c => Assert.Equal(0, c));
    }

    [Fact]
    public void A_later_ink_takes_away_the_earlier_and_a_knock_out_takes_all()
    {
        PlateSet plates = PlateRenderer.Render(Art.Page(4, 1,
            Art.Fill(0, Art.Box(0, 0, 4, 1)), Art.Fill(1, Art.Box(1, 0, 3, 1)), Art.Fill(null, Art.Box(2.5, 0, 4, 1))), Art.PixelPerMm);
        Assert.Equal([255, 0, 0, 0], plates.Plates[0].Coverage);
        Assert.Equal([0, 255, 128, 0], plates.Plates[1].Coverage);
    }

    [Fact]
    public void A_ramp_runs_evenly_from_stop_to_stop_and_goes_on_beyond_its_ends()
    {
        var across = new LinearRamp(new(1, 0), new(9, 0), [new(0, 0), new(1, 1)]);
        Plate plate = Draw(10, Art.Fill(0, Art.Box(0, 0, 10, 10), coverage: across));
        Assert.Equal(0, plate[0, 5]);
        Assert.Equal(255, plate[9, 5]);
        for (int x = 1; x < 9; x++)
            Assert.InRange(plate[x, 5], (x - 0.5) / 8 * 255 - 0.7, (x - 0.5) / 8 * 255 + 0.7);

        var out_ = new RadialRamp(new(5, 5), 4, 2, [new(0, 1), new(1, 0.5)]);
        plate = Draw(10, Art.Fill(0, Art.Box(0, 0, 10, 10), coverage: out_));
        Assert.Equal(128, plate[0, 0]);
        Assert.Equal(plate[2, 5], plate[7, 4]);
        Assert.InRange(plate[5, 5], 255 * (1 - 0.5 * Math.Sqrt(0.125 * 0.125 + 0.25 * 0.25)) - 1, 255 * (1 - 0.5 * Math.Sqrt(0.125 * 0.125 + 0.25 * 0.25)) + 1);
    }

    [Fact]
    public void Many_thin_layers_do_not_drift()
    {
        var thin = new LinearRamp(new(0, 0), new(1, 0), [new(0, 0.01), new(1, 0.01)]);
        Plate plate = Draw(1, [.. Enumerable.Repeat(Art.Fill(0, Art.Box(0, 0, 1, 1), coverage: thin), 200)]);
        Assert.InRange(plate[0, 0], 255 * (1 - Math.Pow(0.99, 200)) - 1, 255 * (1 - Math.Pow(0.99, 200)) + 1);
    }
}
