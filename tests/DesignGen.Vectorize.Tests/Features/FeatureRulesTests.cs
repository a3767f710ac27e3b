using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;
using static DesignGen.Vectorize.Tests.Features.Drawing;

namespace DesignGen.Vectorize.Tests.Features;

/// <summary>The rules by which a drawing is made printable, one by one.</summary>
public class FeatureRulesTests
{
    public static TheoryData<double, double> Strokes()
    {
        var data = new TheoryData<double, double>();
        for (double thick = 1; thick <= 6; thick++)
        {
            for (double angle = 0; angle < 180; angle += 15)
                data.Add(thick, angle + 1.5);
        }
        data.Add(1, 0);
        data.Add(1, 45);
        data.Add(2, 90);
        data.Add(2, 135);
        return data;
    }

    [Theory]
    [MemberData(nameof(Strokes))]
    public void Strokes_are_grown_to_the_thinnest_line_at_any_angle(double thick, double angle)
    {
        const double Line = 7;
        (double dx, double dy) = (40 * Math.Cos(angle * Math.PI / 180), 40 * Math.Sin(angle * Math.PI / 180));
        Drawing drawing = new Drawing(120, 120).Line(Black, 60 - dx, 60 - dy, 60 + dx, 60 + dy, thick);
        Printed result = drawing.Pass(Line, Line);

        Assert.True(CheckAfter(result, drawing.Width, Line, Line).IsClean);
        Assert.Empty(result.Ledger.Unresolved);
        // Square to it, all along: on average no less than the limit but for what pixels can tell, and within a pixel of it anywhere.
        double sum = 0;
        int count = 0;
        for (double t = -0.85; t <= 0.85; t += 0.05, count++)
        {
            double width = Across(result, 60 + t * dx, 60 + t * dy, angle);
            Assert.InRange(width, Line - 1, Line + 1);
            sum += width;
        }
        Assert.InRange(sum / count, Line - 0.3, Line + 0.6);
        if (thick < 6)
            Assert.Equal(1, result.Ledger.Count(FeatureKind.Grown));
    }

    [Fact]
    public void Art_that_is_wide_enough_is_left_alone()
    {
        Drawing drawing = new Drawing(200, 160, Yellow)
            .Line(Black, 20, 20, 180, 60, 6).Disc(Red, 60, 110, 25).Box(Black, 110, 80, 190, 150).Box(Yellow, 130, 95, 170, 140).Disc(Black, 60, 110, 4);
        Printed result = drawing.Pass(4, 4);
        Assert.False(result.Changed);
        Assert.Empty(result.Ledger.Acts);
        Assert.Empty(result.Ledger.Unresolved);
    }

    [Fact]
    public void Only_what_is_thin_is_touched()
    {
        Drawing drawing = new Drawing(200, 100).Box(Red, 110, 20, 190, 80).Line(Black, 10, 50, 80, 40, 1);
        Printed result = drawing.Pass(5, 5);
        Assert.True(result.Changed);
        for (int y = 0; y < 100; y++)
        {
            for (int x = 90; x < 200; x++)
                Assert.Equal(drawing.Map[x, y], result[x, y]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(45)]
    public void Long_gaps_between_wide_parts_are_opened(double angle)
    {
        (double c, double s) = (Math.Cos(angle * Math.PI / 180), Math.Sin(angle * Math.PI / 180));
        Drawing drawing = new Drawing(120, 120).Fill(Black, (x, y) =>
        {
            double u = (x - 60) * c + (y - 60) * s, v = (y - 60) * c - (x - 60) * s;
            return Math.Abs(u) < 45 && Math.Abs(v) < 35 && Math.Abs(v) >= 1;
        });
        Printed result = drawing.Pass(5, 5);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Opened));
        Assert.True(CheckAfter(result, drawing.Width, 5, 5).IsClean);
        Assert.InRange(Across(result, 60, 60, angle, LabelMap.Clear), 4.5, 6);
    }

