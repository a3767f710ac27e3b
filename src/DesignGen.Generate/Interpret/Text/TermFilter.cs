using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>One text of a brief, to be looked through.</summary>
/// <param name="Place">Its key in the brief, <c>notes</c>; null for a brief that is text alone.</param>
/// <param name="Text">The text.</param>
/// <param name="Line">Line of the file on which it begins, from 1; null where lines mean nothing.</param>
/// <param name="Avoids">Whether it lists what is not wanted, so that a term in it is no wish.</param>
public sealed record FilteredText(string? Place, string Text, int? Line = null, bool Avoids = false);

/// <summary>A term of the house's list that stands in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Action">What it does: a term that stands within a ban, or in an address, stops nothing.</param>
/// <param name="IsBanned">Whether the text says no to it.</param>
public sealed record TermHit(BarredTerm Term, TextSpan Span, TermAction Action, bool IsBanned);

/// <summary>Finds the terms of the house's list in the texts of a brief, before anything is made of them.</summary>
/// <remarks>
/// Texts are compared in one spelling: full-width and Traditional forms, case, accents and look-alike letters of other scripts fold, what is invisible is
/// left out. Blanks and hyphens within a term may stand or not. Plain disguises are seen through: digits for letters (n1ke) and
/// letters set apart (N.I.K.E). English terms are whole words, in the plural too; Chinese ones stand anywhere. Built once for a list and a lexicon,
/// then read-only and safe for several threads; linear in the text, never throws on one.
/// </remarks>
public sealed class TermFilter
{
    // Letters set apart or written as digits are taken for a term only from this length on: shorter ones come about by chance.
    private const int LeastDisguised = 4;

    // What may stand between the words of a term, or between letters set apart.
    private const int MostGap = 3;

    private const string Separators = " -_.·•*/|+~,，、'’";

    // Cyrillic and Greek letters that look like Latin ones, and the Latin ones.
    private const string LookAlikes = "аеорсхуіѕјкмтвнαορνικτ", Latin = "aeopcxyisjkmtbhaopvikt";

    private readonly Lazy<Lexicon> _lexicon;
    private readonly Dictionary<char, List<Form>> _forms = [];

    /// <summary>A filter of a list.</summary>
    /// <param name="terms">The house's list.</param>
    /// <param name="lexicon">The words by which a ban is told from a wish; read only where a term is found.</param>
    public TermFilter(TermList terms, Lazy<Lexicon> lexicon)
    {
        _lexicon = lexicon;
        foreach (BarredTerm term in terms.Terms)
        {
            foreach (string name in term.Names)
            {
                string letters = Folded(PlainText.Of(name).Text.Trim());
                letters = string.Join(' ', letters.Split([.. Separators], StringSplitOptions.RemoveEmptyEntries));
                if (letters.Length == 0)
                    continue;
                foreach (char first in Spellings(letters[0], letters))
                {
                    if (!_forms.TryGetValue(first, out List<Form>? forms))
                        _forms[first] = forms = [];
                    forms.Add(new(term, letters, letters.Count(c => c != ' ')));
                }
            }
        }
    }

    // A form of a term in one spelling, one blank between words.
    private sealed record Form(BarredTerm Term, string Letters, int Length);

    /// <summary>The terms that stand in a text, in its order; of those that overlap the gravest, then the longest.</summary>
    /// <param name="text">The text.</param>
    public ImmutableArray<TermHit> Find(string text)
    {
        PlainText plain = PlainText.Of(text);
        string letters = Folded(plain.Text);
        List<(int Start, int End, BarredTerm Term)> found = [];
        for (int i = 0; i < letters.Length; i++)
        {
            if (!_forms.TryGetValue(letters[i], out List<Form>? forms))
                continue;
            foreach (Form form in forms)
            {
                int end = Match(letters, i, form, apart: false);
                if (end < 0 && form.Length >= LeastDisguised)
                    end = Match(letters, i, form, apart: true);
                if (end > 0)
                    found.Add((i, end, form.Term));
            }
        }
        if (found.Count == 0)
            return [];
        var stances = new Stances(plain, _lexicon.Value);
        var hits = ImmutableArray.CreateBuilder<TermHit>();
        int last = 0;
        foreach (var (start, end, term) in Apart(found).OrderBy(h => h.Start))
        {
            (bool banned, bool address) = stances.Of(start, end, ref last);
            hits.Add(new(term, plain.Span(start, end), banned || address ? TermAction.Flag : term.Action, banned));
        }
        return hits.ToImmutable();
    }

