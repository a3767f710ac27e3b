using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Preflight;
using DesignGen.Sheets;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.Xlsx;

/// <summary>The sheets of a style that a run is planned by: sizes and quantities, inks and screens, cost, checks and samples. Quantities and prices are entries; the rest follows by formula.</summary>
/// <remarks>
/// Formulas are made of references and numbers only; no word of a brief gets into one. What is sold by the metre is counted in square
/// metres of cloth, everything else in pieces. Sections follow tech packs of the trade (techpackwizard.com; kimberlydippel.com, "BOM").
/// </remarks>
internal sealed class RunSheets
{
    /// <summary>Format of prices.</summary>
    internal const string Money = "#,##0.00";

    private readonly WorkbookWriter _book;
    private readonly StyleFacts _style;
    private readonly Wording _say;
    private readonly bool _cloth;

    private RunSheets(WorkbookWriter book, StyleFacts style) => (_book, _style, _say, _cloth) = (book, style, style.Wording, style.IsCloth);

    // Names in two languages take twice the lines.
    private double Low => _say.Both ? 36 : 22;

    private double High => _say.Both ? 78 : 40;

    /// <summary>Writes the sheets after those that are there.</summary>
    public static void Write(WorkbookWriter book, StyleFacts style)
    {
        var sheets = new RunSheets(book, style);
        Run run = sheets.Sizes();
        Ink? ink = sheets.Inks(run);
        if (ink is not null)
            sheets.Cost(run, ink);
        PreflightSheet.Write(book, style.Wording, [style]);
        sheets.Samples();
    }

    // A cell elsewhere in the workbook, and what it holds now.
    private sealed record Figure(string Cell, double Value);

    private sealed record Run(Figure Pieces, Figure Prints);

    private sealed record Ink(Figure PerPrint, Figure Millilitres, Figure Litre);

    private Run Sizes()
    {
        LocalName tab = PackWords.Sizes;
        ImmutableArray<SizeFacts> sizes = _cloth ? [] : _style.SizeRun;
        ImmutableArray<string> measures = sizes.IsEmpty ? [] : _style.Measures;
        SheetWriter sheet = Begin(tab, [14, 12, 9, 12, 12, 15, 15, 18, 12, .. measures.Select(_ => 13.0)], landscape: true);
        Length drop = _style.Brief.Placement.Drop;
        sheet.Row(High, [.. new[] { PackWords.SizeId.In(_say), (_cloth ? PackWords.ClothArea : PackWords.Pieces).In(_say), PackWords.Scale.In(_say), PackWords.PrintWidth.In(_say), PackWords.PrintHeight.In(_say), Below(_style, _say), PackWords.Across.In(_say), PackWords.MostArea.In(_say), PackWords.Films.In(_say) }
            .Concat(measures.Select(m => _say.Say(l => PackWords.Named(m, _style.Brief.Product, l)) + ", mm")).Select(t => Cell.Text(t, Look.Header))]);
        int first = sheet.Rows + 1;
        (double pieces, double prints) = (_style.Run.Pieces, _style.Run.Prints);
        if (sizes.IsEmpty)
        {
            sheet.Row(Low, Cell.Text(_cloth ? "m²" : "—", Look.Centred), Cell.Number(pieces, Entry("0.##")), Cell.Number(1, Look.Number("0%")), Mm(_style.Artwork.Width), Mm(_style.Artwork.Height),
                _cloth ? Dash() : Mm(drop), _cloth ? Dash() : Mm(Length.Zero), Dash(), Cell.Text(Films(own: false), Look.Centred));
        }
        foreach (SizeFacts size in sizes)
        {
            sheet.Row(Low, [
                Cell.Text(size.Id, Look.Centred), Cell.Number(size.Pieces, Entry("0")), Cell.Number(size.Scale, Look.Number("0%")), .. Placed(size), Cell.Text(Films(size.OwnFilms), Look.Centred),
                .. measures.Select(m => size.Measures.TryGetValue(m, out Length length) ? Mm(length) : Dash())]);
        }
        string quantities = CellRange.Column(2, first, sheet.Rows).Reference, scales = CellRange.Column(3, first, sheet.Rows).Reference;
        int total = sheet.Row(Low, Cell.Text(PackWords.Total.In(_say), Look.Label), Cell.Formula($"SUM({quantities})", pieces, Total("0.##")));
        int full = sheet.Row(High + 14, Cell.Text(PackWords.FullPrints.In(_say), Look.Label), Cell.Formula($"SUMPRODUCT({quantities},{scales},{scales})", prints, Total("0.##")));
        return new(Elsewhere(tab, 2, total, pieces), Elsewhere(tab, 2, full, prints));
    }

