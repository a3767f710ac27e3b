using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Tests.Layout;

public sealed class TorusVoronoiTests
{
    private static (Torus Torus, Point[] Seeds) Cloth(RepeatLayout layout, int count)
    {
        var repeat = new Repeat(layout, Length.FromMillimetres(90), Length.FromMillimetres(70));
        var dice = new Dice(11);
        return (new(repeat, repeat.Cell), [.. Enumerable.Range(0, count).Select(_ => new Point(dice.Between(0, repeat.Cell.Width), dice.Between(0, repeat.Cell.Height)))]);
    }

    [Theory]
    [InlineData(RepeatLayout.Block, 1)]
    [InlineData(RepeatLayout.HalfDrop, 1)]
    [InlineData(RepeatLayout.HalfDrop, 1.6)]
    [InlineData(RepeatLayout.Brick, 0.7)]
    [InlineData(RepeatLayout.Mirror, 1)]
    public void Cells_fill_the_cloth_without_overlap(RepeatLayout layout, double stretch)
    {
        (Torus torus, Point[] seeds) = Cloth(layout, 40);
        double area = TorusVoronoi.Cells(torus, seeds, stretch: stretch).Sum(c => c.Area);
        Assert.Equal(torus.Cell.Width * torus.Cell.Height, area, 1e-6);
    }

    [Fact]
    public void Every_corner_is_as_far_from_its_seed_as_from_the_nearest_other()
    {
        (Torus torus, Point[] seeds) = Cloth(RepeatLayout.HalfDrop, 40);
        foreach (VoronoiCell cell in TorusVoronoi.Cells(torus, seeds))
        {
            foreach (Point corner in cell.Corners)
            {
                Point folded = torus.Fold(corner);
                Assert.Equal(corner.DistanceTo(cell.At), seeds.Min(s => torus.Distance(folded, s)), 1e-6);
            }
        }
    }

    [Fact]
    public void A_power_cell_holds_its_own_circle_where_circles_do_not_overlap()
    {
        (Torus torus, _) = Cloth(RepeatLayout.Brick, 0);
        Point[] seeds = [new(20, 20), new(45, 22), new(70, 50), new(15, 55), new(45, 52)];
        double[] radii = [14, 6, 12, 9, 4];
        var cells = TorusVoronoi.Cells(torus, seeds, radii);
        Assert.Equal(seeds.Length, cells.Length);
        foreach (VoronoiCell cell in cells)
        {
            for (int i = 0; i < 36; i++)
                Assert.True(cell.Reach(cell.At, i * Math.PI / 18) >= radii[cell.Seed] - 1e-9);
        }
    }

    [Fact]
    public void Relaxing_evens_out_the_cells()
    {
        (Torus torus, Point[] seeds) = Cloth(RepeatLayout.Mirror, 30);
        static double Spread(IEnumerable<VoronoiCell> cells)
        {
            double[] areas = [.. cells.Select(c => c.Area)];
            return Math.Sqrt(areas.Average(a => Math.Pow(a - areas.Average(), 2))) / areas.Average();
        }
        Assert.True(Spread(TorusVoronoi.Cells(torus, TorusVoronoi.Relax(torus, seeds, 6))) < 0.5 * Spread(TorusVoronoi.Cells(torus, seeds)));
    }
}
