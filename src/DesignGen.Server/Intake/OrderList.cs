using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Intake;

/// <summary>One order of a list.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="From">Where its brief stands: a file's name, or a workbook's with a row.</param>
/// <param name="Folder">Name of its output folder, after the brief's title; each order of a list has another.</param>
public sealed record ListedOrder(Order Order, string From, string Folder);

/// <summary>What a workbook of briefs, or a folder of them, orders.</summary>
/// <param name="Orders">The orders: rows from the top down, files by name.</param>
/// <param name="Notices">What was left out, as rows that are examples.</param>
public sealed record OrderList(IReadOnlyList<ListedOrder> Orders, IReadOnlyList<LocalName> Notices)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".txt", ".md", ".xlsx"];

    /// <summary>Whether a path names many briefs: a folder, or a workbook.</summary>
    public static bool IsOne(string path) => Directory.Exists(path) || BriefWorkbook.IsOne(path);

    /// <summary>The briefs that a path names, with what is wrong before any is read.</summary>
    internal static (IReadOnlyList<BriefSource> Briefs, IReadOnlyList<Problem> Problems, IReadOnlyList<LocalName> Notices) Gather(string path)
    {
        var briefs = new List<BriefSource>();
        var problems = new List<Problem>();
        var notices = new List<LocalName>();
        if (Directory.Exists(path))
        {
            foreach (string file in FilesIn(path))
            {
                try
                {
                    Add(file);
                }
                catch (InputException e)
                {
                    problems.AddRange(e.Problems);
                }
            }
            if (briefs.Count == 0 && problems.Count == 0)
                throw new InputException(path, null, $"There is no brief in this folder. Put files in it that end in {string.Join(", ", Endings)}.");
        }
        else
        {
            Add(path);
            if (briefs.Count == 0 && problems.Count == 0)
                throw new InputException(Path.GetFileName(path), null, "No row below the header holds a brief; rows that begin with 'example' (示例) are skipped. Fill in a row.");
        }
        if (briefs.Count > BriefWorkbook.MostBriefs)
            throw new InputException(path, null, $"There are {briefs.Count} briefs; at most {BriefWorkbook.MostBriefs} are run at once. Split them into folders.");
        return (briefs, problems, notices);

        void Add(string file)
        {
            if (!BriefWorkbook.IsOne(file))
            {
                briefs.Add(BriefSource.OfFile(file));
                return;
            }
            BriefWorkbook book = BriefWorkbook.Read(file);
            briefs.AddRange(book.Briefs);
            problems.AddRange(book.Problems);
            notices.AddRange(book.Notices);
        }
    }

    // Hidden files are programs' own, and ~$ is what spreadsheet programs lay beside an open workbook.
    private static IEnumerable<string> FilesIn(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder)
                .Where(f => Path.GetFileName(f) is var name && !name.StartsWith('.') && !name.StartsWith("~$", StringComparison.Ordinal) && Endings.Contains(Path.GetExtension(name).ToLowerInvariant()))
                .Where(f => (File.GetAttributes(f) & FileAttributes.Hidden) == 0)
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
