using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Vectorize.Tests.CentreLines;

public class SkeletonTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Distances_are_those_of_a_search_over_all_pixels(bool bounded)
    {
        const int width = 23, height = 17;
        var random = new Random(7);
        bool[] mask = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(25) > 0)];
        int[] squared = DistanceMap.Squared(mask, width, height, bounded);
        for (int i = 0; i < mask.Length; i++)
        {
            int x = i % width, y = i / width, least = int.MaxValue;
            for (int v = -1; v <= height; v++)
            {
                for (int u = -1; u <= width; u++)
                {
                    bool beyond = u < 0 || v < 0 || u >= width || v >= height;
                    if (beyond ? bounded : !mask[v * width + u])
                        least = Math.Min(least, (u - x) * (u - x) + (v - y) * (v - y));
                }
            }
            Assert.Equal(least, squared[i]);
        }
    }

    [Theory]
    [InlineData(30, 3, 1)]
    [InlineData(30, 4, 1)]
    [InlineData(30, 9, 1)]
    public void A_bar_is_thinned_to_one_line_along_its_middle(int length, int thick, int lines)
    {
        (bool[] mask, int width) = Bar(length, thick);
        bool[] thin = Thin(mask, width);
        for (int x = 4 + thick; x < length + 4 - thick; x++)
            Assert.Equal(lines, Enumerable.Range(0, mask.Length / width).Count(y => thin[y * width + x]));
        Assert.All(Enumerable.Range(0, thin.Length).Where(i => thin[i]), i => Assert.InRange(i / width - 4, (thick - 1) / 2, thick / 2));
    }

    [Fact]
    public void A_ring_stays_a_ring_and_a_disc_becomes_a_point()
    {
        const int width = 41;
        bool[] Disc(double radius, double hole) => [.. Enumerable.Range(0, width * width).Select(i => Distance(i) <= radius && Distance(i) >= hole)];
        double Distance(int i) => Math.Sqrt(Math.Pow(i % width - 20, 2) + Math.Pow(i / width - 20, 2));
        Assert.InRange(Thin(Disc(15, 0), width).Count(t => t), 1, 3);
        bool[] ring = Thin(Disc(15, 9), width);
        Assert.All(Enumerable.Range(0, ring.Length).Where(i => ring[i]), i => Assert.InRange(Distance(i), 10.5, 13.5));
        Assert.InRange(ring.Count(t => t), 50, 110);
    }

    private static bool[] Thin(bool[] mask, int width) => Skeleton.Thin(mask, DistanceMap.Squared(mask, width, mask.Length / width), width, default);

    private static (bool[] Mask, int Width) Bar(int length, int thick)
    {
        int width = length + 8, height = thick + 8;
        var mask = new bool[width * height];
        for (int y = 4; y < 4 + thick; y++)
            mask.AsSpan(y * width + 4, length).Fill(true);
        return (mask, width);
    }
}
