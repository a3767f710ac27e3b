using System.Globalization;
using System.Text;
using System.Xml;
using DesignGen.Core.Errors;

namespace DesignGen.Sheets.Reading;

/// <summary>Reads the cells of an XLSX package, both the everyday and the strict dialect (elements are told by their local names).</summary>
internal sealed class XlsxReader(string source, UploadedPackage package, ReadLimits limits)
{
    private const int MaxMerged = 5_000;

    // Excel keeps 65,490 looks of cells.
    private const int MaxLooks = 65_536;

    private readonly List<string> _shared = [];
    private readonly List<bool> _dates = [];
    private int _cells;

    /// <summary>All sheets in the order of their tabs.</summary>
    public IReadOnlyList<ReadSheet> ReadAll()
    {
        string workbook = package.Relationships("").FirstOrDefault(r => r.Type == "officeDocument").Part ?? "xl/workbook.xml";
        if (!package.Has(workbook))
        {
            throw new InputException(source, null, package.Has("content.xml")
                ? "This is an OpenDocument file. Save it as .xlsx (Excel 2007-365) and send that."
                : "This is a zip file, but not a workbook. Send the .xlsx file itself.");
        }
        Dictionary<string, (string Type, string Part)> parts = [];
        foreach ((string id, string type, string part) in package.Relationships(workbook))
            parts.TryAdd(id, (type, part));

        List<(string Name, SheetVisibility Visibility, string Part)> listed = [];
        package.Read(workbook, xml =>
        {
            if (xml.LocalName != "workbook")
                throw new InputException(source, null, "This is an Office file, but not a workbook. Send the workbook as .xlsx.");
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "sheet")
                    continue;
                string id = RelationshipId(xml);
                if (parts.TryGetValue(id, out var found) && found.Type == "worksheet")
                    listed.Add((xml.GetAttribute("name") ?? "", Visibility(xml.GetAttribute("state")), found.Part));
                if (listed.Count > limits.MaxSheets)
                    throw package.TooLarge(string.Create(CultureInfo.InvariantCulture, $"it has more than {limits.MaxSheets} sheets"));
            }
        });

        string? strings = parts.Values.FirstOrDefault(p => p.Type == "sharedStrings").Part;
        if (strings is not null && package.Has(strings))
            package.Read(strings, ReadShared);
        string? styles = parts.Values.FirstOrDefault(p => p.Type == "styles").Part;
        if (styles is not null && package.Has(styles))
            package.Read(styles, ReadDateStyles);
        return [.. listed.Select(s => ReadOne(s.Name, s.Visibility, s.Part))];
    }

    private static string RelationshipId(XmlReader xml)
    {
        string id = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }
        xml.MoveToElement();
        return id;
    }

    private static SheetVisibility Visibility(string? state) => state switch
    {
        "hidden" => SheetVisibility.Hidden,
        "veryHidden" => SheetVisibility.VeryHidden,
        _ => SheetVisibility.Visible,
    };

    private void ReadShared(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                _shared.Add(ReadText(xml));
                if (_shared.Count > limits.MaxCells)
                    throw package.TooLarge("it holds too many texts");
            }
        }
    }

    // Which looks of cells show a number as a date: those with a format of dates among the built-in ones (ECMA-376 part 1, 18.8.30), or one that spells out year, month or day.
    private void ReadDateStyles(XmlReader xml)
    {
        HashSet<string> own = [];
        bool cells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                cells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && !cells && ShowsDate(xml.GetAttribute("formatCode") ?? ""))
                own.Add(xml.GetAttribute("numFmtId") ?? "");
            if (xml.LocalName != "xf" || !cells)
                continue;
            string format = xml.GetAttribute("numFmtId") ?? "0";
            _dates.Add(own.Contains(format) || (int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int known) && known is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58));
            if (_dates.Count > MaxLooks)
                throw package.TooLarge("it has too many looks of cells");
        }
    }

    // Words in quotes, escaped letters and brackets (colours, locales) spell out nothing but hours beyond a day, [h]. Months alone are 'm' with no hours or seconds, which make it minutes.
    private static bool ShowsDate(string code)
    {
        bool quoted = false, bracketed = false, month = false, clock = false;
        for (int i = 0; i < code.Length; i++)
        {
            char c = char.ToLowerInvariant(code[i]);
            if (c == '"' && !bracketed)
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (c is '\\' or '_' or '*')
                i++;
            else if (c is '[' or ']')
                bracketed = c == '[';
            else if (bracketed)
                clock |= c == 'h' && code[i - 1] == '[';
            else if (c is 'y' or 'd')
                return true;
            else if (c == 'm')
                month = true;
            else if (c is 'h' or 's')
                clock = true;
        }
        return month && !clock;
    }

    private ReadSheet ReadOne(string name, SheetVisibility visibility, string part)
    {
        List<ReadRow> rows = [];
        List<CellRange> merged = [];
        package.Read(part, xml =>
        {
            int row = 0, column = 0;
            List<ReadCell> cells = [];
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && cells.Count > 0)
                {
                    rows.Add(new(row, cells));
                    cells = [];
                }
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (xml.LocalName)
                {
                    case "row":
                        row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : row + 1;
                        column = 0;
                        break;
                    case "c":
                        column = CellRange.TryParse(xml.GetAttribute("r") ?? "", out CellRange at) ? at.FirstColumn : column + 1;
                        if (row is < 1 or > CellRange.MaxRows || column > CellRange.MaxColumns)
                            throw package.Damaged();
                        ReadCell cell = ReadCell(xml, name, row, column);
                        if (cell.Kind == CellKind.Empty && !cell.HasFormula)
                            break;
                        cells.Add(cell);
                        if (++_cells > limits.MaxCells)
                            throw package.TooLarge(string.Create(CultureInfo.InvariantCulture, $"it has more than {limits.MaxCells} cells"));
                        break;
                    case "mergeCell" when CellRange.TryParse(xml.GetAttribute("ref") ?? "", out CellRange range):
                        merged.Add(range);
                        if (merged.Count > MaxMerged)
                            throw package.TooLarge("it has too many merged cells");
                        break;
                }
            }
        });
        return new(name, visibility, rows, merged);
    }

    private ReadCell ReadCell(XmlReader xml, string sheet, int row, int column)
    {
        string type = xml.GetAttribute("t") ?? "n", value = "";
        bool shown = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int style) && style < _dates.Count && _dates[style];
        bool formula = false, any = false;
        if (!xml.IsEmptyElement)
        {
            int depth = xml.Depth;
            bool inside = xml.Read();
            while (inside && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
                {
                    case "v":
                        value = xml.ReadElementContentAsString();
                        any = true;
                        continue;
                    case "is":
                        value = ReadText(xml);
                        any = true;
                        break;
                    case "f":
                        formula = true;
                        xml.Skip();
                        continue;
                }
                inside = xml.Read();
            }
        }
        if (!any)
            return new(column, CellKind.Empty, "", formula);
        return type switch
        {
            "s" => new(column, CellKind.Text, SharedText(value, sheet, row, column), formula),
            "inlineStr" => new(column, CellKind.Text, value, formula),
            "str" or "d" => new(column, CellKind.Text, SheetText.Unescape(value), formula),
            "b" => new(column, CellKind.Boolean, value.Trim() is "1" or "true" ? "TRUE" : "FALSE", formula),
            "e" => new(column, CellKind.Error, value, formula),
            _ when value.Length == 0 => new(column, CellKind.Empty, "", formula),
            _ => new(column, CellKind.Number, Number(value, sheet, row, column), formula) { IsDate = shown },
        };
    }

    private string SharedText(string index, string sheet, int row, int column) =>
        int.TryParse(index.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < _shared.Count
            ? _shared[i]
            : throw new InputException(source, sheet + "!" + CellRange.Name(column, row), "The text of this cell is missing in the file: it is damaged. Save it again as .xlsx and send that.");

    private string Number(string value, string sheet, int row, int column) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw new InputException(source, sheet + "!" + CellRange.Name(column, row), $"The number of this cell can't be read ('{value}'). Type it again and save.");

    // Text of <si> or <is>: its runs in order, without phonetic guides. Ends on the end tag.
    private static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        StringBuilder text = new();
        int depth = xml.Depth;
        bool inside = xml.Read();
        while (inside && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
            {
                case "t":
                    text.Append(xml.ReadElementContentAsString());
                    continue;
                case "rPh":
                    xml.Skip();
                    continue;
            }
            inside = xml.Read();
        }
        return SheetText.Unescape(text.ToString());
    }
}
