using DesignGen.Render.Raster;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class FlatColoursTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(8, 3)]
    [InlineData(9, 7)]
    [InlineData(17, 6)]
    [InlineData(40, 11)]
    public void Blocks_are_those_of_four_equal_pixels(int width, int height)
    {
        // Runs of three greys, so that some blocks are flat and some are not.
        var grey = new byte[width * height];
        uint chance = 5;
        for (int i = 0; i < grey.Length; i++)
        {
            chance = chance * 1664525 + 1013904223;
            grey[i] = chance >> 28 < 4 ? (byte)((chance >> 20 & 3) * 60) : grey[Math.Max(0, i - (i >= width ? width : 1))];
        }
        FlatColours flat = FlatColours.Count(SourcePixels.From(new Picture(width, height, 1, grey)));
        var expected = new SortedDictionary<uint, int>();
        for (int y = 0; y < height - 1; y++)
        {
            for (int x = 0; x < width - 1; x++)
            {
                byte own = grey[y * width + x];
                if (own != grey[y * width + x + 1] || own != grey[(y + 1) * width + x] || own != grey[(y + 1) * width + x + 1])
                    continue;
                uint value = SourcePixels.Pack(own, own, own);
                expected[value] = expected.GetValueOrDefault(value) + 1;
            }
        }
        Assert.Equal(expected.Select(e => (e.Key, e.Value)), flat.Blocks.Sorted());
        Assert.Equal(expected.Values.Sum() / (double)((width - 1) * (height - 1)), flat.Share, 12);
    }
}
