using System.Text.Json.Serialization;

namespace DesignGen.Core.Fonts;

/// <summary>What words are set in, as recipes keep it: a style of the built-in alphabet, or one file of a font and no other.</summary>
/// <param name="Name">Id of the style, or the font's full name, for example <c>Noto Sans CJK SC Bold</c>.</param>
/// <param name="Version">The font's version in its maker's words; empty for a style or where the font is silent.</param>
/// <param name="Hash">SHA-256 of the font's file in small hexadecimal letters; empty for a style.</param>
/// <param name="Licence">The font's licence in its maker's words; empty for a style or where the font is silent.</param>
public sealed record FontMark(string Name, string Version, string Hash, string Licence)
{
    /// <summary>Most characters of a name or version, and of a licence.</summary>
    public const int MostName = 200, MostLicence = 2000;

    /// <summary>Whether this is a style of the built-in alphabet, which needs no file.</summary>
    [JsonIgnore]
    public bool IsStyle => Hash.Length == 0;

    /// <summary>A style of the built-in alphabet.</summary>
    public static FontMark Style(string id) => new(id, "", "", "");
}
