using System.Globalization;
using DesignGen.Core.Measures;
using DesignGen.Render.Svg;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Tests.Palettes;

namespace DesignGen.Vectorize.Tests.Labels;

public class TexturedLabellerTests
{
    [Fact]
    public void As_many_inks_are_found_as_were_asked_for()
    {
        for (int inks = 1; inks <= 12; inks++)
        {
            TracedPicture traced = Tracer.Trace(MadePictures.Photograph(), new() { Inks = inks, Width = Length.FromMillimetres(100) });
            Assert.Equal(PictureKind.Textured, traced.Findings.Kind);
            Assert.Equal(inks, traced.Map.Inks.Length);
            Assert.Equal(inks, traced.Map.Inks.Select(ink => ink.Colour).Distinct().Count());
        }
    }

    [Fact]
    public void Unasked_there_are_a_few()
    {
        TracedPicture traced = Tracer.Trace(MadePictures.Photograph(), new() { Width = Length.FromMillimetres(100) });
        Assert.InRange(traced.Map.Inks.Length, 3, 10);
    }

    [Fact]
    public void The_file_is_the_same_on_every_run_and_in_every_culture()
    {
        byte[] Write()
        {
            using var stream = new MemoryStream();
            SvgWriter.Write(stream, Tracer.Trace(MadePictures.Photograph(), new() { Inks = 6, Width = Length.FromMillimetres(100) }).Proof);
            return stream.ToArray();
        }

        byte[] first = Write();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(first, Write());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Grain_makes_no_confetti()
    {
        LabelMap map = Label(6);
        Face[] faces = new FaceIndex(map).Number();
        Assert.DoesNotContain(faces, face => face.Pixels < 6);
        Assert.True(faces.Length < 60, $"{faces.Length} faces");
    }

    [Fact]
    public void A_speck_of_a_shade_goes_and_a_glint_stays()
    {
        // Dark ground; nine pixels a little lighter, and nine white ones.
        const int size = 32;
        var pixels = new byte[size * size * 3];
        Array.Fill(pixels, (byte)60);
        Fill(6, 92);
        Fill(20, 255);
        var source = SourcePixels.From(new(size, size, 3, pixels));
        LookBins bins = LookBins.Sort(source, CancellationToken.None);
        var sources = new Sources(PictureKind.Textured, [SourcePixels.Pack(60, 60, 60), SourcePixels.Pack(92, 92, 92), SourcePixels.Pack(255, 255, 255)], [1, 1, 1], null, 0);
        LabelMap map = TexturedLabeller.Label(source, bins, sources, CancellationToken.None);
        Assert.Equal(0, map[7, 7]);
        Assert.Equal(2, map[21, 21]);

        void Fill(int from, byte level)
        {
            for (int y = from; y < from + 3; y++)
                pixels.AsSpan((y * size + from) * 3, 9).Fill(level);
        }
    }

    [Fact]
    public void A_blurred_edge_between_two_inks_has_no_rim_of_a_third()
    {
        // Black to white over five pixels, and grey is an ink too.
        const int size = 32;
        var pixels = new byte[size * size * 3];
        for (int i = 0; i < size * size; i++)
            pixels.AsSpan(i * 3, 3).Fill((byte)Math.Clamp((i % size - 13) * 255 / 6, 0, 255));
        var source = SourcePixels.From(new(size, size, 3, pixels));
        LookBins bins = LookBins.Sort(source, CancellationToken.None);
        var sources = new Sources(PictureKind.Textured, [SourcePixels.Pack(0, 0, 0), SourcePixels.Pack(128, 128, 128), SourcePixels.Pack(255, 255, 255)], [1, 1, 1], null, 0);
        LabelMap map = TexturedLabeller.Label(source, bins, sources, CancellationToken.None);
        Assert.DoesNotContain((byte)1, map.Labels);
    }

    private static LabelMap Label(int inks)
    {
        SourcePixels smooth = Smoothing.Median(SourcePixels.From(MadePictures.Photograph(320)), 2, CancellationToken.None);
        LookBins bins = LookBins.Sort(smooth, CancellationToken.None);
        return TexturedLabeller.Label(smooth, bins, TexturedSources.Find(bins, smooth.Width, inks, CancellationToken.None), CancellationToken.None);
    }
}
