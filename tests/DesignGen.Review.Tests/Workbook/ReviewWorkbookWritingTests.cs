using System.IO.Compression;
using System.Xml.Linq;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;
using DesignGen.Tests;

namespace DesignGen.Review.Tests.Workbook;

public class ReviewWorkbookWritingTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void The_schema_validator_finds_nothing_to_say(Language language) => Schema.Holds(new SampleBatch(language).Export());

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    public void The_same_batch_gives_the_same_bytes_in_every_culture(string culture)
    {
        byte[] invariant = new SampleBatch().Export();
        using CultureScope scope = new(culture);

        Assert.Equal(invariant, new SampleBatch().Export());
    }

    [Fact]
    public void Every_printable_variant_has_a_row_and_rejected_ones_stand_in_the_summary()
    {
        SampleBatch sample = new();
        IReadOnlyList<ReadSheet> sheets = SpreadsheetReader.Read("x.xlsx", new MemoryStream(sample.Export()));

        Assert.Equal(["Review", "Summary", "DesignGen"], sheets.Select(s => s.Name));
        Assert.Equal([SheetVisibility.Visible, SheetVisibility.Visible, SheetVisibility.VeryHidden], sheets.Select(s => s.Visibility));
        string[] printable = [.. sample.Variants.Where(v => v.State != VariantState.Rejected).Select(v => v.Code)];
        Assert.Equal(printable, sheets[0].Rows.Skip(1).Select(r => r[2].Text));
        Assert.Contains(sheets[1].Rows, r => r[1].Text == sample.Code(4) && r[3].Text.StartsWith("Finest line 0.12 mm", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Chinese_batch_is_labelled_in_Chinese()
    {
        IReadOnlyList<ReadSheet> sheets = SpreadsheetReader.Read("x.xlsx", new MemoryStream(new SampleBatch(Language.Chinese).Export()));

        Assert.Equal(["审核", "汇总"], sheets.Take(2).Select(s => s.Name));
        Assert.Equal(["图样", "编号", "名称", "审核", "评分", "意见", "花型", "配色", "色 1", "色 2", "色 3", "尺寸 mm", "循环", "系统分", "印制提示"], sheets[0].Rows[0].Cells.Select(c => c.Text));
    }

    [Fact]
    public void An_ink_has_a_cell_in_its_colour_and_the_last_cell_counts_the_inks_without_one()
    {
        SampleBatch sample = new();
        byte[] file = sample.Export();
        ReadRow fourInks = SpreadsheetReader.Read("x.xlsx", new MemoryStream(file))[0].Rows.First(r => r[2].Text == sample.Code(3));

        Assert.Equal("Cinnabar\n#c8102e", fourInks[9].Text);
        Assert.Equal("Cream\n#f2e6c9\n+1", fourInks[11].Text);
        Assert.Contains("FFC8102E", Part(file, "xl/styles.xml").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_picture_floats_inside_the_first_cell_of_its_row()
    {
        byte[] file = new SampleBatch().Export();
        XNamespace drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
        XElement[] anchors = [.. Part(file, "xl/drawings/drawing1.xml").Root!.Elements(drawing + "twoCellAnchor")];

        Assert.Equal(5, anchors.Length);
        for (int i = 0; i < anchors.Length; i++)
        {
            Assert.Equal("twoCell", (string?)anchors[i].Attribute("editAs"));
            foreach (string end in new[] { "from", "to" })
            {
                XElement marker = anchors[i].Element(drawing + end)!;
                Assert.Equal(("0", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), (marker.Element(drawing + "col")!.Value, marker.Element(drawing + "row")!.Value));
            }
        }
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Text_that_looks_like_a_formula_is_written_and_read_as_text(string comment)
    {
        SampleBatch sample = new();
        sample.Change(0, v => v with { Comment = comment });
        byte[] file = sample.Export();

        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        XElement cell = Part(file, "xl/worksheets/sheet1.xml").Descendants(main + "c").Single(c => c.Value == comment);
        Assert.Equal("inlineStr", (string?)cell.Attribute("t"));
        Assert.Empty(cell.Document!.Descendants(main + "f"));
        XElement style = Part(file, "xl/styles.xml").Descendants(main + "cellXfs").Single().Elements().ElementAt((int)cell.Attribute("s")!);
        Assert.Equal("1", (string?)style.Attribute("quotePrefix"));
        Assert.Equal(comment, SpreadsheetReader.Read("x.xlsx", new MemoryStream(file))[0].Rows[1][6].Text);
    }

    [Fact]
    public void A_batch_without_one_printable_variant_still_opens()
    {
        SampleBatch sample = new(count: 2);
        sample.Change(1, v => v with { State = VariantState.Rejected, Error = "out of patience" });

        ReadSheet summary = SpreadsheetReader.Read("x.xlsx", new MemoryStream(sample.Export()))[1];

        Assert.Contains(summary.Rows, r => r[1].Text == sample.Code(1) && r[3].Text == "out of patience");
    }

    private static XDocument Part(byte[] file, string path)
    {
        using ZipArchive zip = new(new MemoryStream(file));
        using Stream stream = zip.GetEntry(path)!.Open();
        return XDocument.Load(stream);
    }
}
