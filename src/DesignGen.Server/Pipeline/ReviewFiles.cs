using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Core.Tastes;
using DesignGen.Render.Png;
using DesignGen.Review.Ranking;
using DesignGen.Review.Workbook;
using DesignGen.Server.Pictures;
using DesignGen.Server.Tastes;

namespace DesignGen.Server.Pipeline;

/// <summary>Writes what a merchandiser looks at: the review workbook and contact sheets.</summary>
/// <param name="store">The batches.</param>
/// <param name="blobs">Where files are kept.</param>
/// <param name="shelf">Where pictures of image models are kept.</param>
/// <param name="spent">What services have cost for a batch.</param>
/// <param name="tastes">What teams approve as a rule, by which rows are ordered.</param>
/// <param name="plans">The briefs of batches, to tell how they were understood.</param>
/// <param name="house">The house that the files name.</param>
/// <param name="time">The clock whose time files carry.</param>
internal sealed class ReviewFiles(IBatchStore store, IBlobStore blobs, PictureShelf shelf, Func<string, CancellationToken, Task<ImmutableArray<(string Service, Money Spent)>>> spent, HouseTastes tastes, BatchPlans plans, House house, TimeProvider time)
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
        Taste? taste = await tastes.OfAsync(batch.Team, cancel).ConfigureAwait(false) is { IsSure: true } sure ? sure : null;
        await ReviewWorkbook.WriteAsync(
            to, batch, RowsAsync(batch.Code, taste, cancel), taste, v => blobs.Open(BlobKeys.Thumbnail(batch.Code, v.Index)), pictures, Reading(batch), house, time.GetUtcNow(), cancel).ConfigureAwait(false);
    }

    // First the order alone, so that a large batch is never held whole; then the variants, each as it stands when its row is written.
    private async IAsyncEnumerable<RankedDesign<VariantRecord>> RowsAsync(string batch, Taste? taste, [EnumeratorCancellation] CancellationToken cancel)
    {
        var order = new List<(int Index, double Chance)>();
        await foreach (VariantRecord variant in store.VariantsAsync(batch, cancel).ConfigureAwait(false))
        {
            if (taste is null)
                yield return Judge(variant);
            else
                order.Add((variant.Index, Judge(variant).Chance ?? 0));
        }
        foreach ((int index, _) in order.OrderByDescending(o => o.Chance).ThenBy(o => o.Index))
        {
            if (await store.FindVariantAsync(VariantCode.For(batch, index), cancel).ConfigureAwait(false) is { } found)
                yield return Judge(found);
        }

        // Rejected designs get no row, and were not drawn.
        RankedDesign<VariantRecord> Judge(VariantRecord variant) => variant.State == VariantState.Rejected ? new(variant, null, []) : tastes.Judge(variant, taste);
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
