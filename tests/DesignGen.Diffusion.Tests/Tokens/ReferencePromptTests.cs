using System.Text.Json;
using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Tests.Tokens;

public class ReferencePromptTests
{
    [Theory]
    [InlineData("clip")]
    [InlineData("tiny")]
    [InlineData("bert")]
    [InlineData("cased")]
    public void All_prompts_give_the_ids_of_Hugging_Face_tokenizers(string vocabulary)
    {
        ITokenizer tokenizer = Vocabularies.Read(vocabulary);
        int prompts = 0;
        List<string> wrong = [];
        foreach (JsonElement prompt in References.Json("prompts.json").EnumerateArray())
        {
            string text = prompt.GetProperty("text").GetString()!;
            int[] expected = [.. prompt.GetProperty(vocabulary).EnumerateArray().Select(n => n.GetInt32())];
            List<int> tokens = [];
            tokenizer.Encode(text, tokens);
            if (!expected.SequenceEqual(tokens))
                wrong.Add($"{text}: {string.Join(' ', tokens)} instead of {string.Join(' ', expected)}");
            prompts++;
        }
        Assert.Equal(218, prompts);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Many_threads_get_the_same_ids_as_one()
    {
        ITokenizer shared = Vocabularies.Read("tiny");
        string[] texts = [.. References.Json("prompts.json").EnumerateArray().Select(p => p.GetProperty("text").GetString()!)];
        int[][] alone = [.. texts.Select(t => Ids(Vocabularies.Read("tiny"), t))];
        int[][] together = new int[texts.Length][];
        Parallel.For(0, texts.Length * 4, i => together[i % texts.Length] = Ids(shared, texts[i % texts.Length]));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_very_long_word_takes_no_long_time_and_loses_nothing()
    {
        ITokenizer clip = Vocabularies.Read("tiny");
        Assert.Equal(5000, Ids(clip, string.Concat(Enumerable.Repeat("1 ", 5000))).Length);
        Assert.NotEmpty(Ids(clip, new string('!', 20_000)));
        Assert.Equal([100], Ids(Vocabularies.Read("bert"), new string('a', 101)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_read_as_a_replacement_character() =>
        Assert.Equal(Ids(Vocabularies.Read("tiny"), "a\uFFFDb"), Ids(Vocabularies.Read("tiny"), "a\uD83Db"));

    private static int[] Ids(ITokenizer tokenizer, string text)
    {
        List<int> tokens = [];
        tokenizer.Encode(text, tokens);
        return [.. tokens];
    }
}
