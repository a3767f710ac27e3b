using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Packs;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Xlsx;

public sealed class ProductionSheetTests : IDisposable
{
    private static readonly XNamespace X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly string _folder = Directory.CreateTempSubdirectory("sheets").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_tech_pack_gives_size_place_inks_and_areas()
    {
        var art = SampleArt.Solid() with { Shapes = [SampleArt.Fill(0, Outline.Rectangle(new(0, 0, 20, 30))), SampleArt.Fill(1, Outline.Rectangle(new(20, 0, 40, 15)))] };
        List<string[]> rows = await TechPack(TestOrders.Order(0, art, TestOrders.Brief()));
        Assert.Contains("40 × 30 mm", Beside(rows, "Print size (W × H)"));
        Assert.Contains("65 mm below the collar", Beside(rows, "Offset"));
        Assert.Contains("AW26-118", Beside(rows, "Style no."));
        string[] navy = rows.Single(r => r.Contains("Navy") && r.Contains("films/01-navy.tif"));
        Assert.Equal("#1f3a5f", navy[1]);
        Assert.Equal(0.5, Number(navy[3]), 0.001);
        Assert.Equal(6, Number(navy[5]), 0.01);
        Assert.Equal("films/02-red.tif", rows.Single(r => r.Contains("朱红") && r[0] == "2")[7]);
        Assert.Equal(["S", "711", "457"], rows.Single(r => r[0] == "S").Where(c => c.Length > 0));
        Assert.DoesNotContain(rows, r => r[0] == "L");
        Assert.Contains(rows, r => r[0] == "A gap of 0.4 mm may close.");
        Assert.Contains(rows, r => r[0] == "Soft hand feel.");
    }

    [Fact]
    public async Task A_repeat_gives_its_layout_and_ink_per_square_metre()
    {
        List<string[]> rows = await TechPack(TestOrders.Order(0, SampleArt.Tile(), TestOrders.Brief()));
        Assert.Contains("24 × 20 mm", Beside(rows, "Repeat size (W × H)"));
        Assert.StartsWith("half-drop", Beside(rows, "Repeat layout").First(c => c.Length > 0), StringComparison.Ordinal);
        // The motif, a circle of 4 mm radius, comes once in a tile of 24 by 20 mm.
        string[] ink = rows.Single(r => r.Contains("Navy") && r.Contains("films/01-navy.tif"));
        Assert.Equal(Math.PI * 16 / 100, Number(ink[5]), 0.003);
        Assert.Equal(Math.PI * 16 / (24 * 20) * 10_000, Number(ink[6]), 6.0);
    }

    [Fact]
    public async Task Text_that_looks_like_a_formula_stays_text()
    {
        ProductionOrder order = TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief() with { Notes = "=cmd|'/c calc'!A1" });
        string xml = await Part(order, "AW26-118-0001-Koi-in-waves/techpack.xlsx");
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("=cmd|", xml, StringComparison.Ordinal);
    }

    [ClientFact("libreoffice")]
    public async Task LibreOffice_opens_the_overview()
    {
        await Part(TestOrders.Order(3, SampleArt.Solid(), TestOrders.Brief()), "production.xlsx");
        TestTiff.Run("libreoffice", "-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir", _folder, Path.Combine(_folder, "koi", "production.xlsx"));
        string text = File.ReadAllText(Path.Combine(_folder, "production.csv"));
        Assert.Contains("7KQ4D2RM-0004", text, StringComparison.Ordinal);
        Assert.Contains("朱红", text, StringComparison.Ordinal);
        Assert.Contains("65 mm below the collar", text, StringComparison.Ordinal);
    }

    private async Task<List<string[]>> TechPack(ProductionOrder order)
    {
        XElement sheet = XElement.Parse(await Part(order, "AW26-118-0001-Koi-in-waves/techpack.xlsx"));
        return [.. sheet.Descendants(X + "row").Select(row =>
        {
            var cells = Enumerable.Repeat("", 8).ToArray();
            foreach (XElement cell in row.Elements(X + "c"))
                cells[((string)cell.Attribute("r")!)[0] - 'A'] = string.Concat(cell.Descendants().Where(e => !e.HasElements).Select(e => e.Value));
            return cells;
        })];
    }

    private async Task<string> Part(ProductionOrder order, string workbook)
    {
        string target = Path.Combine(_folder, "koi");
        await PackWriter.WriteAsync(target, TestOrders.Batch(), TestOrders.Stream([order]), new() { FilmResolution = new(100), Screen = Separations100 }, null, default);
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(target, workbook));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await reader.ReadToEndAsync();
    }

    private static Core.Catalogue.Halftone Separations100 => Core.Catalogue.Halftone.Default with { RulingLpi = 25 };

    private static string[] Beside(List<string[]> rows, string label) => rows.Single(r => r[0] == label)[1..];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
