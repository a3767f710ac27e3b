using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Blobs;
using DesignGen.Store.Database;

namespace DesignGen.Store.Archives;

/// <summary>What a backup holds.</summary>
/// <param name="Version">Version of this list, 1.</param>
/// <param name="At">When it was begun, UTC.</param>
/// <param name="Files">Its files.</param>
public sealed record BackupManifest(int Version, DateTimeOffset At, ImmutableArray<BackupFile> Files)
{
    /// <summary>Bytes of all files.</summary>
    public long Bytes => Files.Sum(f => f.Bytes);
}

/// <summary>A file in a backup.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash in lower-case hexadecimal.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>Writes a data folder's database and files into one zip file, and back. Programs may be at work on it while it is written.</summary>
/// <remarks>
/// The database is a snapshot of one moment, taken by SQLite's own means. Files are read after it, and a variant's files are there before its
/// row is: so whatever the snapshot knows is in the backup, but for what is removed in between. The queue is left out: it is made anew.
/// </remarks>
public static class StoreBackup
{
    private const string DatabaseEntry = "designgen.db", ManifestEntry = "manifest.json", BlobsEntry = "blobs/";
    private const int KnownVersion = 1;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Writes a backup.</summary>
    /// <param name="database">The database.</param>
    /// <param name="blobs">The files.</param>
    /// <param name="to">Where to; need not be one that can be read or wound back.</param>
    /// <param name="at">When.</param>
    /// <param name="progress">Told the files that are in it. May be null.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<BackupManifest> WriteAsync(SqliteDatabase database, IBlobStore blobs, Stream to, DateTimeOffset at, IProgress<int>? progress, CancellationToken cancel)
    {
        var files = ImmutableArray.CreateBuilder<BackupFile>();
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        // A snapshot of its own in a folder for a while: the zip is written at the pace of its disk, and holds no one up.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("designgen-backup-");
        try
        {
            string snapshot = Path.Combine(folder.FullName, DatabaseEntry);
            database.Snapshot(snapshot);
            await using FileStream file = File.OpenRead(snapshot);
            await AddAsync(DatabaseEntry, file, CompressionLevel.Fastest).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        await foreach (string key in blobs.KeysAsync("", cancel).ConfigureAwait(false))
        {
            await using Stream? file = blobs.Open(key);
            // Pictures, workbooks and packs are compressed in themselves.
            if (file is not null)
                await AddAsync(BlobsEntry + key, file, CompressionLevel.NoCompression).ConfigureAwait(false);
        }
        var manifest = new BackupManifest(KnownVersion, at, files.ToImmutable());
        await using (Stream last = await zip.CreateEntry(ManifestEntry, CompressionLevel.Fastest).OpenAsync(cancel).ConfigureAwait(false))
            await JsonSerializer.SerializeAsync(last, manifest, Json, cancel).ConfigureAwait(false);
        return manifest;

        async Task AddAsync(string name, Stream file, CompressionLevel level)
        {
            await using (Stream entry = await zip.CreateEntry(name, level).OpenAsync(cancel).ConfigureAwait(false))
            {
                (long bytes, string hash) = await CopyAsync(file, entry, long.MaxValue, cancel).ConfigureAwait(false);
                files.Add(new(name, bytes, hash));
            }
            progress?.Report(files.Count);
        }
    }

    /// <summary>Lays a backup out as a data folder; the folder is there whole or not at all.</summary>
    /// <param name="name">What the backup is called, for messages.</param>
    /// <param name="from">The backup; never trusted.</param>
    /// <param name="folder">The data folder, which must be empty or missing.</param>
    /// <param name="progress">Told the files that are there, of how many. May be null.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The file is no backup, it is damaged, or the folder is not empty.</exception>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task<BackupManifest> ReadAsync(string name, Stream from, string folder, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string unfinished = folder + ".restoring";
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new InputException(folder, null, "This folder is not empty, and a restore overwrites nothing. Choose another with --data, or move it away.");
            using ZipArchive zip = Opened(name, from);
            BackupManifest manifest = await ManifestAsync(name, zip, cancel).ConfigureAwait(false);
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
            Directory.CreateDirectory(unfinished);
            if (new DriveInfo(unfinished).AvailableFreeSpace is var free && free < manifest.Bytes)
                throw new UnavailableException(FormattableString.Invariant($"The backup needs {manifest.Bytes / 1e6:0} MB and {free / 1e6:0} MB are free at {folder}. Free some space, or choose another folder with --data."));
            var blobs = new FolderBlobStore(Path.Combine(unfinished, "blobs"));
            int done = 0;
            foreach (BackupFile file in manifest.Files)
            {
                await using Stream entry = await zip.GetEntry(file.Name)!.OpenAsync(cancel).ConfigureAwait(false);
                if (file.Name == DatabaseEntry)
                {
                    await using FileStream to = File.Create(Path.Combine(unfinished, DatabaseEntry));
                    await TakeAsync(entry, to, file).ConfigureAwait(false);
                }
                else
                {
                    await blobs.WriteAsync(file.Name[BlobsEntry.Length..], (to, _) => TakeAsync(entry, to, file), cancel).ConfigureAwait(false);
                }
                progress?.Report((++done, manifest.Files.Length));
            }
            // An older backup gets what it lacks; one of a newer DesignGen, or of something else, is refused here.
            SqliteDatabase.Check(Path.Combine(unfinished, DatabaseEntry));
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(unfinished, folder);
            return manifest;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(name, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be written ({e.Message}). Allow writing there, or choose another folder with --data.", e);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }

        async Task TakeAsync(Stream entry, Stream to, BackupFile file)
        {
            (long bytes, string hash) = await CopyAsync(entry, to, file.Bytes, cancel).ConfigureAwait(false);
            if (bytes != file.Bytes || hash != file.Sha256)
                throw new InputException(name, file.Name, "This file of the backup is damaged: it is not as it was written. Use another backup.");
        }
    }

    private static ZipArchive Opened(string name, Stream from)
    {
        try
        {
            return new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(name, e);
        }
    }

    // Only what the list names is taken, and only under names that a backup can have.
    private static async Task<BackupManifest> ManifestAsync(string name, ZipArchive zip, CancellationToken cancel)
    {
        BackupManifest? manifest;
        try
        {
            ZipArchiveEntry entry = zip.GetEntry(ManifestEntry) ?? throw Damaged(name, null);
            await using Stream list = await entry.OpenAsync(cancel).ConfigureAwait(false);
            manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(list, Json, cancel).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw Damaged(name, e);
        }
        if (manifest is null || manifest.Files.IsDefaultOrEmpty || manifest.Files.Any(f => f?.Name is null))
            throw Damaged(name, null);
        if (manifest.Version > KnownVersion)
            throw new InputException(name, null, "A newer DesignGen wrote this backup. Update DesignGen.");
        foreach (BackupFile file in manifest.Files)
        {
            bool sound = file.Name == DatabaseEntry || (file.Name.StartsWith(BlobsEntry, StringComparison.Ordinal) && BlobKeyRules.IsSound(file.Name[BlobsEntry.Length..]));
            if (!sound || file.Bytes < 0 || zip.GetEntry(file.Name) is null)
                throw new InputException(name, file.Name, "No backup of DesignGen holds a file like this, or it is missing. Use a backup that `designgen store backup` wrote.");
        }
        return manifest.Files.Any(f => f.Name == DatabaseEntry) ? manifest : throw Damaged(name, null);
    }

    private static InputException Damaged(string name, Exception? inner) => new(name, null, "This is no backup of DesignGen, or it is damaged. Use one that `designgen store backup` wrote.", inner);

    // Copies at most one byte more than there should be: a file that says it is small and is not ends there.
    private static async Task<(long Bytes, string Hash)> CopyAsync(Stream from, Stream to, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        long bytes = 0;
        int read;
        while (bytes <= most && (read = await from.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            bytes += read;
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
