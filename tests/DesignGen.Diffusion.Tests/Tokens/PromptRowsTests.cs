using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Tests.Tokens;

public class PromptRowsTests
{
    private static readonly ITokenizer Clip = Vocabularies.Read("tiny");

    [Fact]
    public void A_short_prompt_is_one_row_with_begin_end_and_padding()
    {
        var rows = PromptRows.Single(Clip, "the red");
        Assert.Equal((1, 77, 77, 0), (rows.Count, rows.RowLength, rows.Tokens.Length, rows.Cut));
        List<int> words = [];
        Clip.Encode("the red", words);
        int[] expected = [Clip.Begin, .. words, Clip.End, .. Enumerable.Repeat(Clip.Pad, 75 - words.Count)];
        Assert.Equal(expected, rows.Tokens.ToArray());
        Assert.True(rows.Plain);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(75, 1, 0)]
    [InlineData(76, 1, 1)]
    [InlineData(152, 1, 77)]
    public void A_row_holds_75_tokens_and_the_rest_is_counted(int digits, int count, int cut)
    {
        var rows = PromptRows.Single(Clip, new string('7', digits));
        Assert.Equal((count, cut), (rows.Count, rows.Cut));
        Assert.Equal(Clip.End, rows.Tokens[Math.Min(digits, 75) + 1]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(75, 1)]
    [InlineData(76, 2)]
    [InlineData(151, 3)]
    public void A_long_prompt_is_split_into_rows_that_begin_and_end_each(int digits, int count)
    {
        var rows = PromptRows.Rows(Clip, [new(new string('7', digits), 1)]);
        Assert.Equal((count, 0), (rows.Count, rows.Cut));
        int seven = PromptRows.Single(Clip, "7").Tokens[1];
        for (int row = 0; row < count; row++)
        {
            int[] tokens = [.. rows.Tokens.AsSpan(row * 77, 77)];
            int held = Math.Min(75, digits - row * 75);
            Assert.Equal([Clip.Begin, .. Enumerable.Repeat(seven, held), Clip.End, .. Enumerable.Repeat(Clip.Pad, 75 - held)], tokens);
        }
    }

    [Fact]
    public void Weights_stand_beside_their_tokens_across_rows()
    {
        string prompt = new string('7', 74) + "(77:1.5)7";
        var rows = PromptRows.Rows(Clip, PromptWeights.Parse(prompt));
        Assert.Equal(2, rows.Count);
        Assert.False(rows.Plain);
        Assert.Equal([75, 78], Enumerable.Range(0, rows.Weights.Length).Where(i => rows.Weights[i] == 1.5f));
    }

    [Fact]
    public void Rows_are_added_until_there_are_as_many_as_asked_for()
    {
        var rows = PromptRows.Rows(Clip, [], least: 3);
        Assert.Equal(3, rows.Count);
        Assert.Equal([Clip.Begin, Clip.End, Clip.Pad], rows.Tokens.AsSpan(154, 3).ToArray());
    }

    [Fact]
    public void Chinese_models_have_rows_of_512()
    {
        ITokenizer bert = Vocabularies.Read("bert");
        var rows = PromptRows.Single(bert, "猫");
        Assert.Equal((512, 101, 102, 0), (rows.Tokens.Length, rows.Tokens[0], rows.Tokens[2], rows.Tokens[3]));
    }
}
