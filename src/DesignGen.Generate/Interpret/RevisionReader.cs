using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret.Text;

namespace DesignGen.Generate.Interpret;

/// <summary>What was understood from a reviewer's comment.</summary>
/// <param name="Revision">What is to change.</param>
/// <param name="Language">The comment's language.</param>
/// <param name="Understood">Each thing that was understood, with its words.</param>
/// <param name="NotUnderstood">Words that were not used.</param>
public sealed record RevisionReading(Revision Revision, Language Language, ImmutableArray<(string Words, LocalName Means)> Understood, ImmutableArray<string> NotUnderstood);

/// <summary>Reads what a reviewer wants changed, in English, Chinese or both: less busy, blue instead of red; 花小一点，底色换藏青.</summary>
/// <remarks>
/// Clause by clause: first words that change a trait, with their degree; then what is put in place of what; what is left is read as a brief's text
/// is, by the same lexicons, so that colours of parts, bans, motifs and repeats mean the same in both. Pure, linear in the text but for its clauses.
/// </remarks>
public sealed class RevisionReader
{
    private const string ClauseEnds = ",，;；。.!！?？\n";

    // So far a degree or a thing may stand from the word that it goes with, in characters.
    private const int Beside = 4;

    private readonly Lexicon _lexicon;
    private readonly ArtKind _kind;
    private readonly PlainText _plain;
    private readonly char[] _left;
    private readonly List<(string Words, LocalName Means)> _understood = [];
    private readonly List<string> _notUnderstood = [];
    private readonly SortedDictionary<RevisedTrait, double> _steps = [];
    private readonly List<ColourChange> _colours = [];
    private readonly List<MotifSize> _sizes = [];
    private readonly List<MotifWish> _motifs = [];
    private readonly SortedSet<string> _bans = new(StringComparer.Ordinal);
    // Where the clause that is read has words that turned a trait.
    private readonly List<(RevisedTrait Trait, double Steps, int From, int To)> _turned = [];
    // Whether it puts one thing in place of another; null before anybody asked.
    private bool? _swaps;
    private string? _repeat;
    private int? _inks;

    private RevisionReader(string text, ArtKind kind, Lexicon lexicon)
    {
        (_lexicon, _kind, _plain) = (lexicon, kind, PlainText.Of(text));
        _left = _plain.Text.ToCharArray();
    }

    /// <summary>Reads a comment.</summary>
    /// <param name="comment">The comment as it was written.</param>
    /// <param name="kind">What the design is, which says what can be drawn in it.</param>
    /// <param name="lexicon">The words to understand it by.</param>
    /// <exception cref="InputException">Nothing in it was understood; told in its language.</exception>
    public static RevisionReading Read(string comment, ArtKind kind, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var reader = new RevisionReader(comment, kind, lexicon);
        Language language = TextInterpreter.Read(comment, lexicon).Language;
        reader.Read();
        var revision = new Revision
        {
            Steps = reader._steps.Where(s => s.Value != 0).ToImmutableSortedDictionary(),
            Sizes = [.. reader._sizes],
            Colours = [.. reader._colours],
            Motifs = [.. reader._motifs.DistinctBy(m => m.Id)],
            NoMotifs = [.. reader._bans],
            Repeat = reader._repeat,
            MaxInks = reader._inks,
        };
        if (revision.IsEmpty)
        {
            throw new InputException("comment", null, language == Language.Chinese
                ? $"没有看懂要改什么：“{comment.Trim()}”。请写明改动，例如：花小一点，底色换藏青。"
                : $"It is not clear what to change: '{comment.Trim()}'. Say what should be different, for example: less busy, blue instead of red.");
        }
        return new(revision, language, [.. reader._understood], [.. reader._notUnderstood.Distinct()]);
    }

    private void Read()
    {
        int start = 0;
        for (int i = 0; i <= _left.Length; i++)
        {
            if (i < _left.Length && !IsClauseEnd(i))
                continue;
            if (i > start)
                Clause(start, i);
            start = i + 1;
        }
    }

