using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Provenance;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace DesignGen.Sheets.Writing;

/// <summary>
/// Writes an XLSX workbook sheet by sheet and row by row. Pictures go to the target as they come; a sheet's rows wait deflated
/// in memory, well under a kilobyte each, until the sheet ends. The same calls give the same bytes.
/// </summary>
/// <remarks>
/// Not thread-safe. The target is written synchronously and stays open. A workbook is whole only after <see cref="Finish"/>;
/// disposing without it leaves a broken file, as after an exception it should.
/// </remarks>
public sealed class WorkbookWriter : IDisposable
{
    private const string SheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly PackageZip _zip;
    private readonly List<(string Name, SheetLayout Layout, string? Filter, bool Calculates)> _sheets = [];
    private readonly List<(string Name, string Reference)> _names = [];
    private SheetWriter? _open;
    private int _media;
    private int _drawings;

    /// <summary>Begins a workbook.</summary>
    /// <param name="target">Where it goes; stays open.</param>
    /// <param name="properties">What it says of itself.</param>
    public WorkbookWriter(Stream target, WorkbookProperties properties)
    {
        Properties = properties;
        Styles = new(properties.Language == Language.Chinese ? "Microsoft YaHei" : "Arial", 10);
        _zip = new(target);
    }

    /// <summary>How the designs in it were made; null for a workbook that shows none. Said at <see cref="Finish"/>.</summary>
    public FileStatement? Says { get; set; }

    internal WorkbookProperties Properties { get; }

    internal StyleTable Styles { get; }

    internal PackageZip Zip => _zip;

    /// <summary>Ends the sheet before and begins a new one after it. The first visible sheet is the one shown on opening.</summary>
    /// <param name="name">1 to 31 characters without <c>[ ] : * ? / \</c>, not beginning or ending with an apostrophe, unique.</param>
    /// <param name="layout">Columns, freezing, print setup.</param>
    /// <exception cref="ArgumentException">The name can't be a sheet's.</exception>
    public SheetWriter AddSheet(string name, SheetLayout layout)
    {
        if (name.Length is 0 or > 31 || name.AsSpan().ContainsAny("[]:*?/\\") || name[0] == '\'' || name[^1] == '\''
            || _sheets.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"'{name}' can't be the name of a sheet here.", nameof(name));
        EndSheet();
        _sheets.Add((name, layout, null, false));
        return _open = new(this, _sheets.Count, layout);
    }

    /// <summary>Names a block of cells, for the lists of <see cref="SheetWriter.Choices"/>.</summary>
    /// <param name="name">Letters only.</param>
    /// <param name="sheet">Name of the sheet that it lies on.</param>
    /// <param name="range">The block.</param>
    public void DefineName(string name, string sheet, CellRange range) => _names.Add((name, range.On(sheet)));

    /// <summary>Ends the last sheet and the workbook.</summary>
    public void Finish()
    {
        EndSheet();
        WriteWorkbook();
        _zip.AddElement("xl/styles.xml", SheetTypes + "styles+xml", Styles.Write());
        WriteProperties();
        _zip.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _open?.Dispose();
        _zip.Dispose();
    }

    internal string SheetName(int number) => _sheets[number - 1].Name;

    internal int NextMedia() => ++_media;

    internal int NextDrawing() => ++_drawings;

    private void EndSheet()
    {
        if (_open is null)
            return;
        string? filter = _open.End();
        _sheets[^1] = _sheets[^1] with { Filter = filter, Calculates = _open.Calculates };
        _open.Dispose();
        _open = null;
    }