    /// <summary>Looks through the texts of a brief.</summary>
    /// <param name="source">The brief, as the user named it.</param>
    /// <param name="texts">Its texts: title, subject, lettering, notes and so on.</param>
    /// <returns>Terms that want a look, and those that the brief itself says no to; nothing is wrong with going on.</returns>
    /// <exception cref="InputException">A term stops the brief; every one is named with its line.</exception>
    public ImmutableArray<Problem> Check(string source, IEnumerable<FilteredText> texts)
    {
        var stops = new List<Problem>();
        var notes = ImmutableArray.CreateBuilder<Problem>();
        foreach (FilteredText text in texts)
        {
            foreach (TermHit hit in Find(text.Text))
            {
                bool banned = hit.IsBanned || text.Avoids;
                string said = $"'{Shown(hit.Span.In(text.Text))}' is on the house's list ({hit.Term.Category}: {hit.Term.Id})";
                int? line = text.Line is int first ? first + text.Text.AsSpan(0, hit.Span.Start).Count('\n') : null;
                if (banned)
                    notes.Add(new(source, line, text.Place, said + ". The brief says no to it, so it stops nothing."));
                else if (hit.Action == TermAction.Flag)
                    notes.Add(new(source, line, text.Place, said + ". Have somebody look at it before anything is printed."));
                else
                    stops.Add(new(source, line, text.Place, said + ". Take it out of the brief; if the house may print it, take it off the list in templates/terms."));
            }
        }
        return stops.Count > 0 ? throw new InputException(stops) : notes.ToImmutable();
    }

    // The end of a form that begins at a place; -1 where it does not.
    private static int Match(string text, int start, Form form, bool apart)
    {
        string term = form.Letters;
        if (!IsEdge(text, start - 1, term[0]))
            return -1;
        int at = start, letters = 0, digits = 0;
        for (int i = 0; i < term.Length; i++)
        {
            if (term[i] == ' ')
            {
                at = Past(text, at, newLines: true);
                continue;
            }
            if (i > 0 && term[i - 1] != ' ')
            {
                // Chinese characters may be set apart anywhere; letters all or none.
                bool han = Han.Is(term[i]) && Han.Is(term[i - 1]);
                int next = han || apart ? Past(text, at, newLines: false) : at;
                if (apart && !han && next == at)
                    return -1;
                at = next;
            }
            if (at >= text.Length)
                return -1;
            if (text[at] == term[i])
                letters++;
            else if (form.Length >= LeastDisguised && StandsFor(text[at], term[i]))
                digits++;
            else
                return -1;
            at++;
        }
        if (digits > letters || (digits > 0 && letters < 2))
            return -1;
        if (IsEdge(text, at, term[^1]))
            return at;
        // A plural.
        foreach (string ending in (ReadOnlySpan<string>)["s", "es"])
        {
            if (!apart && char.IsAsciiLetterLower(term[^1]) && string.CompareOrdinal(text, at, ending, 0, ending.Length) == 0 && IsEdge(text, at + ending.Length, 's'))
                return at + ending.Length;
        }
        return -1;
    }

    // Whether a word may begin or end beside a character: letters hang together, and digits do.
    private static bool IsEdge(string text, int beside, char edge) =>
        beside < 0 || beside >= text.Length || !((PhraseTable.IsLetter(edge) && PhraseTable.IsLetter(text[beside])) || (char.IsAsciiDigit(edge) && char.IsAsciiDigit(text[beside])));

    private static int Past(string text, int at, bool newLines)
    {
        int end = at;
        while (end < text.Length && end - at < MostGap && (Separators.Contains(text[end]) || (newLines && text[end] == '\n')))
            end++;
        return end;
    }

