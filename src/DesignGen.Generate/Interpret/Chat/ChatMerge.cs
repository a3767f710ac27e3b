using System.Collections.Frozen;
using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>Puts what a chat model claims beside what the built-in interpreter found.</summary>
/// <remarks>
/// The built-in reading stands: nothing that the text says is taken from it. A claim that it knows adds nothing; one that goes against it, a ban of the
/// text's or of a feast's above all, is listed as a contradiction and loses; what is left is added with a confidence below 1. Suggestions that go
/// against anything are left out.
/// </remarks>
internal sealed class ChatMerge
{
    // A model's reading is a guess; sure enough to act on, less sure than anything that the text plainly says.
    private const double Confidence = 0.6, IdeaConfidence = 0.3;

    private const int MostIdeas = 6, MostWhy = 120;

    // Slots that hold one value.
    private static readonly FrozenSet<FactSlot> Single = new[]
    {
        FactSlot.Product, FactSlot.Garment, FactSlot.Method, FactSlot.Size, FactSlot.Count, FactSlot.Inks, FactSlot.Colourways, FactSlot.Ground, FactSlot.Outline, FactSlot.Repeat, FactSlot.NailShape, FactSlot.NailLength,
    }.ToFrozenSet();

    private readonly BriefFacts _builtIn;
    private readonly Lexicon _lexicon;
    private readonly LexiconNames _names;
    private readonly ChatEvidence _evidence;
    private readonly string _model;
    private readonly List<Fact> _facts;
    private readonly List<(Fact Fact, LexiconEntry? Entry)> _added = [];
    private readonly List<Fact> _ideas = [];
    private readonly List<BriefDoubt> _contradictions = [];
    private readonly List<ChatDrop> _dropped;

    private ChatMerge(BriefFacts builtIn, ChatClaims claims, Lexicon lexicon, string model)
    {
        (_builtIn, _lexicon, _model) = (builtIn, lexicon, model);
        (_names, _evidence) = (new(lexicon), new(builtIn.Text, lexicon));
        _facts = [.. builtIn.Facts];
        _dropped = [.. claims.Dropped];
    }

    /// <summary>The two readings as one.</summary>
    /// <param name="builtIn">What the built-in interpreter found.</param>
    /// <param name="claims">What the model claims.</param>
    /// <param name="lexicon">The words of both.</param>
    /// <param name="model">What messages call the model.</param>
    public static BriefFacts Of(BriefFacts builtIn, ChatClaims claims, Lexicon lexicon, string model)
    {
        var merge = new ChatMerge(builtIn, claims, lexicon, model);
        // Bans first: where the model itself both wants and bans a thing, the ban holds. That these colours are all comes after the colours.
        foreach (ChatClaim claim in claims.Facts.OrderBy(c => IsBan(c.Slot) ? 0 : c.Slot == FactSlot.OnlyColours ? 2 : 1))
            merge.Take(claim);
        foreach (ChatIdea idea in claims.Ideas)
            merge.Take(idea);
        return merge.Result(claims.Facts.Count + claims.Ideas.Count + claims.Dropped.Count);
    }

    private static bool IsBan(FactSlot slot) => slot is FactSlot.NoMotif or FactSlot.NoColour or FactSlot.NoGround or FactSlot.NoOutline or FactSlot.NoGarment or FactSlot.NoFamily or FactSlot.NoStyle or FactSlot.Less;

    private void Take(ChatClaim claim)
    {
        if (_evidence.Find(claim.Quote, claim.Start) is not { } span)
        {
            _dropped.Add(ChatDrop.Quote);
            return;
        }
        Resolved? entry = _names.Find(claim.Slot, claim.Value);
        string? verbatim = entry is null ? _evidence.Verbatim(claim.Slot, claim.Value, claim.Quote) : null;
        if (entry is null && verbatim is null)
        {
            _dropped.Add(TakesWords(claim.Slot) ? ChatDrop.Number : ChatDrop.Value);
            return;
        }
        Fact fact = entry is not null
            ? new(entry.Slot, entry.Value, entry.Name, span, Confidence, FactSource.Model) { Colour = entry.Colour }
            : new(claim.Slot, verbatim!, Named(claim.Slot, verbatim!), span, Confidence, FactSource.Model);
        fact = fact with { Note = new($"read by {_model}", $"由 {_model} 读出") };
        if (IsKnown(fact))
            return;
        if (Against(fact, entry?.Entry) is { } other)
        {
            Contradict(fact, other);
            return;
        }
        if (IsBan(fact.Slot))
            _facts.RemoveAll(f => f.Source == FactSource.Implied && !IsBan(f.Slot) && Covers(fact, entry?.Entry, f, _names.EntryOf(f)));
        _facts.Add(fact);
        _added.Add((fact, entry?.Entry));
    }

