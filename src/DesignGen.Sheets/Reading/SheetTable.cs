using System.Text;

namespace DesignGen.Sheets.Reading;

/// <summary>A table found on a sheet by the words of its header, wherever it was moved to.</summary>
/// <param name="HeaderRow">The row of its header.</param>
/// <param name="Columns">Its columns by key.</param>
/// <param name="Unknown">Columns whose header is no known word, with that word.</param>
/// <param name="Repeated">Columns whose key an earlier column has already.</param>
public sealed record SheetTable(
    int HeaderRow, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<(int Column, string Header)> Unknown, IReadOnlyList<(int Column, string Key)> Repeated)
{
    private const int RowsSearched = 200;

    /// <summary>Finds the first row whose headers satisfy a need.</summary>
    /// <param name="sheet">Where to look, in its first 200 rows with content.</param>
    /// <param name="keyOf">The key of a header's word as <see cref="Fold"/> makes it, or null.</param>
    /// <param name="isHeader">Whether a row with these keys is the header.</param>
    /// <returns>The table, or null.</returns>
    public static SheetTable? Find(ReadSheet sheet, Func<string, string?> keyOf, Func<IReadOnlyCollection<string>, bool> isHeader)
    {
        foreach (ReadRow row in sheet.Rows.Take(RowsSearched))
        {
            Dictionary<string, int> columns = [];
            List<(int, string)> unknown = [], repeated = [];
            foreach (ReadCell cell in row.Cells.Where(c => c.Kind == CellKind.Text))
            {
                string? key = keyOf(Fold(cell.Text));
                if (key is null)
                    unknown.Add((cell.Column, cell.Text.Trim()));
                else if (!columns.TryAdd(key, cell.Column))
                    repeated.Add((cell.Column, key));
            }
            if (isHeader(columns.Keys))
                return new(row.Number, columns, unknown, repeated);
        }
        return null;
    }

    /// <summary>A word as it is compared: full-width forms folded, lower case, letters and digits only.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
