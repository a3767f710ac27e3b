using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Models;

namespace DesignGen.Diffusion.Installed;

/// <summary>What whoever adds a model says of it.</summary>
/// <param name="Licence">Under which licence it is used; not empty.</param>
/// <param name="Source">Where it came from; may be empty.</param>
/// <param name="Id">What to call it; null makes one of the folder's name.</param>
/// <param name="Name">Name on sheets; null for the id.</param>
public sealed record ModelAbout(string Licence, string Source, string? Id, LocalName? Name);

/// <summary>How far the reading of a model's files is.</summary>
/// <param name="Done">Bytes read.</param>
/// <param name="Total">Bytes in all.</param>
public readonly record struct HashProgress(long Done, long Total);

/// <summary>The models of this machine: a folder with one manifest for each. Weights are never copied, moved or removed.</summary>
/// <param name="folder">The folder; made when the first model is added.</param>
public sealed class ModelStore(string folder)
{
    private const string Ending = ".yaml";

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The models in the order of their ids.</summary>
    /// <exception cref="InputException">A manifest is wrong; every mistake of every one is named with its line.</exception>
    /// <exception cref="UnavailableException">A manifest can't be read.</exception>
    public ImmutableArray<InstalledModel> All()
    {
        if (!Directory.Exists(folder))
            return [];
        var models = ImmutableArray.CreateBuilder<InstalledModel>();
        var problems = new List<Problem>();
        foreach (string file in Manifests())
        {
            try
            {
                InstalledModel model = ManifestText.Read(file, File.ReadAllText(file, Encoding.UTF8));
                if (model.Id != Path.GetFileNameWithoutExtension(file))
                    problems.Add(new(file, null, "id", $"The id is '{model.Id}', but the file is named otherwise. Call it {model.Id}{Ending}."));
                models.Add(model);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
            }
        }
        return problems.Count > 0 ? throw new InputException(problems) : models.ToImmutable();
    }

    private string[] Manifests()
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    /// <summary>A model by its id.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public InstalledModel Find(string id) => All() is var all && all.FirstOrDefault(m => m.Id == id) is { } found
        ? found
        : throw new InputException(id, null, $"There is no model of this id. {(all.IsEmpty ? "None is installed: add one with `designgen models add FOLDER`." : "Known: " + string.Join(", ", all.Select(m => m.Id)) + ".")}");

    /// <summary>Adds a model: its folder is read and checked, and every file's hash is taken.</summary>
    /// <param name="model">Folder of the exported model; it stays where it is.</param>
    /// <param name="about">What is said of it.</param>
    /// <param name="progress">Told how far the files are read; may be null.</param>
    /// <param name="cancel">Stops the reading; nothing is added then.</param>
    /// <exception cref="InputException">The folder holds no model that can be run, the id is taken, or no licence was named.</exception>
    /// <exception cref="UnavailableException">A file can't be read, or the manifest can't be written.</exception>
    public InstalledModel Add(string model, ModelAbout about, IProgress<HashProgress>? progress, CancellationToken cancel)
    {
        model = Path.GetFullPath(model);
        ModelFolder read = ModelFolder.Read(model);
        string id = about.Id ?? IdOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(model)));
        if (!ManifestText.IsId(id))
            throw new InputException(id, null, "This is not an id. Give one with --id: small letters a to z, digits and hyphens, a letter or digit first.");
        if (string.IsNullOrWhiteSpace(about.Licence))
            throw new InputException(model, "licence", "Name the licence that the model is used under with --licence, for example \"CreativeML Open RAIL-M\": packs and reports tell it.");
        string manifest = Path.Combine(folder, id + Ending);
        if (File.Exists(manifest))
            throw new InputException(id, null, $"A model of this id is there already. Remove it first (`designgen models remove {id}`), or give another id with --id.");
        // Weights take minutes to read: what stands in the way of the manifest is told before.
        WriteBeside(manifest, "", File.Delete);
        var added = new InstalledModel(
            id, about.Name ?? new(id, id), InstalledModel.Families.First(f => f.Value == read.Family).Key, model, about.Licence.Trim(), about.Source.Trim(),
            read.ReadsChinese ? Language.Chinese : Language.English, read.Native, ModelFiles.Hashed(model, progress, cancel))
        {
            TakesStart = read.TakesStart,
        };
        Write(added);
        return added;
    }

    /// <summary>Replaces what is kept of a model, as after a check.</summary>
    /// <exception cref="UnavailableException">The manifest can't be written.</exception>
    public void Write(InstalledModel model)
    {
        string manifest = Path.Combine(folder, model.Id + Ending);
        WriteBeside(manifest, ManifestText.Write(model), unfinished => File.Move(unfinished, manifest, overwrite: true));
    }

    // Written aside first, and then done with as told.
    private void WriteBeside(string manifest, string text, Action<string> then)
    {
        string unfinished = manifest + ".unfinished";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(unfinished, text, new UTF8Encoding(false));
            then(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{manifest} can't be written ({e.Message}). Allow writing there, or choose another home with --home or DESIGNGEN_HOME.", e);
        }
    }

    /// <summary>Forgets a model, also one whose manifest is wrong. Its weights stay.</summary>
    /// <returns>Where its weights lie; null where its manifest does not tell.</returns>
    /// <exception cref="InputException">There is none of this id.</exception>
    /// <exception cref="UnavailableException">The manifest can't be removed.</exception>
    public string? Remove(string id)
    {
        string manifest = Path.Combine(folder, id + Ending);
        if (!ManifestText.IsId(id) || !File.Exists(manifest))
            Find(id);
        try
        {
            string? weights = WeightsOf(manifest);
            File.Delete(manifest);
            return weights;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The manifest of {id} can't be removed ({e.Message}). Allow writing in {folder}, then try again.", e);
        }
    }

    /// <summary>Keeps the times of a model's files, so that they need not be hashed again; where the manifest can't be written, or is another model's by now, it stays as it is.</summary>
    internal void KeepTimes(InstalledModel model)
    {
        try
        {
            if (Find(model.Id) is var kept && kept.Identity == model.Identity)
                Write(kept with { Files = model.Files });
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            // Only the next opening takes longer.
        }
    }

    private static string? WeightsOf(string manifest)
    {
        try
        {
            return ManifestText.Read(manifest, File.ReadAllText(manifest, Encoding.UTF8)).Folder;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string IdOf(string name)
    {
        string id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        while (id.Contains("--", StringComparison.Ordinal))
            id = id.Replace("--", "-", StringComparison.Ordinal);
        return id;
    }
}
