using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Fonts;

/// <summary>The fonts that are to be had: the shop's own, those that came with the program, those of the machine.</summary>
/// <remarks>Safe to share between threads. Nothing is searched before a font is asked for.</remarks>
public interface IFontShelf
{
    /// <summary>The font of a name: of a family, a full name, or the name of a file in the shop's folders. Null where there is none; paths are no names.</summary>
    /// <exception cref="InputException">The file is damaged, or no font that can be printed from.</exception>
    IFont? Find(string name);

    /// <summary>The very font of a recipe, by its hash.</summary>
    /// <exception cref="InputException">It is not here, or another file has its name; the message names the font.</exception>
    IFont Get(FontMark mark);

    /// <summary>The first font that draws every character of a text, the shop's own before others; null where none does.</summary>
    IFont? Covering(string text);

    /// <summary>Names like one that is not here, best first; at most three.</summary>
    ImmutableArray<string> Near(string name);
}

/// <summary>What is said of fonts, and the shelf that has none.</summary>
public static class FontShelf
{
    /// <summary>A shelf without fonts.</summary>
    public static IFontShelf None { get; } = new Bare();

    /// <summary>Characters as messages name them: each with its code, eight at most.</summary>
    public static string Named(ImmutableArray<string> signs) =>
        string.Join(", ", signs.Take(8).Select(s => FormattableString.Invariant($"{s} (U+{Rune.GetRuneAt(s, 0).Value:X4})"))) + (signs.Length > 8 ? FormattableString.Invariant($" and {signs.Length - 8} more") : "");

    /// <summary>What to install so that characters can be set.</summary>
    public static string ToInstall(ImmutableArray<string> signs) => signs.Any(s => Rune.GetRuneAt(s, 0).Value >= 0x2E80)
        ? "install one with Chinese characters, for example Noto Sans CJK (Debian: fonts-noto-cjk), or put the file of one into templates/fonts"
        : "install one that has them, for example Noto Sans or DejaVu Sans, or put its file into templates/fonts";

    /// <summary>That the font of a recipe is not to be had.</summary>
    public static InputException Lacks(FontMark mark) => new(
        "recipe", "font", $"The font '{mark.Name}'{(mark.Version.Length > 0 ? $" ({mark.Version})" : "")} that the words are set in is not here. Install it, or put its file (SHA-256 {mark.Hash}) into templates/fonts or the folder of --fonts.");

    private sealed class Bare : IFontShelf
    {
        public IFont? Find(string name) => null;

        public IFont Get(FontMark mark) => throw Lacks(mark);

        public IFont? Covering(string text) => null;

        public ImmutableArray<string> Near(string name) => [];
    }
}
