using System.Text;

namespace DesignGen.Remote.Http;

/// <summary>Takes keys out of what services say, and makes their words fit to be shown.</summary>
/// <remarks>Services do repeat keys: "Incorrect API key provided: sk-…". Every text from outside passes here before it reaches a message.</remarks>
internal sealed class KeyGuard
{
    private const int MostCharacters = 300, Run = 8;

    private readonly List<string> _keys = [];
    private readonly Lock _lock = new();

    /// <summary>Learns a key, or a token made from one.</summary>
    public void Learn(string key)
    {
        lock (_lock)
        {
            if (key.Length > 0 && !_keys.Contains(key))
                _keys.Add(key);
        }
    }

    /// <summary>A service's words on one line, of at most 300 characters, without any word that shows eight characters of a key in a row or a key with stars in it.</summary>
    public string Clean(string words)
    {
        string[] keys;
        lock (_lock)
            keys = [.. _keys];
        var clean = new StringBuilder();
        foreach (string word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (clean.Length > 0)
                clean.Append(' ');
            if (keys.Any(k => Shows(word, k)))
                clean.Append("(key)");
            else
                clean.Append(string.Concat(word.Where(c => !char.IsControl(c))));
            if (clean.Length > MostCharacters)
                break;
        }
        if (clean.Length <= MostCharacters)
            return clean.ToString();
        int end = char.IsHighSurrogate(clean[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return clean.ToString(0, end) + "…";
    }

    /// <summary>Whether any word shows a key, as <see cref="Clean"/> judges it.</summary>
    public bool Shows(string words)
    {
        string[] keys;
        lock (_lock)
            keys = [.. _keys];
        return keys.Length > 0 && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(w => keys.Any(k => Shows(w, k)));
    }

    private static bool Shows(string word, string key)
    {
        if (key.Length < Run)
            return word.Contains(key, StringComparison.Ordinal);
        for (int at = 0; at + Run <= key.Length; at++)
        {
            if (word.Contains(key.Substring(at, Run), StringComparison.Ordinal))
                return true;
        }
        // As services mask them: sk-ab********wxyz.
        return word.Contains("**", StringComparison.Ordinal) && (word.Contains(key[..4], StringComparison.Ordinal) || word.Contains(key[^4..], StringComparison.Ordinal));
    }
}
