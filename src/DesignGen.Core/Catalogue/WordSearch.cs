namespace DesignGen.Core.Catalogue;

/// <summary>Finds things of a catalogue by the words that a person types.</summary>
public static class WordSearch
{
    /// <summary>The things that match every word, in the order given; all of them for no words. Words that are all ids find each of those.</summary>
    /// <param name="all">Everything there is.</param>
    /// <param name="words">What was typed; case and spaces round a word do not matter.</param>
    /// <param name="id">Id of a thing.</param>
    /// <param name="matches">Whether a thing matches a word in lower case.</param>
    public static T[] Find<T>(IReadOnlyList<T> all, IReadOnlyList<string> words, Func<T, string> id, Func<T, string, bool> matches)
    {
        string[] folded = [.. words.Select(w => w.Trim().ToLowerInvariant()).Where(w => w.Length > 0)];
        bool ids = folded.Length > 0 && folded.All(w => all.Any(t => id(t) == w));
        return [.. all.Where(t => ids ? folded.Contains(id(t)) : folded.All(w => matches(t, w)))];
    }
}
