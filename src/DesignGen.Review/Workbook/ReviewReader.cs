using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Workbook;

/// <summary>Turns an uploaded review into decisions, row by row.</summary>
/// <remarks>
/// Rows are found by code. Three versions of every variant meet: as exported (the hidden sheet), as the reviewer left it (the row)
/// and as it stands (the store). What the reviewer did not touch stays; what both sides touched is refused, showing both.
/// Where the hidden sheet was lost, an empty cell says nothing, and only what is undecided can be decided.
/// </remarks>
internal sealed class ReviewReader(string source, IReadOnlyList<ReadSheet> sheets, Func<string, VariantRecord?> findVariant, Func<string, BatchRecord?> findBatch)
{
    // Ten times the largest batch; more is no review.
    private const int MaxRows = 20_000;

    private readonly List<LocalName> _notices = [];
    private readonly List<DecisionEntry> _decisions = [];
    private readonly List<ReviewRow> _rows = [];

    public ReviewImport Read()
    {
        ExportRecord? record = ExportRecord.Find(source, sheets);
        ReviewTable table = ReviewTable.Find(source, sheets, _notices);
        if (table.Sheet.Rows.Count > MaxRows)
            throw new InputException(source, table.Sheet.Name, $"The sheet has {table.Sheet.Rows.Count} rows; a review has at most {MaxRows}. Send the review workbook as it was exported.");
        List<RowDraft> drafts = [.. table.Rows.Select(r => RowDraft.Read(table, r)).Where(d => d.HasContent)];
        string code = record?.Batch ?? drafts.Select(d => d.Code).Where(VariantCode.IsSound).Select(BatchOf).FirstOrDefault()
            ?? throw new InputException(source, table.Sheet.Name, "No row below the header has a variant's code. Send the review workbook as it was exported, with decisions filled in.");
        BatchRecord batch = findBatch(code)
            ?? throw new InputException(source, null, $"The workbook belongs to batch {code}, which is not here. Import it where the batch was made, or restore the batch.");
        if (record is null)
            _notices.Add(new(
                "The hidden sheet of records is missing, so empty cells were read as 'no change' and only undecided designs could be decided.",
                "缺少隐藏的记录表：空单元格按“不变”处理，且只接受未审核款的决定。"));

        Dictionary<string, List<RowDraft>> same = drafts.Where(d => d.Code.Length > 0).GroupBy(d => d.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (RowDraft draft in drafts)
            Take(draft, draft.Code.Length > 0 ? same[draft.Code] : [draft], record, batch);

        string[] missing = record is null ? [] : [.. record.Variants.Keys.Where(c => !same.ContainsKey(c)).Order(StringComparer.Ordinal)];
        return new(batch.Code, record is not null && record.Revision != batch.Revision, _decisions, _rows, missing, _notices);
    }

    private void Take(RowDraft draft, List<RowDraft> same, ExportRecord? record, BatchRecord batch)
    {
        if (draft.Code.Length == 0)
            Refuse(draft, new("The row has no code, so its design is unknown. Copy the code back from the exported workbook.", "此行没有编号，无法对应到款。请从导出的表中复制编号。"));
        else if (!VariantCode.IsSound(draft.Code))
            Refuse(draft, new($"'{draft.Code}' is not a code as it was exported: its check characters do not fit. Copy the code back from the exported workbook.", $"编号“{draft.Code}”校验不符，可能被改动。请从导出的表中复制编号。"));
        else if (BatchOf(draft.Code) != batch.Code)
            Refuse(draft, new($"{draft.Code} belongs to batch {BatchOf(draft.Code)}, this workbook to {batch.Code}. Decide it in its own workbook.", $"{draft.Code} 属于批次 {BatchOf(draft.Code)}，本表属于 {batch.Code}。请在其所属的表中审核。"));
        else if (findVariant(draft.Code) is not VariantRecord variant)
            Refuse(draft, new($"Batch {batch.Code} has no design {draft.Code}. Delete the row.", $"批次 {batch.Code} 中没有 {draft.Code}。请删除此行。"));
        else if (same.FirstOrDefault(o => !o.SaysSameAs(draft)) is RowDraft other)
            Refuse(draft, new(
                $"{draft.Code} is decided in rows {draft.Row} and {other.Row}, and they differ. Keep one of them.",
                $"{draft.Code} 在第 {draft.Row} 行和第 {other.Row} 行重复且内容不一致。请只保留一行。"));
        else if (draft.Fault is LocalName fault)
            Refuse(draft, fault);
        else if (same[0] != draft)
            Report(draft, RowOutcome.Unchanged, new($"Says the same as row {same[0].Row}.", $"与第 {same[0].Row} 行相同。"));
        else
            Weigh(draft, variant, record);
    }

    private void Weigh(RowDraft draft, VariantRecord variant, ExportRecord? record)
    {
        Standing now = Standing.Of(variant);
        ExportedVariant? exported = record is not null && record.Variants.TryGetValue(draft.Code, out ExportedVariant found) ? found : null;
        Standing mine = draft.Against(exported?.Standing, now);
        if (mine == now)
        {
            Report(draft, RowOutcome.Unchanged, draft.Remark ?? Told("Stays ", "不变：", now));
        }
        else if (exported is ExportedVariant old && mine == old.Standing)
        {
            Report(draft, RowOutcome.Unchanged, Told("Not touched in the workbook; meanwhile it became ", "表中未改动；系统中现为：", now));
        }
        else if (exported is ExportedVariant stale ? stale.Revision != variant.Revision : Contradicts(mine, now))
        {
            LocalName there = now.Say(), here = mine.Say();
            string produced = variant.State == VariantState.Produced ? " (produced)" : "", producedZh = variant.State == VariantState.Produced ? "（已生产）" : "";
            Refuse(draft, new(
                $"It changed since the workbook was exported: it now is {there.En}{produced}, the workbook says {here.En}. Export again with `designgen review export` and decide it there.",
                $"导出后此款已有变动：系统中为 {there.Zh}{producedZh}，表中为 {here.Zh}。请用 `designgen review export` 重新导出后再审核。"));
        }
        else if (variant.State == VariantState.Rejected)
        {
            Refuse(draft, new("The gates turned this design down, so it can't be decided. Delete the row.", "此款未通过印制检查，不能审核。请删除此行。"));
        }
        else if (mine.Decision != now.Decision && !Moves.Allowed(variant.State, StateOf(mine.Decision)))
        {
            LocalName from = now.Say(), to = ReviewWords.Say(mine.Decision);
            Refuse(draft, new($"It can't go from {from.En} to {to.En}: its press files are made. Choose Approve, Decline or Revise.", $"已生产的款不能从 {from.Zh} 改为 {to.Zh}。请选择通过、驳回或修改。"));
        }
        else
        {
            Accept(draft, variant, now, mine);
        }
    }

    private void Accept(RowDraft draft, VariantRecord variant, Standing now, Standing mine)
    {
        _decisions.Add(new(variant.Code, variant.Index, variant.Revision, mine.Decision, mine.Rating, mine.Comment));
        LocalName said = Told("", "", mine);
        LocalName? remark = draft.Remark;
        if (mine.Decision == Decision.None && now.Decision != Decision.None)
            remark = Joined(new($"The decision was cleared: {ReviewWords.Say(now.Decision).En} is taken back.", $"决定被清空：撤回“{ReviewWords.Say(now.Decision).Zh}”。"), remark);
        if (mine.Decision == Decision.Revise && mine.Comment.Length == 0)
            remark = Joined(new("Revise without a comment: nobody will know what to change.", "“修改”没有写意见，无从得知改什么。"), remark);
        Report(draft, remark is null ? RowOutcome.Taken : RowOutcome.Warning, remark is null ? said : Joined(said, remark));
    }

    private static bool Contradicts(Standing mine, Standing now) =>
        (now.Decision != Decision.None && mine.Decision != now.Decision) || (now.Rating != 0 && mine.Rating != now.Rating) || (now.Comment.Length > 0 && mine.Comment != now.Comment);

    private static VariantState StateOf(Decision decision) => decision switch
    {
        Decision.Approve => VariantState.Approved,
        Decision.Decline => VariantState.Declined,
        Decision.Revise => VariantState.Revise,
        _ => VariantState.Generated,
    };

    private static string BatchOf(string code) => code[..code.IndexOf('-', StringComparison.Ordinal)];

    private static LocalName Told(string en, string zh, Standing standing)
    {
        LocalName said = standing.Say();
        return new(en + said.En + ".", zh + said.Zh + "。");
    }

    private static LocalName Joined(LocalName first, LocalName? second) => second is null ? first : new(first.En + " " + second.En, first.Zh + second.Zh);

    private void Refuse(RowDraft draft, LocalName message) => Report(draft, RowOutcome.Refused, message);

    private void Report(RowDraft draft, RowOutcome outcome, LocalName message) => _rows.Add(new(draft.Row, draft.Code, outcome, message));
}
