using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static PictureStyle? ReadStyle(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader), words = ReadName(reader, "words");
        IReadOnlyList<string> tags = reader.Texts("tags");
        return id is null || name is null || words is null ? null : new(id, name, [.. tags], words);
    }

    private static PromptWords? ReadPrompts(DocumentReader reader)
    {
        LocalName? motif = ReadPhrase(reader, "motif", "{subject}", "{ground}"), placement = ReadPhrase(reader, "placement", "{subject}", "{ground}"), tile = ReadPhrase(reader, "tile", "{subject}", "{ground}");
        LocalName? inks = ReadPhrase(reader, "inks", "{colours}"), avoid = ReadPhrase(reader, "avoid");
        var colours = ImmutableArray.CreateBuilder<ColourWord>();
        foreach ((string _, DocumentReader c) in Named(reader, "colours"))
        {
            Srgb? colour = c.Colour("hex", required: true);
            string? en = c.Text("en", required: true), zh = c.Text("zh", required: true);
            c.RefuseUnknown();
            if (colour is { } known && en is not null && zh is not null)
                colours.Add(new(known, new(en, zh)));
        }
        reader.RefuseUnknown();
        return motif is null || placement is null || tile is null || inks is null || avoid is null || colours.Count == 0 ? null : new(motif, placement, tile, inks, avoid, colours.ToImmutable());
    }

    /// <summary>A phrase in both languages, in which each of some marks stands.</summary>
    private static LocalName? ReadPhrase(DocumentReader reader, string key, params string[] marks)
    {
        if (ReadName(reader, key) is not LocalName phrase)
            return null;
        foreach (string mark in marks)
        {
            if (!phrase.En.Contains(mark, StringComparison.Ordinal) || !phrase.Zh.Contains(mark, StringComparison.Ordinal))
                reader.Refuse(key, $"'{mark}' must stand in both languages: the prompt puts its own words there. Add it.");
        }
        return phrase;
    }
}
