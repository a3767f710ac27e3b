using DesignGen.Render.Raster;

namespace DesignGen.Render.Tests.Raster;

public class QuantizeTests
{
    private static readonly ushort[] Every = [.. Enumerable.Range(0, 65536).Select(v => (ushort)v)];

    [Fact]
    public void Every_number_becomes_the_nearest_byte_one_by_one_or_many_at_once()
    {
        var bytes = new byte[65536];
        Quantize.Plane(Every, bytes);
        for (int v = 0; v < 65536; v++)
        {
            Assert.Equal((byte)Math.Round(v / 257.0), Quantize.Narrow(v));
            Assert.Equal(Quantize.Narrow(v), bytes[v]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(47)]
    public void Planes_are_woven_pixel_by_pixel(int width)
    {
        ReadOnlySpan<ushort> red = Every.AsSpan(1000, width), green = Every.AsSpan(30000, width), blue = Every.AsSpan(65000, width);
        var rgb = new byte[width * 3];
        Quantize.Rgb(red, green, blue, rgb);
        for (int i = 0; i < width; i++)
            Assert.Equal([Quantize.Narrow(red[i]), Quantize.Narrow(green[i]), Quantize.Narrow(blue[i])], rgb[(i * 3)..(i * 3 + 3)]);
    }
}
