using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Packs;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Xlsx;

public sealed class RunSheetTests : IDisposable
{
    private const string Style = "AW26-118-0001-Koi-in-waves/";
    private readonly string _folder = Directory.CreateTempSubdirectory("run").FullName;

    private string Target => Path.Combine(_folder, "koi");

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("libreoffice")]
    public async Task A_changed_quantity_changes_ink_and_cost_in_libreoffice()
    {
        await Write(TestOrders.Brief());
        // 9 cm² of ink at 0.01 mL; one S at a quarter of the area and one M; 10 % waste; 100 a litre. Two blanks at 2.5, three screens at 20, six strokes at 0.3, two bags at 0.5.
        Assert.Equal(5 + 60 + 1.8 + 1 + 0.09 * 1.25 * 1.1 * 0.1, Last(Csv("4"), "\"Cost of the run"), 5);
        Change("xl/worksheets/sheet2.xml", "B4", 102);
        double millilitres = 0.09 * (102 * 0.25 + 1) * 1.1;
        Assert.Equal(millilitres * 0.1, Last(Csv("3"), ",,Total"), 5);
        Assert.Equal(103 * (2.5 + 0.9 + 0.5) + 60 + millilitres * 0.1, Last(Csv("4"), "\"Cost of the run"), 5);
    }

    [ClientFact("/usr/bin/python3", "/usr/lib/python3/dist-packages/openpyxl/__init__.py")]
    public async Task Openpyxl_reads_formulas_values_and_pictures()
    {
        await Write(TestOrders.Brief());
        const string Script = """
            import sys, openpyxl
            f = openpyxl.load_workbook(sys.argv[1]); v = openpyxl.load_workbook(sys.argv[1], data_only=True)
            print(len(f.worksheets), len(f.worksheets[0]._images), f.worksheets[1]["B6"].value, v.worksheets[1]["B6"].value)
            """;
        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, Book]) { RedirectStandardOutput = true })!;
        string said = (await python.StandardOutput.ReadToEndAsync()).Trim();
        await python.WaitForExitAsync();
        Assert.Equal("6 1 =SUM(B4:B5) 2", said);
    }

    [Fact]
    public async Task Sizes_take_their_place_and_scale_from_the_grading()
    {
        await Write(TestOrders.Brief());
        string sizes = Part("xl/worksheets/sheet2.xml");
        Assert.Contains("SUMPRODUCT(B4:B5,C4:C5,C4:C5)", sizes, StringComparison.Ordinal);
        Assert.Equal("20", Value(sizes, "D4"));
        Assert.Equal("55", Value(sizes, "F4"));
        Assert.Equal("40", Value(sizes, "D5"));
        Assert.Equal("65", Value(sizes, "F5"));
        Assert.Equal("1.25", Value(sizes, "B7"));
    }

    [Fact]
    public async Task Ordered_pieces_fill_sizes_and_batch_sheet()
    {
        await Write(TestOrders.Brief() with { Quantities = System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("S", 20).Add("M", 40) });
        string sizes = Part("xl/worksheets/sheet2.xml");
        Assert.Equal(("20", "40", "60", "45"), (Value(sizes, "B4"), Value(sizes, "B5"), Value(sizes, "B6"), Value(sizes, "B7")));
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(Target, "production.xlsx"));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        string run = reader.ReadToEnd();
        Assert.Equal("60", Value(run, "C4"));
        // Blanks, strokes and bags of each piece, ink by area, three screens.
        Assert.Equal(60 * (2.5 + 0.9 + 0.5) + 0.09 * 45 * 1.1 * 0.1 + 60, double.Parse(Value(run, "I4"), CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public async Task A_print_too_large_for_a_size_stops_the_style_and_a_person_can_take_it_on()
    {
        Brief small = TestOrders.Brief() with { Placement = TestOrders.Brief().Placement with { MaxWidth = Length.FromMillimetres(30) } };
        InputException stopped = await Assert.ThrowsAsync<InputException>(() => Write(small));
        Assert.Contains("Print area: 40 × 30 mm on M (needed: 30 × 432 mm at most)", stopped.Message, StringComparison.Ordinal);

        PackManifest manifest = await Write(small, new() { Overrides = [new("print-area", "The customer has seen a proof.", "Chen Wei")] });
        Assert.Equal(new PackOverride(manifest.Styles[0].Code, "print-area", "The customer has seen a proof.", "Chen Wei"), Assert.Single(manifest.Overrides));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(Target, Style + "preflight.json")));
        JsonElement check = report.RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "print-area");
        Assert.Equal("Chen Wei", check.GetProperty("override").GetProperty("by").GetString());
    }

    [Fact]
    public async Task The_other_styles_go_on_when_one_is_stopped()
    {
        Brief small = TestOrders.Brief(style: "") with { Placement = TestOrders.Brief().Placement with { MaxWidth = Length.FromMillimetres(30) } };
        ProductionOrder[] orders = [TestOrders.Order(0, SampleArt.Solid(), small), TestOrders.Order(1, SampleArt.Solid(), TestOrders.Brief())];
        (_, PackManifest manifest) = await PackWriter.WriteAsync(Target, TestOrders.Batch(), TestOrders.Stream(orders), Options(), null, default);
        Assert.Equal(orders[1].Variant.Code, Assert.Single(manifest.Styles).Code);
        Assert.Equal("print-area", Assert.Single(Assert.Single(manifest.Blocked).Checks).Code);
        Assert.DoesNotContain(manifest.Files, f => f.Path.Contains(orders[0].Variant.Code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_lines_that_cross_stop_a_sheet(bool cross)
    {
        var nails = TestOrders.Nails();
        if (cross)
            nails = nails with { CutLines = [nails.CutLines[0], nails.CutLines[1] with { Outline = Outline.Ellipse(new(17, 15), 5, 8) }] };
        Task Pack() => PackWriter.WriteAsync(Target, TestOrders.Batch(), TestOrders.Stream([TestOrders.Order(0, nails, TestOrders.Brief())]), Options(), null, default);
        if (cross)
            Assert.Contains("left thumb, size M crosses left index, size M", (await Assert.ThrowsAsync<InputException>(Pack)).Message, StringComparison.Ordinal);
        else
            await Pack();
    }

    [Fact]
    public void Templates_of_the_shop_are_checked_with_path_and_line()
    {
        InputException wrong = Assert.Throws<InputException>(() => TemplateReader.Read(
        [
            new("costs.yaml", "currency: dollars\nmethods:\n  screen:\n    ink-ml-per-cm2: lots\n"),
            new("placements/t-shirt.yaml", "id: t-shirt\ngrades:\n  - { placement: full-front, sizes: [S], max-size: 300mm x 300mm }\n"),
        ]));
        Assert.Contains(wrong.Problems, p => p is { Source: "costs.yaml", Line: 1, Place: "currency" });
        Assert.Contains(wrong.Problems, p => p is { Source: "costs.yaml", Line: 4 } && p.Message.StartsWith("'lots' is not a number", StringComparison.Ordinal));
        Assert.Contains(wrong.Problems, p => p is { Source: "placements/t-shirt.yaml", Line: 3, Place: "grades[0].drop" });
    }

    private string Book => Path.Combine(Target, Style + "techpack.xlsx");

    private static ProductionOptions Options() => new()
    {
        FilmResolution = new(100),
        Screen = Halftone.Default with { RulingLpi = 25 },
        Workshop = new(
            System.Collections.Immutable.ImmutableSortedDictionary<string, PlacementGrading>.Empty.Add("t-shirt", new("t-shirt", [],
                [new("full-front", ["S"], 0.5, Length.FromMillimetres(200), Length.FromMillimetres(200), Length.FromMillimetres(55), Length.Zero)])),
            new("USD", 1, 0.5, System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty.Add("t-shirt", 2.5),
                System.Collections.Immutable.ImmutableSortedDictionary<string, MethodCost>.Empty.Add("screen", new(0.01, 0.02, 0, 0.1, 100, 20, 0.3, 0, new("test", "测试"))))),
    };

    private async Task<PackManifest> Write(Brief brief, ProductionOptions? more = null)
    {
        var art = SampleArt.Solid() with { Shapes = [SampleArt.Fill(0, Outline.Rectangle(new(0, 0, 20, 30))), SampleArt.Fill(1, Outline.Rectangle(new(20, 0, 40, 15)))] };
        (_, PackManifest manifest) = await PackWriter.WriteAsync(
            Target, TestOrders.Batch(), TestOrders.Stream([TestOrders.Order(0, art, brief)]), Options() with { Overrides = more?.Overrides ?? [] }, null, default);
        return manifest;
    }

    private string Part(string part)
    {
        using ZipArchive zip = ZipFile.OpenRead(Book);
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static string Value(string sheet, string cell) => Regex.Match(sheet, $"r=\"{cell}\".*?<x:v>(.*?)</x:v>").Groups[1].Value;

    // As a program without a calculator of its own saves a workbook: the entry changed, and no formula with a value. LibreOffice trusts values that it finds.
    private void Change(string part, string cell, int to)
    {
        using ZipArchive zip = ZipFile.Open(Book, ZipArchiveMode.Update);
        foreach (string sheet in zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToArray())
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(sheet)!.Open()))
                text = Regex.Replace(reader.ReadToEnd(), "(</x:f>)<x:v>.*?</x:v>", "$1");
            if (sheet == part)
                text = Regex.Replace(text, $"(r=\"{cell}\".*?<x:v>).*?(</x:v>)", "${1}" + to.ToString(CultureInfo.InvariantCulture) + "${2}");
            zip.GetEntry(sheet)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(sheet).Open());
            writer.Write(text);
        }
    }

    private static double Last(string[] lines, string begin) =>
        double.Parse(lines.Single(l => l.StartsWith(begin, StringComparison.Ordinal)).Split(',')[^1], CultureInfo.InvariantCulture);

    private string[] Csv(string sheet)
    {
        TestTiff.Run("libreoffice", "-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")), "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false," + sheet, "--outdir", _folder, Book);
        string csv = Assert.Single(Directory.GetFiles(_folder, "techpack*.csv"));
        string[] lines = File.ReadAllLines(csv);
        File.Delete(csv);
        return lines;
    }
}
