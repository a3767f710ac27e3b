using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Facts;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.Xlsx;

/// <summary>Writes the production sheet of one style: what a factory needs to mix, burn, place and check, on one page or two.</summary>
/// <remarks>Sections follow tech packs of the trade (techpackwizard.com; sowmsraman.wordpress.com, "Tech Pack"): artwork, placement, colours, sizes, files, notes.</remarks>
internal sealed class TechPackSheet
{
    private const int Columns = 8, PictureColumn = 6;
    private readonly StyleFacts _style;
    private readonly BatchRecord _batch;
    private readonly Language _language;
    private readonly Wording _say;
    private readonly SheetWriter _sheet;

    private TechPackSheet(SheetWriter sheet, StyleFacts style, BatchRecord batch) =>
        (_sheet, _style, _batch, _language, _say) = (sheet, style, batch, style.Language, style.Wording);

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes; stays open.</param>
    /// <param name="batch">The style's batch; its time of birth is the workbook's.</param>
    /// <param name="style">The style.</param>
    /// <param name="picture">A PNG of it, read once.</param>
    public static void Write(Stream target, BatchRecord batch, StyleFacts style, Stream picture)
    {
        string title = style.Order.Variant.Spec.Title;
        using var book = new WorkbookWriter(target, new(title, Generator.Name, batch.CreatedAt, style.Language)) { Says = style.Says };
        SheetWriter sheet = book.AddSheet(style.Wording.Tab(PackWords.TechPack), new()
        {
            Widths = [6, 15, 20, 12, 21, 13, 13, 28],
            Landscape = false,
            Footer = style.Code + "  " + title,
        });
        new TechPackSheet(sheet, style, batch).Write(picture);
        RunSheets.Write(book, style);
        book.Finish();
    }

    private void Write(Stream picture)
    {
        _sheet.Row(30, Cell.Text(_style.Order.Variant.Spec.Title, Look.Title));
        int first = _sheet.Rows + 1;
        foreach ((LocalName name, string value) in Facts())
        {
            int row = _sheet.Row(Math.Max(Lines(value, 44), Lines(name.In(_say), 20)) * 14 + 6, Cell.Text(name.In(_say), Look.Label), Cell.Blank(Look.Label), Cell.Text(value, Look.Text), Cell.Blank(Look.Text), Cell.Blank(Look.Text));
            _sheet.Merge(new(1, row, 2, row));
            _sheet.Merge(new(3, row, 5, row));
        }
        _sheet.Picture(picture, new(PictureColumn, first, Columns, _sheet.Rows), _style.Order.Variant.Spec.Title, 8);
        Inks();
        Colourway();
        Sizes();
        Files();
        Remarks(PackWords.Warnings, _style.Warnings.DefaultIfEmpty(PackWords.NoWarnings.In(_say)));
        Remarks(PackWords.Notes, Notes());
    }

    private IEnumerable<(LocalName Name, string Value)> Facts()
    {
        var brief = _style.Brief;
        var variant = _style.Order.Variant;
        if (brief.Style.Length > 0)
            yield return (PackWords.Style, brief.Style);
        yield return (PackWords.Code, variant.Code);
        yield return (PackWords.Batch, _batch.Title + " (" + _batch.Code + ")");
        if (brief.RequestedBy.Length > 0)
            yield return (PackWords.Requester, brief.RequestedBy);
        yield return (PackWords.Product, brief.Product.Name.In(_say));
        yield return (brief.Product.Base ?? PackWords.Garment, brief.Garment.Name.In(_say) + " " + brief.Garment.Colour.Hex);
        yield return (PackWords.Placement, brief.Placement.Name.In(_say));
        yield return (_style.Artwork.Repeat is null ? PackWords.Size : PackWords.TileSize, _style.Size);
        if (_style.Artwork.Repeat is { } repeat)
            yield return (PackWords.RepeatLayout, _say.Say(l => PackWords.Layout(repeat, l)));
        if (_style.Offset.Length > 0)
            yield return (PackWords.Offset, _say.Say(_style.OffsetIn));
        if (_style.NailSet(_say) is { } nails)
            yield return (PackWords.NailSet, nails);
        if (!brief.Placement.Cuts.IsEmpty)
        {
            yield return (PackWords.Cuts, string.Join("; ", brief.Placement.Cuts.Select(c =>
                $"{c.Name.In(_say)}: {(c.Kind == CutKind.Kiss ? PackWords.Kiss : PackWords.Through).In(_say)}")));
        }
        yield return (PackWords.Method, brief.Method.Name.In(_say));
        yield return (PackWords.Resolution, $"print.png, {brief.Press?.Raster.Resolution ?? brief.Method.Raster}, sRGB");
        yield return (PackWords.Films, _style.Films is null
            ? PackWords.NoFilms.In(_say)
            : string.Create(CultureInfo.InvariantCulture, $"{_style.PlateFilms.Length} × TIFF, {_style.Films.Resolution}")
                + (_style.Screening.Any(s => s.Dots is not null) ? string.Create(CultureInfo.InvariantCulture, $", {_style.Films.Screen.RulingLpi:0.##} lpi, {_style.Films.Screen.Angle}") : ""));
        yield return (PackWords.Pattern, variant.Spec.FamilyName.In(_say) + " / " + variant.Spec.PaletteName.In(_say));
        if (variant.Rating > 0 || variant.Comment.Length > 0)
            yield return (PackWords.Review, (new string('★', variant.Rating) + " " + variant.Comment).Trim());
    }

