using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Motifs;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Review.Workbook;

/// <summary>The sheet that tells what was asked for, what came of it and why.</summary>
internal sealed partial class SummarySheet
{
    private const int BriefShown = 3000, LinesPerRow = 12, InksShown = 48;

    private static readonly double[] Widths = [22, 34, 14, 44];

    // The tables below bring their own lines.
    private static readonly CellStyle HeadingStyle = Look.Heading with { Rule = null };
    private static readonly CellStyle ColumnStyle = new() { Colour = Look.Grey, Across = Across.Left, Indent = 1, Down = Down.Bottom };
    private static readonly CellStyle CountStyle = Look.Number("0") with { Across = Across.Left, Indent = 1 };

    private readonly SheetWriter _sheet;
    private readonly Language _language;

    private SummarySheet(WorkbookWriter book, BatchRecord batch)
    {
        _language = batch.Language;
        _sheet = book.AddSheet(Say("Summary", "汇总"), new() { Widths = [.. Widths], Landscape = false, Footer = batch.Title + " · " + batch.Code });
    }

    public static void Write(WorkbookWriter book, BatchRecord batch, Tally tally, Taste? taste, ReviewPictures pictures, BriefReading? reading, DateTimeOffset exportedAt)
    {
        SummarySheet summary = new(book, batch);
        summary.Head(batch, exportedAt);
        summary.HowTo(taste);
        summary.Brief(batch, tally);
        summary.Understood(reading);
        summary.Pictures(tally, pictures);
        summary.PackMotifs(tally);
        summary.Counts(batch, tally);
        summary.Table(summary.Say("Families", "花型"), tally.Families);
        summary.Table(summary.Say("Palettes", "配色"), tally.Palettes);
        summary.Inks(tally);
        summary.Rejects(tally);
        summary.Plans(tally);
    }

    private void Head(BatchRecord batch, DateTimeOffset exportedAt)
    {
        _sheet.Row(32, Cell.Text(batch.Title, Look.Title));
        string when = exportedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        _sheet.Row(null, Cell.Text(Say($"Review workbook of batch {batch.Code}, exported {when}", $"批次 {batch.Code} 审核表，导出时间 {when}"), Look.Note with { Wrap = false }));
    }

    private void HowTo(Taste? taste)
    {
        Heading(Say("How to review", "审核方法"));
        string sheet = Say("Review", "审核");
        Line(Say(
            $"1.  On the sheet \"{sheet}\", choose Approve, Decline or Revise for each design; leave the cell empty to decide later.",
            $"1.  在“{sheet}”表中为每款选择 通过、驳回 或 修改；暂不决定的留空。"));
        Line(Say(
            "2.  Rating (1 to 5) and comment are free; with Revise, write in the comment what to change.",
            "2.  评分（1–5）和意见可不填；选“修改”时请在意见中写明改什么。"));
        Line(Say(
            "3.  Sort and filter as you like, do not change the codes, save as .xlsx and send the file back.",
            "3.  可随意排序、筛选，但请勿改动编号；保存为 .xlsx 后发回。"));
        if (taste is null)
            return;
        string decisions = (taste.Approved + taste.Declined + taste.Revised).ToString(CultureInfo.InvariantCulture);
        Line(Say(
            $"The likeliest to be approved come first, by what {decisions} decisions have taught; \"Likely approved\" says how likely, \"For and against\" why (odds of × 2 are twice as likely as usual).",
            $"按 {decisions} 次决定学到的偏好排序，最可能通过的在前；“通过可能”为推算几率，“加分减分”为理由（× 2 表示通过几率为平常的两倍）。"));
    }

