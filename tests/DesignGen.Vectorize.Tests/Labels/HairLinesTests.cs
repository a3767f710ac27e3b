using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;
using DesignGen.Vectorize.Tests.CentreLines;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Labels;

/// <summary>Lines and gaps of about a pixel, wherever they lie between pixels.</summary>
public class HairLinesTests
{
    private static readonly Srgb Sand = new(224, 184, 29), Brown = new(179, 86, 32), Grey = new(128, 128, 128), Pink = new(255, 89, 222), Red = new(255, 23, 125), Green = new(0, 115, 0);

    [Fact]
    public void The_halves_of_a_line_between_two_columns_are_no_inks()
    {
        // Lines of one pixel that run for a while in the middle between two columns and lean to one side at their ends.
        IEnumerable<(Srgb, Outline)> lines = Enumerable.Range(0, 10).Select(i => (Srgb.Black, Stroke.Outline(
            new Contour(new(12 + 15 * i, 10), [Segment.Line(new(14 + 15 * i, 40)), Segment.Line(new(14 + 15 * i, 80)), Segment.Line(new(16 + 15 * i, 110))]), new StrokeStyle(1))));
        Picture page = LinePages.Draw(170, 120, [(Sand, Outline.Rectangle(new(0, 0, 84, 120))), (Brown, Outline.Rectangle(new(84, 0, 170, 120))), (Srgb.Black, Outline.Rectangle(new(0, 114, 170, 120))), .. lines]);

        Assert.Equal(new[] { Srgb.Black, Brown, Sand }, Inks(page));
    }

    [Fact]
    public void Lines_of_two_pixels_between_two_other_inks_stay_an_ink()
    {
        // Grey on white, as black and white would mix, ending at black.
        IEnumerable<(Srgb, Outline)> lines = from i in Enumerable.Range(0, 10) select (Grey, Outline.Rectangle(new(10 + 15 * i, 10, 12 + 15 * i, 80)));
        Picture page = LinePages.Draw(170, 120, [.. lines, (Srgb.Black, Outline.Rectangle(new(5, 80, 165, 100)))]);

        Assert.Equal(new[] { Srgb.Black, Grey, Srgb.White }, Inks(page));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.7)]
    public void A_line_that_leans_on_the_next_column_stays_whole(double into)
    {
        Picture page = LinePages.Draw(60, 100, (Sand, Outline.Rectangle(new(0, 0, 60, 100))), (Srgb.Black, Outline.Rectangle(new(40, 10, 50, 90))), (Srgb.Black, Outline.Rectangle(new(20 + into, 10, 21 + into, 90))));

        InkMap map = Tracer.Trace(page, new() { Width = Length.FromMillimetres(60) }).Map;

        Contour line = Assert.Single(map.Faces[map.Inks.IndexOf(map.Inks.Single(i => i.Colour == Srgb.Black))].Contours, c => c.Start.X < 30);
        Assert.Equal(80, new Outline([line]).Area(), 8.0);
        Assert.InRange(line.Segments.Length, 4, 10);
    }

    [Fact]
    public void A_bare_gap_between_two_shapes_stays_bare_and_takes_no_third_ink()
    {
        // Pink to 19.7, red from 20.4 on, and a green corner so that there is a third ink to take by mistake.
        const int wide = 40, high = 60;
        var pixels = new byte[wide * high * 4];
        for (int i = 0; i < wide * high; i++)
        {
            int x = i % wide, y = i / wide;
            (Srgb c, double share) = x < 6 && y < 8 ? (Green, 1) : x < 19 ? (Pink, 1) : x == 19 ? (Pink, 0.7) : x == 20 ? (Red, 0.6) : (Red, 1);
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = (c.R, c.G, c.B, (byte)Math.Round(255 * share));
        }

        InkMap map = Tracer.Trace(new(wide, high, 4, pixels), new() { Width = Length.FromMillimetres(wide), Inks = 3 }).Map;

        int green = map.Inks.IndexOf(map.Inks.Single(i => i.Colour == Green));
        Assert.Equal(6 * 8, map.Faces[green].Area(), 1.0);
        Assert.Equal(wide * high - 0.7 * high, map.Faces.Sum(f => f.Area()), 3.0);
        Assert.Equal(2, map.Edges.Count(e => e.Left is null || e.Right is null));
    }

    private static IEnumerable<Srgb> Inks(Picture page) =>
        Tracer.Trace(page, new() { Width = Length.FromMillimetres(page.Width), Inks = 6 }).Map.Inks.Select(i => i.Colour).OrderBy(c => c.R);
}
