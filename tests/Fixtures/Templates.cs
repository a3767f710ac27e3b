using DesignGen.Core.Catalogue;

namespace DesignGen.Tests;

/// <summary>The shop's templates as they stand in the repository.</summary>
public static class Templates
{
    /// <summary>Their folder.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "templates");

    /// <summary>The repository's root: the folder of the solution above the tests' output.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DesignGen.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not lie below DesignGen.sln.");
    }

    /// <summary>Every template file.</summary>
    public static IEnumerable<TemplateFile> Files() => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(f => new TemplateFile(Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText(f)));

    /// <summary>The catalogue they make.</summary>
    public static TemplateCatalogue Catalogue { get; } = TemplateReader.Read(Files());
}
