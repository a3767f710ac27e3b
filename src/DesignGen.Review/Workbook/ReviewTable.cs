using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Workbook;

/// <summary>Where on an uploaded file the codes, decisions, ratings and comments stand.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="HeaderRow">The row of the header.</param>
/// <param name="Code">Column of the codes.</param>
/// <param name="Decision">Column of the decisions.</param>
/// <param name="Rating">Column of the ratings; null where it was deleted.</param>
/// <param name="Comment">Column of the comments; null where it was deleted.</param>
internal sealed record ReviewTable(ReadSheet Sheet, int HeaderRow, int Code, int Decision, int? Rating, int? Comment)
{
    /// <summary>Rows below the header.</summary>
    public IEnumerable<ReadRow> Rows => Sheet.Rows.Where(r => r.Number > HeaderRow);

    /// <summary>Finds the table on the first visible sheet that has it, whatever was moved, renamed or added.</summary>
    /// <exception cref="InputException">There is none, or a column is there twice.</exception>
    public static ReviewTable Find(string source, IReadOnlyList<ReadSheet> sheets, List<LocalName> notices)
    {
        List<(ReadSheet Sheet, SheetTable Table, int Code)> found = [];
        foreach (ReadSheet sheet in sheets.OrderBy(s => s.Visibility == SheetVisibility.Visible ? 0 : 1))
        {
            SheetTable? table = SheetTable.Find(sheet, ReviewColumns.KeyOf, keys => keys.Contains(ReviewColumns.Code) && keys.Contains(ReviewColumns.Decision))
                ?? SheetTable.Find(sheet, ReviewColumns.KeyOf, keys => keys.Contains(ReviewColumns.Decision));
            int? code = table is null ? null : table.Columns.TryGetValue(ReviewColumns.Code, out int named) ? named : ColumnOfCodes(sheet, table.HeaderRow);
            if (table is not null && code is int column)
                found.Add((sheet, table, column));
        }
        if (found.Count == 0)
            throw Nothing(source, sheets);

        (ReadSheet chosen, SheetTable layout, int codes) = found[0];
        foreach ((int column, string key) in layout.Repeated)
        {
            if (key is ReviewColumns.Code or ReviewColumns.Decision or ReviewColumns.Rating or ReviewColumns.Comment)
                throw new InputException(source, chosen.Name + "!" + CellRange.Name(column, layout.HeaderRow),
                    $"Two columns are headed '{key}': {CellRange.Letters(layout.Columns[key])} and {CellRange.Letters(column)}. Delete one of them, or give it another header.");
        }
        foreach ((ReadSheet other, _, _) in found.Skip(1))
            notices.Add(new($"Sheet '{other.Name}' holds a review table, too. Only '{chosen.Name}' was read.", $"工作表“{other.Name}”也有审核表，只读取了“{chosen.Name}”。"));
        foreach ((int column, string header) in layout.Unknown.Where(u => u.Column != codes))
            notices.Add(new($"Column {CellRange.Letters(column)} '{header}' is not one of ours and was not read.", $"{CellRange.Letters(column)} 列“{header}”不是本表的列，未读取。"));
        return new(chosen, layout.HeaderRow, codes, layout.Columns[ReviewColumns.Decision], Column(ReviewColumns.Rating), Column(ReviewColumns.Comment));

        int? Column(string key)
        {
            if (layout.Columns.TryGetValue(key, out int column))
                return column;
            notices.Add(new($"There is no column '{key}'; what stood there stays.", $"没有“{key}”列，原有内容保留不变。"));
            return null;
        }
    }

    // Where the header of the codes was renamed, the codes themselves tell.
    private static int? ColumnOfCodes(ReadSheet sheet, int headerRow) => sheet.Rows
        .Where(r => r.Number > headerRow)
        .SelectMany(r => r.Cells)
        .Where(c => c.Kind == CellKind.Text && VariantCode.IsSound(c.Text))
        .GroupBy(c => c.Column)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
        .Select(g => (int?)g.Key)
        .FirstOrDefault();

    private static InputException Nothing(string source, IReadOnlyList<ReadSheet> sheets)
    {
        string first = sheets.FirstOrDefault(s => s.Rows.Count > 0) is ReadSheet sheet
            ? "the first row with content reads " + string.Join(", ", sheet.Rows[0].Cells.Take(8).Select(c => $"'{Shortened(c.Text)}'"))
            : "it is empty";
        return new(source, null, $"No sheet has a header with the columns Code and Decision (编号, 审核): {first}. Send the review workbook as it was exported, with decisions filled in.");
    }

    private static string Shortened(string text) => text.Length > 24 ? text[..24] + "…" : text;
}
