using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;

namespace DesignGen.Generate.Procedural;

/// <summary>Finds pattern families by word, in English or Chinese.</summary>
public static class FamilySearch
{
    /// <summary>The families that match every word by id, name or tag, in the order of their ids; all of them for no words.</summary>
    /// <remarks>Words that are all ids find each of those families.</remarks>
    /// <exception cref="InputException">No family matches.</exception>
    public static FamilyCard[] Find(IReadOnlyList<string> words)
    {
        FamilyCard[] all = [.. FamilyRegistry.All.Select(f => f.Card)];
        FamilyCard[] found = WordSearch.Find(all, words, c => c.Id, Matches);
        return found.Length > 0
            ? found
            : throw new InputException("families", null, $"No pattern family matches '{string.Join(' ', words)}'. 'designgen families' without words lists all {all.Length}.");
    }

    private static bool Matches(FamilyCard card, string word) =>
        card.Id.Contains(word, StringComparison.Ordinal) || card.Name.En.ToLowerInvariant().Contains(word, StringComparison.Ordinal)
        || card.Name.Zh.Contains(word, StringComparison.Ordinal) || card.Tags.Any(t => t == word || t.Split(' ').Contains(word));
}
