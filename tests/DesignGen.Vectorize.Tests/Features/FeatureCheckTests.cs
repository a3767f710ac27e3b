using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;
using static DesignGen.Vectorize.Tests.Features.Drawing;

namespace DesignGen.Vectorize.Tests.Features;

public class FeatureCheckTests
{
    [Fact]
    public void Planted_defects_are_found_where_they_are()
    {
        Drawing drawing = new Drawing(200, 120).Box(Red, 10, 10, 90, 110).Box(LabelMap.Clear, 40, 10, 42, 110).Line(Black, 120, 60, 180, 60, 2).Disc(Yellow, 150, 20, 1);
        FeatureFindings found = drawing.Check(4, 4);
        FeaturePlace line = Assert.Single(found.Places, p => p is { IsIsland: false, Ink: Black });
        Assert.InRange(line.At.X, 12, 18);
        Assert.InRange(line.At.Y, 5.8, 6.2);
        Assert.Equal(0.2, line.Width.Millimetres, 0.06);
        Assert.Equal(6, line.Extent.Millimetres, 0.4);
        FeaturePlace gap = Assert.Single(found.Places, p => p is { IsIsland: false, Ink: null });
        Assert.Equal(2, gap.AreaMm2, 0.1);
        Assert.InRange(gap.At.X, 4, 4.2);
        Assert.Single(found.Places, p => p is { IsIsland: true, Ink: Yellow });
        Assert.Equal(1, found.Islands);
        Assert.True(found.ThinLineMm2 > 1.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(26.565)]
    [InlineData(45)]
    [InlineData(73)]
    public void Rendered_lines_are_told_apart_at_the_limit(double angle)
    {
        // A raster of ten pixels to the limit: 15 % less is found, the limit passes.
        (double dx, double dy) = (Math.Cos(angle * Math.PI / 180) * 80, Math.Sin(angle * Math.PI / 180) * 80);
        Assert.True(Rendered(10).IsClean);
        Assert.True(Rendered(10.3).IsClean);
        Assert.False(Rendered(8).IsClean);

        FeatureFindings Rendered(double thick)
        {
            LabelMap map = new Drawing(240, 240).Line(Black, 120 - dx, 120 - dy, 120 + dx, 120 + dy, thick).Map;
            byte[] plate = [.. map.Labels.Select(l => (byte)(l == Black ? 255 : 0))];
            return FeatureCheck.Inspect([plate], 240, Inks[..1], Limits(10, 10), Length.FromMillimetres(24));
        }
    }

    [Fact]
    public void Gaps_between_plates_count_only_where_no_ink_is()
    {
        byte[] left = new byte[200 * 100], right = new byte[200 * 100];
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = (byte)(i % 200 is > 20 and < 98 ? 255 : 0);
            right[i] = (byte)(i % 200 is >= 102 and < 180 ? 255 : 0);
        }
        Assert.Single(FeatureCheck.Inspect([left, right], 200, Inks[..2], Limits(10, 10), Length.FromMillimetres(20)).Places);
        for (int i = 0; i < left.Length; i++)
            right[i] = (byte)(i % 200 is >= 95 and < 180 ? 255 : 0);
        Assert.True(FeatureCheck.Inspect([left, right], 200, Inks[..2], Limits(10, 10), Length.FromMillimetres(20)).IsClean);
    }

    [Fact]
    public void A_tip_that_the_border_cuts_is_no_stroke_and_a_thin_line_that_runs_off_the_page_is()
    {
        // Of the corner's point, three pixels are off the page.
        Assert.True(FeatureCheck.Inspect(new Drawing(200, 200).Fill(Black, (x, y) => Math.Abs(x - 100) < 0.55 * (y + 3) && y < 150).Map, Inks, Limits(16, 16), Length.FromMillimetres(20), enlarge: 1).IsClean);
        FeatureFindings found = FeatureCheck.Inspect(new Drawing(200, 200).Box(Black, 50, 60, 150, 150).Box(Black, 96, 0, 102, 60).Map, Inks, Limits(16, 16), Length.FromMillimetres(20), enlarge: 1);
        Assert.InRange(Assert.Single(found.Places).AreaMm2, 3.4, 3.7);
    }

    [Fact]
    public void Corners_past_39_degrees_are_no_strokes_and_sharper_ones_are()
    {
        Assert.True(Corner(42).IsClean);
        Assert.False(Corner(25).IsClean);

        static FeatureFindings Corner(double degrees)
        {
            double slope = Math.Tan(degrees / 2 * Math.PI / 180);
            return FeatureCheck.Inspect(new Drawing(300, 300).Fill(Black, (x, y) => x > 20 && x < 280 && Math.Abs(y - 150) < slope * (x - 20)).Map,
                Inks, Limits(16, 16), Length.FromMillimetres(30), enlarge: 1);
        }
    }

    [Fact]
    public void Waists_count_where_they_are_longer_than_the_limit()
    {
        Assert.True(Waist(8).IsClean);
        Assert.False(Waist(40).IsClean);

        static FeatureFindings Waist(double length) => FeatureCheck.Inspect(
            new Drawing(240, 100).Box(Black, 20, 20, 100, 80).Box(Black, 100 + length, 20, 220, 80).Box(Black, 90, 46, 110 + length, 54).Map,
            Inks[..1], Limits(16, 2), Length.FromMillimetres(24), enlarge: 1);
    }

    [Fact]
    public void A_tile_is_looked_at_across_its_border()
    {
        Drawing drawing = new Drawing(60, 60).Box(Black, 0, 10, 3, 50).Box(Black, 57, 10, 60, 50);
        Assert.True(FeatureCheck.Inspect(drawing.Map, Inks, Limits(5, 5), drawing.Width, wrap: true).IsClean);
        Assert.False(FeatureCheck.Inspect(drawing.Map, Inks, Limits(8, 5), drawing.Width, wrap: true).IsClean);
    }

    [Fact]
    public void Limits_too_wide_to_measure_are_refused()
    {
        Drawing drawing = new(20, 20);
        Assert.Throws<ArgumentException>(() => FeatureCheck.Inspect(drawing.Map, Inks, Limits(300, 300), drawing.Width));
    }

    [Fact]
    public void Limits_come_from_the_method()
    {
        var screen = new PrintMethod("screen", new("Screen print", "丝网印"), Length.FromMillimetres(0.35), Length.FromMillimetres(0.71), 12, new(300), null, false);
        FeatureLimits limits = FeatureLimits.Of(screen);
        Assert.Equal(0.35, limits.MinLine.Millimetres);
        Assert.Equal(0.71, limits.MinGap.Millimetres);
        Assert.Equal(Math.PI / 8 * 0.35 * 0.35, limits.MinAreaMm2, 9);
    }
}
