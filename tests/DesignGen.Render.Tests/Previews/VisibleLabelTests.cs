using DesignGen.Core.Geometry;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Tests.Previews;

public sealed class VisibleLabelTests
{
    // Four upright bars, as high as capitals.
    private static readonly Outline Words = new([.. Enumerable.Range(0, 4).SelectMany(i => Outline.Rectangle(new(i, 0, i + 0.5, 1)).Contours)]);

    [Theory]
    [InlineData(320, 240)]
    [InlineData(1000, 1000)]
    [InlineData(4000, 2100)]
    [InlineData(300, 2000)]
    public void Its_words_are_a_twentieth_of_the_shorter_side_high_or_more_and_stand_in_the_corner(int width, int height)
    {
        Picture labelled = VisibleLabel.Put(Plain(width, height, 3, 255), Words);
        // The plate is the grey; the text on it is white again.
        var dark = Enumerable.Range(0, width * height).Where(i => labelled.Pixels[i * 3] < 120).Select(i => (X: i % width, Y: i / width)).ToArray();
        (int left, int right, int top, int bottom) = (dark.Min(d => d.X), dark.Max(d => d.X), dark.Min(d => d.Y), dark.Max(d => d.Y));
        int[] rows = [.. Enumerable.Range(top, bottom - top + 1).Where(y => Enumerable.Range(left, right - left + 1).Count(x => labelled.At(x, y)[0] > 250) > (right - left) / 4)];
        Assert.True(rows.Length >= 0.05 * Math.Min(width, height), $"{rows.Length} of {Math.Min(width, height)}");
        Assert.True(width - right < 0.05 * Math.Min(width, height) + 9 && height - bottom < 0.05 * Math.Min(width, height) + 9, "in the lower right corner");
        // It hides little of the picture: here a strip of a wide word.
        Assert.InRange((double)(right - left) * (bottom - top), 0, 0.06 * Math.Min(width, height) * Math.Min(width, height) + 2000);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 128)]
    [InlineData(3, 255)]
    [InlineData(4, 255)]
    public void It_is_read_on_any_ground(int channels, byte ground)
    {
        Picture labelled = VisibleLabel.Put(Plain(500, 400, channels, ground), Words);
        double light = 0, dark = 255;
        for (int y = 340; y < 390; y++)
        {
            for (int x = 380; x < 490; x++)
                (light, dark) = (Math.Max(light, labelled.At(x, y)[0]), Math.Min(dark, labelled.At(x, y)[0]));
        }
        // WCAG's contrast of text: 4.5 to 1 and more.
        Assert.True((Linear(light) + 0.05) / (Linear(dark) + 0.05) >= 4.5, $"{light} on {dark}");
    }

    [Fact]
    public void On_clear_ground_it_brings_its_own_opacity()
    {
        Picture labelled = VisibleLabel.Put(new(400, 400, 4, new byte[400 * 400 * 4]), Words);
        byte[] alphas = [.. Enumerable.Range(0, 400 * 400).Select(i => labelled.Pixels[i * 4 + 3])];
        Assert.Equal(255, alphas.Max());
        Assert.Contains((byte)158, alphas);
        Assert.Equal(0, labelled.At(5, 5)[3]);
    }

    [Fact]
    public void What_lies_outside_it_and_the_picture_given_stay_as_they_were()
    {
        Picture plain = Plain(640, 480, 3, 90);
        byte[] before = [.. plain.Pixels];
        Picture labelled = VisibleLabel.Put(plain, Words);
        Assert.Equal(before, plain.Pixels);
        Assert.Equal(before.AsSpan(0, 640 * 3 * 380).ToArray(), labelled.Pixels.AsSpan(0, 640 * 3 * 380).ToArray());
        Assert.NotEqual(before, labelled.Pixels);
        Assert.Equal(labelled.Pixels, VisibleLabel.Put(plain, Words).Pixels);
    }

    [Fact]
    public void The_smallest_pictures_take_it_without_harm()
    {
        foreach ((int width, int height) in new[] { (1, 1), (16, 16), (3, 200), (200, 3) })
            Assert.Equal((width, height), (VisibleLabel.Put(Plain(width, height, 3, 40), Words).Width, VisibleLabel.Put(Plain(width, height, 3, 40), Words).Height));
    }

    private static double Linear(double value) => value / 255 <= 0.04045 ? value / 255 / 12.92 : Math.Pow((value / 255 + 0.055) / 1.055, 2.4);

    private static Picture Plain(int width, int height, int channels, byte value)
    {
        var pixels = new byte[width * height * channels];
        Array.Fill(pixels, value);
        return new(width, height, channels, pixels);
    }
}
