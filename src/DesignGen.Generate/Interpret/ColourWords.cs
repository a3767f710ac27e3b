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

    /// <summary>The wishes of a map with the keys any, ground, outline, motif and only.</summary>
    public static (ImmutableArray<ColourWish> Wishes, bool Only) Wishes(DocumentReader reader, Lazy<Lexicon> lexicon)
    {
        if (reader.Map(BriefKeys.Wishes) is not { } map)
            return ([], false);
        var wishes = ImmutableArray.CreateBuilder<ColourWish>();
        foreach ((string key, ColourPart part) in new[] { ("any|任意", ColourPart.Any), ("ground|底", ColourPart.Ground), ("outline|线", ColourPart.Outline), ("motif|花", ColourPart.Motif) })
        {
            foreach (string word in map.Texts(key))
            {
                if (Find(word, lexicon) is not { } found)
                    map.Refuse(key, $"'{word}' is not a colour. Write six hexadecimal digits in quotes, or a colour's name like navy or 藏青.");
                else
                    wishes.Add(new(found.Name, found.Colour.Srgb, part));
            }
        }
        bool only = map.OneOf("only|仅此", new Dictionary<string, bool> { ["yes"] = true, ["true"] = true, ["是"] = true, ["no"] = false, ["false"] = false, ["否"] = false }) ?? false;
        map.RefuseUnknown();
        return (wishes.ToImmutable(), only);
    }

    /// <summary>The colours ruled out: a plain colour's whole family, or one colour and what looks like it.</summary>
    public static ImmutableArray<ColourBan> Bans(DocumentReader reader, Lazy<Lexicon> lexicon)
    {
        var bans = ImmutableArray.CreateBuilder<ColourBan>();
        foreach (string word in reader.Texts(BriefKeys.NoColours))
        {
            if (Find(word, lexicon) is not { } found)
                reader.Refuse(BriefKeys.NoColours, $"'{word}' is not a colour. Write six hexadecimal digits in quotes, or a colour's name like red or 红色.");
            else if (found.Plain is { } plain && Enum.TryParse(plain, ignoreCase: true, out ColourFamily family))
                bans.Add(ColourBan.On(family));
            else
                bans.Add(ColourBan.Near(found.Colour.Srgb, BanRadius));
        }
        return bans.ToImmutable();
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
