using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Tokens;

/// <summary>Reads a model's tokenizer from its folder, as diffusers and its exporters write it.</summary>
/// <remarks>
/// CLIP: <c>vocab.json</c> and <c>merges.txt</c>. BERT: <c>vocab.txt</c>. Where these are absent, the vocabulary inside <c>tokenizer.json</c> is taken.
/// Special tokens come from <c>special_tokens_map.json</c>, then <c>tokenizer_config.json</c>, then the family's own; a row's length from
/// <c>model_max_length</c>, where that is a sensible number, else 77 for CLIP and 512 for BERT.
/// </remarks>
public static class TokenizerFolder
{
    private const string Again = "Take the tokenizer's files from the model's folder again.";
    private const int LongestRow = 4096;

    /// <summary>The tokenizer of a folder.</summary>
    /// <exception cref="InputException">A file is absent or damaged; file and line are named.</exception>
    /// <exception cref="UnavailableException">A file cannot be read just now, or .NET runs without ICU.</exception>
    public static ITokenizer Read(string folder)
    {
        if (!UnicodeForm.Works)
            throw new UnavailableException("Prompts cannot be read: .NET runs without ICU, and accents would give wrong tokens. Install libicu and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        string vocabulary = Path.Combine(folder, "vocab.json"), merges = Path.Combine(folder, "merges.txt"), words = Path.Combine(folder, "vocab.txt");
        string whole = Path.Combine(folder, "tokenizer.json");
        try
        {
            if (File.Exists(vocabulary) && File.Exists(merges))
                return new ClipTokenizer(new(ReadVocabulary(vocabulary), vocabulary, [.. ReadMerges(merges)], merges), Settings(folder, clip: true));
            if (File.Exists(words))
                return new BertTokenizer(ReadWords(words), words, Settings(folder, clip: false));
            if (File.Exists(whole))
                return ReadWhole(folder, whole);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The tokenizer in {folder} cannot be read: {e.Message}", e);
        }
        throw new InputException(folder, null, "There is no tokenizer in this folder: vocab.json with merges.txt (CLIP), vocab.txt (BERT) or tokenizer.json is needed. Export the model with its tokenizer, or copy these files from where it came from.");
    }

    private static FrozenDictionary<string, int> ReadVocabulary(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        Dictionary<string, int> tokens = new(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Damaged(file, 1, "An object of tokens and their numbers was expected.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int number) || number < 0)
                    throw Damaged(file, Line(bytes, reader.TokenStartIndex), $"The token '{name}' has no whole number from 0.");
                tokens[name] = number;
            }
        }
        catch (JsonException e)
        {
            throw Damaged(file, (int)(e.LineNumber ?? 0) + 1, "This is no valid JSON.", e);
        }
        return tokens.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Left, string Right, int? Line)> ReadMerges(string file)
    {
        int number = 0;
        foreach (string line in File.ReadLines(file, Encoding.UTF8))
        {
            number++;
            if (line.Length == 0 || (number == 1 && line.StartsWith("#version", StringComparison.Ordinal)))
                continue;
            yield return Merge(line, file, number);
        }
    }

    private static (string Left, string Right, int? Line) Merge(string text, string file, int? line)
    {
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || blank == text.Length - 1 || text.IndexOf(' ', blank + 1) >= 0)
            throw Damaged(file, line, $"'{text}' is no merge: two parts with one blank between were expected.");
        return (text[..blank], text[(blank + 1)..], line);
    }

    private static FrozenDictionary<string, int> ReadWords(string file)
    {
        Dictionary<string, int> tokens = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(file, Encoding.UTF8))
        {
            if (line.Contains('\uFFFD', StringComparison.Ordinal))
                throw Damaged(file, number + 1, "This line is no valid UTF-8.");
            tokens[line] = number++;
        }
        return tokens.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static ITokenizer ReadWhole(string folder, string file)
    {
        using JsonDocument document = Parse(file);
        if (!document.RootElement.TryGetProperty("model", out JsonElement model) || !model.TryGetProperty("vocab", out JsonElement vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
            throw Damaged(file, null, "It holds no model.vocab.");
        Dictionary<string, int> tokens = new(StringComparer.Ordinal);
        foreach (JsonProperty token in vocabulary.EnumerateObject())
            tokens[token.Name] = token.Value.ValueKind == JsonValueKind.Number && token.Value.TryGetInt32(out int number) ? number : throw Damaged(file, null, $"The token '{token.Name}' of model.vocab has no whole number.");
        if (!model.TryGetProperty("merges", out JsonElement merges))
            return new BertTokenizer(tokens.ToFrozenDictionary(StringComparer.Ordinal), file, Settings(folder, clip: false));
        List<(string, string, int?)> pairs = [];
        foreach (JsonElement merge in merges.EnumerateArray())
        {
            pairs.Add(merge.ValueKind == JsonValueKind.Array && merge.GetArrayLength() == 2
                ? (merge[0].GetString() ?? "", merge[1].GetString() ?? "", null)
                : Merge(merge.ValueKind == JsonValueKind.String ? merge.GetString()! : merge.GetRawText(), file, null));
        }
        return new ClipTokenizer(new(tokens.ToFrozenDictionary(StringComparer.Ordinal), file, pairs, file), Settings(folder, clip: true));
    }

    private static TokenizerSettings Settings(string folder, bool clip)
    {
        using JsonDocument? special = Optional(Path.Combine(folder, "special_tokens_map.json"));
        using JsonDocument? config = Optional(Path.Combine(folder, "tokenizer_config.json"));
        return new(
            RowLength: Length(config, clip ? 77 : 512),
            Begin: Token(clip ? "bos_token" : "cls_token", clip ? "<|startoftext|>" : "[CLS]"),
            End: Token(clip ? "eos_token" : "sep_token", clip ? "<|endoftext|>" : "[SEP]"),
            Pad: Token("pad_token", clip ? "<|endoftext|>" : "[PAD]"),
            Unknown: Token("unk_token", clip ? "<|endoftext|>" : "[UNK]"),
            SmallLetters: Flag(config, "do_lower_case") ?? true,
            StripAccents: Flag(config, "strip_accents"),
            ApartIdeographs: Flag(config, "tokenize_chinese_chars") ?? true);

        string Token(string name, string usual) => Text(special, name) ?? Text(config, name) ?? usual;
    }

    private static int Length(JsonDocument? config, int usual) =>
        Value(config, "model_max_length") is { ValueKind: JsonValueKind.Number } length && length.TryGetInt32(out int tokens) && tokens is > 2 and <= LongestRow ? tokens : usual;

    private static string? Text(JsonDocument? document, string name) => Value(document, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } token when token.TryGetProperty("content", out JsonElement text) => text.GetString(),
        _ => null,
    };

    private static bool? Flag(JsonDocument? document, string name) => Value(document, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static JsonElement? Value(JsonDocument? document, string name) =>
        document is not null && document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value) ? value : null;

    private static JsonDocument? Optional(string file) => File.Exists(file) ? Parse(file) : null;

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw Damaged(file, (int)(e.LineNumber ?? 0) + 1, "This is no valid JSON.", e);
        }
    }

    private static int Line(ReadOnlySpan<byte> bytes, long place) => bytes[..(int)place].Count((byte)'\n') + 1;

    private static InputException Damaged(string file, int? line, string what, Exception? cause = null) =>
        new([new Problem(file, line, null, string.Create(CultureInfo.InvariantCulture, $"{what} {Again}"))], cause);
}
