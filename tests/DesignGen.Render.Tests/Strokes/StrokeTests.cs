using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Render.Tests.Strokes;

public class StrokeTests
{
    private const int PixelsPerMm = 10;

    private static Plate Draw(Outline outline, double size = 40) =>
        PlateRenderer.Render(Art.Page(size, size, Art.Fill(0, outline)), Resolution.FromPixelsPerMillimetre(PixelsPerMm)).Plates[0];

    private static double Inked(Outline outline) => Draw(outline).Coverage.Sum(c => c / 255.0) / (PixelsPerMm * PixelsPerMm);

    // Edges may lie 0.01 mm off.
    private static void Close(double expected, double inked, double tolerance = 0.02) => Assert.InRange(inked, expected - tolerance, expected + tolerance);

    [Fact]
    public void Straight_lines_have_exactly_their_width_and_caps()
    {
        Contour line = Centreline.Lines(new(10, 20), new(30, 20));
        StrokeStyle Style(StrokeCap cap) => new(2) { StartCap = cap, EndCap = cap };
        Close(40, Inked(Stroke.Outline(line, Style(StrokeCap.Butt))));
        Close(44, Inked(Stroke.Outline(line, Style(StrokeCap.Square))));
        Close(40 + Math.PI, Inked(Stroke.Outline(line, Style(StrokeCap.Round))));
        Assert.Equal(4, Stroke.Outline(line, Style(StrokeCap.Butt)).Contours.Single().Segments.Length + 1);
    }

    [Fact]
    public void Corners_are_mitred_cut_or_rounded_by_their_exact_areas()
    {
        Contour corner = Centreline.Lines(new(10, 10), new(30, 10), new(30, 30));
        StrokeStyle Style(StrokeJoin join, double limit = 4) => new(2) { StartCap = StrokeCap.Butt, EndCap = StrokeCap.Butt, Join = join, MiterLimit = limit };
        const double arms = 20 + 20 + 19 + 19 + 1;
        Close(arms + 1, Inked(Stroke.Outline(corner, Style(StrokeJoin.Miter))));
        Close(arms + 0.5, Inked(Stroke.Outline(corner, Style(StrokeJoin.Bevel))));
        Close(arms + 0.5, Inked(Stroke.Outline(corner, Style(StrokeJoin.Miter, 1.4))));
        Close(arms + Math.PI / 4, Inked(Stroke.Outline(corner, Style(StrokeJoin.Round))));
        Close(Inked(Stroke.Outline(corner, Style(StrokeJoin.Miter))), Inked(Stroke.Outline(corner.Reverse(), Style(StrokeJoin.Miter))));
    }

    [Fact]
    public void A_closed_line_has_no_ends_whichever_way_round_it_runs()
    {
        Contour ring = Outline.Circle(new(20, 20), 10).Contours[0];
        Close(Math.PI * (121 - 81), Inked(Stroke.Outline(ring, 2, closed: true)), 0.5);
        Close(Math.PI * (121 - 81), Inked(Stroke.Outline(ring.Reverse(), 2, closed: true)), 0.5);
        Contour square = Outline.Rectangle(new(10, 10, 30, 30)).Contours[0];
        Close(22 * 22 - 18 * 18, Inked(Stroke.Outline(square, new StrokeStyle(2) { Join = StrokeJoin.Miter }, closed: true)));
    }

    [Fact]
    public void A_taper_runs_from_width_to_width()
    {
        Outline wedge = Stroke.Outline(Centreline.Lines(new(10, 20), new(30, 20)), new StrokeStyle(WidthProfile.Taper(4, 0)));
        Close(40 + Math.PI * 2, Inked(wedge));
        Plate plate = Draw(wedge);
        int Across(double mm) => Enumerable.Range(0, plate.Height).Sum(y => plate[(int)(mm * PixelsPerMm), y]) / 255;
        Assert.InRange(Across(15), 29, 31);
        Assert.InRange(Across(25), 9, 11);
        Assert.Equal(new Rect(8, 18, 30, 22), wedge.Bounds);
    }

