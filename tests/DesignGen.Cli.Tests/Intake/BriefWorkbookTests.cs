using System.IO.Compression;
using System.Text.RegularExpressions;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Interpret;
using DesignGen.Review.Tests.Workbook;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;
using DesignGen.Sheets.Writing;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests.Intake;

public sealed class BriefWorkbookTests
{
    private static readonly object?[] Header = ["title", "text", "product", "count", "families", "print"];

    [Fact]
    public void Every_header_is_a_key_that_briefs_know()
    {
        foreach (BriefColumn column in BriefColumns.All)
        {
            string[] parts = column.Key.Split('.');
            foreach (string key in parts.Length > 1 ? [parts[0]] : column.Headers.AsEnumerable())
            {
                string value = parts.Length > 1 ? $"\n  {parts[1]}: x" : " x";
                string product = column.Key == "product" ? "" : "product: nails\n";
                try
                {
                    BriefReader.Read("a.yaml", $"{product}{key}:{value}\n", BriefBook.Catalogue);
                }
                catch (InputException e)
                {
                    Assert.DoesNotContain(e.Problems, p => p.Message.Contains("Unknown key", StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData(Language.English, "Example: koi in summer", "Koi in summer")]
    [InlineData(Language.Chinese, "示例：夏日锦鲤", "夏日锦鲤")]
    public void A_template_is_read_back_once_its_example_is_made_a_brief(Language language, string example, string title)
    {
        using var book = new BriefBook();
        string path = book.Template("briefs.xlsx", language);
        Assert.Contains("No row below the header holds a brief", Assert.Single(BriefBook.Problems(path)), StringComparison.Ordinal);

        BriefBook.Change(path, xml => xml.Replace(example, title, StringComparison.Ordinal));
        OrderList list = BriefBook.Take(path);
        BatchRecord batch = Assert.Single(list.Orders).Order.Batch;
        Assert.Equal((title, language, 24, "briefs-row2.yaml"), (batch.Title, batch.Language, batch.Count, batch.BriefName));
        Brief brief = BriefReader.Read(batch.BriefName, batch.BriefText, BriefBook.Catalogue);
        Assert.Equal(("t-shirt", 4, "ST-2701"), (brief.Product.Id, brief.MaxInks, brief.Style));
        Assert.Contains("koi", brief.Motifs.Select(m => m.Id));
        Assert.Contains(brief.Reading!.Facts.Facts, f => f.Value == "skull");
    }

    [Fact]
    public void Columns_stand_in_any_order_under_a_title_and_in_either_language()
    {
        using var book = new BriefBook();
        string path = book.Write("需求.xlsx", "五月",
            ["五月份需求汇总"],
            ["款数", "Print", "花型", "产品", "标题", "位置"],
            [3, "screen", "stripes；tartan", "T恤", "条纹", "all-over"],
            [],
            ["4", null, null, "T恤", "任意"]);
        OrderList list = BriefBook.Take(path);
        Assert.Equal(["条纹 3", "任意 4"], list.Orders.Select(o => $"{o.Order.Batch.Title} {o.Order.Batch.Count}"));
        Assert.All(list.Orders, o => Assert.Equal(Language.Chinese, o.Order.Batch.Language));
        Assert.Equal(["需求.xlsx row 3", "需求.xlsx row 5"], list.Orders.Select(o => o.From));
        Assert.Equal("stripes tartan", string.Join(' ', Read(list.Orders[0].Order.Batch).Families));
    }

    [Fact]
    public void All_mistakes_of_all_rows_are_told_with_their_cells()
    {
        using var book = new BriefBook();
        string path = book.Write("briefs.xlsx", "Briefs",
            Header,
            ["A", null, "t-shirt", 0, "stripe", null],
            ["B", "Koi, two designs", null, "many", null, null],
            ["C", null, null, 5, null, null],
            ["D", null, "t-shirt", 2, null, null, "stray"],
            ["D", null, "t-shirt", 2, null, null],
            ["D", null, "t-shirt", 2, null, null]);
        string[] problems = BriefBook.Problems(path);
        string[] cells = [.. problems.Select(p => p.Split(": ")[1])];
        Assert.Equal(["Briefs!G5", "Briefs!D2", "Briefs!E2", "Briefs!D3", "Briefs!A4", "Briefs!A7"], cells);
        Assert.Equal("briefs.xlsx: Briefs!D2: '0' is not a whole number from 1 to 2000. Write one.", problems[1]);
        Assert.Contains("Did you mean 'stripes'?", problems[2], StringComparison.Ordinal);
        Assert.Contains("product: This key is needed", problems[4], StringComparison.Ordinal);
        Assert.Contains("says the same as briefs.xlsx row 6", problems[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_is_mistyped_or_there_twice_is_named_once_with_the_nearest_known()
    {
        using var book = new BriefBook();
        string path = book.Write("briefs.xlsx", "Briefs", ["title", "produkt", "count", "款数", "Wetter"], ["A", "t-shirt", 2, null, null], ["B", "t-shirt", 2, null, null]);
        Assert.Equal(
            [
                "briefs.xlsx: Briefs!B1: 'produkt' is no column of briefs. Did you mean 'product'?",
                "briefs.xlsx: Briefs!D1: Columns C and D are both 'count' (款数). Keep one of them.",
                "briefs.xlsx: Briefs!E1: 'Wetter' is no column of briefs. Delete the column or give it a known header; the template's second sheet lists them.",
            ],
            BriefBook.Problems(path));
        string other = book.Write("other.xlsx", "Sheet1", ["Name", "Price"], ["A", 3]);
        Assert.Contains("the first row with content reads 'Name', 'Price'", Assert.Single(BriefBook.Problems(other)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stored_of_a_row_reads_to_the_same_batch()
    {
        using var book = new BriefBook();
        string path = book.Write("briefs.xlsx", "Briefs",
            ["title", "text", "product", "placement", "lettering", "notes", "nail-shape", "seed"],
            ["Koi \"quoted\" \\ and: # 😀", "Koi and waves\nno skulls, \"navy\"\r\n- 2 designs: max 3 inks", "t-shirt", "full-front", "HELLO, YOU\nGO", "a\nb \\n c", null, 24],
            ["=HYPERLINK(\"http://example.org\",\"x\")", null, "t-shirt", "all-over", null, "- [x]: {y}", null, null],
            ["Nails", null, "nails", null, null, null, "coffin", null]);
        OrderList list = BriefBook.Take(path);
        foreach (ListedOrder ordered in list.Orders)
            Assert.Equal(ordered.Order.Batch.Code, BatchIdentity.CodeOf(Read(ordered.Order.Batch), BriefBook.Catalogue, ""));
        Brief first = Read(list.Orders[0].Order.Batch);
        Assert.Equal(("Koi \"quoted\" \\ and: # 😀", "a\nb \\n c", 24ul), (first.Title, first.Notes, first.Seed));
        Assert.Equal("HELLO, YOU/GO", string.Join('/', first.Lettering));
        Assert.Equal("=HYPERLINK(\"http://example.org\",\"x\")", list.Orders[1].Order.Batch.Title);
        Assert.Equal("coffin", Read(list.Orders[2].Order.Batch).Nails!.Shape.Id);
        Assert.All(list.Orders, o => Assert.DoesNotContain(o.Folder, c => "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_formulas_the_saved_result_counts_and_errors_are_told()
    {
        using var book = new BriefBook();
        string path = book.Write("briefs.xlsx", "Briefs", ["title", "product", "count"], ["A", "t-shirt", 2]);
        BriefBook.Change(path, xml => With(xml, "C2", "<x:c r=\"C2\"><x:f>1+6</x:f><x:v>7</x:v></x:c>"));
        Assert.Equal(7, Assert.Single(BriefBook.Take(path).Orders).Order.Batch.Count);
        BriefBook.Change(path, xml => With(xml, "C2", "<x:c r=\"C2\"><x:f>1+6</x:f></x:c>"));
        Assert.Contains("Briefs!C2: The cell holds a formula whose result was never saved", Assert.Single(BriefBook.Problems(path)), StringComparison.Ordinal);
        BriefBook.Change(path, xml => With(xml, "C2", "<x:c r=\"C2\" t=\"e\"><x:v>#REF!</x:v></x:c>"));
        Assert.Contains("Briefs!C2: The cell shows the error #REF!", Assert.Single(BriefBook.Problems(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_are_read_as_they_are_shown_and_numbers_as_they_are_typed()
    {
        using var book = new BriefBook();
        string path = book.PathOf("briefs.xlsx");
        using (FileStream to = File.Create(path))
        {
            using var writer = new WorkbookWriter(to, new("Test", "Test", BriefBook.Now, Language.English));
            SheetWriter sheet = writer.AddSheet("Briefs", new() { Widths = [20] });
            sheet.Row(null, Cell.Text("title"), Cell.Text("product"), Cell.Text("style"), Cell.Text("notes"), Cell.Text("count"));
            sheet.Row(null, Cell.Date(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), Cell.Text("mug"), Cell.Number(2701), Cell.Number(0.1, new() { Format = "0.00 \"day\"" }), Cell.Number(24));
            writer.Finish();
        }
        Brief brief = Read(Assert.Single(BriefBook.Take(path).Orders).Order.Batch);
        Assert.Equal(("2026-03-01", "2701", "0.1", 24), (brief.Title, brief.Style, brief.Notes, brief.Count));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_far_more_than_briefs_or_is_none_is_refused()
    {
        using var book = new BriefBook();
        string bomb = book.Write("bomb.xlsx", "Briefs", Header);
        using (ZipArchive zip = ZipFile.Open(bomb, ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using Stream part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>"u8);
            byte[] blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (int i = 0; i < 80; i++)
                part.Write(blanks);
            part.Write("</x:sheetData></x:worksheet>"u8);
        }
        Assert.Contains("times its size", Assert.Single(BriefBook.Problems(bomb)), StringComparison.Ordinal);
        File.WriteAllText(book.PathOf("poem.xlsx"), "no zip");
        Assert.Contains("poem.xlsx: No sheet has a header row", Assert.Single(BriefBook.Problems(book.PathOf("poem.xlsx"))), StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Single(BriefBook.Problems(book.PathOf("none.xlsx"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gives_its_files_and_the_rows_of_its_workbooks_by_name()
    {
        using var book = new BriefBook();
        book.Write("b.xlsx", "Briefs", Header, ["Same", null, "t-shirt", 3, null, null], ["same", null, "t-shirt", 4, null, null]);
        File.WriteAllText(book.PathOf("a.yaml"), Briefs.Small);
        File.WriteAllText(book.PathOf("c.txt"), "锦鲤海浪满版，三色以内，5款");
        File.WriteAllText(book.PathOf("d.md"), "Tossed roses for scarves, no red, 6 designs");
        File.WriteAllText(book.PathOf("e.json"), "{\"product\": \"mug\"}");
        foreach (string aside in new[] { ".hidden.yaml", "~$b.xlsx", "picture.png", "deep/f.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(book.PathOf(aside))!);
            File.WriteAllText(book.PathOf(aside), "no brief: at all");
        }
        OrderList list = BriefBook.Take(book.Folder);
        Assert.Equal(["a.yaml", "b.xlsx row 2", "b.xlsx row 3", "c.txt", "d.md", "e.json"], list.Orders.Select(o => o.From));
        Assert.Equal(["Small stripes", "Same", "same-2", "c", "d", "e"], list.Orders.Select(o => o.Folder));
        Assert.Equal([6, 3, 4, 5, 6, 24], list.Orders.Select(o => o.Order.Batch.Count));

        File.WriteAllText(book.PathOf("a.yaml"), "product: t-shirt\ncount: 0\n");
        File.WriteAllText(book.PathOf("e.json"), "{\"product\": \"mugg\"}");
        Assert.Equal(["a.yaml:2: count", "e.json:1: product"], BriefBook.Problems(book.Folder).Select(p => string.Join(": ", p.Split(": ")[..2])));
    }

    [Theory]
    [InlineData("a/b\\c:d", "a-b-c-d")]
    [InlineData(" ..hidden. ", "hidden")]
    [InlineData("nul.txt", "nul.txt-brief")]
    [InlineData("\u0001", "-")]
    [InlineData("...", "brief")]
    [InlineData("夏日锦鲤", "夏日锦鲤")]
    public void Folders_are_named_as_every_system_takes_it(string title, string name) => Assert.Equal(name, new OrderFolders().Name(title));

    [ClientFact("soffice")]
    public void A_copy_saved_by_LibreOffice_reads_the_same()
    {
        using var book = new BriefBook();
        using var office = new LibreOffice();
        string path = book.Template("briefs.xlsx", Language.Chinese);
        BriefBook.Change(path, xml => xml.Replace("示例：", "", StringComparison.Ordinal));
        File.Copy(path, office.File("briefs.xlsx"));
        string saved = office.Convert("briefs.xlsx", "xlsx", "xlsx");
        Assert.Equal(BriefBook.Take(path).Orders.Select(o => (o.Order.Batch.Code, o.Order.Batch.BriefText)), BriefBook.Take(saved).Orders.Select(o => (o.Order.Batch.Code, o.Order.Batch.BriefText)));
    }

    private static Brief Read(BatchRecord batch) => BriefReader.Read(batch.BriefName, batch.BriefText, BriefBook.Catalogue);

    private static string With(string xml, string cell, string content) =>
        new Regex($"<x:c r=\"{cell}\".*?</x:c>", RegexOptions.Singleline).Replace(xml, content, 1);
}
