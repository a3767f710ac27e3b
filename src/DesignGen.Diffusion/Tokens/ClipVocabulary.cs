using System.Collections.Frozen;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Tokens;

/// <summary>CLIP's tokens and the pairs that are joined into longer ones.</summary>
internal sealed class ClipVocabulary
{
    private const string WordEnd = "</w>";

    private readonly FrozenDictionary<string, int> _tokens;
    private readonly string _source;

    /// <summary>A vocabulary with its merges in order; each comes with the line it stood on, for errors.</summary>
    /// <exception cref="InputException">A byte has no token, or a merge has a part or a result without one; all are named, at most ten.</exception>
    public ClipVocabulary(FrozenDictionary<string, int> tokens, string source, IReadOnlyList<(string Left, string Right, int? Line)> merges, string mergesSource)
    {
        (_tokens, _source) = (tokens, source);
        List<Problem> problems = [];
        Bytes = ByteTokens("", problems);
        LastBytes = ByteTokens(WordEnd, problems);
        Dictionary<long, (int, int)> pairs = new(merges.Count);
        for (int rank = 0; rank < merges.Count; rank++)
        {
            (string left, string right, int? line) = merges[rank];
            if (tokens.TryGetValue(left, out int a) && tokens.TryGetValue(right, out int b) && tokens.TryGetValue(left + right, out int joined))
                pairs.TryAdd(Pair(a, b), (rank, joined));
            else
                problems.Add(new(mergesSource, line, null, $"The merge '{left} {right}' has a part or a result that the vocabulary {source} lacks. The two files belong to different models or one is damaged: take both from the model's folder again."));
        }
        if (problems.Count > 0)
            throw new InputException([.. problems.Take(10)]);
        Merges = pairs.ToFrozenDictionary();
    }

    /// <summary>The token of each byte inside a word.</summary>
    public int[] Bytes { get; }

    /// <summary>The token of each byte at a word's end.</summary>
    public int[] LastBytes { get; }

    /// <summary>For two neighbours, how early they are joined and into what.</summary>
    public FrozenDictionary<long, (int Rank, int Joined)> Merges { get; } = FrozenDictionary<long, (int, int)>.Empty;

    /// <summary>Two tokens as one key.</summary>
    public static long Pair(int left, int right) => ((long)left << 32) | (uint)right;

    /// <summary>The number of a token by name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public int Token(string name) => _tokens.TryGetValue(name, out int token)
        ? token
        : throw new InputException(_source, name, $"The vocabulary lacks the token '{name}', which the model's special_tokens_map.json or tokenizer_config.json names. Take the tokenizer's files from the model's folder again.");

    private int[] ByteTokens(string end, List<Problem> problems)
    {
        int[] tokens = new int[256];
        for (int b = 0; b < tokens.Length; b++)
        {
            string name = ByteAlphabet.Letters[b] + end;
            if (!_tokens.TryGetValue(name, out tokens[b]))
                problems.Add(new(_source, null, name, $"The vocabulary lacks the token '{name}' for byte {b}; a CLIP vocabulary has all 256, alone and with {WordEnd}. Take vocab.json from the model's folder again."));
        }
        return tokens;
    }
}
