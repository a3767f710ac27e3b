using System.Globalization;

namespace DesignGen.Sheets;

/// <summary>A block of cells. Columns and rows count from 1; the ends belong to it.</summary>
/// <param name="FirstColumn">Leftmost column, 1 to 16,384.</param>
/// <param name="FirstRow">Topmost row, 1 to 1,048,576.</param>
/// <param name="LastColumn">Rightmost column.</param>
/// <param name="LastRow">Bottom row.</param>
public readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    /// <summary>Most columns of a sheet (ECMA-376: XFD).</summary>
    public const int MaxColumns = 16_384;

    /// <summary>Most rows of a sheet.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>One cell.</summary>
    public static CellRange At(int column, int row) => new(column, row, column, row);

    /// <summary>Part of one column.</summary>
    public static CellRange Column(int column, int firstRow, int lastRow) => new(column, firstRow, column, lastRow);

    /// <summary>The range as formulas write it: <c>A1</c> or <c>A1:C7</c>.</summary>
    public string Reference =>
        FirstColumn == LastColumn && FirstRow == LastRow ? Name(FirstColumn, FirstRow) : Name(FirstColumn, FirstRow) + ":" + Name(LastColumn, LastRow);

    /// <summary>The range on a sheet, fixed against copying: <c>'Review'!$A$1:$C$7</c>.</summary>
    public string On(string sheet) => string.Create(CultureInfo.InvariantCulture,
        $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${Letters(FirstColumn)}${FirstRow}:${Letters(LastColumn)}${LastRow}");

    /// <summary>Whether a cell lies in it.</summary>
    public bool Contains(int column, int row) => column >= FirstColumn && column <= LastColumn && row >= FirstRow && row <= LastRow;

    /// <summary>Letters of a column: 1 is <c>A</c>, 27 is <c>AA</c>.</summary>
    public static string Letters(int column)
    {
        string letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    /// <summary>A cell as formulas write it: <c>C7</c>.</summary>
    public static string Name(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads <c>C7</c> or <c>$C$7:D9</c>.</summary>
    public static bool TryParse(string text, out CellRange range)
    {
        range = default;
        string[] ends = text.Replace("$", "", StringComparison.Ordinal).Split(':');
        if (ends.Length > 2 || !TryCell(ends[0], out int c0, out int r0) || !TryCell(ends[^1], out int c1, out int r1))
            return false;
        range = new(Math.Min(c0, c1), Math.Min(r0, r1), Math.Max(c0, c1), Math.Max(r0, r1));
        return true;
    }

    private static bool TryCell(string text, out int column, out int row)
    {
        int at = 0;
        column = row = 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]) && at < 3; at++)
            column = column * 26 + (char.ToUpperInvariant(text[at]) - 'A' + 1);
        return at > 0 && column <= MaxColumns
            && int.TryParse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out row) && row is >= 1 and <= MaxRows;
    }
}
