using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Documents;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <content>Sheets and printers of nails, <c>nails/sheets.yaml</c>.</content>
public static partial class TemplateReader
{
    private static readonly Dictionary<string, bool> TipDown = new() { ["up"] = false, ["down"] = true };

    private static NailSheetTemplates? ReadNailSheets(DocumentReader reader)
    {
        Length? safe = reader.Length("safe", Length.Zero, Mm(3), required: true);
        DocumentReader? layers = reader.Map("layers", required: true);
        string? kiss = layers?.Text("kiss", required: true), through = layers?.Text("through", required: true), guide = layers?.Text("guide", required: true);
        layers?.RefuseUnknown();
        if (kiss is not null && kiss == through)
            layers!.Refuse("through", $"Both depths have the layer '{kiss}', so a cutter can't tell them apart. Give them two names.");
        double[] curvature = [.. reader.Texts("curvature").Select(t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        if (curvature.Length != 5 || !curvature.All(c => c is >= 0 and <= 0.45))
            reader.Refuse("curvature", "Five shares from 0 (flat) to 0.45 are needed, thumb first, like '[0.14, 0.17, 0.18, 0.19, 0.22]'.");
        var tips = new List<(string Number, Length Width)>();
        if (reader.Map("tips", required: true) is { } map)
        {
            foreach ((string number, _) in map.All())
            {
                if (map.Length(number, Mm(4), Mm(30), required: true) is not Length width)
                    continue;
                if (tips.Exists(t => t.Width == width))
                    map.Refuse(number, string.Create(CultureInfo.InvariantCulture, $"Another tip is {width.Millimetres} mm wide, too. Keep one number for a width."));
                tips.Add((number, width));
            }
            if (tips.Count == 0)
                reader.Refuse("tips", "At least one tip is needed, like '0: 16mm'.");
        }
        var sheets = ImmutableSortedDictionary.CreateBuilder<string, NailSheetFormat>(StringComparer.Ordinal);
        foreach ((string id, DocumentReader s) in Named(reader, "sheets"))
        {
            LocalName? name = ReadName(s);
            (Length Width, Length Height)? size = s.Size("size", Mm(40), Mm(2000), required: true);
            Length? margin = s.Length("margin", Length.Zero, Mm(50), required: true), spacing = s.Length("spacing", Mm(0.5), Mm(50), required: true);
            bool film = s.OneOf("film", YesNo, required: true) ?? false, always = s.OneOf("by-default", YesNo) ?? false;
            s.RefuseUnknown();
            if (IsId(reader, "sheets", id) && name is not null && size is not null && margin is not null && spacing is not null)
                sheets[id] = new(id, name, size.Value.Width, size.Value.Height, margin.Value, spacing.Value, film, always);
        }
        var printers = ImmutableSortedDictionary.CreateBuilder<string, NailPrinter>(StringComparer.Ordinal);
        foreach ((string id, DocumentReader p) in Named(reader, "printers"))
        {
            LocalName? name = ReadName(p);
            (Length Width, Length Height)? area = p.Size("area", Mm(8), Mm(200), required: true);
            double? dpi = p.Number("dpi", 150, 2400, required: true);
            bool mirror = p.OneOf("mirror", YesNo) ?? false, down = p.OneOf("tip", TipDown) ?? false, always = p.OneOf("by-default", YesNo) ?? false;
            p.RefuseUnknown();
            if (IsId(reader, "printers", id) && name is not null && area is not null && dpi is not null)
                printers[id] = new(id, name, area.Value.Width, area.Value.Height, new(dpi.Value), mirror, down, always);
        }
        reader.RefuseUnknown();
        return safe is null || kiss is null || through is null || guide is null
            ? null
            : new(safe.Value, kiss, through, guide, [.. curvature], [.. tips.OrderByDescending(t => t.Width.Millimetres)], sheets.ToImmutable(), printers.ToImmutable());

        static Length Mm(double mm) => Length.FromMillimetres(mm);
    }
}
