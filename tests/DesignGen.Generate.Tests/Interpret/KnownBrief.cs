using DesignGen.Core.Documents;
using DesignGen.Core.Lexicons;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>A brief of the test set with what a careful merchandiser reads in it.</summary>
/// <param name="Id">Its key; the first letters are its language.</param>
/// <param name="Text">The brief as it would be pasted.</param>
/// <param name="Expected">What it states, each with the key of its slot; the head of the set's files describes the keys.</param>
/// <param name="Decoys">Numbers that are neither a count of designs nor a limit of inks.</param>
internal sealed record KnownBrief(string Id, string Text, IReadOnlyList<(string Key, string Value)> Expected, IReadOnlyList<string> Decoys)
{
    /// <summary>All briefs of a language, <c>en</c> or <c>zh</c>.</summary>
    public static IReadOnlyList<KnownBrief> In(string language)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Briefs", language + ".yaml");
        return [.. DocumentParser.Parse(Path.GetFileName(file), File.ReadAllText(file)).Items.Select(Of)];
    }

    /// <summary>The values of a key.</summary>
    public IEnumerable<string> Of(string key) => Expected.Where(e => e.Key == key).Select(e => e.Value);

    private static KnownBrief Of(DocumentNode node)
    {
        var expected = new List<(string Key, string Value)>();
        foreach (DocumentEntry entry in At(node, "expect")?.Entries ?? [])
        {
            // Nails have a shape and a length, one below the other.
            if (entry.Value.Kind == NodeKind.Map)
                expected.AddRange(entry.Value.Entries.Select(e => ("nail-" + e.Key, e.Value.Text)));
            else if (entry.Value.Kind == NodeKind.List)
                expected.AddRange(entry.Value.Items.Select(i => (entry.Key, i.Text)));
            else
                expected.Add((entry.Key, entry.Value.Text));
        }
        return new(At(node, "id")!.Text, At(node, "text")!.Text, expected, [.. At(node, "decoys")?.Items.Select(i => i.Text) ?? []]);
    }

    private static DocumentNode? At(DocumentNode map, string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.Value;
}
