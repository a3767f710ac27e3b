using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Produce.Facts;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.Xlsx;

/// <summary>The sheets of a batch behind its list of styles: pieces with ink and cost of each style and of all, and the checks.</summary>
internal static class BatchRunSheets
{
    /// <summary>Writes the sheets after those that are there.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="say">Its languages.</param>
    /// <param name="styles">The styles in order.</param>
    /// <param name="stopped">Styles that a check stopped.</param>
    public static void Write(WorkbookWriter book, Wording say, IReadOnlyList<StyleFacts> styles, IReadOnlyList<StyleFacts> stopped)
    {
        Run(book, say, styles);
        PreflightSheet.Write(book, say, [.. stopped, .. styles]);
    }

    private static void Run(WorkbookWriter book, Wording say, IReadOnlyList<StyleFacts> styles)
    {
        string currency = styles.FirstOrDefault(s => s.Costs is not null)?.Costs?.Currency ?? "";
        SheetWriter sheet = book.AddSheet(say.Tab(PackWords.Run), new() { Widths = [22, 30, 12, 16, 17, 17, 17, 17, 17], FrozenRows = 3, PrintedHeaderRow = 3 });
        sheet.Row(30, Cell.Text(PackWords.Run.In(say), Look.Title));
        string note = PackWords.FillIn.In(say) + " " + PackWords.Estimate.In(say);
        sheet.Merge(new(1, sheet.Row(TechPackSheet.Lines(note, 150) * 14 + 6, Cell.Text(note, Look.Note)), 9, sheet.Rows));
        sheet.Row(say.Both ? 78 : 48, new[]
        {
            PackWords.Code, PackWords.Title, PackWords.Quantity, PackWords.Areas, PackWords.PerPrint, PackWords.ForRun,
            PackWords.Variable.WithUnit(currency), PackWords.Setup.WithUnit(currency), PackWords.TotalCost.WithUnit(currency),
        }.Select(n => Cell.Text(n.In(say), Look.Header)));
        int first = sheet.Rows + 1;
        double pieces = 0, millilitres = 0, cost = 0;
        foreach (StyleFacts style in styles)
        {
            RunFigures run = style.Run;
            // What is made once, and what every piece adds.
            double setup = style.CostLines.Where(l => l.PerPiece is null).Sum(l => l.Amount), amount = run.Pieces == 0 ? 0 : style.CostLines.Sum(l => l.Amount);
            double each = run.Pieces == 0 ? 0 : (amount - setup) / run.Pieces, ml = run.Pieces == 0 ? 0 : run.Millilitres / run.Pieces;
            int row = sheet.Rows + 1;
            pieces += run.Pieces;
            millilitres += run.Millilitres;
            cost += amount;
            sheet.Row(TechPackSheet.Lines(style.Order.Variant.Spec.Title, 30) * 14 + 8, Cell.Link(style.Code, style.Folder + "/techpack.xlsx"), Cell.Text(style.Order.Variant.Spec.Title, Look.Text),
                Cell.Number(run.Pieces, Look.Number("0.##") with { Fill = Look.Entry }), Cell.Number(run.AreaCm2, Look.Number("0.0")), Cell.Number(ml, Look.Number("0.000")),
                Cell.Formula($"C{row}*E{row}", run.Millilitres, Look.Number("0.0")), Cell.Number(each, Look.Number("#,##0.000")), Cell.Number(setup, Look.Number(RunSheets.Money)),
                Cell.Formula($"IF(C{row}=0,0,H{row}+C{row}*G{row})", amount, Look.Number(RunSheets.Money)));
        }
        int last = sheet.Rows;
        CellStyle total = Look.Number("0.##") with { Bold = true, Fill = Look.Pale };
        sheet.Row(22, Cell.Text(PackWords.Total.In(say), Look.Label), Cell.Blank(Look.Label), Sum('C', pieces, "0.##"), Cell.Blank(Look.Label), Cell.Blank(Look.Label), Sum('F', millilitres, "0.0"),
            Cell.Blank(Look.Label), Cell.Blank(Look.Label), Sum('I', cost, RunSheets.Money));

        Cell Sum(char column, double value, string format) => Cell.Formula(string.Create(CultureInfo.InvariantCulture, $"SUM({column}{first}:{column}{last})"), value, total with { Format = format });
    }
}
