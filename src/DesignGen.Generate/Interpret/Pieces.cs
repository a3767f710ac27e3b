using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads how many pieces of each size are ordered: a map of sizes, a list of such maps, or a list as cells of a workbook hold it, <c>S 20, M 40</c>.</summary>
internal static partial class Pieces
{
    private const int Most = 1_000_000;

    /// <summary>The pieces by size; of a product without sizes one number under an empty key.</summary>
    /// <param name="reader">The brief.</param>
    /// <param name="product">The product; null where it is not known, and then nothing can be judged.</param>
    /// <param name="sizes">The sizes that the brief names; where it names none, those that pieces are ordered of.</param>
    public static ImmutableSortedDictionary<string, int> Read(DocumentReader reader, Product? product, ref ImmutableArray<string> sizes)
    {
        const string key = BriefKeys.Quantities;
        var pieces = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        if (product is null)
        {
            reader.Leave(key);
            return pieces.ToImmutable();
        }
        foreach ((string size, string count) in Entries(reader))
        {
            string known = string.Join(", ", product.Sizes.Select(s => s.Id));
            string? id = product.Sizes.FirstOrDefault(s => s.Id.Equals(Bare(size), StringComparison.OrdinalIgnoreCase))?.Id;
            if (size.Length == 0 && !product.Sizes.IsEmpty)
                reader.Refuse(key, $"'{count}' says not of which size. Write pieces of each size, like '{{S: 20, M: 40}}'; the chart of {product.Id} has {known}.");
            else if (size.Length > 0 && product.Sizes.IsEmpty)
                reader.Refuse(key, $"{product.Id} has no size chart, so there is no '{size}'. Write one number, like 'quantities: 500'.");
            else if (size.Length > 0 && id is null)
                reader.Refuse(key, $"The size chart of {product.Id} has no '{size}'. It has {known}.");
            else if (id is not null && !sizes.IsEmpty && !sizes.Contains(id))
                reader.Refuse(key, $"Pieces of {id} are ordered, but 'sizes' leaves it out ({string.Join(", ", sizes)}). Add {id} there, or remove 'sizes'.");
            else if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > Most)
                reader.Refuse(key, FormattableString.Invariant($"'{count}' is no number of pieces from 1 to {Most}. Write one, or leave the size out."));
            else if (!pieces.TryAdd(id ?? "", number))
                reader.Refuse(key, id is null ? "There are two numbers of pieces. Keep one." : $"{id} stands twice. Keep one.");
        }
        if (sizes.IsEmpty && !product.Sizes.IsEmpty)
            sizes = [.. product.Sizes.Select(s => s.Id).Where(pieces.ContainsKey)];
        return pieces.ToImmutable();
    }

    private static IEnumerable<(string Size, string Count)> Entries(DocumentReader reader)
    {
        if (reader.Kind(BriefKeys.Quantities) == NodeKind.Map)
            return reader.Map(BriefKeys.Quantities)!.All().Select(e => (e.Key.Trim(), Counted(e.Value.Text)));
        // "- S: 20" is a map of one size.
        if (reader.Kind(BriefKeys.Quantities) == NodeKind.List && reader.Items(BriefKeys.Quantities) is var items && items.Any(i => i.Kind == NodeKind.Map))
            return items.SelectMany(i => i.Kind == NodeKind.Map ? i.Entries.Select(e => (e.Key.Trim(), Counted(e.Value.Text))) : [Said(i.Text)]);
        return reader.Texts(BriefKeys.Quantities).Select(Said);
    }

    private static (string Size, string Count) Said(string text)
    {
        Match parts = Entry().Match(text);
        return parts.Success ? (parts.Groups[1].Value, parts.Groups[2].Value) : (text.Any(char.IsLetter) ? text : "", Counted(text));
    }

    // "20件" and "20 pcs" are twenty.
    private static string Counted(string text) => Unit().Replace(text.Trim(), "");

    // "S码" is S.
    private static string Bare(string size) => size.TrimEnd('码', ' ');

    [GeneratedRegex(@"^\s*(\S*?[\p{L}码])\s*[:：=×*]?\s*(\d+)\s*(?:件|个|pcs|pieces)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s*(?:件|个|pcs|pieces)$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
