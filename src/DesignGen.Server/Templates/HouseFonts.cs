using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Render.Fonts;

namespace DesignGen.Server.Templates;

/// <summary>Where a font of a list comes from.</summary>
public enum FontOrigin
{
    /// <summary>The folder of the command line or the shop's templates.</summary>
    Shop,

    /// <summary>Came with the program.</summary>
    Program,

    /// <summary>Installed on the machine.</summary>
    Machine,
}

/// <summary>The fonts that a shop can set words in, out of folders: its own, those that came with the program, those of the machine, in this order.</summary>
/// <remarks>Folders are searched when the first font is asked for, and once; a font's file is read when that font is, and kept. Safe to share between threads.</remarks>
public sealed class HouseFonts : IFontShelf
{
    private readonly FontSearch _search;
    private readonly int _shops, _own;
    private readonly ConcurrentDictionary<(string Path, int Face), Lazy<FontFile>> _read = new();
    private readonly ConcurrentDictionary<string, IFont?> _covering = new(StringComparer.Ordinal);

    /// <summary>Takes note of the folders.</summary>
    /// <param name="own">The shop's folders, first come first; those that are not there are passed over.</param>
    /// <param name="program">Files and folders that came with the program.</param>
    /// <param name="machine">The machine's folders.</param>
    public HouseFonts(IReadOnlyList<string> own, IReadOnlyList<string> program, IReadOnlyList<string> machine)
    {
        _search = new([.. own, .. program, .. machine]);
        (_shops, _own) = (own.Count, own.Count + program.Count);
    }

    /// <summary>The fonts of a templates folder, of the program and of this machine.</summary>
    /// <param name="templates">The shop's templates; their folder <c>fonts</c> is asked.</param>
    /// <param name="first">A folder to ask before it; null for none.</param>
    public static HouseFonts Beside(string templates, string? first) =>
        new([.. first is null ? [] : new[] { first }, Path.Combine(templates, "fonts")], [.. OfProgram()], FontSearch.SystemFolders());

    /// <summary>Every font, in the order in which they are asked, with where it comes from.</summary>
    public IEnumerable<(FontListing Font, FontOrigin Origin)> All => _search.All.Select(f => (f, Origin(f.Path)));

    /// <summary>Reads a font of the list.</summary>
    /// <exception cref="InputException">The file is damaged, too large, or no font that can be printed from.</exception>
    /// <exception cref="UnavailableException">The file can't be read.</exception>
    public IFont Read(FontListing listing) => Of(listing);

    /// <inheritdoc/>
    public IFont? Find(string name) => name.AsSpan().ContainsAny('/', '\\') ? null : _search.Named(name) is { } found ? Of(found) : null;

    /// <inheritdoc/>
    public IFont Get(FontMark mark)
    {
        FontFile? other = null;
        foreach (FontListing listing in _search.All.Where(f => f.Names.Full.StartsWith(mark.Name, StringComparison.Ordinal)))
        {
            FontFile font = Of(listing);
            if (font.Hash == mark.Hash && font.Mark.Name == mark.Name)
                return font;
            other ??= font.Mark.Name == mark.Name ? font : null;
        }
        throw other is null ? FontShelf.Lacks(mark) : new InputException(
            "recipe", "font", $"The words are set in the font '{mark.Name}'{Version(mark)}, and the file of that name here is another one{Version(other.Mark)}, so they would come out differently. Put the file that they were set in (SHA-256 {mark.Hash}) into templates/fonts or the folder of --fonts, in place of the other.");

        static string Version(FontMark of) => of.Version.Length > 0 ? $" ({of.Version})" : "";
    }

    /// <inheritdoc/>
    public IFont? Covering(string text) => _covering.GetOrAdd(string.Concat(text.EnumerateRunes().Distinct().Order()), signs => _search.Covering(signs, _own) is { } font ? Kept(font) : null);

    /// <inheritdoc/>
    public ImmutableArray<string> Near(string name) => _search.Near(name);

    private FontFile Of(FontListing listing) => _read.GetOrAdd((listing.Path, listing.Face), _ => new(() => FontSearch.Read(listing))).Value;

    // One object for one file, so that its letters are drawn once.
    private FontFile Kept(FontFile font) => _read.Values.Where(f => f.IsValueCreated).Select(f => f.Value).FirstOrDefault(f => f.Hash == font.Hash && f.Face == font.Face) ?? font;

    private FontOrigin Origin(string path)
    {
        int at = Enumerable.Range(0, _own).FirstOrDefault(i => path == _search.Folders[i] || path.StartsWith(_search.Folders[i] + Path.DirectorySeparatorChar, StringComparison.Ordinal), -1);
        return at < 0 ? FontOrigin.Machine : at < _shops ? FontOrigin.Shop : FontOrigin.Program;
    }

    // A published program carries the fonts beside it; one that runs in the checkout finds npm's folder.
    private static IEnumerable<string> OfProgram()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "fonts");
        if (Built("Checkout") is { } checkout && Built("DisplayFont") is { } file && AppContext.BaseDirectory.StartsWith(checkout, StringComparison.Ordinal))
            yield return file;

        static string? Built(string key) => typeof(HouseFonts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
    }
}
