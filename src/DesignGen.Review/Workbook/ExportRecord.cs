using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Sheets;
using DesignGen.Sheets.Reading;
using DesignGen.Sheets.Writing;

namespace DesignGen.Review.Workbook;

/// <summary>One variant as it was when the workbook was written.</summary>
internal readonly record struct ExportedVariant(string Code, int Revision, Standing Standing);

/// <summary>The hidden sheet: what the workbook was when it was written, so that reading it back finds what a reviewer changed.</summary>
/// <remarks>Rows of key and value, then one row per variant under <c>variants</c>; the choices of the drop-downs stand in columns G and H.</remarks>
internal sealed record ExportRecord(string Batch, int Revision, IReadOnlyDictionary<string, ExportedVariant> Variants)
{
    public const string SheetName = "DesignGen", DecisionList = "ReviewDecisions", RatingList = "ReviewRatings";

    private const int FormatVersion = 1;
    private const string Mark = "designgen-review";

    /// <summary>Writes the sheet and names its lists.</summary>
    public static void Write(WorkbookWriter book, BatchRecord batch, DateTimeOffset exportedAt, IReadOnlyList<ExportedVariant> variants)
    {
        SheetWriter sheet = book.AddSheet(SheetName, new() { Widths = [18, 24, 12, 8, 40, 4, 12, 8], Visibility = SheetVisibility.VeryHidden });
        (string Key, Cell Value)[] facts =
        [
            (Mark, Cell.Number(FormatVersion)),
            ("batch", Cell.Text(batch.Code)),
            ("revision", Cell.Number(batch.Revision)),
            ("exported", Cell.Text(exportedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            ("variants", Cell.Number(variants.Count)),
        ];
        for (int i = 0; i < facts.Length; i++)
        {
            Cell choice = i < ReviewWords.Choices.Count ? Cell.Text(ReviewWords.Word(ReviewWords.Choices[i]).In(batch.Language)) : default;
            sheet.Row(null, Cell.Text(facts[i].Key), facts[i].Value, default, default, default, default, choice, Cell.Number(i + 1));
        }
        book.DefineName(DecisionList, SheetName, CellRange.Column(7, 1, ReviewWords.Choices.Count));
        book.DefineName(RatingList, SheetName, CellRange.Column(8, 1, 5));
        foreach ((string code, int revision, Standing standing) in variants)
        {
            sheet.Row(null, Cell.Text(code), Cell.Number(revision), Cell.Text(standing.Decision.ToString()),
                standing.Rating > 0 ? Cell.Number(standing.Rating) : default, standing.Comment.Length > 0 ? Cell.Text(standing.Comment) : default);
        }
    }

    /// <summary>Finds the hidden sheet of a workbook, under whatever name; null where it was lost.</summary>
    /// <exception cref="InputException">It was written by a newer version, or edited.</exception>
    public static ExportRecord? Find(string source, IReadOnlyList<ReadSheet> sheets)
    {
        ReadSheet? sheet = sheets.FirstOrDefault(s => s.Rows.Count > 0 && s.Rows[0][1].Text == Mark);
        if (sheet is null)
            return null;
        if (Whole(sheet.Rows[0][2]) != FormatVersion)
            throw new InputException(source, sheet.Name, $"This review workbook has format {sheet.Rows[0][2].Text}; this version of DesignGen reads format {FormatVersion}. Import it with the version that wrote it, or export the batch again.");

        string batch = "";
        int? revision = null;
        Dictionary<string, ExportedVariant> variants = new(StringComparer.Ordinal);
        bool listing = false;
        foreach (ReadRow row in sheet.Rows)
        {
            switch (row[1].Text)
            {
                case "batch" when !listing:
                    batch = row[2].Text;
                    break;
                case "revision" when !listing:
                    revision = Whole(row[2]);
                    break;
                case "variants" when !listing:
                    listing = true;
                    break;
                case string code when listing:
                    if (Whole(row[2]) is not int of || !Enum.TryParse(row[3].Text, out Decision decision) || !Enum.IsDefined(decision))
                        throw Edited(source, sheet, row);
                    variants[code] = new(code, of, new(decision, Whole(row[4]) ?? 0, ReviewWords.Comment(row[5].Text)));
                    break;
            }
        }
        if (batch.Length == 0 || revision is null)
            throw Edited(source, sheet, sheet.Rows[0]);
        return new(batch, revision.Value, variants.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private static int? Whole(ReadCell cell) => int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static InputException Edited(string source, ReadSheet sheet, ReadRow row) => new(source, sheet.Name + "!" + CellRange.Name(1, row.Number),
        "The hidden sheet that DesignGen keeps its records on was edited. Export the batch again and copy the decisions over.");
}
