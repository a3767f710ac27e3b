using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Review.Workbook;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>Workbooks of teams whose decisions have taught enough.</summary>
public class ReviewTasteTests
{
    private static readonly LocalName Dark = new("dark ground", "深色底"), Check = new("check", "格子");

    [Fact]
    public void Rows_stand_by_chance_and_say_it_with_what_speaks_for_and_against()
    {
        SampleBatch sample = Sample(Language.English);
        IReadOnlyList<ReadSheet> sheets = Read(sample.Export());
        ReadRow header = sheets[0].Rows[0], first = sheets[0].Rows[1];
        int chance = header.Cells.Single(c => c.Text == "Likely approved").Column;
        Assert.Equal([.. new[] { 5, 3, 2, 1, 0 }.Select(sample.Code)], sheets[0].Rows.Skip(1).Select(r => r[2].Text));
        Assert.Equal(["0.88", "0.62", "0.5", "0.38", "0.25"], sheets[0].Rows.Skip(1).Select(r => r[chance].Text));
        Assert.Equal("For and against", header[chance + 1].Text);
        // A feature that moves the odds by a twentieth is not told.
        Assert.Equal("Speaks for it: dark ground × 2.01\nSpeaks against it: check × 0.50", first[chance + 1].Text);
        Assert.Equal("Nothing about it stands out for or against.", sheets[0].Rows[^1][chance + 1].Text);
        Assert.Contains(sheets[1].Rows, r => r[1].Text.StartsWith("The likeliest to be approved come first, by what 52 decisions have taught", StringComparison.Ordinal));
        // What the program keeps, and what the summary lists, stands by place.
        Assert.Equal([.. new[] { 0, 1, 2, 3, 5 }.Select(sample.Code)], sheets[2].Rows.Select(r => r[1].Text).Where(VariantCode.IsSound));
        Assert.Equal([.. new[] { 0, 1, 2, 3, 5 }.Select(sample.Code)], sheets[1].Rows.Where(r => r[3].Text == "brief names koi").Select(r => r[1].Text));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Such_a_workbook_is_valid_and_its_decisions_come_back_by_code(Language language)
    {
        SampleBatch sample = Sample(language);
        byte[] file = sample.Export();
        Schema.Holds(file);
        HandmadeBook book = HandmadeBook.From(file);
        book.Sheets[0].Text(2, 4, "yes");
        book.Sheets[0].Text(6, 4, "no");
        ReviewImport import = sample.Import(book.Save());
        Assert.Empty(import.Notices);
        Assert.Equal([(sample.Code(5), Decision.Approve), (sample.Code(0), Decision.Decline)], import.Decisions.Select(d => (d.Code, d.Decision)));
    }

    [Fact]
    public void Chances_are_labelled_in_Chinese()
    {
        IReadOnlyList<ReadSheet> sheets = Read(Sample(Language.Chinese).Export());
        Assert.Equal(["配色", "通过可能", "加分减分", "色 1"], sheets[0].Rows[0].Cells.Skip(7).Take(4).Select(c => c.Text));
        Assert.Equal("加分：深色底 × 2.01\n减分：格子 × 0.50", sheets[0].Rows[1][10].Text);
        Assert.Contains(sheets[1].Rows, r => r[1].Text.StartsWith("按 52 次决定学到的偏好排序", StringComparison.Ordinal));
    }

    // The last of the batch is the likeliest, and so on down.
    private static SampleBatch Sample(Language language) => new(language)
    {
        Taste = (
            new() { Version = Taste.CurrentVersion, Approved = 20, Declined = 30, Revised = 2, Leaning = 0, Weights = [] },
            v => (0.25 + 0.125 * v.Index, v.Index == 0 ? [] : [new("ground:dark", Dark, 0.7), new("family:check", Check, -0.7), new("motif:koi", new("koi", "锦鲤"), 0.05)])),
    };

    private static IReadOnlyList<ReadSheet> Read(byte[] file) => SpreadsheetReader.Read("x.xlsx", new MemoryStream(file));
}
