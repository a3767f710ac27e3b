using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Views;

public sealed class FilmsTests
{
    // Places nearer than this to where a film should end may fall to either side: flattening, arcs and both grids.
    private const double Near = 0.006;

    private static TrapRules Traps(double mm, params (Ink Ink, TrapManner Manner)[] manners) =>
        new(Length.FromMillimetres(mm), manners.ToImmutableDictionary(m => m.Ink.Id, m => m.Manner));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void A_light_square_spreads_under_a_dark_disc_by_the_width_and_the_disc_does_not_move(double width)
    {
        FilmSet set = Films.Make(Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Traps(width));
        Assert.Equal(Math.PI * 36, set.Films[1].Printed.AreaMm2, 0.08);
        Assert.True(set.Films[1].Traps.IsEmpty);
        double hole = Math.PI * (6 - width) * (6 - width);
        Assert.Equal(400 - hole, set.Films[0].Printed.AreaMm2, 0.08);
        TrapPair pair = Assert.Single(set.Report.Pairs);
        Assert.Equal((0, 1, true), (pair.Spreads, pair.Into, pair.Trapped));
        Assert.Equal(Math.Tau * 6, pair.EdgeMm, 0.02);
        Assert.Equal(pair.EdgeMm, pair.HeldMm, 1e-9);
        Assert.InRange(pair.LeastMm, width - 0.005, width);
        Assert.Empty(pair.Limited);
        Assert.Equal(1, set.Report.Over, 0.001);
    }

    [Fact]
    public void A_light_disc_spreads_outwards_under_a_dark_square()
    {
        FilmSet set = Films.Make(Maps.DiscInSquare(Maps.Navy, Maps.Yellow), Traps(0.2));
        Assert.Equal(Math.PI * 6.2 * 6.2, set.Films[1].Printed.AreaMm2, 0.08);
        Assert.Equal(400 - Math.PI * 36, set.Films[0].Printed.AreaMm2, 0.08);
    }

    [Fact]
    public void Without_a_trap_the_films_meet_exactly()
    {
        InkMap map = Maps.Cells(new Dice(4), 9, 7, 3.1, [Maps.Yellow, Maps.Red, Maps.Navy], bare: false);
        FilmSet set = Films.Make(map, TrapRules.None);
        Region[] films = [.. set.Films.Select(f => Region.From(Assert.Single(f.Artwork.Shapes).Outline))];
        var all = Region.Union(films);
        Assert.Equal((1, 4), (all.RingCount, all.CornerCount));
        Assert.Equal(27.9 * 21.7, all.AreaMm2, 1e-6);
        Assert.Equal(all.AreaMm2, films.Sum(f => f.AreaMm2), 1e-4);
        Assert.Equal(1, set.Report.Over, 1e-6);
        Assert.Equal(1, set.Report.OverWithTraps, 1e-6);
        Assert.All(set.Report.Pairs, p => Assert.False(p.Trapped));
    }

