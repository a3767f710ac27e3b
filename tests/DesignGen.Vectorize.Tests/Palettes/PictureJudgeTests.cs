using DesignGen.Render.Raster;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class PictureJudgeTests
{
    private static PictureTraits Judge(Picture picture)
    {
        var pixels = SourcePixels.From(picture);
        return PictureJudge.Judge(pixels, FlatColours.Count(pixels), CancellationToken.None);
    }

    [Fact]
    public void A_drawing_is_flat() => Assert.Equal(PictureKind.Flat, Judge(MadePictures.Drawing()).Kind);

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(20)]
    public void A_compressed_drawing_is_noisy(double step) => Assert.Equal(PictureKind.NoisyFlat, Judge(MadePictures.Compressed(MadePictures.Drawing(), step)).Kind);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_photograph_is_textured_in_colour_and_in_grey(bool grey) => Assert.Equal(PictureKind.Textured, Judge(MadePictures.Photograph(320, grey)).Kind);

    [Fact]
    public void A_compressed_photograph_is_textured() => Assert.Equal(PictureKind.Textured, Judge(MadePictures.Compressed(MadePictures.Photograph(320), 10)).Kind);

    [Fact]
    public void A_drawing_with_a_gradient_is_textured() => Assert.Equal(PictureKind.Textured, Judge(MadePictures.WithGradient(MadePictures.Drawing(320))).Kind);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 200)]
    [InlineData(17, 16)]
    public void Small_and_plain_pictures_are_flat(int width, int height) => Assert.Equal(PictureKind.Flat, Judge(new(width, height, 3, new byte[width * height * 3])).Kind);
}