    [Fact]
    public void Short_gaps_are_bridged()
    {
        Drawing drawing = new Drawing(80, 60).Box(Black, 10, 20, 39, 32).Box(Black, 41, 20, 70, 32);
        Printed result = drawing.Pass(5, 5);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Bridged));
        Assert.Equal(Black, result[40, 26]);
        Assert.True(CheckAfter(result, drawing.Width, 5, 5).IsClean);
    }

    [Fact]
    public void A_gap_between_lines_that_cannot_give_is_bridged()
    {
        // Both lines must be grown, which leaves a gap of two pixels where six are asked.
        Drawing drawing = new Drawing(140, 60).Line(Black, 20, 26, 120, 26, 2).Line(Black, 20, 33, 120, 33, 2);
        Printed result = drawing.Pass(5, 6);
        Assert.True(result.Ledger.AreaMm2(FeatureKind.Bridged) > 0);
        Assert.True(CheckAfter(result, drawing.Width, 5, 6).IsClean);
        Assert.Equal(Black, result[70, 29]);
    }

    [Fact]
    public void A_gap_is_bridged_where_nothing_else_is_too_thin_either()
    {
        // The lines hold, but have nothing to spare: the first round finds no room and changes nothing.
        Drawing drawing = new Drawing(140, 60, Yellow).Box(Black, 20, 20, 120, 27).Box(Black, 20, 30, 120, 37);
        Printed result = drawing.Pass(6, 6);
        Assert.Equal(FeatureKind.Bridged, Assert.Single(result.Ledger.Acts).Kind);
        Assert.Empty(result.Ledger.Unresolved);
        Assert.True(CheckAfter(result, drawing.Width, 6, 6).IsClean);
        Assert.Equal(Black, result[70, 28]);
    }

    [Fact]
    public void A_waist_is_grown_however_narrow_its_ends_are()
    {
        // A hair between two bars, one and a half limits long.
        Drawing drawing = new Drawing(140, 80).Box(Black, 20, 10, 120, 30).Box(Black, 20, 39, 120, 60).Box(Black, 70, 30, 70.5, 39);
        Printed result = drawing.Pass(6, 6);
        Assert.Equal(FeatureKind.Grown, Assert.Single(result.Ledger.Acts).Kind);
        Assert.True(CheckAfter(result, drawing.Width, 6, 6).IsClean);
        Assert.InRange(Across(result, 70, 34.5, 90), 5.4, 7);
    }

    [Fact]
    public void A_light_line_in_a_dark_area_must_be_as_wide_as_a_gap()
    {
        Drawing drawing = new Drawing(140, 80).Box(Black, 10, 10, 130, 70).Line(Yellow, 30, 40, 110, 40, 5);
        Printed result = drawing.Pass(4, 8);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Opened));
        Assert.InRange(Across(result, 70, 40, 0, Yellow), 7, 9);
        // The other way round it is a line.
        Assert.False(new Drawing(140, 80).Box(Yellow, 10, 10, 130, 70).Line(Black, 30, 40, 110, 40, 5).Pass(4, 8).Changed);
    }

    [Fact]
    public void The_darker_ink_has_the_place_and_the_lighter_one_is_moved_aside()
    {
        // A thin black line along a thin yellow one on red: both are grown, the yellow one away from the black.
        Drawing drawing = new Drawing(160, 80, Red).Box(Yellow, 20, 38, 140, 40).Box(Black, 20, 36, 140, 38);
        Printed result = drawing.Pass(6, 6);
        Assert.Equal(2, result.Ledger.Count(FeatureKind.Grown));
        Assert.True(CheckAfter(result, drawing.Width, 6, 6).IsClean);
        Assert.InRange(Across(result, 80, 37, 0), 5.4, 6.6);
        Assert.InRange(Across(result, 80, 43, 0, Yellow), 5.4, 7);
        Assert.Equal(Black, result[80, 35]);
        Assert.Equal(Black, result[80, 38]);
    }

    [Fact]
    public void A_light_line_with_no_room_between_dark_ones_is_closed_and_listed()
    {
        Drawing drawing = new Drawing(160, 60).Box(Black, 20, 25, 140, 27).Box(Yellow, 20, 27, 140, 29).Box(Black, 20, 29, 140, 31);
        Printed result = drawing.Pass(6, 6);
        Assert.Equal(0, Area(result, Yellow));
        Assert.Contains(result.Ledger.Acts, a => a.Kind == FeatureKind.Bridged && a.Ink == Yellow);
        Assert.True(CheckAfter(result, drawing.Width, 6, 6).IsClean);
    }

    [Fact]
    public void Metallic_inks_get_twice_the_line()
    {
        Drawing drawing = new Drawing(120, 60).Line(Black, 20, 30, 100, 30, 5);
        Assert.False(drawing.Pass(4, 4).Changed);
        Printed gold = drawing.Pass(4, 4, inks: [new Ink("gold", "Gold", new(200, 160, 60), InkKind.Metallic)]);
        Assert.InRange(Across(gold, 60, 30, 0), 7.4, 8.6);
    }

    [Fact]
    public void Dots_below_the_least_area_go_to_the_likest_neighbour()
    {
        // Half in red and half on bare ground; red is more like yellow than white paper is not.
        Drawing drawing = new Drawing(60, 60, Red).Box(Black, 0, 30, 60, 60).Box(Yellow, 29, 29, 31, 31);
        Printed result = drawing.Pass(4, 4);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Dropped));
        Assert.Equal(0, Area(result, Yellow));
        Assert.Equal(Red, result[30, 30]);
        FeatureAct act = Assert.Single(result.Ledger.Acts);
        Assert.Equal(0.04, act.AreaMm2, 2);
        Assert.InRange(act.At.X, 2.9, 3.1);
        Assert.Equal(2, act.Ink);
    }

    [Fact]
    public void Larger_dots_are_grown_to_the_disc_of_the_thinnest_line()
    {
        Drawing drawing = new Drawing(60, 60).Disc(Black, 30, 30, 3.6);
        Printed result = drawing.Pass(9, 9);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Grown));
        Assert.InRange(Area(result, Black), Math.PI / 4 * 8.5 * 8.5, Math.PI / 4 * 10.2 * 10.2);
    }

    [Fact]
    public void Pinholes_are_filled()
    {
        Printed result = new Drawing(60, 60).Box(Red, 10, 10, 50, 50).Box(LabelMap.Clear, 29, 29, 31, 31).Pass(4, 4);
        Assert.Equal(1, result.Ledger.Count(FeatureKind.Filled));
        Assert.Equal(Red, result[30, 30]);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(60)]
    [InlineData(45)]
    public void Tips_of_corners_are_kept(double degrees)
    {
        double slope = Math.Tan(degrees / 2 * Math.PI / 180);
        Drawing drawing = new Drawing(140, 140).Fill(Black, (x, y) => x > 20 && x < 110 && Math.Abs(y - 70) < slope * (x - 20));
        Assert.False(drawing.Pass(5, 5).Changed);
        Assert.True(drawing.Check(5, 5).IsClean);
    }

    [Fact]
    public void Sharp_long_tips_are_made_as_wide_as_a_line()
    {
        Drawing drawing = new Drawing(200, 80).Fill(Black, (x, y) => x > 20 && x < 180 && Math.Abs(y - 40) < 0.09 * (x - 20));
        Printed result = drawing.Pass(6, 6);
        Assert.True(CheckAfter(result, drawing.Width, 6, 6).IsClean);
        Assert.InRange(Across(result, 30, 40, 0), 5.3, 6.7);
        // No knob where growing ends.
        for (double x = 25; x < 90; x += 1)
            Assert.InRange(Across(result, x, 40, 0), 4.9, Math.Max(6, 0.18 * (x - 20)) + 1.1);
    }

    [Fact]
    public void Mirrored_art_comes_out_mirrored()
    {
        LabelMap result = Mixed(false).Pass(5, 6).Fine, mirrored = Mixed(true).Pass(5, 6).Fine;
        Assert.Equal(result.Labels, Mixed(false).Pass(5, 6).Fine.Labels);
        // Curves are fitted from their begin on, which mirroring moves.
        int apart = 0;
        for (int i = 0; i < result.Labels.Length; i++)
            apart += result.Labels[i] != mirrored[result.Width - 1 - i % result.Width, i / result.Width] ? 1 : 0;
        Assert.InRange(apart, 0, result.Labels.Length / 100);
    }

    [Fact]
    public void Tiles_hold_the_limits_across_their_borders()
    {
        Drawing drawing = Mixed(false);
        Printed result = drawing.Pass(5, 6, wrap: true);
        FeatureFindings before = FeatureCheck.Inspect(drawing.Map, Inks, Limits(5, 6), drawing.Width, 4, true), after = CheckAfter(result, drawing.Width, 5, 6, wrap: true);
        Assert.False(before.IsClean);
        Assert.True(after.IsClean, string.Join("\n", after.Places));
    }

    [Fact]
    public void A_stroke_cut_by_the_page_is_grown_up_to_the_border()
    {
        Printed result = new Drawing(60, 60).Box(Black, 0, 29, 60, 31).Pass(6, 6);
        Assert.InRange(Across(result, 1, 30, 0), 5.4, 6.6);
        Assert.InRange(Across(result, 59, 30, 0), 5.4, 6.6);
        // Along the border only part of a stroke is on the page.
        Assert.False(new Drawing(60, 60).Box(Black, 0, 0, 60, 2).Pass(6, 6).Changed);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 40)]
    public void Tiny_pictures_pass(int width, int height)
    {
        Drawing drawing = new Drawing(width, height, Red).Box(Black, 0, 0, 1, 1);
        foreach (bool wrap in (bool[])[false, true])
            Assert.Equal(width * height, drawing.Pass(3, 4, wrap) is var p ? p.Fine.Labels.Length / (p.Factor * p.Factor) : 0);
    }

    [Fact]
    public void Stopping_is_heeded()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Mixed(false).Pass(5, 6, cancel: stop.Token));
    }

    private static Drawing Mixed(bool mirrored)
    {
        var drawing = new Drawing(160, 128, Yellow);
        double X(double x) => mirrored ? 160 - x : x;
        void Line(byte label, double x1, double y1, double x2, double y2, double thick) => drawing.Line(label, X(x1), y1, X(x2), y2, thick);
        void Box(byte label, double left, double top, double right, double bottom) => drawing.Box(label, Math.Min(X(left), X(right)), top, Math.Max(X(left), X(right)), bottom);

        drawing.Disc(Red, X(50), 40, 30);
        Line(Black, 3, 5, 90, 100, 1.2);
        Line(Black, 10, 100, 150, 70, 2.1);
        Line(Red, 100, 10, 140, 60, 1.6);
        Box(LabelMap.Clear, 95, 85, 150, 120);
        Box(Black, 100, 90, 120, 115);
        Box(Black, 122, 90, 145, 115);
        drawing.Disc(Black, X(150), 20, 1.2);
        Line(Black, 0, 60, 40, 57, 1);
        Line(Red, 60, 127.5, 61, 100, 3);
        Line(Black, 40, 20, 70, 50, 1);
        return drawing;
    }

    /// <summary>How wide a label is through a point, square to an angle, px of the picture.</summary>
    private static double Across(Printed result, double x, double y, double angle, byte label = Black)
    {
        const double Step = 0.05;
        double dx = -Math.Sin(angle * Math.PI / 180), dy = Math.Cos(angle * Math.PI / 180), width = 0;
        for (int side = -1; side <= 1; side += 2)
        {
            for (double t = Step / 2; ; t += Step)
            {
                int px = (int)Math.Floor((x + side * t * dx) * result.Factor), py = (int)Math.Floor((y + side * t * dy) * result.Factor);
                if (px < 0 || py < 0 || px >= result.Fine.Width || py >= result.Fine.Height || result.Fine[px, py] != label)
                    break;
                width += Step;
            }
        }
        return width;
    }
}
