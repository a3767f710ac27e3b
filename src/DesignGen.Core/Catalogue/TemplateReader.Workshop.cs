using System.Collections.Immutable;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private const int MostPieces = 1_000_000;
    private const double MostMoney = 1_000_000;

    private static PlacementGrading? ReadGrading(DocumentReader reader)
    {
        string? id = ReadId(reader);
        IReadOnlyList<string> usual = reader.Texts("usual");
        var rows = ImmutableArray.CreateBuilder<PlacementGrade>();
        foreach (DocumentReader row in reader.Maps("grades"))
        {
            string? placement = row.Text("placement", required: true);
            IReadOnlyList<string> sizes = row.Texts("sizes");
            double scale = row.Number("scale", 0.2, 2) ?? 1;
            var max = row.Size("max-size", Least, Most, required: true);
            Length? drop = row.Length("drop", Length.Zero, Most, required: true);
            Length across = row.Length("across", Length.Zero, Most) ?? Length.Zero;
            row.RefuseUnknown();
            if (sizes.Count == 0)
                row.Refuse("sizes", "Name the sizes that the row holds for, like '[S, M]'.");
            foreach (string size in sizes.Where(s => rows.Any(r => r.Placement == placement && r.Sizes.Contains(s))))
                row.Refuse("sizes", $"Size {size} of {placement} stands in an earlier row too. Keep one of them.");
            if (placement is not null && max is { } most && drop is { } below)
                rows.Add(new(placement, [.. sizes], scale, most.Width, most.Height, below, across));
        }
        return id is null ? null : new(id, [.. usual], rows.ToImmutable());
    }

    // What it names must be there, or a misspelt size would quietly be printed as the adult's.
    private static IEnumerable<Problem> CheckGrading(PlacementGrading grading, string path, IReadOnlyDictionary<string, Product> products)
    {
        if (!products.TryGetValue(grading.Id, out Product? product))
        {
            yield return new(path, null, "id", $"There is no product '{grading.Id}'. Known: {string.Join(", ", products.Keys.Order(StringComparer.Ordinal))}.");
            yield break;
        }
        foreach (string size in grading.Usual.Concat(grading.Rows.SelectMany(r => r.Sizes)).Distinct().Where(s => product.Sizes.All(p => p.Id != s)))
            yield return new(path, null, "sizes", $"{product.Id} has no size '{size}'. Known: {string.Join(", ", product.Sizes.Select(s => s.Id))}.");
        foreach (string placement in grading.Rows.Select(r => r.Placement).Distinct().Where(p => product.Placements.All(k => k.Id != p)))
            yield return new(path, null, "grades", $"{product.Id} has no placement '{placement}'. Known: {string.Join(", ", product.Placements.Select(p => p.Id))}.");
    }

    private static CostRates? ReadCosts(DocumentReader reader)
    {
        string? currency = reader.Text("currency", required: true);
        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            reader.Refuse("currency", $"'{currency}' is not the code of a currency. Write three capital letters, like 'USD' or 'CNY'.");
        int quantity = reader.Whole("quantity", 0, MostPieces) ?? 1;
        double packing = reader.Number("packing", 0, MostMoney) ?? 0;
        var blanks = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (reader.Map("blanks") is { } map)
        {
            foreach ((string product, _) in map.All())
                blanks[product] = map.Number(product, 0, MostMoney, required: true) ?? 0;
        }
        var methods = ImmutableSortedDictionary.CreateBuilder<string, MethodCost>(StringComparer.Ordinal);
        foreach ((string id, DocumentReader m) in Named(reader, "methods"))
        {
            double? ink = m.Number("ink-ml-per-cm2", 0, 1, required: true);
            double underbase = m.Number("underbase-ml-per-cm2", 0, 1) ?? ink ?? 0, white = m.Number("white-ml-per-cm2", 0, 1) ?? 0;
            double waste = (m.Number("waste-percent", 0, 100) ?? 0) / 100;
            double? litre = m.Number("ink-per-litre", 0, MostMoney, required: true);
            double screen = m.Number("screen", 0, MostMoney) ?? 0, hit = m.Number("hit", 0, MostMoney) ?? 0, sheet = m.Number("sheet-per-cm2", 0, MostMoney) ?? 0;
            LocalName? calibration = ReadName(m, "calibration");
            m.RefuseUnknown();
            if (ink is not null && litre is not null && calibration is not null)
                methods[id] = new(ink.Value, underbase, white, waste, litre.Value, screen, hit, sheet, calibration);
        }
        return currency is null ? null : new(currency, quantity, packing, blanks.ToImmutable(), methods.ToImmutable());
    }
}
