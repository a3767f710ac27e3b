using System.IO.Compression;

namespace DesignGen.Produce.Packs;

/// <summary>Writes files into a zip so that the same files give the same bytes.</summary>
/// <remarks>Entries are in ordinal order, with one time for all of them; what is packed already is stored as it is. A file at a time is open.</remarks>
internal static class PackZip
{
    // The earliest time that a zip can tell.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the zip.</summary>
    /// <param name="to">Where it goes; stays open. Where it can't seek, sizes follow each entry, so the bytes are others than in a file.</param>
    /// <param name="paths">The entries' paths, forward slashes.</param>
    /// <param name="open">Opens one of them.</param>
    /// <param name="cancel">Stops between files and within them.</param>
    public static async Task WriteAsync(Stream to, IEnumerable<string> paths, Func<string, CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        ZipArchive zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, cancel).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            foreach (string path in paths.Order(StringComparer.Ordinal))
            {
                cancel.ThrowIfCancellationRequested();
                bool packed = Path.GetExtension(path) is ".png" or ".tif" or ".pdf" or ".xlsx" or ".zip" or ".jpg";
                ZipArchiveEntry entry = zip.CreateEntry(path, packed ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                Stream from = await open(path, cancel).ConfigureAwait(false);
                await using (from.ConfigureAwait(false))
                {
                    Stream into = await entry.OpenAsync(cancel).ConfigureAwait(false);
                    await using (into.ConfigureAwait(false))
                        await from.CopyToAsync(into, cancel).ConfigureAwait(false);
                }
            }
        }
    }
}
