using DesignGen.Core.Colour;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Preflight;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.Xlsx;

/// <summary>The checks before the press as a sheet, of one style or of a batch; what stops a style is red, what wants a look is amber.</summary>
internal static class PreflightSheet
{
    private static readonly Srgb Red = Srgb.Parse("#f8d7da"), Amber = Srgb.Parse("#fff0c9");

    /// <summary>The colour behind a verdict; null for none.</summary>
    public static Srgb? Ground(PreflightSeverity severity) => severity switch { PreflightSeverity.Block => Red, PreflightSeverity.Warn => Amber, _ => null };

    /// <summary>Writes the sheet after those that are there.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="say">Its languages.</param>
    /// <param name="styles">The styles; several have their codes in front, and what is well is left out.</param>
    public static void Write(WorkbookWriter book, Wording say, IReadOnlyList<StyleFacts> styles)
    {
        bool several = styles.Count > 1;
        SheetWriter sheet = book.AddSheet(say.Tab(PackWords.PreflightTab), new() { Widths = [22, 22, 12, 36, 34, 44, 34], FrozenRows = 2, PrintedHeaderRow = 2 });
        sheet.Row(30, Cell.Text(PackWords.PreflightTab.In(say), Look.Title));
        sheet.Row(34, new[] { PackWords.Code, PackWords.Check, PackWords.Severity, PackWords.Actual, PackWords.Target, PackWords.Remedy, PackWords.OverrideWord }.Select(n => Cell.Text(n.In(say), Look.Header)));
        foreach (StyleFacts style in styles)
        {
            foreach (PreflightCheck check in style.Preflight.Checks.Where(c => !several || c.Severity > PreflightSeverity.Info))
            {
                CellStyle verdict = Look.Centred with { Fill = Ground(check.Severity) };
                string by = check.Override is { } taken ? $"{taken.By}: {taken.Reason}" : "";
                string[] texts = [check.Actual.In(say), check.Target.In(say), check.Remedy.In(say), by];
                sheet.Row(Math.Min(400, Math.Max(TechPackSheet.Lines(check.Name.In(say), 18), texts.Max(t => TechPackSheet.Lines(t, 32))) * 14 + 6), Cell.Text(style.Code, Look.Text), Cell.Text(check.Name.In(say), Look.Text),
                    Cell.Text(PackWords.Verdict(check.Severity).In(say), verdict), Cell.Text(texts[0], Look.Text), Cell.Text(texts[1], Look.Text), Cell.Text(texts[2], Look.Text), Cell.Text(by, Look.Text));
            }
        }
    }
}
