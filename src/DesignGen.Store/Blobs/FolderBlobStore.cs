using System.Runtime.CompilerServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Blobs;

/// <summary>Keeps blobs as files of a folder.</summary>
/// <remarks>
/// A write goes to a file beside its target and is renamed when it is whole, so a reader never sees half of it. It is not
/// flushed to the platter: after a power cut a picture can be missing or empty, and whoever reads it draws it again.
/// Several threads may use one store, and several programs one folder.
/// </remarks>
public sealed class FolderBlobStore : IBlobStore
{
    private const string Unfinished = ".unfinished";
    private readonly string _root;
    private long _writes;

    /// <summary>Opens a folder, making it where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UnavailableException">The folder can't be made or read.</exception>
    public FolderBlobStore(string folder)
    {
        _root = Path.GetFullPath(folder);
        Guard(_root, () =>
        {
            Directory.CreateDirectory(_root);
            return true;
        });
    }

    /// <summary>Clears away what crashed writes left: only for the one program that writes here, before it does.</summary>
    public void CleanUp() => Guard(_root, () =>
    {
        foreach (string leftover in Directory.EnumerateFiles(_root, "*" + Unfinished, SearchOption.AllDirectories).ToList())
            File.Delete(leftover);
        return true;
    });

    /// <inheritdoc/>
    public async Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        string target = FileOf(key);
        string unfinished = $"{target}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                await using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
                    await write(stream, cancel).ConfigureAwait(false);
                File.Move(unfinished, target, overwrite: true);
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Explain(e, target);
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string key)
    {
        string file = FileOf(key);
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 14);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Explain(e, file);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string keyPrefix, CancellationToken cancel)
    {
        string prefix = FileOf(keyPrefix.TrimEnd('/'));
        Guard(prefix, () =>
        {
            if (Directory.Exists(prefix))
                Directory.Delete(prefix, recursive: true);
            if (keyPrefix.EndsWith('/'))
                return true;
            string folder = Path.GetDirectoryName(prefix)!, name = Path.GetFileName(prefix);
            if (!Directory.Exists(folder))
                return true;
            foreach (string entry in Directory.EnumerateFileSystemEntries(folder).Where(e => Path.GetFileName(e).StartsWith(name, StringComparison.Ordinal)).ToList())
            {
                cancel.ThrowIfCancellationRequested();
                if (Directory.Exists(entry))
                    Directory.Delete(entry, recursive: true);
                else
                    File.Delete(entry);
            }
            return true;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> KeysAsync(string keyPrefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        // Only below the last whole folder that the prefix names.
        string folder = Path.Combine(_root, keyPrefix.LastIndexOf('/') is > 0 and int end ? BlobKeyRules.Check(keyPrefix[..end]) : "");
        IEnumerable<string> files = Guard(folder, () => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList() : []);
        foreach (string key in files.Select(f => Path.GetRelativePath(_root, f).Replace(Path.DirectorySeparatorChar, '/')))
        {
            cancel.ThrowIfCancellationRequested();
            if (key.StartsWith(keyPrefix, StringComparison.Ordinal) && !key.EndsWith(Unfinished, StringComparison.Ordinal))
                yield return key;
        }
    }

    private string FileOf(string key) => Path.Combine(_root, BlobKeyRules.Check(key).Replace('/', Path.DirectorySeparatorChar));

    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Explain(e, path);
        }
    }

    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows, ENOSPC and EDQUOT elsewhere.
    private static StoreAwayException Explain(Exception fault, string path) =>
        (fault.HResult & 0xFFFF) is 112 or 39 || fault.HResult is 28 or 122
            ? new($"The disk with {path} is full. Free some space, then try again; nothing that was drawn is lost.", fault)
            : new($"{path} can't be written or read. Allow it for {Path.GetDirectoryName(path)}, or choose another folder with --data.", fault);
}
