using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class NoisySourcesTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(20)]
    public void A_compressed_drawing_has_the_inks_it_was_drawn_in_and_no_others(double step)
    {
        Picture picture = MadePictures.Compressed(MadePictures.Drawing(320), step);
        TracedPicture traced = Tracer.Trace(picture, new() { Width = Length.FromMillimetres(100) });
        Assert.Equal(PictureKind.NoisyFlat, traced.Findings.Kind);
        Assert.Equal(MadePictures.Inks.Length, traced.Map.Inks.Length);
        foreach (Srgb ink in MadePictures.Inks)
            Assert.Contains(traced.Map.Inks, found => found.Colour.CieLab.DifferenceTo(ink.CieLab) < 3);
    }

    [Fact]
    public void Cleaning_leaves_areas_at_one_value()
    {
        var pixels = SourcePixels.From(MadePictures.Compressed(MadePictures.Drawing(320), 10));
        Sources sources = NoisySources.Find(pixels, CancellationToken.None);
        SourcePixels clean = NoisySources.Clean(pixels, sources, CancellationToken.None);
        int exact = clean.Values.Count(v => sources.Values.Contains(v));
        Assert.True(exact > clean.Values.Length * 0.93, $"{exact} of {clean.Values.Length}");
    }

    [Fact]
    public void Thin_black_outlines_are_an_ink_though_no_pixel_of_them_is_steady()
    {
        TracedPicture traced = Tracer.Trace(MadePictures.Compressed(MadePictures.Drawing(320, outline: 2), 10), new() { Width = Length.FromMillimetres(100) });
        Assert.Equal(MadePictures.Inks.Length, traced.Map.Inks.Length);
        Assert.Contains(traced.Map.Inks, found => found.Colour == Srgb.Black);
    }
}
