using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Render.Png;
using DesignGen.Review.Workbook;

namespace DesignGen.Server.Pipeline;

/// <summary>Writes what a merchandiser looks at: the review workbook and contact sheets.</summary>
internal sealed class ReviewFiles(IBatchStore store, IBlobStore blobs, TimeProvider time)
{
    /// <summary>Writes the files of a batch, replacing those that are there.</summary>
    public async Task WriteAsync(BatchRecord batch, CancellationToken cancel)
    {
        await blobs.WriteAsync(BlobKeys.Review(batch.Code), (stream, stop) => WriteWorkbookAsync(batch, stream, stop), cancel).ConfigureAwait(false);
        await WriteContactSheetsAsync(batch, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes a review workbook with the decisions as they stand.</summary>
    public Task WriteWorkbookAsync(BatchRecord batch, Stream to, CancellationToken cancel) => ReviewWorkbook.WriteAsync(
        to, batch, store.VariantsAsync(batch.Code, cancel), v => blobs.Open(BlobKeys.Thumbnail(batch.Code, v.Index)), time.GetUtcNow(), cancel);

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
                    ContactSheet.Write(stream, [.. shown.Select(Cell)]);
                    return Task.CompletedTask;
                },
                cancel).ConfigureAwait(false);
        }
    }

    private SheetCell Cell(VariantRecord variant) => new(
        (variant.Index + 1).ToString("00", CultureInfo.InvariantCulture),
        variant.Report.Score.ToString("0", CultureInfo.InvariantCulture),
        () =>
        {
            using Stream? file = blobs.Open(BlobKeys.Thumbnail(variant.Batch, variant.Index));
            return file is null ? null : PngReader.Read(file, variant.Code).ToPicture();
        });
}
