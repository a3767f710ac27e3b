using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace DesignGen.Diffusion.Tokens;

/// <summary>CLIP's byte-pair encoding, with the ids of Hugging Face's fast tokenizer.</summary>
/// <remarks>
/// Words are written as bytes and the pair of neighbours that stands first in the list of merges is joined, again and again (Sennrich, Haddow
/// and Birch 2016). A word costs its length times the number of its merges, at most; words met before are looked up.
/// </remarks>
public sealed class ClipTokenizer : ITokenizer
{
    /// <summary>Words kept and their longest; others are encoded anew each time, so that a server's memory does not grow with what it is asked.</summary>
    private const int MostWords = 20_000, LongestKept = 64;

    private readonly FrozenDictionary<long, (int Rank, int Joined)> _merges;
    private readonly int[] _bytes, _lastBytes;
    private readonly (string Text, int Token)[] _marks;
    private readonly ConcurrentDictionary<string, int[]> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _spans;

    internal ClipTokenizer(ClipVocabulary vocabulary, TokenizerSettings settings)
    {
        _merges = vocabulary.Merges;
        _bytes = vocabulary.Bytes;
        _lastBytes = vocabulary.LastBytes;
        _spans = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        RowLength = settings.RowLength;
        Begin = vocabulary.Token(settings.Begin);
        End = vocabulary.Token(settings.End);
        Pad = vocabulary.Token(settings.Pad);
        _marks = [(settings.Begin, Begin), (settings.End, End)];
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
    /// <remarks>Begin and end marks that stand in the text itself, such as <c>&lt;|endoftext|&gt;</c>, are one token each.</remarks>
    public void Encode(string text, List<int> tokens)
    {
        ReadOnlySpan<char> rest = ClipText.Normalize(text);
        while (!rest.IsEmpty)
        {
            (int at, int length, int token) = NextMark(rest);
            Words(rest[..at], tokens);
            if (length > 0)
                tokens.Add(token);
            rest = rest[(at + length)..];
        }
    }

    private (int At, int Length, int Token) NextMark(ReadOnlySpan<char> text)
    {
        (int At, int Length, int Token) first = (text.Length, 0, 0);
        foreach ((string mark, int token) in _marks)
        {
            int at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0 && at < first.At)
                first = (at, mark.Length, token);
        }
        return first;
    }

    private void Words(ReadOnlySpan<char> text, List<int> tokens)
    {
        int place = 0;
        while (ClipWords.Next(text, ref place, out Range word))
        {
            if (!_spans.TryGetValue(text[word], out int[]? known))
            {
                known = Join(text[word]);
                if (text[word].Length <= LongestKept && _words.Count < MostWords)
                    _spans[text[word]] = known;
            }
            tokens.AddRange(known);
        }
    }

    private int[] Join(ReadOnlySpan<char> word)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, bytes);
        int[] parts = new int[bytes.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = (i == parts.Length - 1 ? _lastBytes : _bytes)[bytes[i]];
        int count = parts.Length;
        while (First(parts.AsSpan(0, count)) is (int left, int right, int joined))
            count = JoinAll(parts.AsSpan(0, count), left, right, joined);
        return parts[..count];
    }

    /// <summary>The pair of neighbours that stands first in the list of merges.</summary>
    private (int Left, int Right, int Joined)? First(ReadOnlySpan<int> parts)
    {
        int best = int.MaxValue;
        (int, int, int)? first = null;
        for (int i = 1; i < parts.Length; i++)
        {
            if (_merges.TryGetValue(ClipVocabulary.Pair(parts[i - 1], parts[i]), out (int Rank, int Joined) merge) && merge.Rank < best)
                (best, first) = (merge.Rank, (parts[i - 1], parts[i], merge.Joined));
        }
        return first;
    }

    /// <summary>Joins every such pair, from the left, and returns how many parts are left.</summary>
    private static int JoinAll(Span<int> parts, int left, int right, int joined)
    {
        int count = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            bool pair = parts[i] == left && i + 1 < parts.Length && parts[i + 1] == right;
            parts[count++] = pair ? joined : parts[i];
            i += pair ? 1 : 0;
        }
        return count;
    }
}
