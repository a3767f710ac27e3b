using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;

namespace DesignGen.Server.Templates;

/// <summary>Reads the templates of a shop from their folder.</summary>
public static class TemplateFolder
{
    private static readonly string[] Kinds = [".yaml", ".yml", ".json"];

    /// <summary>Reads every template below a folder.</summary>
    /// <param name="folder">The folder that holds <c>products</c>, <c>methods</c>, <c>palettes</c>, <c>harmonies</c>, <c>inks</c>, <c>image-services</c>, <c>placements</c> and <c>nails</c>, and <c>house.yaml</c> and <c>costs.yaml</c>.</param>
    /// <exception cref="InputException">There is no such folder, or a template is wrong; every mistake is named.</exception>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    public static TemplateCatalogue Read(string folder) => TemplateReader.Read(Files(folder));

    /// <summary>Checks that the templates are still right once a file has a new text. A file that is not read as a template is let through.</summary>
    /// <param name="folder">As for <see cref="Read"/>.</param>
    /// <param name="file">The file; it may not be there yet.</param>
    /// <param name="text">What it will hold.</param>
    /// <exception cref="InputException">A template is wrong, or would be; every mistake is named.</exception>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    public static void CheckWith(string folder, string file, string text)
    {
        string path = Below(folder, Path.GetFullPath(file));
        if (!IsTemplate(file) || IsOfMotifs(path) || path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path))
            return;
        TemplateReader.Read(Files(folder).Where(f => f.Path != path).Append(new(path, text)));
    }

    /// <summary>Reads what the house says of itself, and nothing else.</summary>
    /// <param name="folder">As for <see cref="Read"/>. Where there is none, or none with a file about the house, it is the one of a shop that wrote none.</param>
    /// <exception cref="InputException">The file is wrong; every mistake is named.</exception>
    /// <exception cref="UnavailableException">The file can't be read.</exception>
    public static House ReadHouse(string folder)
    {
        string? file = Kinds.Select(kind => Path.Combine(folder, "house" + kind)).FirstOrDefault(File.Exists);
        if (file is null)
            return House.Default;
        try
        {
            return TemplateReader.ReadHouse(new(Path.GetFileName(file), File.ReadAllText(file, Encoding.UTF8)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    /// <summary>Reads an ink library on its own, wherever its file lies.</summary>
    /// <exception cref="InputException">There is no such file, or it is wrong; every mistake is named.</exception>
    /// <exception cref="UnavailableException">The file can't be read.</exception>
    public static InkLibrary ReadInks(string file)
    {
        if (!File.Exists(file))
            throw new InputException(file, null, "There is no such ink library. Check the path, or name a library of the templates by its id.");
        try
        {
            return TemplateReader.ReadInks(new(file, File.ReadAllText(file, Encoding.UTF8)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    private static List<TemplateFile> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(folder, null, "There is no such templates folder. Give the right one with --templates or DESIGNGEN_TEMPLATES.");
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => IsTemplate(f) && !IsOfMotifs(Below(folder, f)))
                    .Select(f => new TemplateFile(Below(folder, f), File.ReadAllText(f, Encoding.UTF8))),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"A template below {folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    private static bool IsTemplate(string file) => Kinds.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith('.');

    // Lists of motif packs are read with their drawings.
    private static bool IsOfMotifs(string path) => path.StartsWith(HouseMotifs.Folder + "/", StringComparison.Ordinal);

    private static string Below(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
