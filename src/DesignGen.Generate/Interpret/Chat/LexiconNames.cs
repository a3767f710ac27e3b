using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>A name's entry of the lexicon, as a fact has it.</summary>
/// <param name="Slot">The slot that it fits.</param>
/// <param name="Value">Its value.</param>
/// <param name="Name">Its name.</param>
/// <param name="Entry">The entry; of a modified colour the plain one.</param>
internal sealed record Resolved(FactSlot Slot, string Value, LocalName Name, LexiconEntry Entry)
{
    /// <summary>The colour of colours.</summary>
    public Oklch? Colour { get; init; }
}

/// <summary>Finds what a chat model's words are called in the lexicon.</summary>
/// <remarks>A word may be an id, or a name in either language, in the plural too. It must be the whole word: nothing is guessed.</remarks>
internal sealed class LexiconNames(Lexicon lexicon)
{
    // Light dusty navy: more modifiers than these are no colour's name.
    private const int MostModifiers = 3;

    private readonly PhraseTable _table = PhraseTable.Of(lexicon);

    /// <summary>The entry that a slot knows by a word; null for none.</summary>
    public Resolved? Find(FactSlot slot, string word)
    {
        switch (slot)
        {
            case FactSlot.Motif or FactSlot.NoMotif or FactSlot.Family or FactSlot.NoFamily:
                // What is drawn and the kind of pattern lie close: leopard print is either.
                bool bans = slot is FactSlot.NoMotif or FactSlot.NoFamily;
                return slot is FactSlot.Motif or FactSlot.NoMotif ? Motif(word, bans) ?? Family(word, bans) : Family(word, bans) ?? Motif(word, bans);
            case FactSlot.Colour or FactSlot.NoColour or FactSlot.Ground or FactSlot.Outline or FactSlot.Garment:
                return Colour(slot, word);
            case FactSlot.NoGround or FactSlot.NoOutline or FactSlot.NoGarment:
                return Colour(slot, word) ?? Way(slot, word);
            case FactSlot.Scheme:
                return Of(slot, lexicon.Schemes, word) ?? (Named<ColourModifier>(word, m => !m.Tags.IsEmpty) is { } modifier ? new(slot, modifier.Id, modifier.Name, modifier) : null);
            case FactSlot.Style or FactSlot.NoStyle:
                return Of(slot, lexicon.Words, word, w => w.Kind is WordKind.Style or WordKind.Mood) ?? (slot == FactSlot.NoStyle ? Way(slot, word) : null);
            case FactSlot.Audience:
                return Of(slot, lexicon.Words, word, w => w.Kind == WordKind.Audience);
            case FactSlot.Season:
                return Of(slot, lexicon.Words, word, w => w.Kind == WordKind.Season);
            case FactSlot.Market:
                return Of(slot, lexicon.Words, word, w => w.Kind == WordKind.Market);
            case FactSlot.Holiday:
                return Of(slot, lexicon.Holidays, word);
            case FactSlot.Less:
                return Of(slot, lexicon.Motifs, word) ?? Of(slot, lexicon.Families, word) ?? Of(slot, lexicon.Words, word, w => w.Kind is WordKind.Style or WordKind.Mood) ?? Of(slot, lexicon.Schemes, word) ?? Colour(slot, word);
            default:
                return ChatSlots.TradeSlot(slot) is { } trade ? Trade(slot, trade, word) : null;
        }
    }

    /// <summary>The entry that a fact's value names; null where it has none.</summary>
    public LexiconEntry? EntryOf(Fact fact) => fact.Slot switch
    {
        FactSlot.Motif or FactSlot.NoMotif => lexicon.Motifs.GetValueOrDefault(fact.Value),
        FactSlot.Family or FactSlot.NoFamily => lexicon.Families.GetValueOrDefault(fact.Value),
        FactSlot.Style => lexicon.Words.GetValueOrDefault(fact.Value),
        FactSlot.NoStyle => (LexiconEntry?)lexicon.Words.GetValueOrDefault(fact.Value) ?? (LexiconEntry?)lexicon.Schemes.GetValueOrDefault(fact.Value) ?? lexicon.Modifiers.GetValueOrDefault(fact.Value),
        FactSlot.Colour or FactSlot.NoColour or FactSlot.Ground or FactSlot.Outline or FactSlot.Garment or FactSlot.NoGround or FactSlot.NoOutline or FactSlot.NoGarment => lexicon.Colours.GetValueOrDefault(fact.Value),
        FactSlot.Scheme => (LexiconEntry?)lexicon.Schemes.GetValueOrDefault(fact.Value) ?? lexicon.Modifiers.GetValueOrDefault(fact.Value),
        FactSlot.Less => (LexiconEntry?)lexicon.Motifs.GetValueOrDefault(fact.Value) ?? (LexiconEntry?)lexicon.Families.GetValueOrDefault(fact.Value) ?? (LexiconEntry?)lexicon.Words.GetValueOrDefault(fact.Value)
            ?? (LexiconEntry?)lexicon.Schemes.GetValueOrDefault(fact.Value) ?? lexicon.Colours.GetValueOrDefault(fact.Value),
        _ => null,
    };

