using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Review.Workbook;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>Workbooks of batches whose pictures image models made.</summary>
public class ReviewPicturesTests
{
    [Fact]
    public void Model_prompt_seam_and_cost_stand_behind_the_other_columns()
    {
        IReadOnlyList<ReadSheet> sheets = Read(Sample().Export());
        ReadRow header = sheets[0].Rows[0], first = sheets[0].Rows[1], second = sheets[0].Rows[2];
        int last = header.Cells[^1].Column;
        Assert.Equal(["To check in print", "Model", "Prompt", "Seam score", "Cost"], header.Cells.TakeLast(5).Select(c => c.Text));
        Assert.Equal("wanx", first[last - 3].Text);
        Assert.Equal("koi 1\nDrawn as: a golden koi", first[last - 2].Text);
        Assert.Equal("1.31", first[last - 1].Text);
        Assert.Equal("0.14 CNY", first[last].Text);
        Assert.Contains("seam may be seen: score 1.31", first[last - 4].Text, StringComparison.Ordinal);
        // Of the second picture nothing is kept.
        Assert.Equal(("wanx", "koi 2", "", ""), (second[last - 3].Text, second[last - 2].Text, second[last - 1].Text, second[last].Text));
        Assert.Contains(sheets[1].Rows, r => r[1].Text == "Cost so far" && r[2].Text == "1.4 CNY  wanx");
        Assert.Contains(sheets[1].Rows, r => r[1].Text == "Made by" && r[2].Text == "wanx");
    }

    [Fact]
    public void Batches_of_the_built_in_engine_say_nothing_of_pictures()
    {
        IReadOnlyList<ReadSheet> sheets = Read(new SampleBatch { Pictures = Sample().Pictures }.Export());
        Assert.Equal("To check in print", sheets[0].Rows[0].Cells[^1].Text);
        Assert.DoesNotContain(sheets[1].Rows, r => r[1].Text == "Cost so far");
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Such_a_workbook_is_valid_and_comes_back_without_a_word_on_its_columns(Language language)
    {
        SampleBatch sample = Sample(language);
        byte[] file = sample.Export();
        Schema.Holds(file);
        ReviewImport import = sample.Import(file);
        Assert.Empty(import.Notices);
        Assert.Empty(import.Decisions);
        Assert.Equal(5, import.CountOf(RowOutcome.Unchanged));
    }

    [Fact]
    public void A_ledger_that_can_t_be_read_is_said()
    {
        SampleBatch sample = Sample();
        sample.Pictures = sample.Pictures with { Spent = null };
        Assert.Contains(Read(sample.Export())[1].Rows, r => r[1].Text == "Cost so far" && r[2].Text.StartsWith("not known", StringComparison.Ordinal));
    }

    private static SampleBatch Sample(Language language = Language.English)
    {
        var sample = new SampleBatch(language);
        for (int i = 0; i < sample.Variants.Count; i++)
            sample.Change(i, v => v with { Spec = v.Spec with { Recipe = v.Spec.Recipe with { Engine = PictureModel.Online, Picture = new("wanx", $"koi {v.Index + 1}", "", new(64, 64), 3, PictureUse.Picture, 3) } } });
        sample.Pictures = new(
            v => v.Index != 0 ? null : new(v.Spec.Recipe.Picture!, 3, "a golden koi", "r-1", "0.14 CNY", ImmutableSortedDictionary<string, string>.Empty.Add(PictureRecord.SeamNote, "1.312")),
            [("wanx", new Money(1.4m, "CNY"))]);
        return sample;
    }

    private static IReadOnlyList<ReadSheet> Read(byte[] file) => SpreadsheetReader.Read("x.xlsx", new MemoryStream(file));
}
