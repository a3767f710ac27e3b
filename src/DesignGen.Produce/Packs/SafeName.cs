using System.Globalization;
using System.Text;

namespace DesignGen.Produce.Packs;

/// <summary>Names of files and folders that every system takes, Windows above all; Chinese stays Chinese.</summary>
public static class SafeName
{
    private const int MostCharacters = 60;

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "123456789".SelectMany(d => new[] { "COM" + d, "LPT" + d })], StringComparer.OrdinalIgnoreCase);

    /// <summary>A name made of a text: spaces and characters that Windows refuses become single hyphens, letters stay as they are.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="fallback">The name where nothing is left.</param>
    /// <returns>1 to 61 characters.</returns>
    /// <remarks>Reserved names and characters: Microsoft, "Naming Files, Paths, and Namespaces".</remarks>
    public static string From(string text, string fallback)
    {
        var name = new StringBuilder();
        foreach (Rune rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            bool letter = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || rune.Value is '_' or '.' or '-';
            string next = letter && rune != Rune.ReplacementChar ? rune.ToString() : "-";
            if (name.Length + next.Length > MostCharacters)
                break;
            if (next != "-" || (name.Length > 0 && name[^1] != '-'))
                name.Append(next);
        }
        string safe = name.ToString().Trim('-', '.');
        if (safe.Length == 0)
            return fallback;
        // A reserved name stays reserved whatever extension follows it.
        return Reserved.Contains(safe.Split('.')[0]) ? "_" + safe : safe;
    }
}