    private Resolved? Motif(string word, bool bans)
    {
        FactSlot slot = bans ? FactSlot.NoMotif : FactSlot.Motif;
        return Of(slot, lexicon.Motifs, word) ?? (Named<ZodiacYear>(word) is { } year && lexicon.Motifs.GetValueOrDefault(year.Motif) is { } motif ? new(slot, motif.Id, motif.Name, motif) : null);
    }

    private Resolved? Way(FactSlot slot, string word) =>
        Of(slot, lexicon.Schemes, word, s => lexicon.Ways.ContainsKey(s.Id)) ?? Of(slot, lexicon.Modifiers, word, m => lexicon.Ways.ContainsKey(m.Id)) ?? Of(slot, lexicon.Words, word, w => lexicon.Ways.ContainsKey(w.Id));

    private Resolved? Family(string word, bool bans) => Of(bans ? FactSlot.NoFamily : FactSlot.Family, lexicon.Families, word);

    private Resolved? Trade(FactSlot slot, string trade, string word)
    {
        TradeTerm? term = lexicon.Terms.Values.FirstOrDefault(t => t.Slot == trade && t.Value == word) ?? Named<TradeTerm>(word, t => t.Slot == trade);
        return term is null ? null : new(slot, term.Value, term.Name, term);
    }

    private Resolved? Of<T>(FactSlot slot, IReadOnlyDictionary<string, T> byId, string word, Func<T, bool>? fits = null)
        where T : LexiconEntry
    {
        T? entry = byId.GetValueOrDefault(word) is { } known && (fits is null || fits(known)) ? known : Named(word, fits);
        return entry is null ? null : new(slot, entry.Id, entry.Name, entry);
    }

    private T? Named<T>(string word, Func<T, bool>? fits = null)
        where T : LexiconEntry
    {
        string text = PlainText.Of(word).Text.Trim();
        return text.Length == 0 ? null : Ends(text, 0).Where(f => f.End == text.Length).SelectMany(f => f.Meanings).Select(m => m.Entry).OfType<T>().FirstOrDefault(e => fits is null || fits(e));
    }

    private List<(int End, List<Meaning> Meanings)> Ends(string text, int start)
    {
        var found = new List<(int End, List<Meaning> Meanings)>();
        _table.Find(text, start, found);
        return found;
    }

    private Resolved? Colour(FactSlot slot, string word)
    {
        if (lexicon.Colours.GetValueOrDefault(word) is { } known)
            return Shade(slot, known, []);
        string text = PlainText.Of(word).Text.Trim();
        return text.Length == 0 ? null : Shade(slot, text, 0, []);
    }

    private Resolved? Shade(FactSlot slot, string text, int start, List<ColourModifier> before)
    {
        while (start < text.Length && text[start] is ' ' or '-')
            start++;
        if (start == text.Length || before.Count > MostModifiers)
            return null;
        List<(int End, List<Meaning> Meanings)> found = Ends(text, start);
        if (found.Where(f => f.End == text.Length).SelectMany(f => f.Meanings).Select(m => m.Entry).OfType<ColourTerm>().FirstOrDefault() is { } colour)
            return Shade(slot, colour, before);
        foreach ((int end, List<Meaning> meanings) in Enumerable.Reverse(found))
        {
            if (meanings.Select(m => m.Entry).OfType<ColourModifier>().FirstOrDefault() is { } modifier && Shade(slot, text, end, [.. before, modifier]) is { } shade)
                return shade;
        }
        return null;
    }

    // Named as the built-in interpreter names modified colours, so that the same shade is the same value.
    private static Resolved Shade(FactSlot slot, ColourTerm colour, IReadOnlyList<ColourModifier> modifiers)
    {
        Oklch value = colour.Colour;
        string id = colour.Id, en = colour.Name.En, zh = colour.Name.Zh;
        foreach (ColourModifier modifier in modifiers.Reverse())
        {
            value = modifier.On(value);
            (id, en, zh) = (modifier.Id + "-" + id, modifier.Name.En + " " + en, modifier.Name.Zh + zh);
        }
        return new(slot, id, new(en, zh), colour) { Colour = value };
    }
}
