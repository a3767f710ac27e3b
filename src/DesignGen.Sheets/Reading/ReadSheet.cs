using System.Globalization;

namespace DesignGen.Sheets.Reading;

/// <summary>What a cell was found to hold.</summary>
public enum CellKind
{
    /// <summary>Nothing; with a formula, one whose result was never worked out.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number; dates are numbers, too.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>An error such as <c>#VALUE!</c>.</summary>
    Error,
}

/// <summary>A cell as it was read.</summary>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its content as text: numbers in the invariant spelling, booleans as TRUE or FALSE.</param>
/// <param name="HasFormula">Whether a formula made it; the content then is the result that was last saved.</param>
public readonly record struct ReadCell(int Column, CellKind Kind, string Text, bool HasFormula)
{
    /// <summary>Whether the cell shows its number as a date.</summary>
    public bool IsDate { get; init; }

    /// <summary>The content as a person sees it: dates as <c>2026-03-01</c>, with the time where there is one.</summary>
    public string Shown => IsDate && Number is >= 1 and < 2_958_466
        ? Epoch.AddSeconds(Math.Round(Number * 86_400)).ToString(Number == Math.Floor(Number) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : Text;

    // 1899-12-30, so that serial 61 is 1 March 1900 as in every spreadsheet program (ECMA-376 part 1, 18.17.4.1); the last serial is 9999-12-31.
    private static readonly DateTime Epoch = new(1899, 12, 30);

    /// <summary>The number of a <see cref="CellKind.Number"/>.</summary>
    /// <exception cref="FormatException">The cell holds none.</exception>
    public double Number => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>A row that holds something.</summary>
/// <param name="Number">Its number on the sheet, from 1.</param>
/// <param name="Cells">Its cells that hold something, in the order of the file.</param>
public sealed record ReadRow(int Number, IReadOnlyList<ReadCell> Cells)
{
    /// <summary>The cell in a column; an empty one where there is none.</summary>
    public ReadCell this[int column]
    {
        get
        {
            foreach (ReadCell cell in Cells)
            {
                if (cell.Column == column)
                    return cell;
            }
            return new(column, CellKind.Empty, "", false);
        }
    }
}

/// <summary>A sheet as it was read. Pictures, looks and links are left aside.</summary>
/// <param name="Name">Its name; for CSV the file's.</param>
/// <param name="Visibility">Whether people see it.</param>
/// <param name="Rows">Rows that hold something, in the order of the file.</param>
/// <param name="Merged">Cells joined into one.</param>
public sealed record ReadSheet(string Name, SheetVisibility Visibility, IReadOnlyList<ReadRow> Rows, IReadOnlyList<CellRange> Merged)
{
    /// <summary>The joined block that a cell lies in, or null.</summary>
    public CellRange? MergedAt(int column, int row)
    {
        foreach (CellRange range in Merged)
        {
            if (range.Contains(column, row))
                return range;
        }
        return null;
    }
}
