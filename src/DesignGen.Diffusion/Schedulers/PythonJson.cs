using System.Text;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Makes JSON of what Python writes: its bare words NaN, Infinity and -Infinity, which JSON does not know, become texts.</summary>
internal static class PythonJson
{
    private static readonly string[] Words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>The text with those words in quotation marks; what stands inside texts is left alone, and lines stay where they are.</summary>
    public static string Clean(string json)
    {
        var clean = new StringBuilder(json.Length + 16);
        bool quoted = false;
        for (int i = 0; i < json.Length; i++)
        {
            string? word = quoted ? null : Array.Find(Words, w => json.AsSpan(i).StartsWith(w, StringComparison.Ordinal));
            if (word is not null)
            {
                clean.Append('"').Append(word).Append('"');
                i += word.Length - 1;
                continue;
            }
            if (quoted && json[i] == '\\' && i + 1 < json.Length)
                clean.Append(json[i++]);
            else if (json[i] == '"')
                quoted = !quoted;
            clean.Append(json[i]);
        }
        return clean.ToString();
    }
}
