using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Tests.Tokens;

public sealed class TokenizerFolderTests : IDisposable
{
    private readonly Vocabularies _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_padding_token_is_taken_from_the_special_tokens_then_the_config_then_the_end()
    {
        _folder.Write("tiny");
        Assert.Equal(0, Read().Pad);
        File.Delete(Path.Combine(_folder.Folder, "special_tokens_map.json"));
        Assert.Equal(Read().End, Read().Pad);
        _folder.Write("tokenizer_config.json", """{"pad_token":{"content":"!"},"model_max_length":1000000000000000019884624838656}""");
        Assert.Equal((0, 77), (Read().Pad, Read().RowLength));
        File.Delete(Path.Combine(_folder.Folder, "tokenizer_config.json"));
        Assert.Equal(Read().End, Read().Pad);
    }

    [Theory]
    [InlineData("tiny", true)]
    [InlineData("tiny", false)]
    [InlineData("bert", false)]
    public void A_folder_with_tokenizer_json_alone_gives_the_same_ids(string vocabulary, bool pairs)
    {
        _folder.Write(vocabulary);
        int[] expected = Ids("red 猫 roses, don't");
        Fold(vocabulary, pairs);
        Assert.Equal(expected, Ids("red 猫 roses, don't"));
    }

    [Fact]
    public void Line_ends_of_Windows_do_no_harm()
    {
        _folder.Write("tiny");
        int[] expected = Ids("the red cat");
        string merges = Path.Combine(_folder.Folder, "merges.txt");
        File.WriteAllText(merges, File.ReadAllText(merges).ReplaceLineEndings("\r\n"));
        Assert.Equal(expected, Ids("the red cat"));
    }

    [Theory]
    [InlineData("merges.txt", "#version: 0.2\ni n\nin\n", "merges.txt:3", "'in' is no merge")]
    [InlineData("merges.txt", "#version: 0.2\ni n\nx yz q\n", "merges.txt:3", "'x yz q' is no merge")]
    [InlineData("merges.txt", "#version: 0.2\ni n\nqqq zzz\n", "merges.txt:3", "'qqq zzz' has a part or a result")]
    [InlineData("vocab.json", "{\n\"a\": 1,\n\"b\": \"x\"}", "vocab.json:3", "'b' has no whole number")]
    [InlineData("vocab.json", "{\n\"a\": 1,\n", "vocab.json:3", "no valid JSON")]
    [InlineData("vocab.json", "[1]", "vocab.json:1", "An object of tokens")]
    [InlineData("vocab.json", "{\"a\": 1}", "vocab.json", "for byte 0")]
    [InlineData("special_tokens_map.json", "{\"pad_token\": \"<pad>\"}", "vocab.json", "lacks the token '<pad>'")]
    [InlineData("tokenizer_config.json", "{\n\n", "tokenizer_config.json:3", "no valid JSON")]
    public void A_damaged_file_is_named_with_its_line(string file, string content, string place, string message)
    {
        _folder.Write("tiny");
        _folder.Write(file, content);
        InputException error = Assert.Throws<InputException>(Read);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_BERT_vocabulary_without_its_special_tokens_is_refused()
    {
        _folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\nred\n");
        Assert.Contains("[SEP]", Assert.Throws<InputException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_says_which_files_are_needed() =>
        Assert.Contains("vocab.json with merges.txt", Assert.Throws<InputException>(Read).Message, StringComparison.Ordinal);

    private ITokenizer Read() => TokenizerFolder.Read(_folder.Folder);

    private int[] Ids(string text)
    {
        List<int> tokens = [];
        Read().Encode(text, tokens);
        return [.. tokens];
    }

    /// <summary>Puts the vocabulary's files into one tokenizer.json, merges as texts or as pairs.</summary>
    private void Fold(string vocabulary, bool pairs)
    {
        object model;
        if (vocabulary == "bert")
        {
            string words = Path.Combine(_folder.Folder, "vocab.txt");
            model = new { vocab = File.ReadAllLines(words).Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i) };
            File.Delete(words);
        }
        else
        {
            string merges = Path.Combine(_folder.Folder, "merges.txt"), tokens = Path.Combine(_folder.Folder, "vocab.json");
            string[] lines = [.. File.ReadAllLines(merges).Skip(1)];
            model = new { vocab = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(tokens)), merges = pairs ? (object)lines.Select(l => l.Split(' ')).ToArray() : lines };
            File.Delete(merges);
            File.Delete(tokens);
        }
        _folder.Write("tokenizer.json", JsonSerializer.Serialize(new { model }));
    }
}
