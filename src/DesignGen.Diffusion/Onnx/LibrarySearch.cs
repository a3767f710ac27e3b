using System.Reflection;
using System.Runtime.InteropServices;

namespace DesignGen.Diffusion.Onnx;

/// <summary>A place where the native library of ONNX Runtime was looked for, and what was found.</summary>
/// <param name="Way">Which way led there: setting, environment, app folder, runtimes folder, npm folder.</param>
/// <param name="Path">The file, or the folder that holds none.</param>
/// <param name="Refusal">Why it is not used; null for the library that is.</param>
public sealed record LibraryPlace(string Way, string Path, string? Refusal)
{
    /// <summary>The place in words.</summary>
    public override string ToString() => $"{Way}: {Path}" + (Refusal is null ? "" : $" ({Refusal})");
}

/// <summary>
/// Where the native library may lie, in this order: a setting, the variable ORT_LIB, the program's folder, its runtimes folder as NuGet
/// lays it out, npm's folder. Setting and variable are decisive: where one is given nothing else is tried.
/// </summary>
/// <remarks>The library is always opened by its full path: Windows has an older one of the same name in its system folder.</remarks>
internal sealed record LibrarySearch
{
    /// <summary>The environment variable that names the library's file or its folder.</summary>
    public const string Variable = "ORT_LIB";

    /// <summary>Ways that are decisive.</summary>
    public const string SettingWay = "setting", VariableWay = "environment variable " + Variable;

    private const string NpmPackage = "onnxruntime-node";

    /// <summary>A file, or a folder that holds it, as the user set it; null where nothing is set.</summary>
    public string? Setting { get; init; }

    /// <summary>The same from the environment.</summary>
    public string? Environment { get; init; } = System.Environment.GetEnvironmentVariable(Variable);

    /// <summary>The program's folder.</summary>
    public string AppFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The checkout that the program was built in.</summary>
    public string? Checkout { get; init; } = Built("Checkout");

    /// <summary>The folder with the package.json of build-time packages, in the checkout.</summary>
    public string? NpmFolder { get; init; } = Built("NpmFolder");

    /// <summary>Which system the names are for.</summary>
    public OSPlatform Os { get; init; } = OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    /// <summary>Which processor.</summary>
    public Architecture Processor { get; init; } = RuntimeInformation.ProcessArchitecture;

    /// <summary>Every place, in order: files that are there, and folders and files that are not, with the reason.</summary>
    /// <remarks>Lazy: a caller that stops at a good one looks no further.</remarks>
    public IEnumerable<LibraryPlace> Places()
    {
        foreach ((string way, string? given) in new[] { (SettingWay, Setting), (VariableWay, Environment) })
        {
            if (given is not { Length: > 0 })
                continue;
            string full = Path.GetFullPath(given);
            yield return Directory.Exists(full) ? InFolder(way, full) : new(way, full, File.Exists(full) ? null : "there is no such file");
            yield break;
        }
        yield return InFolder("program's folder", AppFolder);
        yield return InFolder("runtimes folder", Path.Combine(AppFolder, "runtimes", $"{RuntimeOs}-{Arch}", "native"));
        foreach (string npm in NpmFolders())
            yield return InNpm(Path.Combine(npm, "node_modules", NpmPackage));
    }

    private string RuntimeOs => Os == OSPlatform.Windows ? "win" : Os == OSPlatform.OSX ? "osx" : "linux";

    private string NodeOs => Os == OSPlatform.Windows ? "win32" : Os == OSPlatform.OSX ? "darwin" : "linux";

    private string Arch => Processor.ToString().ToLowerInvariant();

    // The shortest name first: it is the one that a package gives, the longer ones carry a version. The provider libraries beside it have
    // an underscore after the name and are not taken for it.
    private string[] Patterns =>
        Os == OSPlatform.Windows ? ["onnxruntime.dll"]
        : Os == OSPlatform.OSX ? ["libonnxruntime.dylib", "libonnxruntime.*.dylib"]
        : ["libonnxruntime.so", "libonnxruntime.so.*"];

    // npm's folder counts for programs in the checkout that they were built in: elsewhere anyone might make a folder of that name.
    private IEnumerable<string> NpmFolders()
    {
        yield return AppFolder;
        if (NpmFolder is { Length: > 0 } npm && Checkout is { Length: > 0 } checkout && IsBelow(AppFolder, checkout))
            yield return npm;
    }

    private static bool IsBelow(string folder, string root) => !Path.GetRelativePath(root, folder).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(root, folder));

    private LibraryPlace InNpm(string package)
    {
        string bin = Path.Combine(package, "bin");
        const string way = "npm folder";
        if (!Directory.Exists(bin))
            return new(way, package, "the package is not installed");
        string? newest = Directory.EnumerateDirectories(bin, "napi-v*").OrderBy(d => d.Length).ThenBy(d => d, StringComparer.Ordinal).LastOrDefault();
        return newest is null ? new(way, bin, "it holds no libraries") : InFolder(way, Path.Combine(newest, NodeOs, Arch));
    }

    private LibraryPlace InFolder(string way, string folder)
    {
        if (!Directory.Exists(folder))
            return new(way, folder, "there is no such folder");
        string? file = Patterns.SelectMany(p => Directory.EnumerateFiles(folder, p).Order(StringComparer.Ordinal)).FirstOrDefault();
        return file is null ? new(way, folder, "it does not hold " + Patterns[0]) : new(way, Path.GetFullPath(file), null);
    }

    private static string? Built(string key) =>
        typeof(LibrarySearch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
}
