using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Review.Workbook;

namespace DesignGen.Server.Hosting;

/// <summary>Review files out, decisions in.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Lays a batch's review workbook and contact sheets into a folder.</summary>
    /// <param name="batch">Code of a batch that has been drawn.</param>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="replace">Whether to replace a workbook there that people may have written in.</param>
    /// <param name="cancel">Gives up between two files.</param>
    /// <returns>The files, the workbook first. Unless told to replace it, a workbook there that people have written in stays, and the new one goes beside it.</returns>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public async Task<IReadOnlyList<string>> PublishAsync(string batch, string folder, bool replace, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        await RestoreReviewAsync(record, cancel).ConfigureAwait(false);
        try
        {
            Directory.CreateDirectory(folder);
            string workbook = Path.Combine(folder, "review.xlsx");
            if (!replace && File.Exists(workbook) && !await IsUntouchedAsync(workbook, cancel).ConfigureAwait(false))
                workbook = Path.Combine(folder, $"review-{record.Code}.xlsx");
            var files = new List<string> { workbook };
            await CopyAsync(BlobKeys.Review(record.Code), workbook, cancel).ConfigureAwait(false);
            int page = 1;
            for (; await CopyAsync(BlobKeys.ContactSheet(record.Code, page), SheetFile(page), cancel).ConfigureAwait(false); page++)
                files.Add(SheetFile(page));
            // Further pages of a larger batch that was here before are no part of this one.
            for (; File.Exists(SheetFile(page)); page++)
                File.Delete(SheetFile(page));
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The review files can't be written to {folder} ({e.Message}). Close the workbook if it is open, allow writing there, or choose another folder.", e);
        }

        string SheetFile(int page) => Path.Combine(folder, page == 1 ? "contact-sheet.png" : FormattableString.Invariant($"contact-sheet-{page}.png"));
    }

    /// <summary>Writes a review workbook with the decisions as they stand now.</summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="file">Where to; a file there is replaced.</param>
    /// <param name="cancel">Gives up; the file is then as it was.</param>
    /// <exception cref="UnavailableException">The file can't be written.</exception>
    public async Task ExportReviewAsync(string batch, string file, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await WholeFile.WriteAsync(file, to => _review.WriteWorkbookAsync(record, to, cancel)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be written ({e.Message}). Close it if it is open, or choose another place with --to.", e);
        }
    }

    /// <summary>Writes a review workbook with the decisions as they stand now to a stream.</summary>
    public Task WriteReviewAsync(BatchRecord batch, Stream to, CancellationToken cancel) => _review.WriteWorkbookAsync(batch, to, cancel);

    /// <summary>Reads a reviewed workbook and applies its decisions, all or none.</summary>
    /// <param name="path">The workbook, XLSX or CSV.</param>
    /// <param name="dryRun">Whether to report only and change nothing.</param>
    /// <param name="by">Name of who decided.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The report of every row.</returns>
    /// <exception cref="InputException">The file can't be used, or a variant changed while it was read.</exception>
    public async Task<ReviewImport> ImportReviewAsync(string path, bool dryRun, string by, CancellationToken cancel)
    {
        ReviewImport import = ReadReview(path);
        if (!dryRun && import.Decisions.Count > 0)
            await DecideAsync(import.Batch, import.Decisions, new("", by), cancel).ConfigureAwait(false);
        return import;
    }

    /// <summary>Reads a reviewed workbook that was sent; nothing is applied.</summary>
    /// <param name="name">What its sender calls it, for messages.</param>
    /// <param name="upload">Its bytes, XLSX or CSV; never trusted.</param>
    /// <param name="team">Id of the sender's team: batches of others are not there for it.</param>
    /// <returns>The report of every row.</returns>
    /// <exception cref="InputException">The file can't be used.</exception>
    public ReviewImport ReadReview(string name, Stream upload, string team)
    {
        var known = new Dictionary<string, Dictionary<string, VariantRecord>>(StringComparer.Ordinal);
        return ReviewWorkbook.Read(name, upload, Variant, Batch);

        BatchRecord? Batch(string code) => _store.FindAsync(code, default).GetAwaiter().GetResult() is { } found && found.Team == team ? found : null;

        VariantRecord? Variant(string code)
        {
            string batch = code.Split('-')[0];
            if (!known.TryGetValue(batch, out Dictionary<string, VariantRecord>? variants))
                known[batch] = variants = Batch(batch) is null ? [] : _store.VariantsAsync(batch, default).ToBlockingEnumerable().ToDictionary(v => v.Code, StringComparer.Ordinal);
            return variants.GetValueOrDefault(code);
        }
    }

    /// <summary>Applies decisions, all or none.</summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="decisions">What was decided, with the revisions that the reviewer saw.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">A variant changed since the reviewer saw it; the message names it.</exception>
    public async Task DecideAsync(string batch, IReadOnlyList<DecisionEntry> decisions, AuditPerson by, CancellationToken cancel)
    {
        await _store.DecideAsync(batch, decisions, by.Name, _options.Time.GetUtcNow(), cancel).ConfigureAwait(false);
        await _trail.DecidedAsync(await FindAsync(batch, cancel).ConfigureAwait(false), decisions, by, cancel).ConfigureAwait(false);
    }

    private ReviewImport ReadReview(string path)
    {
        try
        {
            using var upload = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadReview(Path.GetFileName(path), upload, team: "");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "There is no such file. Check the name and the folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} can't be read ({e.Message}). Close the program that holds it, or allow reading it, and try again.", e);
        }
    }

    // After a power cut the files of a finished batch may never have reached the disk.
    private async Task RestoreReviewAsync(BatchRecord batch, CancellationToken cancel)
    {
        using (Stream? there = _blobs.Open(BlobKeys.Review(batch.Code)))
        {
            if (there is { Length: > 0 })
                return;
        }
        await _review.WriteAsync(batch, cancel).ConfigureAwait(false);
    }

    // Whether a workbook is still as one of our batches first wrote it.
    private async Task<bool> IsUntouchedAsync(string file, CancellationToken cancel)
    {
        byte[] content = await File.ReadAllBytesAsync(file, cancel).ConfigureAwait(false);
        foreach (BatchRecord batch in await _store.ListAsync(cancel).ConfigureAwait(false))
        {
            using Stream? original = _blobs.Open(BlobKeys.Review(batch.Code));
            if (original is null || original.Length != content.Length)
                continue;
            var bytes = new byte[content.Length];
            await original.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
            if (bytes.AsSpan().SequenceEqual(content))
                return true;
        }
        return false;
    }

    private async Task<bool> CopyAsync(string key, string file, CancellationToken cancel)
    {
        await using Stream? from = _blobs.Open(key);
        if (from is null)
            return false;
        await WholeFile.WriteAsync(file, to => from.CopyToAsync(to, cancel)).ConfigureAwait(false);
        return true;
    }
}
