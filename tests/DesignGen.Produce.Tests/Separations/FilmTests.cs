using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Separations;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Separations;

public class FilmTests
{
    private static readonly FilmSettings Settings = new() { Resolution = new(300) };
    private static readonly FilmLabel Label = new("7KQ4D2RM-0012-X3", "AW26-118", true);
    private static readonly FileStatement Says = new(Making.Rules, "Koi", "7KQ4D2RM-0012-X3", House.Default);

    // A pixel at a hard edge may go to either side; everywhere else the films must say what the picture says.
    [ClientFact("tiffcp")]
    public void Films_recombine_to_the_picture()
    {
        Artwork art = SampleArt.Solid();
        bool[][,] films = [.. Films(art, Settings).Select(TestTiff.Pixels)];
        Picture picture = CompositeRenderer.Render(art, Settings.Resolution, Srgb.White);
        int margin = FilmLayout.For(art, Settings).Margin, odd = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int[] black = [.. Enumerable.Range(0, 3).Where(i => films[i][margin + y, margin + x])];
                Srgb colour = black.Length == 0 ? Srgb.White : art.Inks[black[0]].Colour;
                ReadOnlySpan<byte> pixel = picture.At(x, y);
                if (black.Length > 1 || Math.Abs(colour.R - pixel[0]) + Math.Abs(colour.G - pixel[1]) + Math.Abs(colour.B - pixel[2]) > 12)
                    odd++;
            }
        }
        // Edges here run some 250 mm, 3000 pixels.
        Assert.InRange(odd, 1, 4500);
    }

    [ClientFact("tiffcp")]
    public void Each_pixel_goes_to_the_ink_that_covers_half_of_it_or_more()
    {
        Artwork art = SampleArt.Solid();
        PlateSet plates = PlateRenderer.Render(art, Settings.Resolution);
        int margin = FilmLayout.For(art, Settings).Margin;
        byte[][] files = Films(art, Settings);
        for (int ink = 0; ink < 3; ink++)
        {
            bool[,] film = TestTiff.Pixels(files[ink]);
            for (int y = 0; y < plates.Height; y++)
            {
                for (int x = 0; x < plates.Width; x++)
                {
                    // 127 and 128 are the same half, rounded.
                    byte covered = plates.Plates[ink][x, y];
                    Assert.True(covered is 127 or 128 || film[margin + y, margin + x] == covered > 127, $"ink {ink} at {x}, {y}");
                }
            }
        }
    }

    [ClientFact("tiffcp")]
    public void A_ramp_becomes_dots_of_its_tone()
    {
        foreach (DotShape dot in Enum.GetValues<DotShape>())
            Tones(dot);
    }

    private static void Tones(DotShape dot)
    {
        Artwork art = SampleArt.Ramped(60, 30);
        bool[,] film = TestTiff.Pixels(Films(art, Settings with { Resolution = new(720), Screen = Halftone.Default with { Dot = dot } })[1]);
        var layout = FilmLayout.For(art, Settings with { Resolution = new(720) });
        foreach (double tone in new[] { 0.2, 0.35, 0.5, 0.65, 0.8 })
            Assert.Equal(tone, Share(film, layout, tone - 0.02, tone + 0.02), 0.02);
        // Tones that the mesh does not hold: gone, held, held open, filled in.
        Assert.Equal(0, Share(film, layout, 0.01, 0.06), 1e-9);
        Assert.Equal(0.15, Share(film, layout, 0.09, 0.14), 0.01);
        Assert.Equal(0.85, Share(film, layout, 0.86, 0.91), 0.01);
        Assert.Equal(1, Share(film, layout, 0.94, 0.99), 1e-9);
    }

    [ClientFact("tiffcp")]
    public void Dots_of_inks_on_one_screen_share_the_cloth_without_gap_or_overlap()
    {
        Artwork art = SampleArt.Ramped();
        bool[][,] films = [.. Films(art, Settings).Select(TestTiff.Pixels)];
        var layout = FilmLayout.For(art, Settings);
        // The lower half is navy ground under a red ramp: everywhere exactly one of them.
        for (int y = layout.Grid.Height / 2 + 1; y < layout.Grid.Height; y++)
        {
            for (int x = 0; x < layout.Grid.Width; x++)
                Assert.True(films[0][layout.Margin + y, layout.Margin + x] ^ films[1][layout.Margin + y, layout.Margin + x], $"{x}, {y}");
        }
    }

    [ClientFact("tiffcp")]
    public void An_ink_with_its_own_screen_has_its_own_angle()
    {
        Artwork art = SampleArt.Ramped();
        byte[] common = Films(art, Settings)[1];
        FilmSettings own = Settings with { InkScreens = ImmutableSortedDictionary<string, Halftone>.Empty.Add("red", Halftone.Default with { Angle = Angle.FromDegrees(52.5) }) };
        byte[] turned = Films(art, own)[1];
        Assert.NotEqual(common, turned);
        Assert.Contains("52.5 deg", TestTiff.Read(turned).Text(270));
        var layout = FilmLayout.For(art, own);
        Assert.Equal(0.5, Share(TestTiff.Pixels(turned), layout, 0.45, 0.55), 0.03);
    }

    [ClientFact("tiffcp")]
    public void Halftone_dots_go_on_across_the_edges_of_a_tile()
    {
        Artwork tile = SampleArt.Tile() with
        {
            Shapes = [new(0, Core.Geometry.Outline.Rectangle(new(0, 0, 24, 20)), Core.Geometry.FillRule.NonZero,
                new LinearRamp(new(0, 0), new(1, 0), [new(0, 0.5), new(1, 0.5)]))],
        };
        bool[,] film = TestTiff.Pixels(Films(tile, Settings)[0]);
        var layout = FilmLayout.For(tile, Settings);
        (int w, int h, int m) = (layout.Grid.Width, layout.Grid.Height, layout.Margin);
        var screen = new HalftoneScreen(Settings.Screen, layout.Grid, layout.Repeat);
        ushort[] here = new ushort[w], right = new ushort[w], below = new ushort[w];
        int differ = 0, black = 0;
        for (int y = 0; y < h; y++)
        {
            screen.Thresholds(0, y, here);
            screen.Thresholds(w, y + h / 2, right);
            screen.Thresholds(0, y + h, below);
            for (int x = 0; x < w; x++)
            {
                bool dot = here[x] < 32896;
                Assert.Equal(dot, film[m + y, m + x]);
                black += dot ? 1 : 0;
                differ += (dot != right[x] < 32896 ? 1 : 0) + (dot != below[x] < 32896 ? 1 : 0);
            }
        }
        Assert.InRange(black, w * h * 0.48, w * h * 0.52);
        // Steps are whole parts of 2^32, so a pixel at a dot's very edge may turn.
        Assert.InRange(differ, 0, w * h / 1000);
    }

    [Fact]
    public void The_same_bytes_come_from_any_number_of_threads()
    {
        foreach (Artwork art in new[] { SampleArt.Solid(), SampleArt.Ramped(), SampleArt.Tile() })
            Assert.Equal(Films(art, Settings with { Threads = 1 }), Films(art, Settings with { Threads = 5 }));
    }

    [ClientFact("tiffcp")]
    public void A_mirrored_film_is_the_film_turned_left_to_right()
    {
        bool[,] plain = TestTiff.Pixels(Films(SampleArt.Solid(), Settings)[0]);
        byte[] file = Films(SampleArt.Solid(), Settings with { Mirror = true })[0];
        bool[,] mirrored = TestTiff.Pixels(file);
        int width = plain.GetLength(1), margin = FilmLayout.For(SampleArt.Solid(), Settings).Margin, differ = 0;
        for (int y = margin; y < plain.GetLength(0); y++)
        {
            for (int x = 0; x < width; x++)
                differ += plain[y, x] != mirrored[y, width - 1 - x] ? 1 : 0;
        }
        Assert.Equal(0, differ);
        Assert.Contains("mirrored", TestTiff.Read(file).Text(270));
    }

    [ClientFact("tiffcp")]
    public void Marks_lie_outside_the_art_and_on_each_other()
    {
        Artwork art = SampleArt.Solid() with { Shapes = [] };
        bool[][,] films = [.. Films(art, Settings).Select(TestTiff.Pixels)];
        var layout = FilmLayout.For(art, Settings);
        int marks = 0;
        for (int y = 0; y < layout.Height; y++)
        {
            for (int x = 0; x < layout.Width; x++)
            {
                bool inArt = x >= layout.Margin && x < layout.Margin + layout.Grid.Width && y >= layout.Margin && y < layout.Margin + layout.Grid.Height;
                Assert.False(inArt && films[0][y, x]);
                if (y < layout.Margin && x > layout.Width / 2)
                    continue; // the label
                Assert.Equal(films[0][y, x], films[1][y, x]);
                marks += films[0][y, x] ? 1 : 0;
            }
        }
        Assert.InRange(marks, 500, 20_000);
    }

    [Fact]
    public void A_film_says_what_it_is()
    {
        byte[][] films = Films(SampleArt.Ramped(), Settings);
        Assert.Equal("1/3 Navy #1f3a5f\n7KQ4D2RM-0012-X3 AW26-118\n60 x 30 mm 300 dpi\nmesh 110", TestTiff.Read(films[0]).Text(270));
        Assert.Equal("2/3 red #c8102e\n7KQ4D2RM-0012-X3 AW26-118\n60 x 30 mm 300 dpi\n45 lpi 22.5 deg mesh 180+", TestTiff.Read(films[1]).Text(270));
        Assert.Equal("7KQ4D2RM-0012-X3 01 navy", TestTiff.Read(films[0]).Text(269));
    }

    [Theory]
    [InlineData(50, 45, "films.resolution")]
    [InlineData(300, 90, "films.screen.ruling")]
    [InlineData(300, 5, "films.screen.ruling")]
    public void Settings_outside_their_range_are_refused(double dpi, double ruling, string place)
    {
        FilmSettings settings = Settings with { Resolution = new(dpi), Screen = Halftone.Default with { RulingLpi = ruling } };
        var refused = Assert.Throws<InputException>(() => Films(SampleArt.Solid(), settings));
        Assert.Equal(place, refused.Problems[0].Place);
    }

    [ClientFact("tiff2pdf", "gs")]
    public void Ghostscript_shows_the_film_at_its_size()
    {
        string folder = Directory.CreateTempSubdirectory("film").FullName;
        string tiff = Path.Combine(folder, "film.tif"), pdf = Path.Combine(folder, "film.pdf"), shown = Path.Combine(folder, "film.pgm");
        File.WriteAllBytes(tiff, Films(SampleArt.Solid(), Settings)[0]);
        TestTiff.Run("tiff2pdf", "-o", pdf, tiff);
        TestTiff.Run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pgmraw", "-r300", "-o", shown, pdf);
        byte[] page = File.ReadAllBytes(shown);
        bool[,] film = TestTiff.Pixels(File.ReadAllBytes(tiff));
        Directory.Delete(folder, true);
        int height = film.GetLength(0), width = film.GetLength(1), differ = 0;
        string[] size = System.Text.Encoding.ASCII.GetString(page, 0, 80).Split('\n')[2].Split(' ');
        int pageWidth = int.Parse(size[0], CultureInfo.InvariantCulture), pageHeight = int.Parse(size[1], CultureInfo.InvariantCulture);
        // A PDF page is measured in points and may round to a pixel more; its origin is at the bottom.
        Assert.InRange(pageWidth, width, width + 1);
        Assert.InRange(pageHeight, height, height + 1);
        int at = page.Length - pageWidth * pageHeight + (pageHeight - height) * pageWidth;
        for (int i = 0; i < width * height; i++)
            differ += page[at + i / width * pageWidth + i % width] < 128 != film[i / width, i % width] ? 1 : 0;
        Assert.Equal(0, differ);
    }

    private static double Share(bool[,] film, FilmLayout layout, double from, double to)
    {
        int black = 0, all = 0;
        for (int y = 0; y < layout.Grid.Height; y++)
        {
            for (int x = (int)(from * layout.Grid.Width); x < to * layout.Grid.Width; x++, all++)
                black += film[layout.Margin + y, layout.Margin + x] ? 1 : 0;
        }
        return (double)black / all;
    }

    private static byte[][] Films(Artwork art, FilmSettings settings)
    {
        MemoryStream[] streams = [.. art.Inks.Select(_ => new MemoryStream())];
        FilmSeparator.Separate(art, settings, Label, Says, streams);
        return [.. streams.Select(s => s.ToArray())];
    }
}
