using System.Collections.Immutable;
using System.Security.Cryptography;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Installed;

/// <summary>A file of a model as it was when the model was added.</summary>
/// <param name="Path">Path below the model's folder, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256)
{
    /// <summary>When the file was last written as it was hashed, UTC; null where that was not kept. While length and time stay, so does the file.</summary>
    public DateTime? Modified { get; init; }
}

/// <summary>What came of holding a model's files against its manifest.</summary>
/// <param name="Problems">What differs; empty where nothing does.</param>
/// <param name="Model">The model with the times that its files have now, where they are the same files.</param>
public sealed record ModelCheck(ImmutableArray<Problem> Problems, InstalledModel Model);

/// <summary>Lists and hashes the files of models and holds them against manifests.</summary>
public static class ModelFiles
{
    // Notes and samples in a model's folder, and PyTorch's form of its weights, have no part in its pictures.
    private static readonly string[] Beside = [".md", ".png", ".jpg", ".jpeg", ".webp", ".safetensors", ".ckpt", ".yaml"];

    // What a model's folder is read for: a new file of these kinds may change pictures. Others, as file managers leave them about, do not.
    private static readonly string[] Read = [".onnx", ".json", ".txt"];

    /// <summary>Hashes all files and compares them.</summary>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    public static ModelCheck Check(InstalledModel model, IProgress<HashProgress>? progress, CancellationToken cancel) =>
        Compare(model, found => Hashes(model.Folder, found, progress, cancel), _ => true);

    /// <summary>Compares lengths and times, and hashes only files whose times are other than kept: milliseconds where nothing was touched.</summary>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    public static ModelCheck Glance(InstalledModel model, CancellationToken cancel)
    {
        Dictionary<string, ModelFile> kept = model.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        return Compare(
            model,
            found =>
            {
                ILookup<bool, ModelFile> same = found.ToLookup(f => kept.TryGetValue(f.Path, out ModelFile? k) && k.Bytes == f.Bytes && k.Modified == f.Modified);
                // Of another length, or unknown: no hash is needed to tell.
                ModelFile[] touched = [.. same[false].Where(f => kept.TryGetValue(f.Path, out ModelFile? k) && k.Bytes == f.Bytes)];
                return [.. same[true].Select(f => kept[f.Path]), .. Hashes(model.Folder, touched, null, cancel), .. same[false].Except(touched)];
            },
            extra => Read.Contains(Path.GetExtension(extra).ToLowerInvariant()));
    }

    /// <summary>All files that have a part in pictures, hashed, in the order of their paths.</summary>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    internal static ImmutableArray<ModelFile> Hashed(string folder, IProgress<HashProgress>? progress, CancellationToken cancel) => Hashes(folder, List(folder), progress, cancel);

    private static ModelCheck Compare(InstalledModel model, Func<ImmutableArray<ModelFile>, ImmutableArray<ModelFile>> look, Func<string, bool> matters)
    {
        if (!Directory.Exists(model.Folder))
            return new([new(model.Folder, null, null, $"The folder of {model.Id} is gone. Put it back, or remove the model and add it where it lies now.")], model);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Dictionary<string, ModelFile> now = look(List(model.Folder)).ToDictionary(f => f.Path, StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<ModelFile>(model.Files.Length);
        foreach (ModelFile file in model.Files)
        {
            string path = Path.Combine(model.Folder, file.Path);
            if (!now.Remove(file.Path, out ModelFile? found))
                problems.Add(new(path, null, null, "The file is missing. Copy it again from where the model came from."));
            else if (found.Bytes != file.Bytes)
                problems.Add(new(path, null, null, $"The file is not the one that was added: it has {found.Bytes} bytes in place of {file.Bytes}. Copy it again, or remove the model and add it anew if the change is meant."));
            else if (found.Sha256 != file.Sha256)
                problems.Add(new(path, null, null, "The file is not the one that was added: its hash differs. Copy it again, or remove the model and add it anew if the change is meant."));
            files.Add(file with { Modified = found?.Modified });
        }
        foreach (ModelFile extra in now.Values.Where(f => matters(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
            problems.Add(new(Path.Combine(model.Folder, extra.Path), null, null, "The file was not there when the model was added. Remove it, or remove the model and add it anew."));
        return new(problems.ToImmutable(), problems.Count > 0 ? model : model with { Files = files.MoveToImmutable() });
    }

    // With lengths and times, not hashed yet.
    private static ImmutableArray<ModelFile> List(string folder)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
                    .Select(f => (Info: f, Path: Path.GetRelativePath(folder, f.FullName).Replace('\\', '/')))
                    .Where(f => !Beside.Contains(f.Info.Extension.ToLowerInvariant()) && !f.Path.Split('/').Any(p => p.StartsWith('.')))
                    .Select(f => Seen(f.Info, f.Path))
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, e);
        }
    }

    // Through links, as reading goes: hubs' tools keep files elsewhere and link to them.
    private static ModelFile Seen(FileInfo file, string path)
    {
        FileInfo real = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return new(path, real.Length, "") { Modified = real.LastWriteTimeUtc };
    }

    private static ImmutableArray<ModelFile> Hashes(string folder, IReadOnlyCollection<ModelFile> files, IProgress<HashProgress>? progress, CancellationToken cancel)
    {
        try
        {
            long total = files.Sum(f => f.Bytes), done = 0;
            var hashes = ImmutableArray.CreateBuilder<ModelFile>(files.Count);
            var buffer = new byte[1 << 20];
            foreach (ModelFile file in files)
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                using FileStream from = File.OpenRead(Path.Combine(folder, file.Path));
                long length = 0;
                while (from.Read(buffer) is int count and > 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    hash.AppendData(buffer.AsSpan(0, count));
                    length += count;
                    done += count;
                    progress?.Report(new(done, total));
                }
                hashes.Add(file with { Bytes = length, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) });
            }
            return hashes.MoveToImmutable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, e);
        }
    }

    private static UnavailableException Unreadable(string folder, Exception e) => new($"A file of the model in {folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
}
