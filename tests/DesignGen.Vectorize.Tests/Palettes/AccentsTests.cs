using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class AccentsTests
{
    private static readonly Srgb Red = new(205, 30, 40);

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(null)]
    public void A_small_red_mouth_keeps_an_ink_beside_large_greys(int? inks)
    {
        TracedPicture traced = Trace(MadePictures.Dotted(MadePictures.Photograph(240, grey: true), Red, radius: 5), inks);

        Assert.Equal(PictureKind.Textured, traced.Findings.Kind);
        int red = Enumerable.Range(0, traced.Map.Inks.Length).MinBy(i => traced.Map.Inks[i].Colour.CieLab.DifferenceTo(Red.CieLab));
        Assert.True(traced.Map.Inks[red].Colour.CieLab.DifferenceTo(Red.CieLab) < 6, $"nearest ink {traced.Map.Inks[red].Colour.Hex}");
        Assert.Equal(Math.PI * 25, traced.Map.Faces[red].Area(), 12.0);
        if (inks is int asked)
            Assert.Equal(asked, traced.Map.Inks.Length);
    }

    [Fact]
    public void Two_inks_have_none_to_spare_for_it()
    {
        TracedPicture traced = Trace(MadePictures.Dotted(MadePictures.Photograph(240, grey: true), Red, radius: 5), 2);
        Assert.All(traced.Map.Inks, i => Assert.True(i.Colour.CieLab.DifferenceTo(Red.CieLab) > 20));
    }

    [Fact]
    public void What_has_no_accent_keeps_its_inks()
    {
        // A dull dot is not vivid.
        TracedPicture plain = Trace(MadePictures.Photograph(240, grey: true), 6), dull = Trace(MadePictures.Dotted(MadePictures.Photograph(240, grey: true), new(120, 96, 92), radius: 5), 6);
        Assert.All(plain.Map.Inks.Concat(dull.Map.Inks), i => Assert.True(Math.Abs(i.Colour.R - i.Colour.B) < 20, i.Colour.Hex));
    }

    private static TracedPicture Trace(Picture picture, int? inks) => Tracer.Trace(picture, new() { Width = Length.FromMillimetres(picture.Width), Inks = inks });
}
