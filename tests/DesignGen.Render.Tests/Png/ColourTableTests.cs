using DesignGen.Core.Colour;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Tests.Png;

public sealed class ColourTableTests
{
    private static Picture Of(int width, int height, Func<int, int, Srgb> colour)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (colour(i % width, i / width).R, colour(i % width, i / width).G, colour(i % width, i / width).B);
        return new(width, height, 3, pixels);
    }

    // Two inks that blend along a slanting edge with a ramp of blue beside them: some 9000 colours.
    private static Picture Blended { get; } = Of(160, 120, (x, y) => x < 60 ? new(216, 67, 58) : x < 80 ? new((byte)(216 - 2 * (x - 60) - y / 4), (byte)(67 + y), (byte)(58 + x)) : x < 120 ? new(31, 42, 68) : new((byte)(2 * y), (byte)(2 * (x - 60)), (byte)(x + y / 2)));

    private static byte[] Shown(ColourTable table) => [.. table.Indices.SelectMany(i => new[] { table.Palette[i].R, table.Palette[i].G, table.Palette[i].B })];

    [Fact]
    public void A_picture_of_few_colours_comes_out_as_it_was()
    {
        Picture picture = Of(64, 64, (x, y) => new((byte)(x / 8 * 30), (byte)(y / 8 * 30), 90));
        ColourTable table = ColourTable.Of(picture);
        Assert.Equal(64, table.Palette.Length);
        Assert.Equal(picture.Pixels, Shown(table));
    }

    [Fact]
    public void Flats_of_a_picture_of_many_colours_stay_exact_and_blends_come_near()
    {
        ColourTable table = ColourTable.Of(Blended);
        byte[] shown = Shown(table);
        int[] off = [.. shown.Zip(Blended.Pixels, (a, b) => Math.Abs(a - b))];
        Assert.True(table.Palette.Length <= 256);
        Assert.Equal((216, 67, 58), (shown[0], shown[1], shown[2]));
        Assert.Equal((31, 42, 68), (shown[3 * 100], shown[3 * 100 + 1], shown[3 * 100 + 2]));
        Assert.True(off.Average() < 2.5 && off.Max() <= 24, $"{off.Average():0.00} on average, {off.Max()} at most");
    }

    [Fact]
    public void An_indexed_file_reads_back_as_the_table_shows_and_is_the_same_each_time()
    {
        var to = new MemoryStream();
        PngWriter.WriteIndexed(to, Blended, new PngMetadata { Srgb = true, Xmp = "<x/>" });
        PngImage read = PngReader.Read(to.ToArray(), "table.png");
        Assert.Equal(Shown(ColourTable.Of(Blended)), Read(read));
        Assert.Equal(to.ToArray(), Again());

        static byte[] Again()
        {
            var again = new MemoryStream();
            PngWriter.WriteIndexed(again, Blended, new PngMetadata { Srgb = true, Xmp = "<x/>" });
            return again.ToArray();
        }
    }

    [Fact]
    public void A_picture_with_alpha_is_refused() => Assert.Throws<ArgumentException>(() => ColourTable.Of(new Picture(1, 1, 4, new byte[4])));

    private static byte[] Read(PngImage image) => image.ToPicture().Pixels;
}
