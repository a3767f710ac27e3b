using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads which colours a brief wishes and which it rules out, in hexadecimal or by the names of the lexicon.</summary>
internal static class ColourWords
{
    // Nearer than this to a banned colour an ink would be taken for it.
    private const double BanRadius = 0.09;

    private static readonly (string Key, ColourPart Part)[] Parts = [(BriefKeys.AnyPart, ColourPart.Any), (BriefKeys.GroundPart, ColourPart.Ground), (BriefKeys.OutlinePart, ColourPart.Outline), (BriefKeys.MotifPart, ColourPart.Motif)];

    /// <summary>The wishes of a map with the keys any, ground, outline, motif and only.</summary>
    public static (ImmutableArray<ColourWish> Wishes, bool Only) Wishes(DocumentReader reader, Lazy<Lexicon> lexicon)
    {
        if (reader.Map(BriefKeys.Wishes) is not { } map)
            return ([], false);
        var wishes = ImmutableArray.CreateBuilder<ColourWish>();
        foreach ((string key, ColourPart part) in Parts)
        {
            foreach (string word in map.Texts(key))
            {
                if (Find(word, lexicon) is not { } found)
                    map.Refuse(key, $"'{word}' is not a colour. Write six hexadecimal digits in quotes, or a colour's name like navy or 藏青.");
                else
                    wishes.Add(new(found.Name, found.Colour.Srgb, part));
            }
        }
        bool only = map.OneOf(BriefKeys.Only, new Dictionary<string, bool> { ["yes"] = true, ["true"] = true, ["是"] = true, ["no"] = false, ["false"] = false, ["否"] = false }) ?? false;
        map.RefuseUnknown();
        return (wishes.ToImmutable(), only);
    }

    /// <summary>What is ruled out, of a list of words or of a map with such lists for parts.</summary>
    /// <returns>The colours: a plain colour's whole family, one colour and what looks like it, or all that a way of colouring covers; and the palettes and harmonies that are made in a way ruled out for the whole print.</returns>
    public static (ImmutableArray<ColourBan> Bans, ImmutableArray<string> Palettes) Bans(DocumentReader reader, TemplateCatalogue catalogue)
    {
        var bans = ImmutableArray.CreateBuilder<ColourBan>();
        var palettes = new SortedSet<string>(StringComparer.Ordinal);
        if (reader.Kind(BriefKeys.NoColours) == NodeKind.Map)
        {
            DocumentReader map = reader.Map(BriefKeys.NoColours)!;
            foreach ((string key, ColourPart part) in Parts)
                Read(map, key, part);
            map.RefuseUnknown();
        }
        else
        {
            Read(reader, BriefKeys.NoColours, ColourPart.Any);
        }
        return (bans.ToImmutable(), [.. palettes]);

        void Read(DocumentReader from, string key, ColourPart part)
        {
            foreach (string word in from.Texts(key))
            {
                if (Way(word, catalogue.Lexicon) is { } way)
                {
                    if (!way.Covers.IsEmpty)
                        bans.Add(ColourBan.Within(way.Covers) with { Part = part });
                    if (part == ColourPart.Any)
                        palettes.UnionWith(catalogue.Palettes.Values.Where(p => way.IsOf(p.Id, p.Tags)).Select(p => p.Id).Concat(catalogue.Harmonies.Values.Where(h => way.IsOf(h.Id, h.Tags)).Select(h => h.Id)));
                    else if (way.Covers.IsEmpty)
                        from.Refuse(key, $"'{word}' is a matter of all colours together and can't be ruled out for a part. Move it to 'any'.");
                }
                else if (Ban(word, catalogue.Lexicon) is { } ban)
                {
                    bans.Add(ban with { Part = part });
                }
                else
                {
                    from.Refuse(key, $"'{word}' is neither a colour nor a way of colouring. Write six hexadecimal digits in quotes, a colour's name like red or 红色, or a way like neon or 粉彩.");
                }
            }
        }
    }

    /// <summary>Whether a word of the lexicon, or a colour, rules out a colour.</summary>
    public static bool RulesOut(string word, Srgb colour, Lazy<Lexicon> lexicon) => Way(word, lexicon) is { } way ? ColourBan.Within(way.Covers).Catches(colour) : Ban(word, lexicon)?.Catches(colour) == true;

    private static ColourWay? Way(string word, Lazy<Lexicon> lexicon)
    {
        if (word.StartsWith('#'))
            return null;
        string id = word.ToLowerInvariant().Replace(' ', '-');
        if (lexicon.Value.Ways.TryGetValue(id, out ColourWay? way))
            return way;
        if (lexicon.Value.Colours.ContainsKey(id))
            return null;
        // A name in the words of a brief: 荧光色, bright colours.
        Fact[] read = [.. TextInterpreter.Read(word, lexicon.Value).Facts.Where(f => f is { Source: FactSource.Text, Slot: FactSlot.Scheme or FactSlot.Style or FactSlot.Colour })];
        return read is [{ Slot: not FactSlot.Colour } only] ? lexicon.Value.Ways.GetValueOrDefault(only.Value) : read is [] ? Modifier(word, lexicon.Value) : null;
    }

    // 深色 alone colours nothing, and so is no fact of a text.
    private static ColourWay? Modifier(string word, Lexicon lexicon) => lexicon.Modifiers.Values.FirstOrDefault(m => m.Names.Contains(word.ToLowerInvariant())) is { } modifier ? lexicon.Ways.GetValueOrDefault(modifier.Id) : null;

    private static ColourBan? Ban(string word, Lazy<Lexicon> lexicon)
    {
        if (Find(word, lexicon) is not { } found)
            return null;
        return found.Plain is { } plain && Enum.TryParse(plain, ignoreCase: true, out ColourFamily family) ? ColourBan.On(family) : ColourBan.Near(found.Colour.Srgb, BanRadius);
    }

    // The colour of a word, and its id where it is a plain colour.
    private static (LocalName Name, Oklch Colour, string? Plain)? Find(string word, Lazy<Lexicon> lexicon)
    {
        if (word.StartsWith('#'))
            return Srgb.TryParse(word, out Srgb hex) ? (new(hex.Hex, hex.Hex), hex.Oklab.Oklch, null) : null;
        if (lexicon.Value.Colours.TryGetValue(word, out ColourTerm? colour))
            return (colour.Name, colour.Colour, colour.Id == colour.Family ? colour.Id : null);
        // A name, or a name with what changes it: light navy, 浅灰蓝.
        Fact[] read = [.. TextInterpreter.Read(word, lexicon.Value).Facts.Where(f => f.Slot == FactSlot.Colour)];
        return read is [{ Colour: { } value } only] ? (only.Name, value, lexicon.Value.Colours.TryGetValue(only.Value, out ColourTerm? named) && named.Id == named.Family ? named.Id : null) : null;
    }
}
