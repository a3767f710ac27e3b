using System.Globalization;
using System.IO.Compression;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace DesignGen.Sheets.Writing;

/// <summary>Writes one sheet from the top down. It ends when the next one begins or the workbook is finished.</summary>
public sealed class SheetWriter : IDisposable
{
    /// <summary>Height of a row that asks for none, points.</summary>
    public const double DefaultRowHeight = 16.5;

    private const double PointsPerPixel = 0.75;

    private readonly WorkbookWriter _book;
    private readonly int _number;
    private readonly SheetLayout _layout;
    private readonly MemoryStream _spool = new();
    private readonly DeflateStream _deflate;
    private readonly OpenXmlWriter _xml;
    private readonly List<float> _rowHeights = [];
    private readonly List<CellRange> _merged = [];
    private readonly List<X.DataValidation> _choices = [];
    private readonly List<(CellRange Range, string Text, uint Look)> _highlights = [];
    private readonly List<(string Cell, string Target)> _links = [];
    private readonly List<PlacedPicture> _pictures = [];
    private CellRange? _filter;

    internal SheetWriter(WorkbookWriter book, int number, SheetLayout layout)
    {
        (_book, _number, _layout) = (book, number, layout);
        _deflate = new(_spool, CompressionLevel.Fastest, leaveOpen: true);
        _xml = OpenXmlWriter.Create(_deflate, new UTF8Encoding(false));
        Begin();
    }

    /// <summary>Rows written so far; the next one is one more.</summary>
    public int Rows => _rowHeights.Count;

    /// <summary>Whether any cell is a formula.</summary>
    internal bool Calculates { get; private set; }

    /// <summary>Writes the next row.</summary>
    /// <param name="height">Its height, points (0.75 to the pixel), up to 409; null takes <see cref="DefaultRowHeight"/>.</param>
    /// <param name="cells">Its cells from column A on; default ones leave their place empty.</param>
    /// <returns>Its number, from 1.</returns>
    public int Row(double? height, params IEnumerable<Cell> cells)
    {
        _rowHeights.Add((float)(height ?? DefaultRowHeight));
        int row = _rowHeights.Count, column = 0;
        _xml.WriteStartElement(new X.Row { RowIndex = (uint)row, Height = height ?? DefaultRowHeight, CustomHeight = true });
        foreach (Cell cell in cells)
        {
            column++;
            if (cell.Style is not null)
                Write(cell, column, row);
        }
        _xml.WriteEndElement();
        return row;
    }

    /// <summary>Joins cells into one; the left top one's content shows.</summary>
    public void Merge(CellRange range) => _merged.Add(range);

    /// <summary>Puts a filter on the columns of a table.</summary>
    /// <param name="range">The table with its header row.</param>
    public void Filter(CellRange range) => _filter = range;

    /// <summary>Gives cells a drop-down of choices.</summary>
    /// <param name="range">The cells.</param>
    /// <param name="listName">Name of the cells that hold the choices, see <see cref="WorkbookWriter.DefineName"/>.</param>
    /// <param name="title">Heading of the message that other entries meet, up to 32 characters.</param>
    /// <param name="message">That message, up to 225 characters.</param>
    public void Choices(CellRange range, string listName, string title, string message) => _choices.Add(new()
    {
        Type = X.DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = title,
        Error = message,
        SequenceOfReferences = new() { InnerText = range.Reference },
        Formula1 = new(listName),
    });

    /// <summary>Colours cells while they hold a text.</summary>
    /// <param name="range">The cells.</param>
    /// <param name="text">The text, compared without case.</param>
    /// <param name="colour">Colour of the text then.</param>
    /// <param name="fill">Colour of the cell then.</param>
    public void Highlight(CellRange range, string text, Srgb colour, Srgb fill) => _highlights.Add((range, text, _book.Styles.Highlight(colour, fill)));

