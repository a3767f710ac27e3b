using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Workbook;

/// <summary>A row as the reviewer left it, before it is held against anything.</summary>
internal sealed class RowDraft
{
    private const int MaxComment = 32_767;

    private readonly string _said;
    private Decision? _decision;
    private int? _rating;
    private string? _comment;

    private RowDraft(int row, string code, string said) => (Row, Code, _said) = (row, code, said);

    public int Row { get; }

    /// <summary>The code as it is stored; empty where the row has none.</summary>
    public string Code { get; }

    /// <summary>What makes the row unusable, or null.</summary>
    public LocalName? Fault { get; private set; }

    /// <summary>What a person should know though the row can be used, or null.</summary>
    public LocalName? Remark { get; private set; }

    /// <summary>Whether the row has a code or says something.</summary>
    public bool HasContent => Code.Length > 0 || _said.Length > 2;

    public static RowDraft Read(ReviewTable table, ReadRow row)
    {
        ReadCell decision = row[table.Decision];
        // No cell stands in column 0, so a deleted column reads as empty.
        ReadCell rating = row[table.Rating ?? 0], comment = row[table.Comment ?? 0];
        string said = string.Join('\u001f', Folded(decision, ReviewWords.TryDecision(decision.Text, out Decision d) ? d.ToString() : null),
            Folded(rating, ReviewWords.TryRating(rating.Text, out int stars) ? stars.ToString(CultureInfo.InvariantCulture) : null), ReviewWords.Comment(comment.Text));
        RowDraft draft = new(row.Number, VariantCode.Normalize(row[table.Code].Text.Trim().TrimStart('\'')), said);
        draft.ReadDecision(table, row.Number, decision);
        if (table.Rating is not null)
            draft.ReadRating(table, row.Number, rating);
        if (table.Comment is not null)
            draft.ReadComment(table, row.Number, comment);
        return draft;
    }

    /// <summary>Whether another row of the same code says the same, in whatever words.</summary>
    public bool SaysSameAs(RowDraft other) => _said == other._said;

    /// <summary>What the row says in the end.</summary>
    /// <param name="exported">What the row said when it was exported; null where that is lost, and then an empty cell keeps what stands.</param>
    /// <param name="now">What stands.</param>
    public Standing Against(Standing? exported, Standing now)
    {
        if (exported is Standing old)
            return new(_decision ?? old.Decision, _rating ?? old.Rating, _comment ?? old.Comment);
        return new(
            _decision is null or Decision.None ? now.Decision : _decision.Value,
            _rating is null or 0 ? now.Rating : _rating.Value,
            string.IsNullOrEmpty(_comment) ? now.Comment : _comment);
    }

    private static string Folded(ReadCell cell, string? meaning) =>
        meaning is null || cell.Kind == CellKind.Error ? "?" + cell.Text : meaning is "None" or "0" ? "" : meaning;

    private void ReadDecision(ReviewTable table, int row, ReadCell cell)
    {
        CellRange? merged = table.Sheet.MergedAt(table.Decision, row);
        if (merged is CellRange block && (block.FirstRow != row || block.FirstColumn != table.Decision))
        {
            Fail(
                $"The decision cell is merged with row {block.FirstRow}, and only that row takes the decision. Unmerge {block.Reference} and decide each row.",
                $"审核单元格与第 {block.FirstRow} 行合并，只有该行有效。请取消合并 {block.Reference} 并逐行填写。");
            return;
        }
        if (merged is not null)
            Note($"The decision cell is merged ({merged.Value.Reference}); the decision counts for this row alone.", $"审核单元格为合并单元格（{merged.Value.Reference}），决定只对本行有效。");
        if (!Usable(cell, "decision", "审核"))
            return;
        if (ReviewWords.TryDecision(cell.Text, out Decision decision))
            _decision = decision;
        else
            Fail($"'{Shortened(cell.Text)}' is no decision. Write {ReviewWords.AllowedDecisions.En}, or clear the cell.", $"“{Shortened(cell.Text)}”不是有效的决定。请填写{ReviewWords.AllowedDecisions.Zh}，或清空单元格。");
    }

    private void ReadRating(ReviewTable table, int row, ReadCell cell)
    {
        if (Covered(table, table.Rating!.Value, row, "rating", "评分") || !Usable(cell, "rating", "评分"))
            return;
        if (cell.Kind != CellKind.Boolean && ReviewWords.TryRating(cell.Text, out int rating))
            _rating = rating;
        else
            Fail($"'{Shortened(cell.Text)}' is no rating. Give whole stars from 1 to 5, or clear the cell.", $"“{Shortened(cell.Text)}”不是有效的评分。请填 1 到 5 的整数，或清空单元格。");
    }

    private void ReadComment(ReviewTable table, int row, ReadCell cell)
    {
        if (Covered(table, table.Comment!.Value, row, "comment", "意见") || !Usable(cell, "comment", "意见"))
            return;
        _comment = ReviewWords.Comment(cell.Text);
        if (_comment.Length > MaxComment)
            Fail($"The comment has {_comment.Length} characters; at most {MaxComment} are kept. Shorten it.", $"意见有 {_comment.Length} 个字符，最多保留 {MaxComment} 个。请缩短。");
    }

    // A rating or comment under a merge is left as it stands: that hides less than it would break.
    private bool Covered(ReviewTable table, int column, int row, string en, string zh)
    {
        if (table.Sheet.MergedAt(column, row) is not CellRange block || (block.FirstRow == row && block.FirstColumn == column))
            return false;
        Note($"The {en} cell is merged into {block.Reference}, so it stays as it was.", $"{zh}单元格已并入 {block.Reference}，保留原有内容。");
        return true;
    }

    private bool Usable(ReadCell cell, string en, string zh)
    {
        if (cell.Kind == CellKind.Error)
            Fail($"The {en} is an error ({cell.Text}). Type it, or clear the cell.", $"{zh}单元格为错误值（{cell.Text}）。请重新填写或清空。");
        else if (cell.HasFormula && cell.Kind == CellKind.Empty)
            Fail($"The {en} is a formula without a saved result. Type the {en} itself.", $"{zh}为公式且没有保存结果。请直接填写。");
        else if (cell.HasFormula)
            Note($"The {en} is a formula; its saved result '{Shortened(cell.Text)}' was used.", $"{zh}为公式，采用其保存的结果“{Shortened(cell.Text)}”。");
        return Fault is null;
    }

    private void Fail(string en, string zh) => Fault ??= new(en, zh);

    private void Note(string en, string zh) => Remark = Remark is null ? new(en, zh) : new(Remark.En + " " + en, Remark.Zh + zh);

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
