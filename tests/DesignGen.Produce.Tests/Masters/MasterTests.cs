using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Masters;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Png;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Masters;

/// <summary>Raster masters, read back by libtiff and our PNG reader.</summary>
public class MasterTests
{
    private static readonly FileStatement Says = new(Making.Rules, "Koi", "KOI", House.Default);
    private static readonly Resolution Dpi = new(150);

    [Fact]
    public void Hard_edges_leave_no_half_clear_pixel_and_no_colour_but_the_inks()
    {
        foreach (Artwork art in new[] { SampleArt.Solid(), SampleArt.Tile() })
        {
            PngImage picture = Hard(art);
            Picture smooth = CompositeRenderer.Render(art, Dpi, null);
            int moved = 0;
            for (int y = 0; y < picture.Height; y++)
            {
                for (int x = 0; x < picture.Width; x++)
                {
                    int alpha = picture[x, y, 3];
                    Assert.True(alpha is 0 or 255, $"{x}, {y}: {alpha}");
                    Assert.Equal(smooth.At(x, y)[3] > 127, alpha == 255);
                    if (alpha == 255 && smooth.At(x, y)[3] < 255)
                    {
                        // A pixel at the cloth's edge has its inks' own colour, not a paler one.
                        moved++;
                        Assert.True(Math.Abs(smooth.At(x, y)[0] - picture[x, y, 0]) <= 1 && Math.Abs(smooth.At(x, y)[2] - picture[x, y, 2]) <= 1);
                    }
                }
            }
            Assert.InRange(moved, 20, 5000);
        }
    }