    [Fact]
    public void A_brush_stroke_of_a_vein_takes_few_curves()
    {
        Contour vein = Centreline.Curve(new(5, 5), new(15, 8), new(25, 18), new(33, 35));
        Outline leaf = Stroke.Outline(vein, new StrokeStyle(WidthProfile.Brush(0.1, 3, 0)));
        Assert.Single(leaf.Contours);
        Assert.InRange(leaf.Contours[0].Segments.Length, 4, 14);
    }

    [Fact]
    public void Width_profiles_stay_between_their_knots()
    {
        var profile = new WidthProfile(new(0, 1), new(0.2, 4), new(0.6, 4), new(1, 0));
        for (double s = 0.005; s < 1; s += 0.01)
        {
            (double low, double high) = s < 0.2 ? (1, 4) : s < 0.6 ? (4, 4) : (0, 4);
            Assert.InRange(profile.At(s).Width, low - 1e-9, high + 1e-9);
            Assert.Equal((profile.At(s + 1e-6).Width - profile.At(s - 1e-6).Width) / 2e-6, profile.At(s).Slope, 2);
        }
        Assert.Throws<ArgumentException>(() => new WidthProfile(new WidthKnot(0.5, 1), new WidthKnot(0.5, 2)));
        Assert.Throws<ArgumentException>(() => WidthProfile.Constant(-1));
    }

    [Fact]
    public void Points_draw_dots_and_nothing_draws_nothing()
    {
        Contour point = Centreline.Lines(new(20, 20), new(20, 20));
        Close(Math.PI, Inked(Stroke.Outline(point, 2)));
        Close(4, Inked(Stroke.Outline(point, new StrokeStyle(2) { StartCap = StrokeCap.Square, EndCap = StrokeCap.Square })));
        Assert.True(Stroke.Outline(point, new StrokeStyle(2) { StartCap = StrokeCap.Butt, EndCap = StrokeCap.Butt }).IsEmpty);
        Assert.True(Stroke.Outline(Centreline.Lines(new(2, 2), new(9, 9)), 0).IsEmpty);
    }

    [Fact]
    public void Every_place_within_half_a_width_is_inked_and_none_beyond_whatever_the_curve()
    {
        var dice = new Dice(7);
        for (int trial = 0; trial < 50; trial++)
        {
            Dice own = dice.Fork("curve", trial);
            Point Place() => new(own.Between(8, 32), own.Between(8, 32));
            Contour line = own.Whole(0, 2) switch
            {
                0 => Centreline.Curve(Place(), Place(), Place(), Place()),
                1 => Centreline.Smooth(Place(), Place(), Place(), Place()),
                _ => Centreline.Lines(Place(), Place(), Place(), Place()),
            };
            double width = own.Between(0.5, 7);
            Plate plate = Draw(Stroke.Outline(line, width));
            List<Point> path = line.Flatten(0.01);
            for (int y = 0; y < plate.Height; y += 5)
            {
                for (int x = 0; x < plate.Width; x += 5)
                {
                    double away = Away(path, new((x + 0.5) / PixelsPerMm, (y + 0.5) / PixelsPerMm));
                    if (away < width / 2 - 0.1)
                        Assert.True(plate[x, y] >= 252, $"trial {trial}: {plate[x, y]} at {x}, {y}, {away:0.00} mm from a line {width:0.00} mm wide");
                    else if (away > width / 2 + 0.1)
                        Assert.True(plate[x, y] == 0, $"trial {trial}: {plate[x, y]} at {x}, {y}, {away:0.00} mm from a line {width:0.00} mm wide");
                }
            }
        }
    }

    private static double Away(List<Point> path, Point from)
    {
        double least = double.MaxValue;
        for (int i = 1; i < path.Count; i++)
        {
            Point along = path[i] - path[i - 1];
            double square = Point.Dot(along, along), share = square == 0 ? 0 : Math.Clamp(Point.Dot(from - path[i - 1], along) / square, 0, 1);
            least = Math.Min(least, (path[i - 1] + along * share).DistanceTo(from));
        }
        return least;
    }
}
