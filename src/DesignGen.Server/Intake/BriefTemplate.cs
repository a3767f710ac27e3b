using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Server.Intake;

/// <summary>Writes the workbook that customers and designers fill in: a brief in each row, with lists to choose from where the shop's choice is fixed.</summary>
public static class BriefTemplate
{
    // Rows that look ready to be filled in; the lists reach as far, and rows below are read as well.
    private const int Rows = 200;

    // Two lines of text: most wishes fit, and a screen shows some twenty rows.
    private const double RowPoints = 33, ExamplePoints = 66;

    private const string ListSheet = "Lists";

    private static readonly CellStyle ExampleStyle = Look.Text with { Italic = true, Colour = Look.Grey, Fill = Look.Pale };

    // Text stays as it was typed: a style number like 2026-03 does not become a date.
    private static readonly CellStyle TypedStyle = Look.Input with { Format = "@" };
    private static readonly CellStyle NumberStyle = Look.Input with { Across = Across.Centre, Indent = 0 };

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes; stays open.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="language">Language of headers, lists and the example.</param>
    /// <param name="now">When it is written.</param>
    public static void Write(Stream target, TemplateCatalogue catalogue, Language language, DateTimeOffset now)
    {
        ImmutableArray<BriefColumn> columns = [.. BriefColumns.All.Where(c => c.Width > 0)];
        string title = new LocalName("Briefs", "需求").In(language);
        using var book = new WorkbookWriter(target, new(title, "DesignGen", now, language));
        SheetWriter sheet = book.AddSheet(title, new() { Widths = [.. columns.Select(c => c.Width)], FrozenRows = 1, FrozenColumns = 1, PrintedHeaderRow = 1, Tab = Look.Deep, Footer = title });
        sheet.Row(27, columns.Select(c => Cell.Text(c.Header.In(language), Look.Header)));
        ImmutableDictionary<string, string> example = Example(catalogue, language);
        sheet.Row(ExamplePoints, columns.Select(c => example.TryGetValue(c.Key, out string? text) ? Cell.Text(text, ExampleStyle) : Cell.Blank(ExampleStyle)));
        for (int row = 0; row < Rows; row++)
            sheet.Row(RowPoints, columns.Select(c => Cell.Blank(c.Kind == ColumnKind.Number ? NumberStyle : TypedStyle)));
        List<(string Name, string Key, ImmutableArray<string> Words)> lists = Lists(catalogue, language);
        foreach ((string name, string key, _) in lists)
        {
            BriefColumn column = columns.First(c => c.Key == key);
            sheet.Choices(CellRange.Column(columns.IndexOf(column) + 1, 2, Rows + 2), name, column.Header.In(language), new LocalName("Choose from the list, or clear the cell.", "请从列表中选择，或清空单元格。").In(language));
        }
        Explain(book, columns, language);
        WriteLists(book, lists);
        book.Finish();
    }

    // What a product can't take, as a placement of another one, is told when the workbook is read.
    private static List<(string Name, string Key, ImmutableArray<string> Words)> Lists(TemplateCatalogue catalogue, Language language)
    {
        Product[] products = [.. catalogue.Products.Values];
        return
        [
            ("Products", BriefColumns.Product, [.. products.Select(p => p.Name.In(language)).Distinct()]),
            ("Placements", BriefColumns.Placement, [.. products.SelectMany(p => p.Placements).Select(p => p.Name.In(language)).Distinct()]),
            ("Methods", BriefColumns.Print, [.. products.SelectMany(p => p.Methods).Distinct().Select(m => catalogue.Methods[m].Name.In(language)).Distinct()]),
            ("Languages", BriefColumns.Language, ["en", "zh"]),
        ];
    }

    private static ImmutableDictionary<string, string> Example(TemplateCatalogue catalogue, Language language)
    {
        Product product = catalogue.Products.GetValueOrDefault("t-shirt") ?? catalogue.Products.Values.First();
        PrintMethod method = catalogue.Methods[product.Methods[0]];
        return new Dictionary<string, string>
        {
            [BriefColumns.Title] = new LocalName("Example: koi in summer", "示例：夏日锦鲤").In(language),
            [BriefColumns.Text] = new LocalName("Koi among waves, calm and modern, in navy and coral. No skulls. This row shows how it is done and is skipped; write yours below.", "新中式锦鲤与海浪，安静耐看，藏青和珊瑚色，不要骷髅。本行仅作示范，不会被读取；请从下一行写起。").In(language),
            [BriefColumns.Product] = product.Name.In(language),
            [BriefColumns.Placement] = product.Placements[0].Name.In(language),
            [BriefColumns.Garment] = product.Garments[0].Name.In(language),
            [BriefColumns.Print] = method.Name.In(language),
            [BriefColumns.Count] = "24",
            [BriefColumns.Inks] = FormattableString.Invariant($"{Math.Min(4, method.MaxInks)}"),
            [BriefColumns.Style] = "ST-2701",
        }.ToImmutableDictionary();
    }

    private static void Explain(WorkbookWriter book, ImmutableArray<BriefColumn> columns, Language language)
    {
        SheetWriter sheet = book.AddSheet(new LocalName("Columns", "说明").In(language), new() { Widths = [18, 16, 62, 50], FrozenRows = 4, PrintedHeaderRow = 4 });
        sheet.Row(27, Cell.Text("How to fill in a row · 填写说明", Look.Title));
        sheet.Row(null, Cell.Text("Each row is a batch of its own. Columns may be moved or deleted, and headed in either language. In lists, put commas between values.", Look.Note with { Wrap = false }));
        sheet.Row(null, Cell.Text("每行为一个批次。列可移动、可删除，表头中英文均可。多个值用逗号分开。", Look.Note with { Wrap = false }));
        sheet.Row(21, Cell.Text("Column", Look.Header), Cell.Text("列", Look.Header), Cell.Text("What goes into it", Look.Header), Cell.Text("填什么", Look.Header));
        foreach (BriefColumn column in columns)
            sheet.Row(RowPoints, Cell.Text(column.Header.En, Look.Text with { Bold = true }), Cell.Text(column.Header.Zh, Look.Text with { Bold = true }), Cell.Text(column.Meaning.En, Look.Text), Cell.Text(column.Meaning.Zh, Look.Text));
    }

    private static void WriteLists(WorkbookWriter book, List<(string Name, string Key, ImmutableArray<string> Words)> lists)
    {
        SheetWriter sheet = book.AddSheet(ListSheet, new() { Widths = [.. lists.Select(_ => 24.0)], Visibility = SheetVisibility.Hidden });
        for (int row = 0; row < lists.Max(l => l.Words.Length); row++)
            sheet.Row(null, lists.Select(l => row < l.Words.Length ? Cell.Text(l.Words[row]) : default));
        for (int column = 0; column < lists.Count; column++)
            book.DefineName(lists[column].Name, ListSheet, CellRange.Column(column + 1, 1, lists[column].Words.Length));
    }
}