    // A point within a number ends nothing.
    private bool IsClauseEnd(int i) =>
        ClauseEnds.Contains(_left[i], StringComparison.Ordinal) && !(_left[i] == '.' && i + 1 < _left.Length && char.IsAsciiDigit(_left[i + 1]));

    private void Clause(int start, int end)
    {
        var tones = new List<(RevisedTrait Trait, double Steps, int From, int To)>();
        _turned.Clear();
        _swaps = null;
        for (int i = start; i < end;)
        {
            if (ChangeAt(i, start, end) is not { } found)
            {
                i = AmountAt(i, start, end) ?? i + 1;
                continue;
            }
            if (found.Word.Change is RevisedTrait.Lightness or RevisedTrait.Softness)
                tones.Add((found.Word.Change, found.Steps, i, found.End));
            else if (found.Word.Change is RevisedTrait.Density or RevisedTrait.Colours && BesideColour(i, found.End, start, end) is { } colour)
                Amount(colour.Term, found.Steps, Math.Min(i, colour.Start), Math.Max(found.End, colour.End));
            else
                Step(found.Word.Change, found.Steps, i, found.End);
            Clear(i, found.End);
            i = found.End;
        }
        foreach ((RevisedTrait trait, double steps, int from, int to) in tones)
            Tone(trait, steps, from, to, start, end);
        if (!Swap(start, end))
            Rest(start, end);
    }

    // 少一点红, 红色少一点: a word about number that stands right beside a colour is of that colour.
    private (ColourTerm Term, int Start, int End)? BesideColour(int from, int to, int start, int end)
    {
        if (ColourAt(to, end) is { } behind)
            return behind;
        (int Start, int End, LexiconEntry Entry) last = Named(start, from).LastOrDefault(n => n.Entry is ColourTerm);
        return last.Entry is ColourTerm term && string.IsNullOrWhiteSpace(new string(_left, last.End, from - last.End)) ? (term, last.Start, last.End) : null;
    }

    private (ColourTerm Term, int Start, int End)? ColourAt(int at, int end)
    {
        while (at < end && _left[at] == ' ')
            at++;
        foreach ((int from, int to, LexiconEntry entry) in Named(at, end).Take(1))
        {
            if (from == at && entry is ColourTerm term)
                return (term, from, to);
        }
        return null;
    }

    // Less red, 不够红: a degree right before a colour is of how much of it there is.
    private int? AmountAt(int at, int start, int end)
    {
        (DegreeWord Word, int End)? degree = null;
        foreach (DegreeWord word in _lexicon.Degrees.Values)
        {
            foreach (string form in word.Names)
            {
                if (Stands(form, at, end) is int last && (degree is null || last > degree.Value.End))
                    degree = (word, last);
            }
        }
        if (degree is not var (said, stop) || ColourAt(stop, end) is not { } colour)
            return null;
        // More blue instead of red: what is put in place of what comes first.
        _swaps ??= _lexicon.Swaps.Values.Any(w => w.Names.Any(n => Enumerable.Range(start, end - start).Any(i => Stands(n, i, end) is not null && (w.Verbs.IsEmpty || Opens(w, start, i)))));
        if (_swaps == true)
            return null;
        int whole = After(colour.End, end)?.End ?? colour.End;
        Amount(colour.Term, said.Way * said.Strength, at, whole);
        return whole;
    }

    private void Amount(ColourTerm term, double steps, int from, int to)
    {
        NamedColour colour = Named(term);
        _colours.Add(new(ColourPart.Any, colour, null) { More = Math.Clamp(steps, -3, 3) });
        _understood.Add((_plain.Written(from, to), steps > 0 ? new($"more {colour.Name.En}", $"多用{colour.Name.Zh}") : new($"less {colour.Name.En}", $"少用{colour.Name.Zh}")));
        Clear(from, to);
    }

