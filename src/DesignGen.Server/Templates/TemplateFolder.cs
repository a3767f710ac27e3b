using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Templates;

/// <summary>Reads the templates of a shop from their folder.</summary>
public static class TemplateFolder
{
    private static readonly string[] Kinds = [".yaml", ".yml", ".json"];

    /// <summary>Reads every template below a folder.</summary>
    /// <param name="folder">The folder that holds <c>products</c>, <c>methods</c>, <c>palettes</c> and <c>nails</c>.</param>
    /// <exception cref="InputException">There is no such folder, or a template is wrong; every mistake is named.</exception>
    /// <exception cref="UnavailableException">A file can't be read.</exception>
    public static TemplateCatalogue Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(folder, null, "There is no such templates folder. Give the right one with --templates or DESIGNGEN_TEMPLATES.");
        try
        {
            return TemplateReader.Read(
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(f => Kinds.Contains(Path.GetExtension(f).ToLowerInvariant()) && !Path.GetFileName(f).StartsWith('.'))
                    .Select(f => new TemplateFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f, Encoding.UTF8))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"A template below {folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
