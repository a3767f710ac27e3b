namespace DesignGen.Core.Documents;

/// <summary>Text in quotes, as YAML and JSON files hold it.</summary>
public static class QuotedText
{
    /// <summary>The text in double quotes, quotes and backslashes escaped; control characters become spaces.</summary>
    public static string Of(string text) => "\"" + string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString())) + "\"";

    /// <summary>The same with line breaks kept, as <c>\n</c>.</summary>
    public static string OfLines(string text) => "\"" + string.Join("\\n", text.ReplaceLineEndings("\n").Split('\n').Select(l => Of(l)[1..^1])) + "\"";
}