    private void Step(RevisedTrait trait, double steps, int from, int to)
    {
        _steps[trait] = Math.Clamp(_steps.GetValueOrDefault(trait) + steps, -3, 3);
        _understood.Add((_plain.Written(from, to), RevisionWords.Name(trait, steps)));
        _turned.Add((trait, steps, from, to));
    }

    private void Clear(int from, int to) => Array.Fill(_left, ' ', from, to - from);

    // The longest form of a change that begins here.
    private (RevisionWord Word, double Steps, int End)? ChangeAt(int at, int start, int end)
    {
        (RevisionWord Word, double Steps, int End)? best = null;
        foreach (RevisionWord word in _lexicon.Changes.Values)
        {
            foreach (string form in word.Names)
            {
                if (Stands(form, at, end) is int last)
                    Take(word, word.Steps, last);
            }
            foreach (string bare in word.Bare)
            {
                if (Stands(bare, at, end) is int last && After(last, end) is { } degree)
                    Take(word, word.Steps * degree.Degree.Way * degree.Degree.Strength, degree.End);
            }
        }
        foreach (DegreeWord degree in _lexicon.Degrees.Values)
        {
            foreach (string form in degree.Names)
            {
                if (Stands(form, at, end) is not int last)
                    continue;
                int next = last;
                while (next < end && _left[next] == ' ')
                    next++;
                foreach (RevisionWord word in _lexicon.Changes.Values)
                {
                    foreach (string bare in word.Bare)
                    {
                        if (Stands(bare, next, end) is int stop)
                            Take(word, word.Steps * degree.Way * degree.Strength, After(stop, end)?.End ?? stop);
                    }
                }
            }
        }
        return best;

        // Of words of one length that which says what it is of comes first.
        void Take(RevisionWord word, double steps, int last)
        {
            if (!word.Of.IsEmpty && !word.Of.Any(of => IsBeside(of, at, last, start, end)) && !word.Names.Any(n => Stands(n, at, end) == last))
                return;
            if (best is null || last > best.Value.End || (last == best.Value.End && !word.Of.IsEmpty && best.Value.Word.Of.IsEmpty))
                best = (word, steps, last);
        }
    }

    private (DegreeWord Degree, int End)? After(int at, int end)
    {
        int next = at;
        while (next < end && _left[next] == ' ')
            next++;
        (DegreeWord Degree, int End)? best = null;
        foreach (DegreeWord degree in _lexicon.Degrees.Values)
        {
            foreach (string form in degree.After)
            {
                if (Stands(form, next, end) is int last && (best is null || last > best.Value.End))
                    best = (degree, last);
            }
        }
        return best;
    }

    private bool IsBeside(string thing, int from, int to, int start, int end)
    {
        for (int i = Math.Max(start, from - thing.Length - Beside + 1); i <= from - thing.Length; i++)
        {
            if (Stands(thing, i, end) is not null)
                return true;
        }
        return Enumerable.Range(to, Beside).Any(i => i < end && Stands(thing, i, end) is not null);
    }

    // The end of a form that stands whole at a place.
    private int? Stands(string form, int at, int end)
    {
        int last = at + form.Length;
        if (form.Length == 0 || at < 0 || last > end || !_left.AsSpan(at, form.Length).SequenceEqual(form))
            return null;
        return (PhraseTable.IsLetter(form[0]) && at > 0 && PhraseTable.IsLetter(_left[at - 1])) || (PhraseTable.IsLetter(form[^1]) && last < _left.Length && PhraseTable.IsLetter(_left[last])) ? null : last;
    }

