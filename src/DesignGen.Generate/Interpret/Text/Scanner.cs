namespace DesignGen.Generate.Interpret.Text;

/// <summary>Cuts a text into pieces: first what grammar alone tells, then the fewest and longest names that leave the least over.</summary>
/// <remarks>
/// Not greedy from the left: of all ways to cut, the one that leaves the fewest characters without a meaning, then the one with the
/// fewest pieces (a shortest path from the end of the text, linear in its length since names are short). So 三色堇 is a pansy and 三色 印花 an ink limit.
/// </remarks>
internal static class Scanner
{
    // What a way to cut costs: a character left over far more than any number of pieces of one place.
    private const int LeftOver = 100, Piece = 10, PlainPiece = 11, NumberPiece = 9;

    /// <summary>The pieces of a text, blanks left out.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="table">All names.</param>
    /// <param name="hard">Pieces told by grammar, from first to last, none over another.</param>
    public static List<Token> Cut(PlainText plain, PhraseTable table, IReadOnlyList<Token> hard)
    {
        string text = plain.Text;
        int n = text.Length;
        int[] cost = new int[n + 1];
        var best = new Token?[n];
        int[] next = new int[n + 1];
        int[] wordEnd = new int[n + 2];
        var found = new List<(int End, List<Meaning> Meanings)>();
        int h = hard.Count - 1;
        for (int i = n - 1; i >= 0; i--)
        {
            if (h >= 0 && i < hard[h].End && i >= hard[h].Start)
            {
                // Within a hard piece nothing begins but the piece itself, and a word right before it ends there.
                wordEnd[i] = i;
                (cost[i], next[i], best[i]) = i == hard[h].Start ? (cost[hard[h].End], hard[h].End, hard[h]) : (int.MaxValue / 2, i + 1, null);
                if (i == hard[h].Start)
                    h--;
                continue;
            }
            int stop = StopAt(hard, h, i, n);
            char c = text[i];
            wordEnd[i] = !InWord(c) ? i : i + 1 < n && InWord(text[i + 1]) ? wordEnd[i + 1] : i + 2 < n && text[i + 1] == '\'' && PhraseTable.IsLetter(text[i + 2]) ? wordEnd[i + 2] : i + 1;
            if (c == ' ')
            {
                (cost[i], next[i], best[i]) = (cost[i + 1], i + 1, null);
                continue;
            }
            if (IsMark(c))
            {
                (cost[i], next[i], best[i]) = (cost[i + 1], i + 1, new(TokenKind.Mark, i, i + 1) { Value = c.ToString() });
            }
            else
            {
                // A word is left over whole, a Chinese character alone.
                int end = InWord(c) ? Math.Min(wordEnd[i], stop) : char.IsHighSurrogate(c) && i + 1 < stop && char.IsLowSurrogate(text[i + 1]) ? i + 2 : i + 1;
                // Without bound a text of one word would overflow.
                (cost[i], next[i], best[i]) = (Math.Min(cost[end] + LeftOver * Math.Min(end - i, 20), int.MaxValue / 4), end, new(TokenKind.Unknown, i, end));
            }
            table.Find(text, i, found);
            foreach ((int end, List<Meaning> meanings) in found)
            {
                var token = new Token(TokenKind.Phrase, i, end) { Meanings = meanings };
                int its = cost[end] + (token.IsPlain ? PlainPiece : Piece);
                if (end <= stop && its <= cost[i])
                    (cost[i], next[i], best[i]) = (its, end, token);
            }
            if (Numeral.At(text, i) is { } number && number.End <= stop && cost[number.End] + NumberPiece < cost[i])
                (cost[i], next[i], best[i]) = (cost[number.End] + NumberPiece, number.End, new(TokenKind.Number, i, number.End) { Number = number });
        }
        var tokens = new List<Token>();
        for (int i = 0; i < n; i = next[i])
        {
            if (best[i] is { } token)
                Add(tokens, token.Kind == TokenKind.Phrase ? token with { Text = text[token.Start..token.End] } : token, text);
        }
        return tokens;
    }

    /// <summary>Whether a character parts words and says nothing else.</summary>
    public static bool IsMark(char c) => c is '\n' or '\'' || (c < 128 ? char.IsPunctuation(c) || char.IsSymbol(c) : char.IsPunctuation(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.MathSymbol);

    private static bool InWord(char c) => PhraseTable.IsLetter(c) || char.IsAsciiDigit(c);

    private static int StopAt(IReadOnlyList<Token> hard, int h, int i, int n) => h + 1 < hard.Count && hard[h + 1].Start > i ? hard[h + 1].Start : n;

    // Chinese characters that were left over stand together.
    private static void Add(List<Token> tokens, Token token, string text)
    {
        if (token.Kind == TokenKind.Unknown && tokens is [.., { Kind: TokenKind.Unknown } before] && before.End == token.Start && Han.Is(text[token.Start]) && Han.Is(text[before.Start]))
            tokens[^1] = before with { End = token.End };
        else
            tokens.Add(token);
    }
}
