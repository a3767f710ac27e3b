using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Pictures;
using DesignGen.Core.Reviews;
using DesignGen.Review.Ranking;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Review.Workbook;

/// <summary>The sheet on which variants are decided: a row each, the picture first.</summary>
internal sealed class ReviewSheet
{
    // 110 px: enough to judge a print, and five or six fit a screen.
    private const double RowPoints = 82.5;
    private const int PromptShown = 3000;

    // As many of either as the row's height has room for.
    private const int ReasonsShown = 2;

    private static readonly CellStyle CodeStyle = Look.Centred with { Bold = true };
    private static readonly CellStyle TitleStyle = Look.Text with { Bold = true };
    private static readonly CellStyle EntryHeader = Look.Header with { Fill = Srgb.Parse("#8a5a00") };
    private static readonly CellStyle EntryStyle = Look.Input with { Across = Across.Centre, Indent = 0 };
    private static readonly CellStyle ScoreStyle = Look.Number("0") with { Across = Across.Centre };
    private static readonly CellStyle ChanceStyle = Look.Number("0%") with { Across = Across.Centre };
    private static readonly CellStyle SeamStyle = Look.Number("0.00") with { Across = Across.Centre };
    private static readonly CellStyle SmallStyle = Look.Text with { Size = 9 };

    private readonly SheetWriter _sheet;
    private readonly Language _language;
    private readonly int _inks;
    private readonly int _columns;
    private readonly bool _byTaste;
    private readonly ReviewPictures? _pictures;

    /// <param name="book">The workbook.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="maxInks">Most inks that a variant may have.</param>
    /// <param name="byTaste">Whether rows tell how likely they are approved.</param>
    /// <param name="pictures">What is known of its pictures; null where no image model made any.</param>
    public ReviewSheet(WorkbookWriter book, BatchRecord batch, int maxInks, bool byTaste, ReviewPictures? pictures)
    {
        _language = batch.Language;
        _byTaste = byTaste;
        _pictures = pictures;
        _inks = Math.Clamp(maxInks, 1, ReviewColumns.MaxInks);
        var columns = ReviewColumns.All(_inks, byTaste, pictures is not null);
        _columns = columns.Length;
        _sheet = book.AddSheet(new LocalName("Review", "审核").In(_language), new()
        {
            Widths = [.. columns.Select(c => c.Width)],
            FrozenRows = 1,
            FrozenColumns = ReviewColumns.Place(ReviewColumns.Code),
            PrintedHeaderRow = 1,
            Tab = Look.Deep,
            Footer = batch.Title + " · " + batch.Code,
        });
        _sheet.Row(27, columns.Select(c => Cell.Text(
            c.Header.In(_language), c.Key is ReviewColumns.Decision or ReviewColumns.Rating or ReviewColumns.Comment ? EntryHeader : Look.Header)));
    }

