using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Tokens;

/// <summary>BERT's WordPiece, which the Chinese models of the Taiyi family read.</summary>
/// <remarks>
/// As in Google's BERT (Devlin et al. 2018) and Hugging Face's fast tokenizer: control characters are dropped, Chinese characters and
/// punctuation stand alone, accents are dropped and capitals made small where the model says so; then each word is spelt with the longest
/// piece that fits, from its beginning. A word that cannot be spelt, or longer than 100 characters, is one unknown token.
/// </remarks>
public sealed class BertTokenizer : ITokenizer
{
    private const int LongestWord = 100;

    /// <summary>Words kept and their longest; others are spelt anew each time, so that a server's memory does not grow with what it is asked.</summary>
    private const int MostWords = 20_000, LongestKept = 64;

    private readonly FrozenDictionary<string, int> _tokens;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _pieces;
    private readonly ConcurrentDictionary<string, int[]> _words = new(StringComparer.Ordinal);
    private readonly int _unknown;
    private readonly bool _small, _strip, _apart;

    internal BertTokenizer(FrozenDictionary<string, int> tokens, string source, TokenizerSettings settings)
    {
        _tokens = tokens;
        _pieces = tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        (_small, _strip, _apart) = (settings.SmallLetters, settings.StripAccents ?? settings.SmallLetters, settings.ApartIdeographs);
        RowLength = settings.RowLength;
        Begin = Token(settings.Begin, source);
        End = Token(settings.End, source);
        Pad = Token(settings.Pad, source);
        _unknown = Token(settings.Unknown, source);
    }

    /// <inheritdoc/>
    public int RowLength { get; }

    /// <inheritdoc/>
    public int Begin { get; }

    /// <inheritdoc/>
    public int End { get; }

    /// <inheritdoc/>
    public int Pad { get; }

    /// <inheritdoc/>
    public void Encode(string text, List<int> tokens)
    {
        foreach (string word in Words(text))
        {
            if (!_words.TryGetValue(word, out int[]? pieces))
            {
                pieces = Spell(word);
                if (word.Length <= LongestKept && _words.Count < MostWords)
                    _words[word] = pieces;
            }
            tokens.AddRange(pieces);
        }
    }

    private List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        Span<char> letters = stackalloc char[2];
        foreach (Rune rune in Cleaned(text).EnumerateRunes())
        {
            bool alone = IsPunctuation(rune) || (_apart && IsIdeograph(rune));
            if ((alone || Rune.IsWhiteSpace(rune)) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            if (alone)
                words.Add(rune.ToString());
            else if (!Rune.IsWhiteSpace(rune))
                word.Append(letters[..rune.EncodeToUtf16(letters)]);
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>The text without control characters and, where the model says so, without accents and capitals.</summary>
    private string Cleaned(string text)
    {
        var kept = new StringBuilder(text.Length);
        Span<char> letters = stackalloc char[2];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
                kept.Append(' ');
            else if (!IsControl(rune))
                kept.Append(letters[..rune.EncodeToUtf16(letters)]);
        }
        string clean = kept.ToString();
        if (!_small && !_strip)
            return clean;
        kept.Clear();
        foreach (Rune rune in (_strip ? UnicodeForm.Decomposed(clean) : clean).EnumerateRunes())
        {
            if (_strip && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            if (_small)
                ClipText.Append(kept, rune);
            else
                kept.Append(letters[..rune.EncodeToUtf16(letters)]);
        }
        return kept.ToString();
    }

    private int[] Spell(string word)
    {
        if (word.EnumerateRunes().Count() > LongestWord)
            return [_unknown];
        List<int> pieces = [];
        for (int begin = 0; begin < word.Length;)
        {
            int end = word.Length, piece;
            while (!_pieces.TryGetValue(begin == 0 ? word.AsSpan(0, end) : string.Concat("##", word.AsSpan(begin, end - begin)), out piece))
            {
                end--;
                if (end == begin)
                    return [_unknown];
            }
            pieces.Add(piece);
            begin = end;
        }
        return [.. pieces];
    }

    private int Token(string name, string source) => _tokens.TryGetValue(name, out int token)
        ? token
        : throw new InputException(source, name, $"The vocabulary lacks the token '{name}'. Take vocab.txt from the model's folder again.");

    private static bool IsControl(Rune rune) => rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~')
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    /// <summary>The CJK blocks that BERT takes apart: unified ideographs with extensions A to E, and the compatibility ones.</summary>
    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF)
        or (>= 0x2A700 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
