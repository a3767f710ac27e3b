using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Xlsx;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The pages of sizes and pieces, materials and cost.</summary>
internal static class RunPages
{
    /// <summary>Sets the pages.</summary>
    public static void Set(Folio folio, StyleFacts style)
    {
        folio.Begin(PackWords.RunPage);
        Sizes(folio, style);
        Cost(folio, style);
    }

    private static void Sizes(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        RunFigures run = style.Run;
        ImmutableArray<string> measures = style.Measures;
        // Nails lie on sheets, each size on its own.
        bool sheets = style.IsNails, placed = !style.IsCloth && !sheets;
        ImmutableArray<TableColumn> columns =
        [
            new(PackWords.SizeId.In(say), 1.2), new(PackWords.Pieces.In(say), 1.2, Across.Right),
            .. sheets ? [new TableColumn(PackWords.Films.In(say), 1.3, Across.Centre)] : placed ? new TableColumn[]
            {
                new(PackWords.Scale.In(say), 1, Across.Right), new(PackWords.PrintWidth.In(say), 1.4, Across.Right), new(PackWords.PrintHeight.In(say), 1.4, Across.Right),
                new(RunSheets.Below(style, say), 1.8, Across.Right), new(PackWords.Across.In(say), 1.9, Across.Right), new(PackWords.MostArea.In(say), 1.9, Across.Centre), new(PackWords.Films.In(say), 1.3, Across.Centre),
            } : [],
            .. measures.Select(m => new TableColumn(say.Say(l => PackWords.Named(m, style.Brief.Product, l)) + ", mm", 1.4, Across.Right)),
        ];
        bool ordered = !style.IsCloth || !style.Brief.Quantities.IsEmpty;
        var rows = new List<TableCell[]>();
        foreach (SizeFacts size in style.SizeRun)
        {
            rows.Add(
            [
                new(size.Id, IsStrong: true), new(ordered ? Whole(size.Pieces) : "", IsEntry: true),
                .. sheets ? [Set(size)] : placed ? new TableCell[]
                {
                    string.Create(CultureInfo.InvariantCulture, $"{size.Scale:0%}"), Mm(size.Width), Mm(size.Height), Mm(size.Drop), Mm(size.Across),
                    FormattableString.Invariant($"{size.MaxWidth.Millimetres:0.#} × {size.MaxHeight.Millimetres:0.#}"), Set(size),
                } : [],
                .. measures.Select(m => size.Measures.TryGetValue(m, out Length length) ? (TableCell)Mm(length) : "—"),
            ]);
        }
        if (style.SizeRun.IsEmpty && placed)
            rows.Add(["—", new(Whole(run.Pieces), IsEntry: true), "100%", Mm(style.Artwork.Width), Mm(style.Artwork.Height), Mm(style.Brief.Placement.Drop), "0", "—", PackWords.PackFilms.In(say)]);
        if (!style.SizeRun.IsEmpty && ordered)
            rows.Add([new(PackWords.Total.In(say), IsStrong: true) { Ground = Folio.Pale }, new(Whole(style.SizeRun.Sum(s => (double)s.Pieces)), IsStrong: true) { Ground = Folio.Pale }, .. Enumerable.Repeat(new TableCell("") { Ground = Folio.Pale }, columns.Length - 2)]);
        if (rows.Count > 0)
            Table.Set(folio, Folio.Left, !style.IsCloth || measures.Length > 2 ? Folio.Width : Math.Min(Folio.Width, 40 * columns.Length), columns, rows, PackWords.Sizes.In(say));
        if (style.IsCloth)
            folio.Y = folio.Facts([(PackWords.ClothArea.In(say), run.Pieces.ToString("#,##0.##", CultureInfo.InvariantCulture))], Folio.Left, folio.Y, 90, 45) + 3;

        TableCell Set(SizeFacts size) => (size.OwnFilms ? PackWords.OwnFilms : PackWords.PackFilms).In(say);
    }

    private static void Cost(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        string heading = PackWords.Bom.In(say) + " · " + PackWords.Cost.In(say);
        if (style.MethodCost is not { } method)
        {
            folio.Section(heading, Folio.Left, Folio.Width, Folio.Body.Leading);
            folio.Y = folio.Paragraph(PackWords.NoFigures.In(say), Folio.Left, folio.Y, Folio.Width, Folio.Body, Folio.Grey) + 3;
            return;
        }
        string currency = style.Costs!.Currency;
        ImmutableArray<CostLine> lines = style.CostLines;
        double sum = lines.Sum(l => l.Amount), pieces = style.Run.Pieces;
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.Item.In(say), 3), new(PackWords.Spec.In(say), 4), new(PackWords.PerPiece.In(say), 1.4, Across.Right), new(PackWords.Unit.In(say), 1, Across.Centre), new(PackWords.Quantity.In(say), 1.5, Across.Right),
            new(PackWords.Price.WithUnit(currency).In(say), 1.5, Across.Right), new(PackWords.Amount.WithUnit(currency).In(say), 1.6, Across.Right),
        ],
        [
            .. lines.Select(l => new TableCell[]
            {
                l.Name.In(say), l.Spec.In(say), l.PerPiece is double each ? each.ToString("0.###", CultureInfo.InvariantCulture) : "—", l.Unit.In(say), l.Quantity.ToString("#,##0.##", CultureInfo.InvariantCulture),
                l.Price.ToString(l.Price is > 0 and < 0.1 ? "0.0000" : "#,##0.00", CultureInfo.InvariantCulture), Money(l.Amount),
            }),
            Total(PackWords.TotalCost, sum), Total(style.IsCloth ? PackWords.PerMetreCost : PackWords.PerPieceCost, pieces == 0 ? 0 : sum / pieces),
        ], heading);
        folio.Y = folio.Paragraph(PackWords.Estimate.In(say) + "\n" + PackWords.Calibration.In(say) + ": " + method.Calibration.In(say), Folio.Left, folio.Y - 1.5, Folio.Width, Folio.Small, Folio.Grey) + 4;

        TableCell[] Total(LocalName name, double amount) =>
            [new(name.In(say), IsStrong: true) { Ground = Folio.Pale }, .. Enumerable.Repeat(new TableCell("") { Ground = Folio.Pale }, 5), new(Money(amount), IsStrong: true) { Ground = Folio.Pale }];
    }

    private static string Money(double amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Whole(double count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Mm(Length length) => length.Millimetres.ToString("0.#", CultureInfo.InvariantCulture);
}
