using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Png;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Tests.Png;

public class PrintPngTests
{
    [Fact]
    public void A_print_is_the_composite_at_its_size_on_a_clear_ground()
    {
        foreach (Artwork art in new[] { SampleArt.Solid(), SampleArt.Ramped(), SampleArt.Tile() })
        {
            PngImage print = Print(art);
            Picture picture = CompositeRenderer.Render(art, new(200), null);
            Assert.Equal((picture.Width, picture.Height, 4), (print.Width, print.Height, print.Channels));
            Assert.Equal(picture.Pixels, print.Samples);
            Assert.Equal(art.Width.Millimetres, print.Width / 200.0 * 25.4, 0.13);
        }
    }

    [Fact]
    public void A_print_says_its_resolution_colour_space_and_source()
    {
        PngImage print = Print(SampleArt.Solid());
        Assert.True(print.Metadata.Srgb);
        Assert.Equal(200, print.Metadata.Resolution!.Value.Dpi, 0.01);
        string xmp = print.Metadata.Xmp!;
        XElement meta = XDocument.Parse(xmp).Root!;
        XNamespace iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", dc = "http://purl.org/dc/elements/1.1/";
        Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", meta.Descendants(iptc + "DigitalSourceType").Single().Value);
        Assert.Equal("Koi <&> waves", meta.Descendants(dc + "title").Single().Value);
    }

    [Fact]
    public void A_preview_has_the_size_asked_for_and_shows_the_garment()
    {
        var to = new MemoryStream();
        ProductionOrder(SampleArt.Solid(), out var variant);
        PrintPng.WritePreview(to, SampleArt.Solid(), FileStatement.Of(variant, House.Default), new(10, 20, 30), 240);
        PngImage preview = Read(to);
        Assert.Equal(240, Math.Max(preview.Width, preview.Height));
        Assert.Equal((10, 20, 30), (preview[0, 0, 0], preview[0, 0, 1], preview[0, 0, 2]));
        Assert.Contains("algorithmicMedia", preview.Metadata.Xmp!, StringComparison.Ordinal);
    }

    private static PngImage Print(Artwork art)
    {
        var to = new MemoryStream();
        ProductionOrder(art, out var variant);
        PrintPng.Write(to, art, FileStatement.Of(variant, House.Default), new(200));
        return Read(to);
    }

    private static void ProductionOrder(Artwork art, out Core.Batches.VariantRecord variant) =>
        variant = TestOrders.Order(0, art, TestOrders.Brief(), "Koi <&> waves").Variant;

    private static PngImage Read(MemoryStream file)
    {
        file.Position = 0;
        return PngReader.Read(file, "test.png");
    }
}
