using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static readonly Dictionary<string, InkKind> InkKinds = new()
    {
        ["spot"] = InkKind.Spot,
        ["underbase"] = InkKind.Underbase,
        ["metallic"] = InkKind.Metallic,
        ["clear"] = InkKind.Clear,
    };

    /// <summary>Reads an ink library on its own, wherever its file lies.</summary>
    /// <exception cref="InputException">The file is wrong; every mistake is named with its line.</exception>
    public static InkLibrary ReadInks(TemplateFile file)
    {
        var problems = new DocumentProblems(file.Path);
        var reader = new DocumentReader(DocumentParser.Parse(file.Path, file.Text), problems);
        InkLibrary? library = ReadInkLibrary(reader);
        reader.RefuseUnknown();
        problems.ThrowIfAny();
        return library!;
    }

    private static InkLibrary? ReadInkLibrary(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        string? source = reader.Text("source", required: true);
        var inks = ImmutableArray.CreateBuilder<StockInk>();
        DocumentReader? map = reader.Map("inks", required: true);
        bool told = map is null;
        foreach ((string inkId, _) in map?.All() ?? [])
        {
            bool sound = IsId(map!, inkId, inkId);
            if (map!.Map(inkId, required: true) is not { } ink)
            {
                told = true;
                continue;
            }
            LocalName? inkName = ReadName(ink);
            Srgb? colour = ink.Colour("hex", required: true);
            InkKind? kind = ink.OneOf("kind", InkKinds);
            double? opacity = ink.Number("opacity", 0, 1);
            string? note = ink.Text("note");
            ink.RefuseUnknown();
            if (sound && inkName is not null && colour is not null)
                inks.Add(new(inkId, inkName, colour.Value, kind ?? InkKind.Spot, opacity ?? 1, note));
            else
                told = true;
        }
        // With a mistake in some ink, that one may have been the spot ink that is missing.
        if (!told && inks.All(i => i.Kind != InkKind.Spot))
            reader.Refuse("inks", "At least one ink of the kind 'spot' is needed: colours of pictures are matched to those.");
        return id is null || name is null || source is null ? null : new(id, name, source, inks.ToImmutable());
    }
}