    private void Inks()
    {
        bool tile = _style.Artwork.Repeat is not null;
        Heading(PackWords.Inks.In(_say));
        Header(PackWords.Order, PackWords.Swatch, PackWords.InkName, PackWords.Share, PackWords.Lab,
            tile ? PackWords.TileArea : PackWords.Area, tile ? PackWords.PerMetre : PackWords.InkKind, PackWords.FilmFile);
        for (int ink = 0; ink < _style.Artwork.Inks.Length; ink++)
        {
            Ink of = _style.Artwork.Inks[ink];
            CieLab lab = of.Colour.CieLab;
            _sheet.Row(22,
                Cell.Number(ink + 1, Look.Number("0") with { Across = Across.Centre }),
                Cell.Text(of.Colour.Hex, Look.Swatch(of.Colour)),
                Cell.Text(of.Name, Look.Text),
                Cell.Number(_style.Shares[ink], Look.Number("0.0%")),
                Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{lab.L:0.0}, {lab.A:0.0}, {lab.B:0.0}"), Look.Centred),
                Cell.Number(_style.Area(ink), Look.Number("0.00")),
                tile ? Cell.Number(_style.Shares[ink] * 10_000, Look.Number("0")) : Cell.Text(Kind(of.Kind), Look.Centred),
                _style.InkFilm(ink) is { } film ? Cell.Link(film, film) : Cell.Text("—", Look.Centred));
        }
    }

    private void Colourway()
    {
        Heading(PackWords.Colourways.In(_say));
        Recipe recipe = _style.Order.Variant.Spec.Recipe;
        string palette = _style.Order.Variant.Spec.PaletteName.In(_say);
        Swatches(palette.Length > 0 ? palette : "1", _style.Artwork.Inks);
        foreach (Colourway colourway in recipe.Colourways)
        {
            string name = colourway.Name.In(_say);
            Swatches(colourway.Id + "\n" + name, colourway.InksOf(_style.Artwork.Inks, recipe.Inks));
        }
        if (recipe.Colourways.IsEmpty)
            return;
        int last = _sheet.Row(Lines(PackWords.SharedFilms.In(_say), 120) * 14 + 6, [Cell.Text(PackWords.SharedFilms.In(_say), Look.Text), .. Blanks(Look.Text, Columns - 1)]);
        _sheet.Merge(new(1, last, Columns, last));
    }

    private void Swatches(string name, ImmutableArray<Ink> inks)
    {
        int perRow = Columns - 2;
        for (int from = 0; from < inks.Length; from += perRow)
        {
            List<Cell> cells = [Cell.Text(from == 0 ? name : "", Look.Label), Cell.Blank(Look.Label)];
            cells.AddRange(inks.Skip(from).Take(perRow).Select(i => Cell.Text(i.Name + "\n" + i.Colour.Hex, Look.Swatch(i.Colour))));
            int row = _sheet.Row(Math.Max(30, from == 0 ? Lines(name, 19) * 14 + 4 : 0), cells);
            _sheet.Merge(new(1, row, 2, row));
        }
    }