    /// <summary>Adds a variant's row and its picture.</summary>
    public void Add(RankedDesign<VariantRecord> ranked, Stream? picture)
    {
        VariantRecord variant = ranked.Design;
        (DesignSpec spec, Recipe recipe) = (variant.Spec, variant.Spec.Recipe);
        Standing standing = Standing.Of(variant);
        PictureRecord? made = _pictures?.Of(variant);
        int row = _sheet.Row(RowPoints,
        [
            picture is null ? Cell.Text(Say("no picture", "无图"), Look.Centred) : Cell.Blank(Look.Centred),
            Cell.Text(variant.Code, CodeStyle),
            Cell.Text(spec.Title, TitleStyle),
            standing.Decision == Decision.None ? Cell.Blank(EntryStyle) : Cell.Text(ReviewWords.Word(standing.Decision).In(_language), EntryStyle),
            standing.Rating == 0 ? Cell.Blank(EntryStyle) : Cell.Number(standing.Rating, EntryStyle),
            standing.Comment.Length == 0 ? Cell.Blank(Look.Input) : Cell.Text(standing.Comment, Look.Input),
            Cell.Text(spec.FamilyName.In(_language), Look.Text),
            Cell.Text(spec.PaletteName.In(_language), Look.Text),
            .. _byTaste ? Chance(ranked) : [],
            .. Enumerable.Range(0, _inks).Select(i => Swatch(variant.Report.Inks, i)),
            Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{recipe.WidthMm:0.##} × {recipe.HeightMm:0.##}"), Look.Centred),
            Cell.Text(ReviewColumns.Layout(recipe).In(_language), Look.Centred),
            Cell.Number(Math.Round(variant.Report.Score, 1), ScoreStyle),
            Cell.Text(Warnings(variant.Report, made), SmallStyle),
            .. _pictures is null ? [] : Picture(recipe.Picture, made),
        ]);
        if (picture is not null)
            _sheet.Picture(picture, CellRange.At(1, row), spec.Title);
    }

    /// <summary>Adds what needs the last row: drop-downs, colours of decisions, the filter.</summary>
    public void End()
    {
        int last = _sheet.Rows;
        _sheet.Filter(new(1, 1, _columns, last));
        if (last == 1)
        {
            _sheet.Row(RowPoints, Cell.Text(Say("No variant passed the gates; see the summary.", "没有通过检查的款，见“汇总”。"), Look.Note with { Wrap = false }));
            return;
        }
        CellRange decisions = CellRange.Column(ReviewColumns.Place(ReviewColumns.Decision), 2, last);
        string approve = ReviewWords.Word(Decision.Approve).In(_language), decline = ReviewWords.Word(Decision.Decline).In(_language), revise = ReviewWords.Word(Decision.Revise).In(_language);
        _sheet.Choices(decisions, ExportRecord.DecisionList, Say("Decision", "审核"), Say($"Choose {approve}, {decline} or {revise}, or clear the cell.", $"请选择{approve}、{decline}或{revise}，或清空单元格。"));
        _sheet.Choices(CellRange.Column(ReviewColumns.Place(ReviewColumns.Rating), 2, last), ExportRecord.RatingList, Say("Rating", "评分"), Say("Give 1 to 5 whole stars, or clear the cell.", "请填 1 到 5 的整数，或清空单元格。"));
        _sheet.Highlight(decisions, approve, Srgb.Parse("#1e5c32"), Srgb.Parse("#d8efdf"));
        _sheet.Highlight(decisions, decline, Srgb.Parse("#8c1d18"), Srgb.Parse("#f8dcda"));
        _sheet.Highlight(decisions, revise, Srgb.Parse("#7a4b00"), Srgb.Parse("#fde8bf"));
    }

    private Cell[] Chance(RankedDesign<VariantRecord> ranked)
    {
        ToldReasons told = ToldReasons.Of(ranked.Reasons);
        string[] lines = [.. Lines(Say("Speaks for it: ", "加分："), told.For), .. Lines(Say("Speaks against it: ", "减分："), told.Against)];
        return
        [
            ranked.Chance is double chance ? Cell.Number(Math.Round(chance, 2), ChanceStyle) : Cell.Blank(ChanceStyle),
            Cell.Text(lines.Length > 0 ? string.Join('\n', lines) : Say("Nothing about it stands out for or against.", "没有明显的加分或减分特征。"), SmallStyle),
        ];

        IEnumerable<string> Lines(string title, ImmutableArray<ToldReason> reasons) =>
            reasons.IsEmpty ? [] : [title + string.Join(Say(", ", "，"), reasons.Take(ReasonsShown).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature.In(_language)} × {r.Odds:0.00}")))];
    }

    // The last cell says how many more there are where inks outnumber cells.
    private Cell Swatch(ImmutableArray<Ink> inks, int place)
    {
        if (place >= inks.Length)
            return Cell.Blank(Look.Text);
        Ink ink = inks[place];
        string text = ink.Name + "\n" + ink.Colour.Hex;
        if (place == _inks - 1 && inks.Length > _inks)
            text += string.Create(CultureInfo.InvariantCulture, $"\n+{inks.Length - _inks}");
        return Cell.Text(text, Look.Swatch(ink.Colour));
    }

    private string Warnings(GateReport report, PictureRecord? made)
    {
        IEnumerable<string> warnings = report.Findings.Where(f => f.Verdict == GateVerdict.Warn).Select(f => Say(f.En, f.Zh));
        if (made?.SeamScore is double seam and > PictureRecord.SeamLimit)
            warnings = warnings.Append(string.Create(CultureInfo.InvariantCulture, $"{Say("the picture's seam may be seen: score", "图片接缝可能可见：接缝分")} {seam:0.00}"));
        return string.Join('\n', warnings.Select(w => "• " + w));
    }

    private Cell[] Picture(PictureOrder? order, PictureRecord? made) =>
    [
        Cell.Text(order?.Model ?? "", Look.Text),
        Cell.Text(Short(order?.Prompt ?? "") + (made?.RevisedPrompt is string revised ? $"\n{Say("Drawn as: ", "实际提示词：")}{Short(revised)}" : ""), SmallStyle),
        made?.SeamScore is double seam ? Cell.Number(Math.Round(seam, 2), SeamStyle) : Cell.Blank(SeamStyle),
        made?.Cost is string cost ? Cell.Text(cost, Look.Centred) : Cell.Blank(Look.Centred),
    ];

    private static string Short(string text) => text.Length > PromptShown ? text[..PromptShown] + "…" : text;

    private string Say(string en, string zh) => _language == Language.Chinese ? zh : en;
}
