using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Tests.Raster;

public class PictureTests
{
    private static readonly Srgb Cloth = Srgb.Parse("#20242b");

    [Fact]
    public void Plates_over_the_garment_recombine_to_the_composite()
    {
        Artwork art = Art.Toss(11, 60, 300);
        var resolution = new Resolution(120);
        PlateSet plates = PlateRenderer.Render(art, resolution);
        Picture picture = CompositeRenderer.Render(art, resolution, Cloth);
        byte[] cloth = [Cloth.R, Cloth.G, Cloth.B];
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                double sum = plates.Plates.Sum(p => p.Coverage[i] / 255.0);
                double mixed = cloth[c] * (1 - sum) + plates.Plates.Sum(p => p.Coverage[i] / 255.0 * (c == 0 ? p.Ink.Colour.R : c == 1 ? p.Ink.Colour.G : p.Ink.Colour.B));
                Assert.InRange(picture.Pixels[i * 3 + c], mixed - 2, mixed + 2);
                Assert.True(sum <= 1 + 1.5 / 255, "more ink than full");
            }
        }
    }

    [Fact]
    public void The_clear_composite_laid_on_the_garment_is_the_composite()
    {
        Artwork art = Art.Toss(12, 40, 120);
        var resolution = new Resolution(100);
        Picture clear = CompositeRenderer.Render(art, resolution, null);
        Picture solid = CompositeRenderer.Render(art, resolution, Cloth);
        for (int i = 0; i < clear.Width * clear.Height; i++)
        {
            double alpha = clear.Pixels[i * 4 + 3] / 255.0;
            Assert.InRange(solid.Pixels[i * 3], clear.Pixels[i * 4] * alpha + Cloth.R * (1 - alpha) - 2, clear.Pixels[i * 4] * alpha + Cloth.R * (1 - alpha) + 2);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(5, 7)]
    [InlineData(3, 1000)]
    public void Threads_and_bands_never_change_a_byte(int threads, int bandRows)
    {
        Artwork art = Art.Toss(13, 50, 250);
        var resolution = new Resolution(150);
        var options = new RenderOptions { Threads = threads, BandRows = bandRows };
        Assert.Equal(CompositeRenderer.Render(art, resolution, Cloth, new() { Threads = 1 }).Pixels, CompositeRenderer.Render(art, resolution, Cloth, options).Pixels);
        PlateSet plates = PlateRenderer.Render(art, resolution, new() { Threads = 1 }), others = PlateRenderer.Render(art, resolution, options);
        Assert.Equal(plates.Plates.Select(p => p.Coverage), others.Plates.Select(p => p.Coverage));
    }

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Brick)]
    public void Four_tiles_drawn_together_equal_one_tile_laid_four_times(RepeatLayout layout)
    {
        const double size = 37.306;
        Artwork tile = Art.Toss(14, size, 60, layout);
        var resolution = new Resolution(97);
        Picture one = CompositeRenderer.Render(tile, resolution, Cloth);
        Picture four = CompositeRenderer.Render(tile, resolution, Cloth, new() { Window = new Rect(0, 0, 2 * size, 2 * size) });
        Assert.Equal((one.Width * 2, one.Height * 2), (four.Width, four.Height));
        for (int y = 0; y < four.Height; y++)
        {
            for (int x = 0; x < four.Width; x++)
            {
                int fromX = x, fromY = y;
                if (layout == RepeatLayout.HalfDrop && x >= one.Width)
                    fromY += one.Height / 2;
                if (layout == RepeatLayout.Brick && y >= one.Height)
                    fromX += one.Width / 2;
                Assert.True(one.At(fromX % one.Width, fromY % one.Height).SequenceEqual(four.At(x, y)), $"pixel {x}, {y}");
            }
        }
    }

    [Fact]
    public void A_window_over_whole_pixels_equals_the_same_part_of_the_page()
    {
        Artwork art = Art.Toss(15, 50, 100);
        Resolution resolution = Resolution.FromPixelsPerMillimetre(8);
        Picture all = CompositeRenderer.Render(art, resolution, Cloth);
        Picture part = CompositeRenderer.Render(art, resolution, Cloth, new() { Window = new Rect(10, 5.125, 20, 30) });
        Assert.Equal((80, 199), (part.Width, part.Height));
        for (int y = 0; y < part.Height; y++)
            Assert.True(all.Row(y + 41).Slice(80 * 3, 80 * 3).SequenceEqual(part.Row(y)));
    }

    [Fact]
    public void Nothing_is_printed_beyond_the_page()
    {
        Artwork art = Art.Page(4, 4, Art.Fill(0, Art.Box(-9, -9, 9, 9)));
        Plate plate = PlateRenderer.Render(art, Art.PixelPerMm, new() { Window = new Rect(-1, -2, 6, 7) }).Plates[0];
        Assert.Equal((7, 9), (plate.Width, plate.Height));
        Assert.Equal(16 * 255, plate.Coverage.Sum(c => c));
        Assert.Equal(255, plate[1, 2]);
        Assert.Equal(255, plate[4, 5]);
    }

    [Fact]
    public void Streamed_bands_equal_the_picture_in_memory()
    {
        Artwork art = Art.Toss(16, 50, 100);
        (_, IEnumerable<Band> bands) = CompositeRenderer.Bands(art, new Resolution(90), null, new() { BandRows = 13 });
        Assert.Equal(CompositeRenderer.Render(art, new Resolution(90), null).Pixels, bands.SelectMany(b => b.Pixels).ToArray());
    }

    [Fact]
    public void A_page_takes_the_rounded_count_of_pixels()
    {
        var grid = PixelGrid.For(Art.Page(280, 101.3), new Resolution(300));
        Assert.Equal((3307, 1196), (grid.Width, grid.Height));
        Assert.Equal(3307, grid.ScaleX * 280, 9);
    }

    [Fact]
    public void A_picture_over_the_limit_is_refused_with_the_resolution_that_fits()
    {
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        var refused = Assert.Throws<InputException>(() => CompositeRenderer.Render(Art.Page(500, 500), new Resolution(2400), null));
        Assert.Contains("47244 × 47244 px at 2400 dpi is over the limit of 400 million pixels. Use 1016 dpi or less", refused.Message);
        Assert.Throws<InputException>(() => CompositeRenderer.Render(Art.Page(0, 5), new Resolution(72), null));
        Assert.Throws<InputException>(() => CompositeRenderer.Render(Art.Page(5, 5), new Resolution(double.NaN), null));
        Assert.Throws<InputException>(() => PlateStream.Read(Art.Page(5e6, 5), new Resolution(1200), rows => rows.Rows));
        Assert.Throws<InputException>(() => CompositeRenderer.Render(Art.Page(5, 5, Art.Fill(0, Art.Box(0, double.NaN, 3, 3))), new Resolution(72), null));
    }
}
