using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Lexicons;

/// <summary>What a term of the house's list does to a brief.</summary>
public enum TermAction
{
    /// <summary>The brief is refused before anything is generated.</summary>
    Stop,

    /// <summary>The brief goes on, with a warning that names the term.</summary>
    Flag,
}

/// <summary>Something that the house does not print, or prints only after a look.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms, lower case.</param>
/// <param name="Zh">Chinese forms.</param>
/// <param name="Category">Why: <c>trademark</c>, <c>hate</c>, <c>sexual</c> or another word of the house's.</param>
/// <param name="Action">What it does.</param>
public sealed record BarredTerm(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, string Category, TermAction Action) : LexiconEntry(Id, En, Zh);

/// <summary>The house's list of terms that stop or flag a brief; files under <c>templates/terms</c>.</summary>
/// <param name="Terms">The terms.</param>
public sealed record TermList(ImmutableArray<BarredTerm> Terms);

/// <summary>Reads the files of a term list, and reports every mistake of every file at once.</summary>
public static class TermListReader
{
    private static readonly Dictionary<string, TermAction> Actions = new() { ["stop"] = TermAction.Stop, ["flag"] = TermAction.Flag };

    /// <summary>Reads the files.</summary>
    /// <param name="files">Each with its path below the templates.</param>
    /// <exception cref="InputException">A file is wrong; every mistake is named with its line.</exception>
    public static TermList Read(IEnumerable<TemplateFile> files)
    {
        var found = new List<Problem>();
        var terms = ImmutableArray.CreateBuilder<BarredTerm>();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (TemplateFile file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            try
            {
                var problems = new DocumentProblems(file.Path);
                var reader = new DocumentReader(DocumentParser.Parse(file.Path, file.Text), problems);
                foreach (DocumentReader item in reader.Maps("terms"))
                {
                    string? id = item.Text("id", required: true), category = item.Text("category", required: true);
                    TermAction? action = item.OneOf("action", Actions, required: true);
                    ImmutableArray<string> en = [.. item.Texts("en").Select(n => n.ToLowerInvariant())], zh = [.. item.Texts("zh")];
                    item.RefuseUnknown();
                    if (id is null || category is null || action is null)
                        continue;
                    if (en.IsEmpty && zh.IsEmpty)
                        item.Refuse("id", $"'{id}' has no form that could be found. Add 'en' or 'zh'.");
                    if (!ids.TryAdd(id, file.Path))
                        item.Refuse("id", $"'{id}' stands in {ids[id]} already. Keep one of the two.");
                    terms.Add(new(id, en, zh, category, action.Value));
                }
                reader.RefuseUnknown();
                problems.ThrowIfAny();
            }
            catch (InputException e)
            {
                found.AddRange(e.Problems);
            }
        }
        return found.Count > 0 ? throw new InputException(found) : new(terms.ToImmutable());
    }
}
