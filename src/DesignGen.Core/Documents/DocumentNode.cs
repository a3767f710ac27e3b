namespace DesignGen.Core.Documents;

/// <summary>What a node of a YAML or JSON document is.</summary>
public enum NodeKind
{
    /// <summary>Text, a number, true or false.</summary>
    Scalar,

    /// <summary>A list.</summary>
    List,

    /// <summary>Keys with values.</summary>
    Map,

    /// <summary>Nothing: <c>null</c>, <c>~</c> or left empty.</summary>
    Nothing,
}

/// <summary>A node of a document with the line it stands on, so that every message can name its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Text">The text of a scalar, else empty.</param>
/// <param name="Items">The items of a list, else empty.</param>
/// <param name="Entries">The entries of a map in document order, else empty; the parser has refused doubled keys.</param>
public sealed record DocumentNode(
    NodeKind Kind, int Line, string Text, IReadOnlyList<DocumentNode> Items, IReadOnlyList<DocumentEntry> Entries)
{
    /// <summary>A scalar.</summary>
    public static DocumentNode Scalar(string text, int line) => new(NodeKind.Scalar, line, text, [], []);

    /// <summary>A list.</summary>
    public static DocumentNode List(IReadOnlyList<DocumentNode> items, int line) => new(NodeKind.List, line, "", items, []);

    /// <summary>A map.</summary>
    public static DocumentNode Map(IReadOnlyList<DocumentEntry> entries, int line) => new(NodeKind.Map, line, "", [], entries);

    /// <summary>Nothing.</summary>
    public static DocumentNode Nothing(int line) => new(NodeKind.Nothing, line, "", [], []);
}

/// <summary>One key and its value.</summary>
/// <param name="Key">The key as written.</param>
/// <param name="Line">Line of the key, from 1.</param>
/// <param name="Value">Its value.</param>
public sealed record DocumentEntry(string Key, int Line, DocumentNode Value);