    private void Brief(BatchRecord batch, Tally tally)
    {
        Heading(Say("Brief", "需求"));
        Fact(Say("Asked for by", "提出人"), batch.RequestedBy);
        Fact(Say("Brief", "需求文件"), batch.BriefName);
        Fact(Say("Date", "日期"), batch.CreatedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
        if (tally.First is Recipe recipe)
        {
            Fact(Say("Printed on", "底色"), recipe.Garment.Name.In(_language) + "  " + recipe.Garment.Colour.Hex);
            Fact(Say("Print", "印制方式"), recipe.Kind switch
            {
                ArtKind.AllOver => Say("All-over, tile ", "满印，循环 "),
                ArtKind.NailSet => Say("Nail set, sheet ", "美甲，版面 "),
                _ => Say("Placement, ", "定位，"),
            } + string.Create(CultureInfo.InvariantCulture, $"{recipe.WidthMm:0.##} × {recipe.HeightMm:0.##} mm"));
            Fact(Say("Finest line, gap", "最细线、缝"), string.Create(CultureInfo.InvariantCulture, $"{recipe.MinLineMm:0.##} mm, {recipe.MinGapMm:0.##} mm"));
        }
        string text = batch.BriefText.Trim().ReplaceLineEndings("\n");
        if (text.Length > BriefShown)
            text = text[..BriefShown] + "…";
        // A row holds at most 409 points, so a long brief takes several.
        string label = Say("As written", "原文");
        foreach (string[] lines in text.Split('\n').Chunk(LinesPerRow))
        {
            Fact(label, string.Join('\n', lines).TrimEnd());
            label = "";
        }
    }

    private void Pictures(Tally tally, ReviewPictures pictures)
    {
        if (tally.Models.Count == 0)
            return;
        Heading(Say("Pictures", "图片"));
        Fact(Say("Made by", "模型"), string.Join(", ", tally.Models));
        Fact(Say("Cost so far", "目前费用"), pictures.Spent is not { } spent ? Say("not known: the ledger of spending can't be read", "未知：无法读取费用账目")
            : spent.IsEmpty ? Say("nothing", "无")
            : string.Join('\n', spent.Select(s => $"{s.Spent}  {s.Service}")));
    }

    private void PackMotifs(Tally tally)
    {
        if (tally.PackMotifs.Count == 0)
            return;
        Heading(Say("Motifs of packs", "图案包中的图案"));
        foreach (MotifMark mark in tally.PackMotifs.Values)
            Fact($"{mark.Id} ({mark.Pack})", Say($"Licence: {mark.Licence}\nOrigin: {mark.Origin}", $"授权：{mark.Licence}\n来源：{mark.Origin}"));
    }

    private void Counts(BatchRecord batch, Tally tally)
    {
        Heading(Say("Count", "数量"));
        Number(Say("Asked for", "需求款数"), batch.Count);
        Number(Say("To review", "待审款数"), tally.Exported.Count);
        Number(Say("Not printable", "不可印款数"), tally.Rejected.Count);
        foreach (Decision decision in ReviewWords.Choices)
        {
            if (tally.Decided(decision) > 0)
                Number(Say("Decided: ", "已审：") + ReviewWords.Word(decision).In(_language), tally.Decided(decision));
        }
    }

    private void Table(string heading, IEnumerable<(string Name, int Count)> rows)
    {
        Heading(heading, Say("Designs", "款数"));
        foreach ((string name, int count) in rows)
            Number(name, count);
    }

    private void Inks(Tally tally)
    {
        Heading(Say("Inks", "油墨"), Say("Colour", "颜色"), Say("Designs", "款数"));
        foreach ((string name, Srgb colour, int count) in tally.Inks.Take(InksShown))
            _sheet.Row(18, Cell.Text(name, Look.Label), Cell.Text(colour.Hex, Look.Swatch(colour)), Cell.Number(count, CountStyle));
        int more = tally.Inks.Count() - InksShown;
        if (more > 0)
            Line(Say($"and {more} more", $"另有 {more} 种"));
    }

    private void Rejects(Tally tally)
    {
        if (tally.Rejected.Count > 0)
        {
            Heading(Say("Not printable", "不可印的款"), Say("Title", "名称"), Say("Why", "原因"));
            foreach ((string code, string title, string fault) in tally.Rejected)
                Listed(code, title, fault);
        }
        if (tally.Faults.Any())
        {
            Heading(Say("Tries turned down", "淘汰的尝试"), "", Say("Times", "次数"));
            foreach ((string fault, int count) in tally.Faults)
            {
                int row = _sheet.Row(Height(fault, Widths[0] + Widths[1]), Cell.Text(Short(fault), Look.Text), Cell.Blank(Look.Text), Cell.Number(count, CountStyle));
                _sheet.Merge(new(1, row, 2, row));
            }
        }
    }

    private void Plans(Tally tally)
    {
        if (tally.Plans.Count == 0)
            return;
        Heading(Say("Why these designs", "选款依据"), Say("Title", "名称"), Say("Because", "依据"));
        foreach ((string code, string title, string reasons) in tally.Plans)
            Listed(code, title, reasons);
    }

    private void Heading(params ReadOnlySpan<string> texts)
    {
        _sheet.Row(10);
        Cell[] cells = new Cell[texts.Length];
        for (int i = 0; i < texts.Length; i++)
            cells[i] = Cell.Text(texts[i], i == 0 ? HeadingStyle : ColumnStyle);
        _sheet.Row(22, cells);
    }

    private void Line(string text)
    {
        int row = _sheet.Row(Height(text, Widths.Sum()), Cell.Text(text, CellStyle.Plain with { Wrap = true }));
        _sheet.Merge(new(1, row, Widths.Length, row));
    }

    private void Fact(string label, string value)
    {
        int row = _sheet.Row(Height(value, Widths[1..].Sum()), Cell.Text(label, Look.Label), Cell.Text(value, Look.Text), Cell.Blank(Look.Text), Cell.Blank(Look.Text));
        _sheet.Merge(new(2, row, Widths.Length, row));
    }

    private void Number(string label, int value) =>
        _sheet.Row(Height(label, Widths[0]), Cell.Text(label, Look.Label), Cell.Number(value, CountStyle));

    private void Listed(string code, string title, string text)
    {
        double height = Math.Max(Height(title, Widths[1]), Height(text, Widths[2] + Widths[3]));
        int row = _sheet.Row(height, Cell.Text(code, Look.Label), Cell.Text(title, Look.Text), Cell.Text(Short(text), Look.Text), Cell.Blank(Look.Text));
        _sheet.Merge(new(3, row, 4, row));
    }

    private static string Short(string text) => text.Length > BriefShown ? text[..BriefShown] + "…" : text;

    // Programs do not fit the height of merged cells by themselves. A Chinese character is about two digits wide,
    // a Latin letter on average nine tenths of one.
    private static double Height(string text, double width)
    {
        int lines = 0;
        foreach (string line in Short(text).Split('\n'))
            lines += (int)Math.Max(1, Math.Ceiling(line.Sum(c => c >= 0x2E80 ? 2 : 0.9) / (width - 4)));
        return Math.Min(409, Math.Max(SheetWriter.DefaultRowHeight + 1.5, lines * 13.5 + 5));
    }

    private string Say(string en, string zh) => _language == Language.Chinese ? zh : en;
}