    // Where the print sits; nails lie on sheets, each size on its own.
    private Cell[] Placed(SizeFacts size) => _style.IsNails ? [Dash(), Dash(), Dash(), Dash(), Dash()] :
    [
        Mm(size.Width), Mm(size.Height), Mm(size.Drop), Mm(size.Across),
        Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{size.MaxWidth.Millimetres:0.#} × {size.MaxHeight.Millimetres:0.#}"), Look.Centred),
    ];

    private Ink? Inks(Run run)
    {
        LocalName tab = PackWords.InksTab;
        SheetWriter sheet = Begin(tab, [7, 13, 24, 27, 16, 16, 18, 16], landscape: true);
        Ink? used = null;
        if (_style.MethodCost is not { } method)
        {
            Line(sheet, PackWords.NoFigures.In(_say), 8);
        }
        else
        {
            Line(sheet, PackWords.Estimate.In(_say), 8);
            Line(sheet, PackWords.Calibration.In(_say) + ": " + method.Calibration.In(_say), 8);
            int waste = sheet.Row(Low, Cell.Blank(Look.Label), Cell.Blank(Look.Label), Cell.Text(PackWords.Waste.In(_say), Look.Label), Cell.Number(method.Waste, Entry("0.0%")));
            int litre = sheet.Row(Low, Cell.Blank(Look.Label), Cell.Blank(Look.Label), Cell.Text(PackWords.PerLitre.In(_say) + ", " + _style.Costs!.Currency, Look.Label), Cell.Number(method.InkPerLitre, Entry(Money)));
            Heading(sheet, PackWords.InkUseHeading, 8);
            Header(sheet, PackWords.Order, PackWords.Swatch, PackWords.InkName, _cloth ? PackWords.PerMetre : PackWords.Areas, PackWords.Rate, PackWords.PerPrint, PackWords.ForRun, PackWords.InkCost);
            int first = sheet.Rows + 1;
            double each = 0, all = 0;
            foreach (InkFacts ink in _style.InkList)
            {
                int row = sheet.Rows + 1;
                double area = _cloth ? ink.AreaCm2 / _style.PageCm2 * 10_000 : ink.AreaCm2, print = area * ink.MlPerCm2, needed = print * run.Prints.Value * (1 + method.Waste);
                (each, all) = (each + print, all + needed);
                sheet.Row(Low, Cell.Number(ink.Order, Look.Number("0") with { Across = Across.Centre }), Swatch(ink.Order), Cell.Text(ink.Name, Look.Text), Cell.Number(area, Look.Number("0.00")),
                    Cell.Number(ink.MlPerCm2, Entry("0.0000")), Cell.Formula($"D{row}*E{row}", print, Look.Number("0.000")),
                    Cell.Formula($"F{row}*{run.Prints.Cell}*(1+$D${waste})", needed, Look.Number("0.0")), Cell.Formula($"G{row}/1000*$D${litre}", needed / 1000 * method.InkPerLitre, Look.Number(Money)));
            }
            int last = sheet.Rows;
            int total = sheet.Row(Low, Cell.Blank(Look.Label), Cell.Blank(Look.Label), Cell.Text(PackWords.Total.In(_say), Look.Label), Cell.Blank(Look.Label), Cell.Blank(Look.Label),
                Cell.Formula($"SUM(F{first}:F{last})", each, Total("0.000")), Cell.Formula($"SUM(G{first}:G{last})", all, Total("0.0")), Cell.Formula($"SUM(H{first}:H{last})", all / 1000 * method.InkPerLitre, Total(Money)));
            used = new(Elsewhere(tab, 6, total, each), Elsewhere(tab, 7, total, all), Elsewhere(tab, 4, litre, method.InkPerLitre));
        }
        if (_style.Screens > 0)
            Screens(sheet);
        return used;
    }

    // The mesh is the press's advice, to be written over; where to flash is left to be filled in.
    private void Screens(SheetWriter sheet)
    {
        Heading(sheet, PackWords.Screens, 8);
        Header(sheet, PackWords.Order, PackWords.Swatch, PackWords.InkName, PackWords.FilmFile, PackWords.Ruling, PackWords.AngleWord, PackWords.Mesh, PackWords.Flash);
        Separations.FilmSettings films = _style.Films!;
        for (int i = 0; i < _style.PlateFilms.Length; i++)
        {
            Separations.PressPlate plate = _style.Plan!.Plates[i];
            Separations.PlateScreen screen = _style.Screening[i];
            sheet.Row(Low, Cell.Number(i + 1, Look.Number("0") with { Across = Across.Centre }), Swatch(plate.Source is int ink ? ink + 1 : 0), Cell.Text(plate.Ink.Name, Look.Text), Cell.Link(_style.PlateFilms[i], _style.PlateFilms[i]),
                screen.Dots is { } dots ? Cell.Number(dots.RulingLpi, Look.Number("0.#") with { Across = Across.Centre }) : Cell.Text(PackWords.Solid.In(_say), Look.Centred),
                screen.Dots is { } turned ? Cell.Text(turned.Angle.ToString(), Look.Centred) : Dash(), Cell.Number(screen.Mesh, Entry("0")), Cell.Blank(Look.Input));
        }
        Line(sheet, PackWords.Polarity.In(_say) + ": " + string.Create(CultureInfo.InvariantCulture, $"{films.Resolution}, ") + (films.Mirror ? PackWords.Mirrored : PackWords.Reading).In(_say), 8);
    }

    private void Cost(Run run, Ink ink)
    {
        CostRates costs = _style.Costs!;
        SheetWriter sheet = Begin(PackWords.Cost, [30, 34, 13, 10, 14, 14, 16], landscape: true);
        Line(sheet, PackWords.Estimate.In(_say), 7);
        Heading(sheet, PackWords.Bom, 7);
        Header(sheet, PackWords.Item, PackWords.Spec, PackWords.PerPiece, PackWords.Unit, PackWords.Quantity, PackWords.Price.WithUnit(costs.Currency), PackWords.Amount.WithUnit(costs.Currency));
        int first = sheet.Rows + 1;
        foreach (CostLine line in _style.CostLines)
        {
            int row = sheet.Rows + 1;
            sheet.Row(Low, Cell.Text(line.Name.In(_say), Look.Text), Cell.Text(line.Spec.In(_say), Look.Text),
                line.Kind == CostKind.Ink ? Cell.Formula(ink.PerPrint.Cell, ink.PerPrint.Value, Look.Number("0.000")) : line.PerPiece is double each ? Cell.Number(each, Look.Number("0.###")) : Dash(),
                Cell.Text(line.Unit.In(_say), Look.Centred), Cell.Formula(Needed(line), line.Quantity, Look.Number("#,##0.##")),
                line.Kind == CostKind.Ink ? Cell.Formula(ink.Litre.Cell + "/1000", line.Price, Look.Number("#,##0.0000")) : Price(line.Price, line.Kind == CostKind.Sheet ? "#,##0.0000" : Money),
                Cell.Formula($"E{row}*F{row}", line.Amount, Look.Number(Money)));
        }
        int last = sheet.Rows;
        double sum = _style.CostLines.Sum(l => l.Amount);
        int total = Sum(PackWords.TotalCost, $"SUM(G{first}:G{last})", sum);
        Sum(_cloth ? PackWords.PerMetreCost : PackWords.PerPieceCost, $"IF({run.Pieces.Cell}=0,0,G{total}/{run.Pieces.Cell})", run.Pieces.Value == 0 ? 0 : sum / run.Pieces.Value);

        string Needed(CostLine line) => line.Kind switch
        {
            CostKind.Ink => ink.Millilitres.Cell,
            CostKind.Screens => line.Quantity.ToString(CultureInfo.InvariantCulture),
            CostKind.Sheet => FormattableString.Invariant($"{line.PerPiece:R}*{run.Prints.Cell}"),
            CostKind.Strokes => FormattableString.Invariant($"{line.PerPiece:R}*{run.Pieces.Cell}"),
            _ => run.Pieces.Cell,
        };

        int Sum(LocalName name, string formula, double value) =>
            sheet.Row(Low, [Cell.Text(name.In(_say), Look.Label with { Bold = true }), .. Enumerable.Repeat(Cell.Blank(Look.Label), 5), Cell.Formula(formula, value, Total(Money))]);
    }

    private void Samples()
    {
        const int Sampled = 3;
        SheetWriter sheet = Begin(PackWords.Samples, [9, 13, 24, 21, 13, 13, 30, 14], landscape: true);
        Header(sheet, PackWords.SampleNo, PackWords.DateWord, PackWords.Spot, PackWords.Spec2, PackWords.Measured2, PackWords.Revised, PackWords.Comment, PackWords.By);
        (LocalName Name, Cell Spec)[] spots =
        [
            (PackWords.PrintWidthSpot, Mm(_style.Artwork.Width)), (PackWords.PrintHeightSpot, Mm(_style.Artwork.Height)),
            .. _style.Brief.Placement.From.Length > 0 ? [(PackWords.Offset, Cell.Text(_say.Say(_style.OffsetIn), Look.Text))] : Array.Empty<(LocalName, Cell)>(),
            (PackWords.ColourSpot, Dash()), (PackWords.WashSpot, Dash()),
        ];
        for (int sample = 1; sample <= Sampled; sample++)
        {
            foreach ((LocalName name, Cell spec) in spots)
                sheet.Row(name == PackWords.Offset ? Math.Max(Low, TechPackSheet.Lines(_say.Say(_style.OffsetIn), 18) * 14 + 6) : Low, [Cell.Number(sample, Look.Number("0") with { Across = Across.Centre }), Cell.Blank(Look.Input), Cell.Text(name.In(_say), Look.Text), spec, .. Enumerable.Repeat(Cell.Blank(Look.Input), 4)]);
        }
    }

    private SheetWriter Begin(LocalName tab, ImmutableArray<double> widths, bool landscape)
    {
        SheetWriter sheet = _book.AddSheet(_say.Tab(tab), new() { Widths = widths, Landscape = landscape, OnePage = true, Footer = _style.Code + "  " + _style.Order.Variant.Spec.Title });
        sheet.Row(30, Cell.Text(tab.In(_say) + "  " + _style.Code, Look.Title));
        if (tab == PackWords.Sizes)
            Line(sheet, PackWords.FillIn.In(_say), widths.Length);
        return sheet;
    }

    private static void Line(SheetWriter sheet, string text, int columns)
    {
        int row = sheet.Row(TechPackSheet.Lines(text, 110) * 14 + 6, [Cell.Text(text, Look.Note)]);
        sheet.Merge(new(1, row, columns, row));
    }

    private void Heading(SheetWriter sheet, LocalName text, int columns)
    {
        sheet.Row(10);
        sheet.Row(22, [Cell.Text(text.In(_say), Look.Heading), .. Enumerable.Repeat(Cell.Blank(Look.Heading), columns - 1)]);
    }

    private void Header(SheetWriter sheet, params IEnumerable<LocalName> names) => sheet.Row(High, names.Select(n => Cell.Text(n.In(_say), Look.Header)));

    /// <summary>Head of the column that says how far below its point a print begins.</summary>
    internal static string Below(StyleFacts style, Wording say) => style.Brief.Placement.From.Length == 0 || style.IsCloth
        ? PackWords.Offset.In(say) + ", mm"
        : say.Say(l => string.Format(CultureInfo.InvariantCulture, PackWords.Below.In(l), "mm", PackWords.Named(style.Brief.Placement.From, style.Brief.Product, l)));

    private string Films(bool own) => (own ? PackWords.OwnFilms : PackWords.PackFilms).In(_say);

    private Cell Swatch(int order) => order == 0 ? Cell.Text("#ffffff", Look.Swatch(Core.Colour.Srgb.White)) : Cell.Text(_style.Artwork.Inks[order - 1].Colour.Hex, Look.Swatch(_style.Artwork.Inks[order - 1].Colour));

    private Figure Elsewhere(LocalName tab, int column, int row, double value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{_say.Tab(tab)}'!${CellRange.Letters(column)}${row}"), value);

    private static Cell Price(double value, string format = Money) => Cell.Number(value, Entry(format));

    private static Cell Mm(Length length) => Cell.Number(length.Millimetres, Look.Number("0.#"));

    private static Cell Dash() => Cell.Text("—", Look.Centred);

    private static CellStyle Entry(string format) => Look.Number(format) with { Fill = Look.Entry };

    private static CellStyle Total(string format) => Look.Number(format) with { Bold = true, Fill = Look.Pale };
}
