using System.Text.Json;
using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Tests.Tokens;

/// <summary>Tokenizer folders as models have them, written from the small fixtures; they are removed with the tests' temporary folder.</summary>
internal sealed class Vocabularies : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-tokens").FullName;

    public static ITokenizer Read(string vocabulary)
    {
        using var folder = new Vocabularies();
        folder.Write(vocabulary);
        return TokenizerFolder.Read(folder.Folder);
    }

    /// <summary>Writes one vocabulary: clip (full), tiny (CLIP, cut), bert or cased.</summary>
    public void Write(string vocabulary)
    {
        if (vocabulary is "bert" or "cased")
        {
            File.Copy(References.File("bert-vocab.txt"), Path.Combine(Folder, "vocab.txt"));
            Write("tokenizer_config.json", $$"""{"do_lower_case":{{(vocabulary == "bert" ? "true" : "false")}},"model_max_length":512,"strip_accents":null}""");
            return;
        }
        string merges = References.Unpacked(vocabulary == "clip" ? "clip-full-merges.txt.gz" : "clip-tiny-merges.txt.gz");
        Write("merges.txt", merges);
        Write("vocab.json", JsonSerializer.Serialize(Tokens(merges).Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id)));
        Write("special_tokens_map.json", """{"bos_token":{"content":"<|startoftext|>"},"eos_token":{"content":"<|endoftext|>"},"pad_token":"!"}""");
        Write("tokenizer_config.json", """{"model_max_length":77,"pad_token":"<|endoftext|>"}""");
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>CLIP's vocabulary in order: bytes (printable ones first), the same ending a word, the merges, begin and end.</summary>
    private static IEnumerable<string> Tokens(string merges)
    {
        int[] printable = [.. Enumerable.Range('!', 94), .. Enumerable.Range(0xA1, 12), .. Enumerable.Range(0xAE, 82)];
        string[] letters = [.. printable.Concat(Enumerable.Range(0x100, 256 - printable.Length)).Select(c => ((char)c).ToString())];
        IEnumerable<string> joined = merges.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(m => m.Replace(" ", "", StringComparison.Ordinal));
        return [.. letters, .. letters.Select(l => l + "</w>"), .. joined, "<|startoftext|>", "<|endoftext|>"];
    }
}
