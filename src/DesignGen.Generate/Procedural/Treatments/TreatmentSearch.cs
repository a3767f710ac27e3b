using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Finds treatments by word, in English or Chinese.</summary>
public static class TreatmentSearch
{
    /// <summary>The treatments that match every word by id, name, mood or what they do, in the order of the shelf; all of them for no words.</summary>
    /// <remarks>Words that are all ids find each of those treatments.</remarks>
    /// <exception cref="InputException">No treatment matches.</exception>
    public static TreatmentCard[] Find(IReadOnlyList<string> words)
    {
        TreatmentCard[] all = [.. TreatmentShelf.All.Select(t => t.Card)];
        TreatmentCard[] found = WordSearch.Find(all, words, c => c.Id, Matches);
        return found.Length > 0
            ? found
            : throw new InputException("treatments", null, $"No treatment matches '{string.Join(' ', words)}'. 'designgen treatments' without words lists all {all.Length}.");
    }

    private static bool Matches(TreatmentCard card, string word) =>
        card.Id.Contains(word, StringComparison.Ordinal) || new[] { card.Name, card.Means }.Any(n => n.En.Contains(word, StringComparison.OrdinalIgnoreCase) || n.Zh.Contains(word, StringComparison.Ordinal))
        || card.Moods.Any(m => m == word || m.Split(' ', '-').Contains(word));
}
