using System.Text;

namespace DesignGen.Diffusion.Tokens;

/// <summary>What Hugging Face's fast CLIP tokenizer does to a text before it takes it apart: composed accents (NFC), every run of white space one blank, small letters.</summary>
internal static class ClipText
{
    /// <summary>The text as CLIP reads it.</summary>
    public static string Normalize(string text)
    {
        string composed = UnicodeForm.Composed(text);
        var small = new StringBuilder(composed.Length);
        bool blank = false;
        foreach (Rune rune in composed.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                Append(small, rune);
            else if (!blank)
                small.Append(' ');
            blank = Rune.IsWhiteSpace(rune);
        }
        return small.ToString();
    }

    /// <summary>Adds a character as a small one. Dotted capital I is the only one that becomes two, as in Rust; .NET leaves it as it is.</summary>
    internal static void Append(StringBuilder text, Rune rune)
    {
        const int dottedI = 0x130;
        if (rune.Value == dottedI)
        {
            text.Append("i\u0307");
            return;
        }
        Span<char> letters = stackalloc char[2];
        text.Append(letters[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letters)]);
    }
}
