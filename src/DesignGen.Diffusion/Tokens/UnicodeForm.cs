using System.Text;

namespace DesignGen.Diffusion.Tokens;

/// <summary>Accents composed with their letters (NFC) or taken apart from them (NFD).</summary>
internal static class UnicodeForm
{
    /// <summary>Whether .NET can do this: without ICU (globalization-invariant mode) it gives texts back as they are.</summary>
    public static bool Works { get; } = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    /// <summary>NFC; a text that is no valid UTF-16 has its stray halves replaced by U+FFFD first, as UTF-8 would.</summary>
    public static string Composed(string text) => Valid(text).Normalize(NormalizationForm.FormC);

    /// <summary>NFD of a valid text.</summary>
    public static string Decomposed(string text) => text.Normalize(NormalizationForm.FormD);

    private static string Valid(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var valid = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            valid.Append(rune.ToString());
        return valid.ToString();
    }
}
