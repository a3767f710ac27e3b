using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>Understands a brief in running text, English, Chinese or both, by lexicons and grammar alone.</summary>
/// <remarks>
/// The way: one spelling, then what grammar tells (slogans, sizes, order numbers), then the names of all lexicons at once,
/// then slips of spelling and of sound among what is left over, then how far each no reaches, then the slots. Deterministic, never throws, linear in the
/// text's length. <c>docs/interpreting.md</c> tells it with examples.
/// </remarks>
public sealed partial class TextInterpreter
{
    private readonly Lexicon _lexicon;
    private readonly PlainText _plain;
    private readonly List<Token> _tokens;
    private readonly LexiconEntry?[] _senses;
    private readonly Stance[] _stances;
    private readonly bool[] _only;
    private readonly bool[] _used;
    private readonly bool _nails;
    private readonly Language _language;
    private readonly List<Fact> _facts = [];
    private readonly List<BriefDoubt> _contradictions = [], _warnings = [];

    // More words than these under bans are not told one by one.
    private const int MostUnenforced = 12;

    // Things asked for once per text and not per word, so that time stays linear.
    private readonly int _named;
    private readonly bool _allOver;
    private bool _slogans, _onlySaid;

    private TextInterpreter(string text, Lexicon lexicon, bool ofNails)
    {
        _lexicon = lexicon;
        PhraseTable table = PhraseTable.Of(lexicon);
        _plain = PlainText.Of(text);
        List<Token> hard = Grammar.Find(_plain, table);
        _tokens = Numbered(Scanner.Cut(_plain, table, hard));
        var slips = Slips.Mend(_plain, _tokens, table);
        if (slips.Count > 0)
        {
            _plain = _plain.With(slips);
            _tokens = Numbered(Scanner.Cut(_plain, table, Grammar.Find(_plain, table)));
        }
        _language = MainLanguage(_plain.Text);
        _nails = ofNails || _tokens.Any(IsOfNails);
        var sense = new Sense(_tokens, _nails);
        _senses = [.. Enumerable.Range(0, _tokens.Count).Select(sense.At)];
        _used = new bool[_tokens.Count];
        (_stances, _only) = Scopes.Of(_tokens, _senses);
        _named = Enumerable.Range(0, _tokens.Count).Count(IsNamedInWords);
        _allOver = _tokens.Any(t => t.Term("placement") is { Value: "all-over" } || t.Term("repeat") is not null);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The brief as it was written.</param>
    /// <param name="lexicon">The words to understand it by.</param>
    /// <param name="ofNails">Whether it is known to be said of nails, where words as cat eye mean looks; else the text itself tells.</param>
    public static BriefFacts Read(string text, Lexicon lexicon, bool ofNails = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextInterpreter(text, lexicon, ofNails).Read(text);
    }

    private BriefFacts Read(string text)
    {
        HardPieces();
        Numbers();
        Colours();
        Solos();
        Things();
        Unknown();
        Unenforced();
        Product();
        Zodiac();
        Unite();
        Implied();
        Contradictions();
        return new(text, _language, [.. _facts.OrderBy(f => f.Span?.Start ?? int.MaxValue).ThenBy(f => f.Slot)], [.. _contradictions], LeftOver(), [.. _warnings]);
    }

    // Named as a product, or only by what nails alone have: 法式穿戴甲, oval nails.
    private static bool IsOfNails(Token token) => token.Term("product") is { Value: "nails" } || (token.Kind == TokenKind.Phrase && (token.Text.Contains("nail", StringComparison.Ordinal) || token.Text.EndsWith('甲')) && token.As<PlainWords>() is null && token.As<UnitWord>() is null);

    /// <summary>The language of most words: a Chinese character counts as one.</summary>
    private static Language MainLanguage(string text)
    {
        int han = 0, latin = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Han.Is(text[i]))
                han++;
            else if (PhraseTable.IsLetter(text[i]) && (i == 0 || !PhraseTable.IsLetter(text[i - 1])))
                latin++;
        }
        return han > latin ? Language.Chinese : Language.English;
    }

    // A dozen, 一打: names that are numbers; two dozen multiplies.
    private static List<Token> Numbered(List<Token> tokens)
    {
        var numbered = new List<Token>(tokens.Count);
        foreach (Token token in tokens)
        {
            if (token.As<NumberWord>() is not { } word || token.Meanings.Any(m => m.Entry is StyleWord or MotifConcept or FamilyWord))
            {
                numbered.Add(token);
            }
            else if (numbered is [.., { Kind: TokenKind.Number } before] && word.Value >= 10 && before.Number.Value <= 20)
            {
                numbered[^1] = before with { End = token.End, Number = before.Number with { Value = before.Number.Value * word.Value, Low = before.Number.Low * word.Value } };
            }
            else
            {
                numbered.Add(token with { Kind = TokenKind.Number, Number = new(token.End, word.Value, word.Value, false) });
            }
        }
        return numbered;
    }

    private TextSpan Span(int first, int last) => _plain.Span(_tokens[first].Start, _tokens[last].End);

    private string Written(int i) => _plain.Written(_tokens[i].Start, _tokens[i].End);

    private void Add(FactSlot slot, string value, LocalName name, int first, int last, double confidence = 1, LocalName? note = null, Oklch? colour = null)
    {
        for (int i = first; i <= last; i++)
            _used[i] = true;
        bool mended = _plain.IsMended(_tokens[first].Start, _tokens[last].End);
        TextSpan span = Span(first, last);
        if (mended)
        {
            string written = span.In(_plain.Original), read = _plain.Text[_tokens[first].Start.._tokens[last].End];
            note ??= new($"'{written}' read as '{read}'", $"“{written}”按“{read}”理解");
        }
        _facts.Add(new(slot, value, name, span, mended ? Math.Min(confidence, 0.75) : confidence) { Note = note, Colour = colour });
    }

    private static LocalName Same(string text) => new(text, text);

    // Facts said twice are one; the surest stays.
    private void Unite()
    {
        Fact[] one = [.. _facts.GroupBy(f => (f.Slot, f.Value)).Select(g => g.MaxBy(f => f.Confidence)!)];
        _facts.Clear();
        _facts.AddRange(one);
    }

    private void HardPieces()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Hard)
                continue;
            string value = _tokens[i].Value;
            _used[i] = true;
            switch (_tokens[i].Hard)
            {
                case HardKind.Quote when _stances[i] == Stance.Wanted:
                    _slogans = true;
                    Add(FactSlot.Slogan, value, Same(value), i, i);
                    break;
                case HardKind.Quote:
                    Add(FactSlot.Order, value, new($"not to be set: {value}", $"不用的文字：{value}"), i, i);
                    break;
                case HardKind.Pantone:
                    Add(FactSlot.Pantone, value, Same("Pantone " + value), i, i);
                    break;
                case HardKind.Size:
                    if (IsPacking(i))
                        Add(FactSlot.Order, value, Same(value), i, i);
                    else
                        Add(FactSlot.Size, value, Same(value + " mm"), i, i);
                    break;
                case HardKind.Pieces:
                    string[] ordered = value.Split('=');
                    Add(FactSlot.Pieces, value, new($"{ordered[1]} pieces of {ordered[0]}", $"{ordered[0]}码{ordered[1]}件"), i, i);
                    break;
                case HardKind.GarmentSizes:
                    foreach (string size in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        Add(FactSlot.GarmentSize, size, Same(size), i, i);
                    break;
                default:
                    Add(FactSlot.Order, value, Same(value), i, i);
                    break;
            }
        }
    }

    // A carton's sides are no print's.
    private bool IsPacking(int i)
    {
        for (int j = Math.Max(0, i - 3); j < Math.Min(_tokens.Count, i + 3); j++)
        {
            if (_tokens[j].Kind == TokenKind.Phrase && _tokens[j].As<UnitWord>() is { Counts: "packing" or "packs" } || Written(j).ToLowerInvariant() is "carton" or "ctn" or "box" or "箱" or "外箱" or "纸箱" or "hangtag" or "吊牌")
                return true;
        }
        return false;
    }

    private void Things()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_used[i] || _senses[i] is not { } sense)
                continue;
            // An emoji at the end of a sentence decorates it; among motifs it names one.
            bool emoji = sense is MotifConcept && char.IsSurrogate(_plain.Text[_tokens[i].Start]) || _plain.Text[_tokens[i].Start] is >= '\u2600' and <= '\u27bf';
            bool cued = emoji && i > 0 && (_senses[i - 1] is GrammarCue || (i > 1 && _tokens[i - 1].IsPlain && _senses[i - 2] is GrammarCue));
            if (emoji && !cued && !IsNamed(i))
            {
                _used[i] = true;
                continue;
            }
            bool wanted = (emoji && !cued) || _stances[i] is Stance.Wanted, banned = !wanted && _stances[i] == Stance.Banned, exempt = !wanted && _stances[i] == Stance.Exempt;
            if (_stances[i] == Stance.Less && sense is MotifConcept or StyleWord or FamilyWord or ColourScheme or ColourModifier)
            {
                // 不要太花 speaks of too much going on.
                if (_tokens[i].Text == "花")
                    Add(FactSlot.Less, "busy", new("busy", "花哨"), i, i);
                else
                    Add(FactSlot.Less, sense.Id, sense.Name, i, i);
                continue;
            }
            switch (sense)
            {
                case MotifConcept motif:
                    if (IsDoubtful(i))
                        break;
                    // The word for lettering is no wish beside the lettering itself, and 240 doors are no picture.
                    if (!banned && (IsPerson(i) || IsLettering(motif) || IsCountOfThings(i)))
                    {
                        _used[i] = true;
                        break;
                    }
                    if (exempt)
                        Add(FactSlot.Allowed, motif.Id, motif.Name, i, i);
                    else
                        Add(banned ? FactSlot.NoMotif : FactSlot.Motif, motif.Id, motif.Name, i, i, Certainty(i));
                    break;
                case FamilyWord family when !exempt:
                    Add(banned ? FactSlot.NoFamily : FactSlot.Family, family.Id, family.Name, i, i);
                    break;
                case StyleWord word when !exempt:
                    FactSlot slot = word.Kind switch
                    {
                        WordKind.Season => FactSlot.Season,
                        WordKind.Audience => FactSlot.Audience,
                        WordKind.Market => FactSlot.Market,
                        _ => FactSlot.Style,
                    };
                    ImmutableArray<StyleWord> seasons = word.Kind == WordKind.Season ? [.. word.Tags.Where(t => t != word.Id && _lexicon.Words.TryGetValue(t, out StyleWord? one) && one.Kind == WordKind.Season).Select(t => _lexicon.Words[t])] : [];
                    if (seasons.Length > 1 && wanted)
                    {
                        foreach (StyleWord one in seasons)
                            Add(slot, one.Id, one.Name, i, i);
                    }
                    else if (slot == FactSlot.Style && banned)
                        BanWay(i, word);
                    else if (slot == FactSlot.Style)
                        Add(FactSlot.Style, word.Id, word.Name, i, i);
                    else if (wanted)
                        Add(slot, word.Id, word.Name, i, i);
                    break;
                case ColourScheme or ColourModifier when banned && _lexicon.Ways.ContainsKey(sense.Id):
                    BanWay(i, (ColouringWord)sense);
                    break;
                case ColourScheme or ColourModifier { Tags.IsEmpty: false } when wanted:
                    Add(FactSlot.Scheme, sense.Id, sense.Name, i, i);
                    break;
                case Holiday holiday when wanted && IsDate(i):
                    Add(FactSlot.Order, Written(i), holiday.Name, i, i);
                    break;
                case Holiday holiday when wanted:
                    Add(FactSlot.Holiday, holiday.Id, holiday.Name, i, i);
                    break;
                case ZodiacYear year when wanted:
                    Add(FactSlot.Motif, year.Motif, _lexicon.Motifs[year.Motif].Name, i, i, 0.9, new($"animal of the {year.Name.En}", $"{year.Name.Zh}的生肖"));
                    break;
                case TradeTerm term:
                    Term(i, term, wanted, banned);
                    break;
            }
        }
    }

    private bool IsNamed(int i)
    {
        bool list = (i > 0 && (_tokens[i - 1].IsPlainOf("join") || _tokens[i - 1].IsPlainOf("wish") || _tokens[i - 1].IsMark("+、&:：/"))) || (i + 1 < _tokens.Count && (_tokens[i + 1].IsPlainOf("join") || _tokens[i + 1].IsMark("+、&")));
        return list || _named == (IsNamedInWords(i) ? 1 : 0);
    }

    private bool IsNamedInWords(int i) => _senses[i] is MotifConcept or FamilyWord && !char.IsSurrogate(_plain.Text[_tokens[i].Start]);

    // Ship before Christmas, 春节前要: a date, and no theme.
    private bool IsDate(int i) =>
        (i > 0 && _tokens[i - 1].Text is "before" or "after" or "by" or "until") || (i + 1 < _tokens.Count && _tokens[i + 1].Text is "前" or "后" or "之前" or "之后" or "以前" or "以后" or "节前" or "节后");

    // Dear Robin, Thanks, Rose: a name after a greeting.
    private bool IsPerson(int i)
    {
        if (!char.IsUpper(Written(i)[0]))
            return false;
        int before = i - 1;
        while (before >= 0 && before >= i - 2 && _tokens[before].IsMark(",，\n"))
            before--;
        return before >= 0 && (_tokens[before].IsPlainOf("greeting") || _tokens[before].Text is "thanks" or "thank you" or "cheers" or "regards") && (i + 1 >= _tokens.Count || _tokens[i + 1].Kind is TokenKind.Mark or TokenKind.Unknown);
    }

    private bool IsLettering(MotifConcept motif) => motif.Id is "text" or "letter" or "slogan" or "number" or "jersey-number" && _slogans;

    // Beyond a dozen of one thing nobody counts what a picture shows.
    private bool IsCountOfThings(int i) => i > 0 && _tokens[i - 1] is { Kind: TokenKind.Number, Number: var n } && (n.Value > 12 || n.Value != Math.Floor(n.Value));

    private void Term(int i, TradeTerm term, bool wanted, bool banned)
    {
        if (term.Slot == "inks")
        {
            Add(FactSlot.Inks, term.Value, new($"at most {term.Value} inks", $"{term.Value}色以内"), i, i, 0.9);
            return;
        }
        FactSlot? slot = term.Slot switch
        {
            "product" => FactSlot.Product,
            "placement" => FactSlot.Placement,
            "method" => FactSlot.Method,
            "fabric" => FactSlot.Fabric,
            "finish" => FactSlot.Finish,
            "nail-shape" => FactSlot.NailShape,
            "nail-length" => FactSlot.NailLength,
            "repeat" => FactSlot.Repeat,
            // Goods that the shop may not have; known ones go before.
            "goods" when !_tokens.Any(t => t.Term("product") is not null) => FactSlot.Product,
            _ => null,
        };
        _used[i] = true;
        if (slot == FactSlot.Finish && banned)
            Add(FactSlot.NoFamily, term.Value, term.Name, i, i);
        else if (slot is { } known && wanted)
            Add(known, term.Value, term.Name, i, i);
        else if (banned && slot is not null)
            _warnings.Add(new(Say($"'{Written(i)}' is not wanted; only what is wanted is chosen here.", $"“{Written(i)}”不要；此项只按“要”的来选。"), [Span(i, i)]));
    }

    // 不要马、牛; 山、帐篷: one character that stands alone between marks, cues and small words.
    private void Solos()
    {
        PhraseTable table = PhraseTable.Of(_lexicon);
        for (int i = 0; i < _tokens.Count; i++)
        {
            Token token = _tokens[i];
            if (_used[i] || token.End - token.Start != 1 || !(token.Kind == TokenKind.Unknown || token.IsPlain || token.Term("part") is not null) || table.Solo(_plain.Text[token.Start].ToString()) is not { } motif)
                continue;
            bool before = i == 0 || _tokens[i - 1].IsMark("、/,，:：。；;\n+&") || _senses[i - 1] is GrammarCue || (_tokens[i - 1].IsPlainOf("join") && _tokens[i - 1].End == token.Start);
            bool after = i + 1 >= _tokens.Count || _tokens[i + 1].IsMark("、/,，。；;\n+&!！") || _tokens[i + 1].IsPlainOf("join") || _tokens[i + 1].IsPlainOf("tail") || _senses[i + 1] is GrammarCue;
            // Alone between two ends of sentences it is a word of the talk; a list or a ban beside it makes it a thing.
            bool listed = (i > 0 && (_tokens[i - 1].IsMark("、/+&") || _senses[i - 1] is GrammarCue || (_tokens[i - 1].IsPlainOf("join") && _stances[i] == Stance.Banned))) || (i + 1 < _tokens.Count && (_tokens[i + 1].IsMark("、/+&") || _senses[i + 1] is GrammarCue { Kind: CueKind.Ban }));
            if (!before || !after || !listed || _stances[i] == Stance.Exempt || (token.Kind != TokenKind.Unknown && _stances[i] != Stance.Banned && !(i > 0 && _senses[i - 1] is GrammarCue { Kind: CueKind.Ban })))
                continue;
            bool banned = _stances[i] == Stance.Banned || (i > 0 && _senses[i - 1] is GrammarCue { Kind: CueKind.Ban });
            Add(_stances[i] == Stance.Less ? FactSlot.Less : banned ? FactSlot.NoMotif : FactSlot.Motif, motif.Id, motif.Name, i, i, 0.75);
        }
    }

    // What no lexicon has can't be drawn, but a ban on it, or less of it, is passed on as it stands: no hunters, 不要奥特曼.
    private void Unknown()
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Unknown || _stances[i] is not (Stance.Banned or Stance.Less))
                continue;
            string word = _plain.Text[_tokens[i].Start.._tokens[i].End];
            bool han = Han.Is(word[0]);
            int before = Before(i);
            bool listed = before < 0 || _senses[before] is GrammarCue || _tokens[before].IsMark("、/,，:：") || _tokens[before].IsPlainOf("join");
            bool ends = i + 1 >= _tokens.Count || _tokens[i + 1].Kind == TokenKind.Mark || _tokens[i + 1].IsPlainOf("join") || _tokens[i + 1].IsPlainOf("tail");
            if (word.Length < (han ? 2 : 3) || word.Length > (han ? 6 : 24) || !listed || !ends || !char.IsLetter(word[0]))
                continue;
            Add(_stances[i] == Stance.Less ? FactSlot.Less : FactSlot.NoMotif, word, Same(Written(i)), i, i, 0.5, new("not in the lexicon; passed on as written", "词库没有，按原文保留"));
        }
    }

    // Nothing can hold off what nobody knows: people must.
    private void Unenforced()
    {
        Fact[] passedOn = [.. _facts.Where(f => f.Slot == FactSlot.NoMotif && f.Span is not null && !_lexicon.Motifs.ContainsKey(f.Value))];
        TextSpan[] left = [.. Enumerable.Range(0, _tokens.Count).Where(i => !_used[i] && _stances[i] == Stance.Banned && _tokens[i].Kind == TokenKind.Unknown && _plain.Text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).ContainsLetter()).Select(i => Span(i, i))];
        TextSpan[] all = [.. passedOn.Select(f => f.Span!.Value).Concat(left).OrderBy(s => s.Start)];
        if (all.Length == 0)
            return;
        string[] words = [.. all.Take(MostUnenforced).Select(s => s.In(_plain.Original)).Distinct()];
        string more = all.Length > MostUnenforced ? "…" : "";
        _warnings.Add(new(Say($"Ruled out, but no lexicon knows the words, so that nothing can keep it off: '{string.Join("', '", words)}'{more}. Look for it in the review, or add it to templates/lexicons/house.", $"不要的内容里有词库不认识的词，系统无法自动避开：“{string.Join("”“", words)}”{more}。请在审核时留意，或加入 templates/lexicons/house。"), [.. all]));
    }

    // 2027年生肖, zodiac 2027: the year's animal, counted from 2020, the rat's.
    private void Zodiac()
    {
        if (_lexicon.Zodiac.Length != 12 || !(_plain.Text.Contains("zodiac", StringComparison.Ordinal) || _plain.Text.Contains("生肖", StringComparison.Ordinal) || _plain.Text.Contains("属相", StringComparison.Ordinal)))
            return;
        if (_facts.Any(f => f.Slot == FactSlot.Motif && _lexicon.Zodiac.Any(z => z.Motif == f.Value)))
            return;
        foreach (Fact date in _facts.Where(f => f.Slot == FactSlot.Order && f.Value.Length >= 4).ToArray())
        {
            if (!int.TryParse(date.Value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1900 or > 2100)
                continue;
            ZodiacYear animal = _lexicon.Zodiac[((year - 2020) % 12 + 12) % 12];
            _facts.Add(new(FactSlot.Motif, animal.Motif, _lexicon.Motifs[animal.Motif].Name, date.Span, 0.9) { Note = new($"animal of {year}", $"{year}年的生肖") });
            return;
        }
    }

    private int Before(int i)
    {
        int j = i - 1;
        while (j >= 0 && _tokens[j].IsPlain && !_tokens[j].IsPlainOf("join"))
            j--;
        return j;
    }

    // A brief that speaks of nails without naming the product means nail sets.
    private void Product()
    {
        if (!_nails || _facts.Any(f => f.Slot == FactSlot.Product))
            return;
        int at = _tokens.FindIndex(IsOfNails);
        if (at >= 0 && _lexicon.Terms.Values.FirstOrDefault(t => t is { Slot: "product", Value: "nails" }) is { } nails)
            _facts.Add(new(FactSlot.Product, nails.Value, nails.Name, Span(at, at), 0.9));
    }

    // One Chinese character alone is a thing only where it stands free: 花 in a list, not left over from a longer word.
    private bool IsDoubtful(int i)
    {
        Token token = _tokens[i];
        if (token.End - token.Start > 1 || !Han.Is(_plain.Text[token.Start]))
            return false;
        bool left = i > 0 && _tokens[i - 1].Kind == TokenKind.Unknown && _tokens[i - 1].End == token.Start && Han.Is(_plain.Text[token.Start - 1]);
        bool right = i + 1 < _tokens.Count && _tokens[i + 1].Kind == TokenKind.Unknown && _tokens[i + 1].Start == token.End && Han.Is(_plain.Text[token.End]);
        return left || right;
    }

    private double Certainty(int i) => _tokens[i].End - _tokens[i].Start == 1 ? 0.85 : 1;

    private void Implied()
    {
        foreach (Fact fact in _facts.Where(f => f.Slot == FactSlot.Holiday).ToArray())
        {
            Holiday holiday = _lexicon.Holidays[fact.Value];
            LocalName why = new($"belongs to {holiday.Name.En}", $"{holiday.Name.Zh}常用");
            LocalName taboo = new($"gives offence at {holiday.Name.En}", $"{holiday.Name.Zh}忌讳");
            foreach (string id in holiday.Motifs)
                Imply(FactSlot.Motif, id, _lexicon.Motifs[id].Name, 0.5, why, null);
            foreach (string id in holiday.Colours)
                Imply(FactSlot.Colour, id, _lexicon.Colours[id].Name, 0.5, why, _lexicon.Colours[id].Colour);
            foreach (string id in holiday.TabooMotifs)
                Imply(FactSlot.NoMotif, id, _lexicon.Motifs[id].Name, 0.7, taboo, null);
            // That a colour must not rule is for a person to judge: a line may well be black.
            if (!holiday.TabooColours.IsEmpty)
            {
                string en = string.Join(", ", holiday.TabooColours.Select(id => _lexicon.Colours[id].Name.En)), zh = string.Join("、", holiday.TabooColours.Select(id => _lexicon.Colours[id].Name.Zh));
                _warnings.Add(new(Say($"At {holiday.Name.En} these should not rule the design: {en}.", $"{holiday.Name.Zh}不宜大面积使用：{zh}。"), [fact.Span!.Value]));
            }
        }

        void Imply(FactSlot slot, string value, LocalName name, double confidence, LocalName note, Oklch? colour)
        {
            if (!_facts.Any(f => f.Value == value && f.Slot is var s && (s == slot || (s, slot) is (FactSlot.Motif, FactSlot.NoMotif) or (FactSlot.NoMotif, FactSlot.Motif) or (FactSlot.Colour or FactSlot.Ground or FactSlot.Outline or FactSlot.Garment, FactSlot.NoColour) or (FactSlot.NoColour, FactSlot.Colour))))
                _facts.Add(new(slot, value, name, null, confidence, FactSource.Implied) { Note = note, Colour = colour });
        }
    }

    private void Contradictions()
    {
        Fact[] said = [.. _facts.Where(f => f.Source == FactSource.Text)];
        // A kind that is asked for by name within a banned group is an exception, not a contradiction: only the very same is both.
        (FactSlot Banned, FactSlot[] Wanted)[] pairs = [(FactSlot.NoMotif, [FactSlot.Motif]), (FactSlot.NoColour, [FactSlot.Colour, FactSlot.Ground, FactSlot.Outline]), (FactSlot.NoGround, [FactSlot.Ground]), (FactSlot.NoOutline, [FactSlot.Outline]), (FactSlot.NoGarment, [FactSlot.Garment]), (FactSlot.NoFamily, [FactSlot.Family]), (FactSlot.NoStyle, [FactSlot.Style, FactSlot.Scheme])];
        var lost = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        foreach ((FactSlot banned, FactSlot[] wanted) in pairs)
        {
            ILookup<string, Fact> wishes = said.Where(f => wanted.Contains(f.Slot)).ToLookup(f => f.Value, StringComparer.Ordinal);
            foreach (Fact ban in said.Where(f => f.Slot == banned))
            {
                foreach (Fact wish in wishes[ban.Value])
                {
                    lost.Add(wish);
                    Contradict($"{wish.Name.En} is both wanted and banned; the ban holds.", $"“{wish.Name.Zh}”既要又不要；按“不要”处理。", wish, ban);
                }
            }
        }
        _facts.RemoveAll(lost.Contains);
        foreach (FactSlot slot in (ReadOnlySpan<FactSlot>)[FactSlot.Count, FactSlot.Inks, FactSlot.Product, FactSlot.Ground, FactSlot.Colourways, FactSlot.NailShape, FactSlot.NailLength])
        {
            Fact[] several = [.. said.Where(f => f.Slot == slot && f.Confidence >= 0.75).DistinctBy(f => f.Value)];
            if (several.Length > 1)
            {
                Fact kept = several.MaxBy(f => f.Confidence)!;
                Contradict($"{string.Join(" and ", several.Select(f => f.Name.En))} can't both hold; {kept.Name.En} is taken.", $"{string.Join("与", several.Select(f => f.Name.Zh))}不能同时成立；取{kept.Name.Zh}。", several);
            }
        }
    }

    private void Contradict(string en, string zh, params Fact[] facts) => _contradictions.Add(new(Say(en, zh), [.. facts.Select(f => f.Span).OfType<TextSpan>().Distinct()]));

    private ImmutableArray<TextSpan> LeftOver()
    {
        var left = ImmutableArray.CreateBuilder<TextSpan>();
        for (int i = 0; i < _tokens.Count; i++)
        {
            Token token = _tokens[i];
            bool content = token.Kind switch
            {
                TokenKind.Unknown => _plain.Text.AsSpan(token.Start, token.End - token.Start).ContainsLetter(),
                TokenKind.Number => _tokens[i].Number.IsDigits && !(i == 0 || _tokens[i - 1].IsMark("\n")),
                TokenKind.Phrase => token.IsPlainOf("known") || _senses[i] is MotifConcept or ColourTerm or ColourScheme or ColourModifier or FamilyWord or StyleWord or Holiday or ZodiacYear,
                _ => false,
            };
            if (!content || _used[i])
                continue;
            TextSpan span = Span(i, i);
            if (left.Count > 0 && left[^1].End == span.Start)
                left[^1] = left[^1].Through(span);
            else
                left.Add(span);
        }
        return left.ToImmutable();
    }

    private string Say(string en, string zh) => _language == Language.Chinese ? zh : en;

    private static string Whole(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
