using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;

namespace DesignGen.Vectorize.Tests.Fitting;

public class CrossingsTests
{
    private static readonly FittedChain Level = new(new(0, 10), [Segment.Line(new(40, 10))]);

    [Theory]
    // A bow from 12 px below comes up to the level line, or over it by so much.
    [InlineData(-0.001, 0)]
    [InlineData(0.001, 1)]
    [InlineData(1, 1)]
    public void A_bow_that_comes_over_a_line_by_a_thousandth_of_a_pixel_is_found(double over, int crossings)
    {
        // A cubic rises to three quarters of the height of its handles.
        double rise = (12 + over) / 0.75;
        FittedChain bow = new(new(3, 22), [Segment.Curve(new(12, 22 - rise), new(25, 22 - rise), new(34, 22))]);

        Assert.Equal(crossings, Find(Level, bow).Count);
    }

    [Fact]
    public void The_place_of_a_crossing_is_told_on_both_steps()
    {
        Crossing x = Assert.Single(Find(Level, new(new(10, 0), [Segment.Line(new(10, 5)), Segment.Line(new(10, 25))])));

        Assert.Equal((0, 1), (Math.Min(x.Chain, x.OtherChain), Math.Max(x.Chain, x.OtherChain)));
        Assert.Equal(0.25, x.Share, 6);
        Assert.Equal(0.25, x.OtherShare, 6);
        Assert.Equal((1, 0), x.Chain == 1 ? (x.Step, x.OtherStep) : (x.OtherStep, x.Step));
        Assert.True(x.At.DistanceTo(new(10, 10)) < 1e-6);
    }

    [Fact]
    public void A_curve_that_makes_a_loop_crosses_itself()
    {
        FittedChain loop = new(new(5, 20), [Segment.Curve(new(40, 0), new(-10, 0), new(25, 20))]), bow = new(new(5, 20), [Segment.Curve(new(5, 0), new(25, 0), new(25, 20))]);

        Crossing x = Assert.Single(Find(loop));
        Assert.True(Contour.PointOn(loop.Start, loop.Segments[0], x.Share).DistanceTo(Contour.PointOn(loop.Start, loop.Segments[0], x.OtherShare)) < 1e-9);
        Assert.Empty(Find(bow));
    }

    [Fact]
    public void Sides_of_a_sharp_tip_do_not_cross_where_they_meet_but_where_they_meet_again()
    {
        Segment there = Segment.Curve(new(10, 9), new(20, 9.9), new(30, 10));
        FittedChain tip = new(new(0, 5), [there, Segment.Curve(new(20, 10.4), new(10, 11), new(0, 15))]), crossed = new(new(0, 5), [there, Segment.Curve(new(26, 9.4), new(10, 11), new(0, 15))]);

        Assert.Empty(Find(tip));
        Assert.Single(Find(crossed));
    }

    [Fact]
    public void Boundaries_that_leave_one_node_meet_there_and_others_may_not_even_touch()
    {
        FittedChain stem = new(new(20, 10), [Segment.Line(new(20, 30))]), left = new(new(0, 10), [Segment.Line(new(20, 10))]), right = new(new(20, 10), [Segment.Line(new(40, 10))]);

        Assert.Empty(new Crossings(40, 40, [left, right, stem], [(0, 1), (1, 2), (1, 3)]).Find());
        Assert.Single(new Crossings(40, 40, [Level, stem], [(0, 2), (1, 3)]).Find());
    }

    [Fact]
    public void A_later_search_looks_at_what_changed()
    {
        FittedChain[] chains = [Level, new(new(10, 20), [Segment.Line(new(10, 30))]), new(new(20, 0), [Segment.Line(new(20, 30))])];
        var crossings = new Crossings(40, 40, chains, [(-1, -1), (-1, -1), (-1, -1)]);
        Assert.Single(crossings.Find());

        chains[1] = new(new(10, 0), [Segment.Line(new(10, 30))]);
        Crossing x = Assert.Single(crossings.Find([false, true, false]));
        Assert.Equal(10, x.At.X, 6);
    }

    private static List<Crossing> Find(params FittedChain[] chains) => new Crossings(40, 40, chains, [.. chains.Select((_, i) => (2 * i, 2 * i + 1))]).Find();
}
