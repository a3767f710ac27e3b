using System.Text;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Review.Workbook;
using DesignGen.Tests;

namespace DesignGen.Review.Tests.Workbook;

public class ReviewImportTests
{
    private const int Code = 2, Decide = 4, Rate = 5, Comment = 6;

    private readonly SampleBatch _sample = new();

    [Fact]
    public void A_workbook_sent_back_untouched_changes_nothing()
    {
        ReviewImport import = _sample.Import(_sample.Export());

        Assert.Equal(_sample.Batch.Code, import.Batch);
        Assert.False(import.IsStale);
        Assert.Empty(import.Decisions);
        Assert.Equal(5, import.CountOf(RowOutcome.Unchanged));
        Assert.Equal(5, import.Rows.Count);
        Assert.Empty(import.Missing);
        Assert.Empty(import.Notices);
    }

    [Fact]
    public void A_decision_with_rating_and_comment_is_ready_to_apply()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.Raw(2, Rate, "<v>4</v>");
            sheet.Text(2, Comment, " Lovely\r\ncolours ");
        });

        Assert.Equal([new DecisionEntry(_sample.Code(0), 0, 1, Decision.Approve, 4, "Lovely\ncolours")], import.Decisions);
        Assert.Equal(RowOutcome.Taken, import.Rows[0].Outcome);
    }

    [Fact]
    public void Sorted_rows_give_the_same_decisions()
    {
        ReviewImport straight = Edit(Decided);
        ReviewImport sorted = Edit(sheet =>
        {
            Decided(sheet);
            sheet.ReverseBelow(1);
        });

        Assert.Equal(2, straight.Decisions.Count);
        Assert.Equal(straight.Decisions.OrderBy(d => d.Index), sorted.Decisions.OrderBy(d => d.Index));

        static void Decided(HandmadeSheet sheet)
        {
            sheet.Text(2, Decide, "Approve");
            sheet.Text(4, Decide, "Decline");
        }
    }

    [Theory]
    [InlineData("Approve", Decision.Approve)]
    [InlineData(" APPROVED. ", Decision.Approve)]
    [InlineData("通过", Decision.Approve)]
    [InlineData("'是", Decision.Approve)]
    [InlineData("ＹＥＳ", Decision.Approve)]
    [InlineData("wahr", Decision.Approve)]
    [InlineData("VRAI", Decision.Approve)]
    [InlineData("√", Decision.Approve)]
    [InlineData("reject", Decision.Decline)]
    [InlineData("No", Decision.Decline)]
    [InlineData("驳回。", Decision.Decline)]
    [InlineData("否", Decision.Decline)]
    [InlineData("FALSCH", Decision.Decline)]
    [InlineData("０", Decision.Decline)]
    [InlineData("修改", Decision.Revise)]
    [InlineData("Revise", Decision.Revise)]
    public void Decisions_are_understood_in_the_words_that_people_use(string word, Decision expected)
    {
        using CultureScope turkish = new("tr-TR");
        Assert.Equal(expected, Assert.Single(Edit(sheet => sheet.Text(2, Decide, word)).Decisions).Decision);
    }

    [Theory]
    [InlineData("!b<v>1</v>", Decision.Approve)]
    [InlineData("!b<v>0</v>", Decision.Decline)]
    [InlineData("<v>1</v>", Decision.Approve)]
    [InlineData("<v>0</v>", Decision.Decline)]
    public void Booleans_and_numbers_are_decisions(string cell, Decision expected) =>
        Assert.Equal(expected, Assert.Single(Edit(sheet => sheet.Raw(2, Decide, cell)).Decisions).Decision);

    [Theory]
    [InlineData("maybe")]
    [InlineData("2")]
    [InlineData("通过?")]
    public void An_unknown_word_is_refused_with_the_words_allowed(string word)
    {
        ReviewImport import = Edit(sheet => sheet.Text(2, Decide, word));

        Assert.Empty(import.Decisions);
        ReviewRow row = Assert.Single(import.Rows, r => r.Outcome == RowOutcome.Refused);
        Assert.Equal((2, _sample.Code(0)), (row.Row, row.Code));
        Assert.Contains(word, row.Message.En, StringComparison.Ordinal);
        Assert.Contains("Approve, Decline or Revise", row.Message.En, StringComparison.Ordinal);
        Assert.Contains("通过、驳回或修改", row.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", 4)]
    [InlineData("4,0", 4)]
    [InlineData("4.0", 4)]
    [InlineData("４", 4)]
    [InlineData("4分", 4)]
    [InlineData("4/5", 4)]
    [InlineData("★★★☆☆", 3)]
    public void Ratings_are_understood_as_text(string text, int expected) =>
        Assert.Equal(expected, Assert.Single(Edit(sheet => sheet.Text(2, Rate, text)).Decisions).Rating);

    [Theory]
    [InlineData("4.5")]
    [InlineData("6")]
    [InlineData("0")]
    [InlineData("good")]
    [InlineData("40,0")]
    public void A_rating_outside_one_to_five_refuses_the_whole_row(string text)
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.Text(2, Rate, text);
        });

        Assert.Empty(import.Decisions);
        Assert.Contains("1 to 5", Assert.Single(import.Rows, r => r.Outcome == RowOutcome.Refused).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_row_stays_as_it_is_and_is_listed()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.DeleteRow(3);
            sheet.Text(4, Decide, "Approve");
        });

        Assert.Equal([_sample.Code(1)], import.Missing);
        Assert.Equal(_sample.Code(2), Assert.Single(import.Decisions).Code);
    }

    [Fact]
    public void The_same_row_twice_counts_once()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.CopyRow(2, 9);
            sheet.Text(9, Decide, "通过");
        });

        Assert.Equal(_sample.Code(0), Assert.Single(import.Decisions).Code);
        Assert.Equal(RowOutcome.Unchanged, import.Rows.Single(r => r.Row == 9).Outcome);
    }

    [Fact]
    public void Two_rows_that_contradict_each_other_are_both_refused_and_name_each_other()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.CopyRow(2, 9);
            sheet.Text(9, Decide, "Decline");
        });

        Assert.Empty(import.Decisions);
        ReviewRow[] refused = [.. import.Rows.Where(r => r.Outcome == RowOutcome.Refused)];
        Assert.Equal([2, 9], refused.Select(r => r.Row));
        Assert.All(refused, r => Assert.True(r.Message.En.Contains("rows 2 and 9", StringComparison.Ordinal) || r.Message.En.Contains("rows 9 and 2", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_edited_code_is_refused()
    {
        string code = _sample.Code(0);
        string edited = code.Replace("-0001-", "-0007-", StringComparison.Ordinal);
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Code, edited);
            sheet.Text(2, Decide, "Approve");
        });

        Assert.Empty(import.Decisions);
        Assert.Contains("check characters", import.Rows[0].Message.En, StringComparison.Ordinal);
        Assert.Equal([code], import.Missing);
    }

    [Fact]
    public void A_code_in_lower_case_full_width_or_with_spaces_is_still_found()
    {
        string wide = string.Concat(_sample.Code(0).ToLowerInvariant().Select(c => c == '-' ? '－' : (char)(c - '!' + '！')));
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Code, " " + wide + " ");
            sheet.Text(2, Decide, "Approve");
        });

        Assert.Equal(_sample.Code(0), Assert.Single(import.Decisions).Code);
    }

    [Fact]
    public void A_decision_without_a_code_and_one_of_another_batch_are_refused()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(20, Decide, "Approve");
            sheet.Text(21, Code, VariantCode.For(VariantCode.ForBatch("other"), 0));
            sheet.Text(21, Decide, "Approve");
            sheet.Text(22, Code, VariantCode.For(_sample.Batch.Code, 99));
        });

        Assert.Empty(import.Decisions);
        Assert.Equal([20, 21, 22], import.Rows.Where(r => r.Outcome == RowOutcome.Refused).Select(r => r.Row));
        Assert.Contains("belongs to batch", import.Rows.Single(r => r.Row == 21).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_changed_since_the_export_is_refused_with_both_values()
    {
        byte[] exported = _sample.Export();
        _sample.Change(0, v => v with { State = VariantState.Declined, Revision = 2, Comment = "too loud" });
        _sample.Batch = _sample.Batch with { Revision = 2 };
        HandmadeBook book = HandmadeBook.From(exported);
        book["Review"].Text(2, Decide, "Approve");
        book["Review"].Text(3, Decide, "Approve");

        ReviewImport import = _sample.Import(book.Save());

        Assert.True(import.IsStale);
        Assert.Equal(_sample.Code(1), Assert.Single(import.Decisions).Code);
        string message = Assert.Single(import.Rows, r => r.Outcome == RowOutcome.Refused).Message.En;
        Assert.Contains("Decline, \"too loud\"", message, StringComparison.Ordinal);
        Assert.Contains("says Approve", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_the_reviewer_did_not_touch_never_undoes_what_others_decided()
    {
        byte[] exported = _sample.Export();
        _sample.Change(0, v => v with { State = VariantState.Approved, Revision = 2 });

        ReviewImport import = _sample.Import(exported);

        Assert.Empty(import.Decisions);
        Assert.Equal(RowOutcome.Unchanged, import.Rows[0].Outcome);
        Assert.Contains("Approve", import.Rows[0].Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cleared_decision_is_taken_back_with_a_warning()
    {
        _sample.Change(0, v => v with { State = VariantState.Approved, Revision = 3, Rating = 5 });

        ReviewImport import = Edit(sheet =>
        {
            sheet.Clear(2, Decide);
            sheet.Clear(2, Rate);
        });

        Assert.Equal([new DecisionEntry(_sample.Code(0), 0, 3, Decision.None, 0, "")], import.Decisions);
        Assert.Equal(RowOutcome.Warning, import.Rows[0].Outcome);
    }

    [Fact]
    public void What_is_produced_can_be_declined_but_not_undecided()
    {
        _sample.Change(0, v => v with { State = VariantState.Produced });
        _sample.Change(1, v => v with { State = VariantState.Produced });

        ReviewImport import = Edit(sheet =>
        {
            sheet.Clear(2, Decide);
            sheet.Text(3, Decide, "Decline");
        });

        Assert.Equal(_sample.Code(1), Assert.Single(import.Decisions).Code);
        Assert.Equal(RowOutcome.Refused, import.Rows[0].Outcome);
    }

    [Fact]
    public void Revise_without_a_comment_is_taken_with_a_warning()
    {
        ReviewImport import = Edit(sheet => sheet.Text(2, Decide, "Revise"));

        Assert.Equal(Decision.Revise, Assert.Single(import.Decisions).Decision);
        Assert.Equal(RowOutcome.Warning, import.Rows[0].Outcome);
    }

    [Fact]
    public void A_formula_counts_by_its_saved_result_and_is_flagged()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Raw(2, Decide, "!str<f>IF(1,\"Approve\",\"\")</f><v>Approve</v>");
            sheet.Raw(3, Decide, "<f>NOW()</f>");
            sheet.Raw(4, Decide, "!e<f>1/0</f><v>#DIV/0!</v>");
        });

        Assert.Equal(_sample.Code(0), Assert.Single(import.Decisions).Code);
        Assert.Equal([RowOutcome.Warning, RowOutcome.Refused, RowOutcome.Refused], import.Rows.Take(3).Select(r => r.Outcome));
        Assert.Contains("#DIV/0!", import.Rows[2].Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merged_decision_counts_for_its_first_row_alone()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.Merged.Add("D2:D4");
            sheet.Merged.Add("F5:F6");
            sheet.Text(5, Comment, "same for both");
            sheet.Text(6, Decide, "Decline");
        });

        Assert.Equal([_sample.Code(0), _sample.Code(3), _sample.Code(5)], import.Decisions.Select(d => d.Code));
        Assert.Equal([RowOutcome.Warning, RowOutcome.Refused, RowOutcome.Refused, RowOutcome.Taken, RowOutcome.Warning], import.Rows.Select(r => r.Outcome));
        Assert.Equal("", import.Decisions[2].Comment);
    }

    [Fact]
    public void Moved_renamed_and_added_columns_are_found_and_told()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Decide, "Approve");
            sheet.Text(1, Code, "Our number");
            sheet.Text(1, Decide, "审核结果：");
            sheet.Shift(3, 2);
            sheet.Text(1, 1, "Review of Tuesday");
            sheet.Text(4, 1, "Buyer");
            sheet.Text(5, 1, "Anna");
        });

        Assert.Equal(_sample.Code(0), Assert.Single(import.Decisions).Code);
        Assert.Equal(5, import.Rows[0].Row);
        Assert.Contains(import.Notices, n => n.En.Contains("'Buyer'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deleted_comment_column_keeps_the_comments()
    {
        _sample.Change(0, v => v with { Comment = "keep me" });

        ReviewImport import = Edit(sheet =>
        {
            foreach (int row in sheet.RowNumbers.ToArray())
                sheet.Clear(row, Comment);
            sheet.Text(2, Decide, "Approve");
        });

        Assert.Equal("keep me", Assert.Single(import.Decisions).Comment);
        Assert.Contains(import.Notices, n => n.En.Contains("'comment'", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_decision_columns_are_an_error_that_names_both()
    {
        InputException error = Assert.Throws<InputException>(() => Edit(sheet => sheet.Text(1, 20, "Decision")));

        Assert.Contains("D and T", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_placed_in_cells_by_Excel_or_WPS_do_not_disturb()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Raw(2, 1, "!str<f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v>");
            sheet.Raw(3, 1, "!e<v>#VALUE!</v>");
            sheet.Text(2, Decide, "Approve");
            sheet.Text(3, Decide, "Approve");
        });

        Assert.Equal([RowOutcome.Taken, RowOutcome.Taken], import.Rows.Take(2).Select(r => r.Outcome));
    }

    [Fact]
    public void A_quote_that_guards_a_comment_is_taken_off()
    {
        ReviewImport import = Edit(sheet =>
        {
            sheet.Text(2, Comment, "'=good");
            sheet.Text(3, Comment, "'quoted' words");
        });

        Assert.Equal(["=good", "'quoted' words"], import.Decisions.Select(d => d.Comment));
    }

    [Fact]
    public void Without_the_hidden_sheet_only_undecided_designs_are_decided()
    {
        _sample.Change(1, v => v with { State = VariantState.Approved, Comment = "mine" });
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        book.Sheets.RemoveAll(s => s.Name != "Review");
        book["Review"].Text(2, Decide, "Approve");
        book["Review"].Text(3, Decide, "Decline");
        book["Review"].Text(4, Decide, "Decline");

        ReviewImport import = _sample.Import(book.Save());

        Assert.Equal([_sample.Code(0), _sample.Code(2)], import.Decisions.Select(d => d.Code));
        Assert.Equal(RowOutcome.Refused, import.Rows[1].Outcome);
        Assert.Contains(import.Notices, n => n.En.Contains("hidden sheet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8", ';')]
    [InlineData("gb18030", ',')]
    [InlineData("gb18030", '\t')]
    [InlineData("utf-16", '\t')]
    public void Csv_is_read_in_the_encodings_of_the_trade(string encoding, char separator)
    {
        string text = $"编号{separator}审核{separator}评分{separator}意见\r\n{_sample.Code(0)}{separator}通过{separator}5{separator}\"好看\n\"\"很\"\"好{separator}\"\r\n{_sample.Code(1)}{separator}驳回{separator}{separator}\r\n";
        Encoding chosen = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        ReviewImport import = _sample.Import([.. chosen.GetPreamble(), .. chosen.GetBytes(text)], "review.csv");

        Assert.Equal([new(_sample.Code(0), 0, 1, Decision.Approve, 5, $"好看\n\"很\"好{separator}".Trim()), new(_sample.Code(1), 1, 1, Decision.Decline, 0, "")], import.Decisions);
        Assert.Equal([2, 3], import.Rows.Select(r => r.Row));
    }

    [Fact]
    public void A_workbook_of_an_unknown_batch_and_one_without_a_review_are_input_errors()
    {
        byte[] exported = _sample.Export();
        _sample.Batch = _sample.Batch with { Code = VariantCode.ForBatch("other") };
        Assert.Contains("is not here", Assert.Throws<InputException>(() => _sample.Import(exported)).Message, StringComparison.Ordinal);

        string message = Assert.Throws<InputException>(() => _sample.Import("a,b\n1,2\n"u8.ToArray(), "list.csv")).Message;
        Assert.Contains("Code and Decision", message, StringComparison.Ordinal);
        Assert.StartsWith("list.csv", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_of_a_later_format_is_refused()
    {
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        book["DesignGen"].Raw(1, 2, "<v>2</v>");

        Assert.Contains("format 2", Assert.Throws<InputException>(() => _sample.Import(book.Save())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Chinese_workbook_takes_decisions_in_English_too()
    {
        SampleBatch chinese = new(Language.Chinese);
        HandmadeBook book = HandmadeBook.From(chinese.Export());
        book["审核"].Text(2, Decide, "通过");
        book["审核"].Text(3, Decide, "decline");

        Assert.Equal([Decision.Approve, Decision.Decline], chinese.Import(book.Save()).Decisions.Select(d => d.Decision));
    }

    private ReviewImport Edit(Action<HandmadeSheet> edit)
    {
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        edit(book["Review"]);
        return _sample.Import(book.Save());
    }
}
