using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Pdf.Lettering;
using DesignGen.Produce.TechPacks;
using DesignGen.Render.Fonts;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.TechPacks;

public sealed class TechPackPdfTests : IDisposable
{
    private const string Cjk = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    private readonly string _folder = Directory.CreateTempSubdirectory("techpack").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("qpdf", "mutool", "pdftotext", "pdffonts", "gs", Cjk)]
    public async Task Other_programs_accept_a_tech_pack_and_read_both_languages_back()
    {
        string file = await Write(SheetFonts.OnThisMachine, bilingual: true);
        Assert.Contains("No syntax or stream encoding errors", TestTiff.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)error|warning", TestTiff.Run("mutool", "draw", "-r", "20", "-o", Path.Combine(_folder, "m%d.png"), file).Replace("warning: ICC support is not available", "", StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)error|warning", TestTiff.Run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", file));
        string text = Text(file), run = Regex.Replace(text, @"\s+", "");
        foreach (string said in new[] { "Koi in waves", "AW26-118", "朱红", "Artwork / 图稿", "Placement by size", "chest width / 胸宽 508", "films/01-navy.tif", "Page 1 of", "Lin Yue" })
            Assert.Contains(Regex.Replace(said, @"\s+", ""), run, StringComparison.Ordinal);
        // 20 S of half the width and 40 M: pieces, and 60 blanks at 2.50.
        Assert.Matches(@"20\s+50%", text);
        Assert.Contains("150.00", text, StringComparison.Ordinal);
        string[] fonts = TestTiff.Run("pdffonts", file).Split('\n')[2..];
        Assert.Contains(fonts, f => f.Contains("CID Type 0C", StringComparison.Ordinal) && Regex.IsMatch(f, @"yes yes yes"));
        Assert.All(fonts.Where(f => f.Length > 0), f => Assert.Matches("Helvetica|NotoSansCJK", f));
    }

    [ClientFact("pdftotext")]
    public async Task Without_a_Chinese_font_it_is_in_English_says_so_and_keeps_names_as_they_are()
    {
        string file = await Write(SheetFonts.None, bilingual: true);
        byte[] first = File.ReadAllBytes(file);
        string text = Regex.Replace(Text(file), @"\s+", " ");
        Assert.Contains("Install one there, for example Noto Sans CJK SC", text, StringComparison.Ordinal);
        Assert.Contains("Inks in print order", text, StringComparison.Ordinal);
        Assert.DoesNotContain("图稿", text, StringComparison.Ordinal);
        // A name of the customer's is set in a font that readers look for themselves.
        Assert.Contains("/STSong-Light", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
        using (new CultureScope("ar-SA"))
            Assert.Equal(first, File.ReadAllBytes(await Write(SheetFonts.None, bilingual: true)));
    }

    [ClientFact("pdftotext")]
    public async Task A_mug_s_wall_is_drawn_unrolled_in_each_size_with_the_way_from_its_handle()
    {
        (Brief brief, _, Artwork art) = TestDesigns.Of("product: mug-wrap\nplacement: front\nseed: 4", 1).Single();
        string text = Text(await Write(SheetFonts.None, bilingual: false, TestOrders.Order(0, art, brief)));
        string page = text.Split('\f').Single(p => p.Contains("Placement by size", StringComparison.Ordinal));
        // Walls of 82 and 85 mm across, the print a quarter of the way round from the handle and 8 mm below the rim.
        foreach (string said in new[] { "11oz", "15oz", "257.6", "267", "64.4", "66.8", "95", "119", "80", "8", "unrolled" })
            Assert.Matches($@"(^|[\s,]){Regex.Escape(said)}([\s,]|$)", page);
    }

    [ClientFact("mutool", Cjk)]
    public void Embedded_glyphs_are_those_of_the_font()
    {
        FontFile font = new FontSearch([Path.GetDirectoryName(Cjk)!]).Find("Noto Sans CJK SC");
        string file = Path.Combine(_folder, "glyphs.pdf");
        using (FileStream to = File.Create(file))
        {
            using var document = new PdfDocument(to, new(new FileStatement(Making.Rules, "glyphs", "7KQ4D2RM", House.Default), null), new(new FontSearch([Path.GetDirectoryName(Cjk)!])));
            Assert.Equal(3, document.Measure("锦鲤章"), 3);
            document.AddPage(Length.FromMillimetres(90), Length.FromMillimetres(40)).Text("锦鲤章", new(0, 32), Length.FromMillimetres(30), Srgb.Black);
            PdfPage drawn = document.AddPage(Length.FromMillimetres(90), Length.FromMillimetres(40));
            int place = 0;
            foreach (Rune rune in "锦鲤章".EnumerateRunes())
                drawn.Fill(font.Shape(rune).Transform(Affine.Scale(30.0 / font.Metrics.UnitsPerEm).Then(Affine.Translate(30 * place++, 32))), Srgb.Black);
            document.Finish();
        }
        TestTiff.Run("mutool", "draw", "-r", "72", "-c", "gray", "-o", Path.Combine(_folder, "g%d.png"), file);
        Picture set = PngReader.Read(File.ReadAllBytes(Path.Combine(_folder, "g1.png")), "set").ToPicture(), filled = PngReader.Read(File.ReadAllBytes(Path.Combine(_folder, "g2.png")), "filled").ToPicture();
        double difference = set.Pixels.Zip(filled.Pixels, (a, b) => Math.Abs(a - b)).Average(), ink = filled.Pixels.Average(p => 255 - p);
        // The program smooths letters and drawings each in its own way: edges differ by some grey.
        Assert.InRange(ink, 20, 120);
        Assert.InRange(difference / ink, 0, 0.1);
    }

    [Fact]
    public void Lines_fit_their_width_and_do_not_begin_with_a_stop()
    {
        var set = new Setting(10);
        // Every character is half an em, Chinese a whole one.
        var type = new Typeset((text, _) => text.Sum(c => c > 0x2E80 ? 1.0 : 0.5));
        const string Words = "主图为两条锦鲤，周围配海水江崖（线条要有工笔感）。Two koi round a taiji, https://example.com/a-very-long-address-without-a-space 印花。";
        for (int width = 4; width < 40; width++)
        {
            List<string> lines = type.Lines(Words, width * set.Em, set);
            Assert.All(lines, l => Assert.True(type.Width(l, set) <= width * set.Em + 1e-9, l));
            Assert.All(lines, l => Assert.DoesNotMatch("^[，。）]", l));
            Assert.Equal(Words.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
        Assert.Equal(["主图为两条", "锦鲤，周围", "配海水江…"], type.Lines(Words, 5 * set.Em, set, 3).Select(l => l.Replace("江崖…", "江…", StringComparison.Ordinal)));
    }

    private async Task<string> Write(SheetFonts fonts, bool bilingual, ProductionOrder? of = null)
    {
        MockupBook book = Templates.Catalogue.Mockups;
        Brief brief = TestOrders.Brief() with { Quantities = ImmutableSortedDictionary<string, int>.Empty.Add("S", 20).Add("M", 40) };
        Length mm = Length.FromMillimetres(200);
        var options = new ProductionOptions
        {
            FilmResolution = new(100),
            Screen = Halftone.Default with { RulingLpi = 25 },
            Mockups = book with { Looks = [book.Looks.First(l => l.Product == (of?.Brief.Product.Id ?? "t-shirt"))] },
            Workshop = new(
                ImmutableSortedDictionary<string, PlacementGrading>.Empty.Add("t-shirt", new("t-shirt", [], [new("full-front", ["S"], 0.5, mm, mm, Length.FromMillimetres(55), Length.Zero)])),
                new("USD", 1, 0.5, ImmutableSortedDictionary<string, double>.Empty.Add("t-shirt", 2.5), ImmutableSortedDictionary<string, MethodCost>.Empty.Add("screen", new(0.01, 0.02, 0, 0.1, 100, 20, 0.3, 0, new("test", "测试"))))),
            Sheets = bilingual ? SheetLanguage.Both : SheetLanguage.Brief,
            Fonts = fonts,
        };
        string target = Path.Combine(_folder, "pack");
        (_, PackManifest manifest) = await PackWriter.WriteAsync(target, TestOrders.Batch(), TestOrders.Stream([of ?? TestOrders.Order(0, SampleArt.Ramped(), brief)]), options, null, default);
        return Path.Combine(target, manifest.Files.Single(f => f.Role == "tech-pack-pdf").Path);
    }

    private static string Text(string file) => TestTiff.Run("pdftotext", "-layout", file, "-");
}