    // 底色浅一点, a darker blue: of the nearest part or colour of the clause, else of all.
    private void Tone(RevisedTrait trait, double steps, int from, int to, int start, int end)
    {
        (int Start, int End, LexiconEntry Entry)[] near = [.. Named(start, end).OrderBy(t => t.End <= from ? from - t.End : t.Start - to)];
        ColourPart part = ColourPart.Any;
        NamedColour? colour = null;
        foreach ((int s, int e, LexiconEntry entry) in near.Take(1))
        {
            (part, colour) = entry is ColourTerm term ? (ColourPart.Any, Named(term)) : (PartOf((TradeTerm)entry), null);
            Clear(s, e);
        }
        var change = new ColourChange(part, colour, null) { Lighter = trait == RevisedTrait.Lightness ? steps : 0, Softer = trait == RevisedTrait.Softness ? steps : 0 };
        // 偏暗，提亮一点: said twice it is one wish, as far as the stronger word goes.
        int twice = _colours.FindIndex(c => c.To is null && (c.Part, c.From) == (part, colour) && Math.Sign(c.Lighter) == Math.Sign(change.Lighter) && Math.Sign(c.Softer) == Math.Sign(change.Softer));
        if (twice < 0)
            _colours.Add(change);
        else if (Math.Abs(change.Lighter + change.Softer) > Math.Abs(_colours[twice].Lighter + _colours[twice].Softer))
            _colours[twice] = change;
        LocalName name = RevisionWords.Name(trait, steps), of = colour?.Name ?? RevisionWords.Name(part);
        _understood.Add((_plain.Written(from, to), part == ColourPart.Any && colour is null ? name : new($"{of.En} {name.En}", of.Zh + name.Zh)));
    }

    // Parts and colours that a stretch names.
    private IEnumerable<(int Start, int End, LexiconEntry Entry)> Named(int start, int end)
    {
        foreach (Token token in Scanner.Cut(PlainText.Of(new string(_left, start, end - start)), PhraseTable.Of(_lexicon), []))
        {
            if (token.Kind != TokenKind.Phrase)
                continue;
            LexiconEntry? entry = token.Term("part") is { Value: not "garment" } part ? part : token.As<ColourTerm>();
            if (entry is not null)
                yield return (start + token.Start, start + token.End, entry);
        }
    }

    private static ColourPart PartOf(TradeTerm term) => term.Value switch { "ground" => ColourPart.Ground, "outline" => ColourPart.Outline, "motif" => ColourPart.Motif, _ => ColourPart.Any };

    private bool Swap(int start, int end)
    {
        bool opened = false;
        foreach ((SwapWord word, string form) in _lexicon.Swaps.Values.SelectMany(w => w.Names, (w, n) => (w, n)).OrderByDescending(s => s.n.Length))
        {
            for (int at = start; at < end; at++)
            {
                if (Stands(form, at, end) is not int last || (!word.Verbs.IsEmpty && !Opens(word, start, at)))
                    continue;
                Side left = SideOf(start, at), right = SideOf(last, end);
                // 用蓝代替红 has the new thing before, 蓝换成红 behind.
                (Side from, Side to) = word.NewIsLeft ? (right, left) : (left, right);
                if (to.IsEmpty)
                {
                    opened = true;
                    continue;
                }
                // 不要黑色，换米白: what was just banned is what makes room.
                if (from.IsEmpty && from.Part == ColourPart.Any && !to.Colours.IsEmpty && to.Part == ColourPart.Any && _colours is [.., { To: null, From: { } banned, Lighter: 0, Softer: 0 } ban] && new string(_left, start, at - start).Trim().Length == 0)
                {
                    from = new([banned], ban.Part, [], null);
                    _colours.RemoveAt(_colours.Count - 1);
                }
                Exchange(from, to, _plain.Written(start, end).Trim());
                Array.Fill(_left, ' ', start, end - start);
                return true;
            }
        }
        if (!opened)
            return false;
        // 换成竖排 puts something in place that nothing here draws: where the rest has no meaning either, the words are given back.
        int before = _understood.Count + _notUnderstood.Count;
        Rest(start, end);
        if (_understood.Count + _notUnderstood.Count == before)
            _notUnderstood.Add(_plain.Written(start, end).Trim());
        return true;
    }

    private bool Opens(SwapWord word, int start, int at) => Enumerable.Range(start, at - start).Any(i => word.Verbs.Any(v => Stands(v, i, at) is not null));

