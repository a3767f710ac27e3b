using System.Runtime.CompilerServices;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>What a phrase may mean.</summary>
/// <param name="Entry">The lexicon's entry.</param>
/// <param name="IsPlural">Whether the phrase is a plural that the entry does not list: <c>roses</c> are flowers, never a colour.</param>
internal sealed record Meaning(LexiconEntry Entry, bool IsPlural);

/// <summary>Every name of a lexicon in one tree of characters, both languages together: from any place of a text it finds all names that begin there.</summary>
/// <remarks>
/// Blanks and hyphens are alike; between a Chinese and a Latin character a blank may stand or not. English names are found in
/// the plural too. Built once per lexicon, then read-only and safe for several threads.
/// </remarks>
internal sealed class PhraseTable
{
    private static readonly ConditionalWeakTable<Lexicon, PhraseTable> Tables = [];

    private readonly Dictionary<(int Node, char Next), int> _next = [];
    private readonly Dictionary<int, List<Meaning>> _ends = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _homophones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MotifConcept> _solo = new(StringComparer.Ordinal);
    private int _nodes = 1;

    private PhraseTable(Lexicon lexicon)
    {
        foreach (LexiconEntry entry in lexicon.Entries)
        {
            foreach (string name in entry.Names)
                Add(Spelled(name), new(entry, false));
            if (entry is MotifConcept { Emoji.Length: > 0 } motif)
                Add(Spelled(motif.Emoji), new(entry, false));
        }
        foreach (MotifConcept motif in lexicon.Motifs.Values)
        {
            foreach (string name in motif.Solo)
                _solo.TryAdd(name, motif);
        }
        HashSet<string> things = [.. lexicon.Motifs.Values.SelectMany(m => m.Zh)];
        // Made-up forms come last: a name that the lexicon lists itself stands.
        foreach (LexiconEntry entry in lexicon.Entries)
        {
            if (entry is ColourTerm or MotifConcept or FamilyWord or StyleWord or TradeTerm or UnitWord)
            {
                foreach (string plural in entry.En.Select(n => Plural(Spelled(n))).OfType<string>())
                    Add(plural, new(entry, true), derived: true);
            }
            if (entry is ColourTerm)
            {
                // 荷花粉色 says that a lotus is pink: only 荷花粉 is a colour of its own.
                foreach (string name in entry.Zh.Select(Spelled).Where(n => !n.EndsWith('色') && !(n.Length > 2 && things.Contains(n[..^1]))))
                {
                    foreach (string suffix in (ReadOnlySpan<string>)["色", "色系", "色调", "系"])
                        Add(name + suffix, new(entry, false), derived: true);
                }
                foreach (string name in entry.Zh.Select(Spelled).Where(n => n.EndsWith('色')))
                {
                    foreach (string suffix in (ReadOnlySpan<string>)["系", "调"])
                        Add(name + suffix, new(entry, false), derived: true);
                }
            }
        }
    }

    /// <summary>The words of all English names, for mending slips of spelling.</summary>
    public IReadOnlySet<string> Words => _words;

    /// <summary>The table of a lexicon; made once.</summary>
    public static PhraseTable Of(Lexicon lexicon) => Tables.GetValue(lexicon, l => new(l));

    /// <summary>Every name that begins at a place of a text.</summary>
    /// <param name="text">Text in one spelling.</param>
    /// <param name="start">The place.</param>
    /// <param name="found">Takes each name's end and meanings, the shortest first.</param>
    public void Find(string text, int start, List<(int End, List<Meaning> Meanings)> found)
    {
        found.Clear();
        char first = text[start];
        if (start > 0 && !Parted(text[start - 1], first))
            return;
        int node = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i] is '-' or '_' ? ' ' : text[i];
            if (c == ' ')
            {
                // A run of blanks counts once.
                int next = i;
                while (next + 1 < text.Length && text[next + 1] is ' ' or '-' or '_')
                    next++;
                if (_next.TryGetValue((node, ' '), out int blank))
                    node = blank;
                else if (next + 1 >= text.Length || i == start || !(Han.Is(text[i - 1]) ^ Han.Is(text[next + 1])))
                    return;
                i = next;
                continue;
            }
            if (!_next.TryGetValue((node, c), out node))
                return;
            if (_ends.TryGetValue(node, out List<Meaning>? meanings) && (i + 1 == text.Length || Parted(c, text[i + 1])))
                found.Add((i + 1, meanings));
        }
    }

    /// <summary>The motif that a character means where it stands alone; null for none.</summary>
    public MotifConcept? Solo(string character) => _solo.GetValueOrDefault(character);

    /// <summary>A name that sounds like some Chinese characters; null for none.</summary>
    public string? SoundsLike(ReadOnlySpan<char> word) => Han.Readings(word) is string sound ? _homophones.GetValueOrDefault(sound) : null;

    private static bool Parted(char a, char b) => !(IsLetter(a) && IsLetter(b)) && !(char.IsAsciiDigit(a) && char.IsAsciiDigit(b));

    /// <summary>Whether a character is a letter of a word that blanks part from others.</summary>
    public static bool IsLetter(char c) => char.IsLetter(c) && !Han.Is(c) && c is not (>= '\u3040' and <= '\u30ff');

    private static string Spelled(string name) => PlainText.Of(name.Trim()).Text.Replace('-', ' ');

    private void Add(string name, Meaning meaning, bool derived = false)
    {
        if (name.Length == 0)
            return;
        int node = 0;
        foreach (char c in name)
        {
            if (!_next.TryGetValue((node, c), out int next))
                _next[(node, c)] = next = _nodes++;
            node = next;
        }
        if (!_ends.TryGetValue(node, out List<Meaning>? meanings))
            _ends[node] = meanings = [];
        // A form made from a name yields to an entry of the same kind that lists it.
        if (derived && meanings.Any(m => (m.Entry is PlainWords && meaning.Entry is not UnitWord) || m.Entry.GetType() == meaning.Entry.GetType()))
            return;
        meanings.Add(meaning);
        if (name.All(Han.Is))
        {
            if (name.Length >= 2 && Han.Readings(name) is string sound)
                _homophones.TryAdd(sound, name);
        }
        else
        {
            foreach (string word in name.Split(' ').Where(w => w.Length >= 4 && w.All(IsLetter)))
                _words.Add(word);
        }
    }

    private static string? Plural(string name)
    {
        int last = name.LastIndexOf(' ') + 1;
        if (name.Length - last < 3 || !name.AsSpan(last).ContainsOnlyLetters())
            return null;
        char end = name[^1], before = name[^2];
        return end switch
        {
            's' or 'x' or 'z' => name + "es",
            'h' when before is 'c' or 's' => name + "es",
            'y' when before is not ('a' or 'e' or 'i' or 'o' or 'u') => name[..^1] + "ies",
            _ => name + "s",
        };
    }
}

internal static class LetterSpans
{
    /// <summary>Whether a stretch is letters from a to z alone.</summary>
    public static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < 'a' or > 'z')
                return false;
        }
        return true;
    }

    /// <summary>Whether any letter or Chinese character is in a stretch.</summary>
    public static bool ContainsLetter(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }
        return false;
    }
}
