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

    /// <summary>A search in given folders, their sub-folders too; a folder that is not there is passed over.</summary>
    public FontSearch(IEnumerable<string> folders)
    {
        Folders = [.. folders];
        _all = new(() => [.. Folders.SelectMany(FilesOf).Distinct().SelectMany(path => FontListing.Of(path))]);
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
        string[] near = [.. All.Select(f => f.Names.Family).Distinct().Where(f => Folded(f).Contains(Folded(name), StringComparison.Ordinal) || Folded(name).Contains(Folded(f), StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(3)];
        throw new InputException(
            name, "font",
            $"There is no font of this name ({All.Length} faces were found in {string.Join(", ", Folders)}). Install it, put its file into the house's fonts folder, or give the file's path."
            + (near.Length > 0 ? $" Near it: {string.Join(", ", near)}." : ""));
    }

    /// <summary>The listing that a name means, or null.</summary>
    public FontListing? Named(string name)
    {
        string wanted = Folded(name);
        FontListing? Best(Func<FontListing, bool> fits) => All.Where(fits).OrderBy(f => Math.Abs(f.Weight - 400)).ThenBy(f => f.Names.Style.Contains("Italic", StringComparison.OrdinalIgnoreCase) || f.Names.Style.Contains("Oblique", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        return Best(f => Folded(f.Names.Full) == wanted || Folded(f.Names.PostScript) == wanted)
            ?? Best(f => f.Names.All.Any(n => Folded(n) == wanted))
            ?? Best(f => Folded(Path.GetFileNameWithoutExtension(f.Path)) == wanted);
    }

    /// <summary>The first font that draws every character of a text, display weights before light ones; null where none does.</summary>
    public FontFile? Covering(string text)
    {
        bool han = text.EnumerateRunes().Any(r => r.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF);
        foreach (FontListing listing in All.Where(f => !han || f.Han).OrderByDescending(f => Math.Min(f.Weight, 700)))
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

    /// <summary>Says which characters no font here draws, and what to install.</summary>
    public static InputException Lacking(string text, string font, ImmutableArray<string> missing)
    {
        bool han = missing.Any(m => Rune.GetRuneAt(m, 0).Value >= 0x2E80);
        string signs = string.Join(", ", missing.Take(8).Select(m => FormattableString.Invariant($"{m} (U+{Rune.GetRuneAt(m, 0).Value:X4})")));
        return new(
            text, "slogan",
            $"{font} does not draw {signs}. Name another font (the brief's key 'font', a family or a file), "
            + (han ? "or install one with Chinese characters, for example Noto Sans CJK (Debian: fonts-noto-cjk) or a display font of @fontsource such as Ma Shan Zheng." : "or install one that has them, for example Noto Sans or DejaVu Sans."));
    }

    /// <summary>Reads a face that was found.</summary>
    public static FontFile Read(FontListing listing)
    {
        try
        {
            return FontFile.Read(File.ReadAllBytes(listing.Path), Path.GetFileName(listing.Path), listing.Face);
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

    private static IEnumerable<string> FilesOf(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 })
            .Where(f => Kinds.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Take(MostFiles).Order(StringComparer.Ordinal)
        : [];

    // Case, spaces and hyphens do not tell fonts apart.
    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
