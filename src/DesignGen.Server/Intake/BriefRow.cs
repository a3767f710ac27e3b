using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Sheets;

namespace DesignGen.Server.Intake;

/// <summary>A row of a workbook that asks for a batch.</summary>
/// <param name="Workbook">The workbook's file name.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Number">The row, from 1.</param>
/// <param name="FirstColumn">The table's first column; what belongs to no cell is told there.</param>
/// <param name="IsChinese">Whether the headers are Chinese.</param>
/// <param name="IsWhole">Whether all columns could be read; else what is missing may stand in one of the others.</param>
/// <param name="Cells">What the row says: each column, its place on the sheet, and the cell's text.</param>
internal sealed record BriefRow(string Workbook, string Sheet, int Number, int FirstColumn, bool IsChinese, bool IsWhole, ImmutableArray<(BriefColumn Column, int At, string Text)> Cells)
{
    /// <summary>The row as a form in YAML.</summary>
    public string Form()
    {
        var form = new StringBuilder();
        foreach (IGrouping<string, (string Key, string Value)> key in Values().GroupBy(v => v.Key.Split('.')[0]))
        {
            foreach ((string path, string value) in key)
            {
                if (path == key.Key)
                    form.Append(CultureInfo.InvariantCulture, $"{path}: {value}\n");
                else
                    form.Append(CultureInfo.InvariantCulture, $"{(path == key.First().Key ? key.Key + ":\n" : "")}  {path[(key.Key.Length + 1)..]}: {value}\n");
            }
        }
        return form.ToString();
    }

    /// <summary>A problem of the form as one of the cell that it came from.</summary>
    /// <param name="name">The form's name.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The problem; null where it is that of a column whose header is told to be wrong.</returns>
    public Problem? Locate(string name, Problem problem)
    {
        // Of another file, which only the reference names.
        bool isPicture = problem.Source != name && Find(BriefColumns.Reference) is not null;
        string place = isPicture ? BriefColumns.Reference : problem.Place ?? "";
        int? named = Cells.Where(c => place == c.Column.Key || place.StartsWith(c.Column.Key + ".", StringComparison.Ordinal) || place.StartsWith(c.Column.Key + "[", StringComparison.Ordinal))
            .Concat(Cells.Where(c => c.Column.Key.Split('.')[0] == place.Split('.', '[')[0]))
            .Select(c => (int?)c.At).FirstOrDefault();
        if (named is null && place.Length > 0 && !IsWhole)
            return null;
        string message = isPicture ? $"{problem.Source}: {problem.Message}" : named is null && place.Length > 0 ? $"{place}: {problem.Message}" : problem.Message;
        // What no column says was read from the text, or is missing.
        return At(named ?? (place.Length > 0 ? Find(BriefColumns.Text) : null) ?? FirstColumn, message);
    }

    /// <summary>A problem of a cell of this row.</summary>
    public Problem At(int column, string message) => new(Workbook, null, $"{Sheet}!{CellRange.Name(column, Number)}", message);

    private int? Find(string key) => Cells.Where(c => c.Column.Key == key).Select(c => (int?)c.At).FirstOrDefault();

    private IEnumerable<(string Key, string Value)> Values()
    {
        foreach ((BriefColumn column, _, string text) in Cells)
        {
            string[] lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
            string[] filled = [.. lines.Where(l => l.Length > 0)];
            yield return (column.Key, column.Kind switch
            {
                // A line break of quoted YAML text is written out; one that stands there would become a space.
                ColumnKind.Prose => QuotedText.OfLines(string.Join('\n', lines)),
                ColumnKind.Lines => "[" + string.Join(", ", filled.Select(QuotedText.Of)) + "]",
                ColumnKind.List => QuotedText.Of(string.Join(", ", filled).Replace(';', ',').Replace('；', ',')),
                _ => QuotedText.Of(string.Join(" ", filled)),
            });
        }
        if (IsChinese && Find(BriefColumns.Language) is null)
            yield return (BriefColumns.Language, "zh");
    }
}
