using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;
using DesignGen.Sheets.Reading;
using DesignGen.Sheets.Writing;

namespace DesignGen.Review.Workbook;

/// <summary>The workbook in which merchandisers review a batch, and the way back of their decisions.</summary>
/// <remarks>Its sheets are described in <c>docs/formats/review-workbook.md</c>.</remarks>
public static class ReviewWorkbook
{
    /// <summary>Writes the workbook of a batch: a row per variant to review, a summary, and a hidden sheet that makes reading back safe.</summary>
    /// <param name="target">Where it goes; written synchronously, left open. Memory does not hold the pictures.</param>
    /// <param name="batch">The batch; its language is that of the sheets.</param>
    /// <param name="variants">Its variants in the order of their rows, with their chances where there is a taste. Rejected ones get no row; the summary lists them.</param>
    /// <param name="taste">What the team's decisions have taught, which the rows are ordered by; null where it is not sure, and then nothing is said of it.</param>
    /// <param name="thumbnail">Opens the PNG picture of a variant, or gives null where there is none; each is closed after use.</param>
    /// <param name="pictures">What is known of pictures that image models made; told only where they made any.</param>
    /// <param name="reading">How the brief's running text was understood; null where it has none.</param>
    /// <param name="house">The house that the file names.</param>
    /// <param name="exportedAt">The time to note in the file. The same arguments give the same bytes.</param>
    /// <param name="cancel">Stops between two rows; the target then holds a broken file.</param>
    /// <exception cref="InvalidDataException">A thumbnail is not a PNG.</exception>
    public static async Task WriteAsync(
        Stream target, BatchRecord batch, IAsyncEnumerable<RankedDesign<VariantRecord>> variants, Taste? taste, Func<VariantRecord, Stream?> thumbnail, ReviewPictures pictures, BriefReading? reading, House house, DateTimeOffset exportedAt, CancellationToken cancel)
    {
        using WorkbookWriter book = new(target, new(batch.Title, "DesignGen", exportedAt, batch.Language));
        Tally tally = new(batch.Language);
        ReviewSheet? sheet = null;
        await foreach (RankedDesign<VariantRecord> ranked in variants.WithCancellation(cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            VariantRecord variant = ranked.Design;
            tally.Count(variant);
            if (variant.State == VariantState.Rejected)
                continue;
            // All variants of a batch answer one brief, so the first one's limit is everyone's, and so is its engine.
            sheet ??= new(book, batch, variant.Spec.MaxInks, taste is not null, variant.Spec.Recipe.Picture is null ? null : pictures);
            using Stream? picture = thumbnail(variant);
            sheet.Add(ranked, picture);
        }
        sheet ??= new(book, batch, 1, byTaste: false, null);
        sheet.End();
        SummarySheet.Write(book, batch, tally, taste, pictures, reading, exportedAt);
        ExportRecord.Write(book, batch, exportedAt, tally.Exported);
        book.Says = new(tally.Making, batch.Title, batch.Code, house);
        book.Finish();
    }

    /// <summary>Reads a reviewed workbook (XLSX from any program, or CSV) and checks every decision against what stands.</summary>
    /// <param name="sourceName">The file's name, for messages.</param>
    /// <param name="upload">The file; left open.</param>
    /// <param name="findVariant">A variant as it stands, by its code in upper case; null where there is none.</param>
    /// <param name="findBatch">A batch as it stands, by its code; null where there is none.</param>
    /// <returns>The decisions to apply and a report of every row. Nothing is changed yet.</returns>
    /// <exception cref="InputException">The file as a whole can't be used: not a spreadsheet, no review table in it, or of an unknown batch.</exception>
    public static ReviewImport Read(string sourceName, Stream upload, Func<string, VariantRecord?> findVariant, Func<string, BatchRecord?> findBatch) =>
        new ReviewReader(sourceName, SpreadsheetReader.Read(sourceName, upload), findVariant, findBatch).Read();
}
