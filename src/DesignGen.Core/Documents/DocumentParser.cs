using System.Text;
using System.Text.Json;
using DesignGen.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DesignGen.Core.Documents;

/// <summary>Reads YAML and JSON text into nodes that know their lines. Both give the same tree.</summary>
/// <remarks>Aliases, tags and more than one document per file are refused: a brief needs none, and they are how small files grow huge.</remarks>
public static class DocumentParser
{
    /// <summary>Longest text read, characters; a brief or template is a few thousand.</summary>
    public const int MaxCharacters = 1_000_000;

    private const int MaxDepth = 32;

    /// <summary>Reads a document; JSON where the name ends in <c>.json</c>, else YAML.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InputException">It is not a document, is too long or too deep, or repeats a key.</exception>
    public static DocumentNode Parse(string source, string text)
    {
        if (text.Length > MaxCharacters)
            throw new InputException(source, null, $"The file has {text.Length} characters; at most {MaxCharacters} are read. Check that it is the right file.");
        return source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ParseJson(source, text) : ParseYaml(source, text);
    }

    private static DocumentNode ParseYaml(string source, string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return DocumentNode.Nothing(1);
            parser.Consume<DocumentStart>();
            DocumentNode root = ReadYaml(source, parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw Refuse(source, (int)parser.Current!.Start.Line, "A second document begins here. Keep one per file.");
            return root;
        }
        catch (YamlException e)
        {
            throw Refuse(source, (int)e.Start.Line, $"This is not valid YAML: {e.InnerException?.Message ?? e.Message} Check indentation, quotes and colons.", e);
        }
    }

    private static DocumentNode ReadYaml(string source, Parser parser, int depth)
    {
        int line = (int)parser.Current!.Start.Line;
        if (depth > MaxDepth)
            throw Refuse(source, line, $"Nested deeper than {MaxDepth} levels. Remove brackets or dashes that do not belong there.");
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            bool empty = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return empty ? DocumentNode.Nothing(line) : DocumentNode.Scalar(scalar.Value, line);
        }
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<DocumentNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadYaml(source, parser, depth + 1));
            return DocumentNode.List(items, line);
        }
        if (parser.TryConsume<MappingStart>(out _))
        {
            var entries = new List<DocumentEntry>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                int keyLine = (int)parser.Current!.Start.Line;
                if (!parser.TryConsume<Scalar>(out var key))
                    throw Refuse(source, keyLine, "A key must be plain text.");
                AddEntry(source, entries, new(key.Value, keyLine, ReadYaml(source, parser, depth + 1)));
            }
            return DocumentNode.Map(entries, line);
        }
        throw Refuse(source, line, "Anchors and aliases (& and *) are not used here. Write the value out.");
    }

    private static DocumentNode ParseJson(string source, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            DocumentNode root = ReadJson(source, utf8, ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            string reason = e.Message.Split(" LineNumber:", 2)[0];
            throw Refuse(source, (int)(e.LineNumber ?? 0) + 1, $"This is not valid JSON: {reason}", e);
        }
    }

    private static DocumentNode ReadJson(string source, byte[] utf8, ref Utf8JsonReader reader)
    {
        int line = 1 + utf8.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<DocumentNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadJson(source, utf8, ref reader));
                return DocumentNode.List(items, line);
            case JsonTokenType.StartObject:
                var entries = new List<DocumentEntry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    int keyLine = 1 + utf8.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                    string key = reader.GetString()!;
                    reader.Read();
                    AddEntry(source, entries, new(key, keyLine, ReadJson(source, utf8, ref reader)));
                }
                return DocumentNode.Map(entries, line);
            case JsonTokenType.Null:
                return DocumentNode.Nothing(line);
            case JsonTokenType.String:
                return DocumentNode.Scalar(reader.GetString()!, line);
            default:
                return DocumentNode.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    private static void AddEntry(string source, List<DocumentEntry> entries, DocumentEntry entry)
    {
        if (entries.Find(e => e.Key == entry.Key) is { } first)
            throw Refuse(source, entry.Line, $"The key '{entry.Key}' stands on line {first.Line} already. Keep one of them.");
        entries.Add(entry);
    }

    private static InputException Refuse(string source, int line, string message, Exception? cause = null) =>
        new([new Problem(source, line, null, message)], cause);
}
