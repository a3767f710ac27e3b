using DesignGen.Core.Colour;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace DesignGen.Sheets.Writing;

/// <summary>Numbers the looks of a workbook in the order they are first used, and writes them as its style sheet.</summary>
internal sealed class StyleTable
{
    private const uint FirstOwnFormat = 164;
    private const string MeasuringFont = "Arial";

    private readonly string _font;
    private readonly double _size;
    private readonly Dictionary<(CellStyle Style, bool Quoted), uint> _known = [];
    private readonly X.CellFormats _cells = new();
    private readonly Pool<(string, double, bool, bool, bool, Srgb?)> _fonts = new();
    private readonly Pool<Srgb> _fills = new();
    private readonly Pool<(Srgb?, Srgb?)> _borders = new();
    private readonly Pool<string> _formats = new();
    private readonly List<X.DifferentialFormat> _highlights = [];

    public StyleTable(string font, double size)
    {
        (_font, _size) = (font, size);
        // Font 0 sets how wide columns are; that must not change with the language.
        _fonts.Number((MeasuringFont, size, false, false, false, null));
        Number(new CellStyle { Down = Down.Bottom }, false);
    }

    /// <summary>Number of a style.</summary>
    /// <param name="style">The look.</param>
    /// <param name="quoted">Whether the cell is marked as text against becoming a formula on editing.</param>
    public uint Number(CellStyle style, bool quoted)
    {
        if (_known.TryGetValue((style, quoted), out uint number))
            return number;
        number = (uint)_known.Count;
        uint font = _fonts.Number((_font, style.Size ?? _size, style.Bold, style.Italic, style.Underlined, style.Colour));
        // Fill 1 is fixed by the format (a grey pattern), so own fills count from 2.
        uint fill = style.Fill is null ? 0 : _fills.Number(style.Fill.Value) + 2;
        uint border = _borders.Number((style.Box, style.Box is null ? style.Rule : null));
        X.CellFormat format = new()
        {
            NumberFormatId = style.Format.Length == 0 ? 0 : _formats.Number(style.Format) + FirstOwnFormat,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            QuotePrefix = quoted ? true : null,
            ApplyNumberFormat = style.Format.Length > 0 ? true : null,
            ApplyFont = font > 0 ? true : null,
            ApplyFill = fill > 0 ? true : null,
            ApplyBorder = border > 0 ? true : null,
            ApplyAlignment = true,
            Alignment = new X.Alignment
            {
                Horizontal = style.Across switch
                {
                    Across.Left => X.HorizontalAlignmentValues.Left,
                    Across.Centre => X.HorizontalAlignmentValues.Center,
                    Across.Right => X.HorizontalAlignmentValues.Right,
                    _ => X.HorizontalAlignmentValues.General,
                },
                Vertical = style.Down switch
                {
                    Down.Top => X.VerticalAlignmentValues.Top,
                    Down.Middle => X.VerticalAlignmentValues.Center,
                    _ => X.VerticalAlignmentValues.Bottom,
                },
                WrapText = style.Wrap ? true : null,
                Indent = style.Indent > 0 ? (uint)style.Indent : null,
            },
        };
        _cells.Append(format);
        _known.Add((style, quoted), number);
        return number;
    }

    /// <summary>Number of a highlight: the colours of text and cell only.</summary>
    public uint Highlight(Srgb text, Srgb fill)
    {
        _highlights.Add(new X.DifferentialFormat(
            new X.Font(new X.Bold(), new X.Color { Rgb = Argb(text) }),
            new X.Fill(new X.PatternFill(new X.BackgroundColor { Rgb = Argb(fill) }))));
        return (uint)_highlights.Count - 1;
    }

    /// <summary>The style sheet.</summary>
    public X.Stylesheet Write()
    {
        X.Stylesheet sheet = new();
        if (_formats.All.Count > 0)
            sheet.Append(new X.NumberingFormats(_formats.All.Select((code, i) => new X.NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = code })));
        sheet.Append(new X.Fonts(_fonts.All.Select(f => Font(f.Item1, f.Item2, f.Item3, f.Item4, f.Item5, f.Item6))));
        sheet.Append(new X.Fills(
            new X.Fill[]
            {
                new(new X.PatternFill { PatternType = X.PatternValues.None }),
                new(new X.PatternFill { PatternType = X.PatternValues.Gray125 }),
            }.Concat(_fills.All.Select(c => new X.Fill(new X.PatternFill(new X.ForegroundColor { Rgb = Argb(c) }, new X.BackgroundColor { Indexed = 64 })
            {
                PatternType = X.PatternValues.Solid,
            })))));
        sheet.Append(new X.Borders(_borders.All.Select(b => Border(b.Item1, b.Item2))));
        sheet.Append(new X.CellStyleFormats(new X.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }));
        sheet.Append((X.CellFormats)_cells.CloneNode(true));
        sheet.Append(new X.CellStyles(new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
        sheet.Append(new X.DifferentialFormats(_highlights.Select(h => (X.DifferentialFormat)h.CloneNode(true))) { Count = (uint)_highlights.Count });
        return sheet;
    }

    private static X.Font Font(string name, double size, bool bold, bool italic, bool underlined, Srgb? colour)
    {
        List<OpenXmlElement> parts = [];
        if (bold)
            parts.Add(new X.Bold());
        if (italic)
            parts.Add(new X.Italic());
        if (underlined)
            parts.Add(new X.Underline());
        parts.Add(new X.FontSize { Val = size });
        if (colour is Srgb ink)
            parts.Add(new X.Color { Rgb = Argb(ink) });
        parts.Add(new X.FontName { Val = name });
        return new X.Font(parts);
    }

    private static X.Border Border(Srgb? box, Srgb? rule) => new(
        Side(new X.LeftBorder(), box), Side(new X.RightBorder(), box), Side(new X.TopBorder(), box), Side(new X.BottomBorder(), box ?? rule), new X.DiagonalBorder());

    private static T Side<T>(T side, Srgb? colour)
        where T : X.BorderPropertiesType
    {
        if (colour is Srgb line)
        {
            side.Style = X.BorderStyleValues.Thin;
            side.Color = new X.Color { Rgb = Argb(line) };
        }
        return side;
    }

    internal static string Argb(Srgb colour) => "FF" + colour.Hex[1..].ToUpperInvariant();

    private sealed class Pool<T>
        where T : notnull
    {
        private readonly Dictionary<T, uint> _places = [];

        public List<T> All { get; } = [];

        public uint Number(T item)
        {
            if (!_places.TryGetValue(item, out uint place))
            {
                place = (uint)All.Count;
                _places.Add(item, place);
                All.Add(item);
            }
            return place;
        }
    }
}
