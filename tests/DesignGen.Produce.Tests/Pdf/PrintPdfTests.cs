using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Pdf;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Pdf;

/// <summary>What other people's software makes of print files: Ghostscript's separations against our own plates, checkers, and readers of metadata.</summary>
public sealed class PrintPdfTests : IDisposable
{
    private static readonly DateTimeOffset Made = new(2026, 3, 14, 9, 30, 0, TimeSpan.FromHours(8));

    private readonly string _folder = Directory.CreateTempSubdirectory("print-pdf").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("gs")]
    public void Ghostscript_makes_the_plates_of_solid_shapes_and_of_bare_cloth()
    {
        Dictionary<string, byte[]> plates = Compare(new(SampleArt.Solid()), 508);
        Assert.Equal(["Gold", "Navy", "朱红"], plates.Keys.Order(StringComparer.Ordinal));
    }

    [ClientFact("gs")]
    public void Ghostscript_makes_the_plates_of_ramps_that_take_away_in_proportion()
    {
        Compare(new(SampleArt.Ramped()), 254);
        Compare(new(Veils()), 254);
    }

    [ClientFact("gs")]
    public void Ghostscript_makes_the_plates_of_a_tile()
    {
        Compare(new(SampleArt.Tile()), 508);
    }

    [ClientFact("gs")]
    public void What_lies_under_and_over_the_art_keeps_its_own_plate_and_takes_nothing_away()
    {
        Artwork art = Veils();
        var white = new Ink("base", "Underbase", new(255, 255, 255), InkKind.Underbase);
        Outline low = Outline.Rectangle(new(2, 2, 38, 28)), trap = Outline.Circle(new(12, 15), 3);
        var page = new PrintPage(art) { Under = [new(white, [SampleArt.Fill(0, low)])], Over = [new(art.Inks[2], [SampleArt.Fill(0, trap)])] };
        string file = Write(page, new() { Trapped = true });
        (Dictionary<string, byte[]> plates, int width, _) = SeparatedPage.Of(file, 254);
        Assert.Equal(["Gold", "Navy", "White", "朱红"], plates.Keys.Order(StringComparer.Ordinal));
        Agree(Plate(art with { Inks = [white], Shapes = [SampleArt.Fill(0, low)] }, 254)[0], plates["White"], width, "White");
        Plate[] own = Plate(art, 254);
        Agree(own[0], plates["Navy"], width, "Navy");
        Agree(own[1], plates["朱红"], width, "red");
        // The trap adds to gold alone.
        byte[] mask = Plate(art with { Inks = [white], Shapes = [SampleArt.Fill(0, trap)] }, 254)[0].Coverage;
        Agree(own[2] with { Coverage = [.. own[2].Coverage.Zip(mask, (a, b) => Math.Max(a, b))] }, plates["Gold"], width, "Gold");
    }

    [ClientFact("gs")]
    public void Cut_lines_are_plates_by_the_cutter_s_names_and_leave_the_art_whole()
    {
        Artwork art = TestOrders.Nails();
        art = art with { CutLines = art.CutLines.Add(new(CutKind.Through, "sheet", Outline.Rectangle(new(1, 1, 39, 29)))) };
        Dictionary<string, byte[]> plates = Compare(new(art), 508, new() { Spots = new("White", "KissCutting", "CutContourFlex") });
        Assert.Equal(["CutContourFlex", "Gold", "KissCutting", "Navy", "朱红"], plates.Keys.Order(StringComparer.Ordinal));
        Assert.True(plates["KissCutting"].Count(p => p > 0) > 500);
    }

    [ClientFact("qpdf", "mutool", "pdfinfo", "pdftoppm", "pdfseparate")]
    public void Checkers_accept_a_file_of_several_pages()
    {
        var white = new Ink("base", "Underbase", new(255, 255, 255), InkKind.Underbase);
        string file = Path.Combine(_folder, "two.pdf");
        using (FileStream to = File.Create(file))
        {
            PrintPdf.Write(to, [new(TestOrders.Nails()) { Name = "sheet" }, new(SampleArt.Tile()), new(Veils()) { Under = [new(white, [SampleArt.Fill(0, Outline.Circle(new(20, 15), 9))])] }],
                Says(), Made, new() { Bleed = Length.FromMillimetres(3) });
        }
        Assert.Contains("No syntax or stream encoding errors", TestTiff.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.DoesNotContain("rror", TestTiff.Run("pdftoppm", "-r", "60", "-png", file, Path.Combine(_folder, "p")), StringComparison.Ordinal);
        Assert.DoesNotContain("rror", TestTiff.Run("mutool", "draw", "-r", "60", "-o", Path.Combine(_folder, "m%d.png"), file), StringComparison.Ordinal);
        TestTiff.Run("pdfseparate", file, Path.Combine(_folder, "s%d.pdf"));
        Assert.Equal(3, Directory.GetFiles(_folder, "s?.pdf").Length);
        string told = TestTiff.Run("pdfinfo", "-box", "-l", "1", file);
        Assert.Contains("half-drop tile 24 x 20 mm", told, StringComparison.Ordinal);
        // 40 by 30 mm in a bleed of 3 mm: 8.504 points.
        Assert.Matches(@"TrimBox: +8\.50 +8\.50 +121\.89 +93\.54", told);
        Assert.Matches(@"BleedBox: +0\.00 +0\.00 +130\.39 +102\.05", told);
        string spots = TestTiff.Run("mutool", "show", file, "grep");
        foreach (string name in new[] { "/Separation/KissCut", "/Separation/Navy", "/Separation/White", "/Separation/#E6#9C#B1#E7#BA#A2", "/S/GTS_PDFX", "/Type/OutputIntent" })
            Assert.Contains(name, spots.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Encrypt", spots, StringComparison.Ordinal);
    }

    [ClientFact("gs", "mutool")]
    public void Screens_show_the_inks_colours()
    {
        ImmutableArray<Ink> inks = [.. new Srgb[] { new(106, 72, 154), new(200, 16, 46), new(31, 58, 95), new(224, 176, 64), new(252, 252, 248), new(0, 120, 80), new(255, 90, 160), new(20, 20, 22) }.Select((c, i) => new Ink($"i{i}", $"Ink {i}", c))];
        Artwork art = SampleArt.Solid(80, 10) with { Inks = inks, Shapes = [.. inks.Select((_, i) => SampleArt.Fill(i, Outline.Rectangle(new(i * 10, 0, i * 10 + 10, 10))))] };
        string file = Write(new(art));
        TestTiff.Run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=png16m", "-r25.4", "-sOutputFile=" + Path.Combine(_folder, "gs.png"), file);
        TestTiff.Run("mutool", "draw", "-q", "-r", "25.4", "-c", "rgb", "-o", Path.Combine(_folder, "mutool.png"), file);
        foreach (string seen in new[] { "gs.png", "mutool.png" })
        {
            Picture page = PngReader.Read(File.ReadAllBytes(Path.Combine(_folder, seen)), seen).ToPicture();
            for (int i = 0; i < inks.Length; i++)
            {
                ReadOnlySpan<byte> pixel = page.At(i * 10 + 5, 5);
                double far = new Srgb(pixel[0], pixel[1], pixel[2]).CieLab.DifferenceTo(inks[i].Colour.CieLab);
                Assert.True(far < 1.5, string.Create(CultureInfo.InvariantCulture, $"{seen}: {inks[i].Colour} looks {pixel[0]} {pixel[1]} {pixel[2]}, {far:0.0} off"));
            }
        }
    }

    [ClientFact("exiftool")]
    public void ExifTool_reads_title_dates_version_and_how_it_was_made()
    {
        string file = Write(new(SampleArt.Solid()));
        using JsonDocument found = JsonDocument.Parse(TestTiff.Run("exiftool", "-j", "-G1", file));
        JsonElement tags = found.RootElement[0];
        Assert.Equal("锦鲤 & waves", tags.GetProperty("XMP-dc:Title").GetString());
        Assert.Equal("2026:03:14 09:30:00+08:00", tags.GetProperty("XMP-xmp:CreateDate").GetString());
        Assert.Equal("2026:03:14 09:30:00+08:00", tags.GetProperty("PDF:CreateDate").GetString());
        Assert.Equal("PDF/X-4", tags.EnumerateObject().Single(t => t.Name.EndsWith("GTS_PDFXVersion", StringComparison.Ordinal)).Value.GetString());
        Assert.EndsWith("trainedAlgorithmicMedia", tags.EnumerateObject().Single(t => t.Name.EndsWith("DigitalSourceType", StringComparison.Ordinal)).Value.GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(tags.EnumerateObject(), t => t.Name.EndsWith(":AIGC", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_bytes_come_twice_and_in_any_culture()
    {
        byte[] first = Bytes(new(Veils()));
        Assert.Equal(first, Bytes(new(Veils())));
        using (new CultureScope("ar-SA"))
            Assert.Equal(first, Bytes(new(Veils())));
        Assert.NotEqual(first, Bytes(new(SampleArt.Solid())));
    }

    [ClientFact("gs")]
    public void Inks_whose_names_mean_something_else_or_come_twice_get_their_id()
    {
        ImmutableArray<Ink> inks = [new("all", "All", new(1, 2, 3)), new("a", "Red", new(200, 0, 0)), new("b", "Red", new(210, 0, 0))];
        Artwork art = SampleArt.Solid() with { Inks = inks };
        (Dictionary<string, byte[]> plates, _, _) = SeparatedPage.Of(Write(new(art)), 100);
        Assert.Equal(["All (all)", "Red", "Red (b)"], plates.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bleed_out_of_range_is_refused()
    {
        InputException refused = Assert.Throws<InputException>(() => Write(new(SampleArt.Solid()), new() { Bleed = Length.FromMillimetres(80) }));
        Assert.Contains("80 mm", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dense_drawing_takes_little_memory()
    {
        // A million curves: some 40 MB of orders.
        Outline ring = Outline.Circle(new(20, 15), 14.123);
        Artwork art = SampleArt.Solid() with { Shapes = [.. Enumerable.Range(0, 250_000).Select(i => SampleArt.Fill(i % 3, ring))] };
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var to = new CountingStream();
        PrintPdf.Write(to, [new(art)], Says(), Made);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 120_000_000);
        Assert.True(to.Count > 100_000);
    }

    /// <summary>Ramps of every kind over each other and over solids: linear, round, elliptical, stepped, even, on bare cloth and as knock-outs.</summary>
    private static Artwork Veils()
    {
        static Shape Ramp(int? ink, Rect box, Coverage ramp) => new(ink, Outline.Rectangle(box), FillRule.NonZero, ramp);
        return SampleArt.Solid() with
        {
            Shapes =
            [
                Ramp(2, new(0, 22, 12, 30), new RadialRamp(new(6, 26), 6, 6, [new(0, 1), new(1, 0)])),
                SampleArt.Fill(0, Outline.Rectangle(new(4, 4, 30, 20))),
                Ramp(1, new(0, 0, 20, 12), new LinearRamp(new(2, 1), new(18, 11), [new(0, 0), new(0.5, 0.9), new(1, 0.3)])),
                Ramp(2, new(10, 6, 36, 28), new RadialRamp(new(22, 16), 12, 7, [new(0.2, 0.9), new(1, 0)])),
                Ramp(null, new(24, 0, 40, 14), new LinearRamp(new(24, 0), new(24, 14), [new(0, 1), new(1, 0)])),
                Ramp(0, new(30, 20, 40, 30), new LinearRamp(new(30, 0), new(40, 0), [new(0, 0.2), new(0.5, 0.2), new(0.5, 0.8), new(1, 0.8)])),
                Ramp(1, new(14, 24, 20, 30), new LinearRamp(new(0, 0), new(0, 0), [new(0, 0), new(1, 0.4)])),
            ],
        };
    }

    private static FileStatement Says() => new(Making.Model, "锦鲤 & waves", "7KQ4D2RM-0001", House.Default);

    private static byte[] Bytes(PrintPage page, PrintPdfOptions? options = null)
    {
        using var to = new MemoryStream();
        PrintPdf.Write(to, [page], Says(), Made, options);
        return to.ToArray();
    }

    private string Write(PrintPage page, PrintPdfOptions? options = null)
    {
        string file = Path.Combine(_folder, "print.pdf");
        File.WriteAllBytes(file, Bytes(page, options));
        return file;
    }

    // Every plate of the art must be Ghostscript's; gives all that it made.
    private Dictionary<string, byte[]> Compare(PrintPage page, int dpi, PrintPdfOptions? options = null)
    {
        (Dictionary<string, byte[]> plates, int width, int height) = SeparatedPage.Of(Write(page, options), dpi);
        foreach (Plate plate in Plate(page.Artwork, dpi))
        {
            Assert.Equal((plate.Width, plate.Height), (width, height));
            Agree(plate, plates[plate.Ink.Name], width, plate.Ink.Name);
        }
        return plates;
    }

    private static Plate[] Plate(Artwork art, int dpi) => [.. PlateRenderer.Render(art, new(dpi)).Plates];

    // Ghostscript samples an edge's pixel at sixteen points, so an edge is off by some levels. Away from edges a tone must be within 4 %; at edges what counts are the pixels that change sides.
    private static void Agree(Plate ours, byte[] theirs, int width, string name)
    {
        int wrong = 0, height = theirs.Length / width;
        for (int y = 1; y < height - 1; y++)
        {
            for (int x = 1; x < width - 1; x++)
            {
                int low = 255, high = 0;
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                        (low, high) = (Math.Min(low, ours[x + dx, y + dy]), Math.Max(high, ours[x + dx, y + dy]));
                }
                if (high - low <= 24 && Math.Abs(theirs[y * width + x] - ours[x, y]) > 10)
                    wrong++;
            }
        }
        double share = 100.0 * wrong / theirs.Length;
        Assert.True(share <= 0.1, string.Create(CultureInfo.InvariantCulture, $"{name}: {share:0.000} % of tones are not ours"));
        int sides = ours.Coverage.Zip(theirs).Count(p => p.First > 140 != p.Second > 140 && Math.Abs(p.First - p.Second) > 10);
        share = 100.0 * sides / theirs.Length;
        Assert.True(share <= 0.5, string.Create(CultureInfo.InvariantCulture, $"{name}: {share:0.000} % of pixels change sides"));
    }

    /// <summary>Takes bytes and keeps none.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public long Count { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;
    }
}
