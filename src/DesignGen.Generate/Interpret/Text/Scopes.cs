using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>How a piece of a text is meant.</summary>
internal enum Stance
{
    /// <summary>Wanted.</summary>
    Wanted,

    /// <summary>Banned.</summary>
    Banned,

    /// <summary>Wanted less.</summary>
    Less,

    /// <summary>Let off from a ban.</summary>
    Exempt,
}

/// <summary>Finds out how far a no reaches.</summary>
/// <remarks>
/// The method is NegEx's (Chapman and others, 2001): a trigger, a window, and words that end it. A ban covers all that follows in its clause, lists
/// among it; a comma ends it unless what follows is one more thing of the same kind and nothing else. A cue that nothing
/// follows covers what stands before it (蛇不要). After a label with a colon it covers the line.
/// </remarks>
internal sealed class Scopes
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly LexiconEntry?[] _senses;
    private readonly Stance[] _stances;
    private readonly bool[] _only;

    private Scopes(IReadOnlyList<Token> tokens, LexiconEntry?[] senses)
    {
        (_tokens, _senses) = (tokens, senses);
        _stances = new Stance[tokens.Count];
        _only = new bool[tokens.Count];
    }

    /// <summary>How each piece is meant, and whether it is said to be all there may be.</summary>
    /// <param name="tokens">The pieces.</param>
    /// <param name="senses">What each means.</param>
    public static (Stance[] Stances, bool[] Only) Of(IReadOnlyList<Token> tokens, LexiconEntry?[] senses)
    {
        var scopes = new Scopes(tokens, senses);
        bool listed = false;
        for (int start = 0; start < tokens.Count;)
        {
            int end = start;
            while (end < tokens.Count && !IsStop(tokens, end))
                end++;
            listed = scopes.Sentence(start, end, listed && IsBullet(tokens, start, end));
            start = end + 1;
        }
        return (scopes._stances, scopes._only);
    }

    /// <summary>Whether a piece ends a sentence.</summary>
    public static bool IsStop(IReadOnlyList<Token> tokens, int i) => tokens[i].IsMark("。;；!！?？\n") || (tokens[i].IsMark(".") && !(i > 0 && tokens[i - 1].Kind == TokenKind.Number && (i == 1 || tokens[i - 2].IsMark("\n"))) && (i + 1 == tokens.Count || tokens[i + 1].Start > tokens[i].End || tokens[i + 1].Kind == TokenKind.Mark));

    // A line of a list: - skulls, * pink, 1. 骷髅.
    private static bool IsBullet(IReadOnlyList<Token> tokens, int start, int end) =>
        start < end && (tokens[start].IsMark("-*•·●") || (tokens[start].Kind == TokenKind.Number && start + 1 < end && tokens[start + 1].IsMark(".、)）")));

    /// <summary>Whether a piece is something that can be wanted or banned.</summary>
    public static bool IsThing(Token token, LexiconEntry? sense) =>
        token.Kind == TokenKind.Unknown || sense is MotifConcept or ColourTerm or ColourScheme or FamilyWord or StyleWord or Holiday or ZodiacYear or TradeTerm or ColourModifier || token is { Kind: TokenKind.Hard, Hard: HardKind.Quote or HardKind.Pantone };

    private bool IsThing(int i) => IsThing(_tokens[i], _senses[i]);

    // Gives each piece of a sentence its stance; whether a list of what is banned begins after it: Avoid:
    private bool Sentence(int start, int end, bool listed)
    {
        Stance stance = listed ? Stance.Banned : Stance.Wanted;
        bool label = listed, swaps = false, only = false, narrow = false;
        int since = 0, lastThing = -1, lastBan = -1;
        for (int i = start; i < end; i++)
        {
            if (_senses[i] is GrammarCue { Kind: CueKind.Ban })
                lastBan = i;
        }
        // Whether the sentence bans anything so far, and whether the last it did was to ban what stands before.
        bool bans = false, justBanned = false;
        for (int i = start; i < end; i++)
        {
            Token token = _tokens[i];
            if (token.IsMark(",，"))
            {
                only = false;
                if (stance != Stance.Wanted && !label && !(stance == Stance.Banned && since > 0 && GoesOn(i + 1, end, lastThing)))
                    (stance, since) = (Stance.Wanted, 0);
                continue;
            }
            // A colon begins something new, but after the label itself: turn over a new leaf: blue gingham.
            if (token.IsMark(":：") && !label && stance != Stance.Wanted)
                (stance, since) = (Stance.Wanted, 0);
            if (_senses[i] is GrammarCue cue)
            {
                switch (cue.Kind)
                {
                    case CueKind.Ban or CueKind.Soft when Doubled(i, end) is int after:
                        // Not without: two cues side by side want what they name.
                        (stance, since, i) = (Stance.Wanted, 0, after);
                        break;
                    case CueKind.Soft when Trailed(start, i) is int thing:
                        // 亮片可以少一点: said of what stands before it, also after a ban; whatever follows is something new.
                        _stances[thing] = Stance.Less;
                        (stance, since, label) = (Stance.Wanted, 0, false);
                        break;
                    case CueKind.Ban or CueKind.Soft:
                        Stance meant = cue.Kind == CueKind.Ban ? Stance.Banned : Stance.Less;
                        bans |= meant == Stance.Banned;
                        bool behind = !FollowsThing(i, end) && Behind(start, i, meant);
                        stance = behind ? Stance.Wanted : meant;
                        justBanned = behind && meant == Stance.Banned;
                        since = 0;
                        narrow = cue.Id.StartsWith("narrow", StringComparison.Ordinal);
                        label = i + 1 < end && _tokens[i + 1].IsMark(":：");
                        break;
                    case CueKind.Double or CueKind.NotOnly or CueKind.End:
                        (stance, since, label) = (Stance.Wanted, 0, false);
                        break;
                    case CueKind.Except:
                        // 不要动物，猫除外: what stands before is let off, or, where nothing is banned, is what the wish leaves out.
                        if (!FollowsThing(i, end))
                        {
                            Behind(start, i, bans ? Stance.Exempt : Stance.Banned);
                            stance = Stance.Wanted;
                        }
                        else
                        {
                            // All flowers except roses, 除了玫瑰其他都行: bans roses; 除了玫瑰还要牡丹 wants both.
                            bool leavesOut = !Besides(i, end);
                            stance = stance == Stance.Banned || justBanned || lastBan > i ? Stance.Exempt : leavesOut ? Stance.Banned : Stance.Wanted;
                        }
                        since = 0;
                        break;
                    case CueKind.Instead:
                        (stance, since) = (Stance.Banned, 0);
                        swaps = cue.Id == "replace-x";
                        break;
                    case CueKind.Only:
                        only = true;
                        // No flowers, just leaves.
                        if (stance == Stance.Banned && since > 0)
                            (stance, since) = (Stance.Wanted, 0);
                        break;
                }
                continue;
            }
            if (token.IsPlain || _senses[i] is PlainWords)
            {
                // No skulls and use red; 除了猫其他动物: the word turns to something new.
                bool begins = (token.IsPlainOf("wish") || (swaps && token.Text is "with" or "for" or "by" or "into")) && since > 0;
                swaps &= !begins;
                if (!begins && stance == Stance.Banned && lastBan < 0 && token.IsPlainOf("other") && since > 0)
                    (stance, since) = (Stance.Wanted, 0);
                if (begins || (stance == Stance.Exempt && token.IsPlainOf("other")))
                    (stance, since) = (begins && stance == Stance.Exempt ? Stance.Exempt : Stance.Wanted, 0);
                continue;
            }
            if (!IsThing(i) && token.Kind != TokenKind.Number)
                continue;
            _stances[i] = stance == Stance.Banned && since > 0 && !label && IsForm(i, lastThing) ? Stance.Wanted : stance;
            _only[i] = only;
            if (IsThing(i))
            {
                since++;
                lastThing = i;
                justBanned = false;
                // 不血腥: one syllable covers one word.
                if (narrow)
                    (stance, narrow) = (Stance.Wanted, false);
            }
        }
        return label && since == 0 && end - 1 >= start && _tokens[end - 1].IsMark(":：") && end < _tokens.Count && _tokens[end].IsMark("\n") || (listed && end < _tokens.Count && _tokens[end].IsMark("\n"));
    }

    // 除了玫瑰还要牡丹: one more beside it.
    private bool Besides(int i, int end)
    {
        for (int j = i + 1; j < end; j++)
        {
            if (_tokens[j].Text is "还" or "还要" or "还有" or "也" or "也要" or "再" or "再加" or "also" or "as well" or "too")
                return true;
        }
        return false;
    }

    // The last piece of a double negation that begins here; null for none.
    private int? Doubled(int i, int end)
    {
        for (int j = i + 1; j < end && j <= i + 4; j++)
        {
            if (_senses[j] is GrammarCue { Kind: CueKind.Ban } second)
                return j == i + 1 || second.Id == "without" ? j : null;
            if (!_tokens[j].IsPlain)
                return null;
        }
        return null;
    }

    // What stands before a cue that says how much of it there may be: 花可以少一点, glitter can be less. Null where none does.
    private int? Trailed(int start, int cue)
    {
        bool may = false;
        int i = cue - 1;
        for (; i >= start && (_tokens[i].IsPlain || _senses[i] is PlainWords or GrammarCue { Id: "may" }); i--)
            may |= _senses[i] is GrammarCue;
        return may && i >= start && IsThing(i) ? i : null;
    }

    private bool FollowsThing(int i, int end)
    {
        for (int j = i + 1; j < end && !_tokens[j].IsMark(",，(（"); j++)
        {
            if (IsThing(j) || _tokens[j].Kind == TokenKind.Number)
                return true;
            if (_senses[j] is GrammarCue { Kind: not CueKind.Only })
                return false;
        }
        // A label stands alone on its line: Avoid: / 禁忌： And what only words without a wish follow says nothing of what stands before: it doesn't look good.
        for (int j = i + 1; j < end && !_tokens[j].IsMark(",，"); j++)
        {
            if (_tokens[j].IsMark("(（"))
                return false;
            if (!_tokens[j].IsPlainOf("tail") && !_tokens[j].IsPlainOf("wish") && !_tokens[j].IsMark("\"'”」)）~～"))
                return true;
        }
        return false;
    }

    // Gives what stands before a cue, in its part of the sentence or the one before, the cue's meaning.
    private bool Behind(int start, int cue, Stance meant)
    {
        bool any = false;
        for (int i = cue - 1, commas = 0; i >= start; i--)
        {
            if (_tokens[i].IsMark(",，") && (any || ++commas > 1))
                break;
            if (_senses[i] is GrammarCue { Kind: CueKind.End or CueKind.Ban or CueKind.Soft or CueKind.Double or CueKind.Except })
                break;
            if (_tokens[i].IsPlainOf("other") && any)
                break;
            if (IsThing(i) && _stances[i] == Stance.Wanted)
            {
                _stances[i] = meant;
                any = true;
            }
        }
        return any;
    }

    // Whether what follows a comma is one more thing of the kind that was banned and nothing else.
    private bool GoesOn(int from, int end, int last)
    {
        int things = 0;
        bool joined = from < end && _tokens[from].IsPlainOf("join");
        for (int i = from; i < end && !_tokens[i].IsMark(",，"); i++)
        {
            if (_tokens[i].IsPlainOf("wish") || _senses[i] is GrammarCue)
                return false;
            // Koi with waves is a wish of its own; skulls or bats goes on with the list.
            if (_tokens[i].Text is "with" or "plus" or "along with")
                return false;
            if (_tokens[i].IsPlainOf("join"))
            {
                joined = true;
                continue;
            }
            if (_tokens[i].IsPlain || _tokens[i].Kind == TokenKind.Mark)
                continue;
            if (!IsThing(i) || !Alike(i, last))
                return false;
            things++;
        }
        return things == 1 || (things > 1 && joined);
    }

    private bool Alike(int i, int last)
    {
        if (last < 0)
            return false;
        LexiconEntry? a = _senses[i], b = _senses[last];
        // A finish may stand among motifs and looks; a shape, a length, a cloth or a place goes on only with its own kind.
        return (a is MotifConcept or FamilyWord or null && b is MotifConcept or FamilyWord or null) || (a is ColourTerm or ColourModifier && b is ColourTerm or ColourModifier)
            || (a is TradeTerm { Slot: "finish" } && b is TradeTerm { Slot: "finish" } or MotifConcept or FamilyWord) || (a is TradeTerm one && b is TradeTerm other && one.Slot == other.Slot);
    }

    // No stars on stiletto nails, 不要星星的尖形甲: what the tips are like is no part of a ban on what they show, unless it is joined to it.
    private bool IsForm(int i, int last) =>
        last >= 0 && last < i && _senses[i] is TradeTerm { Slot: "nail-shape" or "nail-length" } && _senses[last] is not TradeTerm && !_tokens[i - 1].IsPlainOf("join") && !_tokens[i - 1].IsMark("、/&+");
}
