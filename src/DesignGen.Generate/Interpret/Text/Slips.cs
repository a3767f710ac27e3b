using DesignGen.Core.Documents;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>Finds slips of spelling and of sound among what no name explains, and what they were meant to be.</summary>
/// <remarks>
/// English: a word within one slip (two from nine letters on) of a word that the lexicon has, first letters alike. Chinese: characters
/// that sound like a name of the lexicon and share a character with it (锦里 for 锦鲤). Only the lexicon is looked at, and only so many words of a
/// text, so that time stays linear.
/// </remarks>
internal static class Slips
{
    // A brief has a handful of slips; a text with more is none.
    private const int MostWords = 60;

    /// <summary>What to read otherwise, from first to last.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="tokens">Its pieces.</param>
    /// <param name="table">All names.</param>
    public static List<(int Start, int End, string Text)> Mend(PlainText plain, IReadOnlyList<Token> tokens, PhraseTable table)
    {
        var mended = new List<(int Start, int End, string Text)>();
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        int sounds = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Kind != TokenKind.Unknown)
                continue;
            string word = plain.Text[token.Start..token.End];
            if (Han.Is(word[0]))
            {
                if (sounds++ < 4 * MostWords && Sound(plain, tokens, i, table) is { } heard && (mended.Count == 0 || mended[^1].End <= heard.Start))
                    mended.Add(heard);
                continue;
            }
            if (word.Length is < 5 or > 24 || !word.AsSpan().ContainsOnlyLetters() || IsName(plain, token, tokens, i))
                continue;
            if (!known.TryGetValue(word, out string? meant))
            {
                if (known.Count >= MostWords)
                    continue;
                known[word] = meant = Nearest(word, table);
            }
            if (meant is not null && (mended.Count == 0 || mended[^1].End <= token.Start))
                mended.Add((token.Start, token.End, meant));
        }
        return mended;
    }

    private static string? Nearest(string word, PhraseTable table)
    {
        int most = word.Length >= 9 ? 2 : 1, best = most + 1;
        string? found = null;
        foreach (string name in table.Words)
        {
            if (Math.Abs(name.Length - word.Length) > most || name.Length < 5 || name[0] != word[0])
                continue;
            int slips = Spelling.Slips(word, name);
            if (slips < best || (slips == best && string.CompareOrdinal(name, found) < 0))
                (best, found) = (slips, name);
        }
        return best <= most ? found : null;
    }

    // A capital within a sentence begins a person's or a firm's name.
    private static bool IsName(PlainText plain, Token token, IReadOnlyList<Token> tokens, int i)
    {
        string written = plain.Written(token.Start, token.End);
        return char.IsUpper(written[0]) && !written.All(char.IsUpper) && i > 0 && !Scopes.IsStop(tokens, i - 1) && !tokens[i - 1].IsMark(":：,，-*•");
    }

    private static (int Start, int End, string Text)? Sound(PlainText plain, IReadOnlyList<Token> tokens, int i, PhraseTable table)
    {
        string text = plain.Text;
        Token token = tokens[i];
        for (int length = 5; length >= 2; length--)
        {
            for (int start = Math.Max(0, token.Start - length + 1); start < token.End; start++)
            {
                int end = start + length;
                if (end > text.Length || end <= token.Start || !Free(tokens, i, start, end, plain: length > 2))
                    continue;
                ReadOnlySpan<char> window = text.AsSpan(start, length);
                if (table.SoundsLike(window) is { } name && name.Length == length && !window.SequenceEqual(name) && Shared(window, name) >= (length == 2 ? 1 : length - 2))
                    return (start, end, name);
            }
        }
        return null;
    }

    private static int Shared(ReadOnlySpan<char> a, string b)
    {
        int same = 0;
        for (int i = 0; i < b.Length; i++)
            same += a[i] == b[i] ? 1 : 0;
        return same;
    }

    // A longer name that was found is not torn apart, and of two characters neither may be a small word by itself (的事 is no 的士).
    private static bool Free(IReadOnlyList<Token> tokens, int i, int start, int end, bool plain)
    {
        for (int j = i - 1; j >= 0 && tokens[j].End > start; j--)
        {
            if (tokens[j].Kind is not (TokenKind.Unknown or TokenKind.Phrase) || (tokens[j].Kind == TokenKind.Phrase && (tokens[j].End - tokens[j].Start > 1 || tokens[j].Start < start || (!plain && tokens[j].As<Core.Lexicons.PlainWords>() is { Id: not "known-zh" } && tokens[j].As<Core.Lexicons.MotifConcept>() is null))))
                return false;
        }
        for (int j = i + 1; j < tokens.Count && tokens[j].Start < end; j++)
        {
            if (tokens[j].Kind is not (TokenKind.Unknown or TokenKind.Phrase) || (tokens[j].Kind == TokenKind.Phrase && (tokens[j].End - tokens[j].Start > 1 || tokens[j].End > end)))
                return false;
        }
        return true;
    }
}
