namespace DesignGen.Core.Documents;

/// <summary>Finds what a mistyped word was meant to be.</summary>
public static class Spelling
{
    /// <summary>The known word with the fewest slips from a text, if these are at most a third of its letters (one in words of two letters).</summary>
    public static string? Nearest(string text, IEnumerable<string> known) => known
        .Select(word => (Word: word, Slips: Slips(text, word)))
        .Where(c => c.Slips < text.Length && c.Slips <= Math.Max(1, text.Length / 3))
        .OrderBy(c => c.Slips).ThenBy(c => c.Word, StringComparer.Ordinal)
        .Select(c => c.Word)
        .FirstOrDefault();

    /// <summary>Letters added, dropped, changed or swapped with the next (optimal string alignment distance).</summary>
    public static int Slips(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