    private sealed record Side(ImmutableArray<NamedColour> Colours, ColourPart Part, ImmutableArray<string> Motifs, string? Repeat)
    {
        public bool IsEmpty => Colours.IsEmpty && Motifs.IsEmpty && Repeat is null;
    }

    private Side SideOf(int start, int end)
    {
        if (start >= end)
            return new([], ColourPart.Any, [], null);
        BriefFacts facts = Facts(new string(_left, start, end - start));
        ColourPart part = Named(start, end).Select(n => n.Entry).OfType<TradeTerm>().Select(PartOf).FirstOrDefault();
        ImmutableArray<NamedColour> colours = [.. facts.Facts.Where(f => f.Colour is not null && f.Source == FactSource.Text).Select(Named)];
        ImmutableArray<string> motifs = [.. facts.Facts.Where(f => f.Source == FactSource.Text && f.Slot is FactSlot.Motif or FactSlot.NoMotif or FactSlot.Family or FactSlot.NoFamily or FactSlot.Finish).SelectMany(f => LooksOf(f) is { IsEmpty: false } looks ? looks : [.. new[] { MotifOf(f) }.OfType<string>()])];
        return new(colours, part, motifs, RepeatOf(facts));
    }

    private void Exchange(Side from, Side to, string words)
    {
        ColourPart part = from.Part != ColourPart.Any ? from.Part : to.Part;
        for (int i = 0; i < to.Colours.Length; i++)
        {
            NamedColour? old = from.Colours.Length > i ? from.Colours[i] : null;
            _colours.Add(new(part, old, to.Colours[i]));
            LocalName of = old?.Name ?? RevisionWords.Name(part), now = to.Colours[i].Name;
            _understood.Add((words, part == ColourPart.Any && old is null ? new($"{now.En} in it", $"用{now.Zh}") : new($"{of.En} becomes {now.En}", $"{of.Zh}改为{now.Zh}")));
        }
        if (!to.Motifs.IsEmpty)
        {
            foreach (string motif in from.Motifs)
                Ban(motif, words);
            foreach (string motif in to.Motifs)
                Want(motif, words);
        }
        if (to.Repeat is not null)
            Repeat(to.Repeat, words);
    }

