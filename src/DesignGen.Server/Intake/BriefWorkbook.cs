using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;

namespace DesignGen.Server.Intake;

/// <summary>Reads a workbook of briefs: a header row in English or Chinese, in any order, and a brief in each row below it.</summary>
/// <remarks>
/// Every visible sheet with such a header is read. Formulas are never worked out: the result that was saved counts. Pictures, looks, hidden
/// sheets and what lies outside the file are left aside. The form is described in <c>docs/formats/brief-workbook.md</c>.
/// </remarks>
internal sealed class BriefWorkbook
{
    /// <summary>Most briefs of one list.</summary>
    public const int MostBriefs = 1000;

    // A header may stand below a title and some remarks.
    private const int RowsSearched = 20;

    // Several times as many as there are columns to be named.
    private const int MostHeaders = 256;

    // Far more than a list of briefs, far less than would strain a small machine.
    private static readonly ReadLimits Limits = new() { MaxFileBytes = 64L << 20, MaxClaimedBytes = 256L << 20, MaxUnpackedBytes = 64L << 20, MaxParts = 5_000, MaxCells = 200_000, MaxSheets = 50 };

    private readonly string _source;
    private readonly string _folder;
    private readonly List<BriefRow> _rows = [];
    private readonly List<Problem> _problems = [];
    private readonly List<LocalName> _notices = [];

    private BriefWorkbook(string path)
    {
        _source = Path.GetFileName(path);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
    }

    /// <summary>What is wrong with headers and cells, in their order.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>What was left out.</summary>
    public IReadOnlyList<LocalName> Notices => _notices;

