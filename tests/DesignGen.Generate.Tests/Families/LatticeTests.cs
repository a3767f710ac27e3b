using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Tests.Families;

public sealed class LatticeTests
{
    public static TheoryData<RepeatLayout> Layouts() => [.. Enum.GetValues<RepeatLayout>()];

    [Fact]
    public void What_shows_of_the_waves_tiles_the_sea()
    {
        foreach (double step in new[] { 3.6, 4.2, 5.0 })
        {
            var wave = new WaveScale(new(0, 0), 10, step, rim: 0);
            // Each wave owns one cell of the lattice: its spacing times the row step.
            Assert.Equal(20 * step, wave.Band(0, 10).Area(0.001), 0.02 * 20 * step);
        }
    }

    [Fact]
    public void Neighbouring_waves_stay_a_rim_apart()
    {
        WaveScale wave = new(new(0, 0), 10, 5, rim: 0.8), right = new(new(10, 5), 10, 5, rim: 0.8);
        List<Point> a = [.. wave.Band(0, 10).Contours[0].Flatten(0.01)], b = [.. right.Band(0, 10).Contours[0].Flatten(0.01)];
        Assert.InRange(a.Min(p => b.Min(q => p.DistanceTo(q))), 0.75, 0.9);
    }

    [Fact]
    public void Wave_details_never_reach_into_the_waves_in_front()
    {
        WaveScale wave = new(new(0, 0), 10, 5, rim: 0.6);
        Outline cut = wave.Clip(Outline.Circle(wave.At(6, 0.95), 1.6));
        Assert.InRange(cut.Area(), 0.5, 0.9 * Math.PI * 1.6 * 1.6);
        // Chords cut into the rim, never through it.
        Assert.All(cut.Contours.SelectMany(c => c.Flatten(0.01)), p => Assert.True(p.DistanceTo(new(10, 5)) > 10.0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Polygons_of_a_tiling_fill_its_rectangle_once(int number)
    {
        foreach (PolygonTiling tiling in new[] { PolygonTiling.All[number], PolygonTiling.All[number].Turned })
        {
            Assert.Equal(tiling.Width * tiling.Height, tiling.Polygons.Sum(p => Outline.Polygon([.. p.Corners]).Area()), 1e-6);
            Assert.All(tiling.Polygons, p => Assert.All(p.Corners.Zip(p.Corners.Skip(1)), c => Assert.Equal(1, c.First.DistanceTo(c.Second), 1e-6)));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_fitted_tiling_fills_the_cell_and_keeps_its_shape(RepeatLayout layout)
    {
        var repeat = new Repeat(layout, Length.FromMillimetres(160), Length.FromMillimetres(200));
        foreach (PolygonTiling tiling in PolygonTiling.All)
        {
            (List<TilePolygon> polygons, double sx, double sy) = tiling.Fit(repeat.Cell, repeat, 36);
            Assert.InRange(sx / sy, 0.9, 1.11);
            if (layout != RepeatLayout.Mirror)
                Assert.Equal(repeat.Cell.Width * repeat.Cell.Height, polygons.Sum(p => Outline.Polygon([.. p.Corners]).Area()) * sx * sy, 0.5);
            else
                Assert.All(polygons, p => Assert.True(p.Centre.X * sx < 80.01 && p.Centre.Y * sy < 100.01));
        }
    }

    [Fact]
    public void A_regular_polygon_holds_one_star_and_a_bow_tie_two()
    {
        var octagon = new ContactStar(PolygonTiling.All[0].Polygons[0].Corners, 62 * Math.PI / 180, 0);
        Assert.Equal(8, octagon.Strands.Length);
        Assert.Equal(8, Assert.Single(octagon.Stars).Tips.Length);
        var bow = new ContactStar(PolygonTiling.All[5].Polygons[2].Corners, 54 * Math.PI / 180, 0);
        Assert.Equal([3, 3], bow.Stars.Select(s => s.Tips.Length));
    }

    [Fact]
    public void Rays_leave_edges_at_the_contact_angle()
    {
        var star = new ContactStar(PolygonTiling.All[0].Polygons[0].Corners, 60 * Math.PI / 180, 0);
        Assert.All(star.Strands, s => Assert.Equal(Math.Sin(Math.PI / 3), Point.Dot((s.Bend - s.From).Unit, s.FromEdge), 1e-9));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Stripes_run_on_over_every_step_of_the_repeat(RepeatLayout layout)
    {
        if (layout == RepeatLayout.Mirror)
            return;
        for (int direction = 0; direction < 4; direction++)
        {
            var canvas = new DesignCanvas(Draft.Of("stripes", 1, layout, ("direction", direction)));
            var striping = new Striping(canvas, direction, 34);
            double Phase(Point p) => striping.A * p.X / canvas.Cell.Width + striping.B * p.Y / canvas.Cell.Height;
            foreach (Affine image in canvas.Repeat!.Images(new(10, 10, 11, 11), new(0, 0, 480, 480)))
            {
                double moved = Phase(image.Apply(new Point(10, 10))) - Phase(new(10, 10));
                Assert.Equal(Math.Round(moved), moved, 1e-9);
            }
            Assert.Equal(2.25, Phase(striping.At(2.25, 17)), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Currents_fit_the_repeat(RepeatLayout layout)
    {
        var canvas = new DesignCanvas(Draft.Of("seigaiha", 5, layout));
        var current = new Current(canvas);
        foreach (Affine image in canvas.Repeat!.Images(new(10, 10, 11, 11), new(0, 0, 400, 400)))
            Assert.Equal(current.At(new(10, 10)), current.At(image.Apply(new Point(10, 10))), 1e-9);
    }

    [Fact]
    public void Kinds_keep_their_quotas_and_do_not_cluster()
    {
        List<Point> places = [.. from i in Enumerable.Range(0, 14) from j in Enumerable.Range(0, 14) select new Point(i * 10 + 5, j * 10 + 5)];
        var repeat = new Repeat(RepeatLayout.Block, Length.FromMillimetres(140), Length.FromMillimetres(140));
        var mix = new EvenMix(places, repeat);
        int[] kinds = mix.Deal([0.7, 0.2, 0.1], 14, new Dice(3));
        Assert.InRange(kinds.Count(k => k == 1), 33, 45);
        Assert.InRange(kinds.Count(k => k == 2), 15, 24);
        // By chance about one place in ten would have a rare neighbour next to a rare one, four ways each.
        int touching = Enumerable.Range(0, 196).Count(a => kinds[a] == 2 && Enumerable.Range(0, 196).Any(b => b != a && kinds[b] == 2 && mix.Distance(a, b) < 10.5));
        Assert.InRange(touching, 0, 2);
    }

    [Fact]
    public void Accents_lie_far_apart_over_the_seam()
    {
        List<Point> places = [.. from i in Enumerable.Range(0, 14) from j in Enumerable.Range(0, 14) select new Point(i * 10 + 5, j * 10 + 5)];
        var mix = new EvenMix(places, new(RepeatLayout.HalfDrop, Length.FromMillimetres(140), Length.FromMillimetres(140)));
        List<int> chosen = mix.Spread(5, [.. Enumerable.Range(0, 196)], new Dice(9));
        Assert.Equal(5, chosen.Distinct().Count());
        Assert.All(chosen, a => Assert.All(chosen.Where(b => b != a), b => Assert.True(mix.Distance(a, b) > 30)));
    }

    [Fact]
    public void A_mirror_keeps_the_cells_half_of_what_lies_on_its_axis()
    {
        var canvas = new DesignCanvas(Draft.Of("girih-star", 1, RepeatLayout.Mirror));
        Outline circle = Outline.Circle(new(0, 30), 4);
        double half = AxisTrim.Trim(canvas, circle).Area();
        Assert.InRange(half, Math.PI * 8, Math.PI * 8 + 8 * AxisTrim.OverlapMm * 1.05);
        Assert.Same(circle, AxisTrim.Trim(new DesignCanvas(Draft.Of("girih-star", 1, RepeatLayout.Block)), circle));
    }
}
