using DesignGen.Core.Documents;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static TransferFilm? ReadTransferFilm(DocumentReader reader)
    {
        Length none = Length.Zero, hundred = Length.FromMillimetres(100);
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        Length? width = reader.Length("width", Length.FromMillimetres(50), Most, required: true);
        Length? side = reader.Length("side-margin", none, hundred, required: true), end = reader.Length("end-margin", none, hundred, required: true);
        Length? longest = reader.Length("max-length", Length.FromMillimetres(50), Length.FromMillimetres(20_000), required: true);
        bool roll = reader.OneOf("roll", YesNo) ?? true;
        Length? spacing = reader.Length("spacing", none, hundred, required: true), offset = reader.Length("cut-offset", none, Length.FromMillimetres(20), required: true), kerf = reader.Length("kerf", none, Length.FromMillimetres(10), required: true);
        double? dpi = reader.Number("dpi", 72, 1200, required: true);
        bool hard = reader.OneOf("hard-edges", YesNo) ?? true;
        Length? choke = reader.Length("choke", none, Length.FromMillimetres(1.5), required: true), white = reader.Length("min-white", none, Length.FromMillimetres(2), required: true);
        if (width is { } w && side is { } s && (w - s * 2).Millimetres < 20)
            reader.Refuse("side-margin", $"Margins of {s} leave {w - s * 2} of {w}. Leave 20 mm at least.");
        if (longest is { } l && end is { } e && (l - e * 2).Millimetres < 20)
            reader.Refuse("end-margin", $"Margins of {e} leave {l - e * 2} of {l}. Leave 20 mm at least.");
        return id is null || name is null || width is null || side is null || end is null || longest is null || spacing is null || offset is null || kerf is null || dpi is null || choke is null || white is null
            ? null
            : new(id, name, width.Value, side.Value, end.Value, longest.Value, roll, spacing.Value, offset.Value, kerf.Value, new(dpi.Value), hard, choke.Value, white.Value);
    }
}
