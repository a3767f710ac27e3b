using System.IO.Compression;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;
using DesignGen.Sheets.Writing;
using DesignGen.Tests;
using DocumentFormat.OpenXml.Packaging;

namespace DesignGen.Review.Tests.Workbook;

public class WorkbookWriterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("  spaces kept  ")]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("_x0041_ stays as it is")]
    [InlineData("<&>\"' 锦鲤 😀")]
    [InlineData("carriage\rreturn")]
    public void Text_comes_back_as_it_went_in(string text) =>
        Assert.Equal(text, Written(sheet => sheet.Row(null, Cell.Text(text)))[0].Rows[0][1].Text);

    [Fact]
    public void Numbers_and_dates_are_numbers_in_every_culture()
    {
        using CultureScope german = new("de-DE");
        ReadRow row = Written(sheet => sheet.Row(null, Cell.Number(1234.5), default, Cell.Date(new(1900, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)))))[0].Rows[0];

        Assert.Equal((CellKind.Number, "1234.5"), (row[1].Kind, row[1].Text));
        Assert.Equal(CellKind.Empty, row[2].Kind);
        Assert.Equal(61.5, row[3].Number);
    }

    [Fact]
    public void Everything_at_once_is_valid_and_links_lead_where_they_say()
    {
        byte[] file = Write(sheet =>
        {
            sheet.Row(30, Cell.Text("Title", Look.Title));
            sheet.Row(null, Cell.Link("film", "films/01 red#a.tif"), Cell.Link("summary", "#'Lists'!A1"), Cell.Link("site", "https://example.com/a b"), Cell.Text("x", Look.Swatch(Srgb.White)));
            sheet.Merge(new(1, 1, 3, 1));
            sheet.Filter(new(1, 2, 4, 2));
            sheet.Choices(CellRange.At(4, 2), "Letters", "Pick", "Pick one.");
            sheet.Highlight(CellRange.At(4, 2), "say \"x\"", Srgb.Black, Srgb.White);
            sheet.Picture(new MemoryStream(SampleBatch.Pixel), new(1, 1, 3, 2), "a dot");
        });
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(file), false);

        Schema.Holds(file);
        Assert.Equal(
            ["films/01%20red%23a.tif", "https://example.com/a%20b"],
            document.WorkbookPart!.WorksheetParts.SelectMany(p => p.HyperlinkRelationships).Select(h => h.Uri.ToString().Replace("a b", "a%20b", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Parts_carry_no_clock()
    {
        using ZipArchive zip = new(new MemoryStream(Write(sheet => sheet.Row(null, Cell.Text("x")))));

        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
    }

    [Fact]
    public void A_stream_that_can_not_seek_can_be_written()
    {
        using MemoryStream bytes = new();
        using (GZipStream forwardOnly = new(bytes, CompressionLevel.Fastest, leaveOpen: true))
            Write(forwardOnly, sheet => sheet.Row(null, Cell.Text("x")));
        bytes.Position = 0;
        using GZipStream back = new(bytes, CompressionMode.Decompress);

        Assert.Equal("x", SpreadsheetReader.Read("x.xlsx", back)[0].Rows[0][1].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("'quoted'")]
    [InlineData("sheet")]
    [InlineData("a name of more than thirty-one characters")]
    public void Names_that_no_sheet_can_have_are_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Write(Stream.Null, _ => { }, name));

    private static IReadOnlyList<ReadSheet> Written(Action<SheetWriter> write) => SpreadsheetReader.Read("x.xlsx", new MemoryStream(Write(write)));

    private static byte[] Write(Action<SheetWriter> write)
    {
        using MemoryStream file = new();
        Write(file, write);
        return file.ToArray();
    }

    private static void Write(Stream target, Action<SheetWriter> write, string second = "Lists")
    {
        using WorkbookWriter book = new(target, new("Title & <co>", "DesignGen", SampleBatch.ExportedAt, Language.English));
        write(book.AddSheet("Sheet", new() { Widths = [20, 20, 20, 8], Footer = "12 & more" }));
        book.AddSheet(second, new() { Widths = [10], Visibility = SheetVisibility.VeryHidden }).Row(null, Cell.Text("x"));
        book.DefineName("Letters", second, CellRange.At(1, 1));
        book.Finish();
    }
}
