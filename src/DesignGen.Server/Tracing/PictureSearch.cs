using System.IO.Enumeration;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Tracing;

/// <summary>Finds the pictures that a user means by files, folders and patterns.</summary>
public static class PictureSearch
{
    private static readonly string[] Kinds = [".png", ".jpg", ".jpeg"];

    /// <summary>Finds pictures.</summary>
    /// <param name="given">
    /// Files, whatever their names; folders, for the PNG and JPEG files right in them; and patterns with <c>*</c> and <c>?</c>, where
    /// <c>**</c> stands for any folders, for the PNG and JPEG files that match.
    /// </param>
    /// <param name="problems">Gets one entry for each name that stands for no picture.</param>
    /// <returns>Paths as they were given, no file twice, in the order given; those of a folder or pattern in the order of their names.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> given, ICollection<Problem> problems)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in given)
        {
            IEnumerable<string> pictures = [];
            try
            {
                pictures = Expand(name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(name, null, null, $"This can't be read ({e.Message}). Allow reading it, then try again."));
                continue;
            }
            bool any = false;
            foreach (string picture in pictures)
            {
                any = true;
                if (seen.Add(Path.GetFullPath(picture)))
                    found.Add(picture);
            }
            if (!any)
                problems.Add(new(name, null, null, Missing(name)));
        }
        return found;
    }

    private static string[] Expand(string name)
    {
        // A file may have a star in its name.
        if (File.Exists(name))
            return [name];
        if (Directory.Exists(name))
            return Sorted(Directory.EnumerateFiles(name).Where(IsPicture));
        if (!IsPattern(name))
            return [];
        string[] parts = name.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        int plain = parts.TakeWhile(p => !IsPattern(p)).Count();
        string from = string.Join(Path.DirectorySeparatorChar, parts[..plain]);
        if (plain > 0 && from.Length == 0)
            from = Path.DirectorySeparatorChar.ToString();
        if (from.Length > 0 && !Directory.Exists(from))
            return [];
        return Sorted(Matching(from, parts[plain..]).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Matching(string folder, string[] parts)
    {
        string here = folder.Length == 0 ? "." : folder;
        string Below(string path) => folder.Length == 0 ? Path.GetFileName(path) : Path.Combine(folder, Path.GetFileName(path));
        if (parts is ["**"])
            parts = ["**", "*"];
        if (parts[0] == "**")
            return Matching(folder, parts[1..]).Concat(Folders(here).SelectMany(d => Matching(Below(d), parts)));
        if (parts.Length == 1)
            return Directory.EnumerateFiles(here).Where(f => IsPicture(f) && Fits(parts[0], f)).Select(Below);
        return Folders(here).Where(d => Fits(parts[0], d)).SelectMany(d => Matching(Below(d), parts[1..]));
    }

    // A link may lead back to where one came from.
    private static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder).Where(d => !File.GetAttributes(d).HasFlag(FileAttributes.ReparsePoint) && !Path.GetFileName(d).StartsWith('.'));

    private static bool Fits(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: OperatingSystem.IsWindows());

    private static string[] Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];

    private static bool IsPicture(string file) => Kinds.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith('.');

    private static bool IsPattern(string name) => name.Contains('*', StringComparison.Ordinal) || name.Contains('?', StringComparison.Ordinal);

    private static string Missing(string name) =>
        Directory.Exists(name) ? "There is no PNG or JPEG file in this folder. Name another folder, or the files."
        : IsPattern(name) ? "No PNG or JPEG file matches this. Check the folder and the pattern."
        : "There is no such file. Check the path.";
}