    private static bool StandsFor(char sign, char letter) => (sign, letter) switch
    {
        ('0', 'o') or ('1', 'i') or ('1', 'l') or ('!', 'i') or ('3', 'e') or ('4', 'a') or ('@', 'a') or ('5', 's') or ('$', 's') or ('7', 't') or ('8', 'b') or ('9', 'g') => true,
        _ => false,
    };

    private static IEnumerable<char> Spellings(char letter, string term) => term.Length < LeastDisguised ? [letter] : "01!34@5$789".Where(s => StandsFor(s, letter)).Prepend(letter);

    // Accents off and look-alikes to Latin, one character for one.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 128 || Han.Is(c) || char.IsSurrogate(c) || !char.IsLetter(c))
                continue;
            char plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
            int alike = LookAlikes.IndexOf(plain);
            folded[i] = alike >= 0 ? Latin[alike] : plain;
        }
        return folded.ToString();
    }

    // Of findings that overlap the gravest is told, then the longest.
    private static List<(int Start, int End, BarredTerm Term)> Apart(List<(int Start, int End, BarredTerm Term)> found)
    {
        List<(int Start, int End, BarredTerm Term)> kept = [];
        foreach (var group in Clusters(found))
        {
            var inGroup = new List<(int Start, int End, BarredTerm Term)>();
            foreach (var hit in group.OrderBy(h => h.Term.Action).ThenByDescending(h => h.End - h.Start).ThenBy(h => h.Start).ThenBy(h => h.Term.Id, StringComparer.Ordinal))
            {
                if (!inGroup.Exists(k => hit.Start < k.End && k.Start < hit.End))
                    inGroup.Add(hit);
            }
            kept.AddRange(inGroup);
        }
        return kept;
    }

    private static IEnumerable<List<(int Start, int End, BarredTerm Term)>> Clusters(List<(int Start, int End, BarredTerm Term)> found)
    {
        List<(int Start, int End, BarredTerm Term)> cluster = [];
        int end = 0;
        foreach (var hit in found)
        {
            if (cluster.Count > 0 && hit.Start >= end)
            {
                yield return cluster;
                cluster = [];
            }
            cluster.Add(hit);
            end = Math.Max(end, hit.End);
        }
        if (cluster.Count > 0)
            yield return cluster;
    }

    // The words as they stand, on one line and without what is invisible or rules the screen.
    private static string Shown(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    // How each piece of a text is meant.
    private sealed class Stances
    {
        private readonly string _text;
        private readonly List<Token> _tokens;
        private readonly LexiconEntry?[] _senses;
        private readonly Stance[] _stances;

        public Stances(PlainText plain, Lexicon lexicon)
        {
            PhraseTable table = PhraseTable.Of(lexicon);
            _text = plain.Text;
            _tokens = Scanner.Cut(plain, table, Grammar.Find(plain, table));
            var sense = new Sense(_tokens, nails: false);
            _senses = [.. Enumerable.Range(0, _tokens.Count).Select(sense.At)];
            (_stances, _) = Scopes.Of(_tokens, _senses);
        }

        /// <summary>Whether all that a stretch names is banned, and whether it is part of an address.</summary>
        /// <param name="start">First character.</param>
        /// <param name="end">First character after it.</param>
        /// <param name="from">Where to go on looking; stretches come from first to last.</param>
        public (bool Banned, bool Address) Of(int start, int end, ref int from)
        {
            while (from < _tokens.Count && _tokens[from].End <= start)
                from++;
            bool any = false, all = true, address = false;
            for (int i = from; i < _tokens.Count && _tokens[i].Start < end; i++)
            {
                address |= _tokens[i] is { Kind: TokenKind.Hard, Hard: HardKind.Order } && IsAddress(_text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start));
                if (!Scopes.IsThing(_tokens[i], _senses[i]))
                    continue;
                any = true;
                all &= _stances[i] == Stance.Banned;
            }
            return (any && all, address);
        }

        private static bool IsAddress(ReadOnlySpan<char> text) => text.Contains('@') || text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.Ordinal);
    }
}
