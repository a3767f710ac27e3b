using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DesignGen.Core.Audits;

/// <summary>All that a person is known by: names, a log-in, an id; looked for in texts and put out of them.</summary>
/// <remarks>
/// Case does not count. In scripts with spaces between words a name counts only as whole words, so that Li is not found in Light;
/// in Chinese it counts wherever it stands. What a text calls a person otherwise, by a first name alone or a nickname, is not found.
/// </remarks>
public sealed class PersonNames
{
    // A letter or digit that would make a longer word of a name beside it.
    private const string InWord = @"[\p{L}\p{N}-[\u2e80-\u9fff\uf900-\ufaff]]";

    private readonly Regex _anywhere;

    /// <summary>Gathers names; each once, whatever its case.</summary>
    /// <param name="names">At least one that is not blank.</param>
    /// <exception cref="ArgumentException">All are blank.</exception>
    public PersonNames(IEnumerable<string> names)
    {
        All = [.. names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
        if (All.IsEmpty)
            throw new ArgumentException("A person has a name.", nameof(names));
        // Stored as JSON, a name has its quotes and backslashes escaped.
        IEnumerable<string> forms = All.SelectMany(n => new[] { n, JsonEncodedText.Encode(n, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() }).Distinct(StringComparer.Ordinal);
        _anywhere = new(string.Join('|', forms.Select(n => $"{Edge("(?<!", n[0])}{Regex.Escape(n)}{Edge("(?!", n[^1])}")), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The names, the longest first.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>Whether an id or a name is this person's.</summary>
    public bool Is(string idOrName) => All.Any(n => AuditPerson.Same(n, idOrName));

    /// <summary>Whether a text names this person.</summary>
    public bool Mentions(string text) => _anywhere.IsMatch(text);

    /// <summary>The text with another name in the person's place.</summary>
    public string Replace(string text, string other) => _anywhere.Replace(text, _ => other);

    private static string Edge(string look, char end) => Regex.IsMatch(end.ToString(), InWord) ? $"{look}{InWord})" : "";
}
