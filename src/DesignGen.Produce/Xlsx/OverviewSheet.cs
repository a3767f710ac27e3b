using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Facts;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.Xlsx;

/// <summary>Writes the list of a pack's styles, one row each, for the planner's wall and the buyer's folder.</summary>
internal static class OverviewSheet
{
    private const double RowHeight = 96;
    private const int MostSwatches = 8, FirstSwatch = 10;

    // Lines of a row, and characters in a line of its last column.
    private const int RowLines = 7, LineLength = 62;

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes; stays open.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="styles">The styles in order.</param>
    /// <param name="stopped">Styles that a check stopped.</param>
    /// <param name="picture">Opens a style's picture, PNG; closed here.</param>
    public static void Write(Stream target, BatchRecord batch, IReadOnlyList<StyleFacts> styles, IReadOnlyList<StyleFacts> stopped, Func<int, Stream> picture)
    {
        Language language = batch.Language;
        Wording say = styles[0].Wording with { Language = language };
        using var book = new WorkbookWriter(target, new(batch.Title, Generator.Name, batch.CreatedAt, language))
        {
            // As the one of them that says most about a model.
            Says = styles.Select(s => s.Says).MaxBy(s => s.Making)! with { Title = batch.Title, Code = batch.Code },
        };
        SheetWriter sheet = book.AddSheet(say.Tab(PackWords.Overview), new()
        {
            Widths = [18, 21, 22, 14, 16, 24, 16, 18, 7, .. Enumerable.Repeat(9.5, MostSwatches), 56],
            FrozenRows = 2,
            FrozenColumns = 3,
            PrintedHeaderRow = 2,
            Footer = batch.Title + "  " + batch.Code,
        });
        sheet.Row(30, Cell.Text($"{batch.Title} ({batch.Code})", Look.Title));
        LocalName[] names =
        [
            PackWords.Picture, PackWords.Code, PackWords.Title, PackWords.Style, PackWords.Placement, PackWords.Size, PackWords.Garment,
            PackWords.Method, PackWords.InkCount,
        ];
        sheet.Row(say.Both ? 48 : 32, [
            .. names.Select(n => Cell.Text(n.In(say), Look.Header)),
            .. Enumerable.Range(1, MostSwatches).Select(i => Cell.Text(i.ToString(CultureInfo.InvariantCulture), Look.Header)),
            Cell.Text(PackWords.Warnings.In(say), Look.Header)]);
        for (int i = 0; i < styles.Count; i++)
        {
            StyleFacts style = styles[i];
            var brief = style.Brief;
            var inks = style.Artwork.Inks;
            string where = style.Artwork.Repeat is { } repeat ? PackWords.Layout(repeat, language) : style.Offset;
            int row = sheet.Row(RowHeight, [
                Cell.Blank(Look.Text),
                Cell.Link(style.Code, style.Folder + "/techpack.xlsx"),
                Cell.Text(style.Order.Variant.Spec.Title, Look.Text),
                Cell.Text(brief.Style, Look.Text),
                Cell.Text(brief.Placement.Name.In(language), Look.Text),
                Cell.Text(where.Length > 0 ? style.Size + "\n" + where : style.Size, Look.Text),
                Cell.Text(brief.Garment.Name.In(language) + "\n" + brief.Garment.Colour.Hex, Look.Text),
                Cell.Text(Made(style), Look.Text),
                Cell.Number(inks.Length, Look.Number("0") with { Across = Across.Centre }),
                .. Enumerable.Range(0, MostSwatches).Select(k => Swatch(style, k, language)),
                Cell.Text(Warnings(style, say), Look.Text)]);
            using Stream png = picture(i);
            sheet.Picture(png, CellRange.At(1, row), style.Order.Variant.Spec.Title);
            Recipe recipe = style.Order.Variant.Spec.Recipe;
            foreach (Colourway colourway in recipe.Colourways)
            {
                ImmutableArray<Ink> own = colourway.InksOf(inks, recipe.Inks);
                sheet.Row(34, [
                    Cell.Blank(Look.Text),
                    Cell.Text(style.Code, Look.Text),
                    Cell.Text(colourway.Name.In(language) + "\n" + colourway.Id, Look.Text),
                    Cell.Text(brief.Style, Look.Text),
                    .. Enumerable.Repeat(Cell.Blank(Look.Text), 4),
                    Cell.Number(own.Length, Look.Number("0") with { Across = Across.Centre }),
                    .. Enumerable.Range(0, MostSwatches).Select(k => k < own.Length ? Cell.Text(own[k].Name + "\n" + own[k].Colour.Hex, Look.Swatch(own[k].Colour)) : Cell.Blank(Look.Text)),
                    Cell.Text(PackWords.SharedFilms.In(language), Look.Text)]);
            }
        }
        sheet.Filter(new(1, 2, FirstSwatch + MostSwatches, sheet.Rows));
        BatchRunSheets.Write(book, say, styles, stopped);
        book.Finish();
    }

    // As many as a row has room for; the others stand on the sheet of checks with all that can be done about them.
    private static string Warnings(StyleFacts style, Wording say)
    {
        string[] all = [.. style.Warnings];
        int lines = 0, shown = 0;
        while (shown < all.Length && (lines += TechPackSheet.Lines(all[shown], LineLength)) <= RowLines - (shown < all.Length - 1 ? 1 : 0))
            shown++;
        return string.Join('\n', [.. all.Take(shown), .. shown < all.Length ? [string.Create(CultureInfo.InvariantCulture, $"+ {all.Length - shown}: {say.Tab(PackWords.PreflightTab)}, techpack.xlsx")] : Array.Empty<string>()]);
    }

    private static string Made(StyleFacts style) => style.Brief.Method.Name.In(style.Language) + "\n" + (style.Films is null
        ? $"print.png, {style.Brief.Press?.Raster.Resolution ?? style.Brief.Method.Raster}"
        : $"{PackWords.Films.In(style.Language)}: {style.PlateFilms.Length} × {style.Films.Resolution}");

    // The last swatch speaks for all that do not fit.
    private static Cell Swatch(StyleFacts style, int place, Language language)
    {
        var inks = style.Artwork.Inks;
        if (place >= inks.Length)
            return Cell.Blank(Look.Text);
        if (place == MostSwatches - 1 && inks.Length > MostSwatches)
            return Cell.Text(string.Create(CultureInfo.InvariantCulture, $"+ {inks.Length - place} {PackWords.InkName.In(language)}"), Look.Centred);
        string area = style.Area(place).ToString("0.0", CultureInfo.InvariantCulture) + " cm²";
        return Cell.Text(inks[place].Name + "\n" + inks[place].Colour.Hex + "\n" + area, Look.Swatch(inks[place].Colour));
    }
}