    private void Take(ChatIdea idea)
    {
        if (_ideas.Count == MostIdeas)
            return;
        if (_names.Find(idea.Slot, idea.Value) is not { } entry)
        {
            _dropped.Add(ChatDrop.Value);
            return;
        }
        string why = string.Concat(idea.Why.Select(c => char.IsControl(c) ? ' ' : c));
        why = why.Length <= MostWhy ? why : why[..(char.IsHighSurrogate(why[MostWhy - 1]) ? MostWhy - 1 : MostWhy)];
        var fact = new Fact(entry.Slot, entry.Value, entry.Name, null, IdeaConfidence, FactSource.Suggestion)
        {
            Colour = entry.Colour,
            Note = new(why.Length > 0 ? $"proposed by {_model}: {why}" : $"proposed by {_model}", why.Length > 0 ? $"{_model} 的建议：{why}" : $"{_model} 的建议"),
        };
        if (!IsKnown(fact) && !_ideas.Any(f => (f.Slot, f.Value) == (fact.Slot, fact.Value)) && Against(fact, entry.Entry) is null)
            _ideas.Add(fact);
    }

    // Said already, or let off from a ban, or a word of a slogan, which is no wish.
    private bool IsKnown(Fact fact) => _facts.Any(f =>
        (f.Slot, f.Value) == (fact.Slot, fact.Value)
        || (fact.Span is { } span && f is { Source: FactSource.Text, Span: { } at } && Overlap(span, at)
            && ((f.Slot == FactSlot.Order && f.Value == fact.Value && fact.Slot == FactSlot.Motif) || (f.Slot is FactSlot.Slogan or FactSlot.Pantone && at.Start <= span.Start && span.End <= at.End))));

    // The fact that a claim goes against, the gravest first; null for none.
    private Fact? Against(Fact fact, LexiconEntry? entry)
    {
        if (!IsBan(fact.Slot) && _facts.FirstOrDefault(f => IsBan(f.Slot) && Covers(f, EntryOf(f), fact, entry)) is { } ban)
            return ban;
        if (IsBan(fact.Slot) && _facts.FirstOrDefault(f => f.Source == FactSource.Text && !IsBan(f.Slot) && IsThing(f.Slot) && Same(f, EntryOf(f), fact, entry)) is { } wish)
            return wish;
        // Only these colours: one more is against it.
        if (fact.Slot is FactSlot.Colour or FactSlot.Ground or FactSlot.Outline or FactSlot.Scheme && _facts.FirstOrDefault(f => f.Slot == FactSlot.OnlyColours) is { } only && !_facts.Any(f => f.Slot is FactSlot.Colour or FactSlot.Ground or FactSlot.Outline && f.Value == fact.Value))
            return only;
        // Numbers that are an order's, words that are not to be set, a garment's colour that is not wanted.
        if (fact.Slot is FactSlot.Count or FactSlot.Inks or FactSlot.Colourways or FactSlot.Size or FactSlot.Slogan or FactSlot.Garment
            && _facts.FirstOrDefault(f => f.Slot is FactSlot.Order or FactSlot.Pieces && fact.Span is { } span && f.Span is { } at && Overlap(span, at)) is { } order)
        {
            return order;
        }
        return Single.Contains(fact.Slot) ? _facts.FirstOrDefault(f => f.Slot == fact.Slot && f.Source is not FactSource.Implied) : null;
    }

    private LexiconEntry? EntryOf(Fact fact) => _added.FirstOrDefault(a => ReferenceEquals(a.Fact, fact)).Entry ?? _names.EntryOf(fact);

    // Whether a ban reaches a wish: the thing itself, its kinds, its name under another kind of word.
    private bool Covers(Fact ban, LexiconEntry? banned, Fact wish, LexiconEntry? wanted)
    {
        if (!IsThing(wish.Slot))
            return false;
        bool colours = wish.Slot is FactSlot.Colour or FactSlot.Ground or FactSlot.Outline;
        return ban.Slot switch
        {
            FactSlot.NoMotif when wish.Slot == FactSlot.Motif => _lexicon.WithKinds(ban.Value).Contains(wish.Value),
            FactSlot.NoColour => colours && IsOf(ban, banned, wish, wanted),
            FactSlot.NoGround => wish.Slot == FactSlot.Ground && IsOf(ban, banned, wish, wanted),
            FactSlot.NoOutline => wish.Slot == FactSlot.Outline && IsOf(ban, banned, wish, wanted),
            FactSlot.NoGarment => wish.Slot == FactSlot.Garment && IsOf(ban, banned, wish, wanted),
            FactSlot.NoStyle when colours => IsOf(ban, banned, wish, wanted),
            FactSlot.NoFamily when (banned, wanted) is (FamilyWord b, FamilyWord w) => b.Id == w.Id || (!w.Families.IsEmpty && w.Families.All(b.Families.Contains)),
            _ => Same(ban, banned, wish, wanted),
        };
    }

    // The colour itself, one of its kind, or one that the way of colouring covers.
    private bool IsOf(Fact ban, LexiconEntry? banned, Fact wish, LexiconEntry? wanted) =>
        ban.Value == wish.Value || (banned is ColourTerm plain && plain.Id == plain.Family && wanted is ColourTerm kind && kind.Family == plain.Id)
        || (ban.Colour is null && wish.Colour is { } colour && _lexicon.Ways.TryGetValue(ban.Value, out ColourWay? way) && way.Covers.Any(r => r.Holds(colour)));