    /// <summary>Floats a picture in the middle of a block of cells, as large as fits; it moves and sizes with them.</summary>
    /// <param name="png">The picture, read once from where it stands.</param>
    /// <param name="area">The cells, whose rows must be written before.</param>
    /// <param name="description">What it shows, for those who can't see it.</param>
    /// <param name="padding">Least distance from the edges of the cells, px.</param>
    /// <exception cref="InvalidDataException">It is not a PNG.</exception>
    public void Picture(Stream png, CellRange area, string description, double padding = 4)
    {
        if (area.LastRow > Rows)
            throw new ArgumentException("The rows under a picture must be written before it.", nameof(area));
        (int width, int height, byte[] head) = Pictures.ReadHead(png);
        int media = _book.NextMedia();
        _book.Zip.Add(FormattableString.Invariant($"xl/media/image{media}.png"), null, part =>
        {
            part.Write(head);
            png.CopyTo(part);
        });

        double areaWidth = Enumerable.Range(area.FirstColumn, area.LastColumn - area.FirstColumn + 1).Sum(ColumnPixels);
        double areaHeight = Enumerable.Range(area.FirstRow, area.LastRow - area.FirstRow + 1).Sum(RowPixels);
        double scale = Math.Min(Math.Max(1, areaWidth - 2 * padding) / width, Math.Max(1, areaHeight - 2 * padding) / height);
        double left = (areaWidth - width * scale) / 2, top = (areaHeight - height * scale) / 2;
        _pictures.Add(new(media, SheetText.Escape(description),
            Pictures.AnchorAt(left, top, area.FirstColumn, area.FirstRow, ColumnPixels, RowPixels),
            Pictures.AnchorAt(left + width * scale, top + height * scale, area.FirstColumn, area.FirstRow, ColumnPixels, RowPixels)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _deflate.Dispose();
        _spool.Dispose();
    }

    // Returns the reference of the filter, which the workbook must repeat as a name.
    internal string? End()
    {
        _xml.WriteEndElement();
        WriteAfterRows();
        _xml.WriteEndElement();
        _xml.Close();
        _deflate.Dispose();
        _spool.Position = 0;
        _book.Zip.Add(FormattableString.Invariant($"xl/worksheets/sheet{_number}.xml"), WorkbookWriter.SheetContentType, part =>
        {
            using DeflateStream inflate = new(_spool, CompressionMode.Decompress, leaveOpen: true);
            inflate.CopyTo(part);
        });
        WriteRelated();
        return _filter?.On(_book.SheetName(_number));
    }

    private void Begin()
    {
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement(new X.Worksheet());
        X.SheetProperties properties = new() { PageSetupProperties = new() { FitToPage = true } };
        if (_layout.Tab is Srgb tab)
            properties.TabColor = new() { Rgb = StyleTable.Argb(tab) };
        _xml.WriteElement(properties);

        X.SheetView view = new() { WorkbookViewId = 0, ShowGridLines = _layout.GridLines, ZoomScale = (uint)_layout.Zoom, ZoomScaleNormal = (uint)_layout.Zoom };
        if (_layout.FrozenRows > 0 || _layout.FrozenColumns > 0)
        {
            X.PaneValues pane = (_layout.FrozenRows > 0, _layout.FrozenColumns > 0) switch
            {
                (true, true) => X.PaneValues.BottomRight,
                (true, false) => X.PaneValues.BottomLeft,
                _ => X.PaneValues.TopRight,
            };
            view.Append(new X.Pane
            {
                HorizontalSplit = _layout.FrozenColumns > 0 ? _layout.FrozenColumns : null,
                VerticalSplit = _layout.FrozenRows > 0 ? _layout.FrozenRows : null,
                TopLeftCell = CellRange.Name(_layout.FrozenColumns + 1, _layout.FrozenRows + 1),
                ActivePane = pane,
                State = X.PaneStateValues.Frozen,
            });
            view.Append(new X.Selection { Pane = pane });
        }
        _xml.WriteElement(new X.SheetViews(view));
        _xml.WriteElement(new X.SheetFormatProperties { DefaultRowHeight = DefaultRowHeight, CustomHeight = true });
        _xml.WriteElement(new X.Columns(_layout.Widths.Select((width, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        _xml.WriteStartElement(new X.SheetData());
    }

    private void Write(Cell cell, int column, int row)
    {
        string reference = CellRange.Name(column, row);
        X.Cell written = new() { CellReference = reference };
        bool quoted = false;
        if (cell.Words is string words)
        {
            quoted = SheetText.LooksLikeFormula(words);
            written.DataType = X.CellValues.InlineString;
            written.InlineString = new(new X.Text(SheetText.Escape(words)) { Space = SpaceProcessingModeValues.Preserve });
            if (cell.Target is not null)
                _links.Add((reference, cell.Target));
        }
        else if (cell.Value is double value)
        {
            if (cell.Calculation is string formula)
            {
                written.CellFormula = new(formula);
                Calculates = true;
            }
            written.CellValue = new(value.ToString("R", CultureInfo.InvariantCulture));
        }
        written.StyleIndex = _book.Styles.Number(cell.Style!, quoted);
        _xml.WriteElement(written);
    }

    // The order of these is fixed by the schema (CT_Worksheet).
    private void WriteAfterRows()
    {
        if (_filter is CellRange filter)
            _xml.WriteElement(new X.AutoFilter { Reference = filter.Reference });
        if (_merged.Count > 0)
            _xml.WriteElement(new X.MergeCells(_merged.Select(m => new X.MergeCell { Reference = m.Reference })) { Count = (uint)_merged.Count });
        int priority = 0;
        foreach (var group in _highlights.GroupBy(h => h.Range))
        {
            _xml.WriteElement(new X.ConditionalFormatting(group.Select(h => new X.ConditionalFormattingRule(new X.Formula('"' + h.Text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'))
            {
                Type = X.ConditionalFormatValues.CellIs,
                Operator = X.ConditionalFormattingOperatorValues.Equal,
                FormatId = h.Look,
                Priority = ++priority,
            }))
            { SequenceOfReferences = new() { InnerText = group.Key.Reference } });
        }
        if (_choices.Count > 0)
            _xml.WriteElement(new X.DataValidations(_choices) { Count = (uint)_choices.Count });
        if (_links.Count > 0)
        {
            _xml.WriteElement(new X.Hyperlinks(_links.Select((link, i) => link.Target.StartsWith('#')
                ? new X.Hyperlink { Reference = link.Cell, Location = link.Target[1..] }
                : new X.Hyperlink { Reference = link.Cell, Id = LinkId(i) })));
        }
        _xml.WriteElement(new X.PrintOptions { HorizontalCentered = true });
        _xml.WriteElement(new X.PageMargins { Left = 0.4, Right = 0.4, Top = 0.45, Bottom = 0.6, Header = 0.25, Footer = 0.3 });
        _xml.WriteElement(new X.PageSetup
        {
            PaperSize = 9, // A4
            Orientation = _layout.Landscape ? X.OrientationValues.Landscape : X.OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = _layout.OnePage ? 1u : 0u,
        });
        string page = _book.Properties.Language == Language.Chinese ? "第 &P 页，共 &N 页" : "Page &P of &N";
        string left = _layout.Footer.Length > 0 ? "&L&8" + Spaced(SheetText.Escape(_layout.Footer).Replace("&", "&&", StringComparison.Ordinal)) : "";
        _xml.WriteElement(new X.HeaderFooter(new X.OddFooter(left + "&R&8" + Spaced(page))));
        if (_pictures.Count > 0)
            _xml.WriteElement(new X.Drawing { Id = "rIdDrawing" });
    }

    // A digit after the size code would be read as part of it.
    private static string Spaced(string text) => text.Length > 0 && char.IsDigit(text[0]) ? " " + text : text;

    private static string LinkId(int link) => "rIdLink" + (link + 1).ToString(CultureInfo.InvariantCulture);

    private void WriteRelated()
    {
        List<(string, string, string, bool)> related = [];
        if (_pictures.Count > 0)
        {
            int drawing = _book.NextDrawing();
            related.Add(("rIdDrawing", "drawing", FormattableString.Invariant($"../drawings/drawing{drawing}.xml"), false));
            _book.Zip.Add(FormattableString.Invariant($"xl/drawings/drawing{drawing}.xml"), "application/vnd.openxmlformats-officedocument.drawing+xml", part =>
            {
                using OpenXmlWriter writer = OpenXmlWriter.Create(part, new UTF8Encoding(false));
                writer.WriteStartDocument(true);
                writer.WriteStartElement(new Xdr.WorksheetDrawing());
                for (int i = 0; i < _pictures.Count; i++)
                    writer.WriteElement(Pictures.Write(_pictures[i], i + 1));
                writer.WriteEndElement();
            });
            _book.Zip.AddRelationships(FormattableString.Invariant($"xl/drawings/_rels/drawing{drawing}.xml.rels"),
                _pictures.Select((p, i) => (FormattableString.Invariant($"rId{i + 1}"), "image", FormattableString.Invariant($"../media/image{p.Media}.png"), false)));
        }
        for (int i = 0; i < _links.Count; i++)
        {
            if (!_links[i].Target.StartsWith('#'))
                related.Add((LinkId(i), "hyperlink", Escaped(_links[i].Target), true));
        }
        if (related.Count > 0)
            _book.Zip.AddRelationships(FormattableString.Invariant($"xl/worksheets/_rels/sheet{_number}.xml.rels"), related);
    }

    // A relationship's target is a URI: file names may hold spaces, # and Chinese.
    private static string Escaped(string target) => target.Contains("://", StringComparison.Ordinal)
        ? new Uri(target).AbsoluteUri
        : string.Join('/', target.Split('/').Select(Uri.EscapeDataString));

    // ECMA-376 part 1, 18.3.1.13: pixels of a column from its width in digits; digits of Arial 10 are 7 px wide at 96 dpi.
    private double ColumnPixels(int column) =>
        Math.Truncate((256 * (column <= _layout.Widths.Length ? _layout.Widths[column - 1] : 9.14) + Math.Truncate(128.0 / 7)) / 256 * 7);

    private double RowPixels(int row) => (row <= Rows ? _rowHeights[row - 1] : DefaultRowHeight) / PointsPerPixel;
}
