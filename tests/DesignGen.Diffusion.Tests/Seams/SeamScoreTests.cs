using DesignGen.Core.Chance;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Seams;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Tests.Seams;

public sealed class SeamScoreTests
{
    private const int Side = 128;

    [Fact]
    public void A_wave_that_closes_has_no_seam_and_one_that_does_not_has_one()
    {
        Assert.True(SeamScore.Of(Wave(3, 5), PictureTiling.Both) < 1.05);
        Assert.True(SeamScore.Of(Wave(3.4, 5), PictureTiling.Across) > SeamScore.Limit);
        Assert.True(SeamScore.Of(Wave(3.4, 5), PictureTiling.Down) < 1.05);
        Assert.True(SeamScore.Of(Wave(3, 5.4), PictureTiling.Both) > SeamScore.Limit);
    }

    [Fact]
    public void A_half_drop_is_judged_half_a_tile_lower()
    {
        // Half a turn across and one down: the right edge meets the left one half a tile lower.
        Picture picture = Draw((x, y) => 128 + 100 * Math.Sin(2 * Math.PI * (y + x / 2.0) / Side));
        Assert.True(SeamScore.Of(picture, PictureTiling.HalfDrop) < 1.05);
        Assert.True(SeamScore.Of(picture, PictureTiling.Both) > SeamScore.Limit);
    }

    [Fact]
    public void Plain_grounds_and_pictures_that_need_not_tile_have_none()
    {
        Assert.Equal(1, SeamScore.Of(Draw((_, _) => 90), PictureTiling.Both));
        Assert.Equal(0, SeamScore.Of(Wave(3.4, 5.4), PictureTiling.None));
    }

    [Fact]
    public void A_step_that_falls_on_the_edge_as_it_may_on_any_line_is_seen_as_one()
    {
        // One flat square on a flat ground: cut at its side it would be a seam, whole it is none.
        Assert.True(SeamScore.Of(Draw((x, y) => x is > 20 and < 90 && y is > 30 and < 80 ? 200 : 30), PictureTiling.Both) <= 1);
        Assert.True(SeamScore.Of(Draw((x, y) => x < 60 && y is > 30 and < 80 ? 200 : 30), PictureTiling.Across) > SeamScore.Limit);
    }

    [Theory]
    [InlineData(PictureTiling.Across)]
    [InlineData(PictureTiling.Down)]
    [InlineData(PictureTiling.Both)]
    [InlineData(PictureTiling.HalfDrop)]
    public void What_is_rolled_is_unrolled_to_the_same_numbers(PictureTiling tiling)
    {
        const int width = 6, height = 8;
        var torus = new Torus(width, height, tiling);
        var dice = new Dice(1);
        float[] plane = [.. Enumerable.Range(0, width * height).Select(_ => (float)dice.Unit())], seen = new float[plane.Length], back = new float[plane.Length];
        for (int right = 0; right < (torus.MeetsAcross ? width : 1); right++)
        {
            for (int down = 0; down < (torus.MeetsDown ? height : 1); down++)
            {
                torus.Roll(plane, right, down, seen);
                torus.Unroll(seen, right, down, back);
                Assert.Equal(plane, back);
                // A margin shows the same as a roll: the corner of the roll is where the margin says it is.
                var padded = new float[(width + 2 * width) * (height + 2 * height)];
                torus.Pad(plane, width, height, padded);
                for (int i = 0; i < seen.Length; i++)
                    Assert.Equal(seen[i], padded[(i / width + down + height) * 3 * width + i % width + right + width]);
            }
        }
    }

    [Fact]
    public void Beyond_the_right_edge_of_a_half_drop_lies_the_tile_half_its_height_lower()
    {
        const int width = 2, height = 4;
        var padded = new float[(width + 2) * height];
        new Torus(width, height, PictureTiling.HalfDrop).Pad([0, 1, 10, 11, 20, 21, 30, 31], 1, 0, padded);
        Assert.Equal([21, 0, 1, 20], padded[..4]);
        Assert.Equal([31, 10, 11, 30], padded[4..8]);
    }

    private static Picture Wave(double across, double down) =>
        Draw((x, y) => 128 + 50 * Math.Sin(2 * Math.PI * across * x / Side) + 50 * Math.Sin(2 * Math.PI * down * y / Side));

    private static Picture Draw(Func<int, int, double> level) =>
        new(Side, Side, 3, [.. Enumerable.Range(0, Side * Side).SelectMany(i => Enumerable.Repeat((byte)Math.Round(level(i % Side, i / Side)), 3))]);
}
