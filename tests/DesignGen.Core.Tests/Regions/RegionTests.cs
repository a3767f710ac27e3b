using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Core.Tests.Regions;

public sealed class RegionTests
{
    // Places nearer to an edge than this may fall to either side of it.
    private const double Near = 0.0005;

    public static TheoryData<int, bool> Seeds()
    {
        var seeds = new TheoryData<int, bool>();
        for (int seed = 0; seed < 40; seed++)
        {
            seeds.Add(seed, false);
            seeds.Add(seed, true);
        }
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_region_holds_what_its_outline_fills(int seed, bool lattice)
    {
        var dice = new Dice((ulong)seed);
        Outline outline = Shapes.Scribble(dice, lattice);
        var nonZero = Region.From(outline);
        var evenOdd = Region.From(outline, FillRule.EvenOdd);
        Shapes.AssertSimple(nonZero);
        Shapes.AssertSimple(evenOdd);
        var probe = new RegionProbe(nonZero);
        foreach (Point place in Places(dice, outline))
        {
            int winding = Shapes.Winding(outline, place);
            Assert.Equal(winding != 0, nonZero.Contains(place));
            Assert.Equal(winding != 0, probe.Contains(place));
            Assert.Equal(winding % 2 != 0, evenOdd.Contains(place));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_regions_combine_place_by_place(int seed, bool lattice)
    {
        var dice = new Dice((ulong)seed).Fork("pair");
        Outline one = Shapes.Scribble(dice, lattice), two = Shapes.Scribble(dice, lattice);
        Region a = Region.From(one), b = Region.From(two);
        Region union = a.Union(b), both = a.Intersect(b), first = a.Subtract(b), either = a.Xor(b);
        foreach (Region result in new[] { union, both, first, either })
            Shapes.AssertSimple(result);
        foreach (Point place in Places(dice, one.With(two)))
        {
            bool inA = Shapes.Winding(one, place) != 0, inB = Shapes.Winding(two, place) != 0;
            Assert.Equal(inA || inB, union.Contains(place));
            Assert.Equal(inA && inB, both.Contains(place));
            Assert.Equal(inA && !inB, first.Contains(place));
            Assert.Equal(inA != inB, either.Contains(place));
        }
        Assert.Equal(a.AreaMm2 + b.AreaMm2, union.AreaMm2 + both.AreaMm2, 0.002);
        Assert.Equal(union.AreaMm2 - both.AreaMm2, either.AreaMm2, 0.002);
        Assert.Equal(a.AreaMm2 - both.AreaMm2, first.AreaMm2, 0.002);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Spreading_reaches_every_place_within_the_distance_and_no_other(int seed, bool lattice)
    {
        var dice = new Dice((ulong)seed).Fork("grow");
        var region = Region.From(dice.Chance(0.5) ? Shapes.Scribble(dice, lattice) : Shapes.Star(dice, new(3, 3), 3, dice.Whole(3, 12)), FillRule.EvenOdd);
        Outline edges = region.ToOutline();
        double by = dice.Pick([0.02, 0.1, 0.35, 0.9]);
        Region spread = region.Grow(by), choked = region.Grow(-by);
        Shapes.AssertSimple(spread);
        Shapes.AssertSimple(choked);
        const double error = Region.ArcToleranceMm + Near;
        for (int i = 0; i < 200; i++)
        {
            var place = new Point(dice.Between(-1, 7), dice.Between(-1, 7));
            double away = Shapes.ToEdge(edges, place);
            bool inside = region.Contains(place);
            if (Math.Abs(away - by) < error || away < Near)
                continue;
            Assert.Equal(inside || away < by, spread.Contains(place));
            Assert.Equal(inside && away > by, choked.Contains(place));
        }
        // What a choke takes is what the spread surroundings cover.
        var frame = Region.Rectangle(new(-3, -3, 9, 9));
        Region surroundings = frame.Subtract(region).Grow(by);
        Assert.Equal(0, frame.Subtract(surroundings).Xor(choked).AreaMm2, 0.003);
        Assert.True(region.Open(by).Subtract(region).AreaMm2 < 0.01);
        Assert.True(region.Subtract(region.Close(by)).AreaMm2 < 0.01);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_holds_more_or_grows_more_keeps_holding_more(int seed, bool lattice)
    {
        var dice = new Dice((ulong)seed).Fork("nested");
        var part = Region.From(Shapes.Scribble(dice, lattice));
        Region whole = part.Union(Region.From(Shapes.Scribble(dice, lattice)));
        Region last = part.Grow(-0.5);
        foreach (double by in (ReadOnlySpan<double>)[-0.3, -0.1, 0, 0.05, 0.2, 0.6])
        {
            Region grown = part.Grow(by);
            Assert.True(last.Subtract(grown).AreaMm2 < 0.001);
            Assert.True(grown.Subtract(whole.Grow(by)).Grow(-2 * Region.ArcToleranceMm).IsEmpty);
            last = grown;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Faces_that_share_their_curves_join_without_seam(int seed)
    {
        ImmutableArray<Outline> faces = Shapes.Tiling(new Dice((ulong)seed), 9, 7, 3.1);
        Region[] cells = [.. faces.Select(f => Region.From(f))];
        var page = Region.Union(cells);
        Assert.Equal(1, page.RingCount);
        Assert.Equal(4, page.CornerCount);
        Assert.Equal(27.9 * 21.7, page.AreaMm2, 1e-9);
        Assert.Equal(page.AreaMm2, cells.Sum(c => c.AreaMm2), 1e-6);
        for (int i = 1; i < cells.Length; i++)
            Assert.True(cells[i].Intersect(cells[i - 1]).IsEmpty);
        // The same out of one outline, which is how an ink's faces come.
        Assert.Equal(1, Region.From(faces.Aggregate(Outline.Empty, (a, b) => a.With(b))).RingCount);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Drawings_hardly_larger_than_the_grid_still_come_out_simple(int seed, bool lattice)
    {
        // Everything lies within 6 to 60 units, so that almost every cut is rounded. An edge that lost the corners on its line may, read
        // again, be led through a corner beside it: up to 0.7 units for each of its units.
        var dice = new Dice((ulong)seed).Fork("tiny");
        double scale = Region.UnitMm * dice.Pick([1, 2.7, 10]);
        Outline one = Shapes.Scribble(dice, lattice).Transform(Affine.Scale(scale)), two = Shapes.Scribble(dice, lattice).Transform(Affine.Scale(scale));
        Region a = Region.From(one, FillRule.EvenOdd), b = Region.From(two, FillRule.EvenOdd);
        foreach (Region result in new[] { a, b, a.Union(b), a.Intersect(b), a.Xor(b), a.Subtract(b), a.Grow(2 * scale), a.Grow(-scale / 2) })
            Shapes.AssertSimple(result, 1e-9 + result.ToOutline().Contours.Sum(c => Length(c.Flatten(1))) * Region.UnitMm * 0.71);

        static double Length(List<Point> path) => path.Skip(1).Zip(path, (a, b) => a.DistanceTo(b)).Sum();
    }

    [Fact]
    public void A_long_straight_edge_joins_the_corners_that_lie_beside_it()
    {
        // The neighbours' shared corner lies a third of a unit off the long edge's line.
        Point at = Point.Lerp(new(0, 0), new(10, 3.3333), 0.437);
        var above = Region.From(Outline.Polygon(new(0, 0), new(10, 3.3333), new(10, -5), new(0, -5)));
        var left = Region.From(Outline.Polygon(new(0, 0), at, new(4, 9)));
        var right = Region.From(Outline.Polygon(at, new(10, 3.3333), new(4, 9)));
        Assert.Equal(1, Region.Union(above, left, right).RingCount);
    }

    [Fact]
    public void A_disc_grows_into_a_disc()
    {
        var disc = Region.From(Outline.Circle(new(0, 0), 5), toleranceMm: 0.0005);
        Assert.Equal(Math.PI * 25, disc.AreaMm2, 0.03);
        Assert.Equal(Math.PI * 36, disc.Grow(1).AreaMm2, 0.05);
        Assert.Equal(Math.PI * 16, disc.Grow(-1).AreaMm2, 0.03);
        Assert.True(disc.Grow(-5.01).IsEmpty);
    }

    [Fact]
    public void A_choke_is_measured_squarely_from_straight_edges()
    {
        var choked = Region.Rectangle(new(0, 0, 10, 4)).Grow(-0.25);
        Assert.Equal(new Rect(0.25, 0.25, 9.75, 3.75), choked.Bounds);
        Assert.Equal(4, choked.CornerCount);
        Assert.Equal(9.5 * 3.5, choked.AreaMm2, 1e-9);
    }

    [Fact]
    public void Squares_that_touch_at_a_corner_stay_two_rings()
    {
        Region both = Region.Rectangle(new(0, 0, 1, 1)).Union(Region.Rectangle(new(1, 1, 2, 2)));
        Assert.Equal(2, both.RingCount);
        Assert.Equal(2, both.Pieces().Length);
        Shapes.AssertSimple(both);
    }

    [Fact]
    public void A_hole_that_touches_its_outer_ring_is_a_ring_of_its_own()
    {
        Region holed = Region.Rectangle(new(0, 0, 4, 4)).Subtract(Region.From(Outline.Polygon(new(0, 2), new(1, 1), new(2, 2), new(1, 3))));
        Assert.Equal(2, holed.RingCount);
        Assert.Equal(14, holed.AreaMm2, 1e-9);
        Assert.Single(holed.Pieces());
        Shapes.AssertSimple(holed);
    }

    [Fact]
    public void Pieces_carry_their_holes_and_islands_in_holes_are_pieces()
    {
        Region region = Region.Rectangle(new(0, 0, 10, 10)).Subtract(Region.Rectangle(new(2, 2, 8, 8))).Union(Region.Rectangle(new(4, 4, 6, 6)))
            .Union(Region.Rectangle(new(20, 0, 21, 1)));
        ImmutableArray<Region> pieces = region.Pieces();
        Assert.Equal([64, 4, 1], pieces.Select(p => Math.Round(p.AreaMm2, 6)));
        Assert.Equal(4, region.RingCount);
        Assert.Equal(3, region.Without(0, 2).RingCount);
        Assert.Equal(101, region.Without(37, 0).AreaMm2, 1e-6);
    }

    [Fact]
    public void Pieces_that_share_no_edge_with_another_region_can_be_left_out()
    {
        var probe = new RegionProbe(Region.Rectangle(new(0, 0, 4, 4)));
        Region beside = Region.Rectangle(new(4, -3, 5, 0.1)), apart = Region.Rectangle(new(4.1, 1, 9, 9)).Subtract(Region.Rectangle(new(5, 2, 6, 3)));
        Assert.Equal(3.1, beside.Union(apart).Touching(probe, 0.0003).AreaMm2, 1e-9);
        // By the ring of its hole alone.
        Region round = Region.Rectangle(new(-1, -1, 5, 5)).Subtract(Region.Rectangle(new(0, 0, 4, 4)));
        Assert.Equal(20, round.Touching(probe, 0.0003).AreaMm2, 1e-9);
    }

    [Fact]
    public void Outlines_without_extent_hold_nothing_and_hurt_nothing()
    {
        Assert.True(Region.From(Outline.Empty).IsEmpty);
        Assert.True(Region.From(Outline.Polygon(new(1, 1), new(1, 1))).IsEmpty);
        Assert.True(Region.From(Outline.Polygon(new(1, 1), new(5, 3), new(1, 1))).IsEmpty);
        Assert.True(Region.From(Outline.Polygon(new(1, 1), new(5, 1), new(9, 1), new(3, 1))).IsEmpty);
        Assert.True(Region.From(Outline.Polygon(new(double.NaN, 1), new(double.PositiveInfinity, 1))).IsEmpty);
        // A spike adds no area.
        var spiked = Region.From(Outline.Polygon(new(0, 0), new(2, 0), new(9, 0), new(2, 0), new(2, 2), new(0, 2)));
        Assert.Equal(4, spiked.AreaMm2, 1e-9);
        Assert.Equal(4, spiked.CornerCount);
        // Two contours on each other, one the other way round, cancel by the even-odd and the non-zero rule.
        Outline square = Outline.Rectangle(new(0, 0, 2, 2));
        Assert.True(Region.From(square.With(square.Reverse())).IsEmpty);
        Assert.Equal(4, Region.From(square.With(square)).AreaMm2, 1e-9);
        Assert.True(Region.From(square.With(square), FillRule.EvenOdd).IsEmpty);
        Assert.True(Region.Empty.Grow(3).IsEmpty);
        Assert.True(Region.From(Outline.Polygon(new(0, 0), new(1e9, 0), new(0, 1e9))).AreaMm2 > 0);
    }

    [Fact]
    public void Outer_rings_run_clockwise_on_the_page()
    {
        var ring = Region.From(Outline.Rectangle(new(0, 0, 4, 4)).Reverse()).Subtract(Region.Rectangle(new(1, 1, 2, 2)));
        Outline outline = ring.ToOutline();
        Assert.Equal(2, outline.Contours.Length);
        Assert.True(Turn(outline.Contours[0]) > 0);
        Assert.True(Turn(outline.Contours[1]) < 0);

        static double Turn(Contour c)
        {
            List<Point> p = c.Flatten(1);
            double sum = 0;
            for (int i = 1; i < p.Count; i++)
                sum += Point.Cross(p[i - 1], p[i]);
            return sum;
        }
    }

    [Fact]
    public void A_band_lies_to_the_left_of_its_path()
    {
        var band = Region.Of([new Band([new(0, 0), new(10, 0)], [0.2, 0.2])]);
        Assert.Equal(new Rect(0, -0.2, 10, 0), band.Bounds);
        var tapered = Region.Of([new Band([new(0, 0), new(10, 0)], [0, 0.4], BackMm: 0.1)]);
        Assert.Equal(2 + 1, tapered.AreaMm2, 1e-6);
        var rounded = Region.Of([new Band([new(0, 0), new(10, 0)], [1, 1], RoundStart: true, RoundEnd: true)]);
        Assert.Equal(10 + Math.PI * 1.5, rounded.AreaMm2, 0.02);
        // Round a square, walked clockwise: outside it, with round corners.
        Outline square = Outline.Rectangle(new(0, 0, 4, 4));
        List<Point> path = Flattening.Path(square.Contours[0].Start, square.Contours[0].Segments, 0.01);
        var frame = Region.Of([new Band(path, [.. path.Select(_ => 0.5)], Closed: true)]);
        Assert.Equal(4 * 4 * 0.5 + Math.PI * 0.25, frame.AreaMm2, 0.01);
        Assert.Equal(2, frame.RingCount);
    }

    [Fact]
    public void A_probe_measures_rays_and_widths()
    {
        var probe = new RegionProbe(Region.Rectangle(new(0, 0, 30, 2)).Union(Region.Rectangle(new(0, 0, 2, 30))));
        Assert.Equal(2, probe.RayLength(new(10, 0), new(0, 1), 0.001, 5), 6);
        Assert.Equal(double.PositiveInfinity, probe.RayLength(new(1, 0), new(0, 1), 0.001, 5));
        Assert.Equal(2, probe.WidthAt(new(10, 2), new(0, -1), 5, 0.58, 0.6), 6);
        Assert.Equal(double.PositiveInfinity, probe.WidthAt(new(10, 2), new(0, -1), 1.9, 0.58, 0.6));
        // A page that ends with the bar cut it off there: it may be wider.
        var cut = new RegionProbe(Region.Rectangle(new(0, 0, 30, 2)), new(0, 0, 40, 2));
        Assert.Equal(double.PositiveInfinity, cut.WidthAt(new(10, 0), new(0, 1), 5, 0.58, 0.6));
        Assert.Equal(1.5, probe.DistanceTo(new(10, 3.5), 5), 6);
        Assert.Equal(double.PositiveInfinity, probe.DistanceTo(new(10, 3.5), 1.4));
        Assert.Equal(double.PositiveInfinity, probe.WidthAt(new(0.1, 0), new(0, 1), 5, 0.01, 0.6));
    }

    [Fact]
    public void Thinning_keeps_a_ring_within_its_tolerance()
    {
        var disc = Region.From(Outline.Circle(new(0, 0), 5), toleranceMm: 0.0005);
        Region thin = disc.Simplify(0.01);
        Assert.True(thin.CornerCount * 3 < disc.CornerCount);
        Assert.True(disc.Subtract(thin.Grow(0.0105)).IsEmpty);
        Assert.True(thin.Subtract(disc.Grow(0.0105)).IsEmpty);
    }

    [Fact]
    public void The_same_rings_come_out_on_every_run()
    {
        string[] runs = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            var dice = new Dice(77);
            Region region = Region.From(Shapes.Scribble(dice, false)).Union(Region.From(Shapes.Star(dice, new(3, 3), 3, 40))).Grow(0.2);
            return string.Join(' ', region.Rings.SelectMany(r => r).Select(p => $"{p.X},{p.Y}"));
        })];
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    [Fact]
    public void Fifty_thousand_corners_are_grown_and_joined_in_good_time()
    {
        var dice = new Dice(5);
        var all = ImmutableArray.CreateBuilder<Contour>();
        for (int i = 0; i < 400; i++)
        {
            Point centre = new(dice.Between(10, 270), dice.Between(10, 270));
            double radius = dice.Between(2, 12), wave = dice.Between(0.02, 0.2);
            var points = new Point[125];
            for (int k = 0; k < points.Length; k++)
                points[k] = centre + Point.Polar(radius * (1 + wave * Math.Sin(9 * k * Math.Tau / points.Length)), k * Math.Tau / points.Length);
            all.AddRange(Outline.Polygon(points).Contours);
        }
        var blots = new Outline(all.ToImmutable());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var region = Region.From(blots);
        Region spread = region.Grow(0.2), choked = region.Grow(-0.2), rim = spread.Subtract(choked);
        // A tenth of a second together, when last measured.
        Assert.Equal(spread.AreaMm2 - choked.AreaMm2, rim.AreaMm2, 0.01);
        Assert.True(watch.Elapsed.TotalSeconds < 5);
        Assert.True(choked.AreaMm2 < region.AreaMm2 && region.AreaMm2 < spread.AreaMm2);
    }

    private static IEnumerable<Point> Places(Dice dice, Outline edges)
    {
        for (int i = 0; i < 150; i++)
        {
            var place = new Point(dice.Between(-0.5, 6.5), dice.Between(-0.5, 6.5));
            if (Shapes.ToEdge(edges, place) > Near)
                yield return place;
        }
    }
}
