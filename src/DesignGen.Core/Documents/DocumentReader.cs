using System.Globalization;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Documents;

/// <summary>Collects the problems of one document, so that all are reported at once.</summary>
/// <param name="source">The file's name, for messages.</param>
public sealed class DocumentProblems(string source)
{
    private readonly List<Problem> _found = [];

    /// <summary>The file's name.</summary>
    public string Source => source;

    /// <summary>Whether any was found.</summary>
    public bool Any => _found.Count > 0;

    /// <summary>Notes a problem.</summary>
    public void Add(int? line, string? place, string message) => _found.Add(new(source, line, place, message));

    /// <summary>Throws all that was found, in the order of lines; does nothing where all is well.</summary>
    /// <exception cref="InputException">At least one problem was found.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new InputException([.. _found.OrderBy(p => p.Line ?? 0)]);
    }
}

/// <summary>Reads the keys of one map, notes what is wrong with them, and at the end which keys it does not know.</summary>
/// <remarks>
/// A key may be given with other spellings, separated by bars: <c>"title|标题"</c>; the first is the one messages use.
/// Every reading method returns null (or an empty list) for a missing or wrong value, having noted the problem.
/// </remarks>
public sealed class DocumentReader
{
    private readonly DocumentNode _node;
    private readonly DocumentProblems _problems;
    private readonly string _path;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A reader of a map; a node that is not a map is a problem, and reads as an empty map.</summary>
    /// <param name="node">The map.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="path">Its place in the document, empty for the top.</param>
    public DocumentReader(DocumentNode node, DocumentProblems problems, string path = "")
    {
        (_node, _problems, _path) = (node, problems, path);
        if (node.Kind is not (NodeKind.Map or NodeKind.Nothing))
            problems.Add(node.Line, path.Length > 0 ? path : null, "Keys with values are expected here, like 'count: 24'.");
    }

    /// <summary>The place of a key, for messages.</summary>
    public string Place(string key) => (_path.Length > 0 ? _path + "." : "") + key.Split('|')[0];

    /// <summary>Line of a key, or of the map where the key is missing.</summary>
    public int LineOf(string key) => Find(key)?.Line ?? _node.Line;

    /// <summary>Notes a problem with a key.</summary>
    public void Refuse(string key, string message) => _problems.Add(LineOf(key), Place(key), message);

    /// <summary>What a key holds; nothing where it is missing.</summary>
    public NodeKind Kind(string key) => _node.Entries.FirstOrDefault(e => key.Split('|').Contains(e.Key))?.Value.Kind ?? NodeKind.Nothing;

    /// <summary>Text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether a missing key is a problem.</param>
    public string? Text(string key, bool required = false)
    {
        DocumentNode? value = Find(key)?.Value;
        if (value is null || value.Kind == NodeKind.Nothing)
        {
            // Where there are no keys at all, that is told already.
            if (required && _node.Kind is (NodeKind.Map or NodeKind.Nothing))
                Refuse(key, "This key is needed. Add it.");
            return null;
        }
        if (value.Kind == NodeKind.Scalar)
            return value.Text.Trim();
        Refuse(key, "One value is expected here, not a list or keys.");
        return null;
    }

    /// <summary>A whole number within a range, both ends allowed.</summary>
    public int? Whole(string key, int low, int high, bool required = false)
    {
        if (Text(key, required) is not string text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= low && value <= high)
            return value;
        Refuse(key, $"'{text}' is not a whole number from {low} to {high}. Write one.");
        return null;
    }

    /// <summary>A number within a range, both ends allowed.</summary>
    public double? Number(string key, double low, double high, bool required = false)
    {
        if (Text(key, required) is not string text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= low && value <= high)
            return value;
        Refuse(key, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a number from {low} to {high}. Write one, with a point for decimals."));
        return null;
    }

    /// <summary>A length with its unit within a range, both ends allowed.</summary>
    public Length? Length(string key, Length low, Length high, bool required = false) =>
        Text(key, required) is string text ? ReadLength(key, text, low, high) : null;

    /// <summary>Width and height as <c>280mm x 320mm</c> or <c>28x32cm</c>, each within a range.</summary>
    public (Length Width, Length Height)? Size(string key, Length low, Length high, bool required = false)
    {
        if (Text(key, required) is not string text)
            return null;
        string[] sides = text.Split(['x', 'X', '×', '*'], StringSplitOptions.TrimEntries);
        if (sides.Length != 2)
        {
            Refuse(key, $"'{text}' is not a size. Write width x height with a unit, like '280mm x 320mm'.");
            return null;
        }
        string unit = sides[1].TrimStart("0123456789. ".ToCharArray());
        if (sides[0].Length > 0 && (char.IsAsciiDigit(sides[0][^1]) || sides[0][^1] == '.'))
            sides[0] += unit;
        Length? width = ReadLength(key, sides[0], low, high), height = ReadLength(key, sides[1], low, high);
        return width is { } w && height is { } h ? (w, h) : null;
    }

    /// <summary>A colour like <c>#1f3a5f</c>.</summary>
    public Srgb? Colour(string key, bool required = false)
    {
        if (Text(key, required) is not string text)
            return null;
        if (Srgb.TryParse(text, out Srgb colour))
            return colour;
        Refuse(key, $"'{text}' is not a colour. Write six hexadecimal digits in quotes, like \"#1f3a5f\".");
        return null;
    }

    /// <summary>One of a set of words, upper and lower case alike.</summary>
    /// <param name="key">The key.</param>
    /// <param name="words">Each word with what it stands for; several words may stand for one thing.</param>
    /// <param name="required">Whether a missing key is a problem.</param>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words, bool required = false)
        where T : struct
    {
        if (Text(key, required) is not string text)
            return null;
        return words.TryGetValue(text.ToLowerInvariant(), out T value) ? value : RefuseWord<T>(key, text, words.Keys);
    }

    /// <summary>A list of texts; one value alone counts as a list of one, and commas (, ， 、) part it.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        DocumentNode? value = Find(key)?.Value;
        switch (value?.Kind)
        {
            case null or NodeKind.Nothing:
                return [];
            case NodeKind.Scalar:
                return value.Text.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            case NodeKind.List:
                foreach (DocumentNode item in value.Items.Where(i => i.Kind != NodeKind.Scalar))
                    _problems.Add(item.Line, Place(key), "Each item must be plain text.");
                return [.. value.Items.Where(i => i.Kind == NodeKind.Scalar).Select(i => i.Text.Trim())];
            default:
                Refuse(key, "A list is expected here, like '[a, b]'.");
                return [];
        }
    }

