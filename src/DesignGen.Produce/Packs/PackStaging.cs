using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;

namespace DesignGen.Produce.Packs;

/// <summary>A folder beside the target in which a pack grows, and its move into place when it is whole.</summary>
/// <remarks>
/// Until <see cref="Publish"/> the target stays as it was; a crash leaves at most the hidden folder, which the next run to the
/// same target clears away. A lock file keeps two runs to one target apart.
/// </remarks>
internal sealed class PackStaging : IDisposable
{
    public const string ManifestName = "manifest.json";

    private readonly string _old;
    private readonly FileStream _lock;

    private PackStaging(string target, string root, string old, FileStream held) => (Target, Root, _old, _lock) = (target, root, old, held);

    /// <summary>Where the pack will be.</summary>
    public string Target { get; }

    /// <summary>Where it grows.</summary>
    public string Root { get; }

    /// <summary>Checks the target and makes room beside it.</summary>
    /// <exception cref="InputException">Something that is no pack stands in the way.</exception>
    /// <exception cref="UnavailableException">Another run writes to the same target.</exception>
    public static PackStaging Begin(string target, bool zip)
    {
        string parent = Path.GetDirectoryName(target) ?? throw new InputException(target, null, "A pack can't replace a whole drive. Name a folder in it.");
        for (string? above = parent; above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                throw new InputException(target, null, $"{above} is a file, so no pack can go under it. Choose a folder.");
        }
        Directory.CreateDirectory(parent);
        string stem = Path.Combine(parent, "." + Path.GetFileName(target));
        FileStream held;
        try
        {
            held = new(stem + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException busy) when (File.Exists(stem + ".lock"))
        {
            throw new UnavailableException($"Another run is writing {target}. Wait until it ends, or choose another place.", busy);
        }
        try
        {
            string root = stem + ".partial", old = stem + ".old";
            Recover(target, old);
            if (zip)
                CheckZip(target);
            else
                CheckFolder(target);
            if (Directory.Exists(root))
                Directory.Delete(root, true);
            Directory.CreateDirectory(root);
            return new(target, root, old, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Puts the folder in place; a pack that was there goes only then.</summary>
    public void Publish()
    {
        if (!Directory.Exists(Target))
        {
            Directory.Move(Root, Target);
            return;
        }
        Directory.Move(Target, _old);
        // A crash here leaves the old pack under its hidden name; the next run puts it back.
        try
        {
            Directory.Move(Root, Target);
        }
        catch
        {
            Directory.Move(_old, Target);
            throw;
        }
        Directory.Delete(_old, true);
    }

    /// <summary>Packs the folder into one file and puts that in place.</summary>
    public async Task PublishZipAsync(IEnumerable<string> paths, CancellationToken cancel)
    {
        string grown = Root + ".zip";
        try
        {
            using (var to = new FileStream(grown, FileMode.Create))
                await PackZip.WriteAsync(to, paths, (path, _) => Task.FromResult<Stream>(File.OpenRead(Path.Combine(Root, path))), cancel).ConfigureAwait(false);
            File.Move(grown, Target, overwrite: true);
        }
        finally
        {
            File.Delete(grown);
        }
    }

    /// <summary>Clears away what was not published.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Root))
                Directory.Delete(Root, true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The next run clears it; the error that led here matters more.
        }
        _lock.Dispose();
    }

    private static void Recover(string target, string old)
    {
        if (!Directory.Exists(old))
            return;
        if (Directory.Exists(target))
            Directory.Delete(old, true);
        else
            Directory.Move(old, target);
    }

    private static void CheckZip(string target)
    {
        if (Directory.Exists(target))
            throw new InputException(target, null, "A folder stands where the zip file should go. Choose another name.");
    }

    // Only a folder that holds a pack and nothing else is replaced.
    private static void CheckFolder(string target)
    {
        if (File.Exists(target))
            throw new InputException(target, null, "A file stands where the pack's folder should go. Choose another name.");
        if (!Directory.Exists(target))
            return;
        string[] files = [.. Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(target, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        HashSet<string> ours = [ManifestName, .. Listed(Path.Combine(target, ManifestName))];
        if (files.FirstOrDefault(f => !ours.Contains(f)) is string foreign)
            throw new InputException(target, null, $"The folder holds {foreign}, which is no part of an earlier pack. Move it away or choose another folder.");
    }

    private static IEnumerable<string> Listed(string manifest)
    {
        if (!File.Exists(manifest))
            return [];
        try
        {
            return JsonSerializer.Deserialize<PackManifest>(File.ReadAllText(manifest), RecipeJson.Options)?.Files.Select(f => f.Path).ToArray() ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
