using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

public sealed partial class TextInterpreter
{
    // A colour with the words that change it.
    private sealed record Shade(int First, int Last, string Id, LocalName Name, Oklch Colour)
    {
        public string? Part { get; set; }
    }

    private void Colours()
    {
        List<Shade> shades = [];
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_senses[i] is ColourTerm colour && !_used[i] && !IsPerson(i))
                shades.Add(Modified(i, colour));
        }
        HashSet<int> firsts = [.. shades.Select(s => s.First)], lasts = [.. shades.Select(s => s.Last)];
        shades.RemoveAll(s => IsStray(s, firsts, lasts));
        foreach (Shade shade in shades)
            shade.Part = PartRight(shade) ?? PartLeft(shade);
        // Navy or black ground: what is joined shares its part.
        for (int k = shades.Count - 2; k >= 0; k--)
        {
            if (shades[k].Part is null && shades[k + 1].Part is { } part && Joined(shades[k].Last, shades[k + 1].First) && PartRight(shades[k + 1]) is not null)
                shades[k].Part = part;
        }
        for (int k = 1; k < shades.Count; k++)
        {
            if (shades[k].Part is null && shades[k - 1].Part is { } part && Joined(shades[k - 1].Last, shades[k].First) && PartLeft(shades[k - 1]) is not null && PartRight(shades[k - 1]) is null)
                shades[k].Part = part;
        }
        foreach (Shade shade in shades)
            Place(shade);
    }

    private void Place(Shade shade)
    {
        Stance stance = _stances[shade.Last];
        double confidence = shade.Last > shade.First || _tokens[shade.Last].End - _tokens[shade.Last].Start > 1 ? 1 : 0.85;
        if (stance == Stance.Exempt)
        {
            Add(FactSlot.Allowed, shade.Id, shade.Name, shade.First, shade.Last, colour: shade.Colour);
            return;
        }
        if (stance == Stance.Less)
        {
            Add(FactSlot.Less, shade.Id, shade.Name, shade.First, shade.Last);
            return;
        }
        if (stance == Stance.Banned)
        {
            Add(BanOn(shade.Part) ?? FactSlot.NoColour, shade.Id, shade.Name, shade.First, shade.Last, confidence, null, shade.Colour);
            return;
        }
        FactSlot slot = shade.Part switch { "garment" => FactSlot.Garment, "ground" => FactSlot.Ground, "outline" => FactSlot.Outline, _ => FactSlot.Colour };
        Add(slot, shade.Id, shade.Name, shade.First, shade.Last, confidence, null, shade.Colour);
        if (slot != FactSlot.Colour || !_only[shade.First] || _onlySaid)
            return;
        _onlySaid = true;
        _facts.Add(new(FactSlot.OnlyColours, "yes", new("these colours only", "只用这些颜色"), Span(shade.First, shade.Last), 0.9));
    }

    // The bans of parts; null where a ban holds for the whole print.
    private static FactSlot? BanOn(string? part) => part switch { "ground" => FactSlot.NoGround, "outline" => FactSlot.NoOutline, "garment" => FactSlot.NoGarment, _ => null };

    // Neon under a ban, for a part or for all; dark skulls are ruled out as skulls, and darkness is not.
    private void BanWay(int i, ColouringWord word)
    {
        int next = i + 1;
        // Vibrant may be a mood; vibrant colours are colours.
        if (next < _tokens.Count && _tokens[next].IsPlainOf("colour") && _tokens[i].As<ColourModifier>() is { } modifier && _lexicon.Ways.ContainsKey(modifier.Id))
            word = modifier;
        while (next < _tokens.Count && (_tokens[next].IsMark("-") || _tokens[next].IsPlainOf("of") || _tokens[next].IsPlainOf("colour")))
            next++;
        bool ofThing = next == i + 1 && next < _tokens.Count && _senses[next] is MotifConcept or FamilyWord && _stances[next] == Stance.Banned;
        if (ofThing && _lexicon.Ways.ContainsKey(word.Id))
            Add(FactSlot.Order, word.Id, new($"of {_senses[next]!.Name.En}", $"指{_senses[next]!.Name.Zh}"), i, i);
        else
            Add(BanOn(PartRight(i)) ?? FactSlot.NoStyle, word.Id, word.Name, i, i);
    }

    private Shade Modified(int at, ColourTerm colour)
    {
        int first = at;
        Oklch value = colour.Colour;
        string id = colour.Id, en = colour.Name.En, zh = colour.Name.Zh;
        for (int j = at - 1; j >= 0; j--)
        {
            if (_tokens[j].IsMark("-") && j > 0 && _senses[j - 1] is ColourModifier)
                continue;
            if (_senses[j] is not ColourModifier modifier || _used[j])
                break;
            value = modifier.On(value);
            (id, en, zh) = (modifier.Id + "-" + id, modifier.Name.En + " " + en, modifier.Name.Zh + zh);
            first = j;
        }
        return new(first, at, id, new(en, zh), value);
    }

    // One Chinese character is a colour only beside something that it colours: 红底, 黑T, 红+金, 大红花; not within a longer word.
    private bool IsStray(Shade shade, HashSet<int> firsts, HashSet<int> lasts)
    {
        Token token = _tokens[shade.Last];
        if (shade.First < shade.Last || token.End - token.Start > 1 || !Han.Is(_plain.Text[token.Start]))
            return false;
        int next = shade.Last + 1, before = shade.First - 1;
        bool unknownRight = next < _tokens.Count && _tokens[next].Kind == TokenKind.Unknown && _tokens[next].Start == token.End && Han.Is(_plain.Text[token.End]);
        bool unknownLeft = before >= 0 && _tokens[before].Kind == TokenKind.Unknown && _tokens[before].End == token.Start && Han.Is(_plain.Text[token.Start - 1]);
        if (unknownLeft && !firsts.Contains(next) && !lasts.Contains(before))
            return true;
        return unknownRight && !lasts.Contains(before);
    }

    // What a colour's own noun says: light blue ground, black cotton tee, 金线, 白色的底.
    private string? PartRight(Shade shade) => PartRight(shade.Last);

    private string? PartRight(int last)
    {
        for (int j = last + 1, steps = 0; j < _tokens.Count && steps < 4; j++, steps++)
        {
            if (_tokens[j].IsMark("-'") || _tokens[j].IsPlainOf("of") || _tokens[j].IsPlainOf("colour"))
                continue;
            if (PartOf(j) is { } part)
                return part;
            // Dark brown for the outlines.
            if (_tokens[j].IsPlainOf("for") && j + 1 < _tokens.Count && (PartOf(j + 1) ?? (j + 2 < _tokens.Count && _tokens[j + 1].IsPlain ? PartOf(j + 2) : null)) is "outline" or "ground")
                return PartOf(j + 1) ?? PartOf(j + 2);
            // 灰色排汗T恤: a short word of the cloth's that no lexicon has.
            if (_tokens[j].Kind == TokenKind.Unknown && j + 1 < _tokens.Count && _tokens[j].Start == _tokens[j - 1].End && _tokens[j + 1].Start == _tokens[j].End && _tokens[j].End - _tokens[j].Start <= 2 && Han.Is(_plain.Text[_tokens[j].Start]) && PartOf(j + 1) == "garment")
                return "garment";
            if (_senses[j] is TradeTerm { Slot: "fabric" or "garment" or "other" } or StyleWord { Kind: WordKind.Audience or WordKind.Style })
                continue;
            return null;
        }
        return null;
    }

    // What stands before: ground: navy, 底色用藏青, outline in black, on black.
    private string? PartLeft(Shade shade)
    {
        for (int j = shade.First - 1, steps = 0; j >= 0 && steps < 5; j--, steps++)
        {
            if (_tokens[j].IsPlainOf("on") && steps <= 1 && PartRight(shade) is null)
                return _allOver || _nails ? "ground" : "garment";
            if (_tokens[j].IsMark(":：=-") || _tokens[j].IsPlain || _senses[j] is GrammarCue { Kind: CueKind.Ban or CueKind.Only or CueKind.Soft })
            {
                if (_tokens[j].IsPlainOf("wish") || _tokens[j].IsPlainOf("of") || _tokens[j].IsPlainOf("be") || _tokens[j].IsMark(":：=-") || _tokens[j].IsPlainOf("colour") || _senses[j] is GrammarCue || _tokens[j].IsPlainOf("in"))
                    continue;
                return null;
            }
            // A part that has its own colour before it is not the next colour's.
            if (PartOf(j) is { } part)
                return part == "garment" && _senses[j] is TradeTerm { Slot: "product" } && !Labels(j, shade.First) ? null : HasOwnColour(j) ? null : part;
            return null;
        }
        return null;
    }

    private bool Labels(int part, int colour)
    {
        for (int j = part + 1; j < colour; j++)
        {
            if (_tokens[j].IsMark(":：=") || _tokens[j].IsPlainOf("be") || _tokens[j].IsPlainOf("in") || _tokens[j].IsPlainOf("colour"))
                return true;
        }
        return false;
    }

    private bool HasOwnColour(int part)
    {
        int j = part - 1;
        while (j >= 0 && (_tokens[j].IsPlainOf("of") || _tokens[j].IsPlainOf("colour") || _tokens[j].IsMark("-")))
            j--;
        return j >= 0 && _senses[j] is ColourTerm;
    }

    private string? PartOf(int j) => _senses[j] switch
    {
        TradeTerm { Slot: "part" } term => term.Value,
        TradeTerm { Slot: "product" } => "garment",
        TradeTerm { Slot: "garment" or "goods" } => "garment",
        _ => null,
    };

    private bool Joined(int left, int right)
    {
        for (int j = left + 1; j < right; j++)
        {
            if (!(_tokens[j].IsMark("、/&+-") || _tokens[j].IsPlainOf("join")))
                return false;
        }
        return right - left <= 3;
    }
}
