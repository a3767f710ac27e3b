using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Tests.Separations;

/// <summary>Outlines that are traced from rows of pixels, filled again.</summary>
public class ContourTracerTests
{
    private const int Width = 333, Height = 240;

    [Theory]
    [InlineData(1, 0.9995)]
    [InlineData(3, 0.98)]
    public void Filled_again_an_outline_is_the_plane_but_for_pixels_at_its_edge(int step, double same)
    {
        var dice = new Dice(5);
        for (int set = 0; set < 12; set++)
        {
            BitPlane plane = Discs(dice, set);
            bool[,] filled = Filled(Trace(plane, step));
            long edge = 0, differ = 0;
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    bool near = AtEdge(plane, x, y, step);
                    edge += near ? 1 : 0;
                    if (plane[x, y] == filled[x, y])
                        continue;
                    differ++;
                    Assert.True(near, $"Set {set}: pixel {x}, {y} is not at an edge.");
                }
            }
            Assert.True(differ <= (1 - same) * Width * Height && differ < edge / 2, $"Set {set}: {differ} pixels of {edge} at edges differ.");
        }
    }

    [Fact]
    public void Single_pixels_stay_and_those_that_touch_at_corners_stay_apart()
    {
        var plane = new BitPlane((Width + 63) / 64, Height);
        for (int i = 0; i < 20; i++)
            Set(plane, 50 + i, 50 + i);
        Set(plane, Width - 1, 0);
        Set(plane, 0, Height - 1);
        TracedOutline traced = Trace(plane, 1);
        Assert.Equal(22, traced.Polygons().Count());
        Assert.Equal(11, traced.Polygons().Sum(Area), 9);
    }

    [Fact]
    public void A_ring_is_two_polygons_of_few_corners()
    {
        var plane = new BitPlane((Width + 63) / 64, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double from = Math.Sqrt(Math.Pow(x + 0.5 - 160, 2) + Math.Pow(y + 0.5 - 120, 2));
                if (from is > 60 and < 100)
                    Set(plane, x, y);
            }
        }
        double[] areas = [.. Trace(plane, 1).Polygons().Select(Area).Order()];
        Assert.Equal(2, areas.Length);
        Assert.Equal(Math.PI * 3600, areas[0], 60.0);
        Assert.Equal(Math.PI * 10000, areas[1], 100.0);
        // Where the border is nearly level or upright the middles of its sides lie up to 0.45 of a pixel off the circle, more than the tolerance, so each long run leaves points.
        Assert.InRange(Trace(plane, 1).Polygons().Sum(corners => corners.Count), 24, 340);
        Assert.True(Trace(new((Width + 63) / 64, Height), 1).IsEmpty);
    }

    private static TracedOutline Trace(BitPlane plane, int step)
    {
        var tracer = new ContourTracer(Width, step, new(1, 1));
        for (int y = step / 2; y < Height; y += step)
            tracer.Add(plane.Row(y));
        return tracer.Finish();
    }

    // Discs of black and white over each other, some beyond the edge, and a sprinkle of single pixels.
    private static BitPlane Discs(Dice dice, int set)
    {
        var plane = new BitPlane((Width + 63) / 64, Height);
        for (int i = 0; i < 24; i++)
        {
            double cx = dice.Between(-10, Width + 10), cy = dice.Between(-10, Height + 10), r = dice.Between(6, 40);
            for (int y = (int)Math.Max(0, cy - r); y < Math.Min(Height, cy + r); y++)
            {
                for (int x = (int)Math.Max(0, cx - r); x < Math.Min(Width, cx + r); x++)
                {
                    if ((x + 0.5 - cx) * (x + 0.5 - cx) + (y + 0.5 - cy) * (y + 0.5 - cy) < r * r)
                        Set(plane, x, y, i % 3 != 2);
                }
            }
        }
        for (int i = 0; i < set * 10; i++)
            Set(plane, dice.Whole(0, Width - 1), dice.Whole(0, Height - 1), i % 2 == 0);
        return plane;
    }

    private static void Set(BitPlane plane, int x, int y, bool black = true)
    {
        ulong bit = 1UL << (63 - x % 64);
        ref ulong word = ref plane.Row(y)[x / 64];
        word = black ? word | bit : word & ~bit;
    }

    // Whether both colours lie within so many pixels; what is beyond the plane is white.
    private static bool AtEdge(BitPlane plane, int x, int y, int reach)
    {
        for (int dy = -reach; dy <= reach; dy++)
        {
            for (int dx = -reach; dx <= reach; dx++)
            {
                bool black = x + dx >= 0 && x + dx < Width && y + dy >= 0 && y + dy < Height && plane[x + dx, y + dy];
                if (black != plane[x, y])
                    return true;
            }
        }
        return false;
    }

    // By the even-odd rule at the middles of pixels.
    private static bool[,] Filled(TracedOutline outline)
    {
        var filled = new bool[Width, Height];
        foreach (IReadOnlyList<Point> corners in outline.Polygons())
        {
            for (int i = 0; i < corners.Count; i++)
            {
                (Point a, Point b) = (corners[i], corners[(i + 1) % corners.Count]);
                for (int y = 0; y < Height; y++)
                {
                    if (a.Y > y + 0.5 == b.Y > y + 0.5)
                        continue;
                    double cross = a.X + (y + 0.5 - a.Y) / (b.Y - a.Y) * (b.X - a.X);
                    for (int x = Math.Max(0, (int)Math.Ceiling(cross - 0.5)); x < Width; x++)
                        filled[x, y] ^= true;
                }
            }
        }
        return filled;
    }

    private static double Area(IReadOnlyList<Point> corners) => Math.Abs(corners.Select((c, i) => Point.Cross(c, corners[(i + 1) % corners.Count])).Sum()) / 2;
}
