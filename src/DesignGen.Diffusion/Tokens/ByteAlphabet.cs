using System.Collections.Immutable;

namespace DesignGen.Diffusion.Tokens;

/// <summary>The letters that stand for bytes in byte-level vocabularies, so that every byte can be written as text.</summary>
/// <remarks>From GPT-2's encoder: printable Latin-1 stands for itself, the other bytes for the letters from U+0100 on, in order.</remarks>
internal static class ByteAlphabet
{
    /// <summary>The letter of each byte.</summary>
    public static ImmutableArray<char> Letters { get; } = Make();

    private static ImmutableArray<char> Make()
    {
        char[] letters = new char[256];
        char next = 'Ā';
        for (int b = 0; b < letters.Length; b++)
            letters[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)b : next++;
        return [.. letters];
    }
}