    // What is neither a trait nor an exchange is read as a brief's text.
    private void Rest(int start, int end)
    {
        string text = new(_left, start, end - start);
        if (string.IsNullOrWhiteSpace(text))
            return;
        BriefFacts facts = Facts(text);
        Fact[] said = [.. facts.Facts.Where(f => f.Source == FactSource.Text && f.Span is not null)];
        if (said.Length == 2 && said.All(f => f.Slot == FactSlot.Colour) && _lexicon.Swaps.Values.Any(s => Opens(s, start, end)))
        {
            // Make the red blue.
            Exchange(new([Named(said[0])], ColourPart.Any, [], null), new([Named(said[1])], ColourPart.Any, [], null), Words(start, new(0, text.Length)).Trim());
            return;
        }
        foreach (Fact fact in said)
        {
            string words = Words(start, fact.Span!.Value);
            switch (fact.Slot)
            {
                case FactSlot.Motif or FactSlot.Family when TurnedBeside(start + fact.Span.Value.Start, start + fact.Span.Value.End) is { } turned:
                    if (turned.Trait == RevisedTrait.Size && MotifOf(fact) is { } sized)
                        Resize(sized, turned.Steps, Written(turned, start + fact.Span.Value.Start, start + fact.Span.Value.End));
                    else
                        _notUnderstood.Add(words);
                    break;
                case FactSlot.Colour or FactSlot.Ground or FactSlot.Outline or FactSlot.Garment when fact.Colour is not null:
                    // On black: reviewers speak of the design before them, whose ground it is.
                    ColourPart part = fact.Slot switch { FactSlot.Colour => ColourPart.Any, FactSlot.Outline => ColourPart.Outline, _ => ColourPart.Ground };
                    _colours.Add(new(part, null, Named(fact)));
                    _understood.Add((words, part == ColourPart.Any ? new($"{fact.Name.En} in it", $"用{fact.Name.Zh}") : new($"{RevisionWords.Name(part).En} {fact.Name.En}", $"{RevisionWords.Name(part).Zh}{fact.Name.Zh}")));
                    break;
                case FactSlot.NoColour or FactSlot.NoGround or FactSlot.NoOutline when fact.Colour is not null:
                    _colours.Add(new(fact.Slot switch { FactSlot.NoColour => ColourPart.Any, FactSlot.NoGround => ColourPart.Ground, _ => ColourPart.Outline }, Named(fact), null));
                    _understood.Add((words, new($"no {fact.Name.En}", $"不用{fact.Name.Zh}")));
                    break;
                case FactSlot.Family or FactSlot.Finish when LooksOf(fact) is { IsEmpty: false } looks:
                    foreach (string look in looks)
                        Want(look, words);
                    break;
                case FactSlot.NoFamily when LooksOf(fact) is { IsEmpty: false } looks:
                    // Glitter is a fade of it and the dust on other nails.
                    string thing = fact.Value.Replace("-finish", "", StringComparison.Ordinal);
                    foreach (string look in !_lexicon.Families.ContainsKey(fact.Value) && _lexicon.Motifs.ContainsKey(thing) ? looks.Add(thing) : looks)
                        Ban(look, words);
                    break;
                case FactSlot.Motif when MotifOf(fact) is { } motif && !IsThing(words):
                    Want(motif, words);
                    break;
                case FactSlot.NoMotif or FactSlot.NoFamily when MotifOf(fact) is { } motif:
                    Ban(motif, words);
                    break;
                case FactSlot.Less when fact.Value == "busy":
                    _steps[RevisedTrait.Busy] = Math.Clamp(_steps.GetValueOrDefault(RevisedTrait.Busy) - 1, -3, 3);
                    _understood.Add((words, RevisionWords.Name(RevisedTrait.Busy, -1)));
                    break;
                case FactSlot.Repeat when SteppingNames.Find(fact.Value) is not null:
                    Repeat(fact.Value, words);
                    break;
                case FactSlot.Inks when int.TryParse(fact.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int inks) && inks is >= 1 and <= 12:
                    _inks = inks;
                    _understood.Add((words, fact.Name));
                    break;
                default:
                    if (!IsThing(words))
                        _notUnderstood.Add(words);
                    break;
            }
        }
        foreach (TextSpan span in facts.NotUnderstood)
        {
            string words = Words(start, span);
            if (!IsThing(words))
                _notUnderstood.Add(words);
        }
    }

    // Larger leaves, 叶子再大一点: the leaves are there, and the word is of them alone.
    private (RevisedTrait Trait, double Steps, int From, int To)? TurnedBeside(int from, int to)
    {
        if (IsThing(new string(_left, from, to - from)))
            return null;
        foreach ((RevisedTrait, double, int From, int To) turned in _turned)
        {
            if ((turned.To <= from && SaysNothing(turned.To, from)) || (turned.From >= to && SaysNothing(to, turned.From)))
                return turned;
        }
        return null;
    }

    // Whether only words stand there that add nothing to a change.
    private bool SaysNothing(int from, int to)
    {
        for (int i = from; i < to;)
        {
            int next = _left[i] == ' ' ? i + 1 : _lexicon.Things.Values.SelectMany(t => t.Names).Select(n => Stands(n, i, to) ?? 0).DefaultIfEmpty().Max();
            if (next == 0)
                return false;
            i = next;
        }
        return true;
    }

    private string Written((RevisedTrait Trait, double Steps, int From, int To) turned, int from, int to) => _plain.Written(Math.Min(turned.From, from), Math.Max(turned.To, to));

