using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;
using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Vectorize.Tests.CentreLines;

public class CentreLineTracerTests
{
    private static readonly Pen[] Script =
    [
        new(Centreline.Smooth(new(10, 60), new(30, 30), new(45, 60), new(30, 90), new(20, 70), new(60, 50), new(90, 20), new(80, 95), new(110, 60), new(130, 50), new(150, 90)), 3),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void A_straight_line_is_one_line_of_its_width_at_any_angle(double width)
    {
        for (double degrees = 0; degrees < 180; degrees += 7.5)
        {
            var middle = new Point(60.3, 60.7);
            Point half = Point.Polar(40, degrees * Math.PI / 180);
            var pen = new Pen(Centreline.Lines(middle - half, middle + half), width);
            CentreLineMap map = LinePages.Trace(LinePages.Draw(121, 121, pen));
            CentreLineStroke stroke = Assert.Single(map.Strokes);
            Assert.False(stroke.Closed);
            Assert.Null(stroke.Profile);
            // A thin line may have no pixel of its ink: then its darkest grey passes for the ink, and the line for the wider.
            double dark = (255 - map.Inks[stroke.Ink].Colour.G) / 255.0;
            Assert.Equal(width, stroke.WidthMm * dark, 0.15);
            // The mean is what is asked; where an end is cut by pixels it may be off by more.
            (double mean, double most) = LinePages.Miss(map, pen);
            Assert.True(mean < 0.15, $"{degrees}°: mean {mean}");
            Assert.True(most < 1, $"{degrees}°: most {most}");
            Assert.Equal(0, LinePages.Areas(map));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_line_cut_straight_is_as_long_with_round_ends(double width)
    {
        var pen = new Pen(Centreline.Lines(new(20.4, 30.2), new(97.1, 71.6)), width, Cap: StrokeCap.Butt);
        CentreLineStroke stroke = Assert.Single(LinePages.Trace(LinePages.Draw(121, 121, pen)).Strokes);
        double drawn = new Point(20.4, 30.2).DistanceTo(new(97.1, 71.6)), found = stroke.Path.Start.DistanceTo(stroke.Path.Segments[^1].End) + stroke.WidthMm;
        Assert.Equal(drawn, found, 0.5);
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(40, 4)]
    [InlineData(40, 8)]
    [InlineData(6, 2)]
    public void A_circle_is_one_closed_stroke(double radius, double width)
    {
        var pen = new Pen(Outline.Circle(new(60.2, 59.6), radius).Contours[0], width, Closed: true);
        CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 120, pen));
        CentreLineStroke stroke = Assert.Single(map.Strokes);
        Assert.True(stroke.Closed);
        Assert.Equal(stroke.Path.Start, stroke.Path.Segments[^1].End);
        Assert.InRange(stroke.Path.Segments.Length, 2, 6);
        Assert.Equal(width, stroke.WidthMm, 0.15);
        Assert.True(LinePages.Miss(map, pen).Mean < 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_cross_is_two_strokes_however_slanting(double width)
    {
        foreach ((double left, double right) in new[] { (20.2, 95.7), (40.2, 75.7) })
        {
            Pen[] pens = [new(Centreline.Lines(new(10.3, left), new(108.4, right)), width), new(Centreline.Lines(new(10.1, 115.9 - left), new(110.4, 118 - right)), width)];
            CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 120, pens));
            Assert.Equal(2, map.Strokes.Length);
            Assert.True(LinePages.Miss(map, pens).Mean < 0.15);
            Assert.All(map.Strokes, s => Assert.Equal(width, s.WidthMm, 0.15));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_T_is_two_strokes_that_touch(double width)
    {
        Pen[] pens = [new(Centreline.Lines(new(10.3, 20.2), new(108.4, 30.7)), width), new(Centreline.Lines(new(57.2, 25.2), new(50.4, 100.7)), width)];
        CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 120, pens));
        Assert.Equal(2, map.Strokes.Length);
        Assert.True(LinePages.Miss(map, pens) is { Mean: < 0.15, Most: < 1 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Sharp_corners_are_kept_in_one_stroke(double width)
    {
        var pen = new Pen(Centreline.Lines(new(10.4, 90.2), new(40.3, 25.2), new(60.2, 90.7), new(90.3, 35.2), new(110, 100), new(140, 20)), width);
        CentreLineMap map = LinePages.Trace(LinePages.Draw(160, 120, pen));
        Assert.Single(map.Strokes);
        Assert.True(LinePages.Miss(map, pen) is { Mean: < 0.1, Most: < 1 });
    }

    [Fact]
    public void Notches_and_bumps_on_an_edge_make_no_strokes()
    {
        var bumps = Enumerable.Range(0, 9).Select(i => (Srgb.Black, Outline.Circle(new(20 + i * 10, i % 2 == 0 ? 46.5 : 53.5), 1.6)));
        Picture page = LinePages.Draw(120, 100, [(Srgb.Black, Stroke.Outline(Centreline.Lines(new(12, 50), new(108, 50)), 8)), .. bumps]);
        Assert.Single(LinePages.Trace(page).Strokes);
    }

    [Fact]
    public void A_line_that_swells_has_a_width_profile()
    {
        var style = new StrokeStyle(WidthProfile.Taper(2, 8));
        Picture page = LinePages.Draw(140, 60, (Srgb.Black, Stroke.Outline(Centreline.Lines(new(15, 30), new(125, 33)), style)));
        CentreLineStroke stroke = Assert.Single(LinePages.Trace(page).Strokes);
        Assert.NotNull(stroke.Profile);
        double[] ends = [stroke.Profile.At(0.05).Width, stroke.Profile.At(0.95).Width];
        Assert.Equal(2.3, ends.Min(), 0.4);
        Assert.Equal(7.7, ends.Max(), 0.4);
        Assert.Equal(5, stroke.Profile.At(0.5).Width, 0.3);
    }

    [Fact]
    public void A_ring_that_swells_begins_and_ends_equally_wide()
    {
        var ring = new Outline([Outline.Circle(new(60, 60), 46).Contours[0], Outline.Circle(new(60, 62.5), 40).Contours[0].Reverse()]);
        CentreLineStroke stroke = Assert.Single(LinePages.Trace(LinePages.Draw(120, 120, (Srgb.Black, ring))).Strokes);
        Assert.True(stroke.Closed);
        Assert.NotNull(stroke.Profile);
        Assert.Equal(stroke.Profile.At(0).Width, stroke.Profile.At(1).Width, 0.01);
        Point at = stroke.Path.Start;
        // Wide at the top, thin at the bottom: what the profile says where the path begins is what is there.
        Assert.Equal(46 - RadiusOfHole((at - new Point(60, 60)).Unit), stroke.Profile.At(0).Width, 0.4);

        // How far the hole's edge is from the ring's centre in a direction.
        static double RadiusOfHole(Point u)
        {
            double along = u.Y * 2.5;
            return along + Math.Sqrt(1600 - 6.25 + along * along);
        }
    }

    [Fact]
    public void What_is_wider_than_a_line_stays_an_area_and_its_lines_reach_into_it()
    {
        Outline disc = Outline.Circle(new(40, 60), 20);
        Picture page = LinePages.Draw(160, 120, (Srgb.Black, disc), (Srgb.Black, Stroke.Outline(Centreline.Lines(new(40, 60), new(150, 66)), 3)));
        CentreLineMap map = LinePages.Trace(page);
        CentreLineStroke stroke = Assert.Single(map.Strokes);
        Assert.Equal(1, LinePages.Areas(map));
        Point[] ends = [stroke.Path.Start, stroke.Path.Segments[^1].End];
        Assert.Equal(3, stroke.WidthMm, 0.15);
        Assert.True(ends.Min(e => e.DistanceTo(new(40, 60))) < 20.5);
    }

    [Fact]
    public void The_widest_line_can_be_stated()
    {
        Picture page = LinePages.Draw(120, 120, new Pen(Centreline.Lines(new(15, 30), new(105, 40)), 2), new Pen(Centreline.Lines(new(15, 80), new(105, 90)), 12));
        Assert.Single(LinePages.Trace(page).Strokes);
        CentreLineMap all = LinePages.Trace(page, lines: new() { WidestLine = Length.FromMillimetres(15) });
        Assert.Equal(2, all.Strokes.Length);
        Assert.Equal(0, LinePages.Areas(all));
        Assert.Throws<InputException>(() => LinePages.Trace(page, lines: new() { WidestLine = Length.FromMillimetres(0) }));
    }

    [Fact]
    public void Areas_go_on_beneath_strokes()
    {
        var outline = new Contour(new(20, 20), [Segment.Line(new(100, 24)), Segment.Line(new(96, 100)), Segment.Line(new(18, 96))]);
        var red = new Srgb(220, 40, 30);
        Picture page = LinePages.Draw(120, 120, (red, new Outline([outline])), (Srgb.Black, Stroke.Outline(outline, 3, closed: true)));
        CentreLineMap map = LinePages.Trace(page, inks: 3);
        CentreLineStroke stroke = Assert.Single(map.Strokes);
        Assert.True(stroke.Closed);
        int ink = Enumerable.Range(0, 3).Single(i => map.Inks[i].Colour == red);
        Assert.Equal(new Outline([outline]).Area(), map.Faces[ink].Area(), 60.0);
        Assert.True(map.Faces[Enumerable.Range(0, 3).Single(i => map.Inks[i].Colour == Srgb.Black)].IsEmpty);
    }

    [Fact]
    public void The_artwork_looks_like_the_page()
    {
        Picture page = LinePages.Draw(170, 120, Script);
        Artwork art = LinePages.Trace(page).ToArtwork();
        Picture drawn = CompositeRenderer.Render(art, new Resolution(25.4), Srgb.White);
        double difference = page.Pixels.Zip(drawn.Pixels, (a, b) => Math.Abs(a - b)).Average(d => (double)d);
        // A line moved by 0.1 px differs by about a level over the whole page; crossings and tight bends add to it.
        Assert.True(difference < 0.6, $"{difference}");
        Assert.Equal(2, art.Inks.Length);
    }

    [Fact]
    public void Handwriting_is_followed_closely()
    {
        CentreLineMap map = LinePages.Trace(LinePages.Draw(170, 120, Script));
        Assert.True(LinePages.Miss(map, Script).Mean < 0.15);
        Assert.Single(map.Strokes);
    }

    [Fact]
    public void A_mirrored_or_turned_page_gives_mirrored_or_turned_strokes()
    {
        Pen[] pens = [.. Script, new(Centreline.Lines(new(12, 104), new(150, 12)), 2), new(Outline.Circle(new(120, 90), 15).Contours[0], 2, true)];
        Picture page = LinePages.Draw(170, 120, pens);
        CentreLineMap plain = LinePages.Trace(page), mirrored = LinePages.Trace(LinePages.Mirror(page)), turned = LinePages.Trace(LinePages.Turn(page));
        Assert.Equal(plain.Strokes.Length, mirrored.Strokes.Length);
        Assert.Equal(plain.Strokes.Length, turned.Strokes.Length);
        // Held against the first result as if that had been drawn.
        Pen[] Moved(Affine map) => [.. plain.Strokes.Select(s => new Pen(s.Path.Transform(map), s.WidthMm, s.Closed))];
        Assert.True(LinePages.Miss(mirrored, Moved(new(-1, 0, 0, 1, 170, 0))).Mean < 0.1);
        Assert.True(LinePages.Miss(turned, Moved(new(0, 1, -1, 0, 120, 0))).Mean < 0.1);
    }

    [Fact]
    public void A_blank_page_has_no_strokes()
    {
        var blank = new Picture(30, 20, 3, [.. Enumerable.Repeat((byte)255, 30 * 20 * 3)]);
        CentreLineMap map = LinePages.Trace(blank);
        Assert.Empty(map.Strokes);
        Assert.Equal(0, LinePages.Areas(map));
        CentreLineMap clear = LinePages.Trace(new Picture(30, 20, 4, new byte[30 * 20 * 4]));
        Assert.Empty(clear.Strokes);
        Assert.Null(clear.Ground);
        Assert.Empty(LinePages.Trace(new Picture(1, 1, 3, [0, 0, 0])).Strokes);
    }

    [Fact]
    public void A_page_all_of_ink_is_an_area()
    {
        CentreLineMap map = LinePages.Trace(new Picture(30, 20, 3, new byte[30 * 20 * 3]));
        Assert.Empty(map.Strokes);
        Assert.Equal(600, map.Faces[0].Area(), 0.01);
    }

    [Fact]
    public void A_disc_alone_is_no_line()
    {
        CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 120, (Srgb.Black, Outline.Circle(new(60, 60), 30))));
        Assert.Empty(map.Strokes);
        Assert.Equal(1, LinePages.Areas(map));
    }

    [Fact]
    public void A_page_gives_the_same_strokes_each_time()
    {
        Picture page = LinePages.Draw(170, 120, Script);
        Assert.Equal(CentreLineSvg.ToText(LinePages.Trace(page), areas: true), CentreLineSvg.ToText(LinePages.Trace(page), areas: true));
    }

    [Fact]
    public void Tracing_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Picture page = LinePages.Draw(170, 120, Script);
        Assert.ThrowsAny<OperationCanceledException>(() => CentreLineTracer.Trace(page, new VectorizeOptions { Width = Length.FromMillimetres(170) }, null, stop.Token));
    }
}
