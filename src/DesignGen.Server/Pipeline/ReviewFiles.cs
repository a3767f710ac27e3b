using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Png;
using DesignGen.Review.Workbook;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Pipeline;

/// <summary>Writes what a merchandiser looks at: the review workbook and contact sheets.</summary>
/// <param name="store">The batches.</param>
/// <param name="blobs">Where files are kept.</param>
/// <param name="shelf">Where pictures of image models are kept.</param>
/// <param name="spent">What services have cost for a batch.</param>
/// <param name="plans">The briefs of batches, to tell how they were understood.</param>
/// <param name="house">The house that the files name.</param>
/// <param name="time">The clock whose time files carry.</param>
internal sealed class ReviewFiles(IBatchStore store, IBlobStore blobs, PictureShelf shelf, Func<string, CancellationToken, Task<ImmutableArray<(string Service, Money Spent)>>> spent, BatchPlans plans, House house, TimeProvider time)
{
    /// <summary>Writes the files of a batch, replacing those that are there.</summary>
    public async Task WriteAsync(BatchRecord batch, CancellationToken cancel)
    {
        await blobs.WriteAsync(BlobKeys.Review(batch.Code), (stream, stop) => WriteWorkbookAsync(batch, stream, stop), cancel).ConfigureAwait(false);
        await WriteContactSheetsAsync(batch, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes a review workbook with the decisions as they stand.</summary>
    public async Task WriteWorkbookAsync(BatchRecord batch, Stream to, CancellationToken cancel)
    {
        var pictures = new ReviewPictures(v => v.Spec.Recipe.Picture is { } order ? shelf.RecordOf(order) : null, await SpentAsync(batch.Code, cancel).ConfigureAwait(false));
        await ReviewWorkbook.WriteAsync(
            to, batch, store.VariantsAsync(batch.Code, cancel), v => blobs.Open(BlobKeys.Thumbnail(batch.Code, v.Index)), pictures, Reading(batch), house, time.GetUtcNow(), cancel).ConfigureAwait(false);
    }

    // A brief that no longer fits the templates can still be reviewed.
    private BriefReading? Reading(BatchRecord batch)
    {
        try
        {
            return plans.For(batch).Brief.Reading;
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return null;
        }
    }

    // The review does not wait for a ledger that is away; it says so.
    private async Task<ImmutableArray<(string Service, Money Spent)>?> SpentAsync(string batch, CancellationToken cancel)
    {
        try
        {
            return await spent(batch, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return null;
        }
    }

    private async Task WriteContactSheetsAsync(BatchRecord batch, CancellationToken cancel)
    {
        int page = 0;
        var onPage = new List<VariantRecord>(ContactSheet.PerPage);
        await foreach (VariantRecord variant in store.VariantsAsync(batch.Code, cancel).ConfigureAwait(false))
        {
            if (variant.State == VariantState.Rejected)
                continue;
            onPage.Add(variant);
            if (onPage.Count == ContactSheet.PerPage)
                await WritePageAsync().ConfigureAwait(false);
        }
        if (onPage.Count > 0)
            await WritePageAsync().ConfigureAwait(false);

        async Task WritePageAsync()
        {
            VariantRecord[] shown = [.. onPage];
            onPage.Clear();
            await blobs.WriteAsync(
                BlobKeys.ContactSheet(batch.Code, ++page),
                (stream, _) =>
                {
                    ContactSheet.Write(stream, [.. shown.Select(Cell)], Says(batch, shown));
                    return Task.CompletedTask;
                },
                cancel).ConfigureAwait(false);
        }
    }

    private FileStatement Says(BatchRecord batch, IEnumerable<VariantRecord> shown) =>
        new(Makings.Of(shown.Select(v => Makings.Of(v.Spec.Recipe))), batch.Title, batch.Code, house);

    private SheetCell Cell(VariantRecord variant) => new(
        (variant.Index + 1).ToString("00", CultureInfo.InvariantCulture),
        variant.Report.Score.ToString("0", CultureInfo.InvariantCulture),
        () =>
        {
            using Stream? file = blobs.Open(BlobKeys.Thumbnail(variant.Batch, variant.Index));
            return file is null ? null : PngReader.Read(file, variant.Code).ToPicture();
        });
}
