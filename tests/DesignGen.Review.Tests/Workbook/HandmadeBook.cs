using System.IO.Compression;
using System.Security;
using System.Text;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>A workbook written without our writer, as other programs and hands might leave it: cells are raw XML.</summary>
internal sealed class HandmadeBook
{
    public List<HandmadeSheet> Sheets { get; } = [];

    /// <summary>More parts, by path.</summary>
    public Dictionary<string, string> Extras { get; } = [];

    public HandmadeSheet this[string name] => Sheets.First(s => s.Name == name);

    /// <summary>The cells of an exported workbook, to be changed.</summary>
    public static HandmadeBook From(byte[] exported)
    {
        HandmadeBook book = new();
        foreach (ReadSheet read in SpreadsheetReader.Read("exported.xlsx", new MemoryStream(exported)))
        {
            HandmadeSheet sheet = new(read.Name, read.Visibility);
            foreach (ReadRow row in read.Rows)
            {
                foreach (ReadCell cell in row.Cells)
                    sheet.Raw(row.Number, cell.Column, cell.Kind == CellKind.Number ? $"<v>{cell.Text}</v>" : HandmadeSheet.Inline(cell.Text));
            }
            book.Sheets.Add(sheet);
        }
        return book;
    }

    public byte[] Save()
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        Dictionary<string, string> parts = new()
        {
            ["[Content_Types].xml"] = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns='{package}'><Relationship Id='r1' Type='{relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns='{main}' xmlns:r='{relations}'><sheets>"
                + string.Concat(Sheets.Select((s, i) => $"<sheet name='{SecurityElement.Escape(s.Name)}' sheetId='{i + 1}' r:id='s{i}'{(s.Visibility == SheetVisibility.Visible ? "" : " state='hidden'")}/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns='{package}'>"
                + string.Concat(Sheets.Select((_, i) => $"<Relationship Id='s{i}' Type='{relations}/worksheet' Target='worksheets/sheet{i}.xml'/>")) + "</Relationships>",
        };
        for (int i = 0; i < Sheets.Count; i++)
            parts[$"xl/worksheets/sheet{i}.xml"] = $"<worksheet xmlns='{main}'>{Sheets[i].Xml}</worksheet>";
        foreach ((string path, string text) in Extras)
            parts[path] = text;
        return Zip(parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))));
    }

    public static byte[] Zip(IEnumerable<(string Path, byte[] Content)> parts)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string path, byte[] content) in parts)
            {
                using Stream entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }
}

/// <summary>One sheet of a <see cref="HandmadeBook"/>.</summary>
internal sealed class HandmadeSheet(string name, SheetVisibility visibility)
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> _rows = [];

    public string Name { get; set; } = name;

    public SheetVisibility Visibility { get; } = visibility;

    public List<string> Merged { get; } = [];

    public IEnumerable<int> RowNumbers => _rows.Keys;

    public static string Inline(string text) => $"!inlineStr<is><t xml:space='preserve'>{SecurityElement.Escape(text)}</t></is>";

    /// <summary>The rows and merges as XML. A cell's content may begin with its type, as in <c>!b&lt;v&gt;1&lt;/v&gt;</c>.</summary>
    public string Xml
    {
        get
        {
            StringBuilder xml = new("<sheetData>");
            foreach ((int row, var cells) in _rows)
            {
                xml.Append($"<row r='{row}'>");
                foreach ((int column, string content) in cells)
                {
                    int open = content.IndexOf('<', StringComparison.Ordinal);
                    string type = content[0] == '!' ? $" t='{content[1..open]}'" : "";
                    xml.Append($"<c r='{CellRange.Name(column, row)}'{type}>{content[open..]}</c>");
                }
                xml.Append("</row>");
            }
            xml.Append("</sheetData>");
            if (Merged.Count > 0)
                xml.Append("<mergeCells>").AppendJoin("", Merged.Select(m => $"<mergeCell ref='{m}'/>")).Append("</mergeCells>");
            return xml.ToString();
        }
    }

    public void Raw(int row, int column, string content)
    {
        if (!_rows.TryGetValue(row, out var cells))
            _rows[row] = cells = [];
        cells[column] = content;
    }

    public void Text(int row, int column, string text) => Raw(row, column, Inline(text));

    public void Clear(int row, int column) => _rows[row].Remove(column);

    public void DeleteRow(int row) => _rows.Remove(row);

    public void CopyRow(int from, int to) => _rows[to] = new(_rows[from]);

    public void ReverseBelow(int header)
    {
        int[] rows = [.. _rows.Keys.Where(r => r > header)];
        SortedDictionary<int, string>[] cells = [.. rows.Select(r => _rows[r]).Reverse()];
        for (int i = 0; i < rows.Length; i++)
            _rows[rows[i]] = cells[i];
    }

    /// <summary>Moves every cell, as inserted rows and columns do.</summary>
    public void Shift(int rows, int columns)
    {
        var moved = _rows.ToDictionary(r => r.Key + rows, r => new SortedDictionary<int, string>(r.Value.ToDictionary(c => c.Key + columns, c => c.Value)));
        _rows.Clear();
        foreach ((int row, var cells) in moved)
            _rows[row] = cells;
    }
}