    /// <summary>The briefs in the order of sheets and rows.</summary>
    public IEnumerable<BriefSource> Briefs
    {
        get
        {
            bool several = _rows.Select(r => r.Sheet).Distinct().Count() > 1;
            string stem = Path.GetFileNameWithoutExtension(_source);
            foreach (BriefRow row in _rows)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{stem}{(several ? "-" + row.Sheet : "")}-row{row.Number}.yaml");
                yield return new(name, row.Form(), _folder, string.Create(CultureInfo.InvariantCulture, $"{_source} {(several ? row.Sheet + " " : "")}row {row.Number}"), p => row.Locate(name, p));
            }
        }
    }

    /// <summary>Whether a file of this name is a workbook.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xls" or ".ods" or ".et";

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="InputException">It is no workbook, asks for too much, or has no header row.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static BriefWorkbook Read(string path)
    {
        IReadOnlyList<ReadSheet> sheets = BriefFile.ReadWorkbook(path, Limits);
        var book = new BriefWorkbook(path);
        bool any = false;
        foreach (ReadSheet sheet in sheets.Where(s => s.Visibility == SheetVisibility.Visible))
        {
            if (HeaderOf(sheet) is not ReadRow header)
                continue;
            any = true;
            book.ReadSheet(sheet, header);
        }
        if (!any)
            throw new InputException(book._source, null, Headless(sheets));
        return book;
    }

    // Two known headers make a row the header; one does where it stands alone.
    private static ReadRow? HeaderOf(ReadSheet sheet) => sheet.Rows.Take(RowsSearched).FirstOrDefault(r =>
        r.Cells.Where(c => c.Kind == CellKind.Text).Select(c => BriefColumns.Find(c.Text)).OfType<BriefColumn>().Distinct().Count() is var known && (known >= 2 || (known == 1 && r.Cells.Count == 1)));

    private static string Headless(IReadOnlyList<ReadSheet> sheets)
    {
        ReadRow? first = sheets.Where(s => s.Visibility == SheetVisibility.Visible).SelectMany(s => s.Rows.Take(1)).FirstOrDefault();
        string found = first is null ? "it is empty" : "the first row with content reads " + string.Join(", ", first.Cells.Take(8).Select(c => $"'{Short(c.Text)}'"));
        return $"No sheet has a header row with two columns of briefs, like product and text (产品, 需求): {found}. `designgen brief template` writes a workbook to fill in.";
    }

    private void ReadSheet(ReadSheet sheet, ReadRow header)
    {
        if (header.Cells.Count > MostHeaders)
            throw new InputException(_source, string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!{header.Number}"), $"The header row has {header.Cells.Count} cells; at most {MostHeaders} are read. Delete those that are no columns of briefs.");
        var columns = new SortedDictionary<int, BriefColumn>();
        int before = _problems.Count;
        foreach (ReadCell cell in header.Cells.Where(c => c.Text.Trim().Length > 0))
        {
            string place = $"{sheet.Name}!{CellRange.Name(cell.Column, header.Number)}";
            if (BriefColumns.Find(cell.Text) is not BriefColumn column)
                _problems.Add(new(_source, null, place, $"'{Short(cell.Text)}' is no column of briefs. " + (BriefColumns.Nearest(cell.Text) is string near ? $"Did you mean '{near}'?" : "Delete the column or give it a known header; the template's second sheet lists them.")));
            else if (columns.FirstOrDefault(c => c.Value == column) is { Value: not null } first)
                _problems.Add(new(_source, null, place, $"Columns {CellRange.Letters(first.Key)} and {CellRange.Letters(cell.Column)} are both '{column.Headers[0]}' ({column.Headers[1]}). Keep one of them."));
            else
                columns.Add(cell.Column, column);
        }
        bool chinese = header.Cells.Any(c => BriefColumns.Find(c.Text) is not null && c.Text.Any(h => h is >= '\u4e00' and <= '\u9fff'));
        HashSet<int> headed = [.. header.Cells.Where(c => c.Text.Trim().Length > 0).Select(c => c.Column)];
        bool whole = _problems.Count == before;
        foreach (ReadRow row in sheet.Rows.Where(r => r.Number > header.Number))
            ReadRow(row, columns, headed, new(_source, sheet.Name, row.Number, columns.Keys.First(), chinese, whole, []));
        if (_rows.Count > MostBriefs)
            throw new InputException(_source, sheet.Name, $"The workbook has more than {MostBriefs} briefs. Split it.");
    }

    private void ReadRow(ReadRow row, SortedDictionary<int, BriefColumn> columns, HashSet<int> headed, BriefRow brief)
    {
        // In the order of the columns, whatever that of the file.
        ReadCell[] filled = [.. row.Cells.Where(c => c.HasFormula || c.Text.Trim().Length > 0).OrderBy(c => c.Column)];
        if (filled.Length == 0)
            return;
        if (IsExample(row[brief.FirstColumn].Text))
        {
            string number = row.Number.ToString(CultureInfo.InvariantCulture);
            _notices.Add(new($"{_source} row {number} is an example and was skipped.", $"{_source} 第 {number} 行是示例，已跳过。"));
            return;
        }
        var cells = ImmutableArray.CreateBuilder<(BriefColumn, int, string)>();
        bool sound = true;
        foreach (ReadCell cell in filled)
        {
            string? fault = FaultOf(cell, headed);
            if (fault is not null)
            {
                _problems.Add(brief.At(cell.Column, fault));
                sound = false;
            }
            else if (columns.TryGetValue(cell.Column, out BriefColumn? column))
            {
                cells.Add((column, cell.Column, cell.Shown));
            }
        }
        // With a faulty cell left out the rest would be told to lack what that cell was to say.
        if (sound && cells.Count > 0)
            _rows.Add(brief with { Cells = cells.ToImmutable() });
    }

    private static string? FaultOf(ReadCell cell, HashSet<int> headed) => cell.Kind switch
    {
        CellKind.Error => $"The cell shows the error {cell.Text}. Type the value in its place.",
        CellKind.Empty => "The cell holds a formula whose result was never saved. Open and save the workbook in a spreadsheet program, or type the value.",
        _ when !headed.Contains(cell.Column) => $"'{Short(cell.Text)}' stands under no header. Give its column one, or clear the cell.",
        _ => null,
    };

    private static bool IsExample(string text)
    {
        string start = text.TrimStart();
        return start.StartsWith("示例", StringComparison.Ordinal) || (start.StartsWith("example", StringComparison.OrdinalIgnoreCase) && (start.Length == 7 || !char.IsLetter(start[7])));
    }

    private static string Short(string text) => text.Trim() is { Length: > 40 } trimmed ? trimmed[..40] + "…" : text.Trim();
}