    // What the word did to all motifs it does to one.
    private void Resize(string motif, double steps, string words)
    {
        int all = _understood.FindLastIndex(u => u.Means == RevisionWords.Name(RevisedTrait.Size, steps));
        if (all >= 0)
        {
            _understood.RemoveAt(all);
            _steps[RevisedTrait.Size] = _steps[RevisedTrait.Size] - steps;
        }
        LocalName name = _lexicon.Motifs[motif].Name;
        _sizes.Add(new(motif, name, steps, [.. _lexicon.WithKinds(motif)], [.. _lexicon.WithWider(motif)]));
        _understood.Add((words, steps > 0 ? new($"larger {name.En}", $"{name.Zh}放大") : new($"smaller {name.En}", $"{name.Zh}缩小")));
    }

    // A clause stands in the plain text, whose places lead back to what was written.
    private string Words(int start, TextSpan span) => _plain.Written(start + span.Start, Math.Min(_left.Length, start + span.End));

    // 花 beside 小一点 is the design itself.
    private bool IsThing(string words)
    {
        string plain = words.Trim().ToLowerInvariant();
        return plain.Length == 0 || _lexicon.Things.Values.Any(t => t.Names.Contains(plain));
    }

    private void Want(string motif, string words)
    {
        MotifConcept concept = _lexicon.Motifs[motif];
        (ImmutableArray<string> draw, bool itself) = _lexicon.ToDraw(motif, MotifWords.DrawableOn(_kind));
        if (draw.IsEmpty)
        {
            _notUnderstood.Add(words);
            return;
        }
        _motifs.Add(new(motif, concept.Name, draw) { Alike = itself ? Math.Max(1, draw.Length) : 1 });
        _understood.Add((words, new($"with {concept.Name.En}", $"加{concept.Name.Zh}")));
    }

    private void Ban(string motif, string words)
    {
        _bans.UnionWith(_lexicon.WithKinds(motif));
        LocalName name = _lexicon.Motifs[motif].Name;
        _understood.Add((words, new($"without {name.En}", $"不要{name.Zh}")));
    }

    private void Repeat(string key, string words)
    {
        _repeat = key;
        LocalName name = SteppingNames.Find(key)!.Value.Name();
        _understood.Add((words, new($"repeat {name.En.ToLowerInvariant()}", $"接版{name.Zh}")));
    }

    private static string? RepeatOf(BriefFacts facts) => facts.Of(FactSlot.Repeat).Select(f => f.Value).FirstOrDefault(v => SteppingNames.Find(v) is not null);

    private BriefFacts Facts(string text) => TextInterpreter.Read(text, _lexicon, _kind == ArtKind.NailSet);

    // On nails a pattern or a finish is something to be seen, which comes and goes like a motif: add leopard, 去掉猫眼.
    private ImmutableArray<string> LooksOf(Fact fact) => _kind == ArtKind.NailSet && fact.Slot is FactSlot.Family or FactSlot.NoFamily or FactSlot.Finish ? NailLooks.Of(_lexicon, fact.Value) : [];

    // A kind of pattern that is called like something to be seen, as 圆点, means that here.
    private string? MotifOf(Fact fact)
    {
        if (fact.Slot is FactSlot.Motif or FactSlot.NoMotif)
            return _lexicon.Motifs.ContainsKey(fact.Value) ? fact.Value : null;
        if (!_lexicon.Families.TryGetValue(fact.Value, out FamilyWord? family))
            return null;
        return _lexicon.CalledLike(family).FirstOrDefault()?.Id ?? (family.IsOfNails ? family.Nails.FirstOrDefault() : null);
    }

    private NamedColour Named(Fact fact) =>
        _lexicon.Colours.TryGetValue(fact.Value, out ColourTerm? term) ? Named(term) with { Name = fact.Name, Colour = fact.Colour!.Value.Srgb } : new(fact.Name, null, fact.Colour!.Value.Srgb);

    // A plain colour's name means all that it covers.
    private static NamedColour Named(ColourTerm term) =>
        new(term.Name, term.Id == term.Family && Enum.TryParse(term.Family, ignoreCase: true, out ColourFamily family) ? family : null, term.Colour.Srgb);
}
