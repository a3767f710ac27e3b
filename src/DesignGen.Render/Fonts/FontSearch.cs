using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Render.Fonts;

/// <summary>Finds fonts by name in folders: a house's own first, then those that npm brought, then those of the machine.</summary>
/// <remarks>The first folder that has a font wins, and within a folder the first by path, so that the same folders give the same font. Safe to share between threads.</remarks>
public sealed class FontSearch
{
    private static readonly string[] Kinds = [".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"];
    private const int MostFiles = 20_000;
    private readonly Lazy<ImmutableArray<FontListing>> _all;

    /// <summary>A search in given folders, their sub-folders too; a font's own file may stand for a folder. What is not there is passed over.</summary>
    public FontSearch(IEnumerable<string> folders)
    {
        Folders = [.. folders];
        _all = new(() => [.. Folders.SelectMany(FilesOf).Distinct().SelectMany(path => FontListing.Of(path)).GroupBy(f => (Path.GetDirectoryName(f.Path), f.Names.Full)).Select(Whole)]);
    }

    /// <summary>The folders, in the order in which they are asked.</summary>
    public ImmutableArray<string> Folders { get; }

    /// <summary>Every face that was found.</summary>
    public ImmutableArray<FontListing> All => _all.Value;

    /// <summary>A search in a house's folders first, then in those of this machine.</summary>
    public static FontSearch OnThisMachine(params IEnumerable<string> own) => new([.. own, .. SystemFolders()]);

    /// <summary>Where Linux, Windows and macOS keep their fonts.</summary>
    public static ImmutableArray<string> SystemFolders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")];
        if (OperatingSystem.IsMacOS())
            return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")];
        return ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts")];
    }

    /// <summary>A font by the name of its family, its full or PostScript name, the name of its file, or a path; <c>#2</c> after a path chooses a face of a collection.</summary>
    /// <exception cref="InputException">There is no such font; the message says where it was looked for and what to do.</exception>
    public FontFile Find(string name)
    {
        if (ByPath(name) is FontFile file)
            return file;
        FontListing? found = Named(name);
        if (found is not null)
            return Read(found);
        ImmutableArray<string> near = Near(name);
        throw new InputException(
            name, "font",
            $"There is no font of this name ({All.Length} faces were found in {string.Join(", ", Folders)}). Install it, put its file into the house's fonts folder, or give the file's path."
            + (!near.IsEmpty ? $" Near it: {string.Join(", ", near)}." : ""));
    }

    // Of a font that is cut into files for the web only the largest is listed: it is the whole, or the most that there is.
    private static FontListing Whole(IEnumerable<FontListing> files) => files.OrderByDescending(f => f.Bytes).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Face).First();

    /// <summary>The listing that a name means, or null.</summary>
    public FontListing? Named(string name)
    {
        string wanted = Folded(name);
        FontListing? Best(Func<FontListing, bool> fits) => All.Where(fits).OrderBy(f => Math.Abs(f.Weight - 400)).ThenBy(IsSlanted).FirstOrDefault();
        return Best(f => Folded(f.Names.Full) == wanted || Folded(f.Names.PostScript) == wanted)
            ?? Best(f => f.Names.All.Any(n => Folded(n) == wanted))
            ?? Best(f => Folded(Path.GetFileNameWithoutExtension(f.Path)) == wanted || Folded(Path.GetFileName(f.Path)) == wanted);
    }

    /// <summary>Families whose names hold a name, or are held by it; at most three.</summary>
    public ImmutableArray<string> Near(string name) =>
        [.. All.Select(f => f.Names.Family).Distinct().Where(f => Folded(f).Contains(Folded(name), StringComparison.Ordinal) || Folded(name).Contains(Folded(f), StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(3)];

    /// <summary>The first font that draws every character of a text, upright ones before slanted, display weights before light ones; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="own">How many of <see cref="Folders"/> are asked one after the other; the rest of them are asked together.</param>
    public FontFile? Covering(string text, int own = 0)
    {
        bool han = text.EnumerateRunes().Any(r => r.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF);
        int Rank(FontListing f) => Enumerable.Range(0, own).Where(i => IsIn(f.Path, Folders[i])).DefaultIfEmpty(own).First();
        foreach (FontListing listing in All.Where(f => !han || f.Han).OrderBy(Rank).ThenBy(IsSlanted).ThenByDescending(f => Math.Min(f.Weight, 700)))
        {
            try
            {
                FontFile font = Read(listing);
                if (font.Missing(text).IsEmpty)
                    return font;
            }
            catch (InputException)
            {
                // A damaged font is not one that draws the text.
            }
        }
        return null;
    }

    /// <summary>Reads a face that was found.</summary>
    public static FontFile Read(FontListing listing)
    {
        try
        {
            long length = new FileInfo(listing.Path).Length;
            return length <= FontTables.MostBytes
                ? FontFile.Read(File.ReadAllBytes(listing.Path), Path.GetFileName(listing.Path), listing.Face)
                : throw new InputException(listing.Path, null, $"The font file has {length >> 20} MB; at most {FontTables.MostBytes >> 20} MB are read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The font {listing.Path} can't be read: {e.Message}", e);
        }
    }

    private static FontFile? ByPath(string name)
    {
        int mark = name.LastIndexOf('#');
        int face = 0;
        string path = mark > 0 && int.TryParse(name.AsSpan(mark + 1), System.Globalization.CultureInfo.InvariantCulture, out face) ? name[..mark] : name;
        if (!Kinds.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || !File.Exists(path))
            return null;
        return Read(new(path, face, FontNames.Read(null, path), 400, false));
    }

    private static bool IsSlanted(FontListing f) => f.Names.Style.Contains("Italic", StringComparison.OrdinalIgnoreCase) || f.Names.Style.Contains("Oblique", StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> FilesOf(string folder) => File.Exists(folder) ? [folder] : Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 })
            .Where(f => Kinds.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Take(MostFiles).Order(StringComparer.Ordinal)
        : [];

    // Case, spaces and hyphens do not tell fonts apart.
    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