    private void WriteWorkbook()
    {
        X.Sheets sheets = new();
        List<X.DefinedName> names = [];
        List<(string, string, string, bool)> links = [];
        for (int i = 0; i < _sheets.Count; i++)
        {
            (string name, SheetLayout layout, string? filter, _) = _sheets[i];
            string id = "rId" + (i + 1).ToString(CultureInfo.InvariantCulture);
            sheets.Append(new X.Sheet
            {
                Name = name,
                SheetId = (uint)i + 1,
                Id = id,
                State = layout.Visibility switch
                {
                    SheetVisibility.Hidden => X.SheetStateValues.Hidden,
                    SheetVisibility.VeryHidden => X.SheetStateValues.VeryHidden,
                    _ => null,
                },
            });
            links.Add((id, "worksheet", FormattableString.Invariant($"worksheets/sheet{i + 1}.xml"), false));
            if (filter is not null)
                names.Add(new X.DefinedName(filter) { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)i, Hidden = true });
            if (layout.PrintedHeaderRow > 0)
            {
                string row = layout.PrintedHeaderRow.ToString(CultureInfo.InvariantCulture);
                names.Add(new X.DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!${row}:${row}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
        }
        links.Add(("rId" + (_sheets.Count + 1).ToString(CultureInfo.InvariantCulture), "styles", "styles.xml", false));
        names.AddRange(_names.Select(n => new X.DefinedName(n.Reference) { Name = n.Name }));

        uint shown = (uint)Math.Max(0, _sheets.FindIndex(s => s.Layout.Visibility == SheetVisibility.Visible));
        X.Workbook workbook = new(
            new X.WorkbookProperties { Date1904 = false },
            new X.BookViews(new X.WorkbookView { XWindow = 0, YWindow = 0, WindowWidth = 28800, WindowHeight = 15600, ActiveTab = shown }),
            sheets);
        if (names.Count > 0)
            workbook.Append(new X.DefinedNames(names));
        // Programs that calculate trust no values but their own.
        if (_sheets.Any(s => s.Calculates))
            workbook.Append(new X.CalculationProperties { FullCalculationOnLoad = true });
        _zip.AddElement("xl/workbook.xml", SheetTypes + "sheet.main+xml", workbook);
        _zip.AddRelationships("xl/_rels/workbook.xml.rels", links);
    }

    private void WriteProperties()
    {
        string created = Properties.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        _zip.AddXml("docProps/core.xml", xml =>
        {
            const string dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
            xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
            xml.WriteElementString("dc", "title", dc, SheetText.Escape(Properties.Title));
            xml.WriteElementString("dc", "creator", dc, SheetText.Escape(Properties.Author));
            xml.WriteStartElement("dcterms", "created", terms);
            xml.WriteAttributeString("xsi", "type", xsi, "dcterms:W3CDTF");
            xml.WriteString(created);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }, "application/vnd.openxmlformats-package.core-properties+xml");
        _zip.AddXml("docProps/app.xml", xml =>
        {
            xml.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
            xml.WriteElementString("Application", "DesignGen");
            xml.WriteEndElement();
        }, "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        List<(string, string, string, bool)> parts =
        [
            ("rId1", "officeDocument", "xl/workbook.xml", false),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false),
            ("rId3", "extended-properties", "docProps/app.xml", false),
        ];
        if (Says is { } says)
        {
            WriteStatement(says);
            parts.Add(("rId4", "custom-properties", "docProps/custom.xml", false));
        }
        _zip.AddRelationships("_rels/.rels", parts);
    }

    // What pictures say in XMP stands in a workbook as properties of its own: office programs show them, and keep them when it is saved again.
    private void WriteStatement(FileStatement says) => _zip.AddXml("docProps/custom.xml", xml =>
    {
        int id = 2;
        xml.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
        Property("DigitalSourceType", says.SourceType);
        if (says.Aigc is { } aigc)
            Property("AIGC", aigc);
        xml.WriteEndElement();

        void Property(string name, string value)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
            xml.WriteAttributeString("pid", (id++).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("name", name);
            xml.WriteElementString("vt", "lpwstr", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", SheetText.Escape(value));
            xml.WriteEndElement();
        }
    }, "application/vnd.openxmlformats-officedocument.custom-properties+xml");

    internal static string SheetContentType => SheetTypes + "worksheet+xml";
}