    /// <summary>A map under a key, or null where it is missing.</summary>
    public DocumentReader? Map(string key, bool required = false)
    {
        if (Find(key) is { Value.Kind: not NodeKind.Nothing } entry)
            return new(entry.Value, _problems, Place(key));
        if (required)
            Refuse(key, "This key is needed. Add it.");
        return null;
    }

    /// <summary>The items of a list under a key, whatever each of them is; none where there is no list.</summary>
    public IReadOnlyList<DocumentNode> Items(string key) => Find(key)?.Value is { Kind: NodeKind.List } list ? list.Items : [];

    /// <summary>The maps of a list under a key.</summary>
    public IReadOnlyList<DocumentReader> Maps(string key)
    {
        if (Find(key) is not { Value.Kind: not NodeKind.Nothing } entry)
            return [];
        if (entry.Value.Kind == NodeKind.List)
            return [.. entry.Value.Items.Select((item, i) => new DocumentReader(item, _problems, $"{Place(key)}[{i}]"))];
        Refuse(key, "A list is expected here: each item begins with a dash.");
        return [];
    }

    /// <summary>All keys of the map with their values as readers, for maps whose keys are names.</summary>
    public IReadOnlyList<(string Key, DocumentNode Value)> All()
    {
        foreach (DocumentEntry entry in _node.Entries)
            _known.Add(entry.Key);
        return [.. _node.Entries.Select(e => (e.Key, e.Value))];
    }

    /// <summary>Leaves keys unread: they are known, but can't be judged.</summary>
    public void Leave(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
            _known.UnionWith(key.Split('|'));
    }

    /// <summary>Notes every key that no reading method asked for, with the nearest known one. Call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (DocumentEntry entry in _node.Entries.Where(e => !_known.Contains(e.Key)))
        {
            string? near = Spelling.Nearest(entry.Key, _known);
            string advice = near is null ? $"Known keys: {string.Join(", ", _known.Where(k => k[0] < 128).Order(StringComparer.Ordinal))}." : $"Did you mean '{near}'?";
            _problems.Add(entry.Line, Place(entry.Key), $"Unknown key. {advice}");
        }
    }

    /// <summary>Notes that a word is not among those known, with the nearest one.</summary>
    public void RefuseWord(string key, string text, IEnumerable<string> known) => RefuseWord<int>(key, text, known);

    private T? RefuseWord<T>(string key, string text, IEnumerable<string> known)
        where T : struct
    {
        string[] words = [.. known];
        string? near = Spelling.Nearest(text.ToLowerInvariant(), words);
        Refuse(key, $"'{text}' is not known here. " + (near is null ? $"Use one of: {string.Join(", ", words)}." : $"Did you mean '{near}'? Known: {string.Join(", ", words)}."));
        return null;
    }

    private Length? ReadLength(string key, string text, Length low, Length high)
    {
        if (!Measures.Length.TryParse(text, out Length length))
        {
            Refuse(key, $"'{text}' is not a length. Write a number with mm, cm or in, like '280mm'.");
            return null;
        }
        if (length >= low && length <= high)
            return length;
        Refuse(key, $"{length} is out of range. Use {low} to {high}.");
        return null;
    }

    private DocumentEntry? Find(string key)
    {
        string[] spellings = key.Split('|');
        _known.UnionWith(spellings);
        DocumentEntry? first = null;
        foreach (DocumentEntry entry in _node.Entries.Where(e => spellings.Contains(e.Key)))
        {
            if (first is not null)
                _problems.Add(entry.Line, Place(key), $"'{entry.Key}' and '{first.Key}' mean the same. Keep one of them.");
            first ??= entry;
        }
        return first;
    }
}
