using System.Collections.Immutable;

namespace DesignGen.Diffusion.Tokens;

/// <summary>A prompt as rows for a text encoder.</summary>
/// <param name="Count">How many rows; one for a prompt of up to 75 tokens with CLIP.</param>
/// <param name="RowLength">Tokens in a row, begin, end and padding included.</param>
/// <param name="Tokens">The rows one after another.</param>
/// <param name="Weights">How much each token counts; begin, end and padding count 1.</param>
/// <param name="Cut">Tokens that found no place; 0 unless the rows were limited.</param>
public sealed record PromptRows(int Count, int RowLength, ImmutableArray<int> Tokens, ImmutableArray<float> Weights, int Cut)
{
    /// <summary>Whether every token counts 1, so that weights need not be applied.</summary>
    public bool Plain => !Weights.AsSpan().ContainsAnyExcept(1f);

    /// <summary>One row of a text without weights, as diffusers makes it: what is too long is cut at its end.</summary>
    public static PromptRows Single(ITokenizer tokenizer, string text) => Rows(tokenizer, [new(text, 1)], least: 1, most: 1);

    /// <summary>As many rows as the pieces of a prompt need, each with begin and end of its own, full ones split without regard to words.</summary>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="pieces">The prompt, from <see cref="PromptWeights.Parse"/>; each piece is encoded by itself.</param>
    /// <param name="least">Rows to give even if fewer would do, filled with empty ones: prompt and negative prompt, and the two encoders of XL, need equally many.</param>
    /// <param name="most">Rows at most; what does not fit is counted in <see cref="Cut"/>.</param>
    public static PromptRows Rows(ITokenizer tokenizer, ImmutableArray<WeightedText> pieces, int least = 1, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        List<int> tokens = [];
        List<float> weights = [];
        foreach (WeightedText piece in pieces)
        {
            tokenizer.Encode(piece.Text, tokens);
            while (weights.Count < tokens.Count)
                weights.Add(piece.Weight);
        }
        int room = tokenizer.RowLength - 2;
        int count = (int)Math.Clamp(((long)tokens.Count + room - 1) / room, least, most);
        int[] rows = new int[count * tokenizer.RowLength];
        float[] counts = new float[rows.Length];
        Array.Fill(rows, tokenizer.Pad);
        Array.Fill(counts, 1);
        for (int row = 0; row < count; row++)
        {
            int from = Math.Min(row * room, tokens.Count), length = Math.Min(room, tokens.Count - from), at = row * tokenizer.RowLength;
            rows[at] = tokenizer.Begin;
            tokens.CopyTo(from, rows, at + 1, length);
            weights.CopyTo(from, counts, at + 1, length);
            rows[at + 1 + length] = tokenizer.End;
        }
        return new(count, tokenizer.RowLength, [.. rows], [.. counts], Math.Max(0, tokens.Count - count * room));
    }
}