    private static bool IsThing(FactSlot slot) => slot is FactSlot.Motif or FactSlot.Colour or FactSlot.Ground or FactSlot.Outline or FactSlot.Garment or FactSlot.Scheme or FactSlot.Family or FactSlot.Style;

    private static bool Same(Fact a, LexiconEntry? first, Fact b, LexiconEntry? second)
    {
        if (first is ColourTerm || second is ColourTerm)
            return first is ColourTerm && second is ColourTerm && a.Value == b.Value;
        return first is not null && second is not null ? first.Names.Intersect(second.Names, StringComparer.Ordinal).Any() : a.Value == b.Value;
    }

    private void Contradict(Fact claim, Fact other)
    {
        ImmutableArray<TextSpan> spans = [.. new[] { claim.Span, other.Span }.OfType<TextSpan>().Distinct()];
        string quote = claim.Span!.Value.In(_builtIn.Text);
        _contradictions.Add(new(Say(
            $"{_model} read '{quote}' as {SlotName(claim, Language.English)} {claim.Name.En}, against {SlotName(other, Language.English)} {other.Name.En}; the latter holds.",
            $"{_model} 把“{quote}”读作{SlotName(claim, Language.Chinese)}“{claim.Name.Zh}”，与{SlotName(other, Language.Chinese)}“{other.Name.Zh}”相抵；以后者为准。"), spans));
    }

    private static string SlotName(Fact fact, Language language) => fact.Slot == FactSlot.Order ? language == Language.Chinese ? "订单内容" : "order talk" : ChatSlots.All.First(s => s.Slot == fact.Slot).Key;

    private static bool TakesWords(FactSlot slot) => slot is FactSlot.Count or FactSlot.Inks or FactSlot.Colourways or FactSlot.Size or FactSlot.Slogan or FactSlot.Pantone or FactSlot.GarmentSize or FactSlot.Pieces;

    private static LocalName Named(FactSlot slot, string value) => slot switch
    {
        FactSlot.Count => new($"{value} designs", $"{value}款"),
        FactSlot.Inks => new($"at most {value} inks", $"{value}色以内"),
        FactSlot.Colourways => new($"{value} colourways", $"{value}个配色"),
        FactSlot.Size => new($"{value} mm", $"{value} mm"),
        FactSlot.OnlyColours => new("these colours only", "只用这些颜色"),
        _ => new(value, value),
    };

    private static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    private BriefFacts Result(int said)
    {
        ImmutableArray<Fact> facts = [.. _facts.OrderBy(f => f.Source == FactSource.Implied ? int.MaxValue : f.Span?.Start ?? int.MaxValue).ThenBy(f => f.Slot), .. _ideas];
        var warnings = _builtIn.Warnings.ToBuilder();
        if (_dropped.Count > 0)
            warnings.Add(new(Left(said), []));
        return _builtIn with { Facts = facts, Contradictions = [.. _builtIn.Contradictions, .. _contradictions], NotUnderstood = StillUnknown(), Warnings = warnings.ToImmutable() };
    }

    private string Left(int said)
    {
        (string En, string Zh) Why(ChatDrop drop) => drop switch
        {
            ChatDrop.Slot => ("of no slot", "项目不存在"),
            ChatDrop.Value => ("of a value that is not known", "词库里没有"),
            ChatDrop.Quote => ("whose words don't stand in the text", "原文里没有所引的字"),
            ChatDrop.Number => ("whose number or wording isn't in the words quoted", "所引的字里没有该数字或文字"),
            _ => ("of another form", "格式不对"),
        };
        var reasons = _dropped.GroupBy(d => d).OrderBy(g => g.Key).Select(g => (Count: g.Count(), Why: Why(g.Key))).ToList();
        return Say(
            $"{_dropped.Count} of {said} things that {_model} said are left out: {string.Join(", ", reasons.Select(r => $"{r.Count} {r.Why.En}"))}.",
            $"{_model} 说的 {said} 项中有 {_dropped.Count} 项不采用：{string.Join("，", reasons.Select(r => $"{r.Count} 项{r.Why.Zh}"))}。");
    }

    // What the model's facts were read from is understood now.
    private ImmutableArray<TextSpan> StillUnknown()
    {
        List<TextSpan> left = [.. _builtIn.NotUnderstood];
        foreach (TextSpan used in _added.Select(a => a.Fact.Span!.Value))
        {
            left = [.. left.SelectMany(IEnumerable<TextSpan> (span) => !Overlap(span, used)
                ? [span]
                : new[] { Trimmed(span.Start, Math.Min(used.Start, span.End)), Trimmed(Math.Max(used.End, span.Start), span.End) }.OfType<TextSpan>())];
        }
        return [.. left.OrderBy(s => s.Start)];
    }

    private TextSpan? Trimmed(int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(_builtIn.Text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(_builtIn.Text[end - 1]))
            end--;
        return end > start ? new(start, end - start) : null;
    }

    private string Say(string en, string zh) => _builtIn.Language == Language.Chinese ? zh : en;
}
