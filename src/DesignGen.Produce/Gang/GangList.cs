using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Produce.Gang;

/// <summary>A line of an order for gang sheets.</summary>
/// <param name="Piece">Code of a design, or path of a PNG or SVG file.</param>
/// <param name="Width">Width of the art; null for its own.</param>
/// <param name="Copies">How many.</param>
public sealed record GangLine(string Piece, Length? Width, int Copies)
{
    /// <summary>Whether it names a file and not a code.</summary>
    public bool IsFile => Path.HasExtension(Piece) || Piece.AsSpan().ContainsAny('/', '\\');
}

/// <summary>Reads what is to be ganged, from words of a command line, YAML and CSV.</summary>
public static class GangList
{
    /// <summary>Most copies of one line.</summary>
    public const int MostCopies = 10_000;

    private static readonly Length Least = Length.FromMillimetres(3), Most = Length.FromMillimetres(5000);

    /// <summary>Reads a word like <c>CODE=10</c> or <c>koi.png@90mm=5</c>; without a count it means one.</summary>
    /// <returns>The line; null where a problem was noted.</returns>
    public static GangLine? Word(string word, List<Problem> problems)
    {
        int equals = word.LastIndexOf('='), at = word.LastIndexOf('@', equals < 0 ? word.Length - 1 : equals);
        string piece = word[..(at > 0 ? at : equals >= 0 ? equals : word.Length)];
        return Line(word, null, piece, at > 0 ? word[(at + 1)..(equals < 0 ? word.Length : equals)] : "", equals < 0 ? "1" : word[(equals + 1)..], problems);
    }

    /// <summary>Reads a list file: YAML with <c>pieces</c>, or CSV with the columns piece, width and quantity.</summary>
    /// <param name="file">Its path; pictures are looked for beside it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problems">Takes every mistake with its line.</param>
    public static ImmutableArray<GangLine> Read(string file, string text, List<Problem> problems)
    {
        ImmutableArray<GangLine> lines = Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? Csv(file, text, problems) : Yaml(file, text, problems);
        string folder = Path.GetDirectoryName(file) ?? "";
        return [.. lines.Select(l => l.IsFile ? l with { Piece = Path.Combine(folder, l.Piece) } : l)];
    }

    private static ImmutableArray<GangLine> Yaml(string file, string text, List<Problem> problems)
    {
        var found = new DocumentProblems(file);
        var lines = ImmutableArray.CreateBuilder<GangLine>();
        try
        {
            var reader = new DocumentReader(DocumentParser.Parse(file, text), found);
            foreach (DocumentReader piece in reader.Maps("pieces|图样"))
            {
                string? name = piece.Text("piece|图", required: true);
                Length? width = piece.Length("width|宽", Least, Most);
                int? copies = piece.Whole("quantity|数量", 1, MostCopies, required: true);
                piece.RefuseUnknown();
                if (name is { Length: > 0 } && copies is { } count)
                    lines.Add(new(name, width, count));
            }
            reader.RefuseUnknown();
            found.ThrowIfAny();
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
        return lines.ToImmutable();
    }

    private static ImmutableArray<GangLine> Csv(string file, string text, List<Problem> problems)
    {
        string[] rows = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        char parted = rows[0].Contains(';', StringComparison.Ordinal) ? ';' : rows[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        string[] head = [.. rows[0].Split(parted, StringSplitOptions.TrimEntries).Select(h => h.ToLowerInvariant())];
        (int piece, int width, int count) = (Column("piece", "图"), Column("width", "宽"), Column("quantity", "数量"));
        if (piece < 0 || count < 0)
        {
            problems.Add(new(file, 1, null, "The first line must name the columns: piece, width, quantity (图, 宽, 数量). Width may be left out."));
            return [];
        }
        var lines = ImmutableArray.CreateBuilder<GangLine>();
        for (int row = 1; row < rows.Length; row++)
        {
            if (rows[row].Trim().Length == 0)
                continue;
            string[] cells = [.. rows[row].Split(parted, StringSplitOptions.TrimEntries).Select(c => c.Trim('"'))];
            if (Line(file, row + 1, Cell(cells, piece), Cell(cells, width), Cell(cells, count), problems) is { } line)
                lines.Add(line);
        }
        return lines.ToImmutable();

        int Column(string en, string zh) => Array.FindIndex(head, h => h.Trim('"') == en || h.Trim('"') == zh);
        static string Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at] : "";
    }

    private static GangLine? Line(string source, int? row, string piece, string width, string copies, List<Problem> problems)
    {
        int before = problems.Count;
        Length? wide = null;
        if (piece.Length == 0)
            problems.Add(new(source, row, "piece", "A code or a PNG or SVG file is needed, like koi.png@90mm=5."));
        if (width.Length > 0)
        {
            if (!Length.TryParse(width, out Length length))
                problems.Add(new(source, row, "width", $"'{width}' is no length. Write a number with its unit, like 90mm."));
            else if (length < Least || length > Most)
                problems.Add(new(source, row, "width", $"{length} is out of range. Use {Least} to {Most}."));
            else
                wide = length;
        }
        if (!int.TryParse(copies, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > MostCopies)
            problems.Add(new(source, row, "quantity", $"'{copies}' is not a whole number from 1 to {MostCopies}. Write one."));
        return problems.Count > before ? null : new(piece, wide, count);
    }
}