    [Fact]
    public void Hard_edges_turn_a_ramp_into_dots_of_its_tone()
    {
        Artwork art = SampleArt.Ramped(60, 30) with { Shapes = [SampleArt.Ramped(60, 30).Shapes[1]] };
        PngImage picture = Hard(art, 300);
        int opaque = 0, half = picture.Width / 2, band = picture.Width / 20;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = half - band; x < half + band; x++)
            {
                Assert.True(picture[x, y, 3] is 0 or 255);
                opaque += picture[x, y, 3] == 255 ? 1 : 0;
            }
        }
        Assert.Equal(0.5, (double)opaque / (2 * band * picture.Height), 0.03);
    }

    [ClientFact("tiffinfo", "tiffcp")]
    public void The_deep_tiff_has_four_samples_of_16_bits_that_equal_the_composite()
    {
        byte[] file = Write(to => RasterTiff.WriteDeep(to, SampleArt.Ramped(), Says, Dpi));
        string info = Info(file);
        Assert.Contains("Bits/Sample: 16", info, StringComparison.Ordinal);
        Assert.Contains("ICC Profile: <present>", info, StringComparison.Ordinal);
        Assert.Contains("Extra Samples: 1<unassoc-alpha>", info, StringComparison.Ordinal);
        Assert.Contains("Resolution: 150, 150 pixels/inch", info, StringComparison.Ordinal);
        (TestTiff tiff, byte[] samples) = Open(file);
        Picture picture = CompositeRenderer.Render(SampleArt.Ramped(), Dpi, null);
        Assert.Equal((picture.Width, picture.Height), (tiff.Width, tiff.Height));
        for (int i = 0; i < picture.Pixels.Length; i++)
        {
            int deep = samples[i * 2] | samples[i * 2 + 1] << 8;
            // A colour of a tone that is hardly there is rounded from few steps.
            if (picture.Pixels[i / 4 * 4 + 3] > 16)
                Assert.True(Math.Abs(deep / 257.0 - picture.Pixels[i]) <= 2, $"{i}: {deep / 257.0} for {picture.Pixels[i]}");
        }
    }

    [ClientFact("tiffinfo", "tiffcp")]
    public void The_ink_tiff_has_a_named_sample_for_each_ink_that_equals_its_plate()
    {
        byte[] file = Write(to => RasterTiff.WriteInks(to, SampleArt.Solid(), Says, Dpi));
        string info = Info(file);
        Assert.Contains("Samples/Pixel: 3", info, StringComparison.Ordinal);
        Assert.Contains("Photometric Interpretation: separated", info, StringComparison.Ordinal);
        Assert.Contains("Ink Names: Navy, red, Gold", info, StringComparison.Ordinal);
        (_, byte[] samples) = Open(file);
        PlateSet plates = PlateRenderer.Render(SampleArt.Solid(), Dpi);
        for (int ink = 0; ink < 3; ink++)
            Assert.Equal(plates.Plates[ink].Coverage, samples.Where((_, i) => i % 3 == ink).ToArray());
    }

    [ClientFact("tiffinfo", "tiffcp")]
    public void Colourways_differ_in_the_palette_alone()
    {
        Artwork art = SampleArt.Ramped(), other = art with { Inks = [.. art.Inks.Select(i => i with { Colour = new(i.Colour.B, i.Colour.R, i.Colour.G) })] };
        byte[] one = Write(to => RasterTiff.WriteIndexed(to, art, Says, Dpi, Srgb.White, Halftone.Default)), two = Write(to => RasterTiff.WriteIndexed(to, other, Says, Dpi, Srgb.White, Halftone.Default));
        Assert.Contains("Photometric Interpretation: palette color", Info(one), StringComparison.Ordinal);
        (TestTiff tiff, byte[] indices) = Open(one);
        Assert.Equal(indices, Open(two).Samples);
        Assert.Equal(0, indices.Max() - 2);
        Assert.Equal(0x1f * 257, tiff.Tag(320, 1));
        int[] differ = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != two[i])];
        // All that differs lies in the table of 768 shorts.
        Assert.True(differ.Length > 0 && differ[^1] - differ[0] < 3 * 256 * 2);
    }

    [Fact]
    public void A_panel_holds_the_tile_step_for_step_and_its_label_outside()
    {
        Artwork tile = SampleArt.Tile();
        byte[] file = Write(to => PanelPng.Write(to, tile, Length.FromMillimetres(80), Length.FromMillimetres(60), "AW26 - front - M", Says, Dpi));
        PngImage panel = PngReader.Read(file, "panel.png");
        Picture cloth = CompositeRenderer.Render(tile, Dpi, null, new() { Window = Rect.FromSize(0, 0, 80, 60) });
        Assert.Equal(cloth.Width, panel.Width);
        Assert.Equal(cloth.Pixels, panel.Samples[..cloth.Pixels.Length]);
        // Below it: white at the right with black letters, nothing at the left.
        int strip = panel.Height - cloth.Height, black = 0, y0 = cloth.Height;
        Assert.InRange(strip / Dpi.PixelsPerMillimetre, 11.9, 12.3);
        Assert.Equal(0, panel[2, y0 + strip / 2, 3]);
        for (int y = y0; y < panel.Height; y++)
        {
            for (int x = 0; x < panel.Width; x++)
                black += panel[x, y, 3] == 255 && panel[x, y, 0] == 0 ? 1 : 0;
        }
        Assert.InRange(black, 500, 20_000);
    }

    [Fact]
    public void The_same_bytes_come_from_any_number_of_threads()
    {
        Artwork art = SampleArt.Ramped();
        Assert.Equal(Write(to => RasterTiff.WriteDeep(to, art, Says, Dpi, 1)), Write(to => RasterTiff.WriteDeep(to, art, Says, Dpi, 5)));
        Assert.Equal(Write(to => RasterTiff.WriteIndexed(to, art, Says, Dpi, Srgb.White, Halftone.Default, 1)), Write(to => RasterTiff.WriteIndexed(to, art, Says, Dpi, Srgb.White, Halftone.Default, 5)));
        Assert.Equal(Write(to => HardPng.Write(to, art, Says, Dpi, Halftone.Default, 1)), Write(to => HardPng.Write(to, art, Says, Dpi, Halftone.Default, 5)));
    }

    [Fact]
    public async Task A_pack_holds_the_masters_that_the_press_asks_for()
    {
        string folder = Directory.CreateTempSubdirectory("masters").FullName;
        try
        {
            var press = new Press("roll", new("Roll", "卷"), ["dtf"]) { Raster = new(new(100), true, [RasterMaster.Tiff16, RasterMaster.Multichannel, RasterMaster.Indexed, RasterMaster.Panels], new(72)) };
            var panels = new GarmentPanels("t-shirt", [new("front", new("Front", "前片"), ImmutableSortedDictionary<string, (Length, Length)>.Empty.Add("S", (Length.FromMillimetres(60), Length.FromMillimetres(70))).Add("L", (Length.FromMillimetres(80), Length.FromMillimetres(90))))]);
            var brief = TestOrders.Brief() with { Method = TestOrders.Dtf, Press = press, Panels = panels };
            (string place, PackManifest manifest) = await PackWriter.WriteAsync(Path.Combine(folder, "pack"), TestOrders.Batch(), TestOrders.Stream([TestOrders.Order(0, SampleArt.Tile(), brief)]), new(), null, default);
            string[] wanted = ["master-16bit", "master-inks", "master-indexed", "panel"];
            Assert.Equal(["masters/indexed.tif", "masters/inks.tif", "masters/print-16bit.tif", "panels/S-front.png"],
                manifest.Files.Where(f => wanted.Contains(f.Role)).Select(f => f.Path[(f.Path.IndexOf('/') + 1)..]));
            PngImage print = PngReader.Read(File.ReadAllBytes(Path.Combine(place, manifest.Files.Single(f => f.Role == "print").Path)), "print.png");
            Assert.Equal(100, print.Metadata.Resolution!.Value.Dpi, 0.1);
            Assert.All(Enumerable.Range(0, print.Width), x => Assert.True(print[x, print.Height / 3, 3] is 0 or 255));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static PngImage Hard(Artwork art, double dpi = 150) => PngReader.Read(Write(to => HardPng.Write(to, art, Says, new(dpi), Halftone.Default)), "hard.png");

    private static byte[] Write(Action<Stream> write)
    {
        var to = new MemoryStream();
        write(to);
        return to.ToArray();
    }

    private static string Info(byte[] file) => InFile(file, path => TestTiff.Run("tiffinfo", path));

    private static (TestTiff Tiff, byte[] Samples) Open(byte[] file) => InFile(file, path =>
    {
        string open = path + ".open.tif";
        Assert.DoesNotContain("rror", TestTiff.Run("tiffcp", "-c", "none", path, open), StringComparison.Ordinal);
        byte[] bytes = File.ReadAllBytes(open);
        var tiff = TestTiff.Read(bytes);
        int strips = (tiff.Height + tiff.Tag(278) - 1) / tiff.Tag(278);
        return (tiff, Enumerable.Range(0, strips).SelectMany(i => bytes.AsSpan(tiff.Tag(273, i), tiff.Tag(279, i)).ToArray()).ToArray());
    });

    private static T InFile<T>(byte[] file, Func<string, T> use)
    {
        string folder = Directory.CreateTempSubdirectory("tiff").FullName;
        try
        {
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{file.Length}.tif"));
            File.WriteAllBytes(path, file);
            return use(path);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