    public static TheoryData<int, bool, double> Pages()
    {
        var data = new TheoryData<int, bool, double>();
        for (int seed = 0; seed < 12; seed++)
            data.Add(seed, seed % 2 == 1, seed % 3 == 0 ? 0.35 : 0.15);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_film_covers_its_faces_and_every_place_of_a_darker_face_within_the_width_of_their_edge_and_no_other(int seed, bool bare, double width)
    {
        var dice = new Dice((ulong)seed);
        InkMap map = Maps.Cells(dice, 6, 5, 3, [Maps.Yellow, Maps.Red, Maps.Navy, Maps.Black], bare, seed % 4 == 0 ? 0.1 : 0.06);
        FilmSet set = Films.Make(map, Traps(width));
        Assert.Equal(1, set.Report.Over, 0.001);
        Assert.True(set.Report.Held >= 0.99, FormattableString.Invariant($"held {set.Report.Held:0.0000}"));
        RegionProbe[] faces = [.. map.Faces.Select(f => new RegionProbe(Region.From(f, toleranceMm: 0.0003)))];
        RegionProbe[] films = [.. set.Films.Select(f => new RegionProbe(Region.From(Assert.Single(f.Artwork.Shapes).Outline)))];
        (InkEdge Edge, List<Point> Path, Rect Bounds)[] edges = [.. map.Edges.Select(e => Flat(e))];
        int due = 0;
        for (int i = 0; i < 12000; i++)
        {
            // Half the places near an edge, where it matters.
            var place = new Point(dice.Between(0, 18), dice.Between(0, 15));
            if (i % 2 == 0)
            {
                List<Point> path = edges[dice.Whole(0, edges.Length - 1)].Path;
                place = path[dice.Whole(0, path.Count - 1)] + Point.Polar(dice.Between(0, 1.3 * width), dice.Between(0, Math.Tau));
            }
            if (faces.Any(f => f.DistanceTo(place, Near) < Near))
                continue;
            int home = Array.FindIndex(faces, f => f.Contains(place));
            for (int ink = 0; ink < faces.Length; ink++)
            {
                bool printed = films[ink].Contains(place);
                if (ink == home)
                {
                    Assert.True(printed);
                    continue;
                }
                if (home < 0 || new TrapRules(Length.FromMillimetres(width)).Decide(map.Inks, ink, home) != (ink, home))
                {
                    Assert.False(printed, $"{ink} on {home} at {place}");
                    continue;
                }
                double away = edges.Where(e => Between(e.Edge, ink, home)).Select(e => e.Bounds.Grow(1).Contains(place) ? Away(e.Path, place) : double.PositiveInfinity).DefaultIfEmpty(double.PositiveInfinity).Min();
                if (away > width + Near)
                    Assert.False(printed, $"{ink} on {home} at {place}, {away:0.###} from its edge");
                // Where the darker shape is narrow, the trap may be narrower.
                else if (away < width - Near && !Limited(set, ink, home).Any(l => l.At.DistanceTo(place) < l.LengthMm + 2 * width))
                    Assert.True(printed, $"{ink} on {home} at {place}, {away:0.###} from its edge");
                due += away < width ? 1 : 0;
            }
        }
        Assert.True(due > 300);
    }

    [Fact]
    public void Three_inks_that_meet_stay_covered_when_any_film_shifts_by_the_width()
    {
        const double width = 0.2;
        foreach (InkMap map in (InkMap[])[Wedges(), Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Maps.Strip(Maps.Yellow, Maps.Navy, Maps.Red, 2)])
        {
            FilmSet set = Films.Make(map, Traps(width));
            var colours = Region.Union([.. set.Films.Select(f => f.Faces)]);
            Region within = colours.Grow(-width - 0.01);
            for (int shifted = 0; shifted < set.Films.Length; shifted++)
            {
                for (int way = 0; way < 16; way++)
                {
                    Point by = Point.Polar(width - 0.006, way * Math.Tau / 16);
                    var films = Region.Union([.. set.Films.Select(f => f.Ink == shifted ? Region.From(f.Artwork.Shapes[0].Outline.Transform(Affine.Translate(by))) : f.Printed)]);
                    Assert.True(within.Subtract(films).AreaMm2 < 1e-4, $"{map.Inks[shifted].Id} by {by}: {within.Subtract(films).AreaMm2} mm² in {within.Subtract(films).Bounds}");
                }
            }
        }

        static InkMap Wedges()
        {
            // Three inks round a point, all boundaries curved, out to the page's border.
            Point middle = new(10.3, 9.6), top = new(11, 0), right = new(20, 15), left = new(0, 14);
            Segment up = Segment.Curve(new(9, 6), new(12, 3), top), east = Segment.Curve(new(13, 10), new(16, 15), right), west = Segment.Curve(new(7, 12), new(3, 11), left);
            Segment[] back = [Segment.Curve(new(12, 3), new(9, 6), middle), Segment.Curve(new(16, 15), new(13, 10), middle), Segment.Curve(new(3, 11), new(7, 12), middle)];
            static Outline Face(Point start, params Segment[] steps) => new([new(start, [.. steps])]);
            return new(Length.FromMillimetres(20), Length.FromMillimetres(20), [Maps.Yellow, Maps.Red, Maps.Navy],
                [
                    Face(middle, up, Segment.Line(new(20, 0)), Segment.Line(right), back[1]),
                    Face(middle, east, Segment.Line(new(20, 20)), Segment.Line(new(0, 20)), Segment.Line(left), back[2]),
                    Face(middle, west, Segment.Line(new(0, 0)), Segment.Line(top), back[0]),
                ],
                // Upwards, west is on the left hand; towards the east, north; towards the west, south.
                [new(2, 0, middle, [up]), new(0, 1, middle, [east]), new(1, 2, middle, [west])]);
        }
    }

    [Theory]
    [InlineData(0.3, 0.12)]
    [InlineData(0.45, 0.18)]
    [InlineData(0.6, 0.2)]
    public void A_thin_dark_strip_is_spread_into_by_two_fifths_of_its_width_at_most(double strip, double expected)
    {
        FilmSet set = Films.Make(Maps.Strip(Maps.Yellow, Maps.Navy, Maps.Red, strip), Traps(0.2));
        Assert.Equal(strip * 20, set.Films[1].Printed.AreaMm2, 1e-6);
        foreach (int ink in (int[])[0, 2])
        {
            Assert.Equal(expected * 20, set.Films[ink].Traps.AreaMm2, 0.01);
            TrapPair pair = set.Report.Pairs.Single(p => p.Spreads == ink);
            if (expected == 0.2)
            {
                Assert.Empty(pair.Limited);
                continue;
            }
            LimitedTrap limited = Assert.Single(pair.Limited);
            Assert.Equal(20, limited.LengthMm, 1e-6);
            Assert.Equal(expected, limited.LeastMm, 0.001);
            Assert.Equal(strip, limited.LocalMm, 0.001);
            Assert.Equal(0, pair.DueMm);
        }
    }

    [Fact]
    public void A_strip_that_widens_is_trapped_in_full_where_it_is_wide_enough()
    {
        FilmSet set = Films.Make(Maps.Strip(Maps.Yellow, Maps.Navy, Maps.Yellow, 0.2, slant: 0.4), Traps(0.2));
        TrapPair pair = Assert.Single(set.Report.Pairs);
        Assert.Equal(2, pair.Limited.Length);
        Assert.All(pair.Limited, l => Assert.Equal(0.08, l.LeastMm, 0.002));
        // It is 0.5 mm wide, as two and a half traps are, 7.5 mm down; a width is added.
        Assert.All(pair.Limited, l => Assert.Equal(7.7, l.LengthMm, 0.15));
        Assert.Equal(pair.DueMm, pair.HeldMm, 1e-6);
    }

    [Fact]
    public void Black_that_overprints_is_spread_under_however_thin_it_is()
    {
        FilmSet set = Films.Make(Maps.Strip(Maps.Yellow, Maps.Black, Maps.Red, 0.3), Traps(0.2, (Maps.Black, TrapManner.Overprints)));
        Assert.Equal(4, set.Films[0].Traps.AreaMm2, 0.001);
        Assert.Equal(4, set.Films[2].Traps.AreaMm2, 0.001);
        Assert.Equal(1, set.Report.Held, 1e-9);
        // Even with a trap as wide as the strip nothing goes beyond it.
        set = Films.Make(Maps.Strip(Maps.Yellow, Maps.Black, Maps.Red, 0.3), Traps(0.5, (Maps.Black, TrapManner.Overprints)));
        Assert.Equal(6, set.Films[0].Traps.AreaMm2, 0.001);
        Assert.Equal(0, set.Films[0].Printed.Intersect(set.Films[2].Faces).AreaMm2, 1e-6);
    }

    [Fact]
    public void Manners_and_kinds_of_ink_decide_before_lightness()
    {
        ImmutableArray<Ink> inks = [Maps.Yellow, Maps.Navy, Maps.Gold, Maps.Red, new("varnish", "Varnish", new(255, 255, 255), InkKind.Clear)];
        TrapRules plain = Traps(0.2);
        Assert.Equal((0, 1), plain.Decide(inks, 1, 0));
        Assert.Equal((3, 1), plain.Decide(inks, 3, 1));
        Assert.Equal((1, 2), plain.Decide(inks, 1, 2));
        Assert.Null(plain.Decide(inks, 0, 4));
        Assert.Equal((1, 0), Traps(0.2, (Maps.Yellow, TrapManner.Holds)).Decide(inks, 0, 1));
        Assert.Equal((1, 3), Traps(0.2, (Maps.Navy, TrapManner.Spreads)).Decide(inks, 3, 1));
        Assert.Equal((2, 1), Traps(0.2, (Maps.Navy, TrapManner.Overprints)).Decide(inks, 2, 1));
        Assert.Null(Traps(0.2, (Maps.Navy, TrapManner.Apart)).Decide(inks, 0, 1));
    }

    [Fact]
    public void A_shape_cut_off_by_the_page_traps_along_its_edge_only()
    {
        // A dark half disc on the left border, on light ground that fills the page.
        Point a = new(0, 6), b = new(0, 14);
        Contour arc = new OutlineBuilder().MoveTo(a).ArcAround(new(0, 10), Math.PI).Build().Contours[0];
        var half = new Outline([arc]);
        var ground = new Outline([new(new(0, 0), [Segment.Line(new(20, 0)), Segment.Line(new(20, 20)), Segment.Line(new(0, 20)), Segment.Line(arc.Segments[^1].End), .. arc.Reverse().Segments])]);
        var map = new InkMap(Length.FromMillimetres(20), Length.FromMillimetres(20), [Maps.Yellow, Maps.Navy], [ground, half], [new(0, 1, a, arc.Segments)]);
        FilmSet set = Films.Make(map, Traps(0.25));
        Assert.Equal(Math.PI / 2 * (16 - 3.75 * 3.75), set.Films[0].Traps.AreaMm2, 0.02);
        Assert.Equal(1, set.Report.Held, 1e-9);
        Assert.True(set.Films[0].Printed.Bounds.Left >= 0);
        Assert.True(b.X == 0);
    }

    [Fact]
    public void Islands_inside_islands_are_each_trapped_by_their_own_neighbours()
    {
        static Outline Ring(double r) => Outline.Circle(new(12, 12), r);
        FilmSet set = Films.Make(Maps.Nested([Maps.Yellow, Maps.Navy, Maps.Red, null, Maps.Navy, Maps.Yellow], Ring(11), Ring(9), Ring(7), Ring(5), Ring(4), Ring(2)), Traps(0.2));
        static double Annulus(double outer, double inner) => Math.PI * (outer * outer - inner * inner);
        // Yellow goes under the navy ring, and out of the middle under the navy disc; red outwards under navy; nothing on the bare ring.
        Assert.Equal(Annulus(9, 8.8) + Annulus(2.2, 2), set.Films[0].Traps.AreaMm2, 0.03);
        Assert.True(set.Films[1].Traps.IsEmpty);
        Assert.Equal(Annulus(7.2, 7), set.Films[2].Traps.AreaMm2, 0.02);
        var bare = Region.From(Ring(5)).Subtract(Region.From(Ring(4)));
        Assert.Equal(0, Region.Union([.. set.Films.Select(f => f.Printed)]).Intersect(bare).AreaMm2, 0.03);
        Assert.Equal([(0, 1), (2, 1)], set.Report.Pairs.Select(p => (p.Spreads, p.Into)));
    }

    [Fact]
    public void A_trap_does_not_jump_over_a_thin_gap()
    {
        // Dark, a bare crack of 0.05 mm, dark again: only the dark beside the light is spread into.
        var light = Outline.Rectangle(new(0, 0, 10, 10));
        var near = Outline.Rectangle(new(10, 0, 10.1, 10));
        var far = Outline.Rectangle(new(10.15, 0, 20, 10));
        var map = new InkMap(Length.FromMillimetres(20), Length.FromMillimetres(10), [Maps.Yellow, Maps.Black], [light, near.With(far)],
            [new(1, 0, new(10, 0), [Segment.Line(new(10, 10))]), new(null, 1, new(10.1, 0), [Segment.Line(new(10.1, 10))]), new(1, null, new(10.15, 0), [Segment.Line(new(10.15, 10))])]);
        FilmSet set = Films.Make(map, Traps(0.3, (Maps.Black, TrapManner.Overprints)));
        Assert.Equal(1, set.Films[0].Traps.AreaMm2, 1e-3);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    public void Traps_of_a_tile_go_on_across_its_seams(double width)
    {
        InkMap tile = Maps.Tile();
        double across = tile.Width.Millimetres, down = tile.Height.Millimetres;
        FilmSet set = Films.Make(tile, Traps(width)), whole = Films.Make(Maps.TwoByTwo(tile), Traps(width)), alone = Films.Make(tile with { Repeat = null }, Traps(width));
        // Round all four seams, away from the rim of the two by two.
        Region middle = Region.Rectangle(new(across / 2, down / 2, across * 1.5, down * 1.5));

        double missed = 0;
        for (int ink = 0; ink < tile.Inks.Length; ink++)
        {
            Region laid = Laid(set, ink), due = whole.Films[ink].Printed.Intersect(middle);
            Assert.Equal(0, laid.Xor(due).AreaMm2, 0.002);
            missed += Laid(alone, ink).Xor(due).AreaMm2;
            Assert.NotNull(set.Films[ink].Artwork.Repeat);
            Assert.Equal(Rim(set.Films[ink], p => p.X == 0, p => p.Y), Rim(set.Films[ink], p => p.X == across, p => p.Y));
            Assert.Equal(Rim(set.Films[ink], p => p.Y == 0, p => p.X), Rim(set.Films[ink], p => p.Y == down, p => p.X));
        }
        Assert.True(missed > 0.02, $"A tile by itself misses {missed} mm².");
        Assert.True(set.Report.Held >= 0.99, $"Held {set.Report.Held}.");
        Assert.Equal(whole.Report.Pairs.Sum(p => p.EdgeMm), 4 * set.Report.Pairs.Sum(p => p.EdgeMm), 0.5);
        Assert.Equal(1, set.Report.Over, 1e-4);

        Region Laid(FilmSet films, int ink)
        {
            Outline one = films.Films[ink].Printed.ToOutline();
            return Region.Union([.. from x in new[] { 0, across } from y in new[] { 0, down } select Region.From(one.Transform(Affine.Translate(x, y)))]).Intersect(middle);
        }

        static IEnumerable<double> Rim(Film film, Func<Point, bool> on, Func<Point, double> along) =>
            film.Printed.ToOutline().Contours.SelectMany(c => c.Flatten(1)).Where(on).Select(p => Math.Round(along(p), 3)).Distinct().Order();
    }

    [Fact]
    public void Films_hold_one_ink_on_the_micrometre_grid_and_come_out_alike_on_every_run()
    {
        InkMap map = Maps.Cells(new Dice(9), 6, 5, 3, [Maps.Yellow, Maps.Red, Maps.Navy], bare: true);
        FilmSet one = Films.Make(map, Traps(0.2)), two = Films.Make(map, Traps(0.2));
        for (int i = 0; i < 3; i++)
        {
            Artwork film = one.Films[i].Artwork;
            Assert.Equal(map.Inks[i], Assert.Single(film.Inks));
            Shape shape = Assert.Single(film.Shapes);
            Point[] points = [.. shape.Outline.Contours.SelectMany(c => c.Flatten(1))];
            Assert.All(points, p => Assert.True(Math.Abs(p.X * 1000 - Math.Round(p.X * 1000)) < 1e-6));
            Assert.Equal(points, two.Films[i].Artwork.Shapes[0].Outline.Contours.SelectMany(c => c.Flatten(1)));
        }
        Assert.Equal(one.Report.Pairs.Select(p => p.HeldMm), two.Report.Pairs.Select(p => p.HeldMm));
    }

    [Fact]
    public void Rules_out_of_range_are_refused_together()
    {
        var error = Assert.Throws<InputException>(() => Films.Make(Maps.DiscInSquare(Maps.Yellow, Maps.Navy), Traps(2, (Maps.Red, TrapManner.Holds)) with { WidthShare = 0.9 }));
        Assert.Equal(["width", "widthShare", "inks.red"], error.Problems.Select(p => p.Place));
        Assert.Contains("2 mm", error.Message);
    }

    [Fact]
    public void A_full_front_is_trapped_in_good_time()
    {
        InkMap map = Maps.Cells(new Dice(3), 60, 70, 4.6, [Maps.Yellow, Maps.Red, Maps.Navy, Maps.Black, Maps.Gold], bare: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        FilmSet set = Films.Make(map, Traps(0.2));
        Assert.True(set.Report.Held >= 0.99);
        Assert.True(watch.Elapsed.TotalSeconds < 20);
    }

    private static IEnumerable<LimitedTrap> Limited(FilmSet set, int spreads, int into) =>
        set.Report.Pairs.Where(p => p.Spreads == spreads && p.Into == into).SelectMany(p => p.Limited);

    private static bool Between(InkEdge e, int one, int two) => (e.Left == one && e.Right == two) || (e.Left == two && e.Right == one);

    private static (InkEdge, List<Point>, Rect) Flat(InkEdge e)
    {
        List<Point> path = new Contour(e.Start, e.Segments).Flatten(0.0003);
        return (e, path, path.Aggregate(Rect.Empty, (r, p) => r.Including(p)));
    }

    private static double Away(List<Point> path, Point place)
    {
        double best = double.PositiveInfinity;
        for (int i = 1; i < path.Count; i++)
        {
            Point a = path[i - 1], step = path[i] - a;
            double share = Point.Dot(step, step) is var length && length > 0 ? Math.Clamp(Point.Dot(place - a, step) / length, 0, 1) : 0;
            best = Math.Min(best, place.DistanceTo(a + step * share));
        }
        return best;
    }
}
