using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Tests;
using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Vectorize.Tests;

/// <summary>What every tracer behind <see cref="ITracer"/> keeps to.</summary>
public abstract class TracerContract
{
    private static readonly VectorizeOptions Wide = new() { Width = Length.FromMillimetres(60) };

    /// <summary>The shop's inks: two near the picture's colours, one far, and kinds that are never matched.</summary>
    private static readonly InkLibrary Shop = new("shop", new("Shop", "店"), "test",
    [
        new("base", new("Base", "底"), Srgb.Parse("#c8102e"), InkKind.Underbase),
        new("rose", new("Rose", "玫瑰"), Srgb.Parse("#c4142f")),
        new("navy", new("Navy", "藏青"), Srgb.Parse("#102a55")),
        new("lime", new("Lime", "青柠"), Srgb.Parse("#a4d233")),
    ]);

    protected abstract ITracer Tracer { get; }

    [Fact]
    public void The_page_has_the_width_asked_for_and_the_pictures_shape()
    {
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide, default);
        Assert.Equal((60.0, 45.0), (traced.Map.Width.Millimetres, traced.Map.Height.Millimetres));
        Assert.Equal((traced.Map.Width, traced.Map.Height), (traced.Proof.Width, traced.Proof.Height));
    }

    [Fact]
    public void Faces_cover_the_page_once()
    {
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide, default);
        Assert.Equal(60 * 45, traced.Map.Faces.Sum(f => f.Area()), 1);
    }

    [Fact]
    public void Inks_are_the_pictures_colours_unless_a_library_is_given()
    {
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide, default);
        Assert.Equal(["#102a54", "#c8102e"], traced.Map.Inks.Select(i => i.Colour.Hex).Order(StringComparer.Ordinal));
        Assert.All(traced.Findings.Inks, i => Assert.Equal((i.Colour, 0.0, false), (i.Ink.Colour, i.Difference, i.IsFar)));
    }

    [Fact]
    public void Inks_of_a_library_are_taken_over_exactly_and_only_spot_inks()
    {
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide with { Library = Shop }, default);
        Assert.Equal(["navy", "rose"], traced.Map.Inks.Select(i => i.Id).Order(StringComparer.Ordinal));
        Assert.Equal(traced.Map.Inks, traced.Findings.Inks.Select(i => i.Ink));
        foreach (Ink ink in traced.Map.Inks)
            Assert.Equal(Shop.Inks.Single(i => i.Id == ink.Id).Ink, ink);
        Assert.Equal(traced.Map.Inks.OrderBy(i => i.Id, StringComparer.Ordinal), traced.Proof.Inks.OrderBy(i => i.Id, StringComparer.Ordinal));
        Assert.All(traced.Findings.Inks, i => Assert.Equal(i.Colour.CieLab.DifferenceTo(i.Ink.Colour.CieLab), i.Difference, 9));
        Assert.All(traced.Findings.Inks, i => Assert.False(i.IsFar));
    }

    [Fact]
    public void A_colour_without_a_like_ink_is_flagged()
    {
        InkLibrary few = Shop with { Inks = [Shop.Inks[1], new("sky", new("Sky", "天蓝"), Srgb.Parse("#3a6ab8"))] };
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide with { Library = few }, default);
        Assert.Equal("#102a54", Assert.Single(traced.Findings.Inks, i => i.IsFar).Colour.Hex);
    }

    [Fact]
    public void Unasked_no_more_inks_are_made_than_the_library_has()
    {
        InkLibrary one = Shop with { Inks = [Shop.Inks[2]] };
        TracedPicture traced = Tracer.Trace(Disc(40, 30), Wide with { Library = one }, default);
        Assert.Equal("navy", Assert.Single(traced.Map.Inks).Id);
    }

    [Fact]
    public void Options_out_of_range_are_named_together()
    {
        InputException both = Assert.Throws<InputException>(() => Tracer.Trace(Disc(4, 4), new() { Width = Length.Zero, Inks = 65 }, default));
        Assert.Equal(["inks", "width"], both.Problems.Select(p => p.Place));
        InputException library = Assert.Throws<InputException>(() => Tracer.Trace(Disc(4, 4), Wide with { Inks = 4, Library = Shop }, default));
        Assert.Contains("has 3 spot inks", library.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_ink_gives_an_empty_page()
    {
        TracedPicture traced = Tracer.Trace(new Picture(5, 4, 4, new byte[5 * 4 * 4]), Wide with { Library = Shop }, default);
        Assert.Equal((0, 48.0), (traced.Map.Inks.Length, traced.Map.Height.Millimetres));
        Assert.Empty(traced.Proof.Shapes);
    }

    [Fact]
    public void One_pixel_is_a_page_of_one_ink()
    {
        TracedPicture traced = Tracer.Trace(new Picture(1, 1, 3, [0xc8, 0x10, 0x2e]), Wide, default);
        Assert.Equal("#c8102e", Assert.Single(traced.Map.Inks).Colour.Hex);
        Assert.Equal(3600, Assert.Single(traced.Map.Faces).Area(), 6);
    }

    [Fact]
    public void The_same_picture_gives_the_same_drawing_in_every_language()
    {
        byte[] first = Svg();
        foreach (string culture in new[] { "tr-TR", "zh-CN", "de-DE" })
        {
            using var scope = new CultureScope(culture);
            Assert.Equal(first, Svg());
        }

        byte[] Svg()
        {
            using var to = new MemoryStream();
            SvgWriter.Write(to, Tracer.Trace(Disc(40, 30), Wide with { Library = Shop }, default).Proof);
            return to.ToArray();
        }
    }

    [Fact]
    public void Lines_are_drawn_in_the_same_inks_on_the_same_page()
    {
        // Three rows of navy on white.
        byte[] pixels = [.. Enumerable.Range(0, 60 * 40).SelectMany(i => i / 60 is >= 18 and < 21 && i % 60 is >= 10 and < 50 ? new byte[] { 0x10, 0x2a, 0x54 } : [255, 255, 255])];
        InkLibrary white = Shop with { Inks = [.. Shop.Inks, new("white", new("White", "白"), Srgb.White)] };
        CentreLineMap lines = Tracer.TraceLines(new(60, 40, 3, pixels), Wide with { Library = white }, CentreLineOptions.Default, default);
        Assert.Equal((60.0, 40.0), (lines.Width.Millimetres, lines.Height.Millimetres));
        CentreLineStroke stroke = Assert.Single(lines.Strokes);
        Assert.Equal((Shop.Inks[2].Ink, 3.0), (lines.Inks[stroke.Ink], Math.Round(stroke.WidthMm, 1)));
        Assert.Equal(lines.Inks, lines.Findings.Inks.Select(i => i.Ink));
    }

    [Fact]
    public void A_stopped_trace_ends()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => Tracer.Trace(Disc(40, 30), Wide, new CancellationToken(canceled: true)));
    }

    /// <summary>A red disc on blue, its edge smooth as drawing programs make it.</summary>
    private static Picture Disc(int width, int height)
    {
        Srgb inside = Srgb.Parse("#c8102e"), outside = Srgb.Parse("#102a54");
        var pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double distance = Math.Sqrt(Math.Pow(x + 0.5 - width / 2.0, 2) + Math.Pow(y + 0.5 - height / 2.0, 2));
                double share = Math.Clamp(height / 3.0 - distance + 0.5, 0, 1);
                int at = (y * width + x) * 3;
                pixels[at] = Mix(inside.R, outside.R, share);
                pixels[at + 1] = Mix(inside.G, outside.G, share);
                pixels[at + 2] = Mix(inside.B, outside.B, share);
            }
        }
        return new(width, height, 3, pixels);

        static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a * share + b * (1 - share));
    }
}

/// <summary>The tracer that comes with DesignGen.</summary>
public sealed class BuiltInTracerTests : TracerContract
{
    protected override ITracer Tracer { get; } = new BuiltInTracer();
}