    private void Sizes()
    {
        ImmutableArray<SizeFacts> rows = _style.SizeRun;
        if (rows.IsEmpty)
            return;
        Heading(PackWords.SizeRun.In(_say) + (!_style.IsCloth && !_style.IsNails && rows.All(r => !r.OwnFilms) ? " (" + PackWords.OneSize.In(_say) + ")" : ""));
        ImmutableArray<string> measures = _style.Measures;
        _sheet.Row(_say.Both ? 48 : 32, [
            Cell.Text(PackWords.SizeId.In(_say), Look.Header), Cell.Blank(Look.Header),
            .. measures.Select(m => Cell.Text(_say.Say(l => PackWords.Named(m, _style.Brief.Product, l)) + ", mm", Look.Header))]);
        _sheet.Merge(new(1, _sheet.Rows, 2, _sheet.Rows));
        foreach (SizeFacts size in rows)
        {
            int row = _sheet.Row(18, [
                Cell.Text(size.Id, Look.Centred), Cell.Blank(Look.Centred),
                .. measures.Select(m => size.Measures.TryGetValue(m, out var length) ? Cell.Number(length.Millimetres, Look.Number("0.#")) : Cell.Text("—", Look.Centred))]);
            _sheet.Merge(new(1, row, 2, row));
        }
    }

    private void Files()
    {
        Heading(PackWords.Files.In(_say));
        // Films stand with their inks above.
        foreach ((string name, string role) in _style.Files.Where(f => f.Role != "film"))
        {
            int row = _sheet.Row(18, [Cell.Link(name, name), .. Blanks(Look.Link, 3), Cell.Text(_say.Say(l => PackWords.Role(role, l)), Look.Text), .. Blanks(Look.Text, 3)]);
            _sheet.Merge(new(1, row, 4, row));
            _sheet.Merge(new(5, row, Columns, row));
        }
    }

    private IEnumerable<string> Notes()
    {
        if (_style.Brief.Notes.Length > 0)
            yield return _style.Brief.Notes;
        if (_style.Brief.Method.Note is { } note)
            yield return note.In(_say);
        if (_style.Plan is { } plan)
            yield return PackWords.Register(plan).In(_say) + " " + PackWords.White(plan, _style.PlateFilms[0], _style.Brief.Garment.IsDark).In(_say);
        yield return PackWords.Measured.In(_say);
        yield return PackWords.Recipe.In(_say);
    }

    private void Remarks(LocalName heading, IEnumerable<string> lines)
    {
        Heading(heading.In(_say));
        foreach (string line in lines)
        {
            int row = _sheet.Row(Lines(line, 120) * 14 + 6, [Cell.Text(line, Look.Text), .. Blanks(Look.Text, Columns - 1)]);
            _sheet.Merge(new(1, row, Columns, row));
        }
    }

    private void Heading(string text)
    {
        _sheet.Row(10);
        _sheet.Row(22, [Cell.Text(text, Look.Heading), .. Blanks(Look.Heading, Columns - 1)]);
    }

    private void Header(params ReadOnlySpan<LocalName> names)
    {
        var cells = new List<Cell>();
        foreach (LocalName name in names)
            cells.Add(Cell.Text(name.In(_say), Look.Header));
        _sheet.Row(_say.Both ? 48 : 32, cells);
    }

    private string Kind(InkKind kind) => NameOf(kind).In(_say);

    /// <summary>The trade's word for a kind of ink.</summary>
    public static LocalName NameOf(InkKind kind) => kind switch
    {
        InkKind.Underbase => new LocalName("underbase", "打底白"),
        InkKind.Metallic => new LocalName("metallic", "金属"),
        InkKind.Clear => new LocalName("clear", "透明"),
        _ => new LocalName("spot", "专色"),
    };

    private static IEnumerable<Cell> Blanks(CellStyle style, int count) => Enumerable.Repeat(Cell.Blank(style), count);

    // Chinese characters take two places.
    internal static int Lines(string text, int perLine) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(c => c > 0x2E80 ? 2.0 : 1) / perLine)));
}
