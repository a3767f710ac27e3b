using DesignGen.Render.Raster;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class SmoothingTests
{
    [Theory]
    [InlineData(3, 3)]
    [InlineData(8, 5)]
    [InlineData(21, 9)]
    public void One_pass_is_the_median_of_nine(int width, int height)
    {
        var bytes = new byte[width * height * 3];
        uint chance = 7;
        for (int i = 0; i < bytes.Length; i++)
        {
            chance = chance * 1664525 + 1013904223;
            bytes[i] = (byte)(chance >> 20);
        }
        var pixels = SourcePixels.From(new Picture(width, height, 3, bytes));
        SourcePixels smooth = Smoothing.Median(pixels, 1, CancellationToken.None);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    var nine = new List<byte>();
                    for (int dy = -1; dy <= 1; dy++)
                    {
                        for (int dx = -1; dx <= 1; dx++)
                            nine.Add(bytes[(Math.Clamp(y + dy, 0, height - 1) * width + Math.Clamp(x + dx, 0, width - 1)) * 3 + channel]);
                    }
                    nine.Sort();
                    Assert.Equal(nine[4], (byte)(smooth.Values[y * width + x] >> 8 * channel));
                }
            }
        }
    }
}
